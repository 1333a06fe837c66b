"""Pages of a finished PDF as pictures, one at a time, for a printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def pictures(path: Path, dpi: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Width, height, bytes in a row, and the bytes of every page (blue, green, red)."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            made = page.render(scale=dpi / 72, rev_byteorder=False)
            yield made.width, made.height, made.stride, bytes(made.buffer)
    finally:
        document.close()
