"""Pictures of content packs, decoded and written anew: no metadata, no surprises, at most as large as a page is wide.

Runs in a process of its own with a limit on time and memory; only the pixels come back.
"""

from __future__ import annotations

import base64
import io
import warnings

MOST_PIXELS = 25_000_000
WIDEST = 1600
_FORMATS = {"png": "PNG", "jpg": "JPEG"}
_MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}


class BadPicture(Exception):
    """A picture that cannot be used; the text says why."""


def rewritten(data: bytes, ending: str) -> str:
    """The picture as PNG, as text (base64). Raises BadPicture."""
    from PIL import Image

    if not data.startswith(_MAGIC[ending]):
        raise BadPicture(f"is no {_FORMATS[ending]}")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter(
            "error"
        )  # Pillow only warns of a picture that is too large, up to twice the limit
        try:
            with Image.open(io.BytesIO(data), formats=[_FORMATS[ending]]) as picture:
                if picture.width * picture.height > MOST_PIXELS or getattr(picture, "n_frames", 1) > 1:
                    raise BadPicture("is too large, or moves")
                picture.load()
                made = picture.convert(
                    "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"
                )
        except BadPicture:
            raise
        except Exception as problem:  # whatever a decoder says of a crafted picture
            raise BadPicture("is damaged") from problem
    made.info.clear()
    if made.width > WIDEST:
        made = made.resize((WIDEST, max(1, round(made.height * WIDEST / made.width))))
    out = io.BytesIO()
    made.save(out, "PNG", optimize=False)
    return base64.b64encode(out.getvalue()).decode("ascii")
