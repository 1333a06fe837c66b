"""The goals of the plan: what migration means for each, and what each means for migration and migrants."""

from __future__ import annotations

from desktop.domain.records import PlanGoal
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.context import Context
from desktop.reports.outline import Block, CallOut, Heading, Paragraph, Run, Table
from desktop.reports.phrases import answered, cited, fields, label_of, notes_on, titled, value_of
from desktop.system.locale import _, ngettext
from desktop.system.resources import catalogue

ANCHOR = "goals"
NOT_ASSESSED = N_("Not assessed")
_SHORT = ("reference", "kind", "sector", "level")
_LONG = ("meaning_for_goal", "meaning_for_migration", "evidence", "measure", "responsible")


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks: a summary, then goal by goal."""
    goals = snapshot.all(PlanGoal)
    found: list[Block] = [Heading(1, _("Goals, and what migration means for them"), ANCHOR)]
    if not goals:
        text = _("No goal of the plan has been entered.")
        return [*found, CallOut("open", _("Still open."), text)]
    found += [Paragraph(_counts(goals)), _summary(snapshot, goals)]
    for number, goal in enumerate(goals, 1):
        found += _goal(snapshot, number, goal)
    return [*found, *notes_on(snapshot, ("plan_goal",), f"{ANCHOR}-notes")]


def state_of(goal: PlanGoal, snapshot: Snapshot) -> str:
    """The state of a goal in words; unanswered is "not assessed", never "none"."""
    return value_of(goal, "answer", snapshot) or _(NOT_ASSESSED)


def _counts(goals: list[PlanGoal]) -> str:
    parts = [
        ngettext("One goal has been entered.", "{count} goals have been entered.", len(goals)).format(
            count=len(goals)
        )
    ]
    for entry in catalogue("goal_answers").entries:
        count = sum(goal.answer == entry.key for goal in goals)
        if count:
            parts.append(_("{answer}: {count}.").format(answer=_(entry.label), count=count))
    open_ones = sum(not goal.answer for goal in goals)
    if open_ones:
        parts.append(_("{answer}: {count}.").format(answer=_(NOT_ASSESSED), count=open_ones))
    return " ".join(parts)


def _summary(snapshot: Snapshot, goals: list[PlanGoal]) -> Table:
    header = (
        _("No."),
        label_of(PlanGoal, "name"),
        label_of(PlanGoal, "sector"),
        label_of(PlanGoal, "answer"),
    )
    rows = tuple(
        (str(number), titled(goal, snapshot), value_of(goal, "sector", snapshot), state_of(goal, snapshot))
        for number, goal in enumerate(goals, 1)
    )
    return Table(header, rows, (0.6, 4.4, 2.5, 2.5))


def _goal(snapshot: Snapshot, number: int, goal: PlanGoal) -> list[Block]:
    heading = Heading(2, f"{number}. {titled(goal, snapshot)}", f"{ANCHOR}-{number}")
    facts = [f"{label}: {value}" for label, value in fields(goal, answered(goal, _SHORT), snapshot).pairs]
    state = Paragraph((*cited(goal, f"{state_of(goal, snapshot)}.", bold=True), Run(f" {' · '.join(facts)}")))
    # A goal that nobody looked at shows that once; one that was looked at shows every gap in the answer.
    names = _LONG if goal.answer else answered(goal, _LONG)
    return [heading, state, fields(goal, names, snapshot)]
