"""Opening a workbook of 10,000 stakeholders, over reading the same rows with bare sqlite3."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.domain.records import Initiative, Stakeholder
from desktop.storage.workbook import create_workbook
from desktop.workspace.workspace import Workspace
from tests.benchmarks.measure import Result, in_turn, milliseconds, result

HOW_MANY = 10_000
PAIRS = 7


def stakeholder(number: int) -> Stakeholder:
    """A stakeholder as people fill them in: some fields answered, some not."""
    return Stakeholder(
        name=f"Association of returned workers number {number}",
        family="returnees",
        level="local",
        mandate="Speaks for people who came back and look for work or start a business.",
        power_sources=("knowledge", "networks") if number % 2 else (),
        needs="A place at the table before the plan is written, and an answer after it.",
        participation_planned="consult",
        notes=f"Met in the second workshop, group {number % 7}." if number % 3 else "",
        source="Made up for measuring",
        illustrative="yes",
    )


def run(folder: Path) -> list[Result]:
    """The ratio of opening."""
    path = folder / "many.mainstay"
    create_workbook(path, [Initiative(name="Large plan"), *(stakeholder(n) for n in range(HOW_MANY))])

    def ours() -> None:
        workspace = Workspace.open(path)
        assert len(workspace.snapshot.rows("stakeholder")) == HOW_MANY
        opened.append(workspace)

    def bare() -> None:
        with closing(sqlite3.connect(path)) as connection:
            assert len(connection.execute("SELECT * FROM stakeholder").fetchall()) == HOW_MANY

    opened: list[Workspace] = []

    def timed() -> float:
        taken = milliseconds(ours)
        opened.pop().close()
        return taken

    pairs = in_turn(timed, lambda: milliseconds(bare), PAIRS)
    size = path.stat().st_size / 1_000_000
    method = (
        f"open a file of {size:.1f} MB (copy, checks, lock) and read all {HOW_MANY:,} stakeholders as "
        f"records, over connect, SELECT * and fetchall; in turn, median of {PAIRS} pairs"
    )
    return [result("open 10,000 stakeholders", pairs, "ms", None, method)]
