"""How bodies hang together: circles are found and cut open, empty seats are seen, alike ones are named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.change import create
from desktop.domain.competence import ASK, DO, OPEN, TOGETHER, tasks_by_way, way_of
from desktop.domain.record import Record
from desktop.domain.records import Body, Membership, Stakeholder, Task
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import alike, circles, in_order, is_empty, parents, quorum_of, state_of


def snapshot_of(*records: Record) -> Snapshot:
    return Snapshot().apply([change for item in records for change in create(item)])


@given(st.lists(st.integers(-1, 9), min_size=1, max_size=10))
def test_whatever_people_say_about_who_reports_to_whom_there_is_a_tree(above: list[int]) -> None:
    bodies = [
        Body(id=f"b{n}", name=f"B{n}", parent=f"b{up}" if up >= 0 else "") for n, up in enumerate(above)
    ]
    found = parents(bodies)
    assert list(found) == [body.id for body in bodies]
    for start in found:
        seen, here = set(), start
        while here:
            assert here not in seen
            seen.add(here)
            here = found[here]
    assert sorted(body.id for _level, body in in_order(bodies)) == sorted(found)
    # Only circles are cut, and what points at nothing.
    known = {body.id for body in bodies}
    cut = [b for b in bodies if b.parent in known and not found[b.id]]
    assert len(cut) == len(circles(bodies))


def test_circles_are_named_once_each() -> None:
    a, b, c = Body(id="a", parent="b"), Body(id="b", parent="a"), Body(id="c", parent="c")
    d = Body(id="d", parent="a")
    assert [{body.id for body in circle} for circle in circles([d, a, b, c])] == [{"a", "b"}, {"c"}]
    assert circles([d]) == []


def test_a_seat_of_somebody_who_is_gone_is_empty() -> None:
    seat = Membership(body="x", stakeholder="gone")
    there = Stakeholder(id="s", name="Office")
    snapshot = snapshot_of(seat, there)
    assert is_empty(snapshot, seat)
    assert is_empty(snapshot, Membership(body="x"))
    assert not is_empty(snapshot, Membership(body="x", stakeholder="s"))


def test_quorum_and_state() -> None:
    assert quorum_of(Body(quorum_number=" ١٢ ")) == 12
    assert quorum_of(Body(quorum_number="half")) is None
    assert state_of(Body(existing="yes")) == "operating"
    assert state_of(Body(existing="no")) == "proposed"
    assert state_of(Body(status="dormant", existing="yes")) == "dormant"
    assert state_of(Body()) == ""


def test_bodies_with_the_same_members_are_alike() -> None:
    offices = [Stakeholder(id=f"s{n}", name=f"S{n}") for n in range(3)]
    bodies = [
        Body(id="a", kind="coordination"),
        Body(id="b", kind="coordination"),
        Body(id="c", kind="help_desk"),
    ]
    seats = [Membership(body=body, stakeholder=f"s{n}") for body in "abc" for n in range(2)]
    assert [(x.id, y.id) for x, y in alike(snapshot_of(*offices, *bodies, *seats))] == [("a", "b")]
    more = Membership(body="b", stakeholder="s2")
    assert alike(snapshot_of(*offices, *bodies, *seats, more)) == []


def test_what_follows_from_whose_task_it_is() -> None:
    cases = [
        (Task(competence="own", funded="yes"), DO),
        (Task(competence="own", funded="no"), ASK),
        (Task(competence="shared", funded="partly"), TOGETHER),
        (Task(competence="shared", funded="no"), ASK),
        (Task(competence="shared", funded="no", agreement="Agreement 3/2026"), TOGETHER),
        (Task(competence="national", funded="yes"), ASK),
        (Task(competence="national", agreement="Agreement"), TOGETHER),
        (Task(competence="none"), ASK),
        (Task(funded="yes"), OPEN),
    ]
    assert [way_of(task) for task, _way in cases] == [way for _task, way in cases]
    found = tasks_by_way(snapshot_of(*(task for task, _way in cases)))
    assert {way: len(tasks) for way, tasks in found.items()} == {DO: 1, TOGETHER: 3, ASK: 4, OPEN: 1}
