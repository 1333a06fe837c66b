"""Small workbooks for tests, and a look at a file as it lies on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.domain.change import create, update
from desktop.domain.field import Cell
from desktop.domain.record import TABLES, Record, to_cells
from desktop.domain.records import Assessment, Initiative, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.storage import replay
from desktop.storage.errors import Refused
from desktop.storage.workbook import create_workbook
from desktop.workspace.workspace import Workspace


def records(count: int = 20) -> list[Record]:
    """A plan, `count` stakeholders, and a rating for each."""
    found: list[Record] = [Initiative(name="Plan de développement", level="municipal")]
    for number in range(count):
        item = Stakeholder(
            name=f"Association {number}", notes="Täglich " * 20, power_sources=("law", "money")
        )
        found += [item, Assessment(stakeholder=item.id, dimension="influence", value=number % 5 + 1)]
    return found


def make_book(path: Path, count: int = 20) -> Path:
    """A workbook with `records(count)` and a few edits."""
    create_workbook(path, records(count))
    with opened(path) as workspace:
        for number, item in enumerate(workspace.snapshot.all(Stakeholder)[:3]):
            workspace.edit("change", update(item, mandate=f"Mandate {number}"))
        workspace.edit("add", create(Stakeholder(name="Added later")))
    return path


@contextmanager
def opened(path: Path, author: str = "Tester") -> Iterator[Workspace]:
    """An open workbook that has saved everything at the end. Its backups lie in "backups" beside it."""
    workspace = Workspace.open(path, author=author, backup_folder=path.parent / "backups")
    try:
        yield workspace
    finally:
        assert workspace.close()


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as any other program would open it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def cells_in(path: Path) -> dict[str, dict[str, dict[str, Cell]]]:
    """Every record in the file, as plain cells."""
    with raw(path) as connection:
        return replay.read_cells(connection)


def cells_of(snapshot: Snapshot) -> dict[str, dict[str, dict[str, Cell]]]:
    """Every record in memory, as plain cells, tables in the order in which the file has them."""
    return {
        table: {
            row: {name: cell for name, cell in to_cells(item).items() if cell is not None}
            for row, item in snapshot.rows(table).items()
        }
        for table in TABLES
    }


def order_in(path: Path) -> dict[str, list[str]]:
    """The ids of every table in the order of the file."""
    return {table: list(rows) for table, rows in cells_in(path).items()}


def problems_of(path: Path) -> list[str]:
    """What is wrong with the file, in untranslated words."""
    with raw(path) as connection:
        return [message.text for message in replay.verify(connection)]


def refusal(path: Path, **how: bool) -> Refused:
    """The refusal to open a file; opening it is a failure of the test."""
    with pytest.raises(Refused) as caught:
        Workspace.open(path, **how).close()
    return caught.value
