"""One declaration, many uses: every kind of field is handled everywhere, and nothing that was typed is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.change import Conflict, apply_cells, create, delete, inverse, update
from desktop.domain.field import (
    EMPTY,
    FROM_CELL,
    TO_CELL,
    Kind,
    Money,
    date_from,
    first_day,
    is_date,
    parse_money,
    plain_digits,
)
from desktop.domain.record import TABLES, Record, from_cells, names_of, problems, specs_of, to_cells
from desktop.domain.records import Initiative, PlanGoal, Stakeholder
from desktop.domain.snapshot import Snapshot, links_of
from desktop.system.resources import catalogue, catalogue_keys
from desktop.ui.editors import EDITORS

TEXT = st.text(max_size=60).map(lambda s: s.replace("\x00", "").encode("utf-8", "replace").decode())
VALUES: dict[Kind, st.SearchStrategy[object]] = {
    Kind.TEXT: TEXT,
    Kind.LONG_TEXT: TEXT,
    Kind.CHOICE: st.sampled_from(["", "a", "b"]),
    Kind.MULTI_CHOICE: st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(tuple),
    Kind.SCALE: st.sampled_from([None, 1, 2, 3, 4, 5]),
    Kind.DATE: st.sampled_from(["", "2012", "2012-08", "2012-08-07", "some day"]),
    Kind.MONEY: st.none()
    | st.builds(
        Money, st.decimals(allow_nan=False, allow_infinity=False, places=2), st.sampled_from(["", "JMD"])
    ),
    Kind.YES_NO: st.sampled_from(["", "yes", "no", "unknown"]),
    Kind.LINK: st.sampled_from(["", "some-id"]),
}


@st.composite
def records(draw: st.DrawFn) -> Record:
    cls = draw(st.sampled_from(list(TABLES.values())))
    values = {s.name: draw(VALUES[s.kind]) for s in specs_of(cls) if s.kind is not Kind.IDENTITY}
    return cls(**values)


@pytest.mark.parametrize("kind", list(Kind))
def test_no_kind_of_field_is_missing_anywhere(kind: Kind) -> None:
    assert kind in EMPTY
    assert kind in TO_CELL
    assert kind in FROM_CELL
    assert kind in EDITORS or kind is Kind.IDENTITY


@pytest.mark.parametrize("table", list(TABLES))
def test_every_table_is_declared_whole(table: str) -> None:
    one, many = names_of(table)
    assert one
    assert many
    for spec in specs_of(TABLES[table]):
        assert spec.label
        if spec.catalogue:
            assert catalogue(spec.catalogue).entries
        if spec.target:
            assert spec.target in TABLES


@given(records())
def test_a_record_survives_the_way_into_cells_and_back(item: Record) -> None:
    assert from_cells(type(item), to_cells(item)) == item


@given(records())
def test_an_empty_value_is_no_cell_at_all(item: Record) -> None:
    for spec in specs_of(type(item)):
        assert (to_cells(item)[spec.name] is None) == (getattr(item, spec.name) == spec.empty)


@given(records(), st.data())
def test_creating_changing_and_deleting_can_all_be_taken_back(item: Record, data: st.DataObject) -> None:
    empty = Snapshot()
    made = empty.apply(create(item))
    spec = data.draw(st.sampled_from([s for s in specs_of(type(item)) if s.kind is not Kind.IDENTITY]))
    changes = update(item, **{spec.name: data.draw(VALUES[spec.kind])})
    changed = made.apply(changes)
    again = changed.apply(inverse(changes))
    table = next(name for name, cls in TABLES.items() if cls is type(item))
    assert again.rows(table) == made.rows(table)
    now = changed.rows(table)[item.id]
    gone = changed.apply(delete(now))
    assert not gone.rows(table)
    assert gone.apply(inverse(delete(now))).rows(table) == changed.rows(table)


@given(records())
def test_cells_and_records_are_changed_alike(item: Record) -> None:
    cells: dict[str, dict[str, dict[str, object]]] = {}
    apply_cells(cells, create(item))  # type: ignore[arg-type]
    (rows,) = cells.values()
    assert rows[item.id] == {k: v for k, v in to_cells(item).items() if v is not None}
    apply_cells(cells, delete(item))  # type: ignore[arg-type]
    assert not any(cells.values())


def test_a_change_that_expects_something_else_is_a_conflict_and_changes_nothing() -> None:
    item = Stakeholder(name="A")
    snapshot = Snapshot().apply(create(item))
    stale = update(Stakeholder(id=item.id, name="B"), name="C")
    with pytest.raises(Conflict):
        snapshot.apply(stale)
    assert snapshot.all(Stakeholder) == [item]


def test_unanswered_is_neither_zero_nor_no() -> None:
    goal = PlanGoal(name="Water")
    assert goal.answer == ""
    assert goal.answer not in {e.key for e in catalogue("goal_answers").entries}
    assert None not in {1, 2, 3, 4, 5}
    assert EMPTY[Kind.YES_NO] not in {"no", "unknown"}
    assert EMPTY[Kind.SCALE] != 0


def test_problems_ask_and_never_raise() -> None:
    item = Initiative(level="moon", cycle_start="next year", cycle_end="2012-02-30")
    found = {(p.field, p.code) for p in problems(item, catalogue_keys)}
    assert found == {
        ("name", "required"),
        ("level", "unknown_choice"),
        ("cycle_start", "bad_date"),
        ("cycle_end", "bad_date"),
    }


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("2012", True),
        ("2012-13", False),
        ("2012-02-30", False),
        ("12", False),
        ("2012-08-07", True),
        ("٢٠١٢", False),
    ],
)
def test_dates(text: str, good: bool) -> None:
    assert is_date(text) == good
    assert (first_day(text) is not None) == good


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7/8/2012", "2012-08-07"),
        ("07.08.2012", "2012-08-07"),
        ("31/2/2012", "31/2/2012"),
        (" 2012 ", "2012"),
    ],
)
def test_dates_as_people_write_them(typed: str, meant: str) -> None:
    assert date_from(typed) == meant


def test_digits_of_every_script_can_be_typed() -> None:
    assert plain_digits("٢٠١٢-٠٨") == "2012-08"
    assert plain_digits("Plan ৩") == "Plan 3"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("JMD 12.50", Money(Decimal("12.50"), "JMD")),
        ("12", Money(Decimal(12), "")),
        ("about 3", None),
        ("", None),
    ],
)
def test_money(text: str, amount: Money | None) -> None:
    assert parse_money(text) == amount
    if amount is not None:
        assert parse_money(str(amount)) == amount


def test_what_points_at_a_record_is_found() -> None:
    from desktop.domain.records import Assessment

    someone = Stakeholder(name="A")
    judged = Assessment(stakeholder=someone.id)
    snapshot = Snapshot().apply([*create(someone), *create(judged)])
    assert snapshot.referring(someone.id) == [(judged, "stakeholder")]
    assert [s.name for s in links_of(Assessment)] == ["stakeholder"]
