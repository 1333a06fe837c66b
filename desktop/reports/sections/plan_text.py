"""Text for the plan: for every goal that was assessed a paragraph, the measure, its indicator and its budget line, in
the order of the plan, ready to be put into its chapters."""

from __future__ import annotations

from desktop.domain.records import PlanGoal
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Bullet, BulletList, CallOut, FieldGrid, Heading, Paragraph
from desktop.reports.phrases import cited, label_of, titled, value_of
from desktop.system.locale import _

ANCHOR = "text"
_ASKED = ("measure", "indicator", "budget_line", "responsible")


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """Goal by goal; what was not assessed, or does not matter, is named at the end."""
    goals = snapshot.all(PlanGoal)
    found: list[Block] = [Heading(1, _("Text for the plan"), ANCHOR)]
    matter = [goal for goal in goals if goal.answer == "matters"]
    if not matter:
        text = _("No goal has been found yet for which migration matters.")
        found.append(CallOut("open", _("Still open."), text))
    for number, goal in enumerate(matter, 1):
        found += _goal(snapshot, number, goal)
    for title, some in (
        (_("Looked at, and migration does not matter"), [g for g in goals if g.answer == "does_not_matter"]),
        (_("Looked at: evidence is missing"), [g for g in goals if g.answer == "not_known"]),
        (_("Not assessed"), [g for g in goals if not g.answer]),
    ):
        if some:
            lines = tuple(Bullet(_named(snapshot, goal)) for goal in some)
            found += [Heading(2, title, f"{ANCHOR}-{len(found)}"), BulletList(lines)]
    return found


def _named(snapshot: Snapshot, goal: PlanGoal) -> str:
    name = titled(goal, snapshot)
    return f"{goal.reference} {name}" if goal.reference else name


def _goal(snapshot: Snapshot, number: int, goal: PlanGoal) -> list[Block]:
    found: list[Block] = [Heading(2, _named(snapshot, goal), f"{ANCHOR}-goal-{number}")]
    texts = [text for text in (goal.meaning_for_goal, goal.meaning_for_migration) if text.strip()]
    for text in texts:
        found.append(Paragraph(cited(goal, text) if text is texts[-1] else text))
    if len(found) == 1:
        text = _("What migration means for this goal has not been written yet.")
        found.append(CallOut("open", _("Still open."), text))
    pairs = tuple((label_of(PlanGoal, name), value_of(goal, name, snapshot)) for name in _ASKED)
    found.append(FieldGrid(pairs))
    if goal.evidence.strip():
        found.append(Paragraph(f"{label_of(PlanGoal, 'evidence')}: {goal.evidence}", quiet=True))
    return found
