"""Writes a report into a file: whole and checked, or not at all.

The file is written beside its place under another name, forced to the disk, opened again and only then put
there. A report that was good stays as it was when anything fails.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.checks import CLEAR, Advice, run_all
from desktop.domain.field import first_day
from desktop.domain.record import TABLES, Record
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import INTERNAL, PUBLIC, for_edition
from desktop.domain.words import N_, Message, folded, message
from desktop.reports.catalogue import REPORTS, SECTIONS
from desktop.reports.context import Context
from desktop.reports.outline import Block, CallOut, Contents, Document, PageBreak, numbered
from desktop.reports.phrases import DAGGER, is_made_up
from desktop.system.locale import _, format_date, is_right_to_left, language, show, speaking
from desktop.system.resources import choice_label

Progress = Callable[[float], None]
Stop = Callable[[], bool]


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
    """A report that was written and opened again."""

    path: Path
    pages: int


def export(
    snapshot: Snapshot,
    report_id: str,
    path: Path,
    *,
    language: str = "en",
    edition: str = PUBLIC,
    sections: Sequence[str] | None = None,
    date: str,
    file_name: str = "",
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> ExportResult:
    """Write a report as PDF.

    `date` is the day of the document as typed (ISO, full), `file_name` the workbook's name for the footer.
    Same records, report and date: same bytes. Raises ExportError, or ExportCancelled when `cancelled` says
    so.
    """
    _check(report_id, path, date, sections)
    from desktop.reports.pdf import document as pdf

    try:
        with speaking(language):
            made = compose(
                snapshot, report_id, edition=edition, sections=sections, date=date, file_name=file_name
            )
            data, pages = pdf.write(made, progress, cancelled)
    except pdf.Stopped:
        raise ExportCancelled from None
    _put(data, pages, path, cancelled)
    return ExportResult(path, pages)


def _check(report_id: str, path: Path, date: str, sections: Sequence[str] | None) -> None:
    if report_id not in REPORTS:
        raise ExportError("unknown_report", message(N_("There is no report “{name}”."), name=report_id))
    for name in sections or ():
        if name not in SECTIONS:
            raise ExportError("unknown_section", message(N_("Reports have no part “{name}”."), name=name))
    if first_day(date) is None or len(date) != 10:
        raise ExportError("date", message(N_("Type the date of the report, such as 2026-11-22.")))
    if path.is_dir():
        raise ExportError(
            "is_folder", message(N_("“{name}” is a folder. Give the report a file name."), name=path.name)
        )
    if not path.parent.is_dir():
        raise ExportError(
            "no_folder",
            message(N_("The folder “{name}” is not there. Choose another folder."), name=str(path.parent)),
        )


# What the document says -------------------------------------------------------------------------------


def compose(
    snapshot: Snapshot,
    report_id: str,
    *,
    edition: str,
    sections: Sequence[str] | None,
    date: str,
    file_name: str,
) -> Document:
    """The document of a report, in the language now spoken. Anything but an internal edition is a public
    one."""
    from desktop.reports.pdf.text import measure_of
    from desktop.reports.printing.look import TEXT_WIDTH

    report = REPORTS[report_id]
    edition = INTERNAL if edition == INTERNAL else PUBLIC
    shown = for_edition(snapshot, edition)
    right_to_left = is_right_to_left()
    context = Context(
        edition=edition,
        date=date,
        measure=measure_of(right_to_left),
        figure_width=TEXT_WIDTH,
        right_to_left=right_to_left,
        advice=tuple(_advice(snapshot, shown, edition, date)),
    )
    wanted = [name for name in report.sections if sections is None or name in sections]
    parts = [SECTIONS[name].build(shown, context) for name in wanted]
    example = any(is_made_up(item) for item in _everything(shown))
    plan = shown.initiative
    return Document(
        title=plan.name.strip() or _("Migration in the plan"),
        subtitle=_(report.title),
        place=" · ".join(part for part in (choice_label("countries", plan.country), plan.place) if part),
        edition=f"{_edition(edition)} · {format_date(date)}",
        made_with=_("Prepared with Mainstay"),
        # A file name is somebody's own words and may hold a name: it stays inside the team.
        source=_source(file_name if edition == INTERNAL else "", date),
        remark=_("{mark} illustrative: made up for teaching").format(mark=DAGGER) if example else "",
        language=language(),
        right_to_left=right_to_left,
        cover=tuple(_cover(edition, example)),
        blocks=(Contents(_("Contents")), PageBreak(), *numbered(parts, _("Figure {number}. {text}"))),
        author=plan.lead_institution.strip(),
    )


def _edition(edition: str) -> str:
    return _("Internal edition, our team only") if edition == INTERNAL else _("Public edition")


def _source(file_name: str, date: str) -> str:
    if file_name:
        return _("Source: {file}, {date}").format(file=file_name, date=format_date(date))
    return _("Source: our project file of {date}").format(date=format_date(date))


def _everything(snapshot: Snapshot) -> list[Record]:
    return [item for table in TABLES for item in snapshot.rows(table).values()]


def _cover(edition: str, example: bool) -> list[Block]:
    found: list[Block] = []
    if example:
        text = _("Parts marked illustrative ({mark}) are made up for teaching.").format(mark=DAGGER)
        found.append(CallOut("example", _("This is an example."), text))
    if edition == INTERNAL:
        text = _("This copy holds judgements and contacts that must not leave the team.")
        found.append(CallOut("open", _("Our team only."), text))
    return found


def _advice(full: Snapshot, shown: Snapshot, edition: str, date: str) -> list[Advice]:
    """What the checks say, for the readers of this edition.

    Public advice is found in all the records, so that what is merely hidden does not look as if it were
    missing. Where it would name something hidden, it is taken from the public records instead, or left out.
    """
    today = first_day(date)
    if today is None:
        return []
    found = [advice for advice in run_all(full, today, public=edition == PUBLIC) if advice.outcome != CLEAR]
    if edition == INTERNAL:
        return found
    instead = {(a.check, a.about, a.outcome): a for a in run_all(shown, today, public=True)}
    hidden = _hidden_words(full, shown)
    kept: list[Advice | None] = []
    for advice in found:
        gone = advice.about and shown.find(advice.about) is None
        tells = gone or _names(hidden, show(advice.message)) or _names(hidden, advice.set_aside)
        kept.append(instead.get((advice.check, advice.about, advice.outcome)) if tells else advice)
    return [_silent(advice) if _names(hidden, advice.set_aside) else advice for advice in kept if advice]


def _names(hidden: set[str], text: str | None) -> bool:
    """Whether a text names something hidden, in whatever letters."""
    said = folded(text or "")
    return any(word in said for word in hidden)


def _silent(advice: Advice) -> Advice:
    """The advice without the reason for setting it aside: people wrote it, and it names something hidden."""
    return replace(advice, set_aside=_("The reason is for our team only."))


def _hidden_words(full: Snapshot, shown: Snapshot) -> set[str]:
    """The names of records that this edition does not show, and reasons that were given about them."""
    found: set[str] = set()
    for table in TABLES:
        visible = shown.rows(table)
        for row, item in full.rows(table).items():
            if row not in visible:
                found |= {folded(item.title), folded(str(getattr(item, "reason", "")))}
    return found - {""}


# The file ---------------------------------------------------------------------------------------------


def _put(data: bytes, pages: int, path: Path, cancelled: Stop | None) -> None:
    """Put the finished bytes in place."""
    beside = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        _write(beside, data)
        _reopen(beside, pages, path)
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


def _reopen(beside: Path, pages: int, path: Path) -> None:
    """A second pair of eyes: another library opens what was written."""
    import pypdfium2

    try:
        found = pypdfium2.PdfDocument(beside)
    except pypdfium2.PdfiumError:
        count = 0
    else:
        count = len(found)
        found.close()
    if count != pages:
        raise ExportError(
            "damaged",
            message(
                N_("“{name}” could not be read back after writing. Try again, or choose another folder."),
                name=path.name,
            ),
        )


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
