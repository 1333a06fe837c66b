"""One edit until it is saved, over a bare transaction that writes the same rows as safely."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from desktop.domain.change import update
from desktop.domain.records import Initiative, Stakeholder
from desktop.storage.workbook import create_workbook
from desktop.workspace.workspace import Workspace
from tests.benchmarks.measure import Result, in_turn, milliseconds, result
from tests.benchmarks.opening import stakeholder

HOW_MANY = 1_000
PAIRS = 101


def bare_table(path: Path) -> sqlite3.Connection:
    """A file with the three rows that an edit touches, written as safely as ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE stakeholder (id TEXT PRIMARY KEY, name TEXT, notes TEXT)")
    connection.execute("CREATE TABLE edit (number INTEGER PRIMARY KEY, id TEXT, args TEXT, hash TEXT)")
    connection.execute('CREATE TABLE change (edit TEXT, "row" TEXT, field TEXT, before TEXT, after TEXT)')
    rows = ((str(uuid.uuid4()), f"Stakeholder {number}", "before") for number in range(HOW_MANY))
    connection.executemany("INSERT INTO stakeholder VALUES (?, ?, ?)", rows)
    return connection


def run(folder: Path) -> list[Result]:
    """The ratio of saving."""
    path = folder / "work.mainstay"
    create_workbook(path, [Initiative(name="Plan"), *(stakeholder(n) for n in range(HOW_MANY))])
    workspace = Workspace.open(path, author="Bench")
    first = workspace.snapshot.all(Stakeholder)[0].id
    turn = 0

    def ours() -> None:
        nonlocal turn
        turn += 1
        item = workspace.snapshot.get(Stakeholder, first)
        assert item is not None
        workspace.edit("change", update(item, notes=f"Word for word, visit {turn}"))
        assert workspace.flush(30)

    with closing(bare_table(folder / "bare.db")) as connection:
        (row,) = connection.execute("SELECT id FROM stakeholder LIMIT 1").fetchone()

        def bare() -> None:
            edit, text = str(uuid.uuid4()), f"Word for word, visit {turn}"
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE stakeholder SET notes=? WHERE id=?", (text, row))
            connection.execute("INSERT INTO edit VALUES (NULL, ?, ?, ?)", (edit, "{}", "0" * 64))
            connection.execute(
                "INSERT INTO change VALUES (?, ?, ?, ?, ?)", (edit, row, "notes", "before", text)
            )
            connection.execute("COMMIT")

        pairs = in_turn(lambda: milliseconds(ours), lambda: milliseconds(bare), PAIRS)
    assert workspace.close()
    method = (
        "workspace.edit of one field until flush says that it is in the file (thread, comparison with "
        "the file as it was left, hash chain), over one transaction of the same three rows, "
        f"TRUNCATE/FULL; in turn, median of {PAIRS} pairs"
    )
    return [result("one edit until saved", pairs, "ms", 1.5, method)]
