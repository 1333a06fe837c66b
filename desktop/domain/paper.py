"""Codes for paper: cards and sheets carry "S07", and what was written on them is typed back as "T2 S07 4 3".

T2 is table 2, S07 the stakeholder, then influence and interest. A table once said holds for the lines below it.
Everything typed is read back with names before it counts, and tallied for each table: a slip of one finger must be
seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.change import Change, update
from desktop.domain.field import plain_digits
from desktop.domain.judging import judge
from desktop.domain.record import RecordId
from desktop.domain.records import Stakeholder
from desktop.domain.scoring import INFLUENCE, INTEREST
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message

_CODE = re.compile(r"[sS]\s*0*([0-9]{1,4})")
_TABLE = re.compile(r"[tT]\s*0*([0-9]{1,3})")
_WORD = re.compile(r"[^\s,;:/|]+")
_SKIP = frozenset({"-", "–", "x", "X", "?", "."})  # not judged: a dash, a cross, a question mark


def code(number: int) -> str:
    """The code of a number: S07, S123."""
    return f"S{number:02}"


def codes(snapshot: Snapshot) -> dict[RecordId, str]:
    """The code of every stakeholder: the one it has, else the next number in the order of the register.

    A number is not given again while a higher one is known: an old sheet may still carry it.
    """
    found: dict[RecordId, str] = {}
    used: set[int | None] = set()
    number = max((_number(item.code) or 0 for item in snapshot.all(Stakeholder)), default=0)
    for item in snapshot.all(Stakeholder):
        own = _number(item.code)
        if own is None or own in used:  # none yet, or a copy of somebody else's
            number += 1
            own = number
        used.add(own)
        found[item.id] = code(own)
    return found


def _number(text: str) -> int | None:
    found = _CODE.fullmatch(plain_digits(text.strip()))
    return int(found[1]) if found else None


def give_codes(snapshot: Snapshot) -> list[Change]:
    """The changes that write the codes down, before anything is printed: later additions then move no number."""
    given = codes(snapshot)
    return [change for item in snapshot.all(Stakeholder) for change in update(item, code=given[item.id])]


@dataclass(frozen=True)
class Entry:
    """One line read: what a table said of a stakeholder; None is "not judged"."""

    line: int
    table: str
    stakeholder: RecordId
    influence: int | None
    interest: int | None


@dataclass(frozen=True)
class Unread:
    """A line that says nothing clear, with the reason."""

    line: int
    text: str
    problem: Message


@dataclass(frozen=True)
class Typed:
    """All that was typed: what was read, and what was not."""

    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...]

    def tally(self) -> dict[str, int]:
        """How many stakeholders each table judged."""
        found: dict[str, set[RecordId]] = {}
        for entry in self.entries:
            found.setdefault(entry.table, set()).add(entry.stakeholder)
        return {table: len(rows) for table, rows in found.items()}


class _Stop(Exception):
    def __init__(self, problem: Message) -> None:
        super().__init__(problem.text)
        self.problem = problem


def read_entries(text: str, given: Mapping[RecordId, str], table: str = "") -> Typed:
    """Read lines such as "T2 S07 4 3"; `given` are the codes, `table` the one that holds until another is said.

    Several stakeholders may stand in one line: "T2 S07 4 3 S08 2 5".
    """
    rows = {_number(word): row for row, word in given.items()}
    entries: list[Entry] = []
    unread: list[Unread] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = _WORD.findall(plain_digits(line))
        if not words:
            continue
        found, table, problem = _line(number, words, rows, table)
        entries += found
        if problem is not None:
            unread.append(Unread(number, line.strip(), problem))
    return Typed(tuple(entries), tuple(unread))


def _line(
    number: int, words: Sequence[str], rows: Mapping[int | None, RecordId], table: str
) -> tuple[list[Entry], str, Message | None]:
    found: list[Entry] = []
    at = 0
    try:
        while at < len(words):
            said = _TABLE.fullmatch(words[at])
            if said:
                table, at = f"T{int(said[1])}", at + 1
                continue
            row = _stakeholder(words[at], rows)
            values = [_value(word) for word in words[at + 1 : at + 3]]
            if len(values) < 2:
                raise _Stop(message(N_("“{code}” needs two values: influence and interest."), code=words[at]))
            if not table:
                raise _Stop(message(N_("Which table? Begin with T1, T2 and so on.")))
            found.append(Entry(number, table, row, values[0], values[1]))
            at += 3
    except _Stop as stop:
        return found, table, stop.problem
    if not found and words and not _TABLE.fullmatch(words[-1]):
        return found, table, message(N_("Nothing was understood here."))
    return found, table, None


def _stakeholder(word: str, rows: Mapping[int | None, RecordId]) -> RecordId:
    number = _number(word)
    if number is None:
        text = N_("“{word}” is no code such as S07.")
        raise _Stop(message(text, word=word))
    if number not in rows:
        raise _Stop(message(N_("No stakeholder has the code {code}."), code=code(number)))
    return rows[number]


def _value(word: str) -> int | None:
    if word in _SKIP:
        return None
    if word.isdecimal() and 1 <= int(word) <= 5:
        return int(word)
    raise _Stop(message(N_("“{word}” is no value from 1 to 5."), word=word))


def read_back(typed: Typed, snapshot: Snapshot) -> list[Message]:
    """Each entry in words, for the eyes of whoever typed it."""
    found = []
    for entry in typed.entries:
        item = snapshot.get(Stakeholder, entry.stakeholder)
        text = N_("{table}: {name}, influence {influence}, interest {interest}")
        found.append(
            message(
                text,
                table=entry.table,
                name=item.name if item else "",
                influence=entry.influence or "–",
                interest=entry.interest or "–",
            )
        )
    return found


def entered(
    snapshot: Snapshot, entries: Iterable[Entry], *, date: str, names: Mapping[str, str] | None = None
) -> list[Change]:
    """The changes that all entries make, as one edit. `names` are the names of tables ("T2": "Table 2, not signed").

    The last one counts where a table said two things of one stakeholder.
    """
    last: dict[tuple[str, RecordId, str], int] = {}
    for entry in entries:
        for dimension, value in ((INFLUENCE, entry.influence), (INTEREST, entry.interest)):
            if value is not None:
                last[entry.table, entry.stakeholder, dimension] = value
    changes: list[Change] = []
    for (table, row, dimension), value in last.items():
        by = (names or {}).get(table, table)
        changes += judge(snapshot, row, dimension, value, date=date, by=by)
    return changes
