"""What reports there are: one line for each, naming its sections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.context import Context
from desktop.reports.formats import REGISTERS, WORDS
from desktop.reports.outline import Block
from desktop.reports.papers import decision, letters, terms
from desktop.reports.sections import (
    advice,
    body,
    engagement,
    handover,
    meeting,
    plan,
    plan_goal,
    room,
    sources,
    stakeholder,
    workshop,
)

Build = Callable[[Snapshot, Context], list[Block]]


@dataclass(frozen=True)
class Section:
    """A part of reports. `title` is untranslated; `tables` are the registers on which it rests."""

    id: str
    title: str
    build: Build
    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report that can be written. `title` and `summary` are untranslated; `sections` are ids in their
    order. A short paper has neither `cover` nor `contents`. `about` is the table of the one record that it is about
    ("" for a report about the whole workbook); an `official` paper is made for signature."""

    id: str
    title: str
    summary: str
    sections: tuple[str, ...]
    cover: bool = True
    contents: bool = True
    about: str = ""
    official: bool = False

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats in which it can be written: registers only where there are any."""
        return (*WORDS, *REGISTERS) if self.tables else WORDS

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
)
SECTIONS: dict[str, Section] = {section.id: section for section in _SECTIONS}

_REPORTS = (
    Report(
        "full",
        N_("Migration in the plan: the whole report"),
        N_("All in one paper: the plan, its goals, stakeholders, bodies, meetings, advice and sources."),
        ("plan", "goals", "stakeholders", "bodies", "meetings", "advice", "sources"),
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
        N_("Bodies and meetings"),
        N_("Who leads, coordinates and is heard, who sits where, and what the meetings decided."),
        ("bodies", "meetings", "sources"),
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


def _paper(report_id: str, title: str, summary: str) -> Report:
    """An official paper about one body: one section of the same name, ready to be signed."""
    return Report(
        report_id, title, summary, (report_id,), cover=False, contents=False, about="body", official=True
    )


_PAPERS = (
    _paper("terms", N_("Terms of reference"), N_("What a body is for, what it may do, and how it works.")),
    _paper(
        "decision",
        N_("Decision that creates a body"),
        N_("Council decision, order of a minister, or cabinet note."),
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
)
REPORTS: dict[str, Report] = {report.id: report for report in (*_REPORTS, *_PAPERS)}
