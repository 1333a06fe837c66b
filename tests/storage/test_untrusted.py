"""Files that are not what they should be: one clear sentence, and not one byte of them changes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.change import update
from desktop.domain.records import Stakeholder
from desktop.storage import untrusted
from desktop.storage.connection import connect
from desktop.storage.schema import APPLICATION_ID
from desktop.system.locale import show
from desktop.workspace.workspace import Workspace
from tests.storage.books import make_book, opened, problems_of, raw, refusal

Spoil = Callable[[Path], None]


def _sql(*statements: str) -> Spoil:
    def spoil(path: Path) -> None:
        with raw(path) as connection:
            for statement in statements:
                connection.execute(statement)

    return spoil


def _text(path: Path) -> None:
    path.write_text("Dear colleague, please find attached", encoding="utf-8")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def _zero_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[2 * size : 3 * size] = bytes(size)
    path.write_bytes(content)


def _noise_at_the_head(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:400] = os.urandom(300)
    path.write_bytes(content)


def _other_program(path: Path) -> None:
    path.unlink()
    with raw(path) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _not_utf8(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("UPDATE stakeholder SET power_sources = CAST(x'ff5b' AS TEXT)")


DOORS: dict[str, tuple[str, Spoil]] = {
    "nothing there": ("missing", lambda path: path.unlink()),
    "a folder": ("not_sqlite", _folder),
    "an empty file": ("empty", lambda path: path.write_bytes(b"") and None),
    "a letter": ("not_sqlite", _text),
    "another program's file": ("not_ours", _other_program),
    "the mark of another program": ("not_ours", _sql("PRAGMA application_id=7")),
    "a newer major version": ("too_new", _sql("PRAGMA user_version=2000")),
    "no version": ("damaged", _sql("PRAGMA user_version=0")),
    "cut off": ("damaged", _cut),
    "a page of zeros": ("damaged", _zero_page),
    "noise in the list of tables": ("damaged", _noise_at_the_head),
    "no history": ("foreign_schema", _sql("DROP TABLE change")),
    "no baseline": ("damaged", _sql("DELETE FROM baseline")),
    "no id": ("damaged", _sql("DELETE FROM meta WHERE key='workbook_id'")),
    "a baseline nobody can read": ("damaged", _sql("UPDATE baseline SET chains='[1'")),
    "a trigger": (
        "foreign_schema",
        _sql("CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM stakeholder; END"),
    ),
    "a view in the place of a table": (
        "foreign_schema",
        _sql("DROP TABLE person", "CREATE VIEW person AS SELECT * FROM stakeholder"),
    ),
    "a virtual table": ("foreign_schema", _sql("CREATE VIRTUAL TABLE words USING fts5(text)")),
    "a computed column": (
        "foreign_schema",
        _sql("ALTER TABLE person ADD COLUMN twice TEXT AS (name || name) VIRTUAL"),
    ),
    "a table of somebody else": (
        "foreign_schema",
        _sql('CREATE TABLE "extra" ("id" TEXT PRIMARY KEY) STRICT'),
    ),
    "a column of somebody else": ("foreign_schema", _sql("ALTER TABLE person ADD COLUMN extra TEXT")),
    "a column with a default": (
        "foreign_schema",
        _sql(
            "ALTER TABLE person DROP COLUMN contact", "ALTER TABLE person ADD COLUMN contact TEXT DEFAULT 'x'"
        ),
    ),
    "an index on an expression": ("foreign_schema", _sql("CREATE INDEX i ON person (upper(name))")),
    "a loose table": (
        "foreign_schema",
        _sql("DROP TABLE person", 'CREATE TABLE "person" ("id" TEXT PRIMARY KEY, "name" TEXT)'),
    ),
    "six of five": ("absurd_values", _sql("UPDATE assessment SET value=6")),
    "a choice that is no list": ("absurd_values", _sql("UPDATE stakeholder SET power_sources='law'")),
    "text that is no text": ("absurd_values", _not_utf8),
    "money as we never write it": (
        "absurd_values",
        _sql("INSERT INTO body (id, budget) VALUES ('b', ' 5')"),
    ),
    "an id of nothing": ("absurd_values", _sql("UPDATE stakeholder SET id='' WHERE name='Association 1'")),
    "ten million letters": (
        "absurd_values",
        _sql("UPDATE stakeholder SET notes=printf('%.*c', 10000000, 'x') WHERE name='Association 1'"),
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_that_must_stay_shut(tmp_path: Path, door: str) -> None:
    code, spoil = DOORS[door]
    path = make_book(tmp_path / "Mon plan.mainstay", 60)
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    others = sorted(p.name for p in tmp_path.iterdir())
    found = refusal(path)
    assert found.code == code
    sentence = show(found.message)
    assert "Mon plan.mainstay" in sentence
    assert not any(word in sentence.casefold() for word in ("sqlite", "none", "error", "{", "database"))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == others, "something was left beside the file"


def test_a_file_larger_than_any_workbook_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    monkeypatch.setattr(untrusted, "MAX_SIZE", 1000)
    assert refusal(path).code == "too_big"


def test_a_newer_minor_version_is_read_but_never_written(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    _sql(
        "PRAGMA user_version=1999",
        'CREATE TABLE "training" ("id" TEXT PRIMARY KEY, "name" TEXT) STRICT',
        'ALTER TABLE "stakeholder" ADD COLUMN "colour" TEXT',
        'ALTER TABLE "edit" ADD COLUMN "device" TEXT',
        'CREATE INDEX "edit_device" ON "edit" ("device")',
    )(path)
    before = path.read_bytes()
    with opened(path) as workspace:
        assert workspace.read_only is not None
        assert "newer" in show(workspace.read_only)
        assert len(workspace.snapshot.rows("stakeholder")) == 21
        assert workspace.status.state == "read_only"
    assert path.read_bytes() == before


def test_a_trick_does_not_come_with_a_newer_minor_version(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    _sql("PRAGMA user_version=1999", "CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM person; END")(
        path
    )
    assert refusal(path).code == "foreign_schema"


def test_text_of_a_flipped_bit_is_shown_as_far_as_it_can_be(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    content = path.read_bytes()
    at = content.index("développement".encode()) + 1
    path.write_bytes(content[:at] + b"\xff" + content[at + 1 :])
    with opened(path) as workspace:
        assert workspace.snapshot.initiative.name.startswith("Plan de d")
        assert workspace.problems(), "the history must notice"


def test_the_application_id_spells_our_name() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"MSTY"


def _interrupted(path: Path) -> None:
    """Leave the file and its journal as a power cut in the middle of a transaction leaves them."""
    before = path.read_bytes()
    with raw(path) as connection:
        connection.execute("PRAGMA cache_size=1")  # so that pages reach the file before the commit
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE stakeholder SET notes = notes || 'half a transaction', mandate = name || notes"
        )
        torn, journal = path.read_bytes(), path.with_name(path.name + "-journal").read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(torn)
    path.with_name(path.name + "-journal").write_bytes(journal)
    assert torn != before


def test_a_journal_beside_the_file_is_played_back_in_the_copy_only(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay", 300)
    _interrupted(path)
    files = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    workspace = Workspace.open(path, read_only=True)
    assert workspace.problems() == []
    assert not any("half" in item.notes for item in workspace.snapshot.all(Stakeholder))
    workspace.close()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == files


def test_the_first_edit_after_a_power_cut_finishes_the_work(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay", 300)
    _interrupted(path)
    with opened(path) as workspace:
        workspace.edit("change", update(workspace.snapshot.initiative, place="Naga"))
    assert problems_of(path) == []
    with raw(path) as connection:
        assert connection.execute(
            "SELECT COUNT(*) FROM stakeholder WHERE notes LIKE '%half%'"
        ).fetchone() == (0,)


def test_every_connection_is_hardened(tmp_path: Path) -> None:
    connection = connect(make_book(tmp_path / "plan.mainstay"))
    assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
    assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)
    assert connection.getlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH) == 1
    connection.close()


def test_a_statement_without_end_is_broken_off(tmp_path: Path) -> None:
    connection = connect(make_book(tmp_path / "plan.mainstay"), seconds=0.2)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT max(i) FROM n"
        ).fetchone()
    connection.close()
