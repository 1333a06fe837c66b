"""Meetings: when, where, who came, what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, choice, day, link, long_text, record, text, yes_no
from desktop.domain.words import N_


@record(table="meeting", one=N_("Meeting"), many=N_("Meetings"))
@dataclass(frozen=True, kw_only=True)
class Meeting(Record):
    """A meeting, workshop or consultation (dossier row 45)."""

    name: str = text(N_("Title"), required=True)
    kind: str = choice(N_("Kind of meeting"), catalogue="meeting_kinds")
    body: RecordId = link(N_("Body that met"), target="body")
    date: str = day(N_("Date"))
    time: str = text(N_("Begins at"))
    place: str = text(N_("Place"))
    attendance: str = long_text(N_("Who came"))
    quorum_met: str = yes_no(N_("Enough members present"))
    agenda: str = long_text(N_("Agenda"))
    decisions: str = long_text(N_("Decisions"))
    follow_up: str = long_text(N_("Who does what by when"))
    next_date: str = day(N_("Next meeting"))
