"""What is still blank for a report: a quick look that the page of reports shows before anybody prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.domain.competence import ASK, tasks_by_way
from desktop.domain.readiness import readiness
from desktop.domain.record import TABLES, Record, RecordId, spec_of, table_of
from desktop.domain.records import (
    Contribution,
    Engagement,
    Initiative,
    LeadOption,
    Meeting,
    PlanGoal,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message
from desktop.reports.catalogue import REPORTS, SECTIONS
from desktop.reports.needs import ANY, NONE, Need


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
        told = (gap for need in SECTIONS[section].needs for gap in _lacking(snapshot, need))
        for gap in (*told, *_GAPS.get(section, _none)(snapshot)):
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


def _lacking(snapshot: Snapshot, need: Need) -> Iterator[Gap]:
    """The blanks of a need, of the plan also where it is not in the workbook yet."""
    cls = TABLES[need.table]
    rows = snapshot.all(cls)
    if need.none and not rows:
        yield _no_record(need.table, need.none, need.first)
    if cls is Initiative and not rows:
        for gap in _of_record(snapshot, snapshot.initiative, need):
            yield Gap(gap.table, "", gap.field, gap.message)
    for item in rows:
        yield from _of_record(snapshot, item, need)


def _of_record(snapshot: Snapshot, item: Record, need: Need) -> Iterator[Gap]:
    if need.when is not None:
        field, wanted = need.when
        value = str(getattr(item, field)).strip()
        if bool(value) if wanted == NONE else not value if wanted == ANY else value != wanted:
            return
    for gap in _blanks(item, need.fields):
        yield _of_step(snapshot, item, gap) if isinstance(item, Engagement) else gap


def _of_step(snapshot: Snapshot, step: Engagement, gap: Gap) -> Gap:
    """A step of working together has no name; it is known by whom it is with."""
    who = snapshot.find(step.stakeholder)
    label = Message(spec_of(Engagement, gap.field).label)
    text = N_("Step with {name}: “{field}” is blank.")
    return Gap(gap.table, gap.record, gap.field, message(text, name=who.title if who else "?", field=label))


# What is no plain field -------------------------------------------------------------------------------


def _goals(snapshot: Snapshot) -> Iterator[Gap]:
    for goal in snapshot.all(PlanGoal):
        if not goal.answer:
            text = message(N_("“{name}” has not been assessed."), name=goal.title)
            yield Gap("plan_goal", goal.id, "answer", text)


def _setup(snapshot: Snapshot) -> Iterator[Gap]:
    for task in tasks_by_way(snapshot)[ASK]:
        yield from _blanks(task, ("addressee", "request"))
    if not any(option.chosen == "yes" for option in snapshot.all(LeadOption)):
        yield _no_record("lead_option", N_("Nobody has been chosen to lead."))


def _readiness(snapshot: Snapshot) -> Iterator[Gap]:
    for result in readiness(snapshot):
        if not result.met:
            yield Gap("readiness_proof", "", "", result.missing)


def _brief(snapshot: Snapshot) -> Iterator[Gap]:
    goals = snapshot.all(PlanGoal)
    matter = [goal for goal in goals if goal.answer == "matters"]
    if not matter:
        text = N_("No goal has been found yet for which migration matters.")
        yield _no_record("plan_goal", text, "answer" if goals else "name")
    if not any(goal.measure.strip() for goal in goals):
        none = message(N_("No measure has been proposed yet."))
        yield Gap("plan_goal", matter[0].id if matter else "", "measure", none)


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
    "goals": _goals,
    "plan_text": _goals,
    "setup": _setup,
    "readiness": _readiness,
    "brief": _brief,
    "you_said": _you_said,
    **dict.fromkeys(("invitation", "agenda", "run_sheet", "day_report", "certificate"), _day),
}
