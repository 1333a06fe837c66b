"""The list of tables lies in the first page alone, so that damage elsewhere leaves every other table within reach."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from desktop.domain.records import Stakeholder
from desktop.storage import schema
from desktop.storage.area import new_area
from desktop.storage.recovery import recover
from desktop.storage.workbook import create_workbook, open_workbook


def test_any_one_damaged_page_but_the_first_leaves_most_records_readable(tmp_path: Path) -> None:
    path = tmp_path / "plan.mainstay"
    people = [Stakeholder(name=f"Stakeholder {n}", notes="x" * 300) for n in range(200)]
    create_workbook(path, people)
    whole = path.read_bytes()
    assert sqlite3.connect(path).execute("PRAGMA page_size").fetchone() == (schema.PAGE_SIZE,)
    (root,) = (
        sqlite3.connect(path)
        .execute("SELECT rootpage FROM sqlite_master WHERE name = 'stakeholder'")
        .fetchone()
    )
    size = schema.PAGE_SIZE
    for page in range(1, len(whole) // size):
        if page + 1 == root:
            continue  # the way into the table itself; what lies behind it cannot be found without it
        hurt = tmp_path / f"hurt-{page}.mainstay"
        hurt.write_bytes(whole[: page * size] + bytes(size) + whole[(page + 1) * size :])
        target = tmp_path / f"saved-{page}.mainstay"
        recover(hurt, target, area=new_area(hurt))
        saved = open_workbook(target, area=new_area(target))
        found = len(saved.load("stakeholder"))
        saved.close()
        assert found >= 150, page
