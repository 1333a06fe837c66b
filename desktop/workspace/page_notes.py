"""What people wrote beside pages of the handbook, for the search and for printing a page with it."""

from __future__ import annotations

from desktop.domain.records import PageNote
from desktop.domain.snapshot import Snapshot
from desktop.guidance.notes import PageRemark


def remarks(snapshot: Snapshot) -> list[PageRemark]:
    """Every note that says something, in the order in which they were begun."""
    return [
        PageRemark(note.page, note.name, note.text.strip())
        for note in snapshot.all(PageNote)
        if note.text.strip()
    ]


def by_page(snapshot: Snapshot) -> dict[str, str]:
    """The words beside each page."""
    found: dict[str, str] = {}
    for note in remarks(snapshot):
        found[note.page] = "\n".join(filter(None, (found.get(note.page, ""), note.text)))
    return found
