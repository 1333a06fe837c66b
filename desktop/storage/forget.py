"""Erasing one person from a workbook file: the record, the links to it, the history that holds the name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.change import Change
from desktop.domain.words import folded
from desktop.storage import history, replay, schema
from desktop.storage.connection import connect, connect_to_write
from desktop.storage.errors import Replaced, unwritable


def erase(path: Path, mark: history.Mark, lack: schema.Lack, changes: Sequence[Change]) -> None:
    """Make these changes without keeping what was there, erase the whole history, and write a baseline.

    Afterwards the erased text is not in the file any more, not even in unused pages. `mark` is where the file
    must stand. Raises Refused; the file is then as it was, or erased but not yet packed.
    """
    try:
        connection = connect_to_write(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            if history.read_mark(connection) != mark:
                raise Replaced(path.name)
            if lack:
                schema.add(connection, lack)
            ends = history.chains(connection)
            history.write_records(connection, changes)
            connection.execute("DELETE FROM change")
            connection.execute("DELETE FROM edit")
            connection.execute("DELETE FROM baseline")
            # The next number, not 1 again: a copy or backup from before must not look the same.
            connection.execute("INSERT INTO baseline (number) VALUES (?)", (mark.baseline,))
            replay.write_baseline(connection, "forgotten", ends)
            connection.execute("DELETE FROM baseline WHERE number = ?", (mark.baseline,))
            connection.execute("COMMIT")
            connection.execute("VACUUM")
        finally:
            connection.close()
    except (OSError, sqlite3.Error, Replaced, LookupError) as error:
        raise unwritable(error, path) from error


def holds(path: Path, name: str) -> bool:
    """Whether a backup holds a name, in its records or its history; True when it cannot be read."""
    wanted = folded(name)
    try:
        connection = connect(path, "ro", seconds=60)
    except sqlite3.Error:
        return True
    try:
        past = connection.execute(
            'SELECT author, args FROM edit UNION ALL SELECT "before", "after" FROM change'
        )
        now = (row.values() for rows in replay.read_cells(connection).values() for row in rows.values())
        return any(isinstance(cell, str) and wanted in folded(cell) for row in (*past, *now) for cell in row)
    except sqlite3.Error:
        return True
    finally:
        connection.close()
