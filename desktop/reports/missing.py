"""What is still blank for a report: a quick look that the page of reports shows before anybody prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.domain.competence import ASK, tasks_by_way
from desktop.domain.readiness import readiness
from desktop.domain.record import TABLES, Record, RecordId, spec_of, table_of
from desktop.domain.records import (
    Assessment,
    Body,
    Contribution,
    Engagement,
    Initiative,
    LeadOption,
    Meeting,
    PlanGoal,
    Stage,
    Stakeholder,
    Task,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message
from desktop.reports.catalogue import REPORTS


@dataclass(frozen=True)
class Gap:
    """One blank: the sentence, and the place that fills it. `record` is "" for one that does not exist yet, `field`
    is "" where a whole record is missing."""

    table: str
    record: RecordId
    field: str
    message: Message


def missing(snapshot: Snapshot, report_id: str, about: RecordId = "") -> list[Gap]:
    """The gaps of a report, each once; of a report about one record, only its own. KeyError for an unknown report."""
    report = REPORTS[report_id]
    one = snapshot.find(about) if report.about and about else None
    if one is not None:
        snapshot = _with_one(snapshot, one)
    found: dict[tuple[str, str, str], Gap] = {}
    for section in report.sections:
        for gap in _GAPS.get(section, _none)(snapshot):
            found.setdefault((gap.table, gap.record, gap.field or gap.message.text), gap)
    return list(found.values())


def _with_one(snapshot: Snapshot, one: Record) -> Snapshot:
    """The records as a report about one of them needs them: of its kind there is only this one."""
    tables = {name: snapshot.rows(name) for name in TABLES}
    return Snapshot(tables={**tables, table_of(one): {one.id: one}})


def _none(_snapshot: Snapshot) -> Iterator[Gap]:
    return iter(())


def _blank(item: Record, field: str) -> Gap:
    spec = spec_of(type(item), field)
    text = N_("“{name}”: “{field}” is blank.") if item.title.strip() else N_("“{field}” is blank.")
    if isinstance(item, Initiative):
        text = N_("The plan: “{field}” is blank.")  # it has a long name, and there is only one
    words = message(text, name=item.title, field=Message(spec.label))
    return Gap(table_of(item), item.id, field, words)


def _blanks(item: Record, fields: tuple[str, ...]) -> Iterator[Gap]:
    for field in fields:
        if getattr(item, field) == spec_of(type(item), field).empty:
            yield _blank(item, field)


def _no_record(table: str, text: str, field: str = "") -> Gap:
    return Gap(table, "", field, message(text))


_PLAN = ("name", "level", "country", "instrument", "cycle_end", "route", "vision", "lead_institution")


def _of_plan(snapshot: Snapshot, fields: tuple[str, ...]) -> Iterator[Gap]:
    """The blanks of the plan, which may not be in the workbook yet."""
    known = bool(snapshot.all(Initiative))
    for gap in _blanks(snapshot.initiative, fields):
        yield gap if known else Gap(gap.table, "", gap.field, gap.message)


def _plan(snapshot: Snapshot) -> Iterator[Gap]:
    level = snapshot.initiative.level
    yield from _of_plan(snapshot, _PLAN if level in ("", "national") else (*_PLAN, "place"))


def _goals(snapshot: Snapshot) -> Iterator[Gap]:
    goals = snapshot.all(PlanGoal)
    if not goals:
        yield _no_record("plan_goal", N_("No goal of the plan has been entered."), "name")
    for goal in goals:
        if goal.answer == "matters":
            yield from _blanks(goal, ("meaning_for_goal", "meaning_for_migration"))
        else:
            yield from _not_assessed(goal)


def _not_assessed(goal: PlanGoal) -> Iterator[Gap]:
    if not goal.answer:
        text = message(N_("“{name}” has not been assessed."), name=goal.title)
        yield Gap("plan_goal", goal.id, "answer", text)


def _stakeholders(snapshot: Snapshot) -> Iterator[Gap]:
    yield from _somebody(snapshot)
    for item in snapshot.all(Stakeholder):
        yield from _blanks(item, ("family", "participation_planned"))


def _somebody(snapshot: Snapshot) -> Iterator[Gap]:
    if not snapshot.all(Stakeholder):
        yield _no_record("stakeholder", N_("No stakeholder has been entered."), "name")


def _engagement(snapshot: Snapshot) -> Iterator[Gap]:
    yield from _somebody(snapshot)
    steps = snapshot.all(Engagement)
    if not steps:
        yield _no_record("engagement", N_("No step of working together has been planned yet."))
    for step in steps:
        who = snapshot.find(step.stakeholder)
        for gap in _blanks(step, ("method", "date", "answer_by")):
            label = Message(spec_of(Engagement, gap.field).label)
            text = message(
                N_("Step with {name}: “{field}” is blank."), name=who.title if who else "?", field=label
            )
            yield Gap("engagement", step.id, gap.field, text)


def _judged(snapshot: Snapshot) -> Iterator[Gap]:
    yield from _somebody(snapshot)
    if not snapshot.all(Assessment):
        yield _no_record("assessment", N_("Nobody's influence or interest has been judged yet."))


def _bodies(snapshot: Snapshot) -> Iterator[Gap]:
    bodies = snapshot.all(Body)
    if not bodies:
        yield _no_record("body", N_("No body has been entered."), "name")
    for body in bodies:
        if not body.not_needed:
            yield from _blanks(body, ("kind", "mandate"))


def _setup(snapshot: Snapshot) -> Iterator[Gap]:
    if not snapshot.all(Task):
        yield _no_record("task", N_("No task has been entered."))
    for way, tasks in tasks_by_way(snapshot).items():
        for task in tasks:
            yield from _blanks(task, ("competence", "funded"))
            if way == ASK:
                yield from _blanks(task, ("addressee", "request"))
    if not any(option.chosen == "yes" for option in snapshot.all(LeadOption)):
        yield _no_record("lead_option", N_("Nobody has been chosen to lead."))


def _readiness(snapshot: Snapshot) -> Iterator[Gap]:
    for result in readiness(snapshot):
        if not result.met:
            yield Gap("readiness_proof", "", "", result.missing)


_PAPER = (
    "legal_basis",
    "purpose",
    "mandate",
    "limits",
    "secretariat",
    "rhythm",
    "quorum",
    "decision_rule",
    "reporting_line",
)


def _terms(snapshot: Snapshot) -> Iterator[Gap]:
    for body in snapshot.all(Body):
        yield from _blanks(body, _PAPER)


def _decision(snapshot: Snapshot) -> Iterator[Gap]:
    yield from _of_plan(snapshot, ("lead_institution",))
    for body in snapshot.all(Body):
        yield from _blanks(body, ("legal_basis", "purpose", "mandate", "secretariat"))


def _letter(snapshot: Snapshot) -> Iterator[Gap]:
    yield from _of_plan(snapshot, ("lead_institution", "lead_contact"))


def _meetings(snapshot: Snapshot) -> Iterator[Gap]:
    for item in snapshot.all(Meeting):
        yield from _blanks(item, ("date",))


def _brief(snapshot: Snapshot) -> Iterator[Gap]:
    yield from _of_plan(snapshot, ("instrument", "lead_institution", "adoption", "route", "vision"))
    goals = snapshot.all(PlanGoal)
    matter = [goal for goal in goals if goal.answer == "matters"]
    if not matter:
        text = N_("No goal has been found yet for which migration matters.")
        yield _no_record("plan_goal", text, "answer" if goals else "name")
    proposed = [goal for goal in goals if goal.measure.strip()]
    if not proposed:
        none = message(N_("No measure has been proposed yet."))
        yield Gap("plan_goal", matter[0].id if matter else "", "measure", none)
    for goal in proposed:
        yield from _blanks(goal, ("responsible", "budget_line"))


def _plan_text(snapshot: Snapshot) -> Iterator[Gap]:
    if not snapshot.all(PlanGoal):
        yield _no_record("plan_goal", N_("No goal of the plan has been entered."), "name")
    for goal in snapshot.all(PlanGoal):
        if goal.answer == "matters":
            names = ("meaning_for_goal", "measure", "indicator", "budget_line", "responsible")
            yield from _blanks(goal, names)
        else:
            yield from _not_assessed(goal)


def _handover(snapshot: Snapshot) -> Iterator[Gap]:
    yield from _of_plan(snapshot, ("lead_institution", "next_review"))
    stages = snapshot.all(Stage)
    if not stages:
        yield _no_record("stage", N_("The timetable has not been entered."))
    for stage in stages:
        yield from _blanks(stage, ("status", "owner"))


def _minutes(snapshot: Snapshot) -> Iterator[Gap]:
    if not snapshot.all(Meeting):
        yield _no_record("meeting", N_("No meeting has been entered."), "name")
    for item in snapshot.all(Meeting):
        yield from _blanks(item, ("date", "place", "agenda", "decisions"))


def _you_said(snapshot: Snapshot) -> Iterator[Gap]:
    meetings = snapshot.rows("meeting")
    for item in snapshot.all(Contribution):
        if item.meeting not in meetings:  # of another one than that which the report is about
            continue
        yield from _blanks(item, ("answer", "answered"))


def _day(snapshot: Snapshot) -> Iterator[Gap]:
    meetings = snapshot.all(Meeting)
    found = [item for item in meetings if item.kind == "workshop" or len(meetings) == 1]
    if not found:
        yield _no_record("meeting", N_("No workshop has been entered."), "name")
    for item in found:
        yield from _blanks(item, ("date", "time", "place", "agenda"))


_GAPS: dict[str, Callable[[Snapshot], Iterator[Gap]]] = {
    "plan": _plan,
    "goals": _goals,
    "stakeholders": _stakeholders,
    "engagement": _engagement,
    "workshop": _judged,
    "room": _somebody,
    "bodies": _bodies,
    "setup": _setup,
    "readiness": _readiness,
    "meetings": _meetings,
    "handover": _handover,
    "terms": _terms,
    "decision": _decision,
    "appointment": _letter,
    "request_member": _letter,
    "request_data": _letter,
    "request_help": _letter,
    "brief": _brief,
    "plan_text": _plan_text,
    "minutes": _minutes,
    "you_said": _you_said,
    **dict.fromkeys(("invitation", "agenda", "run_sheet", "day_report", "certificate"), _day),
    "cards": _somebody,
}
