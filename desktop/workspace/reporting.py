"""Reports of the open workbook: what there is, what one still lacks, how its pages look, and writing files in the
background: one or several reports, in one or several formats, into one folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.record import RecordId
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message
from desktop.reports import pdfium
from desktop.reports.catalogue import PICTURE, REPORTS, SECTIONS, Report
from desktop.reports.export import ExportCancelled, ExportError, ExportResult, export, made
from desktop.reports.formats import FORMATS, Format, format_of
from desktop.reports.house import MOST_SHEETS, PAPER_NAMES, House
from desktop.reports.logo import NoPicture, picture
from desktop.reports.missing import missing
from desktop.reports.pdfium import Picture
from desktop.reports.subjects import name_of_subject, subjects
from desktop.system import locale
from desktop.system.filename import file_name_from
from desktop.system.locale import _
from desktop.workspace import export_choices
from desktop.workspace.jobs import Cancelled, Job
from desktop.workspace.workspace import Workspace

__all__ = [
    "MOST_SHEETS",
    "PAPER_NAMES",
    "PICTURE",
    "ExportError",
    "ExportResult",
    "House",
    "Lack",
    "Picture",
    "Report",
    "Task",
    "formats",
    "formats_named",
    "house_of",
    "lacks",
    "page_picture",
    "pages_of",
    "plain_target",
    "preview",
    "proposed_date",
    "report_name",
    "reports",
    "sections",
    "spoken_languages",
    "subjects",
    "targets",
    "write",
    "write_all",
]


@dataclass(frozen=True)
class Lack:
    """One blank that a report would show: the sentence, and the table, record and field that would fill it; `record`
    is "" where there is none yet."""

    message: Message
    table: str
    record: RecordId
    field: str


@dataclass(frozen=True)
class Task:
    """One report as somebody wants it. `chosen` are its sections in their order, `look` what was chosen for the
    look; the logo is read where the report is made, beside the window."""

    report: str
    edition: str
    date: str
    language: str
    chosen: tuple[str, ...] | None = None
    look: export_choices.Choices | None = None
    about: RecordId = ""


def reports() -> list[Report]:
    """Every report, in the order of the catalogue."""
    return list(REPORTS.values())


def sections(report: Report) -> list[tuple[str, str]]:
    """The sections of a report as (id, untranslated title)."""
    return [(key, SECTIONS[key].title) for key in report.sections]


def formats(report: Report) -> list[Format]:
    """The formats in which a report can be written."""
    return [FORMATS[key] for key in report.formats]


def formats_named(kinds: Sequence[str]) -> list[Format]:
    """The formats of these ids."""
    return [FORMATS[key] for key in kinds]


def lacks(snapshot: Snapshot, report: str, about: RecordId = "") -> list[Lack]:
    """What this report would show as a blank."""
    found = missing(snapshot, report, about)
    return [Lack(gap.message, gap.table, gap.record, gap.field) for gap in found]


def proposed_date(workspace: Workspace) -> str:
    """A date to offer for the document: the day of the newest change, or of the workbook itself; never today's."""
    newest = workspace.recent(1)
    return (newest[0].utc if newest else workspace.info.created)[:10]


def house_of(choices: export_choices.Choices | None) -> House:
    """The look of the office as it was chosen. Raises ExportError when the logo cannot be used."""
    if choices is None:
        return House()
    logo = b""
    if choices.logo:
        try:
            logo = picture(Path(choices.logo))
        except NoPicture:
            text = N_("“{name}” is no picture that can be used: take a PNG or JPEG of at most 8 MB.")
            raise ExportError("logo", message(text, name=Path(choices.logo).name)) from None
    return House(
        choices.paper,
        choices.colour,
        logo,
        choices.header.strip(),
        choices.cover,
        choices.sheets,
        choices.references,
    )


# Preview ----------------------------------------------------------------------------------------------


