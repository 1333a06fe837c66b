"""What migration means for each goal of the plan, and what each goal means for migration."""

from __future__ import annotations

import re

from desktop.domain.records import PlanGoal
from desktop.system.locale import _
from desktop.system.resources import choice_label
from desktop.ui.register import Shape
from desktop.ui.register_page import RegisterPage
from desktop.ui.session import Session
from desktop.ui.table import Column


class GoalPage(RegisterPage):
    """The heart of the work: every goal gets an answer, in both directions."""

    tables = ("plan_goal", "initiative", "set_aside")
    advice_step = "goal"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("What migration means for each goal"),
            _(
                "Take the goals of the plan one by one. A goal without an answer counts as not assessed, never as none."
            ),
        )

    def shape(self) -> Shape:
        return Shape(
            PlanGoal,
            columns=(
                Column(
                    _("No."),
                    lambda g: g.reference,
                    sort=lambda g: natural(g.reference),
                    stretch=0,
                    field="reference",
                ),
                Column(_("Goal"), lambda g: g.title or _("(no name yet)"), stretch=4, field="name"),
                Column(
                    _("Answer"),
                    self._answer,
                    mark=lambda g: "done" if g.answer else "check",
                    stretch=2,
                    field="answer",
                ),
            ),
            groups=(
                ("", ("name", "reference", "kind", "sector", "level")),
                (
                    _("Both directions"),
                    ("answer", "meaning_for_goal", "meaning_for_migration", "evidence"),
                ),
                (_("What follows"), ("measure", "indicator", "responsible", "budget_line")),
                (_("Source"), ("source", "illustrative")),
            ),
            add=_("Add a goal"),
            empty=_(
                "No goals yet. Copy the goals of your plan into a spreadsheet, one in a row, and paste them here."
            ),
            paste_order=("name", "reference", "sector"),
            rows=self._rows,
        )

    def _rows(self) -> list[PlanGoal]:
        return sorted(self.session.snapshot.all(PlanGoal), key=lambda g: natural(g.reference))

    def _answer(self, item: PlanGoal) -> str:
        return choice_label("goal_answers", item.answer) or _("not assessed")


def natural(text: str) -> list[tuple[int, str]]:
    """A sort key under which "Goal 2" stands before "Goal 10"; an empty text comes last."""
    if not text:
        return [(10**9, "")]
    return [
        (int(part), "") if part.isdigit() else (0, part.casefold())
        for part in re.findall(r"[0-9]+|[^0-9]+", text)
    ]
