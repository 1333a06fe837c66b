"""The influence and interest grid: nothing lies on anything, everything is inside, every time the same."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.layout.box import Box, shorten, wrap
from desktop.domain.layout.drawing import Circle
from desktop.domain.layout.grid import Actor, Corners, Grid, Label, place
from desktop.domain.layout.grid_drawing import SIDE
from desktop.domain.layout.grid_drawing import draw as picture
from desktop.domain.scoring import CUT, QUADRANTS, quadrant

CORNERS = Corners("Keep satisfied", "Work closely with", "Keep an eye on", "Keep informed, give a voice")
VALUES = st.one_of(st.none(), st.integers(1, 5))
NAMES = st.one_of(st.text(max_size=60), st.from_regex(r"\A([A-Z][a-z]{2,12} ){1,5}[a-z]{3,9}\Z"))


def measure(text: str, size: float) -> tuple[float, float]:
    """As wide as letters of an ordinary font are on average, and a little more."""
    return 0.56 * size * len(text), 1.3 * size


def draw(
    actors: list[Actor], *, right_to_left: bool = False, width: float = 467.0, height: float = 300.0
) -> Grid:
    return place(actors, CORNERS, width=width, height=height, measure=measure, right_to_left=right_to_left)


@st.composite
def groups(draw_value: st.DrawFn, most: int = 60) -> list[Actor]:
    rows = draw_value(st.lists(st.tuples(NAMES, VALUES, VALUES), max_size=most))
    return [Actor(f"id{n}", name, influence, interest) for n, (name, influence, interest) in enumerate(rows)]


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def check_rules(grid: Grid) -> None:
    """What must hold for every drawing."""
    frame = _grown(grid.frame, 1e-6)
    apart = -1e-6  # touching is not overlapping
    for label in (*grid.labels, *grid.corners):
        assert frame.holds(label.box), label
    for dot in grid.dots:
        assert frame.holds(dot.box), dot
        assert not any(_grown(dot.box, apart).meets(corner.box) for corner in grid.corners), dot
    for one, other in itertools.combinations(grid.dots, 2):
        distance = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        assert distance > one.radius + other.radius, (one, other)
    for one, other in itertools.combinations((*grid.labels, *grid.corners), 2):
        assert not _grown(one.box, apart).meets(other.box), (one, other)
    for label in grid.labels:
        for dot in grid.dots:
            if not (grid.numbered and dot.key == label.key):
                assert not _grown(label.box, apart).meets(dot.box), (label, dot)


@settings(max_examples=30)
@given(groups(), st.booleans())
def test_nothing_overlaps_and_all_is_inside(actors: list[Actor], right_to_left: bool) -> None:
    grid = draw(actors, right_to_left=right_to_left)
    check_rules(grid)
    known = [a.key for a in actors if a.influence is not None and a.interest is not None]
    assert [dot.key for dot in grid.dots] == known
    assert [label.key for label in grid.labels] == known
    assert list(grid.unplaced) == [a.key for a in actors if a.key not in known]
    if grid.numbered:
        assert [label.lines for label in grid.labels] == [(str(n),) for n in range(1, len(known) + 1)]
        assert [number for number, _name in grid.keys] == list(range(1, len(known) + 1))


@given(groups(most=25))
def test_a_dot_stands_in_its_cell_and_quarter(actors: list[Actor]) -> None:
    for right_to_left in (False, True):
        grid = draw(actors, right_to_left=right_to_left)
        by_key = {actor.key: actor for actor in actors}
        for dot in grid.dots:
            actor = by_key[dot.key]
            across = 1 - dot.x / grid.plot.width if right_to_left else dot.x / grid.plot.width
            up = 1 - (dot.y - grid.plot.y) / grid.plot.height
            assert int(across * 5) + 1 == actor.interest
            assert int(up * 5) + 1 == actor.influence
            after = dot.x < grid.cut[0] if right_to_left else dot.x > grid.cut[0]
            named = quadrant(5 if dot.y < grid.cut[1] else 1, 5 if after else 1)
            assert named == quadrant(actor.influence, actor.interest)


@given(groups(most=30))
def test_same_actors_same_picture(actors: list[Actor]) -> None:
    assert draw(actors) == draw(list(actors))


def test_few_names_are_written_out() -> None:
    names = [
        "Planning institute",
        "Ministry of Labour",
        "Diaspora board",
        "Parish councils",
        "Bank",
        "University",
    ]
    places = [(5, 5), (5, 2), (4, 5), (2, 3), (4, 1), (1, 4)]
    grid = draw([Actor(n, n, *p) for n, p in zip(names, places, strict=True)])
    assert not grid.numbered
    assert [" ".join(label.lines) for label in grid.labels] == names


def test_several_in_one_cell_are_spread_and_named() -> None:
    grid = draw([Actor(f"k{n}", f"Group number {n}", 4, 4) for n in range(3)])
    assert not grid.numbered
    assert len({(dot.x, dot.y) for dot in grid.dots}) == 3


def test_a_crowd_in_a_small_room_gets_numbers_and_a_key() -> None:
    actors = [Actor(f"k{n}", f"Association of friends number {n}", 3 + n % 2, 1 + n // 30) for n in range(60)]
    grid = draw(actors, width=240, height=150)
    check_rules(grid)
    assert grid.numbered, "in so little room there is no place for sixty names"
    assert grid.keys[59] == (60, "Association of friends number 59")


# The room of the map in a window of 1366 x 768 and of 1024 x 600 pixels, in units of the drawing.
@pytest.mark.parametrize(("width", "height"), [(351.0, 259.0), (417.0, 184.0)])
@pytest.mark.parametrize("crowded", [0.2, 0.7, 1.5])
@settings(max_examples=3)
@given(st.integers(0, 10_000), st.booleans())
def test_law_sixty_names_are_all_readable_in_a_window(
    width: float, height: float, crowded: float, seed: int, right_to_left: bool
) -> None:
    chance = random.Random(seed)
    words = ("Ministry", "Union", "of", "returnees", "and", "Association", "families", "Port", "wages")

    def value() -> int:
        return min(5, max(1, round(chance.gauss(3.4, crowded))))

    actors = [
        Actor(f"k{n}", " ".join(chance.choices(words, k=chance.randint(1, 6))), value(), value())
        for n in range(60)
    ]
    grid = draw(actors, right_to_left=right_to_left, width=width, height=height)
    check_rules(grid)
    assert not grid.numbered
    assert {label.key for label in grid.labels} == {actor.key for actor in actors}
    assert min(label.size for label in grid.labels) >= 6, "no name is too small to read"


def test_sixty_in_one_cell() -> None:
    grid = draw([Actor(f"k{n}", f"Name {n}", 3, 3) for n in range(60)])
    check_rules(grid)
    assert min(label.size for label in grid.labels) > 3


def test_nobody_at_all() -> None:
    grid = draw([])
    assert grid.dots == ()
    assert grid.labels == ()
    assert len(grid.corners) == len(QUADRANTS) == 4


def test_a_missing_value_is_never_drawn_at_zero() -> None:
    grid = draw([Actor("a", "A", None, 3), Actor("b", "B", 3, None), Actor("c", "C", 3, 3)])
    assert grid.unplaced == ("a", "b")
    assert [dot.key for dot in grid.dots] == ["c"]


def test_the_cut_belongs_to_the_high_side() -> None:
    grid = draw([Actor("a", "A", CUT, CUT)])
    assert grid.dots[0].x > grid.cut[0]
    assert grid.dots[0].y < grid.cut[1]


def test_a_name_is_marked_after_it_was_cut() -> None:
    grid = draw([Actor("a", "A very long name " * 20, 5, 5, "\u00a0†")])
    words: tuple[Label, ...] = grid.labels
    assert words[0].lines[-1].endswith("…\u00a0†")
    assert all(len(line) < 60 for line in words[0].lines)


def test_long_names_of_quarters_stay_in_their_quarter() -> None:
    long = Corners(*("Unentwegt und ausgesprochen vertrauensvoll zusammenarbeiten " * 2 for _ in range(4)))
    grid = place([], long, width=300, height=200, measure=measure)
    check_rules(grid)


@pytest.mark.parametrize(("text", "count", "lines"), [
    ("one", 3, ("one",)),
    ("one two three four", 2, ("one two", "three four")),
    ("a bb ccc", 3, ("a", "bb", "ccc")),
    ("kept\u00a0together here", 2, ("kept\u00a0together", "here")),
])  # fmt: skip
def test_lines_of_nearly_equal_length(text: str, count: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, count) == lines


def test_shortened_names() -> None:
    assert shorten("  a \n b ") == "a b"
    assert shorten("") == "?"
    assert len(shorten("x" * 100_000)) == 46


@pytest.mark.parametrize("right_to_left", [False, True])
def test_the_values_of_every_cell_are_read_back_from_its_middle(right_to_left: bool) -> None:
    grid = place([], CORNERS, width=400, height=300, measure=measure, right_to_left=right_to_left)
    for influence in range(1, 6):
        for interest in range(1, 6):
            cell = grid.cell(influence, interest)
            middle = cell.x + cell.width / 2, cell.y + cell.height / 2
            assert grid.values_at(*middle) == (influence, interest)
    assert grid.values_at(-50, -50) == (5, 5 if right_to_left else 1)
    assert grid.values_at(900, 900) == (1, 1 if right_to_left else 5)


def test_shorter_names_are_tried_before_lines() -> None:
    names = ["Association of water users of the northern hills and valleys"] * 60
    actors = [Actor(str(n), name, n % 5 + 1, n // 5 % 5 + 1) for n, name in enumerate(names)]
    long = place(actors, CORNERS, width=420, height=330, measure=measure)
    short = place(actors, CORNERS, width=420, height=330, measure=measure, lengths=(46, 22, 12))
    assert any(label.leader for label in long.labels), "whole names stand farther away, with a line"
    assert not any(label.leader for label in short.labels)
    assert all(len("".join(label.lines)) <= 12 for label in short.labels)


def test_a_former_place_is_an_empty_ring_with_an_arrow_to_the_dot() -> None:
    grid = place(
        [Actor("a", "Anna", 5, 5), Actor("b", "Bank", 1, 1)], CORNERS, width=400, height=300, measure=measure
    )
    plain = picture(grid, measure)
    drawn = picture(grid, measure, ghosts={"a": (2, 2), "b": (1, 1)})
    more = [shape for shape in drawn.shapes if shape not in plain.shapes]
    ring = next(shape for shape in more if isinstance(shape, Circle))
    cell = grid.cell(2, 2)
    assert (ring.x, ring.y) == (cell.x + cell.width / 2 + SIDE, cell.y + cell.height / 2)
    assert not ring.fill
    assert len([shape for shape in more if isinstance(shape, Circle)]) == 1, "who did not move has no ghost"
