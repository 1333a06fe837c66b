"""Advice on the bodies: who sits on them, who leads them, how they work and what pays for them."""

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
from desktop.domain.listing import listing
from desktop.domain.record import Record
from desktop.domain.records import Body, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import CHAIRS, NOT_MEETING, OBSERVER, funded, wanted
from desktop.domain.words import N_, Message, message

LOCAL_AUTHORITY, MINISTRY = "local_authority", "ministry"
MIGRATION_INSTITUTION = "migration_institution"
POLITICAL, TECHNICAL = "political", "technical"

# The five elements of a support structure (dossier row 28): an indicative set, never a duty.
ELEMENTS: dict[str, str] = {
    "focal_point": N_("focal point"),
    "facilitator": N_("expert facilitator"),
    "support_group": N_("small support group"),
    "coordination": N_("mechanism between departments"),
    "consultative": N_("mechanism to consult all who are concerned"),
}
# A cabinet or council has its rules by law, a partners' group makes its own: neither is ours to complete.
OWN_RULES = frozenset({"political_body", "partner_group"})
THEMATIC = "thematic_group"
# A town needs no facilitator and no support group until it wants one.
NOT_IN_TOWNS = frozenset({"facilitator", "support_group"})
STEERING = frozenset({"coordination", "commission", "task_force", "working_group"})

WORKING_RULES: dict[str, str] = {
    "secretariat": N_("secretariat"),
    "rhythm": N_("how often it meets"),
    "quorum": N_("how many must be present"),
    "reporting_line": N_("to whom it reports"),
    "duration": N_("how long it lasts"),
}


def _no_body() -> Message:
    return message(N_("No body is written down yet."))


def _members(snapshot: Snapshot, seats: list[Membership]) -> list[Stakeholder]:
    found = (snapshot.get(Stakeholder, seat.stakeholder) for seat in seats)
    return [member for member in found if member is not None]


