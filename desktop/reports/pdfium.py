"""PDF files read back: how many pages there are, and how one looks. The library bears one thread at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

_lock = Lock()


@dataclass(frozen=True)
class Picture:
    """A page as dots: rows of red, green, blue and one unused byte, `stride` bytes each."""

    width: int
    height: int
    stride: int
    dots: bytes


def count(source: Path | bytes) -> int:
    """The number of pages; 0 when it is no PDF that can be read."""
    import pypdfium2

    with _lock:
        try:
            document = pypdfium2.PdfDocument(source)
        except pypdfium2.PdfiumError:
            return 0
        found = len(document)
        document.close()
        return found


def picture(data: bytes, page: int, width: int) -> Picture:
    """A page, `width` dots wide."""
    import pypdfium2

    with _lock:
        document = pypdfium2.PdfDocument(data)
        try:
            shown = document[page]
            made = shown.render(scale=width / shown.get_width(), rev_byteorder=True, prefer_bgrx=True)
            return Picture(made.width, made.height, made.stride, bytes(made.buffer))
        finally:
            document.close()


def image(data: bytes, scale: float) -> Any:
    """The first page as a picture of Pillow."""
    import pypdfium2

    with _lock:
        document = pypdfium2.PdfDocument(data)
        try:
            return document[0].render(scale=scale).to_pil().copy()
        finally:
            document.close()
