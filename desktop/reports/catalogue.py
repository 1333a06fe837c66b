"""What reports there are: one line for each, naming its sections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.context import Context
from desktop.reports.formats import REGISTERS, WORDS
from desktop.reports.needs import NEEDS, Need
from desktop.reports.outline import Block
from desktop.reports.papers import cabinet_note, decision, letters, meetings, terms
from desktop.reports.sections import (
    advice,
    body,
    brief,
    engagement,
    handover,
    meeting,
    minutes,
    plan,
    plan_goal,
    plan_text,
    poster,
    readiness,
    room,
    setup,
    sources,
    stakeholder,
    worksheet,
    workshop,
    workshop_set,
)

Build = Callable[[Snapshot, Context], list[Block]]
WHOLE = "full"  # the report that holds all of it
PICTURE, PART = "picture", "part"  # what a report can be about that is no table of the workbook


@dataclass(frozen=True)
class Section:
    """A part of reports. `title` is untranslated; `tables` are the registers on which it rests."""

    id: str
    title: str
    build: Build
    tables: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[Need, ...]:
        """The fields that have to be filled in for it."""
        return NEEDS.get(self.id, ())


@dataclass(frozen=True)
class Report:
    """A report that can be written. `title` and `summary` are untranslated; `sections` are ids in their
    order. A short paper has neither `cover` nor `contents`. `about` is the table of the one record that it is about
    ("" for a report about the whole workbook); an `official` paper is made for signature. With `turn` each section of a
    short paper begins a page. Without `needs_one` a report about one record can also be made of all, or blank. A
    `blank` one holds no answers at all. `readers` says untranslated for whom it is; `only` are its formats where it has
    not those of all; a report of the `handbook` is the part of that name, or the one that it is about; `levels` are
    those of government at which it is offered, none for all."""

    id: str
    title: str
    summary: str
    sections: tuple[str, ...]
    cover: bool = True
    contents: bool = True
    about: str = ""
    official: bool = False
    turn: bool = False
    needs_one: bool = True
    blank: bool = False
    readers: str = ""
    only: tuple[str, ...] = ()
    handbook: str = ""
    levels: tuple[str, ...] = ()

    def is_for(self, level: str) -> bool:
        """Whether it is offered at a level of government ("" is every level)."""
        return not level or not self.levels or level in self.levels

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats in which it can be written: registers only where there are any."""
        if self.only:
            return self.only
        return (*WORDS, *REGISTERS) if self.tables else WORDS

    @property
    def needs(self) -> tuple[Need, ...]:
        """The fields that its sections need filled in, each need once."""
        found = (need for section in self.sections for need in SECTIONS[section].needs)
        return tuple(dict.fromkeys(found))

    @property
    def tables(self) -> tuple[str, ...]:
        """The registers that this report rests on, each once."""
        found = (table for section in self.sections for table in SECTIONS[section].tables)
        return tuple(dict.fromkeys(found))


# The map of stakeholders in whole registers: what an import needs to bring it back.
STAKEHOLDERS = ("stakeholder", "assessment", "link", "link_kind", "engagement", "stakeholder_map")

_SECTIONS = (
    Section(
        "plan",
        N_("The plan and how we work"),
        plan.build,
        ("initiative", "scope", "endorsement", "person", "stage"),
    ),
    Section("goals", N_("Goals, and what migration means for them"), plan_goal.build, ("plan_goal",)),
    Section("stakeholders", N_("Stakeholders"), stakeholder.build, STAKEHOLDERS),
    Section("engagement", N_("Plan of working together"), engagement.build, ("engagement",)),
    Section("workshop", N_("Report of the day"), workshop.build),
    Section("room", N_("Sheets for the tables"), room.build),
    Section("bodies", N_("Bodies and who sits on them"), body.build, ("body", "membership")),
    Section(
        "setup", N_("How the set-up works"), setup.build, ("task", "lead_option", "focal_point", "paper")
    ),
    Section("readiness", N_("Seven tests of readiness"), readiness.build),
    Section("meetings", N_("Meetings"), meeting.build, ("meeting",)),
    Section("advice", N_("Advice"), advice.build, ("note", "attachment", "set_aside")),
    Section("sources", N_("Sources"), sources.build),
    Section("handover", N_("Where we are, who promised what, what is next"), handover.build),
    Section("terms", N_("The eighteen clauses"), terms.build),
    Section("decision", N_("What is noted and decided"), decision.build),
    Section("appointment", N_("The letter"), letters.appointment),
    Section("request_member", N_("The letter and its reply slip"), letters.request_member),
    Section("request_data", N_("The letter"), letters.request_data),
    Section("request_help", N_("The letter"), letters.request_help),
    Section("cabinet_note", N_("The note"), cabinet_note.build),
    Section("body_invitation", N_("Invitation"), meetings.invitation),
    Section("body_list", N_("List to sign"), meetings.attendance),
)
_MEETING_SECTIONS = (
    Section("brief", N_("The brief"), brief.build),
    Section("poster", N_("The picture"), poster.build),
    Section("plan_text", N_("Text for the plan"), plan_text.build, ("plan_goal",)),
    Section("minutes", N_("Minutes"), minutes.minutes, ("meeting",)),
    Section("attendance", N_("List to sign"), minutes.attendance),
    Section("you_said", N_("You said, we did"), minutes.you_said, ("contribution",)),
    Section("invitation", N_("Invitation"), workshop_set.invitation),
    Section("agenda", N_("Agenda"), workshop_set.agenda),
    Section("day_list", N_("List to sign"), workshop_set.attendance),
    Section("cards", N_("Cards to cut out"), workshop_set.cards),
    Section("run_sheet", N_("Run sheet"), workshop_set.run_sheet),
    Section("day_report", N_("Report of the day"), workshop_set.day_report),
    Section("feedback", N_("Feedback form"), workshop_set.feedback),
    Section("certificate", N_("Certificate of attendance"), workshop_set.certificate),
)
_FORMS = (
    ("plan", N_("Worksheet: plan and process")),
    ("stakeholder", N_("Worksheet: stakeholders")),
    ("body", N_("Worksheet: institutions")),
)
_FORM_SECTIONS = tuple(
    Section(f"{kind}_{key}", title, worksheet.flow_form(key, filled=kind == "filled"))
    for kind in ("blank", "filled")
    for key, title in _FORMS
) + tuple(
    Section(
        f"{kind}_goal",
        N_("Worksheet: what migration means for a goal"),
        worksheet.record_form("plan_goal", filled=kind == "filled"),
    )
    for kind in ("blank", "filled")
)
SECTIONS: dict[str, Section] = {
    section.id: section for section in (*_SECTIONS, *_MEETING_SECTIONS, *_FORM_SECTIONS)
}

