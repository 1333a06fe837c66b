"""A second pair of eyes: what was written is opened again, by another library where there is one."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path


def is_whole(format: str, path: Path, parts: int) -> bool:
    """Whether the file at `path` can be read as what it should be. `parts` as its writer counted them."""
    return _LOOK.get(format, _archive)(path, parts)


def _pdf(path: Path, pages: int) -> bool:
    from desktop.reports.pdfium import count

    return count(path) == pages


def _odt(path: Path, parts: int) -> bool:
    import odfdo

    if not _archive(path, parts):
        return False
    try:
        return bool(odfdo.Document(path).get_type() == "text")
    except (ValueError, KeyError, OSError):
        return False


def _archive(path: Path, _parts: int) -> bool:
    """Every file inside is whole, and those of XML can be read."""
    from xml.parsers import expat

    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                data = archive.read(name)  # which compares its sum
                if name.endswith((".xml", ".rels")):
                    expat.ParserCreate().Parse(data, True)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError):
        return False
    return True


def _tables(path: Path, parts: int) -> bool:
    if zipfile.is_zipfile(path):
        return _archive(path, parts)
    return _text(path, parts)


def _text(path: Path, _parts: int) -> bool:
    try:
        return bool(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        return False


_LOOK: dict[str, Callable[[Path, int], bool]] = {"pdf": _pdf, "odt": _odt, "csv": _tables, "html": _text}
