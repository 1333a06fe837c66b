"""A workbook file, opened for reading through a checked copy, or made anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from desktop.domain.change import Edit
from desktop.domain.field import FROM_CELL, Kind
from desktop.domain.record import TABLES, Record, RecordId, specs_of, table_of, to_cells
from desktop.domain.words import N_, Message
from desktop.storage import clock, history, replay, schema, untrusted
from desktop.storage.connection import connect_to_write
from desktop.storage.errors import refused, unwritable
from desktop.system.version import VERSION as PROGRAM

SUFFIX = ".mainstay"
T = TypeVar("T")


@dataclass(frozen=True)
class WorkbookInfo:
    """What a file says about itself. `created` is UTC text for display; `size` is in bytes; `schema` (major,
    minor).
    """

    path: Path
    workbook_id: str
    sample: str
    created: str
    program: str
    schema: tuple[int, int]
    edits: int
    size: int


class OpenFile:
    """The checked copy of a workbook file in the work area: read from here, whatever happens to the original.

    The copy never changes while it is open, so tables can be read when they are first needed, from any
    thread.
    """

    def __init__(self, path: Path, area: Path) -> None:
        self.path = path
        self._area = area
        self._lock = threading.Lock()
        self.copy = untrusted.copy_to(area, path)
        self._connection, version, self.lack = untrusted.check_copy(self.copy, path)
        try:
            self._read_head(version)
        except (sqlite3.Error, UnicodeError):
            self._connection.close()
            raise refused("damaged", path) from None

    def _read_head(self, version: int) -> None:
        self.mark = history.read_mark(self._connection)
        last = self._connection.execute("SELECT id FROM edit ORDER BY number DESC LIMIT 1").fetchone()
        self.last_edit = str(last[0]) if last else ""
        meta = dict(self._connection.execute("SELECT key, value FROM meta").fetchall())
        self.info = WorkbookInfo(
            path=self.path,
            workbook_id=self.mark.workbook_id,
            sample=str(meta.get("sample") or ""),
            created=str(meta.get("created") or ""),
            program=str(meta.get("program") or ""),
            schema=divmod(version, 1000),
            edits=self._connection.execute("SELECT COUNT(*) FROM edit").fetchone()[0],
            size=self.copy.stat().st_size,
        )

    @property
    def read_only(self) -> Message | None:
        """Why the file itself says that it must not be written; None when it may."""
        if self.info.schema > (schema.MAJOR, schema.MINOR):
            return Message(
                N_("“{file}” was made by a newer version of Mainstay: you can read it, but not change it."),
                {"file": self.path.name},
            )
        return None

    @property
    def upgrade(self) -> Message | None:
        """What the first edit will do to a file of an older version; None when it does nothing."""
        if not self.lack and self.info.schema == (schema.MAJOR, schema.MINOR):
            return None
        return Message(
            N_(
                "Your first change brings “{file}” to this version."
                " Older versions can then read it, but not change it."
            ),
            {"file": self.path.name},
        )

    def load(self, table: str) -> dict[RecordId, Record]:
        """All records of a table as they were when the file was opened, in the order in which they were
        added.
        """
        cls = TABLES[table]
        if table in self.lack.tables:
            return {}
        with self._lock:
            missing = {name for lacking, name in self.lack.columns if lacking == table}
            present = [spec for spec in specs_of(cls) if spec.name not in missing]
            # Text needs no reading: asking for '' in place of NULL spares a call for each of a million cells.
            asked = ", ".join(
                f'"{s.name}"' if s.kind in _READ_ONE_BY_ONE else f"COALESCE(\"{s.name}\", '')"
                for s in present
            )
            sql = f'SELECT {asked} FROM "{table}" ORDER BY rowid'
            rows = self._read(lambda connection: connection.execute(sql).fetchall())
        empty: dict[str, Any] = {spec.name: spec.empty for spec in specs_of(cls)}
        names = [spec.name for spec in present]
        special = [(spec.name, FROM_CELL[spec.kind]) for spec in present if spec.kind in _READ_ONE_BY_ONE]
        found: dict[RecordId, Record] = {}
        for row in rows:
            made = cls.__new__(cls)
            values = made.__dict__
            values.update(empty)
            values.update(zip(names, row, strict=True))
            for name, read in special:
                values[name] = read(values[name])
            found[made.id] = made
        return found

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Read with the lock held. A flipped bit can leave text that is no UTF-8: then show what can be shown."""
        try:
            return work(self._connection)
        except (sqlite3.OperationalError, UnicodeError):
            self._connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            return work(self._connection)

    def edits(self, *, steps: int = 0) -> list[Edit]:
        """The edits, oldest first; with `steps`, only the newest so many undo steps."""
        with self._lock:
            return self._read(lambda connection: history.read_edits(connection, steps=steps))

    def chain_end(self, instance: str) -> history.Link:
        """Where one installation's chain of edits ends."""
        with self._lock:
            return self._read(lambda connection: history.chain_end(connection, instance))

    def verify(self) -> list[Message]:
        """What is wrong with the file as it was opened; see `replay.verify`."""
        with self._lock:
            return replay.verify(self._connection)

    def close(self) -> None:
        """Close the copy and remove the work area."""
        with self._lock:
            self._connection.close()
        shutil.rmtree(self._area, ignore_errors=True)


