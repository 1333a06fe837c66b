"""Handbook pages on paper: chosen, with or without one's own notes, written as PDF or handed to a printer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.guidance.handbook import Handbook
from desktop.reports.export import ExportCancelled, ExportError, ExportResult, write_document
from desktop.workspace.jobs import Cancelled, Job

__all__ = ["PAGE", "PART", "WHOLE", "ExportError", "ExportResult", "Pages", "chosen", "sheets", "write"]

PAGE, PART, WHOLE = "page", "part", "whole"


@dataclass(frozen=True)
class Pages:
    """What is to be printed: a title, and the ids of pages in their order."""

    title: str
    ids: tuple[str, ...]


def chosen(handbook: Handbook, page_id: str, which: str) -> Pages:
    """The page, the part that it stands in, or the whole handbook."""
    parts = handbook.parts()
    part = next((part for part in parts if any(page.id == page_id for page in part.pages)), None)
    if which == WHOLE or part is None:
        return Pages(handbook.title, tuple(page.id for part in parts for page in part.pages))
    if which == PART:
        return Pages(part.title, tuple(page.id for page in part.pages))
    return Pages(next(page.title for page in part.pages if page.id == page_id), (page_id,))


def write(
    handbook: Handbook,
    pages: Pages,
    target: Path,
    *,
    notes: Mapping[str, str] | None = None,
    beside: bool = False,
    job: Job[ExportResult],
) -> ExportResult:
    """Write the pages as PDF; runs inside `job`. Raises ExportError, or Cancelled."""
    from desktop.reports.handbook import document

    found = [page for page in map(handbook.page, pages.ids) if page is not None]
    made = document(handbook, found, title=pages.title, notes=notes, beside=beside)
    try:
        return write_document(made, target, progress=job.progress, cancelled=lambda: job.cancelled)
    except ExportCancelled:
        raise Cancelled from None


def sheets(path: Path, dpi: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Every page of a PDF as a picture for a printer: width, height, bytes in a row, the bytes (blue, green, red)."""
    from desktop.reports.sheets import pictures

    yield from pictures(path, dpi)
