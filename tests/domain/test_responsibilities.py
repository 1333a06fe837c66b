"""Who does what: the rules of the matrix, what one key does, and who carries how much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.change import create
from desktop.domain.record import Record
from desktop.domain.records import Activity, Responsibility, Role
from desktop.domain.responsibilities import (
    ANSWERS,
    ASKED,
    DOES,
    PARTS,
    TOLD,
    cells_of,
    faults,
    heaviest_person,
    load_from_outside,
    pressed,
    put,
    read_parts,
)
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import show


def snapshot_of(*records: Record) -> Snapshot:
    return Snapshot().apply([change for item in records for change in create(item)])


WRITE, HEAR, COST = (Activity(id=k, name=n) for k, n in (("w", "Write"), ("h", "Hear"), ("c", "Cost")))
OFFICE, GROUP, EXPERT = (Role(id=k, name=n) for k, n in (("o", "Office"), ("g", "Group"), ("e", "Expert")))


def cell(activity: str, role: str, *parts: str) -> Responsibility:
    return Responsibility(activity=activity, role=role, parts=parts)


def said(*cells: Responsibility, roles: tuple[Role, ...] = (OFFICE, GROUP)) -> list[str]:
    return [show(fault.message) for fault in faults(snapshot_of(WRITE, *roles, *cells))]


def test_a_good_row_has_nothing_to_say() -> None:
    assert said(cell("w", "o", DOES, ANSWERS), cell("w", "g", ASKED)) == []


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((), "nobody has a part in it yet"),
        ((cell("w", "o", DOES), cell("w", "g", TOLD)), "nobody answers for it"),
        ((cell("w", "o", ANSWERS), cell("w", "g", DOES, ANSWERS)), "2 roles answer for it"),
        ((cell("w", "o", ANSWERS), cell("w", "g", TOLD)), "nobody does it"),
        ((cell("w", "o", DOES, ANSWERS), cell("w", "g", ASKED, TOLD)), "more than one part"),
    ],
)
def test_each_rule_is_said_in_plain_words(cells: tuple[Responsibility, ...], words: str) -> None:
    assert any(words in line for line in said(*cells))


def test_a_role_without_a_part_and_one_with_all_are_asked_about() -> None:
    rows = (WRITE, HEAR, COST)
    cells = [cell(row.id, "o", DOES, ANSWERS) for row in rows]
    found = [show(fault.message) for fault in faults(snapshot_of(*rows, OFFICE, GROUP, *cells))]
    assert found == [
        "Office: answers for everything. What could others answer for?",
        "Group: has no part in anything. Is it needed here?",
    ]
    assert faults(snapshot_of(WRITE)) == []


def test_too_many_who_are_asked_slow_it_down() -> None:
    roles = [Role(id=f"r{n}", name=f"R{n}") for n in range(6)]
    cells = [cell("w", "r0", DOES, ANSWERS), *(cell("w", f"r{n}", ASKED) for n in range(1, 6))]
    assert any("5 roles are asked first" in line for line in said(*cells, roles=tuple(roles)))


@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_keys_never_make_a_cell_that_breaks_the_rule_of_one_part(keys: list[str]) -> None:
    held: frozenset[str] = frozenset()
    for key in keys:
        before = held
        held = pressed(held, key)
        assert len(held) < 2 or held == {DOES, ANSWERS}
        assert (key in held) is (key not in before)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("R", {DOES}), ("ra", {DOES, ANSWERS}), ("R/A", {DOES, ANSWERS}), ("c", {ASKED}), ("i", {TOLD}),
        ("", set()), ("does, answers", {DOES, ANSWERS}), ("x", None), ("R and A", None),
    ],
)  # fmt: skip
def test_letters_are_read_as_specialists_write_them(text: str, parts: set[str] | None) -> None:
    found = read_parts(text)
    assert (None if found is None else set(found)) == parts


def test_putting_a_cell_makes_changes_and_takes_records_away() -> None:
    snapshot = snapshot_of(WRITE, OFFICE)
    snapshot = snapshot.apply(put(snapshot, "w", "o", frozenset({DOES, ANSWERS})))
    assert cells_of(snapshot) == {("w", "o"): frozenset({DOES, ANSWERS})}
    twice = snapshot.apply(create(cell("w", "o", TOLD)))
    assert cells_of(twice)["w", "o"] == {DOES, ANSWERS, TOLD}
    one = twice.apply(put(twice, "w", "o", frozenset({TOLD})))
    assert [item.parts for item in one.all(Responsibility)] == [(TOLD,)]
    assert not one.apply(put(one, "w", "o", frozenset())).all(Responsibility)
    assert put(snapshot, "w", "gone", frozenset({DOES})) == []


def test_what_outsiders_and_one_person_carry() -> None:
    expert = Role(id="e", name="Expert", outside="yes", one_person="yes")
    cells = [
        cell("w", "e", DOES, ANSWERS),
        cell("h", "e", DOES),
        cell("h", "o", ANSWERS),
        cell("w", "o", TOLD),
    ]
    snapshot = snapshot_of(WRITE, HEAR, OFFICE, expert, *cells)
    load = load_from_outside(snapshot)
    assert (load.held, load.total, load.more_than_half) == (3, 4, True)
    found = heaviest_person(snapshot)
    assert found is not None
    assert (found[0].name, found[1].held) == ("Expert", 3)
    assert heaviest_person(snapshot_of(WRITE, OFFICE)) is None
    assert not load_from_outside(Snapshot()).more_than_half
