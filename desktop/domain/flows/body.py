"""The steps of the page "Institutions": from what is already there to a set-up that is tested and has its papers.

Views are made by hand in the window and known by name. A town is asked the same things in its own words; what it does
not need (facilitator, support group, thematic groups) is not asked for, and can still be added.
"""

from __future__ import annotations

from desktop.domain.competence import ASK, OPEN, is_asked_well, way_of
from desktop.domain.field import Money
from desktop.domain.flows.flow import Flow, Step, Test, View, is_answered
from desktop.domain.readiness import unmet
from desktop.domain.record import Record
from desktop.domain.records import Body, FocalPoint, LeadOption, Meeting, Paper, Task
from desktop.domain.responsibilities import faults
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import (
    COORDINATING,
    HEARING,
    NOT_MEETING,
    THEMATIC,
    funded,
    is_led,
    seats_of,
    state_of,
    wanted,
)
from desktop.domain.words import N_

# Never the name of a field of a body: guidance is found by these keys as well.
EXISTING, TASKS, LEAD, COORDINATE, HEAR = "what_exists", "tasks", "lead", "coordinate", "hear"
MONEY, PAPERS, FIRST_MEETING, REVIEW = "money", "papers", "first_meeting", "whole"

RULES = ("secretariat", "rhythm", "quorum", "decision_rule", "reporting_line")


def _all_are_sorted(snapshot: Snapshot) -> bool:
    bodies = snapshot.all(Body)
    return bool(bodies) and all(b.kind and (b.not_needed.strip() or state_of(b)) for b in bodies)


def _tasks_are_sorted(snapshot: Snapshot) -> bool:
    """Each task has an owner, and what we have to ask for has somebody to ask."""
    tasks = snapshot.all(Task)
    ways = {task.id: way_of(task) for task in tasks}
    return bool(tasks) and all(
        ways[t.id] != OPEN and is_answered(t, "funded") and (ways[t.id] != ASK or is_asked_well(t))
        for t in tasks
    )


def _lead_is_named(snapshot: Snapshot) -> bool:
    chosen = any(option.chosen == "yes" for option in snapshot.all(LeadOption))
    led = chosen or bool(snapshot.initiative.lead_institution.strip())
    return led and any(
        is_answered(p, "name") and is_answered(p, "alternate") for p in snapshot.all(FocalPoint)
    )


def _a_body_can_work(snapshot: Snapshot) -> bool:
    """One body that coordinates is led and has its working rules; the others may follow."""
    return any(
        is_led(snapshot, body) and all(is_answered(body, name) for name in RULES)
        for body in wanted(snapshot)
        if body.kind in COORDINATING and body.kind not in NOT_MEETING and body.kind != THEMATIC
    )


def _people_are_heard(snapshot: Snapshot) -> bool:
    """Somebody sits where people are heard, and it is said how they get an answer; or it is not needed, because."""
    hearing = [b for b in snapshot.all(Body) if b.kind in HEARING and b.kind != "facilitator"]
    heard = any(
        seats_of(snapshot, b) and is_answered(b, "feedback") for b in hearing if not b.not_needed.strip()
    )
    return heard or (bool(hearing) and all(b.not_needed.strip() for b in hearing))


def _money_is_named(snapshot: Snapshot) -> bool:
    return any(
        funded(b)
        and isinstance(b.budget, Money)
        and is_answered(b, "budget_year")
        and is_answered(b, "budget_source")
        for b in wanted(snapshot)
    )


def _a_paper_is_signed(snapshot: Snapshot) -> bool:
    return any(paper.state == "signed" and paper.date for paper in snapshot.all(Paper))


def _the_first_meeting_is_called(snapshot: Snapshot) -> bool:
    return any(m.body and m.date and m.place.strip() and m.agenda.strip() for m in snapshot.all(Meeting))


