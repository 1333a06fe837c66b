"""What is still blank for a report: a quick look that the page of reports shows before anybody prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.domain.record import Record, RecordId, spec_of
from desktop.domain.records import Body, Contribution, Initiative, Meeting, PlanGoal, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message
from desktop.reports.catalogue import REPORTS

Gap = tuple[RecordId, str, Message]
_PLAN = ("name", "level", "country", "instrument", "cycle_end", "route", "vision", "lead_institution")


def missing(snapshot: Snapshot, report_id: str) -> list[Gap]:
    """The gaps as (record id, field, sentence); the id is "" for a record that does not exist yet.

    KeyError when there is no such report.
    """
    return [gap for section in REPORTS[report_id].sections for gap in _GAPS.get(section, _none)(snapshot)]


def _none(_snapshot: Snapshot) -> Iterator[Gap]:
    return iter(())


def _blank(item: Record, field: str) -> Gap:
    spec = spec_of(type(item), field)
    text = N_("“{name}”: “{field}” is blank.") if item.title.strip() else N_("“{field}” is blank.")
    return (item.id, field, message(text, name=item.title, field=Message(spec.label)))


def _blanks(item: Record, fields: tuple[str, ...]) -> Iterator[Gap]:
    for field in fields:
        if getattr(item, field) == spec_of(type(item), field).empty:
            yield _blank(item, field)


def _plan(snapshot: Snapshot) -> Iterator[Gap]:
    plan = snapshot.initiative
    known = bool(snapshot.all(Initiative))
    fields = _PLAN if plan.level in ("", "national") else (*_PLAN, "place")
    for row, field, text in _blanks(plan, fields):
        yield (row if known else "", field, text)


def _goals(snapshot: Snapshot) -> Iterator[Gap]:
    goals = snapshot.all(PlanGoal)
    if not goals:
        yield ("", "name", message(N_("No goal of the plan has been entered.")))
    for goal in goals:
        if not goal.answer:
            yield (goal.id, "answer", message(N_("“{name}” has not been assessed."), name=goal.title))
        elif goal.answer == "matters":
            yield from _blanks(goal, ("meaning_for_goal", "meaning_for_migration"))


def _stakeholders(snapshot: Snapshot) -> Iterator[Gap]:
    everybody = snapshot.all(Stakeholder)
    if not everybody:
        yield ("", "name", message(N_("No stakeholder has been entered.")))
    for item in everybody:
        yield from _blanks(item, ("family", "participation_planned"))


def _bodies(snapshot: Snapshot) -> Iterator[Gap]:
    bodies = snapshot.all(Body)
    if not bodies:
        yield ("", "name", message(N_("No body has been entered.")))
    for body in bodies:
        if not body.not_needed:
            yield from _blanks(body, ("kind", "mandate"))


def _meetings(snapshot: Snapshot) -> Iterator[Gap]:
    for item in snapshot.all(Meeting):
        yield from _blanks(item, ("date",))


def _brief(snapshot: Snapshot) -> Iterator[Gap]:
    plan = snapshot.initiative
    row = plan.id if snapshot.all(Initiative) else ""
    for _row, field, text in _blanks(plan, ("instrument", "lead_institution", "adoption", "route", "vision")):
        yield (row, field, text)
    goals = snapshot.all(PlanGoal)
    matter = [goal for goal in goals if goal.answer == "matters"]
    if not matter:
        yield ("", "name", message(N_("No goal has been found yet for which migration matters.")))
    proposed = [goal for goal in goals if goal.measure.strip()]
    if not proposed:
        yield (matter[0].id if matter else "", "measure", message(N_("No measure has been proposed yet.")))
    for goal in proposed:
        yield from _blanks(goal, ("responsible", "budget_line"))


def _plan_text(snapshot: Snapshot) -> Iterator[Gap]:
    for goal in snapshot.all(PlanGoal):
        if not goal.answer:
            yield (goal.id, "answer", message(N_("“{name}” has not been assessed."), name=goal.title))
        elif goal.answer == "matters":
            names = ("meaning_for_goal", "measure", "indicator", "budget_line", "responsible")
            yield from _blanks(goal, names)


def _minutes(snapshot: Snapshot) -> Iterator[Gap]:
    if not snapshot.all(Meeting):
        yield ("", "name", message(N_("No meeting has been entered.")))
    for item in snapshot.all(Meeting):
        yield from _blanks(item, ("date", "place", "agenda", "decisions"))


def _you_said(snapshot: Snapshot) -> Iterator[Gap]:
    for item in snapshot.all(Contribution):
        yield from _blanks(item, ("answer", "answered"))


def _day(snapshot: Snapshot) -> Iterator[Gap]:
    for item in snapshot.all(Meeting):
        if item.kind == "workshop":
            yield from _blanks(item, ("date", "time", "place", "agenda"))


_GAPS: dict[str, Callable[[Snapshot], Iterator[Gap]]] = {
    "plan": _plan,
    "goals": _goals,
    "stakeholders": _stakeholders,
    "bodies": _bodies,
    "meetings": _meetings,
    "brief": _brief,
    "plan_text": _plan_text,
    "minutes": _minutes,
    "you_said": _you_said,
    "agenda": _day,
}
