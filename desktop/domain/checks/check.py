"""How a check is declared and what it answers.

A check is one small function of the snapshot and a day. It says of each thing whether it *fires*, is *clear*
or cannot be told (*unknown*), and names the records it looked at. Advice is never an order: people can set it
aside with a reason. No check reads the clock, a file, or another check.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from desktop.domain.record import Record, RecordId, table_of
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import Message

FIRES, CLEAR, UNKNOWN = "fires", "clear", "unknown"
ERROR, WARNING, NOTE = "E", "W", "N"

NATIONAL, PROVINCE, MUNICIPAL = "national", "province", "municipal"
LOCAL_LEVELS = (PROVINCE, MUNICIPAL)

Looked = tuple[tuple[str, RecordId], ...]


@dataclass(frozen=True)
class Finding:
    """What a check found. `about` is the one record it speaks of, "" when it speaks of the whole work;
    `concerns` are the records, among those looked at, that somebody would open to change it."""

    outcome: str
    message: Message
    looked_at: Looked = ()
    about: RecordId = ""
    concerns: Looked = ()


Run = Callable[[Snapshot, datetime.date], Finding | list[Finding]]


@dataclass(frozen=True)
class Check:
    """One declared check: `levels` empty means every level of government; `step` is the page that settles it.

    `private` checks read what is never printed in public (views of migration): a public edition leaves them
    out, for there they could only say that nothing is known.
    """

    id: str
    title: str
    severity: str
    tables: tuple[str, ...]
    step: str
    anchor: str
    source: str
    run: Run = field(compare=False)
    levels: tuple[str, ...] = ()
    private: bool = False

    def applies(self, level: str) -> bool:
        """Whether the check is asked at this level; one bound to levels waits until the level is known."""
        return not self.levels or level in self.levels


CHECKS: dict[str, Check] = {}


def check(
    *,
    id: str,
    title: str,
    severity: str,
    tables: tuple[str, ...],
    step: str,
    anchor: str,
    source: str,
    levels: tuple[str, ...] = (),
    private: bool = False,
) -> Callable[[Run], Run]:
    """Declare a function as a check. `title` is marked with N_; `anchor` is a handbook "page#heading"."""

    def register(run: Run) -> Run:
        if id in CHECKS:
            raise ValueError(f"check {id} is declared twice")
        CHECKS[id] = Check(id, title, severity, tables, step, anchor, source, run, levels, private)
        return run

    return register


def looked(*groups: Iterable[Record | None]) -> Looked:
    """The records looked at, as (table, id), each once and in order."""
    return tuple(dict.fromkeys((table_of(r), r.id) for group in groups for r in group if r is not None))


def fires(text: Message, looked_at: Looked = (), about: str = "", concerns: Looked = ()) -> Finding:
    """There is something to look at."""
    return Finding(FIRES, text, looked_at, about, concerns)


def clear(text: Message, looked_at: Looked = (), about: str = "") -> Finding:
    """Nothing to look at, and here is what was looked at."""
    return Finding(CLEAR, text, looked_at, about)


def not_enough(text: Message, looked_at: Looked = (), about: str = "", concerns: Looked = ()) -> Finding:
    """Not enough information; the message says what is missing."""
    return Finding(UNKNOWN, text, looked_at, about, concerns)


def is_local(snapshot: Snapshot) -> bool:
    """Whether the plan is one of a province, district or municipality: local words are used then."""
    return snapshot.initiative.level in LOCAL_LEVELS
