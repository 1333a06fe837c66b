"""Connections to workbook files, hardened: a file from elsewhere may be made to harm."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

# Sizes in bytes; a text of 2 million letters is a book, and nobody types one into a field.
MAX_TEXT = 8_000_000
AS_IT_LIES = "ro&immutable=1"  # without its journal: for a look at files that nobody may touch
_STEPS_BETWEEN_LOOKS = 200_000
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 3 * MAX_TEXT,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,  # VACUUM attaches the file it writes
}
# From SQLite's sqlite3.h; Python's own names for them came with 3.12.
_SWITCHES = {"DEFENSIVE": True, "ENABLE_TRIGGER": False, "ENABLE_VIEW": False, "TRUSTED_SCHEMA": False}


def uri(path: Path, mode: str) -> str:
    """The address of a file for SQLite; `mode` is "ro", "rw" (must exist), "rwc" or AS_IT_LIES."""
    path = path.absolute()  # in an address, a relative path would count from the top of the disk
    raw = os.fsencode(path.as_posix()) if os.name == "posix" else path.as_posix().encode("utf-8")
    start = "file://" if raw.startswith(b"/") else "file:///"  # a Windows drive or network share, too
    return f"{start}{quote(raw, safe='/:')}?mode={mode}"


def connect(path: Path, mode: str = "rw", *, seconds: float = 0, lenient: bool = False) -> sqlite3.Connection:
    """A hardened connection without automatic transactions, usable from any thread (one at a time).

    With `seconds`, every statement that is still running that long after connecting is broken off. `lenient`
    lets SQLite open a copy of a damaged file: one that was cut off, or whose list of tables is partly broken.
    """
    connection = sqlite3.connect(
        uri(path, mode),
        uri=True,
        timeout=2,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=64,
    )
    try:
        _harden(connection)
        if lenient:
            _soften(connection)
        if seconds:
            end = time.monotonic() + seconds
            connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
    except BaseException:
        connection.close()
        raise
    return connection


def _harden(connection: sqlite3.Connection) -> None:
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    set_switch = getattr(connection, "setconfig", None)  # Python 3.12
    if set_switch is not None:
        for name, value in _SWITCHES.items():
            set_switch(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), value)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA mmap_size=0")


def _soften(connection: sqlite3.Connection) -> None:
    set_switch = getattr(connection, "setconfig", None)
    if set_switch is not None:
        set_switch(getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE"), False)  # noqa: B009 - Python 3.12
    connection.execute("PRAGMA writable_schema=ON")


def connect_to_write(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection for appending: a commit is on the medium when it returns, and what is deleted is gone."""
    connection = connect(path, mode)
    try:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def sqlite_version() -> str:
    """The version of the SQLite library in use, as in "3.40.1"."""
    return sqlite3.sqlite_version