_REPORTS = (
    Report(
        WHOLE,
        N_("Migration in the plan: the whole report"),
        N_("All in one paper: the plan, its goals, stakeholders, bodies, meetings, advice and sources."),
        ("plan", "goals", "stakeholders", "bodies", "setup", "readiness", "meetings", "advice", "sources"),
    ),
    Report(
        "goals",
        N_("What migration means for each goal"),
        N_("The goals of the plan one by one, for those who write its chapters."),
        ("goals", "sources"),
    ),
    Report(
        "stakeholders",
        N_("Stakeholders, and how we work with them"),
        N_("Who has a stake, where they stand by influence and interest, and how to work with them."),
        ("stakeholders", "engagement", "sources"),
    ),
    Report(
        "engagement",
        N_("Plan of working together"),
        N_("Whom we turn to, what for, how and when, as a table and as a calendar for the wall."),
        ("engagement",),
        cover=False,
        contents=False,
    ),
    Report(
        "workshop",
        N_("Report of the day"),
        N_("Two pages: who came, what was agreed, what stayed open, who does what by when."),
        ("workshop",),
        cover=False,
        contents=False,
    ),
    Report(
        "room",
        N_("Sheets for the tables"),
        N_("Cards with short codes, an empty grid, and a sheet whose values are typed back."),
        ("room",),
        cover=False,
        contents=False,
    ),
    Report(
        "bodies",
        N_("Institutional set-up"),
        N_(
            "Who leads, coordinates and is heard, who sits where, who does what, and what the meetings decided."
        ),
        ("bodies", "setup", "readiness", "meetings", "sources"),
    ),
    Report(
        "readiness",
        N_("Ready? Seven tests"),
        N_("What each yes rests on, and what is still open. Nothing is added up."),
        ("readiness",),
        cover=False,
        contents=False,
    ),
    Report(
        "handover",
        N_("Handover"),
        N_("Where we are, who promised what, and what is next, for whoever takes the work on."),
        ("handover",),
        cover=False,
        contents=False,
    ),
)

