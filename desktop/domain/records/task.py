"""What has to be done, and whether we may do it: the competence grid (dossier rows 58 and 59)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, choice, day, link, long_text, record, text
from desktop.domain.words import N_


@record(table="task", one=N_("Task"), many=N_("Tasks"))
@dataclass(frozen=True, kw_only=True)
class Task(Record):
    """One task. What lies outside our competence becomes a request with an addressee, not an action of ours."""

    name: str = text(N_("Task"), required=True)
    kind: str = choice(N_("Kind of task"), catalogue="task_kinds")
    competence: str = choice(N_("Whose task it is by law"), catalogue="competences")
    funded: str = choice(N_("Is there money for it"), catalogue="funding_states")
    body: RecordId = link(N_("Who does it here"), target="body")
    ground: str = text(N_("By which law or paper"))
    agreement: str = text(N_("Agreement with whoever holds the power"))
    addressee: str = text(N_("Whom we ask"))
    request: str = long_text(N_("What we ask for"))
    asked_on: str = day(N_("Asked on"))
    answer: str = long_text(N_("What they answered"))
