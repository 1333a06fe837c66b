"""What several judgements on a stakeholder come to, and where that places it (dossier section 3.1).

The rule, kept simple so that it can be said aloud:
1. what everybody in the room agreed on goes before what nobody confirmed, even when the latter is newer;
2. among those the newest date counts, an undated judgement being older than any dated one;
3. when several groups judged on that date, the middle value counts (the lower middle of an even number),
   and how far apart they were is kept beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.field import first_day
from desktop.domain.record import RecordId
from desktop.domain.records import Assessment, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_

INFLUENCE, INTEREST, IMPORTANCE, SUPPORT = "influence", "interest", "importance", "support"
DIMENSIONS = (INFLUENCE, INTEREST, IMPORTANCE, SUPPORT)
CUT = 3

WORK_CLOSELY, KEEP_SATISFIED = "work_closely", "keep_satisfied"
KEEP_INFORMED, KEEP_AN_EYE = "keep_informed", "keep_an_eye"
QUADRANTS: dict[str, str] = {
    WORK_CLOSELY: N_("Work closely with"),
    KEEP_SATISFIED: N_("Keep satisfied"),
    KEEP_INFORMED: N_("Keep informed, give a voice"),
    KEEP_AN_EYE: N_("Keep an eye on"),
}

# The same four corners of importance and influence: whose needs must count, and who can decide about it.
STRENGTHEN, BUILD_WITH = "strengthen", "build_with"
MIND, FOLLOW = "mind", "follow"
IMPORTANCE_QUADRANTS: dict[str, str] = {
    BUILD_WITH: N_("Build the plan with them"),
    STRENGTHEN: N_("Protect, and make their voice stronger"),
    MIND: N_("Mind early: they can change the outcome"),
    FOLLOW: N_("Follow from afar"),
}


@dataclass(frozen=True)
class Judgement:
    """The value that counts, 1 to 5; with the lowest and highest of that day and how many groups judged."""

    value: int
    low: int
    high: int
    date: str
    agreed: bool
    groups: int

    @property
    def spread(self) -> int:
        """How far apart the groups were, in steps of the scale; 0 when they said the same."""
        return self.high - self.low


@dataclass(frozen=True)
class Position:
    """Where a stakeholder stands; `quadrant` is "" (unplaced) while influence or interest is missing."""

    stakeholder: Stakeholder
    influence: Judgement | None
    interest: Judgement | None
    quadrant: str


def judgement(assessments: Iterable[Assessment]) -> Judgement | None:
    """What these assessments of one stakeholder in one dimension come to; None when none has a value."""
    valued = [item for item in assessments if item.value is not None]
    counting = [item for item in valued if item.agreed == "yes"] or valued
    if not counting:
        return None
    newest = max(when(item) for item in counting)
    same_day = [item for item in counting if when(item) == newest]
    values = sorted(item.value for item in same_day if item.value is not None)
    return Judgement(
        value=values[(len(values) - 1) // 2],
        low=values[0],
        high=values[-1],
        date=same_day[0].date if newest != datetime.date.min else "",
        agreed=same_day[0].agreed == "yes",
        groups=len(values),
    )


def when(item: Assessment) -> datetime.date:
    """The day of a judgement; one without a date is older than any other."""
    return first_day(item.date) or datetime.date.min


def grouped(assessments: Iterable[Assessment]) -> dict[tuple[RecordId, str], list[Assessment]]:
    """Assessments by stakeholder (id) and dimension."""
    found: dict[tuple[RecordId, str], list[Assessment]] = {}
    for item in assessments:
        found.setdefault((item.stakeholder, item.dimension), []).append(item)
    return found


def judgements(
    snapshot: Snapshot, until: datetime.date | None = None
) -> dict[tuple[RecordId, str], Judgement]:
    """What counts for each stakeholder (id) and dimension of the workbook, in one pass.

    With `until`, what counted on the evening of that day; undated judgements counted always.
    """
    items = [item for item in snapshot.all(Assessment) if until is None or when(item) <= until]
    found = {key: judgement(group) for key, group in grouped(items).items()}
    return {key: value for key, value in found.items() if value is not None}


def quadrant(influence: int | None, interest: int | None, cut: int = CUT) -> str:
    """The quadrant of two values from 1 to 5: one on the cut is high; "" (unplaced) when one is missing."""
    if influence is None or interest is None:
        return ""
    if influence >= cut:
        return WORK_CLOSELY if interest >= cut else KEEP_SATISFIED
    return KEEP_INFORMED if interest >= cut else KEEP_AN_EYE


def positions(snapshot: Snapshot, cut: int = CUT, until: datetime.date | None = None) -> list[Position]:
    """Where each stakeholder stands, in the order of the register; unplaced ones are in the list too.

    With `until`, where they stood on that day.
    """
    counting = judgements(snapshot, until)
    found = []
    for item in snapshot.all(Stakeholder):
        influence, interest = counting.get((item.id, INFLUENCE)), counting.get((item.id, INTEREST))
        place = quadrant(influence.value, interest.value, cut) if influence and interest else ""
        found.append(Position(item, influence, interest, place))
    return found
