"""Advice on the work itself: who carries it, objectives that end, powers, and who follows the results."""

from __future__ import annotations

import datetime

from desktop.domain.attendance import log_of, slide
from desktop.domain.checks.check import (
    ERROR,
    MUNICIPAL,
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
from desktop.domain.competence import NATIONAL, NONE, SHARED
from desktop.domain.listing import listing
from desktop.domain.records import (
    Activity,
    Body,
    BodyObjective,
    Facilitator,
    Responsibility,
    Role,
    Stakeholder,
    Task,
)
from desktop.domain.responsibilities import (
    cells_of,
    faults,
    heaviest_person,
    load_from_outside,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import (
    COORDINATING,
    NOT_MEETING,
    OBSERVER,
    POLITICAL_BODY,
    THEMATIC,
    is_empty,
    seats_of,
    wanted,
)
from desktop.domain.words import N_, Message, message

GOVERNMENT = frozenset(
    {"central_planning", "ministry", "migration_institution", "statistics_office", "local_authority"}
)
CENTRAL = frozenset({"central_planning", "ministry", "migration_institution"})

# What could pull on the neutrality of a facilitator.
_PULLS: dict[str, str] = {
    "works_for_member": N_("works for a member"),
    "may_bid": N_("may bid for work that follows"),
    "votes": N_("has a vote"),
    "judges_own": N_("judges own work"),
}


@check(
    id="C-09",
    title=N_("The facilitator's neutrality"),
    severity=WARNING,
    tables=("facilitator",),
    step="body",
    anchor="setup/facilitator#interests",
    source="GFMD Mauritius 2012, background paper 2.1, section 2.2",
)
def facilitator_is_neutral(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Does a facilitator work for a member, bid, vote, or judge own work? Where there is none, nothing is asked."""
    return [_neutral(item) for item in snapshot.all(Facilitator)]


def _neutral(item: Facilitator) -> Finding:
    seen = looked([item])
    pulls = [message(word) for name, word in _PULLS.items() if getattr(item, name) == "yes"]
    if pulls:
        said = N_("{name}: {pulls}. Say it openly, and let somebody else lead those items.")
        return fires(message(said, name=item.name, pulls=listing(pulls)), seen, item.id)
    if any(getattr(item, name) != "no" for name in _PULLS):
        text = message(N_("{name}: it is open what could pull on their neutrality."), name=item.name)
        return not_enough(text, seen, item.id)
    return clear(message(N_("{name}: nothing pulls on their neutrality."), name=item.name), seen, item.id)


@check(
    id="C-10",
    title=N_("Who carries the work"),
    severity=WARNING,
    tables=("activity", "role", "responsibility", "body"),
    step="body",
    anchor="setup/raci#read",
    source="GFMD Mauritius 2012, background paper 2.1, section 2.2: ownership",
)
def our_own_people_carry_it(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Do people from outside, or one person of ours, carry more than half of it?"""
    bodies, rows = wanted(snapshot), snapshot.all(Activity)
    if not bodies and not rows:
        return []
    seen = looked(rows, snapshot.all(Role), snapshot.all(Responsibility))
    outside = load_from_outside(snapshot)
    if not outside.total:
        return [not_enough(message(N_("It is not written down yet who does what.")), seen or looked(bodies))]
    if outside.more_than_half:
        text = message(
            N_("People from outside carry {held} of {count} part of the work. What stays when they leave?"),
            N_("People from outside carry {held} of {count} parts of the work. What stays when they leave?"),
            outside.total,
            held=outside.held,
        )
        return [fires(text, seen)]
    person = heaviest_person(snapshot)
    if person is not None and person[1].more_than_half:
        text = message(
            N_("{name}, one person, carries {held} of {count} part of the work. Who could take some of it?"),
            N_("{name}, one person, carries {held} of {count} parts of the work. Who could take some of it?"),
            person[1].total,
            name=person[0].name,
            held=person[1].held,
        )
        return [fires(text, seen)]
    return [clear(message(N_("The work is carried by several of our own.")), seen)]


@check(
    id="C-11",
    title=N_("One who answers for each activity"),
    severity=ERROR,
    tables=("activity", "role", "responsibility"),
    step="body",
    anchor="setup/raci#rules",
    source="Method of responsibility matrices",
)
def somebody_answers(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Does exactly one role answer for each activity, and at least one do it?"""
    rows, roles = snapshot.all(Activity), snapshot.all(Role)
    if not rows:
        return []
    cells = snapshot.all(Responsibility)
    seen = looked(rows, roles, cells)
    if not cells_of(snapshot):
        return [not_enough(message(N_("No role has a part in any activity yet.")), seen)]
    certain = [fault for fault in faults(snapshot) if fault.certain]
    if not certain:
        return [clear(message(N_("One role answers for each activity.")), seen)]
    found: dict[str, Message] = {}
    for fault in certain:
        found.setdefault(fault.activity, fault.message)
    return [
        fires(text, (("activity", row), *(("responsibility", c.id) for c in cells if c.activity == row)), row)
        for row, text in found.items()
    ]


@check(
    id="C-13",
    title=N_("Objectives that end"),
    severity=WARNING,
    tables=("body", "body_objective"),
    step="body",
    anchor="setup/terms-of-reference#purpose",
    source="Johannesburg, refusal of terms of reference, March 2018 (press report)",
)
def objectives_end(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Has each objective a product and a date? One without an end is a wish."""
    found = []
    for body in wanted(snapshot):
        if body.kind in NOT_MEETING or body.kind in (POLITICAL_BODY, "partner_group"):
            continue
        aims = list(snapshot.where(BodyObjective, body=body.id))
        seen = looked([body], aims)
        open_ = [aim for aim in aims if not aim.deliverable.strip() or not aim.due]
        if open_:
            names = listing([" ".join(aim.name.split()) for aim in open_], 3)
            text = message(N_("{body}: without a product or a date: {names}."), body=body.name, names=names)
            found.append(fires(text, seen, body.id, concerns=looked(open_)))
        elif aims:
            text = message(N_("{body}: each objective has a product and a date."), body=body.name)
            found.append(clear(text, seen, body.id))
        elif body.kind != THEMATIC or body.objectives.strip():
            text = message(
                N_("{body}: no objective with a product and a date is listed yet."), body=body.name
            )
            found.append(not_enough(text, seen, body.id))
    return found


@check(
    id="C-14",
    title=N_("Within our powers"),
    severity=ERROR,
    tables=("task", "body"),
    step="body",
    anchor="local/competence-grid#three-lists",
    source="Workshop report, Mauritius, August 2012, local level: do what is realistic",
)
def within_our_powers(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Does a body of ours take on what belongs to others, without an agreement and without asking?"""
    found = []
    for task in snapshot.all(Task):
        body = snapshot.get(Body, task.body)
        seen = looked([task], [body])
        if not task.competence:
            text = message(N_("“{task}”: it is open whose task it is by law."), task=task.name)
            found.append(not_enough(text, seen, task.id))
        elif (
            task.competence in (NATIONAL, NONE)
            and body
            and not task.agreement.strip()
            and not task.addressee.strip()
        ):
            said = N_(
                "“{task}”: {body} would do it, and the power lies elsewhere. Whom could you ask, or agree with?"
            )
            found.append(fires(message(said, task=task.name, body=body.name), seen, task.id))
        else:
            text = message(N_("“{task}”: within our powers, or asked for."), task=task.name)
            found.append(clear(text, seen, task.id))
    untold = [finding for finding in found if finding.outcome == "unknown"]
    if len(untold) > 1:
        text = message(
            N_("Of {count} task it is open whose it is by law."),
            N_("Of {count} tasks it is open whose they are by law."),
            len(untold),
        )
        rows = tuple(row for finding in untold for row in finding.looked_at)
        found = [finding for finding in found if finding.outcome != "unknown"]
        found.append(not_enough(text, rows))
    return found


@check(
    id="C-21",
    title=N_("Who follows the results"),
    severity=WARNING,
    tables=("body", "membership", "stakeholder"),
    step="body",
    anchor="setup/terms-of-reference#honest",
    source="Workshop report, Mauritius, August 2012, conclusion 4",
)
def somebody_follows(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Does a body follow the results of the plan, and does somebody from outside government sit there?"""
    bodies = wanted(snapshot)
    if not bodies:
        return []
    following = [body for body in bodies if body.monitors == "yes"]
    if not following:
        text = message(N_("No body follows the results of the plan yet. Which of them could?"))
        return [fires(text, looked(bodies))]
    seats = [s for body in following for s in seats_of(snapshot, body) if not is_empty(snapshot, s)]
    members = [m for m in (snapshot.get(Stakeholder, s.stakeholder) for s in seats) if m is not None]
    seen = looked(following, seats, members)
    if any(member.family and member.family not in GOVERNMENT for member in members):
        return [clear(message(N_("Results are followed, and not by government alone.")), seen)]
    if not members or any(not member.family for member in members):
        return [not_enough(message(N_("It is open who sits where results are followed.")), seen)]
    text = message(N_("Only government follows the results. Who from outside could sit beside it?"))
    return [fires(text, seen)]


@check(
    id="C-41",
    title=N_("The level that holds the power"),
    severity=WARNING,
    tables=("task", "body", "membership", "stakeholder"),
    step="body",
    anchor="local/working-upwards#invite",
    source="GFMD Mauritius 2012, background paper 2.1: local actors",
    levels=(PROVINCE, MUNICIPAL),
)
def the_level_above_is_there(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Where tasks are shared or belong to the national government: does somebody from there sit on a body?"""
    tasks = [t for t in snapshot.all(Task) if t.competence in (SHARED, NATIONAL) and not t.agreement.strip()]
    if not tasks:
        return []
    bodies = wanted(snapshot)
    seats = [s for body in bodies for s in seats_of(snapshot, body) if not is_empty(snapshot, s)]
    members = [m for m in (snapshot.get(Stakeholder, s.stakeholder) for s in seats) if m is not None]
    seen = looked(tasks, bodies, seats, members)
    if any(member.family in CENTRAL for member in members):
        return [clear(message(N_("Somebody from the national government has a seat.")), seen)]
    if not members or any(not member.family for member in members):
        text = message(N_("It is open whether somebody from the national government has a seat."))
        return [not_enough(text, seen)]
    text = message(
        N_(
            "{count} task is shared with the national government or belongs to it, and nobody from there has a seat."
        ),
        N_(
            "{count} tasks are shared with the national government or belong to it, and nobody from there has a seat."
        ),
        len(tasks),
    )
    return [fires(text, seen, concerns=looked(tasks))]


@check(
    id="C-42",
    title=N_("The rank of those who come"),
    severity=NOTE,
    tables=("body", "membership", "meeting", "attendance"),
    step="body",
    anchor="setup/inter-ministerial#how-high",
    source="GFMD Mauritius 2012, background paper 2.1, section 3.2: highest possible level",
)
def ranks_are_known(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Is the rank of the members known, and does the rank of those who come not fall from meeting to meeting?"""
    found, log = [], log_of(snapshot)
    for body in wanted(snapshot):
        if body.kind not in COORDINATING or body.kind in NOT_MEETING or body.kind == THEMATIC:
            continue
        seats = [s for s in seats_of(snapshot, body) if s.seat != OBSERVER and not is_empty(snapshot, s)]
        seen = looked([body], seats)
        silent = [seat for seat in seats if not seat.rank]
        falling = slide(snapshot, body, log)
        if falling:
            seen = (*seen, *looked(falling))
            found.append(fires(_falling(is_local(snapshot), body), seen, body.id, looked(falling)))
        elif len(seats) < 2:
            text = message(N_("{body}: too few members are written down to speak of ranks."), body=body.name)
            found.append(not_enough(text, seen, body.id))
        elif silent:
            found.append(fires(_silent(is_local(snapshot), body, len(silent)), seen, body.id, looked(silent)))
        else:
            found.append(
                clear(message(N_("{body}: the rank of each member is known."), body=body.name), seen, body.id)
            )
    return found


def _falling(local: bool, body: Body) -> Message:
    if local:
        text = N_(
            "{body}: at its last three meetings offices sent somebody of lower rank each time. "
            "One item that only heads of office can decide brings them back."
        )
    else:
        text = N_(
            "{body}: at its last three meetings members sent somebody of lower rank each time. "
            "One item that only they can decide brings them back."
        )
    return message(text, body=body.name)


def _silent(local: bool, body: Body, count: int) -> Message:
    if local:
        return message(
            N_("{body}: of {count} member it is not said whether a head of office comes or somebody else."),
            N_("{body}: of {count} members it is not said whether a head of office comes or somebody else."),
            count,
            body=body.name,
        )
    return message(
        N_("{body}: of {count} member the rank is not said. Ask for somebody who can decide."),
        N_("{body}: of {count} members the rank is not said. Ask for people who can decide."),
        count,
        body=body.name,
    )
