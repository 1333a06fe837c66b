"""Looking at a file that may be anything: every check happens on a copy, the original is only read.

A journal beside the file is normal after a power cut. Opening the file itself for reading next to such a
journal fails, and ignoring the journal shows half a transaction, so both are copied, and SQLite finishes the
work in the copy.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from pathlib import Path

from desktop.domain.field import FROM_CELL, TO_CELL, Kind
from desktop.domain.record import TABLES, specs_of
from desktop.storage import history, schema
from desktop.storage.connection import MAX_TEXT, connect
from desktop.storage.errors import cause, refused

MAX_SIZE = 512 * 1024 * 1024
MAGIC = b"SQLite format 3\x00"
BESIDE = ("-journal", "-wal")
_COPY = "workbook.mainstay"
_SECONDS = 60  # a crafted file may keep SQLite busy for ever
_TRIES = 5


def look_at_header(path: Path) -> None:
    """Raise Refused unless `path` is a file that SQLite may have made; reads a few bytes only."""
    try:
        if not path.exists():
            raise refused("missing", path)
        if not path.is_file():
            raise refused("not_sqlite", path)
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except (OSError, ValueError):
        raise refused("no_access", path) from None
    if not size:
        raise refused("empty", path)
    if start != MAGIC:
        raise refused("not_sqlite", path)
    if size > MAX_SIZE:
        raise refused("too_big", path)


def copy_to(area: Path, path: Path) -> Path:
    """Copy the file and the journal beside it into the work area; while another process writes, try again."""
    target = area / _COPY
    for attempt in range(_TRIES):
        before = _state(path)
        try:
            shutil.copyfile(path, target)
            for end in BESIDE:
                beside, copy = path.with_name(path.name + end), target.with_name(_COPY + end)
                copy.unlink(missing_ok=True)
                if beside.is_file() and beside.stat().st_size <= MAX_SIZE:
                    shutil.copyfile(beside, copy)
        except FileNotFoundError:
            raise refused("missing", path) from None
        except PermissionError:
            raise refused("no_access", path) from None
        except OSError as error:
            raise refused("no_room" if cause(error) == "disk_full" else "no_access", path) from None
        if _state(path) == before:
            break
        time.sleep(0.05 * (attempt + 1))
    return target


def _state(path: Path) -> list[tuple[int, int]]:
    found = []
    for end in ("", *BESIDE):
        try:
            stat = path.with_name(path.name + end).stat()
            found.append((stat.st_size, stat.st_mtime_ns))
        except OSError:
            found.append((-1, -1))
    return found


def check_copy(copy: Path, path: Path) -> tuple[sqlite3.Connection, int, schema.Lack]:
    """Open the copy and check it; gives the connection, the file's version and what it lacks of our tables.

    Raises Refused, naming `path`, for a file that is not ours, too new, damaged, or holds what we never
    write.
    """
    connection = connect(copy, seconds=_SECONDS)
    try:
        version, lack = _check(connection, path)
    except (sqlite3.Error, UnicodeError):  # SQLite's own words about damage may be no text
        connection.close()
        raise refused("damaged", path) from None
    except BaseException:
        connection.close()
        raise
    connection.set_progress_handler(None, 0)
    return connection, version, lack


def _check(connection: sqlite3.Connection, path: Path) -> tuple[int, schema.Lack]:
    # The first look finishes a transaction that was cut off.
    connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != schema.APPLICATION_ID:
        raise refused("not_ours", path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version // 1000 > schema.MAJOR:
        raise refused("too_new", path)
    if version < schema.MAJOR * 1000:
        raise refused("damaged", path)
    lack = schema.compare(connection, newer=version > schema.VERSION)
    if lack is None:
        raise refused("foreign_schema", path)
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise refused("damaged", path)
    _check_history(connection, path)
    try:
        sane = all(_is_sane(connection, table) for table in TABLES if table not in lack.tables)
    except (sqlite3.DataError, UnicodeError):
        sane = False
    except sqlite3.OperationalError as error:  # Python says so of text that is not UTF-8
        if "decode" not in str(error):
            raise
        sane = False
    if not sane:
        raise refused("absurd_values", path)
    return version, lack


def _check_history(connection: sqlite3.Connection, path: Path) -> None:
    mark = history.read_mark(connection)
    if not mark.workbook_id or not mark.baseline:
        raise refused("damaged", path)
    try:
        history.chains(connection)
    except (ValueError, TypeError, AttributeError):
        raise refused("damaged", path) from None


def _is_sane(connection: sqlite3.Connection, table: str) -> bool:
    """Whether every cell of a table is one that we could have written."""
    present = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
    specs = [spec for spec in specs_of(TABLES[table]) if spec.name in present]
    long = [f'length("{s.name}") > {MAX_TEXT}' for s in specs if s.kind is not Kind.SCALE]
    # In brackets of ten: a connection that reads a foreign file allows no deep expressions.
    longest = " OR ".join(f"({' OR '.join(long[at : at + 10])})" for at in range(0, len(long), 10))
    if connection.execute(f"SELECT 1 FROM \"{table}\" WHERE id = '' OR {longest} LIMIT 1").fetchone():
        return False
    for spec in specs:
        if spec.kind not in (Kind.SCALE, Kind.MULTI_CHOICE, Kind.MONEY):
            continue
        for (cell,) in connection.execute(
            f'SELECT DISTINCT "{spec.name}" FROM "{table}" WHERE "{spec.name}" NOT NULL'
        ):
            if TO_CELL[spec.kind](FROM_CELL[spec.kind](cell)) != cell:
                return False
    return True
