"""Official papers of the open workbook: written as files beside it, listed as records, frozen when they are signed.

A file that was signed, or in which somebody went on writing, is never written over: the next version gets a number.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.change import Change, create, update
from desktop.domain.readiness import CREATING
from desktop.domain.record import RecordId
from desktop.domain.records import Body, Meeting, Paper
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import AGREED, PROPOSED, state_of
from desktop.domain.visibility import INTERNAL
from desktop.domain.words import N_, Message, message
from desktop.reports.catalogue import REPORTS, Report
from desktop.reports.compose import compose
from desktop.reports.export import ExportError, ExportResult, export
from desktop.reports.outline import Document, words
from desktop.system import locale
from desktop.system.locale import _

__all__ = [
    "ExportError",
    "Made",
    "file_of",
    "make",
    "paper_kinds",
    "record_made",
    "record_signed",
    "remarks",
]

DRAFT, SIGNED = "draft", "signed"
PLAN_TEXT = "plan_text"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # what no file name of any system may hold
_LONGEST = 60


@dataclass(frozen=True)
class Made:
    """A paper that was written: its kind, the body it is about and the meeting it calls, the file, and the two
    fingerprints."""

    kind: str
    body: RecordId
    meeting: RecordId
    path: Path
    version: int
    date: str
    file_hash: str
    records_hash: str


def paper_kinds(level: str) -> list[Report]:
    """The papers that can be written at a level of government: those about one body, and the text for the plan."""
    official = [report for report in REPORTS.values() if report.official and report.is_for(level)]
    return [*official, REPORTS[PLAN_TEXT]]


def folder_of(workbook: Path) -> Path:
    """Where the papers of a workbook lie: a folder beside it, so that both travel on one stick."""
    return workbook.with_name(f"{workbook.stem} - {_('papers')}")


def file_of(paper: Paper, workbook: Path) -> Path | None:
    """The file of a paper; None when none was written. The name is kept without its folder, which may move."""
    return folder_of(workbook) / Path(paper.file).name if paper.file else None


def make(snapshot: Snapshot, workbook: Path, kind: str, about: RecordId, *, suffix: str, date: str) -> Made:
    """Write a paper as ".pdf" or ".docx" into the workbook's folder of papers. Takes a moment: for a job.

    `about` is the body; papers of a meeting may be about that meeting instead of the body's next one. The list of
    papers is not touched: `record_made` does that, as one edit. Raises ExportError.
    """
    folder = folder_of(workbook)
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        text = N_("The folder “{folder}” cannot be made. Is the stick or drive write-protected?")
        raise ExportError("no_access", message(text, folder=folder.name)) from None
    meeting = snapshot.get(Meeting, about)
    path, version = _free_place(snapshot, folder, kind, about, suffix)
    done: ExportResult = export(
        snapshot, kind, path, language=locale.language(), edition=INTERNAL, date=date, about=about
    )
    return Made(
        kind,
        meeting.body if meeting else about,
        meeting.id if meeting else "",
        done.path,
        version,
        date,
        fingerprint(done.path),
        text_hash(snapshot, kind, about, date),
    )


def _free_place(
    snapshot: Snapshot, folder: Path, kind: str, about: RecordId, suffix: str
) -> tuple[Path, int]:
    """The place of the next file: over our own untouched draft, else under a number nobody has."""
    whole = f"{_(REPORTS[kind].title)} - {_subject(snapshot, about)}"
    name = _FORBIDDEN.sub(" ", whole).strip(" .-")[:_LONGEST].strip()
    version = 1
    while True:
        path = folder / f"{name} {version}{suffix}"
        if not path.exists() or _is_our_draft(snapshot, path):
            return path, version
        version += 1


def _subject(snapshot: Snapshot, about: RecordId) -> str:
    """The name of the body, and of the meeting with its day where the paper is about one."""
    found = snapshot.find(about) if about else None
    if not isinstance(found, Meeting):
        return found.title if found else ""
    body = snapshot.get(Body, found.body)
    return ", ".join(part for part in (body.title if body else "", found.title, found.date) if part)


def _is_our_draft(snapshot: Snapshot, path: Path) -> bool:
    return any(
        paper.state == DRAFT and paper.file == path.name and paper.file_hash == fingerprint(path)
        for paper in snapshot.all(Paper)
    )


def record_made(snapshot: Snapshot, made: Made) -> list[Change]:
    """The changes that list a paper: its earlier draft in the same file is brought up to date."""
    report = REPORTS[made.kind]
    values = {
        "date": made.date,
        "version": str(made.version),
        "file_hash": made.file_hash,
        "records_hash": made.records_hash,
    }
    for paper in snapshot.all(Paper):
        if paper.file == made.path.name and paper.state == DRAFT:
            return update(paper, **values)
    subject = _subject(snapshot, made.meeting or made.body)
    name = f"{_(report.title)}: {subject}" if subject else _(report.title)
    about = {"body": made.body, "meeting": made.meeting}
    return create(Paper(name=name, kind=made.kind, state=DRAFT, file=made.path.name, **about, **values))


def record_signed(
    snapshot: Snapshot, paper: Paper, workbook: Path, *, date: str, number: str, by: str, scan: Path | None
) -> list[Change]:
    """The changes that freeze a paper as it was signed; its file is marked as one that is only read.

    `scan` is the signed copy, which stays where it is. Another signed paper of the same kind and body is then replaced.
    A body that was proposed is agreed once a paper that creates it is signed. Raises OSError when the scan cannot be
    read.
    """
    path = file_of(paper, workbook)
    values = {"state": SIGNED, "date": date, "number": number, "signed_by": by}
    if path is not None and path.is_file():
        values["file_hash"] = fingerprint(path)
        path.chmod(0o444)
    if scan is not None:
        values |= {"scan": str(scan), "scan_hash": fingerprint(scan)}
    changes = update(paper, **values)
    body = snapshot.get(Body, paper.body)
    if body is not None and paper.kind in CREATING and state_of(body) in ("", PROPOSED):
        changes += update(body, status=AGREED)  # the paper that creates it is signed
    for other in snapshot.where(Paper, kind=paper.kind, body=paper.body, meeting=paper.meeting, state=SIGNED):
        if other.id != paper.id and paper.body:
            changes += update(other, state="replaced")
    return changes


def remarks(snapshot: Snapshot, paper: Paper, workbook: Path) -> list[Message]:
    """What somebody should know about a paper: the file is gone or changed, or the records say something else now."""
    found = []
    path = file_of(paper, workbook)
    if path is not None and not path.is_file():
        found.append(message(N_("Its file is not in the folder of papers any more.")))
    elif path is not None and fingerprint(path) != paper.file_hash:
        found.append(message(N_("Somebody changed its file. Mainstay will not write over it.")))
    # Without a fingerprint, the place of the signed copy is words of people: "registry, folder 2027".
    scan = Path(paper.scan) if paper.scan_hash else None
    if scan is not None and not scan.is_file():
        found.append(message(N_("The signed copy is not where it was.")))
    elif scan is not None and fingerprint(scan) != paper.scan_hash:
        found.append(message(N_("The signed copy was changed since.")))
    if paper.records_hash and paper.kind in REPORTS and paper.state != "replaced":
        about = paper.meeting or paper.body
        if text_hash(snapshot, paper.kind, about, paper.date) != paper.records_hash:
            found.append(
                message(N_("The records say something else by now: compare, and write the next version."))
            )
    return found


def text_of(document: Document) -> str:
    """All words of a document but its date, which is not what it says."""
    return "\n".join(
        [document.title, document.subtitle, *(w for block in document.blocks for w in words(block))]
    )


def text_hash(snapshot: Snapshot, kind: str, about: RecordId, date: str) -> str:
    """The fingerprint of what a paper would say now."""
    made = compose(
        snapshot, kind, edition=INTERNAL, sections=None, date=date or "2000-01-01", file_name="", about=about
    )
    return hashlib.sha256(text_of(made).encode("utf-8", "replace")).hexdigest()


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file; "" when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