def preview(workspace: Workspace, task: Task, job: Job[bytes]) -> bytes:
    """The report as the bytes of a PDF, without a file; runs inside `job`. Raises ExportError, or Cancelled."""
    try:
        data, _pages = made(
            workspace.snapshot,
            task.report,
            "pdf",
            language=task.language,
            edition=task.edition,
            date=task.date,
            sections=task.chosen,
            file_name=workspace.path.name,
            house=house_of(task.look),
            about=task.about,
            cancelled=lambda: job.cancelled,
        )
    except ExportCancelled:
        raise Cancelled from None
    return data


def pages_of(data: bytes) -> int:
    """The number of pages of a preview."""
    return pdfium.count(data)


def page_picture(data: bytes, page: int, width: int) -> Picture:
    """One page of a preview, `width` dots wide."""
    return pdfium.picture(data, page, width)


# Files ------------------------------------------------------------------------------------------------


def plain_target(target: Path) -> Path:
    """A path without the suffix of one of our formats: each format adds its own."""
    return target.with_suffix("") if format_of(target.suffix) else target


def report_name(snapshot: Snapshot, task: Task) -> str:
    """What the file of a report is called (without its ending): the plan, the report and what it is about, the day."""
    report = REPORTS[task.report]
    with locale.speaking(task.language):
        subject = name_of_subject(snapshot, report, task.about)
        # A mark over the letters of a language may end where the cut is: each part has room of its own.
        parts = [
            "" if report.handbook else file_name_from(snapshot.initiative.title, "", 60),
            file_name_from(_(report.title), report.id, 70),
            file_name_from(subject, "", 50),
            file_name_from(task.date, ""),
        ]
    return " - ".join(part for part in parts if part)


def targets(
    target: Path, wanted: Sequence[str], kinds: Sequence[str], names: Mapping[str, str]
) -> list[tuple[str, str, Path]]:
    """What will be written where: (report, format, path). `names` are those proposed for each report; several reports
    under a name of somebody's own carry their titles behind it."""
    stem = plain_target(target)
    own = bool(wanted) and stem.name != names[wanted[0]]
    found = []
    for report in wanted:
        name = stem.with_name(names[report])
        if own:
            title = file_name_from(_(REPORTS[report].title), report)
            name = stem if len(wanted) == 1 else stem.with_name(f"{stem.name} - {title}")
        for kind in kinds:
            if kind in REPORTS[report].formats:
                suffix = FORMATS[kind].suffixes[0]
                found.append((report, kind, name.with_name(f"{name.name}.{suffix}")))
    return found


def write(
    workspace: Workspace, task: Task, kind: str, target: Path, job: Job[list[ExportResult]]
) -> ExportResult:
    """Write one report in one format; a file that is not as Mainstay left it stays, and this one gets a number."""
    if target.exists() and not export_choices.is_ours(target):
        target = export_choices.next_version(target)
    done = export(
        workspace.snapshot,
        task.report,
        target,
        format=kind,
        language=task.language,
        edition=task.edition,
        date=task.date,
        sections=task.chosen,
        file_name=workspace.path.name,
        house=house_of(task.look),
        about=task.about,
        cancelled=lambda: job.cancelled,
        progress=job.progress,
    )
    export_choices.remember(done.path)
    return done


def write_all(
    workspace: Workspace, tasks: Sequence[tuple[Task, str, Path]], job: Job[list[ExportResult]]
) -> list[ExportResult]:
    """Write all of them, one after another; runs inside `job`. Raises ExportError, or Cancelled."""
    found: list[ExportResult] = []
    whole = job.part
    try:
        for number, (task, kind, target) in enumerate(tasks):
            job.part = (number / len(tasks), 1 / len(tasks))
            found.append(write(workspace, task, kind, target, job))
    except ExportCancelled:
        raise Cancelled from None
    finally:
        job.part = whole
    return found


def spoken_languages() -> list[str]:
    """The languages in which a report can be written."""
    return locale.languages()
