"""Which judgement counts, and where it places a stakeholder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.change import create
from desktop.domain.records import Assessment, Stakeholder
from desktop.domain.scoring import QUADRANTS, judgement, positions, quadrant
from desktop.domain.snapshot import Snapshot


def _said(value: int | None, date: str = "", agreed: str = "", dimension: str = "influence") -> Assessment:
    return Assessment(stakeholder="s", dimension=dimension, value=value, date=date, agreed=agreed)


def test_nothing_said_is_no_judgement() -> None:
    assert judgement([]) is None
    assert judgement([_said(None, "2026-01-01", "yes")]) is None


def test_the_newest_counts_and_an_undated_one_is_oldest() -> None:
    found = judgement([_said(5), _said(2, "2026-03"), _said(4, "2025-12-31")])
    assert found is not None
    assert (found.value, found.date, found.groups) == (2, "2026-03", 1)


def test_agreed_goes_before_newer() -> None:
    found = judgement([_said(2, "2024-05-01", "yes"), _said(5, "2026-05-01"), _said(4, "2026-05-02", "no")])
    assert found is not None
    assert (found.value, found.agreed) == (2, True)


def test_several_groups_on_one_day_give_the_lower_middle_and_their_spread() -> None:
    found = judgement(
        [_said(1, "2026-05-01"), _said(5, "2026-05-01"), _said(4, "2026-05-01"), _said(2, "2026-05-01")]
    )
    assert found is not None
    assert (found.value, found.low, found.high, found.spread, found.groups) == (2, 1, 5, 4, 4)


@pytest.mark.parametrize(
    ("influence", "interest", "place"),
    [
        (3, 3, "work_closely"),
        (5, 1, "keep_satisfied"),
        (2, 5, "keep_informed"),
        (2, 2, "keep_an_eye"),
        (None, 5, ""),
        (5, None, ""),
    ],
)
def test_quadrants(influence: int | None, interest: int | None, place: str) -> None:
    assert quadrant(influence, interest) == place


def test_positions_keep_the_unplaced() -> None:
    placed, unplaced = Stakeholder(id="s", name="Union"), Stakeholder(id="t", name="Port")
    records = [placed, unplaced, _said(4), _said(2, dimension="interest")]
    snapshot = Snapshot().apply([c for item in records for c in create(item)])
    found = positions(snapshot)
    assert [(p.stakeholder.id, p.quadrant) for p in found] == [("s", "keep_satisfied"), ("t", "")]
    assert found[1].influence is None


_values = st.integers(1, 5)
_dates = st.sampled_from(["", "2024", "2025-02", "2026-05-01", "no date"])
_said_by_many = st.builds(_said, st.none() | _values, _dates, st.sampled_from(["", "yes", "no"]))


@given(st.lists(_said_by_many))
def test_law_the_value_is_one_that_was_given_and_order_does_not_matter(
    given_values: list[Assessment],
) -> None:
    found = judgement(given_values)
    assert found == judgement(list(reversed(given_values)))
    values = [item.value for item in given_values if item.value is not None]
    assert (found is None) == (not values)
    if found is not None:
        assert found.value in values
        assert found.low <= found.value <= found.high


@given(_values, _values, _values)
def test_law_more_never_moves_down(influence: int, interest: int, cut: int) -> None:
    assert quadrant(influence, interest, cut) in QUADRANTS
    high = {"work_closely", "keep_satisfied"}
    assert (quadrant(influence, interest, cut) in high) == (influence >= cut)
