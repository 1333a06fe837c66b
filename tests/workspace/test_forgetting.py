"""Forgetting a person: afterwards the name is not in the bytes of the file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from desktop.domain.change import create, update
from desktop.domain.records import Note, Person, Stakeholder
from desktop.storage.backup import keep_bytes
from desktop.storage.errors import Refused
from desktop.workspace.workspace import Workspace
from tests.storage.books import make_book, opened, problems_of

NAME = "Séraphine Okonjo-Diallo"


def _with_person(tmp_path: Path) -> tuple[Path, str]:
    path = make_book(tmp_path / "plan.mainstay")
    person = Person(name=NAME, contact=f"{NAME}@example.org", notes="long " * 3000 + NAME)
    with opened(path, author=NAME) as workspace:
        workspace.edit("add", create(person))
        workspace.edit("add", create(Note(name="A word with her", about=person.id)))
        item = workspace.snapshot.all(Stakeholder)[0]
        workspace.edit("change", update(item, contact=NAME), who=NAME)
        workspace.edit("change", update(workspace.snapshot.all(Stakeholder)[0], contact="Reception"))
    return path, person.id


def _bytes_beside(path: Path) -> bytes:
    return b"".join(p.read_bytes() for p in path.parent.iterdir() if p.is_file())


def test_the_name_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    path, row = _with_person(tmp_path)
    for form in (NAME.encode(), b"Okonjo"):
        assert form in path.read_bytes()
    with opened(path) as workspace:
        found = workspace.forget_person(row)
        assert found.name == NAME
        assert found.places == ()
        assert workspace.snapshot.all(Person) == []
        assert workspace.snapshot.all(Note)[0].about == ""
        assert workspace.recent() == []
        assert workspace.undo_message is None
        assert workspace.trash() == []
        assert workspace.problems() == []
        assert b"Okonjo" not in _bytes_beside(path)
        workspace.edit("change", update(workspace.snapshot.initiative, place="Going on"))
        assert workspace.undo() is not None
    assert b"Okonjo" not in _bytes_beside(path)
    assert problems_of(path) == []


def test_other_places_and_backups_that_hold_the_name_are_told(tmp_path: Path) -> None:
    path, row = _with_person(tmp_path)
    with opened(path) as workspace:
        workspace.edit("change", update(workspace.snapshot.all(Note)[0], text=f"Ask {NAME.upper()} about it"))
        holding = workspace.backup_now()
        found = workspace.forget_person(row)
        assert [(item.title, field) for item, field in found.places] == [("A word with her", "text")]
        assert holding.path in [item.path for item in found.backups]
        clean = workspace.backup_now()
        assert clean.path not in [item.path for item in found.backups]
        for item in found.backups:
            assert b"Okonjo" in item.path.read_bytes()


def test_a_name_in_other_letters_and_a_replaced_file_are_told(tmp_path: Path) -> None:
    """One letter may be written in two ways, and a file that was replaced lies beside the backups."""
    path, row = _with_person(tmp_path)
    with opened(path) as workspace:
        workspace.flush()
        replaced = keep_bytes(path, workspace.backup_folder)
        other = unicodedata.normalize("NFD", NAME).replace(" ", "\n")
        workspace.edit("change", update(workspace.snapshot.all(Note)[0], text=f"Ask {other}"))
        backup = workspace.backup_now()
        found = workspace.forget_person(row)
        assert [(item.title, field) for item, field in found.places] == [("A word with her", "text")]
        assert {replaced, backup.path} == {item.path for item in found.backups}


def test_counters_go_on_after_forgetting(tmp_path: Path) -> None:
    path, row = _with_person(tmp_path)
    with opened(path) as workspace:
        last = workspace.recent(1)[0].counter
        workspace.forget_person(row)
        workspace.edit("change", update(workspace.snapshot.initiative, place="x"))
        assert workspace.recent(1)[0].counter == last + 1
    assert problems_of(path) == []


def test_everybody_hears_that_everything_may_be_different(tmp_path: Path) -> None:
    path, row = _with_person(tmp_path)
    with opened(path) as workspace:
        heard, states = [], []
        workspace.changed.connect(heard.append)
        workspace.status_changed.connect(states.append)
        workspace.forget_person(row)
        assert [news.origin for news in heard] == ["reload"]
        assert "person" in heard[0].tables
        assert states[-1].state == "saved"


def test_nobody_is_forgotten_in_a_workbook_for_reading(tmp_path: Path) -> None:
    path, row = _with_person(tmp_path)
    before = path.read_bytes()
    workspace = Workspace.open(path, read_only=True)
    with pytest.raises(Refused):
        workspace.forget_person(row)
    with pytest.raises(KeyError):
        workspace.forget_person("nobody")
    workspace.close()
    assert path.read_bytes() == before


def test_forgetting_that_fails_keeps_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, row = _with_person(tmp_path)
    with opened(path) as workspace:
        journal = path.with_name(path.name + "-journal")
        monkeypatch.setattr("desktop.storage.writer.IDLE_SECONDS", 0.01)
        journal.unlink(missing_ok=True)
        journal.mkdir()
        with pytest.raises(Refused) as caught:
            workspace.forget_person(row)
        assert caught.value.code in ("read_only", "failed")
        journal.rmdir()
        assert len(workspace.snapshot.all(Person)) == 1
        assert workspace.undo_message is not None
        workspace.edit("change", update(workspace.snapshot.initiative, place="Still works"))
    assert problems_of(path) == []
