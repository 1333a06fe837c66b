"""The lock: a small JSON file beside the workbook that says who has it open, and where.

Locks of file systems do not hold on sticks and shares; a file that people can see does. It is dead when the
same computer has no such process any more; from another computer only people can know.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.words import N_, Message
from desktop.storage import clock
from desktop.storage.errors import Refused

_LOCKED = N_(
    "“{file}” is open on the computer “{host}” since {time}. Close it there; go on here only if you are"
    " sure that nobody uses it."
)
_LOCKED_BY = N_(
    "“{file}” is open on the computer “{host}” since {time} ({name}). Close it there; go on here only if"
    " you are sure that nobody uses it."
)
_LONGEST = 80  # letters of a name


@dataclass(frozen=True)
class Holder:
    """Who has a workbook open: computer, process, display name, local time as text."""

    host: str
    process: int
    name: str
    time: str


class Lock:
    """A lock that we hold. `acquire` gives one; `release` removes it."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self.path = path
        self.holder = holder

    def release(self) -> None:
        """Remove the lock file if it is still ours; a stick that is gone took it along."""
        if read(self.path) == self.holder:
            try:
                self.path.unlink()
            except OSError:
                pass


def lock_path(workbook: Path) -> Path:
    """Where the lock of a workbook lies."""
    return workbook.with_name(f".{workbook.name}.lock")


def acquire(workbook: Path, name: str = "", *, break_lock: bool = False) -> Lock:
    """Lock a workbook. Raises Refused "locked" when somebody has it, OSError where no file can be written.

    `break_lock` takes it in any case: for people who know that nobody is there.
    """
    path = lock_path(workbook)
    short = name.encode("utf-8", "replace").decode("utf-8")[:_LONGEST]
    holder = Holder(platform.node(), os.getpid(), short, clock.now().strftime("%Y-%m-%d %H:%M"))
    for _attempt in range(3):
        try:
            _create(path, holder)
        except FileExistsError:
            found = read(path)
            if found is not None and not break_lock and not is_dead(found):
                raise refused_by(workbook, found) from None
            path.unlink(missing_ok=True)
            continue
        if read(path) in (holder, None):
            return Lock(path, holder)
    raise refused_by(workbook, read(path) or holder)


def _create(path: Path, holder: Holder) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        try:
            json.dump(holder.__dict__, file, ensure_ascii=False)
            file.flush()
        except OSError:
            pass  # a full disk: an empty lock still keeps others out, and people can make room meanwhile
    if os.name == "nt":
        _hide(path)


def read(path: Path) -> Holder | None:
    """Who holds the lock; None when there is none. One that cannot be understood has an unknown holder."""
    try:
        raw = path.read_bytes()[:4096]
    except FileNotFoundError:
        return None
    except OSError:
        return Holder("?", 0, "", "?")
    try:
        found = json.loads(raw)
        return Holder(
            str(found["host"]), int(found["process"]), str(found["name"])[:80], str(found["time"])[:40]
        )
    except (ValueError, KeyError, TypeError):
        return Holder("?", 0, "", "?")


def is_dead(holder: Holder) -> bool:
    """Whether the process that made a lock is certainly gone."""
    return holder.host == platform.node() and not is_running(holder.process)


def refused_by(workbook: Path, holder: Holder) -> Refused:
    """The refusal of a workbook that somebody has open."""
    args = {"file": workbook.name, "host": holder.host, "time": holder.time, "name": holder.name}
    return Refused("locked", Message(_LOCKED_BY if holder.name else _LOCKED, args))


def is_running(process: int) -> bool:
    """Whether this computer has such a process."""
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _is_running_windows(process)
    try:
        os.kill(process, 0)  # asks only; on Windows the same call would end the process
    except ProcessLookupError:
        return False
    except OverflowError:
        return False
    except PermissionError:
        return True
    return True


def _is_running_windows(process: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only
    query, still_active = 0x1000, 259
    handle = kernel.OpenProcess(query, False, process)
    if not handle:
        return bool(kernel.GetLastError() == 5)  # access denied: there is one
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active


def _hide(path: Path) -> None:
    import ctypes

    getattr(ctypes, "windll").kernel32.SetFileAttributesW(str(path), 2)  # noqa: B009