_SHORT = (
    Report(
        "brief",
        N_("Two-page brief for those who decide"),
        N_("Two pages: what it is about, why it matters, what is proposed, what is asked for."),
        ("brief",),
        cover=False,
        contents=False,
    ),
    Report(
        "plan_text",
        N_("Text for the plan"),
        N_(
            "For each goal a paragraph, a measure, an indicator and a budget line, to be put into the chapters."
        ),
        ("plan_text",),
        cover=False,
        contents=False,
    ),
    Report(
        "minutes",
        N_("Minutes of a meeting"),
        N_("Minutes, the list to sign, and what people said with what became of it."),
        ("minutes", "attendance", "you_said"),
        cover=False,
        contents=False,
        about="meeting",
        turn=True,
        needs_one=False,
    ),
    Report(
        "workshop_set",
        N_("Papers for a workshop"),
        N_(
            "Invitation, agenda, list to sign, cards, run sheet, report of the day, feedback form, certificate."
        ),
        (
            *("invitation", "agenda", "day_list", "cards", "run_sheet"),
            *("day_report", "feedback", "certificate"),
        ),
        cover=False,
        contents=False,
        about="meeting",
        turn=True,
        needs_one=False,
    ),
    Report(
        "you_said",
        N_("You said, we did"),
        N_("What people said at a meeting and what became of it, to be sent back to them."),
        ("you_said",),
        cover=False,
        contents=False,
        about="meeting",
        needs_one=False,
    ),
    Report(
        "forms",
        N_("Worksheets, blank"),
        N_("What the screens ask, to be filled in by hand."),
        ("blank_plan", "blank_goal", "blank_stakeholder", "blank_body"),
        cover=False,
        contents=False,
        turn=True,
        blank=True,
    ),
    Report(
        "forms_filled",
        N_("Worksheets, filled in"),
        N_("The same worksheets with the answers that are there, as an example or for a check."),
        ("filled_plan", "filled_goal", "filled_stakeholder", "filled_body"),
        cover=False,
        contents=False,
        turn=True,
    ),
    Report(
        "poster",
        N_("Poster of a picture"),
        N_("A picture as large as a wall, on sheets of your paper: cut along the marks, glue edge to edge."),
        ("poster",),
        cover=False,
        contents=False,
        about=PICTURE,
        needs_one=False,
        only=("pdf",),
    ),
    Report(
        "handbook",
        N_("A part of the handbook"),
        N_("All pages of one part of the handbook, with cover and contents."),
        (),
        about=PART,
        needs_one=False,
        handbook="start",
    ),
    Report(
        "pocket",
        N_("Pocket edition of the handbook"),
        N_("The twelve pages for the first weeks, a sheet each."),
        (),
        cover=False,
        contents=False,
        turn=True,
        handbook="pocket",
    ),
)


def _paper(
    report_id: str, title: str, summary: str, *, section: str = "", levels: tuple[str, ...] = ()
) -> Report:
    """An official paper about one body: one section, of the same name unless said otherwise, ready to be signed."""
    return Report(
        report_id,
        title,
        summary,
        (section or report_id,),
        cover=False,
        contents=False,
        about="body",
        official=True,
        levels=levels,
    )


_PAPERS = (
    _paper("terms", N_("Terms of reference"), N_("What a body is for, what it may do, and how it works.")),
    _paper(
        "decision",
        N_("Decision that creates a body"),
        N_("The paper by which those above set the body up."),
    ),
    _paper(
        "cabinet_note",
        N_("Note to the cabinet"),
        N_("Asks the cabinet to create the body: why, what, at what cost, and who was asked."),
        levels=("national",),
    ),
    _paper("appointment", N_("Letter of appointment"), N_("Names the focal point, or somebody for a seat.")),
    _paper(
        "request_member",
        N_("Request for a member"),
        N_("Asks for a member and an alternate, with a reply slip."),
    ),
    _paper("request_data", N_("Request for data"), N_("Asks whoever holds figures for them.")),
    _paper(
        "request_help",
        N_("Request for assistance"),
        N_("Says exactly what help is asked for, when and from whom."),
    ),
    _paper(
        "invitation",
        N_("Invitation to a meeting"),
        N_("Asks the members to the next meeting of the body, with its agenda."),
        section="body_invitation",
    ),
    _paper(
        "attendance",
        N_("Attendance sheet"),
        N_("The members of the body with room to sign, for its next meeting."),
        section="body_list",
    ),
)
# For whom each is; in this order they are offered, what is asked for most often first.
_READERS = {
    "full": N_("For whoever wants all of it: the team, the donor, the archive."),
    "brief": N_("For those who decide: the government, or the council."),
    "plan_text": N_("For those who write the chapters of the plan."),
    "goals": N_("For those who write the chapters of the plan."),
    "stakeholders": N_("For the team and its partners."),
    "engagement": N_("For the team, and for the wall of its room."),
    "workshop": N_("For everybody who was in the room."),
    "room": N_("For the tables of a workshop."),
    "bodies": N_("For the council, the ministry and the members of the bodies."),
    "readiness": N_("For the council or ministry, before it decides."),
    "handover": N_("For whoever takes the work on."),
    "minutes": N_("For the members, for the archive and for those who were heard."),
    "you_said": N_("For those who were heard."),
    "workshop_set": N_("For those who invite, run and attend the day."),
    "forms": N_("For whoever fills them in by hand."),
    "forms_filled": N_("For a check by colleagues."),
    "poster": N_("For a wall, a workshop, an open day."),
    "handbook": N_("For colleagues who read on paper."),
    "pocket": N_("For everybody who joins the work."),
    **dict.fromkeys(("terms", "decision", "cabinet_note", "appointment"), N_("For signature.")),
    **dict.fromkeys(("invitation", "attendance"), N_("For the members of the body.")),
    **dict.fromkeys(("request_member", "request_data", "request_help"), N_("For the office that is asked.")),
}
_BY_ID = {report.id: report for report in (*_REPORTS, *_SHORT, *_PAPERS)}
REPORTS: dict[str, Report] = {key: replace(_BY_ID[key], readers=words) for key, words in _READERS.items()}
