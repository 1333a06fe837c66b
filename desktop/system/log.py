"""The log: what went wrong, for whoever helps; it stays on this computer and people never see it by accident.

Only warnings and errors are kept. The file is made with its first line: a good start writes nothing.
"""

from __future__ import annotations

import logging
from pathlib import Path

from desktop.system import paths

LARGEST = 1_000_000  # bytes; one older file is kept, so the log never takes more than twice this
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class LogFile(logging.FileHandler):
    """A log file that never disturbs the program: where it cannot be written, there is no log."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)
        self.setFormatter(logging.Formatter(_FORMAT))

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line; make the folder and set a large file aside before the first."""
        try:
            if self.stream is None:
                _make_room(Path(self.baseFilename))
            super().emit(record)
        except OSError:
            pass

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """A full disk is not worth a traceback on somebody's screen."""


def path() -> Path:
    """The log file."""
    return paths.logs_dir() / "mainstay.log"


def start() -> None:
    """Send warnings and errors to the log file; a second call changes nothing."""
    root = logging.getLogger()
    if any(isinstance(handler, LogFile) for handler in root.handlers):
        return
    handler = LogFile(path())
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)


def stop() -> None:
    """Write no more: the person has the log removed."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, LogFile)]:
        root.removeHandler(handler)
        handler.close()


def _make_room(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_file() and file.stat().st_size > LARGEST:
        file.replace(file.with_name(file.name + ".1"))
