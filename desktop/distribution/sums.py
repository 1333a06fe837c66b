"""SHA-256 sums of the files in a folder: written as `SHA256SUMS`, and compared with what is there.

The format is that of the command `sha256sum`, so that every system can check it without this program.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "SHA256SUMS"
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>.+)")
_PIECE = 1 << 20
_LARGEST = 20_000_000  # bytes: a list of sums longer than this is not one of ours

Progress = Callable[[float], object]


class BadSums(ValueError):
    """A list of sums that cannot be read, or that names files outside its folder."""


@dataclass(frozen=True)
class Differences:
    """How a folder differs from its list; names with forward slashes, in order."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.extra)


def sum_of(path: Path) -> str:
    """The SHA-256 of one file."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            total.update(piece)
    return total.hexdigest()


def names(folder: Path, left_out: Callable[[str], bool] = lambda _name: False) -> list[str]:
    """The files below `folder`, in order. Links are named and never followed: a kit holds none."""
    found = []
    for here, folders, files in os.walk(folder):
        place = Path(here)
        links = [name for name in folders if (place / name).is_symlink()]
        for name in (*files, *links):
            relative = (place / name).relative_to(folder).as_posix()
            if not left_out(relative):
                found.append(relative)
        folders[:] = [
            name
            for name in folders
            if name not in links and not left_out((place / name).relative_to(folder).as_posix() + "/")
        ]
    return sorted(found)


def sums_of(folder: Path, wanted: Iterable[str], progress: Progress = lambda _part: None) -> dict[str, str]:
    """Name -> sum of these files; `progress` hears 0 to 1 by size."""
    listed = list(wanted)
    sizes = {name: (folder / name).stat().st_size for name in listed}
    total, done, found = sum(sizes.values()) or 1, 0, {}
    for name in listed:
        found[name] = sum_of(folder / name)
        done += sizes[name]
        progress(done / total)
    return found


def as_text(sums: Mapping[str, str]) -> str:
    """The list as `sha256sum` writes it."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def read(text: str) -> dict[str, str]:
    """Name -> sum. Raises BadSums for anything that is not a plain list of files inside the folder."""
    if len(text) > _LARGEST:
        raise BadSums("too long")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        parts = _LINE.fullmatch(line)
        if parts is None or not is_plain(parts["name"]) or parts["name"] in found:
            raise BadSums(line[:200])
        found[parts["name"]] = parts["sum"]
    return found


def is_plain(name: str) -> bool:
    """Whether a name stays inside its folder on every system: no root, no drive, no "..", no backslash."""
    if "\\" in name or "\0" in name:
        return False
    parts = name.split("/")
    return all(part not in ("", "..", ".") and ":" not in part and part == part.strip() for part in parts)


def compare(
    folder: Path,
    expected: Mapping[str, str],
    left_out: Callable[[str], bool] = lambda _name: False,
    progress: Progress = lambda _part: None,
) -> Differences:
    """What is changed, missing or extra in `folder`. A file that cannot be read counts as changed."""
    there = {_same(name): name for name in names(folder, left_out)}
    wanted = {_same(name): (name, value) for name, value in expected.items()}
    changed = []
    both = [key for key in wanted if key in there]
    sizes = {key: _size(folder / there[key]) for key in both}
    total, done = sum(sizes.values()) or 1, 0
    for key in both:
        path = folder / there[key]
        try:
            good = not path.is_symlink() and sum_of(path) == wanted[key][1]
        except OSError:
            good = False
        if not good:
            changed.append(wanted[key][0])
        done += sizes[key]
        progress(min(1.0, done / total))
    return Differences(
        tuple(sorted(changed)),
        tuple(sorted(wanted[key][0] for key in wanted if key not in there)),
        tuple(sorted(there[key] for key in there if key not in wanted)),
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _same(name: str) -> str:
    """macOS writes an accent as a sign of its own; the name is the same to people."""
    return unicodedata.normalize("NFC", name)
