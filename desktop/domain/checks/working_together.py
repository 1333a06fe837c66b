"""Advice on what each is able to do, and on how well offices really work together."""

from __future__ import annotations

import datetime

from desktop.domain.checks.check import (
    NATIONAL,
    NOTE,
    PROVINCE,
    WARNING,
    Finding,
    check,
    clear,
    fires,
    is_local,
    looked,
    not_enough,
)
from desktop.domain.coordination import Ladder, is_proof, ladder, with_ladder
from desktop.domain.field import last_day
from desktop.domain.listing import listing
from desktop.domain.records import Activity, Body, Capacity, CoordinationProof, Task
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message

# Where those belong who must not be forgotten, in words for the middle of a sentence.
PLACES: dict[str, str] = {
    "national": N_("national offices"),
    "regional": N_("provinces or regions"),
    "local": N_("towns and villages"),
    "society": N_("associations and others outside government"),
    "partners": N_("international partners"),
}
_ASKED: dict[str, tuple[str, ...]] = {
    NATIONAL: tuple(PLACES),
    PROVINCE: ("regional", "local", "society"),
    "": ("local", "society"),
}
OLD_AFTER = 366  # days


@check(
    id="C-32",
    title=N_("What each is able to do"),
    severity=WARNING,
    tables=("capacity", "task", "activity"),
    step="body",
    anchor="process/capacity#table",
    source="Workshop report, Mauritius, August 2012, conclusion 10",
    private=True,  # the table stays in the team
)
def capacities_are_known(snapshot: Snapshot, today: datetime.date) -> Finding | list[Finding]:
    """Did somebody look at what each is able to do, at every level and outside government?"""
    lines = snapshot.all(Capacity)
    work = [*snapshot.all(Task), *snapshot.all(Activity)]
    if not lines:
        if not work:
            return []
        text = (
            N_(
                "It is not written down yet what each office of the town, and those outside it, are able to do."
            )
            if is_local(snapshot)
            else N_(
                "It is not written down yet what each office, and those outside government, are able to do."
            )
        )
        return fires(message(text), looked(work[:1]))
    told = [line for line in lines if line.reach and line.level]
    seen, untold = looked(lines), [line for line in lines if line not in told]
    asked = _ASKED.get(snapshot.initiative.level, _ASKED[""])
    missing = [message(PLACES[place]) for place in asked if place not in {line.reach for line in told}]
    if not missing:
        return clear(message(N_("At each level somebody looked at what they are able to do.")), seen)
    if untold:
        text_ = message(
            N_("Of {count} line it is open where they belong, or how far they are able to."),
            N_("Of {count} lines it is open where they belong, or how far they are able to."),
            len(untold),
        )
        return not_enough(text_, seen, concerns=looked(untold))
    said = N_("Nobody has looked yet at what these are able to do, and what would help them: {places}.")
    return fires(message(said, places=listing(missing)), seen)


@check(
    id="C-50",
    title=N_("How well they work together"),
    severity=NOTE,
    tables=("body", "coordination_proof"),
    step="body",
    anchor="setup/coordination-ladder#rungs",
    source="Scale adapted from Metcalfe (1994); workshop report, Mauritius, August 2012, conclusion 5",
    private=True,  # neither the rung nor its proofs leave the team
)
def rungs_are_shown(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Do proofs carry the rung on which those who sit there see themselves, and are they younger than a year?"""
    found = (ladder(snapshot, body) for body in with_ladder(snapshot))
    return [_rungs(item, today) for item in found if item.is_begun]


def _rungs(item: Ladder, today: datetime.date) -> Finding:
    body = item.body
    proofs = [proof for rung in item.rungs for proof in rung.proofs]
    seen = looked([body], proofs)
    undated = [proof for proof in proofs if not is_proof(proof)]
    if item.claims_more and not undated:
        return fires(_more_claimed(body, item.missing), seen, body.id)
    if undated:
        text = message(
            N_("{body}: {count} proof has no words or no date, so it does not count yet."),
            N_("{body}: {count} proofs have no words or no date, so they do not count yet."),
            len(undated),
            body=body.name,
        )
        return not_enough(text, seen, body.id, looked(undated))
    old = next((rung.key for rung in item.rungs if rung.counts and _is_old(rung.proofs, today)), "")
    if old:
        text = message(
            N_("{body}: what shows rung {rung} is more than a year old. Does it still hold?"),
            body=body.name,
            rung=old,
        )
        return fires(text, seen, body.id)
    return clear(message(N_("{body}: each rung that counts has its proof."), body=body.name), seen, body.id)


def _more_claimed(body: Body, missing: str) -> Message:
    return message(
        N_(
            "{body}: seen by its members on rung {claimed}; rung {missing} has no proof yet. What would show it?"
        ),
        body=body.name,
        claimed=body.claimed_rung,
        missing=missing,
    )


def _is_old(proofs: tuple[CoordinationProof, ...], today: datetime.date) -> bool:
    """Whether even the newest proof is older than a year; a year alone may mean its last day."""
    days = [day for proof in proofs if is_proof(proof) and (day := last_day(proof.date)) is not None]
    return (today - max(days)).days > OLD_AFTER
