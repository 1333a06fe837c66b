"""Makes content packs for tests, good ones and hostile ones."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

MANIFEST = """\
id = "our-town"
title = "Notes from our town"
version = "{version}"
languages = ["en"]
licence = "CC BY 4.0"
"""
TERM = """\
[zebra-desk]
title = "Zebra desk"
text = "A desk in stripes."
synonyms = ["striped desk"]
"""
PAGE = """\
---
id = "{id}"
title = "{title}"
summary = "A page of our own."
minutes = 3
synonyms = ["zebra town"]
---
{body}
"""


def page(
    page_id: str = "local/our-town", title: str = "How our town did it", body: str = "We did it."
) -> str:
    """The text of a page."""
    return PAGE.format(id=page_id, title=title, body=body)


def good(version: str = "1.0", **more: str | bytes) -> dict[str, str | bytes]:
    """The files of a pack in which nothing is wrong."""
    return {
        "pack.toml": MANIFEST.format(version=version),
        "en/local/our-town.md": page(
            body="Ask the [focal point](term:focal-point). See [vision](page:process/vision)."
        ),
        "en/glossary.toml": TERM,
        "catalogues/sectors.toml": '[[entry]]\nkey = "fishery"\nlabel = "Fishery"\n',
        **more,
    }


def bytes_of(text: str | bytes) -> bytes:
    """A text as it lies in a file."""
    return text.encode() if isinstance(text, str) else text


def folder(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """The pack as a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes_of(text))
    return root


def zipped(path: Path, files: Mapping[str, str | bytes], *, sums: bool = True) -> Path:
    """The pack as a zip, with whatever names: as somebody would write it who means harm."""
    data = {name: bytes_of(text) for name, text in files.items()}
    if sums and "pack.toml" in data:
        lines = [
            f'"{n}" = "{hashlib.sha256(c).hexdigest()}"'
            for n, c in data.items()
            if n != "pack.toml" and '"' not in n
        ]
        data["pack.toml"] += ("\n[files]\n" + "\n".join(lines).replace("\\", "\\\\") + "\n").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in data.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path
