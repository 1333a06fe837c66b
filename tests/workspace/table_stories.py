"""Importing a few typed rows, as the window and the command line do it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.snapshot import Snapshot
from desktop.exchange.tables import Book, Sheet
from desktop.workspace import importing
from desktop.workspace.importing import Import


def import_rows(
    snapshot: Snapshot, rows: Sequence[Sequence[str]], *, links: bool = False, date: str = "2026-05-01"
) -> tuple[Snapshot, Import]:
    """The next snapshot, and what was said about the rows."""
    book = Book("table.csv", (Sheet("", tuple(tuple(row) for row in rows)),))
    if links:
        found = importing.plan_links(snapshot, book, importing.guess_links(book))
    else:
        found = importing.plan_stakeholders(snapshot, book, importing.guess(book), date=date)
    return snapshot.apply(found.changes), found
