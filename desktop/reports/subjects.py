"""What a report can be about: records of the workbook, pictures, or parts of the handbook."""

from __future__ import annotations

from desktop.domain.record import TABLES
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import INTERNAL, is_public_picture
from desktop.reports.catalogue import PART, PICTURE, Report
from desktop.reports.phrases import name_of
from desktop.reports.views import VIEWS
from desktop.system.locale import _, language

Subject = tuple[str, str]
"""The id of what a report is about, and its name in the language now spoken."""


def subjects(snapshot: Snapshot, report: Report, edition: str = INTERNAL) -> list[Subject]:
    """All that a report can be about in an edition; nothing for a report about the whole workbook."""
    if report.about == PICTURE:
        offered = [v for v in VIEWS.values() if edition == INTERNAL or is_public_picture(v.id)]
        return [(view.id, _(view.title)) for view in offered]
    if report.about == PART:
        from desktop.guidance.handbook import Handbook

        book = Handbook.open(language())
        try:
            return [(part.id, part.title) for part in book.parts()]
        finally:
            book.close()
    rows = snapshot.rows(report.about).values() if report.about in TABLES else ()
    return [(item.id, name_of(item, snapshot)) for item in rows]


def name_of_subject(snapshot: Snapshot, report: Report, about: str) -> str:
    """The name of what a report is about; "" where it is about all, or about nothing that is known."""
    if report.about not in TABLES:
        return dict(subjects(snapshot, report)).get(about, "")
    found = snapshot.find(about) if about else None
    return name_of(found, snapshot) if found else ""
