"""The people of the team."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, choice, long_text, record, text
from desktop.domain.words import N_


@record(table="person", one=N_("Person"), many=N_("People"))
@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Somebody who works on this plan; the name is the one the person chose to show."""

    name: str = text(N_("Name"), required=True)
    role: str = choice(N_("Part in the team"), catalogue="team_roles")
    organisation: str = text(N_("Organisation"))
    contact: str = text(N_("How to reach this person"))
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")
    notes: str = long_text(N_("Notes"))
