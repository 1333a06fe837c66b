"""Saving what can be read from a damaged or foreign file into a fresh workbook; the file itself is only read.

Each table is walked from its start, from its end, and in ever smaller pieces across what lies between.
(SQLite's own ".recover" is not part of the builds we meet.) What is read passes the same typed reading as
everything else.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import desktop.storage.workbook as workbook
from desktop.domain.field import TO_CELL, Kind
from desktop.domain.record import TABLES, Record, from_cells, names_of, specs_of
from desktop.domain.words import N_, Message
from desktop.storage import schema, untrusted
from desktop.storage.connection import MAX_TEXT, connect
from desktop.storage.errors import refused

_PROBES = 4000  # pieces tried for one table
_SECONDS = 120
_LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Recovered:
    """What was saved (records of each table) and what is missing; `messages` say it to people.

    A number of None in `missing` means that some are missing and nobody can know how many.
    """

    saved: dict[str, int]
    missing: dict[str, int | None]
    messages: tuple[Message, ...]


def recover(path: Path, target: Path, *, area: Path) -> Recovered:
    """Save the readable records of `path` into a new workbook at `target`; `area` is removed afterwards.

    Raises Refused when nothing at all can be read, or the target cannot be written.
    """
    try:
        untrusted.look_at_header(path)
        if target.exists():
            raise refused("exists", target)
        copy = untrusted.copy_to(area, path)
        records, missing, workbook_id = _read(copy, path)
        if not records:
            raise refused("unreadable", path)
        workbook.create_workbook(target, records, reason="recovered", workbook_id=workbook_id)
    finally:
        shutil.rmtree(area, ignore_errors=True)
    saved = {table: sum(type(r) is cls for r in records) for table, cls in TABLES.items()}
    saved = {table: count for table, count in saved.items() if count}
    return Recovered(saved, missing, tuple(_messages(saved, missing, target)))


def _read(copy: Path, path: Path) -> tuple[list[Record], dict[str, int | None], str]:
    connection = connect(copy, seconds=_SECONDS, lenient=True)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    records: list[Record] = []
    missing: dict[str, int | None] = {}
    try:
        tables = _plain_tables(connection)
        for table in TABLES:
            if table not in tables:
                continue
            rows, expected = _salvage(connection, table)
            good = [row for row in rows if _is_sane(row)]
            made = {str(row["id"]): from_cells(TABLES[table], row) for row in good}
            records += made.values()
            if expected is None or expected > len(made):
                missing[table] = expected and expected - len(made)
        return records, missing, _workbook_id(connection)
    except (sqlite3.DatabaseError, UnicodeError):
        if not records:
            raise refused("unreadable", path) from None
        return records, missing, ""
    finally:
        connection.close()


def _plain_tables(connection: sqlite3.Connection) -> set[str]:
    """Real tables only: a view or a virtual table that bears one of our names is somebody's trick."""
    found = set()
    for table in TABLES:
        rows = connection.execute("SELECT type, sql FROM sqlite_master WHERE name=?", (table,)).fetchall()
        if any(kind == "table" and str(sql).upper().startswith("CREATE TABLE") for kind, sql in rows):
            found.add(table)
    return found


def _workbook_id(connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT value FROM meta WHERE key='workbook_id'").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    except (sqlite3.DatabaseError, UnicodeError):
        return ""
    return str(row[0])[:64] if row and application == schema.APPLICATION_ID else ""


class _Table:
    """Rows of one damaged table, by rowid."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
        self.rows: dict[int, dict[str, Any]] = {}
        self._connection = connection
        self._columns = columns
        names = ", ".join(f'"{name}"' for name in columns)
        self._sql = (
            f'SELECT rowid, {names} FROM "{table}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid '
        )

    def walk(self, low: int, high: int, *, down: bool = False) -> int | None:
        """Read what lies between; gives the last rowid read where it broke off, or None when all was read."""
        last = high + 1 if down else low - 1
        try:
            for row in self._connection.execute(self._sql + ("DESC" if down else "ASC"), (low, high)):
                last = row[0]
                self.rows[last] = dict(zip(self._columns, row[1:], strict=True))
        except (sqlite3.DatabaseError, OverflowError, UnicodeError):
            return last
        return None


def _salvage(connection: sqlite3.Connection, table: str) -> tuple[list[dict[str, Any]], int | None]:
    """All readable rows of a table and how many there should be; None when some are missing and nobody knows
    how many.
    """
    try:
        present = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
    except (sqlite3.DatabaseError, UnicodeError):
        return [], None
    columns = [spec.name for spec in specs_of(TABLES[table]) if spec.name in present]
    if "id" not in columns:
        return [], None
    found = _Table(connection, table, columns)
    low = found.walk(-_LARGEST, _LARGEST)
    if low is not None:
        high = found.walk(max(low + 1, -_LARGEST), _LARGEST, down=True)
        top = _highest(connection, table)
        _between(found, max(low + 1, 1), min((high if high is not None else top + 1) - 1, top))
    rows, counted = [found.rows[number] for number in sorted(found.rows)], _counted(connection, table)
    if counted is None:
        return rows, len(rows) if low is None else None
    return rows, max(len(rows), counted)


def _highest(connection: sqlite3.Connection, table: str) -> int:
    """A rowid above which nothing can be: from the index of ids where that can be read, else a guess."""
    try:
        (found,) = connection.execute(
            f'SELECT MAX(rowid) FROM "{table}" INDEXED BY "sqlite_autoindex_{table}_1"'
        ).fetchone()
        return int(found or 0)
    except (sqlite3.DatabaseError, TypeError, UnicodeError):
        return 1_000_000


def _between(found: _Table, low: int, high: int) -> None:
    """Halve what lies between until the readable rows are out, within a number of tries."""
    waiting, tries = [(low, high)], 0
    while waiting and tries < _PROBES:
        first, last = waiting.pop(0)
        if first > last:
            continue
        tries += 1
        broke = found.walk(first, last)
        if broke is None or first == last:
            continue
        start = max(broke + 1, first)
        middle = (start + last) // 2
        waiting += (
            [(start, middle), (middle + 1, last)]
            if start < last
            else [(start, last)]
            if start > first
            else []
        )


def _counted(connection: sqlite3.Connection, table: str) -> int | None:
    """How many rows the index of ids knows; None when that is damaged, too."""
    try:
        sql = f'SELECT COUNT(*) FROM "{table}" INDEXED BY "sqlite_autoindex_{table}_1"'
        return int(connection.execute(sql).fetchone()[0])
    except (sqlite3.DatabaseError, UnicodeError):
        return None


def _is_sane(row: dict[str, Any]) -> bool:
    identity = row["id"]
    if not isinstance(identity, str) or not 0 < len(identity) <= 100:
        return False
    if TO_CELL[Kind.IDENTITY](identity) != identity:
        return False
    return all(not isinstance(cell, str) or len(cell) <= MAX_TEXT for cell in row.values())


def _messages(saved: dict[str, int], missing: dict[str, int | None], target: Path) -> list[Message]:
    total = sum(saved.values())
    said = [
        Message(
            N_("{count} record was saved in “{file}”."),
            {"file": target.name},
            N_("{count} records were saved in “{file}”."),
            total,
        ),
        Message(N_("The history of changes was not carried over.")),
    ]
    for table, count in missing.items():
        args = {"kind": Message(names_of(table)[1])}
        if count is None:
            said.append(Message(N_("{kind}: some could not be read; how many is not known."), args))
        else:
            one, many = N_("{kind}: {count} could not be read."), N_("{kind}: {count} could not be read.")
            said.append(Message(one, args, many, count))
    return said
