"""Looks at every document of the samples with the programs that people will open them with.

    python packaging/documents.py [REPORT...]

Every report of every completed sample is written in every format, as anybody may read it. `qpdf --check` reads each
PDF; LibreOffice turns each DOCX, ODT, XLSX and HTML into a PDF, whose text must hold every value and every word that
the report has. What is not installed here is said, never passed over in silence. Exit code 1 when anything is
wrong. It takes some minutes, so it is no part of the tests.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

DAY = "2026-11-22"
SAMPLES = ("jamaica", "naga")
CONVERTED = (".docx", ".odt", ".html", ".xlsx")


def main(wanted: list[str]) -> int:
    """Write, open, convert, compare; the number of documents with something wrong decides the exit code."""
    qpdf, office = shutil.which("qpdf"), shutil.which("soffice") or shutil.which("libreoffice")
    for name, found in (("qpdf", qpdf), ("LibreOffice", office)):
        print(f"{name}: {found or 'not installed here, so what it would say is not known'}")
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="mainstay-documents-") as place:
        folder = Path(place)
        made = list(_written(folder, wanted))
        print(f"{len(made)} documents written")
        if qpdf:
            wrong += [line for path in made if path.suffix == ".pdf" for line in _checked(qpdf, path)]
        if office:
            wrong += list(_converted(office, folder, made))
    print("\n".join(wrong) or "Nothing is wrong.")
    return 1 if wrong else 0


def _written(folder: Path, wanted: list[str]) -> Iterator[Path]:
    from desktop.reports.catalogue import REPORTS
    from desktop.reports.export import export
    from desktop.reports.formats import FORMATS
    from desktop.reports.subjects import subjects
    from tests.reports.workbook import sample

    for name in SAMPLES:
        snapshot = sample(name)
        for report in REPORTS.values():
            if wanted and report.id not in wanted:
                continue
            about = next((row for row, _name in subjects(snapshot, report)), "")
            for kind in report.formats:
                path = folder / f"{name}-{report.id}.{FORMATS[kind].suffixes[0]}"
                export(snapshot, report.id, path, date=DAY, about=about)
                yield path


def _checked(qpdf: str, path: Path) -> Iterator[str]:
    done = subprocess.run([qpdf, "--check", str(path)], capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"{path.name}: qpdf says {done.stdout.strip()} {done.stderr.strip()}"


def _converted(office: str, folder: Path, made: list[Path]) -> Iterator[str]:
    out, home = folder / "converted", folder / "home"
    out.mkdir()
    for suffix in CONVERTED:
        group = [path for path in made if path.suffix == suffix]
        target = out / suffix.lstrip(".")
        command = [office, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(target), *map(str, group)]
        subprocess.run(command, capture_output=True, check=False)
        for path in group:
            yield from _compared(path, target / f"{path.stem}.pdf")


def _compared(path: Path, found: Path) -> Iterator[str]:
    if not found.is_file():
        yield f"{path.name}: LibreOffice could not open it"
        return
    said = _letters(found)
    missing = [value for value in _values(path) if not _stands(_solid(value), said)]
    if missing:
        yield f"{path.name}: {len(missing)} values are not in what LibreOffice made of it, such as {missing[:3]}"


def _stands(value: str, said: str) -> bool:
    """Whether a value is there, as a whole or in two parts where a page ends in the middle of it."""
    if value in said:
        return True
    return any(value[:cut] in said and value[cut:] in said for cut in range(3, len(value) - 2))


def _values(path: Path) -> set[str]:
    """All that a document says, in pieces of a few words; of a spreadsheet what its cells hold."""
    if path.suffix == ".xlsx":
        return {text for text in _cells(path) if " " in text and len(text) < 90}
    from desktop.domain.visibility import PUBLIC
    from desktop.reports.catalogue import REPORTS
    from desktop.reports.compose import compose
    from desktop.reports.outline import Figure, notes_of, texts
    from desktop.reports.subjects import subjects
    from tests.reports.workbook import sample

    name, _sign, report = path.stem.partition("-")
    snapshot = sample(name)
    about = next((row for row, _name in subjects(snapshot, REPORTS[report])), "")
    made = compose(snapshot, report, edition=PUBLIC, sections=None, date=DAY, file_name="", about=about)
    found: set[str] = {made.title, made.subtitle}
    for block in (*made.cover, *made.blocks):
        # A figure is a picture there: its caption is text, its description is read aloud.
        for text in [block.caption] if isinstance(block, Figure) else texts(block):
            runs = [text] if isinstance(text, str) else [run.text for run in text]
            found.update(piece for part in (*runs, *notes_of(text)) for piece in _pieces(part))
    return {text for text in found if len(_solid(text)) > 2}


def _pieces(text: str) -> Iterator[str]:
    words = text.split()
    for start in range(0, len(words), 8):
        yield " ".join(words[start : start + 8])


def _cells(path: Path) -> set[str]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(path))
    sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    return {str(cell) for sheet in sheets for row in sheet for cell in row}


def _letters(path: Path) -> str:
    from tests.reports.reading import pages_of

    return _solid(" ".join(pages_of(path)))


def _solid(text: str) -> str:
    """Letters and digits alone: lines break differently, and a hyphen may go with a break."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
