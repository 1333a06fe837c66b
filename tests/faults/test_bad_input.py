"""What people paste, how they name their files, and what their clocks say."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

from desktop.domain.change import create, update
from desktop.domain.records import Initiative, Note, Stakeholder
from desktop.storage import clock
from desktop.system.locale import show
from desktop.workspace.new import new_workbook
from desktop.workspace.workspace import Workspace
from tests.storage.books import cells_in, cells_of, make_book, opened, problems_of

TEXTS = {
    "nothing": "",
    "spaces": "   ",
    "a hundred thousand letters": "ш" * 100_000,
    "emoji": "👩‍🌾🏽🇰🇪",
    "right to left": "منظمة الهجرة (IOM) مكتب 12",
    "combining": "Z" + "\u0301\u0327" * 50,
    "an override": "\u202egnp.exe\u202c",
    "a tag": '<img src="/etc/passwd"><b>',
    "a formula": "=cmd|' /C calc'!A0",
    "a place for words": "{title} {0} {count!r} %s",
    "quotes": "'; DROP TABLE stakeholder; --\"",
    "lines": "one\r\ntwo\u2028three\x0b",
    "a byte order mark": "\ufeffx",
    "NUL": "before\x00after",
    "half a pair": "x\ud83dy",
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_kept_and_can_be_shown(tmp_path: Path, name: str) -> None:
    path, text = make_book(tmp_path / "plan.mainstay"), TEXTS[name]
    with opened(path, author=text) as workspace:
        item = workspace.snapshot.all(Stakeholder)[0]
        workspace.edit(
            "change", update(item, name=text, notes=text, power_sources=(text,)), visit=text, extra=text
        )
        workspace.edit("add", create(Note(name=text, about=item.id)))
        for edit in workspace.recent():
            assert show(workspace.sentence(edit))
        workspace.delete(workspace.snapshot.all(Stakeholder)[0])
        assert show(workspace.undo_message)  # type: ignore[arg-type]
        workspace.undo()
        memory = cells_of(workspace.snapshot)
        kept = workspace.snapshot.rows("stakeholder")[item.id]
        workspace.save_copy(tmp_path / "copy.mainstay")
    whole = text.replace("\x00", "").replace("\ud83d", "?")
    assert (kept.name, kept.notes, kept.power_sources) == (whole, whole, (whole,))  # type: ignore[attr-defined]
    assert cells_in(path) == memory == cells_in(tmp_path / "copy.mainstay")
    assert problems_of(path) == problems_of(tmp_path / "copy.mainstay") == []


FILES = [
    "My plan (final) 2.mainstay",
    "plan d'été à Fès.mainstay",
    "خطة المدينة.mainstay",
    "100% #1 & more?.mainstay",
]


@pytest.mark.parametrize("name", FILES)
def test_files_may_be_named_as_people_name_them(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        name = name.replace("?", "")
    folder = tmp_path / "clé USB — «données»"
    folder.mkdir()
    path = folder / name
    new_workbook(path, title="Plan")
    with opened(path) as workspace:
        workspace.edit("change", update(workspace.snapshot.initiative, place="x"))
        made = workspace.backup_now()
        assert made.ok
        workspace.save_copy(folder / f"copy of {name}")
    assert problems_of(path) == problems_of(folder / f"copy of {name}") == []
    assert {p.name for p in folder.iterdir()} == {name, f"copy of {name}", "backups"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / b"pl\xe9n.mainstay".decode("utf-8", "surrogateescape")
    new_workbook(path, title="Plan")
    with opened(path) as workspace:
        workspace.edit("change", update(workspace.snapshot.initiative, place="x"))
    assert problems_of(path) == []


def test_the_clock_set_back_changes_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    moments = ["2031-05-05T10:00:00Z", "2019-01-01T00:00:00Z", "2026-01-01T00:00:00Z"]
    for number, moment in enumerate(moments):
        monkeypatch.setattr(clock, "utc", lambda moment=moment: moment)
        monkeypatch.setattr(
            clock, "now", lambda moment=moment: datetime.datetime.fromisoformat(moment.replace("Z", "+00:00"))
        )
        with opened(path) as workspace:
            workspace.edit("change", update(workspace.snapshot.initiative, place=f"Place {number}"))
    with opened(path) as workspace:
        assert [edit.utc for edit in workspace.recent(3)] == moments[::-1]
        assert [edit.counter for edit in workspace.recent(3)] == [7, 6, 5]
        workspace.undo()
        assert workspace.snapshot.initiative.place == "Place 1"
    assert problems_of(path) == []


def test_an_empty_workbook_opens(tmp_path: Path) -> None:
    new_workbook(tmp_path / "plan.mainstay")
    with opened(tmp_path / "plan.mainstay") as workspace:
        assert workspace.snapshot.all(Initiative) == [workspace.snapshot.initiative]
        assert workspace.recent() == []
        assert workspace.undo() is None
        assert workspace.undo_message is None
        assert workspace.trash() == []


def test_workbooks_that_were_closed_leave_nothing_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = tmp_path / "temporary"
    area.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(area))
    path = make_book(tmp_path / "plan.mainstay")
    for _ in range(20):
        Workspace.open(path).close()
    assert list(area.iterdir()) == []
