"""Templates: one step that can be undone, nothing twice, the right ones for each level."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.change import create
from desktop.domain.record import problems
from desktop.domain.records import Body, BodyLine, Task
from desktop.domain.snapshot import Snapshot
from desktop.system.resources import catalogue, catalogue_keys
from desktop.workspace.templates import application, set_ups, template, templates
from tests.storage.books import make_book, opened


@pytest.mark.parametrize("chosen", templates(), ids=lambda t: t.id)
def test_every_template_brings_whole_records(chosen: object) -> None:
    found = application(chosen, Snapshot())  # type: ignore[arg-type]
    snapshot = Snapshot().apply(found.changes)
    made = [
        item for table in ("body", "body_line", "task", "activity") for item in snapshot.rows(table).values()
    ]
    assert len(made) == found.added == len(chosen.rows)  # type: ignore[attr-defined]
    for item in made:
        assert [p for p in problems(item, catalogue_keys) if p.code != "required"] == []
    for level in chosen.levels:  # type: ignore[attr-defined]
        offered = {entry.key for entry in catalogue("body_types").at(level)}
        assert {body.kind for body in snapshot.all(Body)} <= offered
    for body in snapshot.all(Body):
        assert not body.parent or snapshot.get(Body, body.parent) is not None


def test_each_level_is_offered_its_own() -> None:
    assert [t.id for t in set_ups("municipal")] == ["local-council", "corridor"]
    assert {t.id for t in set_ups("national")} == {"five-elements", "two-tiers", "commission", "corridor"}
    assert len(set_ups("")) == 5
    with pytest.raises(KeyError):
        template("gone")


def test_what_is_there_is_not_added_again_and_lines_lead_to_it() -> None:
    council = Body(name="Town council", kind="political_body")
    snapshot = Snapshot().apply(create(council))
    once = application(template("local-council"), snapshot)
    assert (once.added, once.present) == (6, 1)
    after = snapshot.apply(once.changes)
    table = next(after.where(Body, kind="coordination"))
    assert table.parent == council.id
    twice = application(template("local-council"), after)
    assert (twice.changes, twice.added) == ([], 0)
    assert len(after.all(BodyLine)) == 1


def test_twenty_tasks_make_three_lists() -> None:
    assert application(template("typical-tasks"), Snapshot()).added == 20
    some = Snapshot().apply(create(Task(name="  bring migration into the PLAN")))
    assert application(template("typical-tasks"), some).present == 1


def test_it_is_one_step_that_can_be_undone(tmp_path: Path) -> None:
    with opened(make_book(tmp_path / "plan.mainstay")) as workspace:
        before = len(workspace.snapshot.all(Body))
        workspace.edit("template", application(template("two-tiers"), workspace.snapshot).changes)
        assert len(workspace.snapshot.all(Body)) > before
        workspace.undo()
        assert len(workspace.snapshot.all(Body)) == before
