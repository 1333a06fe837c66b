"""Reads PDF files back, with another library than the one that wrote them."""

from __future__ import annotations

import csv
import html
import io
import unicodedata
import zipfile
from pathlib import Path

import pypdfium2


def pages_of(path: Path) -> list[str]:
    """The text of each page, lines as they stand; joined Arabic letters as plain ones."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    found = page.get_textpage().get_text_bounded()
    # pdfium says U+FFFE (or U+0002) where a word was broken with a hyphen.
    found = found.replace("\ufffe", "-").replace("\x02", "-").replace("\r\n", "\n")
    return unicodedata.normalize("NFKC", found)


def words_of(path: Path) -> str:
    """The whole text as one line with single spaces."""
    return " ".join(" ".join(pages_of(path)).split())


def everything_in(path: Path) -> str:
    """All that a file holds, as far as it can be read: every part of an archive, the text of a PDF."""
    if path.suffix == ".pdf":
        return words_of(path) + path.read_bytes().decode("latin-1")
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(path) as archive:
        parts = [name + archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return html.unescape("\n".join(parts))


def text_of(path: Path) -> str:
    """What people read in a file, in its order, by other libraries than those that wrote it."""
    return _TEXT[path.suffix](path)


def _docx(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    found = []
    for item in document.element.body.iter():
        kind = item.tag.rpartition("}")[2]
        if kind == "t":
            found.append(item.text or "")
        elif kind in ("p", "br", "tab", "tc"):
            found.append("\n")
    return "".join(found)


def _xlsx(path: Path) -> str:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(path))
    cells = (
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    )
    return "\n".join(cells)


def _csv(path: Path) -> str:
    if path.suffix == ".csv":
        return path.read_text(encoding="utf-8-sig")
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            lines = csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""))
            found += ["\n".join(line) for line in lines]
    return "\n".join(found)


def _html(path: Path) -> str:
    from html.parser import HTMLParser

    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []

        def handle_data(self, data: str) -> None:
            self.found.append(data)

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.append(
                "\n" if tag in ("p", "td", "th", "li", "br", "dt", "dd", "h1", "h2", "h3") else ""
            )

    words = Words()
    words.feed(path.read_text(encoding="utf-8"))
    return "".join(words.found)


def _odt(path: Path) -> str:
    import odfdo

    found = []
    for item in odfdo.Document(path).body._Element__element.iter():
        kind = item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""
        if kind in ("p", "h", "line-break", "tab"):
            found.append("\n")
        elif kind == "s":
            found.append(" " * int(item.get(item.nsmap and f"{{{item.nsmap['text']}}}c", "1")))
        found.append(item.text or "")
        found.append("\x00" + (item.tail or ""))
    return "".join(found).replace("\x00", "")


_TEXT = {
    ".pdf": words_of,
    ".docx": _docx,
    ".odt": _odt,
    ".html": _html,
    ".xlsx": _xlsx,
    ".zip": _csv,
    ".csv": _csv,
}
