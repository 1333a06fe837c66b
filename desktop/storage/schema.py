"""The tables of a workbook file, taken from the declared records, and the check of a foreign file against
them.

Adding a table or a field to the records needs one thing here: raise `MINOR`. A file that lacks it gets it
with the first edit. Renaming or splitting needs a new `MAJOR` and a migration.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

import desktop.domain.records  # noqa: F401 - declares every table
from desktop.domain.field import Kind
from desktop.domain.record import TABLES, specs_of

_IDENTITY = "TEXT PRIMARY KEY"
MAJOR, MINOR = 1, 1
VERSION = MAJOR * 1000 + MINOR
APPLICATION_ID = 0x4D535459  # "MSTY"

# The words must stay as they are: an opened file is compared with them letter by letter.
SYSTEM = {
    "meta": 'CREATE TABLE "meta" ("key" TEXT PRIMARY KEY, "value" TEXT) STRICT',
    "edit": (
        'CREATE TABLE "edit" ("number" INTEGER PRIMARY KEY, "id" TEXT UNIQUE, "step" TEXT, "instance" TEXT,'
        ' "counter" INTEGER, "author" TEXT, "utc" TEXT, "action" TEXT, "args" TEXT, "undoes" TEXT,'
        ' "schema" INTEGER, "previous" TEXT, "hash" TEXT) STRICT'
    ),
    "change": (
        'CREATE TABLE "change" ("edit" TEXT, "position" INTEGER, "table" TEXT, "row" TEXT, "field" TEXT,'
        ' "before" ANY, "after" ANY, PRIMARY KEY ("edit", "position")) STRICT, WITHOUT ROWID'
    ),
    "baseline": (
        'CREATE TABLE "baseline" ("number" INTEGER PRIMARY KEY, "after_edit" INTEGER, "reason" TEXT,'
        ' "utc" TEXT, "chains" TEXT, "hash" TEXT) STRICT'
    ),
}
# Bytes. The list of tables then fits into the first page: with smaller ones it lies scattered over the file, and one
# damaged page of it would put every table out of reach.
PAGE_SIZE = 16384

INDEXES = {"edit_instance": 'CREATE INDEX "edit_instance" ON "edit" ("instance", "number")'}

_TABLE = re.compile(r'CREATE TABLE "(\w+)" \((.*)\) STRICT(?:, WITHOUT ROWID)?', re.DOTALL)
_COLUMN = re.compile(r'\s*"(\w+)" (TEXT|INTEGER|ANY)( PRIMARY KEY| UNIQUE)?\s*')
_PLAIN_INDEX = re.compile(r'CREATE INDEX "\w+" ON "\w+" \("\w+"(?:, "\w+")*\)')
_KEY = re.compile(r'\s*PRIMARY KEY \("\w+"(?:, "\w+")*\)\s*')


def columns_of(table: str) -> dict[str, str]:
    """The declared columns of a record table and their types, `id` first."""
    return {s.name: "INTEGER" if s.kind is Kind.SCALE else "TEXT" for s in specs_of(TABLES[table])}


@dataclass(frozen=True)
class Lack:
    """What a file lacks of the declared tables: it is added with the first edit."""

    tables: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.tables or self.columns)


def create(connection: sqlite3.Connection) -> None:
    """Make every table in an empty file; the caller holds the transaction."""
    for sql in (*SYSTEM.values(), *INDEXES.values()):
        connection.execute(sql)
    add(connection, Lack(tuple(TABLES), ()))
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def add(connection: sqlite3.Connection, lack: Lack) -> None:
    """Add what a file lacks and set its version; the caller holds the transaction."""
    from sqlite_utils import Database

    database = Database(connection, execute_plugins=False)
    for table in lack.tables:
        types = {name: int if kind == "INTEGER" else str for name, kind in columns_of(table).items()}
        database.table(table).create(types, pk="id", strict=True)
    for table, column in lack.columns:
        database.table(table).add_column(column, columns_of(table)[column])
    connection.execute(f"PRAGMA user_version={VERSION}")


def parse(sql: str) -> dict[str, str] | None:
    """The columns of a table as we write it; None for anything with expressions or defaults."""
    found = _TABLE.fullmatch(sql)
    if not found:
        return None
    columns = {}
    body = re.sub(_KEY.pattern + r"$", "", found[2]).rstrip().rstrip(",")
    for part in body.split(","):
        column = _COLUMN.fullmatch(part)
        if not column:
            return None
        columns[column[1]] = column[2] + (column[3] or "")
    return columns


def compare(connection: sqlite3.Connection, *, newer: bool) -> Lack | None:
    """What the file lacks of the declared schema; None when it holds anything that is not ours.

    With `newer` (a file of a newer minor version) plain tables and columns that we do not know are accepted.
    """
    found: dict[str, dict[str, str]] = {}
    for kind, name, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        if kind == "index" and sql is None and table in {*SYSTEM, *TABLES}:
            continue  # made by SQLite itself for a key
        if kind == "index" and (INDEXES.get(name) == sql or (newer and _PLAIN_INDEX.fullmatch(sql))):
            continue
        columns = parse(sql) if kind == "table" and isinstance(sql, str) else None
        if columns is None or (not newer and name not in TABLES and SYSTEM.get(name) != sql):
            return None
        found[name] = columns
    return _lack(found, newer) if _has_system(found) else None


def _has_system(found: dict[str, dict[str, str]]) -> bool:
    """Whether the tables of the history are there, with at least the columns that we know."""
    return all((parse(sql) or {}).items() <= found.get(name, {}).items() for name, sql in SYSTEM.items())


def _lack(found: dict[str, dict[str, str]], newer: bool) -> Lack | None:
    tables, columns = [], []
    for table in TABLES:
        declared, present = columns_of(table) | {"id": _IDENTITY}, found.get(table)
        if present is None:
            tables.append(table)
            continue
        if any(declared.get(name, "" if not newer else kind) != kind for name, kind in present.items()):
            return None
        if "id" not in present:
            return None
        columns += [(table, name) for name in declared if name not in present]
    return Lack(tuple(tables), tuple(columns))
