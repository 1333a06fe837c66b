"""Reports of the open workbook: what there is, what one still lacks, and writing one in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.record import RecordId
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import Message
from desktop.reports.catalogue import REPORTS, SECTIONS, Report
from desktop.reports.export import ExportCancelled, ExportError, ExportResult, export
from desktop.reports.missing import missing
from desktop.system import locale
from desktop.workspace.jobs import Cancelled, Job
from desktop.workspace.workspace import Workspace

__all__ = [
    "ExportError",
    "ExportResult",
    "Lack",
    "Report",
    "lacks",
    "proposed_date",
    "reports",
    "sections",
    "write",
]


@dataclass(frozen=True)
class Lack:
    """One blank that a report would show: the sentence, and the record and field that would fill it."""

    message: Message
    record: RecordId
    field: str


def reports() -> list[Report]:
    """Every report about the workbook as a whole; papers about one body are made where that body is."""
    return [report for report in REPORTS.values() if not report.about]


def sections(report: Report) -> list[tuple[str, str]]:
    """The sections of a report as (id, untranslated title)."""
    return [(key, SECTIONS[key].title) for key in report.sections]


def lacks(snapshot: Snapshot, report: str) -> list[Lack]:
    """What this report would show as a blank."""
    return [Lack(text, record, field) for record, field, text in missing(snapshot, report)]


def proposed_date(workspace: Workspace) -> str:
    """A date to offer for the document: the day of the newest change, or of the workbook itself; never today's."""
    newest = workspace.recent(1)
    return (newest[0].utc if newest else workspace.info.created)[:10]


def write(
    workspace: Workspace,
    report: str,
    target: Path,
    *,
    edition: str,
    date: str,
    chosen: Sequence[str],
    job: Job[ExportResult],
) -> ExportResult:
    """Write a report; runs inside `job`, which is told how far it is. Raises ExportError, or Cancelled."""
    try:
        return export(
            workspace.snapshot,
            report,
            target,
            language=locale.language(),
            edition=edition,
            date=date,
            sections=chosen,
            file_name=workspace.path.name,
            progress=job.progress,
            cancelled=lambda: job.cancelled,
        )
    except ExportCancelled:
        raise Cancelled from None