_READ_ONE_BY_ONE = (Kind.SCALE, Kind.MULTI_CHOICE, Kind.MONEY)


def open_workbook(path: Path, *, area: Path) -> OpenFile:
    """Check a workbook file through a copy in `area`, which is removed at close. Raises Refused; writes
    nothing to it.
    """
    try:
        untrusted.look_at_header(path)
        return OpenFile(path, area)
    except BaseException:
        shutil.rmtree(area, ignore_errors=True)
        raise


def create_workbook(
    path: Path,
    records: Iterable[Record],
    *,
    reason: str = "new",
    sample: str = "",
    workbook_id: str = "",
    created: str = "",
) -> None:
    """Write a new workbook with these records. Raises Refused when there is a file already or it cannot be
    written.

    `reason` says where the records come from (see `replay.write_baseline`).
    """
    if path.exists():
        raise refused("exists", path)
    meta = {
        "workbook_id": workbook_id or str(uuid.uuid4()),
        "sample": sample,
        "created": created or clock.utc(),
        "program": PROGRAM,
    }
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        _fill(part, records, meta, reason)
        put_in_place(part, path)
    except (OSError, sqlite3.Error) as error:
        raise unwritable(error, path) from error
    finally:
        remove(part)


def _fill(part: Path, records: Iterable[Record], meta: Mapping[str, str], reason: str) -> None:
    from sqlite_utils import Database

    connection = connect_to_write(part, "rwc")
    try:
        connection.execute(f"PRAGMA page_size={schema.PAGE_SIZE}")
        connection.execute("BEGIN IMMEDIATE")
        schema.create(connection)
        database = Database(connection, execute_plugins=False)
        by_table: dict[str, list[dict[str, Any]]] = {}
        for item in records:
            by_table.setdefault(table_of(item), []).append(dict(to_cells(item)))
        for table, rows in by_table.items():
            database.table(table).insert_all(rows)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        replay.write_baseline(connection, reason)
        connection.execute("COMMIT")
    finally:
        connection.close()


def put_in_place(part: Path, path: Path) -> None:
    """Make sure that `part` is on the medium, then give it its real name; what stood there before is replaced
    whole.
    """
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        except OSError:
            pass  # some file systems cannot; the file itself is safe
        finally:
            os.close(folder)


def remove(part: Path) -> None:
    """Remove an unfinished file and what SQLite left beside it."""
    for end in ("", *untrusted.BESIDE):
        try:
            part.with_name(part.name + end).unlink(missing_ok=True)
        except OSError:
            pass
