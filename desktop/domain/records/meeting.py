"""Meetings: when, where, who came, what was decided; and what people said there, with what became of it."""

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


@record(table="attendance", one=N_("Member at a meeting"), many=N_("Members at meetings"))
@dataclass(frozen=True, kw_only=True)
class Attendance(Record):
    """Whether a member came to one meeting, or somebody for them, and of which rank (checks C-15 and C-42)."""

    meeting: RecordId = link(N_("Meeting"), target="meeting", required=True)
    stakeholder: RecordId = link(N_("Member"), target="stakeholder", required=True)
    state: str = choice(N_("Was there"), catalogue="attendance_states")
    rank: str = choice(N_("Rank of who came"), catalogue="ranks")


@record(table="contribution", one=N_("Contribution"), many=N_("Contributions"))
@dataclass(frozen=True, kw_only=True)
class Contribution(Record):
    """What somebody said at a meeting, and the answer that is owed: "you said, we did" (dossier rows 51 and 61)."""

    meeting: RecordId = link(N_("Meeting"), target="meeting", required=True)
    name: str = long_text(N_("What was said"), required=True)
    by: str = text(N_("Said by (group)"))
    answer: str = long_text(N_("What became of it, and why"))
    answered: str = day(N_("Answered on"))
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")
