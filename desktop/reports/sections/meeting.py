"""Meetings: when they were, who came, what was decided and who does what."""

from __future__ import annotations

from desktop.domain.field import first_day
from desktop.domain.records import Meeting
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Heading, Paragraph, Table
from desktop.reports.phrases import answered, fields, label_of, notes_on, titled, value_of
from desktop.reports.sections.minutes import members_at
from desktop.system.locale import _, format_date, ngettext

ANCHOR = "meetings"
_SUMMARY = ("date", "name", "kind", "body", "place")
_DETAILS = (
    "date",
    "kind",
    "body",
    "place",
    "attendance",
    "quorum_met",
    "agenda",
    "decisions",
    "follow_up",
    "next_date",
)
_WANTED = ("decisions", "follow_up")


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks: the list by date, then meeting by meeting."""
    found: list[Block] = [Heading(1, _("Meetings"), ANCHOR)]
    meetings = sorted(snapshot.all(Meeting), key=_when)
    if not meetings:
        return [*found, Paragraph(_("No meeting has been entered."))]
    text = ngettext("One meeting has been entered.", "{count} meetings have been entered.", len(meetings))
    found += [Paragraph(text.format(count=len(meetings))), _summary(snapshot, meetings)]
    for number, meeting in enumerate(meetings, 1):
        found += _meeting(snapshot, number, meeting)
    return [*found, *notes_on(snapshot, ("meeting",), f"{ANCHOR}-notes")]


def _when(meeting: Meeting) -> tuple[bool, str]:
    """By date, those without a date last."""
    day = first_day(meeting.date)
    return (day is None, day.isoformat() if day else "")


def _summary(snapshot: Snapshot, meetings: list[Meeting]) -> Table:
    rows = tuple(
        (
            format_date(meeting.date) or _("No date"),
            titled(meeting, snapshot),
            value_of(meeting, "kind", snapshot),
            value_of(meeting, "body", snapshot),
            meeting.place,
        )
        for meeting in meetings
    )
    return Table(tuple(label_of(Meeting, name) for name in _SUMMARY), rows, (1.9, 3.1, 1.7, 2.9, 1.2))


def _meeting(snapshot: Snapshot, number: int, meeting: Meeting) -> list[Block]:
    told = answered(meeting, _DETAILS)
    names = [name for name in _DETAILS if name in told or name in _WANTED]
    return [
        Heading(2, titled(meeting, snapshot), f"{ANCHOR}-{number}"),
        fields(meeting, names, snapshot),
        *members_at(snapshot, meeting),
    ]
