"""Notes, references to papers outside the workbook, and advice that people set aside."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, choice, day, link, long_text, record, text
from desktop.domain.words import N_


@record(table="note", one=N_("Note"), many=N_("Notes"))
@dataclass(frozen=True, kw_only=True)
class Note(Record):
    """A free note, on the work as a whole or about one record of any table."""

    name: str = text(N_("Title"), required=True)
    text: str = long_text(N_("Text"))
    date: str = day(N_("Date"))
    about: RecordId = link(N_("About"), target="")
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")


@record(table="page_note", one=N_("Note on a handbook page"), many=N_("Notes on handbook pages"))
@dataclass(frozen=True, kw_only=True)
class PageNote(Record):
    """What somebody wrote beside a page of the handbook: never in a report, printed with the page when asked for."""

    name: str = text(N_("Page of the handbook"), required=True)
    page: str = text(N_("Place in the handbook"))
    text: str = long_text(N_("My note"))


@record(table="attachment", one=N_("Paper"), many=N_("Papers"))
@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """Where a paper lies: a reference only, the paper itself stays outside the workbook."""

    name: str = text(N_("Title of the paper"), required=True)
    location: str = text(N_("Where it is kept"))
    date: str = day(N_("Date"))
    about: RecordId = link(N_("About"), target="")
    notes: str = long_text(N_("Notes"))


@record(table="set_aside", one=N_("Advice set aside"), many=N_("Advice set aside"))
@dataclass(frozen=True, kw_only=True)
class SetAside(Record):
    """One piece of advice that people decided not to follow, with their reason."""

    check: str = text(N_("Advice"), required=True)
    subject: RecordId = link(N_("About"), target="")
    reason: str = long_text(N_("Reason"))
