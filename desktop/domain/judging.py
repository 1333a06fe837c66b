"""Writing judgements down: the changes that one placement makes, and the level of participation it suggests."""

from __future__ import annotations

from desktop.domain.change import Change, create, update
from desktop.domain.checks.stakeholder import CONCERNED
from desktop.domain.record import RecordId
from desktop.domain.records import Assessment, Stakeholder
from desktop.domain.scoring import KEEP_AN_EYE, KEEP_INFORMED, KEEP_SATISFIED, WORK_CLOSELY
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, folded, message


def judge(
    snapshot: Snapshot,
    stakeholder: RecordId,
    dimension: str,
    value: int,
    *,
    date: str,
    by: str = "",
    reason: str = "",
    agreed: str = "",
) -> list[Change]:
    """The changes of one judgement. The same group on the same day corrects itself; every other one is a new record.

    An empty `reason` leaves the reason that stands there.
    """
    if not 1 <= value <= 5:
        raise ValueError(value)
    known = (stakeholder, dimension, date, folded(by), agreed == "yes")
    for item in snapshot.all(Assessment):
        if (item.stakeholder, item.dimension, item.date, folded(item.by), item.agreed == "yes") == known:
            return update(item, value=value, reason=reason or item.reason, agreed=agreed or item.agreed)
    made = Assessment(
        stakeholder=stakeholder,
        dimension=dimension,
        value=value,
        date=date,
        by=by,
        reason=reason,
        agreed=agreed,
    )
    return create(made)


INFORM, CONSULT, INVOLVE, COLLABORATE = "inform", "consult", "involve", "collaborate"

_LEVELS: dict[str, tuple[str, str]] = {
    WORK_CLOSELY: (COLLABORATE, N_("Much influence and much interest: look for the solution with them.")),
    KEEP_SATISFIED: (CONSULT, N_("Much influence and little interest: ask, and keep it short.")),
    KEEP_INFORMED: (
        INVOLVE,
        N_("Little influence and much interest: a newsletter is not enough, give a voice."),
    ),
    KEEP_AN_EYE: (INFORM, N_("Little influence and little interest: tell them, and look again later.")),
}


def suggested_level(item: Stakeholder, quadrant: str) -> tuple[str, Message] | None:
    """The level of participation that a place in the grid suggests, and why; None for somebody not placed.

    Those whom migration touches are never only told, wherever they stand (dossier 3.1, check C-08). People choose.
    """
    found = _LEVELS.get(quadrant)
    if found is None:
        return None
    level, why = found
    if level == INFORM and item.family in CONCERNED:
        return CONSULT, message(N_("The plan is about their lives: to be told is not to take part."))
    return level, message(why)
