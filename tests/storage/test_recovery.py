"""Saving what can be read: nothing is invented, little is lost, the damaged file stays as it is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desktop.domain.records import Assessment, Stakeholder
from desktop.storage import recovery, schema
from desktop.storage.errors import Refused
from desktop.system import paths
from desktop.system.locale import show
from tests.storage.books import cells_in, make_book, opened, problems_of, raw

PAGE = schema.PAGE_SIZE


def _recover(path: Path) -> tuple[recovery.Recovered, Path]:
    target = path.with_name("saved.mainstay")
    target.unlink(missing_ok=True)
    before = path.read_bytes()
    found = recovery.recover(path, target, area=paths.work_area())
    assert path.read_bytes() == before
    assert problems_of(target) == []
    return found, target


def _counted(path: Path) -> dict[str, int]:
    return {table: len(rows) for table, rows in cells_in(path).items() if rows}


def test_a_whole_file_is_saved_whole(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay", 50)
    found, target = _recover(path)
    assert cells_in(target) == cells_in(path)
    assert found.saved == _counted(path)
    assert found.missing == {}
    with opened(path) as old, opened(target) as new:
        assert new.info.workbook_id == old.info.workbook_id


def test_damaged_pages_cost_only_their_own_records_and_the_loss_is_told(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay", 1500)
    whole, good = cells_in(path), path.read_bytes()
    with raw(path) as connection:
        table_root, index_root = (
            connection.execute("SELECT rootpage FROM sqlite_master WHERE name=?", (name,)).fetchone()[0]
            for name in ("stakeholder", "sqlite_autoindex_stakeholder_1")
        )
    chance = random.Random(3)
    told = 0
    for _round in range(12):
        damaged = bytearray(good)
        page = chance.choice(
            [p for p in range(1, len(good) // PAGE) if p + 1 not in (table_root, index_root)]
        )
        damaged[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        path.write_bytes(bytes(damaged))
        found, target = _recover(path)
        saved = cells_in(target)
        for table, rows in saved.items():
            for row, cells in rows.items():
                assert whole[table][row] == cells, "a record was invented or changed"
        lost = len(whole["stakeholder"]) - len(saved["stakeholder"])
        assert lost <= 120
        assert found.missing.get("stakeholder", 0) == lost
        told += bool(found.missing)
        if lost:
            assert any("Stakeholders" in show(m) and str(lost) in show(m) for m in found.messages)
    assert told, "none of the damages hit a record: the test proves nothing"


def test_a_file_that_was_cut_gives_what_is_in_its_first_part(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay", 1500)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])
    found, _target = _recover(path)
    assert found.saved.get("stakeholder", 0) > 50
    assert found.missing


def test_the_records_of_a_foreign_file_are_saved_without_its_tricks(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with raw(path) as connection:
        connection.execute("CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM stakeholder; END")
        connection.execute("CREATE TABLE extra (secret TEXT)")
        connection.execute("DROP TABLE person")
        connection.execute("CREATE VIEW person AS SELECT id, name FROM stakeholder")
        connection.execute("UPDATE assessment SET value=9 WHERE rowid=1")
    found, target = _recover(path)
    assert "person" not in found.saved
    with opened(target) as workspace:
        assert len(workspace.snapshot.all(Stakeholder)) == 21
        values = [item.value for item in workspace.snapshot.all(Assessment)]
        assert values[0] is None
        assert None not in values[1:]


def test_a_broken_list_of_tables_is_read_around(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with raw(path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql='CREATE TABLE nonsense (' WHERE name='meeting'")
    with pytest.raises(Refused) as caught, opened(path):
        pass
    assert caught.value.code == "damaged"
    found, _target = _recover(path)
    assert found.saved["stakeholder"] == 21


def test_what_holds_nothing_readable_is_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(len(content) - 100))
    with pytest.raises(Refused) as caught:
        _recover(path)
    assert caught.value.code == "unreadable"
    assert "plan.mainstay" in show(caught.value.message)
    path.write_text("a letter")
    with pytest.raises(Refused) as caught:
        _recover(path)
    assert caught.value.code == "not_sqlite"


def test_nothing_is_ever_recovered_over_a_file(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with pytest.raises(Refused) as caught:
        recovery.recover(path, path, area=paths.work_area())
    assert caught.value.code == "exists"
    assert problems_of(path) == []


def test_no_work_area_is_left_behind(tmp_path: Path) -> None:
    path, area = make_book(tmp_path / "plan.mainstay"), tmp_path / "area"
    area.mkdir()
    recovery.recover(path, tmp_path / "saved.mainstay", area=area)
    assert not area.exists()
