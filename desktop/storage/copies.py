"""Whole copies of an open workbook, made from the checked copy in the work area and the edits since.

They do not touch the original, so they work while it is busy, full or gone. Each is written under another
name, read back and proven before it takes its place.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.domain.change import Edit
from desktop.domain.record import Record
from desktop.storage import history, lock, replay, schema
from desktop.storage.connection import connect
from desktop.storage.errors import unwritable
from desktop.storage.workbook import OpenFile, create_workbook, put_in_place, remove
from desktop.storage.writer import upgrade


def write_copy(file: OpenFile, edits: Sequence[Edit], target: Path) -> None:
    """Write the workbook with these edits to `target`; a file there is replaced only by a proven copy.

    The copy holds no deleted data and keeps the workbook id. Raises Refused when it cannot be written, or
    when the target is a workbook that somebody has open.
    """
    holder = lock.read(lock.lock_path(target)) if target.exists() else None
    if holder is not None and not lock.is_dead(holder):
        raise lock.refused_by(target, holder)
    part = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
    work = file.copy.with_name(f"{uuid.uuid4().hex}.mainstay")
    try:
        _write(file, edits, work, part)
        put_in_place(part, target)
    except (OSError, sqlite3.Error) as error:
        raise unwritable(error, target) from error
    finally:
        remove(part)
        remove(work)


def write_apart(file: OpenFile, records: Iterable[Record], target: Path) -> None:
    """Write only these records to `target`, as a new file without any history; it keeps the workbook id.

    Nothing else of the workbook can be in its bytes: it is not a copy of them. Raises Refused.
    """
    create_workbook(
        target, records, reason="copy", workbook_id=file.info.workbook_id, created=file.info.created
    )
    if not is_whole(target):
        target.unlink(missing_ok=True)
        raise unwritable(OSError(f"{target.name} did not read back as it was written"), target)


def _write(file: OpenFile, edits: Sequence[Edit], work: Path, part: Path) -> None:
    shutil.copyfile(file.copy, work)
    connection = connect(work)
    try:
        connection.execute("PRAGMA synchronous=OFF")  # the work area is not where it has to last
        if edits:
            connection.execute("BEGIN IMMEDIATE")
            if file.upgrade is not None:
                upgrade(connection, file.lack)
            for edit in edits:
                history.append(connection, edit)
            connection.execute("COMMIT")
        counts = count_rows(connection)
        connection.execute("VACUUM INTO ?", (os.fspath(part),))
    finally:
        connection.close()
    if not is_whole(part) or _counted(part) != counts:
        raise OSError(f"{part.name} did not read back as it was written")


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    return {name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names}


def _counted(path: Path) -> dict[str, int]:
    connection = connect(path, "ro")
    try:
        return count_rows(connection)
    finally:
        connection.close()


def is_whole(path: Path) -> bool:
    """Whether a workbook file is ours, undamaged, and its records match its history. Reads all of it."""
    try:
        connection = connect(path, "ro", seconds=60)
    except sqlite3.Error:
        return False
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        return bool(application == schema.APPLICATION_ID) and not replay.verify(connection)
    except (sqlite3.Error, UnicodeError):
        return False
    finally:
        connection.close()
