"""Where the handbook explains what a section of a report is about: one quiet line at its end, for whoever wants it."""

from __future__ import annotations

from desktop.guidance.handbook import Handbook
from desktop.reports.outline import Block, Paragraph
from desktop.system.locale import _, language

# The step or page of the program whose guidance a section belongs to.
GUIDANCE = {
    "plan": "plan.scope",
    "goals": "goal",
    "stakeholders": "stakeholder",
    "engagement": "stakeholder.engage",
    "workshop": "stakeholder.place",
    "room": "stakeholder.place",
    "bodies": "body",
    "setup": "body",
    "readiness": "body.whole",
    "meetings": "meeting",
    "advice": "home",
    "handover": "workbook",
}


def with_references(sections: list[str], parts: list[list[Block]]) -> list[list[Block]]:
    """The sections, each with the page of the handbook that stands behind it."""
    book = Handbook.open(language())
    try:
        return [
            [*part, *_reference(book, name)] if part else part
            for name, part in zip(sections, parts, strict=True)
        ]
    finally:
        book.close()


def _reference(book: Handbook, section: str) -> list[Block]:
    found = book.guidance(GUIDANCE[section]) if section in GUIDANCE else None
    page = book.page(found.page) if found is not None else None
    if found is None or page is None:
        return []
    heading = next((h.title for h in page.headings if h.anchor == found.anchor), "")
    place = f"{page.part_title}: {page.title}" + (f", {heading}" if heading else "")
    return [Paragraph(_("In the handbook: {place}").format(place=place), quiet=True)]