@check(
    id="C-01",
    title=N_("Local authorities have a seat"),
    severity=WARNING,
    tables=("membership", "body", "stakeholder"),
    step="body",
    anchor="setup/five-elements#who-sits-where",
    source="GFMD Mauritius 2012, round tables 2.1 and 2.2; workshop report, August 2012, conclusion 8",
    levels=(NATIONAL, PROVINCE),  # a municipality is a local authority itself
)
def local_authority_seat(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Does a local authority sit on any body? An observer has no voice and does not count."""
    bodies = {body.id for body in wanted(snapshot)}
    seats = [seat for seat in snapshot.all(Membership) if seat.body in bodies and seat.seat != OBSERVER]
    members = _members(snapshot, seats)
    seen = looked(wanted(snapshot), seats, members)
    if not seats:
        return not_enough(message(N_("Nobody has a seat on a body yet.")), seen)
    if any(member.family == LOCAL_AUTHORITY for member in members):
        return clear(message(N_("A local authority has a seat.")), seen)
    untold = [member for member in members if not member.family]
    if untold or len(members) < len(seats):
        text = message(
            N_("No local authority has a seat yet; of {count} seat it is not known what kind it is."),
            N_("No local authority has a seat yet; of {count} seats it is not known what kind they are."),
            len(seats) - sum(1 for member in members if member.family),
        )
        return not_enough(text, seen, concerns=looked(untold))
    return fires(
        message(N_("No local authority has a seat on any body. They will carry out much of the plan.")), seen
    )


@check(
    id="C-02",
    title=N_("Money for migration issues"),
    severity=WARNING,
    tables=("body",),
    step="body",
    anchor="setup/five-elements#budget",
    source="GFMD Mauritius 2012, round tables 2.1 and 2.2; GFMD Manila 2008, round table 3",
)
def budget_line(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Has any body a budget line, or an amount, set aside for migration issues?"""
    bodies = wanted(snapshot)
    seen = looked(bodies)
    if not bodies:
        return not_enough(_no_body(), seen)
    if any(funded(body) for body in bodies):
        return clear(message(N_("A budget for migration issues is named.")), seen)
    text = message(
        N_("The one body has no budget line for migration issues."),
        N_("None of the {count} bodies has a budget line for migration issues."),
        len(bodies),
    )
    return fires(text, seen)


@check(
    id="C-03",
    title=N_("Political and technical lead"),
    severity=WARNING,
    tables=("membership", "body", "stakeholder"),
    step="body",
    anchor="setup/five-elements#chair-secretariat",
    source="GFMD Mauritius 2012, background paper 2.1: Jamaica; workshop report, August 2012, conclusion 5",
)
def both_sides_lead(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Where a body has two chairs or more, is one of them political and one technical?"""
    found, chaired = [], []
    for body in wanted(snapshot):
        chairs = [seat for seat in snapshot.where(Membership, body=body.id) if seat.seat in CHAIRS]
        chaired += [body, *chairs]
        if len(chairs) > 1:
            found.append(_sides(body, chairs, [body, *chairs, *_members(snapshot, chairs)]))
    if found:
        return found
    seen = looked(chaired)
    if any(isinstance(item, Membership) for item in chaired):
        return [clear(message(N_("No body has two chairs who could be of one kind.")), seen)]
    return [not_enough(message(N_("It is not written down yet who chairs a body.")), seen)]


def _sides(body: Body, chairs: list[Membership], records: list[Record]) -> Finding:
    seen, sides = looked(records), {seat.side for seat in chairs}
    if {POLITICAL, TECHNICAL} <= sides:
        return clear(message(N_("{body}: led from both sides."), body=body.name), seen, body.id)
    if "" in sides:
        text = message(
            N_("{body}: it is open which chair is political and which is technical."), body=body.name
        )
        return not_enough(text, seen, body.id)
    if POLITICAL in sides:
        text = message(
            N_("{body}: all chairs are political. Who knows the subject and stays after elections?"),
            body=body.name,
        )
    else:
        text = message(
            N_("{body}: all chairs are technical. Who can decide and find the money?"), body=body.name
        )
    return fires(text, seen, body.id)


@check(
    id="C-04",
    title=N_("Led from one ministry"),
    severity=WARNING,
    tables=("membership", "body", "stakeholder"),
    step="body",
    anchor="setup/five-elements#lead-institution",
    source="GFMD Mauritius 2012, background paper 2.1; workshop report, August 2012, section 2.2",
    levels=(NATIONAL,),
)
def led_by_one_ministry(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Is a steering body chaired by ministries only? A migration institution with a budget is as good."""
    found = []
    for body in wanted(snapshot):
        chairs = [seat for seat in snapshot.where(Membership, body=body.id) if seat.seat in CHAIRS]
        if body.kind in STEERING and chairs:
            found.append(_lead(body, chairs, _members(snapshot, chairs)))
    if found:
        return found
    return [
        not_enough(
            message(N_("It is not written down yet who chairs the body that coordinates.")),
            looked(wanted(snapshot)),
        )
    ]


def _lead(body: Body, chairs: list[Membership], members: list[Stakeholder]) -> Finding:
    seen, kinds = looked([body], chairs, members), {member.family for member in members}
    if kinds - {"", MINISTRY, MIGRATION_INSTITUTION} or (MIGRATION_INSTITUTION in kinds and funded(body)):
        return clear(message(N_("{body}: not led by one ministry alone."), body=body.name), seen, body.id)
    if "" in kinds or len(members) < len(chairs):
        return not_enough(
            message(N_("{body}: it is open what kind of office chairs it."), body=body.name), seen, body.id
        )
    if MIGRATION_INSTITUTION in kinds:
        text = message(N_("{body}: led by a migration institution, but without a budget."), body=body.name)
    else:
        text = message(
            N_("{body}: only a ministry leads. A central planning office could bring in all the others."),
            body=body.name,
        )
    return fires(text, seen, body.id)


@check(
    id="C-05",
    title=N_("Five elements of a support structure"),
    severity=NOTE,
    tables=("body", "initiative"),
    step="body",
    anchor="setup/five-elements#elements",
    source="GFMD Mauritius 2012, background paper 2.1, footnote 2",
)
def five_elements(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Which of the five elements is neither filled nor set aside with a reason?"""
    bodies = snapshot.all(Body)
    seen = looked(bodies)
    if not bodies:
        return not_enough(_no_body(), seen)
    kinds = {body.kind for body in bodies}
    asked = {
        kind: word for kind, word in ELEMENTS.items() if not (is_local(snapshot) and kind in NOT_IN_TOWNS)
    }
    missing = [message(word) for kind, word in asked.items() if kind not in kinds]
    if not missing:
        return clear(message(N_("Each element is filled, or set aside with a reason.")), seen)
    untold = [body for body in bodies if not body.kind]
    if len(missing) <= len(untold):
        text = message(
            N_("{count} body has no kind yet, so nobody can say which elements are missing."),
            N_("{count} bodies have no kind yet, so nobody can say which elements are missing."),
            len(untold),
        )
        return not_enough(text, seen, concerns=looked(untold))
    text = message(
        N_(
            "{count} element of a support structure is neither there nor set aside with a reason: {elements}."
        ),
        N_(
            "{count} elements of a support structure are neither there nor set aside with a reason: {elements}."
        ),
        len(missing),
        elements=listing(missing),
    )
    return fires(text, seen)


@check(
    id="C-12",
    title=N_("How each body works"),
    severity=WARNING,
    tables=("body", "initiative"),
    step="body",
    anchor="setup/five-elements#rhythm-quorum",
    source="Johannesburg, council records 2018; workshop report, Mauritius, August 2012, conclusion 5",
)
def working_rules(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Has each body that meets a secretariat, a rhythm, a quorum, a reporting line and a duration?

    A thematic group follows the rules of the body that it is part of.
    """
    bodies = [
        body
        for body in wanted(snapshot)
        if body.kind not in NOT_MEETING | OWN_RULES and not (body.kind == THEMATIC and body.parent)
    ]
    if not bodies:
        return [not_enough(message(N_("No body that meets is written down yet.")), looked(wanted(snapshot)))]
    return [_rules(body, is_local(snapshot)) for body in bodies]


def _rules(body: Body, local: bool) -> Finding:
    seen = looked([body])
    missing = [message(word) for name, word in WORKING_RULES.items() if not str(getattr(body, name)).strip()]
    if not missing:
        return clear(message(N_("{body}: its working rules are complete."), body=body.name), seen, body.id)
    if not body.kind:
        text = message(N_("{body}: what kind of body it is would say which rules it needs."), body=body.name)
        return not_enough(text, seen, body.id)
    if len(missing) == len(WORKING_RULES):
        text = message(N_("{body}: nothing is written down yet about how it works."), body=body.name)
        return fires(text, seen, body.id)
    rules = listing(missing)
    if local:
        text = message(
            N_("{body}: still open: {rules}. A council may send such a paper back."),
            body=body.name,
            rules=rules,
        )
    else:
        text = message(N_("{body}: still open: {rules}."), body=body.name, rules=rules)
    return fires(text, seen, body.id)
