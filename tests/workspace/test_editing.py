"""Editing, undo and redo, and what is announced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.domain.change import Change, Conflict, create, update
from desktop.domain.records import Assessment, Note, SetAside, Stakeholder
from desktop.system.locale import show
from desktop.workspace.workspace import Changed, Refused, Status, Workspace
from tests.storage.books import make_book, opened, problems_of


def first(workspace: Workspace) -> Stakeholder:
    return workspace.snapshot.all(Stakeholder)[0]


def test_an_edit_is_seen_at_once_and_announced_and_saved(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    heard: list[Changed] = []
    states: list[Status] = []
    with opened(path) as workspace:
        workspace.changed.connect(heard.append)
        workspace.status_changed.connect(states.append)
        old = workspace.snapshot
        item = first(workspace)
        new = workspace.edit("change", update(item, name="Renamed"))
        assert new is workspace.snapshot
        assert first(workspace).name == "Renamed"
        assert old.all(Stakeholder)[0].name == item.name, "a snapshot never changes"
        assert heard == [Changed(frozenset({"stakeholder"}), frozenset({item.id}), "change")]
        assert workspace.flush()
        assert [status.state for status in states] == ["saving", "saved"]
        assert workspace.status.saved_at is not None
        assert workspace.edit("change", []) is workspace.snapshot
        assert len(heard) == 1
        workspace.changed.disconnect(heard.append)


def test_undo_and_redo_are_named_and_survive_closing(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        rating = workspace.snapshot.all(Assessment)[2]
        workspace.edit("change", update(rating, value=5))
        assert show(workspace.undo_message).startswith("Undo: Association 2: ")  # type: ignore[arg-type]
        assert show(workspace.undo_message).endswith(" from 3 to 5")  # type: ignore[arg-type]
    with opened(path) as workspace:
        assert workspace.redo_message is None
        edit = workspace.undo()
        assert edit is not None
        assert workspace.snapshot.all(Assessment)[2].value == 3
    with opened(path) as workspace:
        assert show(workspace.redo_message).endswith(" from 3 to 5")  # type: ignore[arg-type]
        workspace.redo()
        assert workspace.snapshot.all(Assessment)[2].value == 5
        assert workspace.redo() is None
        assert workspace.redo_message is None
        workspace.undo()
        workspace.edit("change", update(first(workspace), name="Something new"))
        assert workspace.redo_message is None, "a new edit ends what could be redone"


def test_three_hundred_steps_can_be_undone_after_closing(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        before = first(workspace)
        for number in range(300):
            workspace.edit("change", update(first(workspace), name=f"Name {number}"))
        for _ in range(150):
            assert workspace.undo()
    with opened(path) as workspace:
        assert first(workspace).name == "Name 149"
        for _ in range(150):
            assert workspace.undo()
        assert first(workspace) == before
        for _ in range(300):
            assert workspace.redo()
        assert first(workspace).name == "Name 299"
    assert problems_of(path) == []


def test_only_the_newest_steps_are_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.workspace.workspace.STEPS_KEPT", 20)
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        for number in range(30):
            workspace.edit("change", update(first(workspace), name=f"Name {number}"))
        for _ in range(15):
            workspace.undo()
    with opened(path) as workspace:
        assert len(workspace.recent(1000)) == 20
        assert len(workspace.history()) == 4 + 30 + 15
        for number in range(15, 30):
            assert workspace.redo(), "what was undone stays redoable although its first edit was not read"
            assert first(workspace).name == f"Name {number}"
        while workspace.undo():
            pass
        assert first(workspace).name == "Name 14", "nothing older was read"
    assert problems_of(path) == []


def test_one_visit_to_a_field_is_one_step(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        before = first(workspace)
        for text in ("A", "As", "Ass"):
            workspace.edit("change", update(first(workspace), name=text), visit="name/1")
        workspace.undo()
        assert first(workspace) == before
        workspace.redo()
        assert first(workspace).name == "Ass"
        workspace.edit("change", update(first(workspace), name="Asso"), visit="name/1")
        workspace.undo()
        assert first(workspace).name == "Ass", "after an undo or redo a visit begins anew"
        workspace.edit("change", update(first(workspace), notes="n"), visit="notes/2")
        workspace.edit("change", update(first(workspace), name="B"), visit="name/3")
        workspace.edit("change", update(first(workspace), notes="m"), visit="notes/2")
        workspace.undo()
        assert (first(workspace).name, first(workspace).notes) == ("B", "n")


def test_recent_edits_come_newest_first_across_closing(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path, "Zoë") as workspace:
        workspace.edit("change", update(first(workspace), family="civil_society"))
        words = [show(workspace.sentence(edit)) for edit in workspace.recent(3)]
        assert words[0].startswith("Association 0: Kind of organisation")
        assert words[1] == "Stakeholder added: Added later"
        assert words[2] == "Association 2: What it is there for changed"
        assert [edit.author for edit in workspace.recent(2)] == ["Zoë", "Tester"]
        assert len(workspace.recent()) == 5
        assert workspace.recent(0) == []


def test_an_edit_that_expects_something_else_changes_nothing(tmp_path: Path) -> None:
    with opened(make_book(tmp_path / "plan.mainstay")) as workspace:
        stale = first(workspace)
        workspace.edit("change", update(stale, name="Newer"))
        edits = workspace.info.edits
        with pytest.raises(Conflict):
            workspace.edit("change", [*create(Note(name="n")), *update(stale, name="Other")])
        assert first(workspace).name == "Newer"
        assert workspace.snapshot.all(Note) == []
        assert workspace.info.edits == edits


@pytest.mark.parametrize(
    "bad",
    [
        Change("assessment", "x", "value", None, 9),
        Change("assessment", "x", "value", None, "three"),
        Change("stakeholder", "x", "name", None, "a\x00b"),
        Change("stakeholder", "x", "power_sources", None, "law"),
    ],
)
def test_what_the_file_could_not_hold_is_refused_before_it_is_taken(tmp_path: Path, bad: Change) -> None:
    with opened(make_book(tmp_path / "plan.mainstay")) as workspace:
        before = workspace.snapshot
        with pytest.raises(ValueError) as caught:
            workspace.edit("change", [bad])
        assert repr(bad.after) not in str(caught.value)  # the log is no place for words of people
        assert workspace.snapshot is before


def test_a_text_like_a_library_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with opened(make_book(tmp_path / "plan.mainstay")) as workspace:
        workspace.edit("change", update(first(workspace), notes="ü" * 100_000))
        with pytest.raises(Refused) as caught:
            workspace.edit("change", update(first(workspace), notes="ü" * 50_000_000))
        assert "Notes" in show(caught.value.message)
        assert workspace.flush()


def test_a_deletion_takes_along_what_cannot_stand_alone(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        item = first(workspace)
        note = Note(name="About it", about=item.id)
        workspace.edit("add", [*create(note), *create(SetAside(check="C-01", subject=item.id))])
        counts = [len(workspace.snapshot.rows(t)) for t in ("stakeholder", "assessment", "set_aside", "note")]
        before = workspace.snapshot
        workspace.delete(item)
        after = [len(workspace.snapshot.rows(t)) for t in ("stakeholder", "assessment", "set_aside", "note")]
        assert after == [counts[0] - 1, counts[1] - 1, counts[2] - 1, counts[3]]
        assert workspace.snapshot.all(Note)[0].about == ""
        assert show(workspace.sentence(workspace.recent(1)[0])) == "Deleted: Association 0"
        (thrown,) = workspace.trash()
        assert thrown.record == item
        assert {(type(record).__name__, field) for record, field in thrown.links} == {
            ("Assessment", "stakeholder"),
            ("SetAside", "subject"),
            ("Note", "about"),
        }
    with opened(path) as workspace:
        (thrown,) = workspace.trash()
        workspace.put_back(thrown)
        assert workspace.trash() == []
        for table in ("stakeholder", "assessment", "set_aside", "note"):
            assert workspace.snapshot.rows(table) == before.rows(table)
        workspace.undo()
        assert len(workspace.trash()) == 1, "putting back can be undone"
        workspace.redo()
        assert workspace.trash() == []
    assert problems_of(path) == []


def test_the_trash_holds_what_was_lost_and_nothing_else(tmp_path: Path) -> None:
    with opened(make_book(tmp_path / "plan.mainstay")) as workspace:
        workspace.edit("add", create(Note(name="A slip")))
        workspace.undo()
        assert workspace.trash() == [], "an addition that was undone is no loss"
        one, two = workspace.snapshot.all(Stakeholder)[:2]
        workspace.delete(one)
        workspace.undo()
        assert workspace.trash() == []
        workspace.redo()
        workspace.delete(two)
        assert [thrown.record.id for thrown in workspace.trash()] == [two.id, one.id]


def test_a_link_that_was_filled_since_is_not_overwritten_by_putting_back(tmp_path: Path) -> None:
    with opened(make_book(tmp_path / "plan.mainstay")) as workspace:
        one, two = workspace.snapshot.all(Stakeholder)[:2]
        note = Note(name="About", about=one.id)
        workspace.edit("add", create(note))
        workspace.delete(one)
        now = workspace.snapshot.get(Note, note.id)
        assert now is not None
        workspace.edit("change", update(now, about=two.id))
        workspace.put_back(workspace.trash()[0])
        found = workspace.snapshot.get(Note, note.id)
        assert found is not None
        assert found.about == two.id
        assert workspace.snapshot.get(Stakeholder, one.id) == one


def test_a_workbook_for_reading_takes_no_edit_and_leaves_no_lock(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    before = path.read_bytes()
    workspace = Workspace.open(path, read_only=True)
    with pytest.raises(Refused) as caught:
        workspace.edit("change", update(first(workspace), name="x"))
    assert caught.value.code == "read_only"
    with pytest.raises(Refused):
        workspace.undo()
    assert workspace.undo_message is not None
    assert workspace.close()
    assert path.read_bytes() == before


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        workspace.edit("change", update(first(workspace), name="x"))
    shutil.rmtree(tmp_path / "backups", ignore_errors=True)
    assert [p.name for p in tmp_path.iterdir()] == ["plan.mainstay"]


def test_the_file_is_let_go_when_nobody_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a stick can be taken out as soon as everything is saved."""
    import threading

    monkeypatch.setattr("desktop.storage.writer.IDLE_SECONDS", 0.05)
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path) as workspace:
        workspace.edit("change", update(first(workspace), name="x"))
        assert workspace.flush()
        let_go = threading.Event()
        for _ in range(100):
            if workspace._writer._connection is None:
                let_go.set()
                break
            threading.Event().wait(0.05)
        assert let_go.is_set()
        workspace.edit("change", update(first(workspace), name="y"))
        assert workspace.flush()
    with opened(path) as workspace:
        assert first(workspace).name == "y"
