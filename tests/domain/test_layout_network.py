"""The picture of links: names that never lie on one another, dots that keep apart, the same picture each time."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.layout.box import Box
from desktop.domain.layout.drawing import Circle, Path, Rect, Words
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.labels import Spot, name_all
from desktop.domain.layout.levels import by_level
from desktop.domain.layout.network import Line, Picture, draw, look, radius_of, settle
from desktop.domain.layout.towers import Node
from desktop.domain.records import Link, Stakeholder
from desktop.domain.ties import ties
from tests.domain.stories import snapshot_of

ROOM = Box(0, 0, 770, 500)
FRAME = Frame(770, 523, lambda text, size: (len(text) * size * 0.55, size * 1.3))
NAMES = (
    "Ministry of Labour and Social Security",
    "Union",
    "Association of Families of Migrants",
    "Port",
    "Media",
)


def _nodes(count: int, seed: int, spread: float = 1.0) -> tuple[Node, ...]:
    chance = random.Random(seed)
    return tuple(
        Node(
            f"n{n}", f"{NAMES[n % 5]} {n}", chance.random() * spread, chance.random() * spread, n % 6 or None
        )
        for n in range(count)
    )


def _check_names(count: int, seed: int, spread: float) -> None:
    nodes = _nodes(count, seed, spread)
    dots = settle(nodes, ROOM)
    spots = [Spot(n.key, *dots[n.key], radius_of(n.influence), n.label) for n in nodes]
    for one, other in combinations(spots, 2):
        far = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        assert far > one.radius + other.radius, "dots keep apart"
    placed = name_all(spots, ROOM, FRAME.measure)
    named = {name.key for name in placed.names}
    assert named | set(placed.numbers) == {spot.key for spot in spots}
    assert not named & set(placed.numbers)
    for name in placed.names:
        assert ROOM.holds(name.box)
        assert not any(name.box.meets(spot.box) for spot in spots)
    for one, other in combinations(placed.names, 2):
        assert not one.box.meets(other.box)
    assert placed == name_all(spots, ROOM, FRAME.measure)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 60), st.integers(0, 10_000), st.sampled_from([1.0, 0.5, 0.15]))
def test_law_names_of_up_to_sixty_never_overlap(count: int, seed: int, spread: float) -> None:
    _check_names(count, seed, spread)


def test_sixty_spread_over_the_sheet_all_have_their_name() -> None:
    nodes = _nodes(60, 7)
    dots = settle(nodes, ROOM)
    spots = [Spot(n.key, *dots[n.key], radius_of(n.influence), n.label) for n in nodes]
    assert not name_all(spots, ROOM, FRAME.measure).numbers


# The room of the picture of links in a window of 1366 x 768 and of 1024 x 600 pixels, in units of the drawing.
@pytest.mark.parametrize(("width", "height"), [(376.0, 256.0), (420.0, 206.0)])
@pytest.mark.parametrize("towers", [False, True])
@pytest.mark.parametrize(("seed", "spread"), [(1, 1.0), (2, 0.4), (3, 0.7)])
def test_law_sixty_have_their_names_in_a_window(
    width: float, height: float, towers: bool, seed: int, spread: float
) -> None:
    nodes = _nodes(60, seed, spread)
    lines = tuple(Line(f"l{n}", f"n{n}", f"n{(n * 7 + 1) % 60}", n % 3) for n in range(60))
    looks = tuple(look(n, f"Kind {n}") for n in range(3))
    made = draw(Picture(nodes, lines, looks, towers=towers), Frame(width, height, FRAME.measure))
    assert made == draw(Picture(nodes, lines, looks, towers=towers), Frame(width, height, FRAME.measure))
    names: dict[str, list[Words]] = {}
    for shape in made.shapes:
        if isinstance(shape, Words) and shape.key:
            names.setdefault(shape.key, []).append(shape)
    assert set(names) == {node.key for node in nodes}
    assert not [s for parts in names.values() for s in parts if s.bold], "no dot has a number"
    # The ground of a name comes last of its boxes, after the tower.
    boxes = list({b.key: b for b in made.shapes if isinstance(b, Rect) and b.key and not b.radius}.values())
    frame = Box(0, 0, width, height)
    assert len(boxes) == 60
    for box in boxes:
        assert frame.holds(Box(box.x, box.y, box.width, box.height)), box
    for one, other in combinations(boxes, 2):
        assert not Box(one.x, one.y, one.width, one.height).meets(
            Box(other.x + 1e-6, other.y + 1e-6, other.width - 2e-6, other.height - 2e-6)
        ), (one, other)


def test_a_tower_has_a_disc_for_each_step_and_is_the_same_in_every_picture() -> None:
    def discs(count: int, width: float) -> list[tuple[float, float]]:
        nodes = tuple(Node(f"n{n}", f"N{n}", n / count, 0.5, 3 if n == 0 else None) for n in range(count))
        made = draw(Picture(nodes, (), (), towers=True), Frame(width, 400, FRAME.measure))
        return [
            (s.width, s.height) for s in made.shapes if isinstance(s, Rect) and s.key == "n0" and s.radius
        ]

    assert len(discs(2, 400)) == 3
    assert discs(2, 400) == discs(12, 800), "towers of two groups are never rescaled"
    empty = Node("n1", "N1", 0.5, 0.5)
    made = draw(Picture((empty,), (), (), towers=True), Frame(300, 200, FRAME.measure))
    (disc,) = [s for s in made.shapes if isinstance(s, Rect) and s.radius]
    assert disc.stroke is not None
    assert disc.stroke.dash, "who was not judged is no tower of one"


def test_dots_on_one_point_come_apart_and_stay_inside() -> None:
    nodes = tuple(Node(f"n{n}", "A", 1.0, 1.0, 5) for n in range(12))
    dots = settle(nodes, ROOM)
    for key, other in combinations(dots, 2):
        (x, y), (u, v) = dots[key], dots[other]
        assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 >= 2 * radius_of(5)
    assert all(0 < x < ROOM.right and 0 < y < ROOM.bottom for x, y in dots.values())


def _picture(count: int = 5) -> Picture:
    looks = tuple(look(n, f"Kind {n}") for n in range(6))
    lines = tuple(
        Line(f"l{n}", "n0", f"n{1 + n % (count - 1)}", n % 6, n % 2 == 0, informal=n == 3) for n in range(8)
    )
    return Picture(_nodes(count, 3), lines, looks, informal="by custom")


def test_a_drawing_has_a_node_for_each_and_a_line_for_each_tie() -> None:
    drawing = draw(_picture(), FRAME, title="Links", alt="5 stakeholders")
    nodes = {shape.key for shape in drawing.shapes if isinstance(shape, Circle) and shape.key}
    ties_ = {shape.key for shape in drawing.shapes if isinstance(shape, Path) and shape.key}
    assert nodes == {f"n{n}" for n in range(5)}
    assert ties_ == {f"l{n}" for n in range(8)}
    words = " ".join(shape.text for shape in drawing.shapes if isinstance(shape, Words))
    assert all(f"Kind {n}" in words for n in range(6))
    assert "by custom" in words
    assert drawing == draw(_picture(), FRAME, title="Links", alt="5 stakeholders")
    for shape in drawing.shapes:
        if isinstance(shape, Rect | Circle):
            assert -1 <= shape.x <= drawing.width
            assert -1 <= shape.y <= drawing.height


@pytest.mark.parametrize("count", [0, 1, 25, 60, 400])
def test_every_size_can_be_drawn(count: int) -> None:
    picture = Picture(_nodes(count, 1), (), (look(0, "Money"),))
    drawing = draw(picture, FRAME)
    assert len({s.key for s in drawing.shapes if isinstance(s, Circle)}) == count


def test_levels_stand_in_rows_and_ties_do_not_cross_without_need() -> None:
    people = [Stakeholder(id=n, name=n, level="national" if n < "d" else "local") for n in "abcdef"]
    links = [Link(origin=a, to=b) for a, b in ("af", "be", "cd")]
    snapshot = snapshot_of(*people, *links)
    found = by_level(ties(snapshot), {p.id: p.level for p in people}, ("national", "local"))
    assert {y for _x, y in found.values()} == {0.25, 0.75}
    upper = sorted("abc", key=lambda row: found[row][0])
    lower = sorted("def", key=lambda row: found[row][0])
    assert [{"a": "f", "b": "e", "c": "d"}[row] for row in upper] == lower
