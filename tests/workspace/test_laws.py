"""Laws that hold for any sequence of edits, undo and redo, whatever people do."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.change import Change, create, update
from desktop.domain.record import Record
from desktop.domain.records import Assessment, Body, Membership, Note, Person, Stakeholder
from desktop.system import installation
from desktop.workspace.new import new_workbook
from desktop.workspace.workspace import Workspace
from tests.storage.books import cells_in, cells_of, order_in, problems_of

# Anything that can be pasted: emoji, right-to-left, combining, controls, NUL, halves of surrogate pairs.
TEXT = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["\x00", "a\x00b", "\ud800", "مرحبا", "e\u0301", "👩‍🌾"]
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from([Stakeholder, Person, Note, Body]), TEXT),
        st.tuples(st.just("rate"), st.integers(0, 9), st.sampled_from([None, 1, 2, 3, 4, 5])),
        st.tuples(st.just("seat"), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("name"), st.integers(0, 9), TEXT),
        st.tuples(st.just("type"), st.integers(0, 9), TEXT),
        st.tuples(st.just("choose"), st.integers(0, 9), st.lists(TEXT, max_size=3)),
        st.tuples(st.just("about"), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("delete"), st.integers(0, 9), st.none()),
        st.tuples(st.just("put back"), st.integers(0, 9), st.none()),
        st.tuples(st.just("undo"), st.none(), st.none()),
        st.tuples(st.just("redo"), st.none(), st.none()),
    ),
    max_size=30,
)
Step = tuple[str, Any, Any]


def _pick(workspace: Workspace, table: str, number: int) -> Any:
    rows = list(workspace.snapshot.rows(table).values())
    return rows[number % len(rows)] if rows else None


def _changes(workspace: Workspace, step: Step) -> list[Change]:
    kind, first, second = step
    item: Any
    if kind == "add":
        made: Record = first(name=second)
        return create(made)
    if kind == "rate" and (item := _pick(workspace, "stakeholder", first)):
        return create(Assessment(stakeholder=item.id, dimension="influence", value=second))
    if kind == "seat" and (item := _pick(workspace, "stakeholder", first)):
        body = _pick(workspace, "body", second)
        return create(Membership(stakeholder=item.id, body=body.id)) if body else []
    if kind in ("name", "type") and (item := _pick(workspace, "stakeholder", first)):
        return update(item, name=second)
    if kind == "choose" and (item := _pick(workspace, "stakeholder", first)):
        return update(item, power_sources=tuple(second))
    if kind == "about" and (item := _pick(workspace, "note", first)):
        other = _pick(workspace, "stakeholder", second) or _pick(workspace, "person", second)
        return update(item, about=other.id) if other else []
    return []


def perform(workspace: Workspace, step: Step) -> None:
    """One thing that a person may do."""
    kind, first, _second = step
    if kind == "undo":
        workspace.undo()
    elif kind == "redo":
        workspace.redo()
    elif kind == "delete":
        item = _pick(workspace, "stakeholder", first)
        if item:
            workspace.delete(item)
    elif kind == "put back":
        found = workspace.trash()
        if found:
            workspace.put_back(found[first % len(found)])
    else:
        visit = f"stakeholder.name.{first}" if kind == "type" else ""
        workspace.edit("change", _changes(workspace, step), visit=visit)


@contextmanager
def _open(path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(path, author="Tester", backup_folder=path.parent / "backups")
    try:
        yield workspace
        assert workspace.flush(3)
    finally:
        workspace.close(0, discard=True)


@settings(max_examples=40)
@given(st.lists(STEPS, min_size=1, max_size=3))
def test_what_is_in_memory_is_in_the_file_and_replays_from_its_baseline(sessions: list[list[Step]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.mainstay"
        new_workbook(path, title="Plan")
        for steps in sessions:
            with _open(path) as workspace:
                for step in steps:
                    perform(workspace, step)
                snapshot = workspace.snapshot
                memory = cells_of(snapshot)
                undo, redo = workspace.undo_message, workspace.redo_message
            assert cells_in(path) == memory
            assert order_in(path) == {table: list(snapshot.rows(table)) for table in order_in(path)}
            assert problems_of(path) == []
            with _open(path) as again:
                assert {table: again.snapshot.rows(table) for table in memory} == {
                    table: snapshot.rows(table) for table in memory
                }
                assert (again.undo_message, again.redo_message) == (undo, redo)


@settings(max_examples=40)
@given(STEPS)
def test_undoing_everything_leads_back_and_redoing_everything_forth(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.mainstay"
        new_workbook(path, title="Plan")
        with _open(path) as workspace:
            start = cells_of(workspace.snapshot)
            for step in steps:
                perform(workspace, step)
            while workspace.redo():
                pass
            end = cells_of(workspace.snapshot)
        with _open(path) as workspace:
            while workspace.undo():
                pass
            assert cells_of(workspace.snapshot) == start
            while workspace.redo():
                pass
            assert cells_of(workspace.snapshot) == end
        assert problems_of(path) == []


@settings(max_examples=15)
@given(STEPS, STEPS, st.booleans())
def test_edits_on_two_copies_of_one_workbook_never_share_an_id(
    one: list[Step], other: list[Step], same_computer: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path, copy = Path(folder) / "plan.mainstay", Path(folder) / "copy.mainstay"
        new_workbook(path, title="Plan")
        with _open(path) as workspace:
            workspace.edit("add", create(Stakeholder(name="Both have this")))
            workbook_id = workspace.info.workbook_id
        shutil.copyfile(path, copy)
        ids, records = [], []
        for book, steps in ((path, one), (copy, other)):
            with _open(book) as workspace:
                assert workspace.info.workbook_id == workbook_id
                edits, rows = _ids(workspace)
                for step in steps:
                    perform(workspace, step)
                edits_after, rows_after = _ids(workspace)
            ids.append(edits_after - edits)
            records.append(rows_after - rows)
            assert problems_of(book) == []
            if not same_computer:
                patch.setattr(installation, "instance_id", lambda: "another computer")
        assert not ids[0] & ids[1]
        assert not records[0] & records[1]


def _ids(workspace: Workspace) -> tuple[set[str], set[str]]:
    rows = {row for table in cells_of(workspace.snapshot).values() for row in table}
    return {edit.id for edit in workspace.history()}, rows
