"""The papers of a meeting: minutes, a list to sign, and what people said with what became of it.

Who came and who took on what are names: they stand in internal copies only (the public snapshot lacks them).
"""

from __future__ import annotations

from desktop.domain.attendance import count, presences
from desktop.domain.field import first_day
from desktop.domain.records import Attendance, Contribution, Meeting, Membership
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import (
    Block,
    Bullet,
    BulletList,
    Cell,
    FieldGrid,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from desktop.reports.phrases import fields, label_of, titled, value_of
from desktop.system.locale import _, format_date, format_number, ngettext
from desktop.system.resources import choice_label

_FACTS = ("date", "time", "place", "kind", "body", "quorum_met")
_LINES, _ROW = 15, 30.0


def meetings_of(snapshot: Snapshot, context: Context) -> list[Meeting]:
    """The meeting that the report is about, or all of them by date; a blank one where there is none."""
    one = snapshot.get(Meeting, context.about) if context.about else None
    if one is not None:
        return [one]
    found = sorted(snapshot.all(Meeting), key=lambda m: (first_day(m.date) is None, m.date))
    return found or [Meeting(id="blank")]


def lines_of(text: str) -> tuple[Bullet, ...]:
    """Each line that people typed as a line of a list."""
    return tuple(Bullet(line.strip(" \t•-–")) for line in text.splitlines() if line.strip(" \t•-–"))


def named(snapshot: Snapshot, meeting: Meeting) -> str:
    """The title of a meeting; a blank form has a blank."""
    return titled(meeting, snapshot) if meeting.title else "_" * 40


def minutes(snapshot: Snapshot, context: Context) -> list[Block]:
    """Minutes, one meeting a page."""
    found: list[Block] = []
    for number, meeting in enumerate(meetings_of(snapshot, context), 1):
        found += [PageBreak()] if found else []
        found += [
            Heading(1, _("Minutes: {meeting}").format(meeting=named(snapshot, meeting)), f"minutes-{number}"),
            fields(meeting, _FACTS, snapshot),
            *_part(_("Agenda"), meeting.agenda, f"minutes-{number}-agenda", numbered=True),
        ]
        if context.internal:
            found += _who(snapshot, meeting, f"minutes-{number}-who")
        found += _part(
            label_of(Meeting, "decisions"), meeting.decisions, f"minutes-{number}-decisions", numbered=True
        )
        if context.internal:
            found += _part(label_of(Meeting, "follow_up"), meeting.follow_up, f"minutes-{number}-follow")
        ends = (
            (label_of(Meeting, "next_date"), format_date(meeting.next_date)),
            (_("Date of signature"), ""),
            (_("Chair"), ""),
            (_("Secretary"), ""),
        )
        found.append(FieldGrid(ends, columns=2))
    return found


def _who(snapshot: Snapshot, meeting: Meeting, anchor: str) -> list[Block]:
    """Who came: member by member where that was written down, and what was typed in words."""
    members = members_at(snapshot, meeting)
    if not members:
        return _part(label_of(Meeting, "attendance"), meeting.attendance, anchor)
    found: list[Block] = [Heading(2, label_of(Meeting, "attendance"), anchor), *members]
    lines = lines_of(meeting.attendance)
    return [*found, BulletList(lines)] if lines else found


def members_at(snapshot: Snapshot, meeting: Meeting) -> list[Block]:
    """The members of the body that met with what is known of each, and the count; nothing where nothing is known."""
    known = presences(snapshot, meeting)
    if not any(item.state for item in known):
        return []
    rows = tuple(
        (
            item.member.title,
            value_of(item.record, "state", snapshot) if item.record else "",
            choice_label("ranks", item.rank),
        )
        for item in known
    )
    header = (
        label_of(Attendance, "stakeholder"),
        label_of(Attendance, "state"),
        label_of(Attendance, "rank"),
    )
    counted = count(snapshot, meeting)
    words = ngettext(
        "{there} of {count} member with a vote was there.",
        "{there} of {count} members with a vote were there.",
        counted.members,
    ).format(there=format_number(counted.there), count=format_number(counted.members))
    if counted.needed is not None:
        words += " " + _("{needed} are needed.").format(needed=format_number(counted.needed))
    return [Table(header, rows, (4.4, 2.6, 3)), Paragraph(words)]


def _part(title: str, text: str, anchor: str, *, numbered: bool = False) -> list[Block]:
    lines = lines_of(text)
    if not lines:
        return [Heading(2, title, anchor), FieldGrid(((title, ""),))]
    if len(lines) == 1:
        return [Heading(2, title, anchor), Paragraph(text.strip())]
    return [Heading(2, title, anchor), BulletList(lines, numbered=numbered)]


def attendance(snapshot: Snapshot, context: Context) -> list[Block]:
    """A list to sign for each meeting."""
    return lists_to_sign(snapshot, meetings_of(snapshot, context))


def lists_to_sign(snapshot: Snapshot, meetings: list[Meeting]) -> list[Block]:
    """Lists to sign, with the seats of the bodies that meet."""
    found: list[Block] = []
    header = (
        _("No."),
        _("Organisation"),
        _("Name"),
        _("Function"),
        _("a photo"),
        _("being quoted"),
        _("Signature"),
    )
    # Consent is asked for line by line, by those who are there.
    above = (("", "", "", "", Cell(_("I agree to (yes, no)"), across=2), ""),)
    for number, meeting in enumerate(meetings, 1):
        found += [PageBreak()] if found else []
        seats = list(snapshot.where(Membership, body=meeting.body)) if meeting.body else []
        rows = [
            (str(place), value_of(seat, "stakeholder", snapshot), "", seat.function, "", "", "")
            for place, seat in enumerate(seats, 1)
        ]
        blank = [
            (str(place), "", "", "", "", "", "")
            for place in range(len(rows) + 1, max(_LINES, len(rows) + 4) + 1)
        ]
        title = _("Attendance and consent: {meeting}").format(meeting=named(snapshot, meeting))
        found += [
            Heading(1, title, f"attendance-{number}"),
            FieldGrid(fields(meeting, ("date", "time", "place", "body"), snapshot).pairs, columns=2),
            Paragraph(_consent()),
            Table(
                header,
                (*rows, *blank),
                (0.75, 2.4, 2.0, 1.7, 0.95, 1.25, 1.9),
                form=True,
                row_height=_ROW,
                above=above,
            ),
        ]
    return found


def _consent() -> str:
    return _(
        "Your name is used for this meeting only and stays with the organisers. Signing is your choice; you may "
        "write your organisation alone. Say so if you do not wish to be photographed or quoted."
    )


def you_said(snapshot: Snapshot, context: Context) -> list[Block]:
    """What people said and what became of it; without an answer the blank is seen."""
    found: list[Block] = [Heading(1, _("You said, we did"), "you-said")]
    about = context.about if snapshot.get(Meeting, context.about) is not None else ""
    said = [item for item in snapshot.all(Contribution) if not about or item.meeting == about]
    by = context.internal
    header = (
        label_of(Contribution, "name"),
        *((label_of(Contribution, "by"),) if by else ()),
        label_of(Contribution, "answer"),
        label_of(Contribution, "answered"),
    )
    weights = (4, 2, 4, 1.6) if by else (4.6, 4.4, 1.6)
    rows = [
        (
            titled(item, snapshot),
            *((item.by,) if by else ()),
            item.answer or "_" * 24,
            format_date(item.answered) or "_" * 8,
        )
        for item in said
    ]
    if rows:
        found.append(Table(header, tuple(rows), weights))
        return found
    found.append(Paragraph(_("Nothing has been written down that may leave the team, or that people said.")))
    found.append(Table(header, tuple([("",) * len(header)] * 8), weights, form=True, row_height=44))
    return found
