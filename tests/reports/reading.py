"""Reads PDF files back, with another library than the one that wrote them."""

from __future__ import annotations

import unicodedata
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
