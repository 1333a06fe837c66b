"""What is planned with each stakeholder: why, how, when, in which language, by whom, and when they get an answer."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, choice, day, link, long_text, record, text, yes_no
from desktop.domain.words import N_


@record(table="engagement", one=N_("Step of working together"), many=N_("Steps of working together"))
@dataclass(frozen=True, kw_only=True)
class Engagement(Record):
    """One line of the engagement plan (dossier section 3.1).

    How far people take part stands on the stakeholder (planned and today): one promise for each, however many
    meetings it takes.
    """

    stakeholder: RecordId = link(N_("Stakeholder"), target="stakeholder", required=True)
    purpose: str = text(N_("What for"))
    method: str = choice(N_("How"), catalogue="engagement_methods")
    date: str = day(N_("When"))
    language: str = text(N_("In which language"))
    access: str = text(N_("What they need to take part"))
    responsible: str = text(N_("Who sees to it"))
    answer_by: str = day(N_("They get an answer by"))
    answered: str = day(N_("Answered on"))
    done: str = yes_no(N_("Done"))
    outcome: str = long_text(N_("What came of it"))
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")
