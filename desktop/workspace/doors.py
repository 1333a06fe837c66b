"""Coming in and going out: the lock, the checked copy, and why a workbook can only be read."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.words import N_, Message
from desktop.storage import lock, untrusted
from desktop.storage.area import new_area
from desktop.storage.lock import Lock
from desktop.storage.workbook import OpenFile, open_workbook

_FOLDER = N_(
    "“{file}” lies where nothing can be changed: you can read it. Save a copy elsewhere to change it."
)
_ASKED = N_("“{file}” is open for reading only.")


@dataclass(frozen=True)
class Door:
    """A workbook that was opened: its checked copy, our lock if we hold one, and why it can only be read, if
    so.
    """

    path: Path
    file: OpenFile
    lock: Lock | None
    read_only: Message | None

    def leave(self) -> None:
        """Close the copy and give the lock back."""
        self.file.close()
        if self.lock is not None:
            self.lock.release()


def enter(path: Path, *, name: str = "", read_only: bool = False, break_lock: bool = False) -> Door:
    """Lock, copy and check a workbook. Raises Refused."""
    path = _resolved(path)
    untrusted.look_at_header(path)
    held, reason = (None, _reason(_ASKED, path)) if read_only else _lock(path, name, break_lock)
    try:
        file = open_workbook(path, area=new_area(path))
    except BaseException:
        if held is not None:
            held.release()
        raise
    if file.read_only is not None:
        if held is not None:
            held.release()
        held, reason = None, file.read_only
    return Door(path, file, held, reason)


def again(door: Door) -> Door:
    """Open the file anew after something else than an edit changed it; the lock stays. Raises Refused."""
    file = open_workbook(door.path, area=new_area(door.path))
    door.file.close()
    return Door(door.path, file, door.lock, door.read_only)


def _resolved(path: Path) -> Path:
    """The real place of the file: a lock beside a shortcut to it would keep nobody out."""
    try:
        return Path(path).resolve()
    except (OSError, ValueError, RuntimeError):
        return Path(path).absolute()


def _lock(path: Path, name: str, break_lock: bool) -> tuple[Lock | None, Message | None]:
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return None, _reason(_FOLDER, path)
    try:
        return lock.acquire(path, name, break_lock=break_lock), None
    except OSError as error:
        if (
            error.errno == errno.ENOSPC
        ):  # people can make room while they work; until then the work waits in memory
            return None, None
        return None, _reason(_FOLDER, path)


def _reason(text: str, path: Path) -> Message:
    return Message(text, {"file": path.name})
