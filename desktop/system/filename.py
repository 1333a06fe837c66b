"""File names from titles that people type: allowed on every system, and not yet the name of another file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

_FORBIDDEN = set('<>:"/\\|?*')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
LONGEST = 120  # bytes; with a folder and an ending it stays within what every system and stick allows


def file_name_from(title: str, otherwise: str, longest: int = LONGEST) -> str:
    """A file name (without ending) made of `title`; `otherwise` where nothing of it can stand in a name. What is
    longer than `longest` bytes is cut, behind a word where one ends near."""
    plain = unicodedata.normalize("NFC", title)
    kept = "".join(
        " " if c in _FORBIDDEN or unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"} else c for c in plain
    )
    name = " ".join(kept.split())
    whole = len(name)
    while len(name.encode("utf-8", "replace")) > longest:
        name = name[:-1]
    if len(name) < whole and name.rfind(" ") > len(name) * 0.6:
        name = name[: name.rfind(" ")]
    name = name.strip(" .")  # Windows drops dots and spaces at the end
    if not name or name.partition(".")[0].strip().casefold() in _RESERVED:
        return otherwise
    return name


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """The path `folder/name.suffix`, or with a number behind the name when such a file is there already.

    Raises OSError when the folder cannot be looked into.
    """
    path, number = folder / f"{name}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{suffix}"
    return path