def _it_holds(snapshot: Snapshot) -> bool:
    """Every test rests on something, and somebody answers for each activity."""
    certain = [fault for fault in faults(snapshot) if fault.certain]
    return bool(snapshot.rows("activity")) and not certain and not unmet(snapshot)


def _step(
    key: str,
    title: str,
    purpose: str,
    sections: tuple[View, ...],
    *needed: Test,
    local: str = "",
) -> Step:
    return Step(f"body.{key}", title, purpose, sections, needed, local_purpose=local)


_STEPS = (
    _step(
        EXISTING,
        N_("Existing"),
        N_(
            "What is there already: a body that meets can carry the new work sooner than one that has to be created."
        ),
        (View(EXISTING, tables=("body",)),),
        _all_are_sorted,
        local=N_("What the town has already. Often one meeting that exists is enough to begin."),
    ),
    _step(
        TASKS,
        N_("Tasks"),
        N_("What has to be done, and whose task it is. What belongs to others becomes a request to them."),
        (View(TASKS, tables=("task", "capacity")),),
        _tasks_are_sorted,
        local=N_("What has to be done here, and what the town may do. What it may not do, it can ask for."),
    ),
    _step(
        LEAD,
        N_("Lead"),
        N_(
            "Where the lead sits, and who holds the threads: an office that others follow, a person and a second one."
        ),
        (View(LEAD, tables=("lead_option", "focal_point", "turnover")),),
        _lead_is_named,
        local=N_("Which office of the town leads, and who holds the threads: one person, and a second one."),
    ),
    _step(
        COORDINATE,
        N_("Coordinate"),
        N_("How ministries settle things with one another: who sits there, who leads, how it decides."),
        (
            View(
                COORDINATE, tables=("body", "membership", "body_objective", "body_line", "coordination_proof")
            ),
        ),
        _a_body_can_work,
        local=N_(
            "How the departments settle things with one another: who sits there, who leads, how it decides."
        ),
    ),
    _step(
        HEAR,
        N_("Hear"),
        N_("How people outside government are heard, and how they learn what became of what they said."),
        (View(HEAR, tables=("body", "membership", "facilitator")),),
        _people_are_heard,
        local=N_(
            "How the people of the town are heard, newcomers too, and how they learn what became of it."
        ),
    ),
    _step(
        MONEY,
        N_("Money"),
        N_(
            "The budget for migration issues: which line, how much, for which year, from whom, and who signs."
        ),
        (View(MONEY, tables=("body",)),),
        _money_is_named,
        local=N_(
            "What the town sets aside: which line, how much, for which year. A small sum with a line is a start."
        ),
    ),
    _step(
        PAPERS,
        N_("Papers"),
        N_("The papers that create the bodies: which are drafts, which are signed, and where each is kept."),
        (View(PAPERS, tables=("paper",)),),
        _a_paper_is_signed,
    ),
    _step(
        FIRST_MEETING,
        N_("First meeting"),
        N_("When and where each body meets for the first time, and what it decides there."),
        (View(FIRST_MEETING, tables=("meeting",)),),
        _the_first_meeting_is_called,
    ),
    _step(
        REVIEW,
        N_("Review"),
        N_("The whole on one drawing, seven tests that each rest on a paper or a date, and who does what."),
        (View(REVIEW, tables=("activity", "role", "responsibility", "readiness_proof", "body_position")),),
        _it_holds,
    ),
)

BODY = Flow(
    key="body",
    title=N_("Institutions"),
    purpose=N_(
        "Who leads, who decides, who is heard, who pays, and how it outlasts one person or one government."
    ),
    steps=_STEPS,
)


def step_of_record(item: Record) -> str:
    """The step that asks most about a record of the set-up, "" where its table says enough."""
    if not isinstance(item, Body):
        return ""
    if item.not_needed.strip():
        return f"body.{EXISTING}"
    if item.kind in HEARING and item.kind != "facilitator":
        return f"body.{HEAR}"
    return f"body.{COORDINATE}" if item.kind in COORDINATING else f"body.{EXISTING}"
