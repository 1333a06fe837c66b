"""Groups side by side, what they agreed, and what changed between two days."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.comparing import comparisons, days, disputes, ghosts, groups, in_words, moves
from desktop.domain.judging import judge, suggested_level
from desktop.domain.records import Assessment, Stakeholder
from desktop.domain.salience import CLASSES, can_block, saliences
from desktop.domain.scoring import QUADRANTS, judgements, positions
from desktop.system.locale import show
from desktop.system.resources import catalogue
from tests.domain.stories import judged, snapshot_of

A, B = Stakeholder(id="a", name="Port"), Stakeholder(id="b", name="Union")


def test_tables_that_differ_come_first_and_one_step_is_no_dispute() -> None:
    snapshot = snapshot_of(
        A,
        B,
        judged("a", "influence", 3, by="Table 1"),
        judged("a", "influence", 4, by="Table 2"),
        judged("b", "influence", 1, by="Table 1"),
        judged("b", "influence", 5, by="Table 2"),
        judged("b", "interest", 5, by="Table 2"),
    )
    found = comparisons(snapshot)
    assert [(c.stakeholder, c.spread, c.is_open) for c in found] == [("b", 4, True), ("a", 1, False)]
    assert found[0].said == (("Table 1", 1), ("Table 2", 5))
    assert [c.stakeholder for c in disputes(snapshot)] == ["b"]
    assert groups(snapshot) == ["Table 1", "Table 2"]


def test_an_agreed_value_settles_it_and_the_disagreement_stays_in_sight() -> None:
    said = [judged("a", "influence", 1, by="Table 1"), judged("a", "influence", 5, by="Table 2")]
    agreed = judged("a", "influence", 4, agreed="yes")
    (found,) = comparisons(snapshot_of(A, *said, agreed))
    assert (found.spread, found.agreed, found.is_open) == (4, agreed, False)
    later = [
        judged("a", "influence", 1, "2026-09-01", "Table 1"),
        judged("a", "influence", 5, "2026-09-01", "Table 2"),
    ]
    (again,) = comparisons(snapshot_of(A, *said, agreed, *later))
    assert (again.date, again.agreed, again.is_open) == ("2026-09-01", None, True), "a new day opens it again"


def test_a_table_that_spoke_twice_counts_once_and_unsigned_ones_each() -> None:
    snapshot = snapshot_of(
        A,
        judged("a", "influence", 1, by="Table 1"),
        judged("a", "influence", 2, by="table  1"),
        judged("a", "influence", 4),
        judged("a", "influence", 5),
    )
    (found,) = comparisons(snapshot)
    assert [value for _by, value in found.said] == [4, 5, 2]


def test_what_changed_between_two_days_in_words() -> None:
    snapshot = snapshot_of(
        A,
        B,
        judged("a", "influence", 2, "2026-01-01"),
        judged("a", "influence", 4, "2026-06-01"),
        judged("a", "interest", 3, "2026-01-01"),
        judged("b", "interest", 5, "2026-06-01"),
    )
    first, second = days(snapshot)
    found = [show(in_words(move)) for move in moves(snapshot, first, second)]
    assert found == ["Port: influence from 2 to 4.", "Union: interest judged for the first time, 5."]
    assert moves(snapshot, second, second) == []
    then = {p.stakeholder.id: p.quadrant for p in positions(snapshot, until=first)}
    assert then == {"a": "keep_informed", "b": ""}


def test_the_former_place_is_a_ghost_only_for_who_moved() -> None:
    still = [judged("b", d, 3) for d in ("influence", "interest")]
    moved = [
        judged("a", "influence", 2, "2026-01-01"),
        judged("a", "interest", 5, "2026-01-01"),
        judged("a", "influence", 4, "2026-06-01"),
    ]
    found = ghosts(snapshot_of(A, B, *still, *moved))
    assert {row: (g.influence, g.interest, g.quadrant) for row, g in found.items()} == {
        "a": (2, 5, "keep_informed")
    }


@given(st.lists(st.tuples(st.sampled_from(["", "T1", "T2"]), st.integers(1, 5)), max_size=8))
def test_law_one_group_has_one_judgement_a_day_and_the_last_one_holds(said: list[tuple[str, int]]) -> None:
    snapshot = snapshot_of(A)
    for by, value in said:
        snapshot = snapshot.apply(judge(snapshot, "a", "influence", value, date="2026-05-01", by=by))
    items = snapshot.all(Assessment)
    assert {item.by: item.value for item in items} == dict(said)
    assert len(items) == len(dict(said))


def test_an_agreed_value_never_overwrites_what_a_table_said() -> None:
    snapshot = snapshot_of(A, judged("a", "influence", 1))
    snapshot = snapshot.apply(
        judge(snapshot, "a", "influence", 4, date="2026-05-01", reason="Permits", agreed="yes")
    )
    assert [(i.value, i.agreed, i.reason) for i in snapshot.all(Assessment)] == [
        (1, "", ""),
        (4, "yes", "Permits"),
    ]
    assert judgements(snapshot)["a", "influence"].value == 4
    with pytest.raises(ValueError, match="0"):
        judge(snapshot, "a", "influence", 0, date="2026-05-01")


@pytest.mark.parametrize("quadrant", list(QUADRANTS))
def test_migrants_are_never_suggested_to_be_only_told(quadrant: str) -> None:
    found = suggested_level(Stakeholder(family="diaspora"), quadrant)
    assert found is not None
    assert found[0] != "inform"
    assert found[0] in catalogue("participation").keys
    assert suggested_level(Stakeholder(family="media"), "") is None


def test_salience_needs_all_three_marks_and_its_words_frighten_nobody() -> None:
    strong = Stakeholder(id="s", name="Recruiters", legitimate="no", urgent="yes", power_sources=("veto",))
    silent = Stakeholder(id="t", name="Media", legitimate="unknown", urgent="yes")
    snapshot = snapshot_of(strong, silent, judged("s", "influence", 3), judged("t", "influence", 2))
    assert [(s.stakeholder.id, s.kind) for s in saliences(snapshot)] == [("s", "pu"), ("t", "")]
    assert len(CLASSES) == 8
    assert not any("danger" in words.lower() for words in CLASSES.values())
    assert [can_block(item) for item in (strong, silent)] == [True, False]


def test_an_undated_judgement_is_older_than_all_and_a_future_one_does_not_count_yet() -> None:
    snapshot = snapshot_of(A, judged("a", "influence", 2, ""), judged("a", "influence", 4, "2026-06-01"))
    assert days(snapshot) == [datetime.date(2026, 6, 1)]
    assert judgements(snapshot, datetime.date(2026, 1, 1))["a", "influence"].value == 2
