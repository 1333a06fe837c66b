"""The logo of an office: read from a file of anybody, checked, and made anew as a small picture of our own.

Only PNG and JPEG are taken, and nothing of the file itself goes on: its remarks, its place and the model of a
camera stay behind.
"""

from __future__ import annotations

import io
from pathlib import Path

LARGEST_FILE = 8_000_000
LARGEST_PICTURE = 40_000_000  # points of light; a few bytes can claim far more
SIDE = 900


class NoPicture(Exception):
    """The file is no picture that can be used."""


def picture(path: Path) -> bytes:
    """The picture in the file as a PNG of at most `SIDE` points a side. Raises NoPicture."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise NoPicture(path.name)
        return _anew(path.read_bytes())
    except OSError as error:
        raise NoPicture(path.name) from error


def _anew(data: bytes) -> bytes:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > LARGEST_PICTURE:
                raise NoPicture("size")
            found.load()
            made = found.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPicture("not read") from error
    made.thumbnail((SIDE, SIDE))
    # White behind it: paper is white, and not every writer knows transparency.
    ground = Image.new("RGB", made.size, "white")
    ground.paste(made, mask=made.getchannel("A"))
    out = io.BytesIO()
    ground.save(out, "PNG")
    return out.getvalue()
