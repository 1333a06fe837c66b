"""Reading a content pack that may be anything, a folder or a zip: only files with known names, within limits, no links.

Nothing is ever written by a name that stands in a pack. Sizes are counted while reading: what a zip says of itself is
not believed. Faults are collected, so that whoever made the pack sees all of them at once.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from desktop.domain.words import N_

MANIFEST = "pack.toml"
LARGEST_FILE = 10 * 1024 * 1024
LARGEST_PACK = 50 * 1024 * 1024
MOST_FILES = 2000
MOST_RATIO = 200
RATIO_FROM = 100_000  # bytes: below this a file may be as repetitive as it likes
_PART = r"[a-z0-9][a-z0-9-]{0,59}"
_LANGUAGE = r"[a-z]{2,3}(?:_[A-Z]{2})?"
# Every name that a pack may hold, and nothing else.
_NAMES = re.compile(
    rf"pack\.toml|LICENCE\.txt|README\.(?:md|txt)"
    rf"|{_LANGUAGE}/(?:glossary\.toml|{_PART}/{_PART}\.md|figures/{_PART}\.(?:svg|png|jpg))"
    rf"|catalogues/[a-z][a-z0-9_]{{0,59}}\.toml|samples/{_PART}\.toml"
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where: `line` is 0 where no line is meant. `text` is a marked sentence with places."""

    file: str
    line: int
    text: str
    args: dict[str, str] = field(default_factory=dict)


@dataclass
class Files:
    """The files of a pack by name, and what was wrong while reading them."""

    data: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    total: int = 0

    def fault(self, file: str, text: str, **args: object) -> None:
        """Remember something that is wrong with a file as a whole."""
        shown = "".join(c if c.isprintable() else "?" for c in file)[:120]
        self.faults.append(Fault(shown, 0, text, {name: str(value) for name, value in args.items()}))


def read_files(path: Path) -> Files:
    """All files of the pack at `path`."""
    found = Files()
    if path.is_symlink():
        found.fault(path.name, N_("is a link. A pack is a folder or a zip itself."))
    elif path.is_dir():
        _from_folder(path, found)
    elif path.is_file():
        _from_zip(path, found)
    else:
        found.fault(path.name, N_("is not there."))
    return found


def is_allowed(name: str) -> bool:
    """Whether a pack may hold a file of this name."""
    parts = PurePosixPath(name).parts
    return bool(_NAMES.fullmatch(name)) and not any(_RESERVED.match(part.lower()) for part in parts)


def _take(found: Files, name: str, data: bytes) -> None:
    if name in found.data:
        found.fault(name, N_("stands there twice."))
        return
    found.total += len(data)
    found.data[name] = data


def _check_name(found: Files, name: str) -> bool:
    if not is_allowed(name):
        found.fault(
            name,
            N_(
                "is not a name that a pack may hold. These are: pack.toml, en/PART/PAGE.md, en/glossary.toml, "
                "en/figures/NAME.svg (.png, .jpg), catalogues/NAME.toml, samples/NAME.toml; small letters, digits, "
                "hyphens."
            ),
        )
        return False
    return True


# A folder ---------------------------------------------------------------------------------------------


def _from_folder(root: Path, found: Files) -> None:
    for count, (relative, path) in enumerate(_walk(root, found)):
        if count >= MOST_FILES:
            found.fault(root.name, N_("holds more than {most} files."), most=MOST_FILES)
            return
        if not _check_name(found, relative):
            continue
        # Opened without following a link: between looking and opening somebody may have put one there.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(path, flags), "rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except OSError:
            found.fault(relative, N_("cannot be read."))
            continue
        if not _fits(found, relative, len(data)):
            return
        _take(found, relative, data)


def _walk(root: Path, found: Files) -> Iterator[tuple[str, Path]]:
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        for path in sorted(folder.iterdir()):
            relative = path.relative_to(root).as_posix()
            if relative.startswith(".") or path.name.startswith("."):
                continue  # what a version control or a system leaves in a folder is no part of the pack
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                found.fault(relative, N_("is a link; links are not followed."))
            elif stat.S_ISDIR(mode):
                if len(path.relative_to(root).parts) > 3:
                    found.fault(relative, N_("lies too deep."))
                else:
                    waiting.append(path)
            elif stat.S_ISREG(mode):
                yield relative, path
            else:
                found.fault(relative, N_("is no ordinary file."))


# A zip ------------------------------------------------------------------------------------------------


def _from_zip(path: Path, found: Files) -> None:
    if path.stat().st_size > LARGEST_PACK:
        found.fault(path.name, N_("is larger than {most} MB."), most=LARGEST_PACK // 1024 // 1024)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MOST_FILES:
                found.fault(path.name, N_("holds more than {most} files."), most=MOST_FILES)
                return
            for member in members:
                if not _read_member(archive, member, found):
                    return
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError, RuntimeError):
        found.fault(path.name, N_("is damaged, or is no zip."))


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, found: Files) -> bool:
    """Read one file; False when the rest is not worth reading."""
    # The name as it is written: Python's own takes away what makes it dangerous, and keeps what is dangerous elsewhere.
    name = unicodedata.normalize("NFC", member.orig_filename)
    mode = member.external_attr >> 16
    if stat.S_ISLNK(mode):
        found.fault(name, N_("is a link; links are not followed."))
        return True
    if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_IFMT(mode) == 0):
        found.fault(name, N_("is no ordinary file."))
        return True
    if name.endswith("/") and is_folder_name(name):
        return True
    if not _check_name(found, name):
        return True
    if member.flag_bits & 0x1:
        found.fault(name, N_("is protected by a password."))
        return True
    if any(name.casefold() == other.casefold() for other in found.data):
        found.fault(name, N_("stands there twice."))
        return True
    with archive.open(member) as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > RATIO_FROM and len(data) > MOST_RATIO * max(member.compress_size, 1):
        found.fault(name, N_("is packed more than {most} times, as a bomb would be."), most=MOST_RATIO)
        return False
    if not _fits(found, name, len(data)):
        return False
    _take(found, name, data)
    return True


def is_folder_name(name: str) -> bool:
    """Whether a zip may list this folder by itself, as many programs do."""
    return all(re.fullmatch(rf"{_PART}|{_LANGUAGE}", part) for part in name.rstrip("/").split("/"))


def _fits(found: Files, name: str, size: int) -> bool:
    if size > LARGEST_FILE:
        found.fault(name, N_("is larger than {most} MB."), most=LARGEST_FILE // 1024 // 1024)
        return False
    if found.total + size > LARGEST_PACK:
        found.fault(name, N_("would make the pack larger than {most} MB."), most=LARGEST_PACK // 1024 // 1024)
        return False
    return True
