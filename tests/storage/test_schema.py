"""The tables of the file follow the declared records, in new files and in old ones."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from desktop.domain.change import update
from desktop.domain.record import TABLES, specs_of
from desktop.domain.records import Stakeholder
from desktop.storage import schema
from desktop.storage.connection import connect
from desktop.storage.workbook import create_workbook
from desktop.system.locale import show
from tests.storage.books import make_book, opened, problems_of, raw

RELEASED = sorted((Path(__file__).parents[1] / "fixtures" / "workbooks").glob("*.mainstay"))


def structure(path: Path) -> dict[str, dict[str, str]]:
    """Every table with its columns and their types, every index with its text."""
    with raw(path) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL").fetchall()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    found = {name: schema.parse(sql) if kind == "table" else {"sql": sql} for kind, name, sql in rows}
    assert all(found.values())
    return {**found, "": {"application": str(application), "version": str(version)}}  # type: ignore[dict-item]


def test_every_declared_field_has_its_column(tmp_path: Path) -> None:
    create_workbook(tmp_path / "a.mainstay", [])
    found = structure(tmp_path / "a.mainstay")
    for table, cls in TABLES.items():
        assert list(found[table]) == [spec.name for spec in specs_of(cls)]
        assert found[table]["id"] == "TEXT PRIMARY KEY"
    with raw(tmp_path / "a.mainstay") as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO assessment (id, value) VALUES ('a', 'three')")


def test_there_is_a_real_file_of_this_version() -> None:
    name = f"schema-{schema.MAJOR}.{schema.MINOR}.mainstay"
    assert name in [path.name for path in RELEASED], "make one: see tests/fixtures/make_workbook.py"


def test_the_declared_records_are_those_of_this_version(tmp_path: Path) -> None:
    """A new table or field asks for a new minor version, with a real file of it."""
    create_workbook(tmp_path / "fresh.mainstay", [])
    (present,) = [path for path in RELEASED if path.stem == f"schema-{schema.MAJOR}.{schema.MINOR}"]
    assert structure(present) == structure(tmp_path / "fresh.mainstay"), (
        "the records changed: raise MINOR in desktop/storage/schema.py and make a file of the new version"
    )


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_file_of_an_earlier_version_becomes_like_a_fresh_one(tmp_path: Path, released: Path) -> None:
    path = Path(shutil.copy(released, tmp_path / "old.mainstay"))
    create_workbook(tmp_path / "fresh.mainstay", [])
    with opened(path) as workspace:
        before = [item.title for item in workspace.snapshot.all(Stakeholder)]
        assert before == ["مجلس المدينة"]
        assert workspace.problems() == []
        assert workspace.redo() is not None
    assert structure(path) == structure(tmp_path / "fresh.mainstay")
    assert problems_of(path) == []
    with opened(path) as workspace:
        assert workspace.snapshot.initiative.vision == "A city for all who live in it"


def _make_older(path: Path) -> None:
    """Take from a file what a version before ours did not have."""
    with raw(path) as connection:
        connection.execute("DROP TABLE meeting")
        connection.execute("ALTER TABLE assessment DROP COLUMN agreed")
        connection.execute("ALTER TABLE stakeholder DROP COLUMN contact")


def test_what_a_file_lacks_is_added_with_the_first_edit_and_not_before(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    _make_older(path)
    before = path.read_bytes()
    with opened(path) as workspace:
        assert workspace.upgrade is not None
        assert "plan.mainstay" in show(workspace.upgrade)
        assert workspace.snapshot.rows("meeting") == {}
        assert {item.contact for item in workspace.snapshot.all(Stakeholder)} == {""}
    assert path.read_bytes() == before
    with opened(path) as workspace:
        workspace.edit("change", update(workspace.snapshot.all(Stakeholder)[0], contact="room 3"))
        assert workspace.upgrade is None
        workspace.save_copy(tmp_path / "copy.mainstay")
    create_workbook(tmp_path / "fresh.mainstay", [])
    for upgraded in (path, tmp_path / "copy.mainstay"):
        assert structure(upgraded) == structure(tmp_path / "fresh.mainstay")
        assert problems_of(upgraded) == []


def test_an_upgrade_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    _make_older(path)
    before = structure(path)
    connection = connect(path)
    connection.execute("BEGIN IMMEDIATE")
    lack = schema.compare(connection, newer=False)
    assert lack
    schema.add(connection, lack)
    connection.execute("ROLLBACK")
    connection.close()
    assert structure(path) == before


@pytest.mark.parametrize(
    "sql",
    [
        'CREATE TABLE "t" ("id" TEXT PRIMARY KEY, "n" TEXT DEFAULT \'x\') STRICT',
        'CREATE TABLE "t" ("id" TEXT PRIMARY KEY, "n" TEXT CHECK (n > 1)) STRICT',
        'CREATE TABLE "t" ("id" TEXT PRIMARY KEY, "n" TEXT COLLATE NOCASE) STRICT',
        'CREATE TABLE "t" ("id" TEXT PRIMARY KEY, "n" TEXT AS (upper(id))) STRICT',
        'CREATE TABLE "t" ("id" TEXT PRIMARY KEY, "n" TEXT)',
        'CREATE TABLE "t" ("id" TEXT PRIMARY KEY, FOREIGN KEY ("id") REFERENCES "t" ("id")) STRICT',
        "CREATE VIRTUAL TABLE t USING fts5(x)",
    ],
)
def test_only_plain_tables_are_understood(sql: str) -> None:
    assert schema.parse(sql) is None
