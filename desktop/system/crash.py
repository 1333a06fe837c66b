"""The crash record: what nobody caught goes into the log, what ends the process into a file beside it."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

from desktop.system import log, paths

_log = logging.getLogger(__name__)
_record: IO[str] | None = None


def path() -> Path:
    """The file of the crash record."""
    return paths.logs_dir() / "crash.txt"


def last_path() -> Path:
    """The record of the last time that the program ended by itself."""
    return paths.logs_dir() / "last-crash.txt"


def start() -> bool:
    """Keep a record from now on, in every thread; where it cannot be written, there is none. Whether the program ended
    by itself the last time: its record is put aside."""
    global _record
    log.start()
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    if _record is not None:
        return False
    ended = False
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        ended = _put_aside()
        _record = path().open("a", encoding="utf-8", errors="backslashreplace")
        faulthandler.enable(_record)
    except OSError:
        _record = None
    return ended


def end() -> None:
    """The program comes to its end as it should: what the record holds was none.

    On Windows it also gets what a dialog of the system survived; the next start must not take that for an end.
    """
    global _record
    if _record is None or not path().is_file() or not path().stat().st_size:
        return
    faulthandler.disable()
    _record.close()
    _record = None
    with contextlib.suppress(OSError):
        _put_aside()


def _put_aside() -> bool:
    """Keep what the record holds under another name; whether it holds anything."""
    if not path().is_file() or not path().stat().st_size:
        return False
    path().replace(last_path())
    return True


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.error("nobody caught this", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        _log.error(
            "nobody caught this in %s",
            args.thread.name if args.thread else "a thread",
            exc_info=(args.exc_type, args.exc_value, args.exc_traceback),
        )
