"""Writes a report into a file: whole and checked, or not at all.

The file is written beside its place under another name, forced to the disk, opened again and only then put
there. A report that was good stays as it was when anything fails.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.field import first_day
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import INTERNAL, PUBLIC, for_edition
from desktop.domain.words import N_, Message, message
from desktop.reports.catalogue import REPORTS, SECTIONS
from desktop.reports.compose import chosen_sections, compose
from desktop.reports.formats import FORMATS, REGISTERS, format_of
from desktop.reports.house import House
from desktop.reports.order import Order, Progress, Stop, Stopped
from desktop.reports.outline import Document
from desktop.reports.reopening import is_whole
from desktop.system.locale import show, speaking


class ExportError(Exception):
    """The report was not written. `message` says why and what to do; `code` is for programs."""

    def __init__(self, code: str, text: Message) -> None:
        super().__init__(text.text)
        self.code = code
        self.message = text


class ExportCancelled(Exception):
    """Somebody stopped the export; nothing was written."""


@dataclass(frozen=True)
class ExportResult:
    """A report that was written and opened again. `pages` is 0 where a format has none."""

    path: Path
    pages: int
    format: str = "pdf"


def export(
    snapshot: Snapshot,
    report_id: str,
    path: Path,
    *,
    format: str = "",
    language: str = "en",
    edition: str = PUBLIC,
    sections: Sequence[str] | None = None,
    date: str,
    file_name: str = "",
    house: House | None = None,
    about: str = "",
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> ExportResult:
    """Write a report in `format`, or in the one that the name of the file says.

    `about` is the id of the record that a report about one is about; unknown ids leave blanks. `date` is the day of the
    document as typed (ISO, full), `file_name` the workbook's name for the footer.
    Same records, report and date: same bytes. Raises ExportError, or ExportCancelled when `cancelled` says
    so.
    """
    wanted = format or format_of(path.suffix)
    _check(report_id, wanted, path, date, sections)
    data, parts = made(
        snapshot,
        report_id,
        wanted,
        suffix=path.suffix,
        language=language,
        edition=edition,
        sections=sections,
        date=date,
        file_name=file_name,
        house=house,
        about=about,
        progress=progress,
        cancelled=cancelled,
    )
    _put(data, wanted, parts, path, cancelled)
    return ExportResult(path, parts, wanted)


def made(
    snapshot: Snapshot,
    report_id: str,
    format: str,
    *,
    suffix: str = "",
    language: str = "en",
    edition: str = PUBLIC,
    sections: Sequence[str] | None = None,
    date: str,
    file_name: str = "",
    house: House | None = None,
    about: str = "",
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> tuple[bytes, int]:
    """The bytes of a report and its number of pages, without a file. Raises ExportError or ExportCancelled."""
    edition = INTERNAL if edition == INTERNAL else PUBLIC
    try:
        with speaking(language):
            document = compose(
                snapshot,
                report_id,
                edition=edition,
                sections=() if format in REGISTERS else sections,  # whole records, not words about them
                date=date,
                file_name=file_name,
                house=house,
                about=about,
            )
            tables = [SECTIONS[name].tables for name in chosen_sections(REPORTS[report_id], sections)]
            order = Order(
                document,
                for_edition(snapshot, edition),
                tuple(dict.fromkeys(table for group in tables for table in group)),
                edition,
                suffix.lstrip(".").casefold(),
                progress or (lambda _share: None),
                cancelled or (lambda: False),
            )
            written = FORMATS[format].write(order)
    except Stopped:
        raise ExportCancelled from None
    return written.data, written.parts


def write_document(
    document: Document, path: Path, *, progress: Progress | None = None, cancelled: Stop | None = None
) -> ExportResult:
    """Write a document that somebody else composed as PDF. Raises ExportError, or ExportCancelled."""
    _check_place(path)
    order = Order(
        document,
        Snapshot(),
        (),
        PUBLIC,
        "pdf",
        progress or (lambda _share: None),
        cancelled or (lambda: False),
    )
    try:
        written = FORMATS["pdf"].write(order)
    except Stopped:
        raise ExportCancelled from None
    _put(written.data, "pdf", written.parts, path, cancelled)
    return ExportResult(path, written.parts)


def _check(report_id: str, format: str, path: Path, date: str, sections: Sequence[str] | None) -> None:
    if report_id not in REPORTS:
        raise ExportError("unknown_report", message(N_("There is no report “{name}”."), name=report_id))
    for name in sections or ():
        if name not in SECTIONS:
            raise ExportError("unknown_section", message(N_("Reports have no part “{name}”."), name=name))
    if first_day(date) is None or len(date) != 10:
        raise ExportError("date", message(N_("Type the date of the report, such as 2026-11-22.")))
    _check_place(path)
    if format not in REPORTS[report_id].formats:
        there = ", ".join(f".{FORMATS[name].suffixes[0]}" for name in REPORTS[report_id].formats)
        text = N_("“{name}” names no format of this report. It can be: {there}.")
        raise ExportError("format", message(text, name=path.name, there=there))


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise ExportError(
            "is_folder", message(N_("“{name}” is a folder. Give the report a file name."), name=path.name)
        )
    if not path.parent.is_dir():
        raise ExportError(
            "no_folder",
            message(N_("The folder “{name}” is not there. Choose another folder."), name=str(path.parent)),
        )


# The file ---------------------------------------------------------------------------------------------


def _put(data: bytes, format: str, parts: int, path: Path, cancelled: Stop | None) -> None:
    """Put the finished bytes in place."""
    beside = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        _write(beside, data)
        if not is_whole(format, beside, parts):
            raise ExportError(
                "damaged",
                message(
                    N_("“{name}” could not be read back after writing. Try again, or choose another folder."),
                    name=path.name,
                ),
            )
        if cancelled is not None and cancelled():
            raise ExportCancelled
        os.replace(beside, path)
    except OSError as error:
        raise _refused(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) if hasattr(errno, "EDQUOT") else (errno.ENOSPC, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def _refused(error: OSError, path: Path) -> ExportError:
    """What the system said, as one sentence that names the file and what to do."""
    if error.errno in _FULL:
        text = N_("There is no room for “{name}” in “{folder}”. Make room, or choose another folder.")
        return ExportError("disk_full", message(text, name=path.name, folder=str(path.parent)))
    if error.errno in _CLOSED:
        text = N_(
            "“{name}” cannot be written in “{folder}”. It may be open in another program, or the folder "
            "allows reading only: close it, or choose another folder."
        )
        return ExportError("no_access", message(text, name=path.name, folder=str(path.parent)))
    text = N_("“{name}” could not be written in “{folder}”. Is the stick or drive still there?")
    return ExportError("failed", message(text, name=path.name, folder=str(path.parent)))


def sentence(error: ExportError) -> str:
    """The sentence of an error in the language now spoken."""
    return show(error.message)
