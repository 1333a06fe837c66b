"""The heart of mainstreaming: for each goal of the plan, what migration means for it and it for migration."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, choice, long_text, record, text
from desktop.domain.words import N_


@record(table="plan_goal", one=N_("Goal"), many=N_("Goals"))
@dataclass(frozen=True, kw_only=True)
class PlanGoal(Record):
    """A goal, action, law or programme of the plan (dossier rows 1 to 3).

    An empty `answer` means *not assessed*, never "none".
    """

    name: str = long_text(N_("Goal or action of the plan"), required=True)
    reference: str = text(N_("Number in the plan"))
    kind: str = choice(N_("What it is"), catalogue="goal_kinds")
    sector: str = choice(N_("Sector"), catalogue="sectors")
    level: str = choice(N_("Level at which it is felt"), catalogue="reach")
    answer: str = choice(N_("Does migration matter here?"), catalogue="goal_answers")
    meaning_for_goal: str = long_text(N_("What migration means for this goal"))
    meaning_for_migration: str = long_text(N_("What this goal means for migration and migrants"))
    evidence: str = long_text(N_("Evidence: what we know and from where"))
    measure: str = long_text(N_("What to do"))
    indicator: str = text(N_("How we will see that it works (indicator)"))
    responsible: str = text(N_("Who would do it"))
    budget_line: str = text(N_("Budget line"))
