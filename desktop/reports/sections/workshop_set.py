"""The set of papers for a workshop: invitation, agenda, cards, run sheet, report of the day, feedback, certificate.

All are made for one meeting, or blank, to be copied. Nothing is invented: what nobody wrote down is a line to write on.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.records import Meeting, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Bullet, BulletList, FieldGrid, Heading, Paragraph, Run, Table
from desktop.reports.phrases import label_of, titled, value_of
from desktop.reports.sections.minutes import lines_of, lists_to_sign, meetings_of, named
from desktop.system.locale import _, format_date

_BLANK = "_" * 28


def _meeting(snapshot: Snapshot, context: Context) -> Meeting:
    """The meeting of this set: the one that was chosen, else the newest workshop, else a blank one."""
    found = meetings_of(snapshot, context)
    if len(found) > 1:
        found = [meeting for meeting in found if meeting.kind == "workshop"] or [Meeting(id="blank")]
    return found[-1]


def _facts(snapshot: Snapshot, meeting: Meeting) -> FieldGrid:
    names = ("date", "time", "place")
    return FieldGrid(tuple((label_of(Meeting, name), value_of(meeting, name, snapshot)) for name in names))


def invitation(snapshot: Snapshot, context: Context) -> list[Block]:
    """A letter that says what it is about, when, and what is expected."""
    meeting, plan = _meeting(snapshot, context), snapshot.initiative
    host = plan.lead_institution or _BLANK
    text = _("{host} invites you to “{meeting}”. It is a part of the work on {plan}.")
    return [
        Heading(1, _("Invitation"), "invitation"),
        Paragraph(_("To: {name}").format(name=_BLANK)),
        Paragraph(text.format(host=host, meeting=named(snapshot, meeting), plan=plan.name or _BLANK)),
        _facts(snapshot, meeting),
        Paragraph((Run(_("What it is for") + ". ", bold=True), Run(_BLANK * 2))),
        Paragraph((Run(_("What we ask of you") + ". ", bold=True), Run(_expected()))),
        FieldGrid(((_("Please answer by"), ""), (_("Whom to ask"), plan.lead_contact), (_("Signature"), ""))),
    ]


def _expected() -> str:
    return _(
        "Bring what your office knows about people who move: a figure, a case, a programme. Send somebody who can "
        "speak for the office. Tell us beforehand what you need to take part: interpreting, child care, access, travel."
    )


def agenda(snapshot: Snapshot, context: Context) -> list[Block]:
    """The points with room for their times."""
    meeting = _meeting(snapshot, context)
    points = [bullet.text for bullet in lines_of(meeting.agenda)] or [""] * 8
    rows = tuple(("", point, "") for point in points)
    header = (_("Time"), _("Point"), _("Who leads it"))
    return [
        Heading(1, _("Agenda: {meeting}").format(meeting=named(snapshot, meeting)), "agenda"),
        _facts(snapshot, meeting),
        Table(header, rows, (1.4, 6, 2.6), form=True, row_height=30),
    ]


def attendance(snapshot: Snapshot, context: Context) -> list[Block]:
    """A list to sign for this day."""
    return lists_to_sign(snapshot, [_meeting(snapshot, context)])


def cards(snapshot: Snapshot, context: Context) -> list[Block]:
    """A card for every stakeholder, to cut out and to place on a wall; blank ones for those who are missing."""
    names = [titled(item, snapshot) for item in snapshot.all(Stakeholder)]
    names += [""] * (4 + (len(names) % 2))
    rows = tuple((names[i], names[i + 1]) for i in range(0, len(names) - 1, 2))
    return [
        Heading(1, _("Cards"), "cards"),
        Paragraph(
            _(
                "Cut along the lines. Place each card by influence and interest; the blank ones are for whom we forgot."
            )
        ),
        Table(("", ""), rows, (1, 1), form=True, row_height=96),
    ]


def run_sheet(snapshot: Snapshot, context: Context) -> list[Block]:
    """Who does what when, for those who run the day."""
    meeting = _meeting(snapshot, context)
    points = [str(bullet.text) for bullet in lines_of(meeting.agenda)]
    steps = [_("Room, chairs, wall and light are ready"), _("Welcome, purpose, rules"), *points]
    steps += [
        _("What was decided is read aloud"),
        _("Feedback forms"),
        _("Photograph of the wall, room left in order"),
    ]
    header = (_("Time"), _("Step"), _("Who"), _("Material"), _("Done"))
    return [
        Heading(1, _("Run sheet"), "run-sheet"),
        _facts(snapshot, meeting),
        Table(
            header,
            tuple(("", step, "", "", "") for step in steps),
            (1.1, 4.4, 1.7, 2, 0.8),
            form=True,
            row_height=30,
        ),
    ]


def day_report(snapshot: Snapshot, context: Context) -> list[Block]:
    """What came of the day, on one page."""
    meeting = _meeting(snapshot, context)
    found: list[Block] = [
        Heading(1, _("Report of the day: {meeting}").format(meeting=named(snapshot, meeting)), "day"),
        _facts(snapshot, meeting),
    ]
    decided = lines_of(meeting.decisions)
    found.append(Heading(2, label_of(Meeting, "decisions"), "day-decisions"))
    found.append(BulletList(decided, numbered=True) if decided else FieldGrid(((_("Decision"), ""),) * 3))
    asked = (
        _("How many came, and from which groups"),
        _("Who was missing, and how they will be heard"),
        _("On what people agreed"),
        _("On what they did not agree"),
        _("What surprised us"),
    )
    found.append(
        Table(
            (_("Question"), _("Answer")),
            tuple((text, "") for text in asked),
            (4, 6),
            form=True,
            row_height=52,
        )
    )
    ends = (
        (label_of(Meeting, "next_date"), format_date(meeting.next_date)),
        (_("Written by (function)"), ""),
    )
    return [*found, FieldGrid(ends, columns=2)]


def feedback(snapshot: Snapshot, context: Context) -> list[Block]:
    """A form without a name on it."""
    meeting = _meeting(snapshot, context)
    scale = (_("Not at all"), "2", "3", "4", _("Very much"))
    asked = (
        _("I knew beforehand what the day was for."),
        _("I could say what I wanted to say."),
        _("Those who are concerned were in the room."),
        _("I know what happens next."),
        _("The day was worth my time."),
    )
    words = (
        _("What was most useful?"),
        _("What should be different next time?"),
        _("Who should be asked next?"),
    )
    return [
        Heading(1, _("Feedback: {meeting}").format(meeting=named(snapshot, meeting)), "feedback"),
        Paragraph(_("No name, please. Tick one box in each line.")),
        Table(
            (_("Sentence"), *scale),
            tuple((text, "", "", "", "", "") for text in asked),
            (5, 1, 1, 1, 1, 1),
            form=True,
            row_height=30,
        ),
        Table(
            (_("In your own words"), ""),
            tuple((text, "") for text in words),
            (3.4, 6.6),
            form=True,
            row_height=80,
        ),
    ]


def certificate(snapshot: Snapshot, context: Context) -> list[Block]:
    """For whoever took part; the name is written by hand."""
    meeting, plan = _meeting(snapshot, context), snapshot.initiative
    when = format_date(meeting.date) or _BLANK
    where = meeting.place or _BLANK
    text = _("has taken part in “{meeting}” on {date} in {place}.")
    lines: Sequence[Block] = [
        Heading(1, _("Certificate of attendance"), "certificate"),
        Paragraph(" "),
        FieldGrid(((_("Name"), ""),)),
        Paragraph(text.format(meeting=named(snapshot, meeting), date=when, place=where)),
        Paragraph(_("What it was about:")),
        BulletList(lines_of(meeting.agenda)[:8] or (Bullet(_BLANK), Bullet(_BLANK), Bullet(_BLANK))),
        FieldGrid(((_("For"), plan.lead_institution), (_("Place and date"), ""), (_("Signature"), ""))),
    ]
    return list(lines)
