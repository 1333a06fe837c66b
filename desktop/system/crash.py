"""The crash record: what nobody caught goes into the log, what ends the process into a file beside it."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

from desktop.system import log, paths

LARGEST = 200_000  # bytes; a longer record is begun anew

_log = logging.getLogger(__name__)
_record: IO[str] | None = None


def path() -> Path:
    """The file of the crash record."""
    return paths.logs_dir() / "crash.txt"


def start() -> None:
    """Keep a record from now on, in every thread; where it cannot be written, there is none."""
    global _record
    log.start()
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    if _record is not None:
        return
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        mode = "a" if path().is_file() and path().stat().st_size < LARGEST else "w"
        _record = path().open(mode, encoding="utf-8", errors="backslashreplace")
        faulthandler.enable(_record)
    except OSError:
        _record = None


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
