"""Two bodies become one: everything is led along, nothing is twice, nobody reports to themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.change import inverse
from desktop.domain.joining_bodies import in_order, join_bodies
from desktop.domain.record import TABLES
from desktop.domain.records import (
    Body,
    BodyLine,
    BodyObjective,
    Meeting,
    Membership,
    Note,
    Paper,
    Role,
    Stakeholder,
    Task,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import circles
from tests.domain.case import snapshot_of

_A = Body(
    id="a", name="Working group", kind="coordination", status="operating", notes="First", host="Planning"
)
_B = Body(
    id="b", name="Task table", kind="coordination", secretariat="Schools", notes="Second", host="Schools"
)


def _rows(snapshot: Snapshot) -> dict[str, dict[str, object]]:
    return {table: dict(snapshot.rows(table)) for table in TABLES}


def test_all_that_hangs_on_the_other_comes_along_once() -> None:
    snapshot = snapshot_of(
        _A, _B,
        Body(id="g", name="Group", kind="thematic_group", parent="b"),
        Stakeholder(id="s", name="S"), Stakeholder(id="t", name="T"),
        Membership(id="as", body="a", stakeholder="s", seat="chair"), Membership(id="bs", body="b", stakeholder="s"),
        Membership(id="bt", body="b", stakeholder="t"),
        BodyObjective(id="ao", body="a", name="List", due="2027"),
        BodyObjective(id="bo", body="b", name="list", due="2027"),
        BodyObjective(id="bp", body="b", name="Draft"),
        BodyLine(id="ab", body="a", to="b", kind="consults"), BodyLine(id="bg", body="b", to="g", kind="informs"),
        Meeting(id="m", name="First", body="b"), Paper(id="p", name="Terms", body="b"),
        Task(id="k", name="K", body="b"),
        Role(id="r", name="Table", body="b"), Note(id="n", name="On the seat", about="bs"),
    )  # fmt: skip
    changes = join_bodies(snapshot, _A, _B)
    after = snapshot.apply(changes)
    assert {body.id for body in after.all(Body)} == {"a", "g"}
    assert {(seat.id, seat.body) for seat in after.all(Membership)} == {("as", "a"), ("bt", "a")}
    assert {aim.id for aim in after.all(BodyObjective)} == {"ao", "bp"}
    assert [(line.id, line.body) for line in after.all(BodyLine)] == [("bg", "a")]
    for item in (*after.all(Meeting), *after.all(Paper), *after.all(Task), *after.all(Role)):
        assert item.body == "a"
    assert after.get(Body, "g").parent == "a"  # type: ignore[union-attr]
    kept = after.get(Body, "a")
    assert kept is not None
    assert (kept.secretariat, kept.host, kept.notes) == ("Schools", "Planning", "First\nSecond")
    assert [note.about for note in after.all(Note)] == [""]
    assert _rows(after.apply(inverse(changes))) == _rows(snapshot), "one undo brings both back"


def test_what_people_chose_stays() -> None:
    after = snapshot_of(_A, _B).apply(join_bodies(snapshot_of(_A, _B), _A, _B, {"host": "Schools"}))
    assert [body.host for body in after.all(Body)] == ["Schools"]


def test_the_one_that_works_stays() -> None:
    assert [body.id for body in in_order(snapshot_of(_A, _B), _B, _A)] == ["a", "b"]
    assert [body.id for body in in_order(snapshot_of(_A, _B), _A, _B)] == ["a", "b"]


@given(st.lists(st.integers(-1, 5), min_size=6, max_size=6), st.integers(0, 5), st.integers(0, 5))
def test_joining_makes_no_circle_and_leaves_no_trace(above: list[int], one: int, two: int) -> None:
    bodies = [
        Body(id=f"b{n}", name=f"B{n}", parent=f"b{up}" if up >= 0 else "") for n, up in enumerate(above)
    ]
    if one == two:
        return
    snapshot = snapshot_of(*bodies)
    changes = join_bodies(snapshot, bodies[one], bodies[two])
    after = snapshot.apply(changes)
    assert not after.referring(f"b{two}")
    assert len(after.all(Body)) == 5
    before = [{body.id for body in circle} for circle in circles(bodies)]
    for circle in circles(after.all(Body)):
        ids = {body.id for body in circle}
        assert any(ids == old for old in before), "a circle that was not there before"
    assert _rows(after.apply(inverse(changes))) == _rows(snapshot)
