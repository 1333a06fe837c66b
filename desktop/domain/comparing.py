"""Judgements side by side: where groups differ, what they agreed, and what changed between two days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.record import RecordId
from desktop.domain.records import Assessment, Stakeholder
from desktop.domain.scoring import (
    DIMENSIONS,
    INFLUENCE,
    INTEREST,
    Judgement,
    grouped,
    judgement,
    judgements,
    quadrant,
    when,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, folded, message

# One step apart is how people round; two is another view of the same stakeholder.
FAR_APART = 2


@dataclass(frozen=True)
class Comparison:
    """What the groups said of one stakeholder in one dimension on the newest day, and what was agreed since.

    `said` holds one value for each group, in the order of their names; an unsigned one counts for itself.
    """

    stakeholder: RecordId
    dimension: str
    date: str
    said: tuple[tuple[str, int], ...]
    agreed: Assessment | None

    @property
    def spread(self) -> int:
        """How far apart the groups are, in steps of the scale."""
        values = [value for _by, value in self.said]
        return max(values) - min(values) if values else 0

    @property
    def is_open(self) -> bool:
        """Whether the groups are far apart and nothing was agreed."""
        return self.spread >= FAR_APART and self.agreed is None


def comparisons(snapshot: Snapshot, dimension: str = "") -> list[Comparison]:
    """What can be compared: two groups or more judged on one day. The widest apart first, then as in the register."""
    found = []
    order = {row: number for number, row in enumerate(snapshot.rows("stakeholder"))}
    for (stakeholder, judged), items in grouped(snapshot.all(Assessment)).items():
        if (not dimension or judged == dimension) and judged in DIMENSIONS and stakeholder in order:
            made = _compared(stakeholder, judged, items)
            if len(made.said) > 1:
                found.append(made)
    return sorted(found, key=lambda c: (not c.is_open, -c.spread, order[c.stakeholder], c.dimension))


def _compared(stakeholder: RecordId, dimension: str, items: Iterable[Assessment]) -> Comparison:
    valued = [item for item in items if item.value is not None]
    open_ = [item for item in valued if item.agreed != "yes"]
    newest = max((when(item) for item in open_), default=datetime.date.min)
    round_ = [item for item in open_ if when(item) == newest]
    said: dict[str, tuple[str, int]] = {}
    for number, item in enumerate(round_):
        # The same table said it twice: the later one is what it says.
        said[folded(item.by) or f"\x00{number}"] = (item.by, item.value or 0)
    agreed = [item for item in valued if item.agreed == "yes" and when(item) >= newest]
    return Comparison(
        stakeholder,
        dimension,
        round_[0].date if round_ else "",
        tuple(sorted(said.values(), key=lambda pair: folded(pair[0]))),
        max(agreed, key=when) if agreed else None,
    )


def disputes(snapshot: Snapshot) -> list[Comparison]:
    """Where the groups are far apart and nothing was agreed yet."""
    return [item for item in comparisons(snapshot) if item.is_open]


def groups(snapshot: Snapshot) -> list[str]:
    """The names of all groups that ever judged, each once, in the order of their first judgement."""
    found: dict[str, str] = {}
    for item in snapshot.all(Assessment):
        if item.by.strip():
            found.setdefault(folded(item.by), item.by.strip())
    return list(found.values())


# Two days ------------------------------------------------------------------------------------------------------


def days(snapshot: Snapshot) -> list[datetime.date]:
    """The days on which something was judged, oldest first; undated judgements have none."""
    found = {when(item) for item in snapshot.all(Assessment) if item.value is not None}
    return sorted(found - {datetime.date.min})


@dataclass(frozen=True)
class Move:
    """How one judgement changed: `before` is None for a first judgement."""

    stakeholder: Stakeholder
    dimension: str
    before: int | None
    after: int


def moves(snapshot: Snapshot, first: datetime.date, second: datetime.date) -> list[Move]:
    """What changed from the evening of one day to the evening of another, in the order of the register."""
    old, new = judgements(snapshot, first), judgements(snapshot, second)
    found = []
    for item in snapshot.all(Stakeholder):
        for dimension in DIMENSIONS:
            before, after = old.get((item.id, dimension)), new.get((item.id, dimension))
            if after is not None and (before is None or before.value != after.value):
                found.append(Move(item, dimension, before.value if before else None, after.value))
    return found


_MOVED = {
    INFLUENCE: N_("{name}: influence from {before} to {after}."),
    INTEREST: N_("{name}: interest from {before} to {after}."),
    "importance": N_("{name}: importance from {before} to {after}."),
    "support": N_("{name}: support from {before} to {after}."),
}
_FIRST = {
    INFLUENCE: N_("{name}: influence judged for the first time, {after}."),
    INTEREST: N_("{name}: interest judged for the first time, {after}."),
    "importance": N_("{name}: importance judged for the first time, {after}."),
    "support": N_("{name}: support judged for the first time, {after}."),
}


def in_words(move: Move) -> Message:
    """A change as a sentence."""
    if move.before is None:
        return message(_FIRST[move.dimension], name=move.stakeholder.title, after=move.after)
    text = _MOVED[move.dimension]
    return message(text, name=move.stakeholder.title, before=move.before, after=move.after)


@dataclass(frozen=True)
class Ghost:
    """Where a stakeholder stood before its newest judgement."""

    influence: int
    interest: int

    @property
    def quadrant(self) -> str:
        """The part of the grid in which that was."""
        return quadrant(self.influence, self.interest)


def ghosts(snapshot: Snapshot) -> dict[RecordId, Ghost]:
    """The former place of everybody who moved with the newest judgement; who never moved has none."""
    by_key = grouped(snapshot.all(Assessment))
    found = {}
    for row in snapshot.rows("stakeholder"):
        now = [judgement(by_key.get((row, d), ())) for d in (INFLUENCE, INTEREST)]
        if None in now:
            continue
        newest = max(_day(j) for j in now if j is not None)
        before = [
            _before(by_key[row, d], newest) or j for d, j in zip((INFLUENCE, INTEREST), now, strict=True)
        ]
        values = [j.value for j in before if j is not None]
        if values != [j.value for j in now if j is not None]:
            found[row] = Ghost(values[0], values[1])
    return found


def _day(found: Judgement) -> datetime.date:
    return when(Assessment(date=found.date))


def _before(items: Iterable[Assessment], day: datetime.date) -> Judgement | None:
    return judgement(item for item in items if when(item) < day)
