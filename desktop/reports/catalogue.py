"""What reports there are: one line for each, naming its sections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.context import Context
from desktop.reports.formats import REGISTERS, WORDS
from desktop.reports.outline import Block
from desktop.reports.sections import advice, body, meeting, plan, plan_goal, sources, stakeholder

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
    order. A short paper has neither `cover` nor `contents`."""

    id: str
    title: str
    summary: str
    sections: tuple[str, ...]
    cover: bool = True
    contents: bool = True

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats in which it can be written: registers only where there are any."""
        return (*WORDS, *REGISTERS) if self.tables else WORDS

    @property
    def tables(self) -> tuple[str, ...]:
        """The registers that this report rests on, each once."""
        found = (table for section in self.sections for table in SECTIONS[section].tables)
        return tuple(dict.fromkeys(found))


_SECTIONS = (
    Section(
        "plan",
        N_("The plan and how we work"),
        plan.build,
        ("initiative", "scope", "endorsement", "person", "stage"),
    ),
    Section("goals", N_("Goals, and what migration means for them"), plan_goal.build, ("plan_goal",)),
    Section("stakeholders", N_("Stakeholders"), stakeholder.build, ("stakeholder", "assessment", "link")),
    Section("bodies", N_("Bodies and who sits on them"), body.build, ("body", "membership")),
    Section("meetings", N_("Meetings"), meeting.build, ("meeting",)),
    Section("advice", N_("Advice"), advice.build, ("note", "attachment", "set_aside")),
    Section("sources", N_("Sources"), sources.build),
)
SECTIONS: dict[str, Section] = {section.id: section for section in _SECTIONS}

_REPORTS = (
    Report(
        "full",
        N_("Migration in the plan: the whole report"),
        N_("All in one paper: the plan, its goals, stakeholders, bodies, meetings, advice and sources."),
        tuple(SECTIONS),
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
        ("stakeholders", "sources"),
    ),
    Report(
        "bodies",
        N_("Bodies and meetings"),
        N_("Who leads, coordinates and is heard, who sits where, and what the meetings decided."),
        ("bodies", "meetings", "sources"),
    ),
)
REPORTS: dict[str, Report] = {report.id: report for report in _REPORTS}
