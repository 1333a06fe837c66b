"""Papers for the meeting of a body: the invitation to its members, and the sheet on which those who come sign."""

from __future__ import annotations

from desktop.domain.field import first_day
from desktop.domain.records import Attendance, Body, Meeting
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, BulletList, FieldGrid, Heading, Paragraph
from desktop.reports.papers.letters import head, sender
from desktop.reports.papers.wording import BLANK, body_of, is_local, members, or_blank, plan_name
from desktop.reports.phrases import label_of, value_of
from desktop.reports.sections.minutes import lines_of, lists_to_sign
from desktop.system.locale import _


def next_meeting(snapshot: Snapshot, body: Body) -> Meeting:
    """The meeting that is called: the first by date of which nothing is written down yet, else the last; a blank one
    where there is none."""
    if not body.id:
        return Meeting(id="")
    found = sorted(snapshot.where(Meeting, body=body.id), key=lambda m: (first_day(m.date) is None, m.date))
    met = {item.meeting for item in snapshot.all(Attendance) if item.state}
    open_ = [m for m in found if m.id not in met and not m.decisions.strip() and not m.attendance.strip()]
    return open_[0] if open_ else found[-1] if found else Meeting(id="", body=body.id)


def _called(snapshot: Snapshot, about: str) -> tuple[Body, Meeting]:
    """The body and its meeting that a paper is about: the meeting itself, or the next one of a body."""
    meeting = snapshot.get(Meeting, about)
    if meeting is not None:
        return body_of(snapshot, meeting.body), meeting
    body = body_of(snapshot, about)
    return body, next_meeting(snapshot, body)


def invitation(snapshot: Snapshot, context: Context) -> list[Block]:
    """Asks the members to a meeting: when, where, what for, and what they should bring."""
    body, meeting = _called(snapshot, context.about)
    name = or_blank(body.name)
    to = "; ".join(holder for _seat, holder in members(snapshot, body))
    text = (
        _(
            "You are invited to this meeting of the {body}. It brings departments together for the plan “{plan}”."
        )
        if is_local(snapshot)
        else _(
            "You are invited to this meeting of the {body}. It brings offices together for the plan “{plan}”."
        )
    )
    facts = tuple(
        (label_of(Meeting, field), value_of(meeting, field, snapshot)) for field in ("date", "time", "place")
    )
    points = lines_of(meeting.agenda)
    return [
        *head(snapshot, or_blank(to), _("Invitation: {meeting}").format(meeting=or_blank(meeting.name))),
        Paragraph(text.format(body=name, plan=plan_name(snapshot))),
        FieldGrid(facts),
        Heading(2, label_of(Meeting, "agenda"), "agenda"),
        *(
            [BulletList(points, numbered=True)]
            if points
            else [FieldGrid(((label_of(Meeting, "agenda"), ""),))]
        ),
        Paragraph(
            _(
                "Please come yourself, or send somebody who may speak for your office, and say so by {date}."
            ).format(date=BLANK)
        ),
        Paragraph(
            _("Tell us beforehand what you need to take part: interpreting, access, another hour of the day.")
        ),
        *sender(snapshot),
    ]


def attendance(snapshot: Snapshot, context: Context) -> list[Block]:
    """The members of a body with room to sign, for the meeting that is called."""
    _body, meeting = _called(snapshot, context.about)
    return lists_to_sign(snapshot, [meeting])
