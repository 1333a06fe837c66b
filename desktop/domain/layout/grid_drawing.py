"""The influence and interest grid as a drawing: the coordinates of `grid`, with its cuts and directions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from desktop.domain.layout.box import Measure
from desktop.domain.layout.drawing import (
    INK,
    ON_DOT,
    PAPER,
    QUIET,
    RULE,
    Circle,
    Drawing,
    Path,
    Rect,
    Shape,
    Stroke,
    Words,
    arrow,
    baseline,
    moved,
)
from desktop.domain.layout.grid import Dot, Grid, Label

SIDE = 20.0  # room for the words of the upward direction
UNDER = 20.0  # room for the words of the direction across
_AXIS = 8.0
_CLEAR = 12  # former places; more are drawn faintly, or nothing else would be seen
_CUT = Stroke(QUIET, 0.5, (2.5, 2.5))


def start_of(right_to_left: bool) -> float:
    """How far the grid stands from the left edge of its drawing."""
    return 0.0 if right_to_left else SIDE


def draw(
    grid: Grid,
    measure: Measure,
    *,
    title: str = "",
    alt: str = "",
    ghosts: Mapping[str, tuple[int, int]] | None = None,
) -> Drawing:
    """The drawing; wider than the grid by `SIDE` and higher by `UNDER`, for the words of the two directions.

    `ghosts` gives the former influence and interest of those who moved: an empty ring, and an arrow to where they are.
    """
    width, height = grid.frame.width, grid.frame.height
    start = start_of(grid.right_to_left)
    inside = [Rect(0, 0, width, height, stroke=Stroke(RULE, 0.8), radius=6), *_cuts(grid)]
    for label in grid.corners:
        inside += _words(label, QUIET)
    for dot in grid.dots if ghosts else ():
        if ghosts and dot.key in ghosts:
            inside += _ghost(grid, dot, *ghosts[dot.key], QUIET if len(ghosts) <= _CLEAR else RULE)
    for dot in grid.dots:
        inside += _dot(grid, dot)
    for label in grid.labels:
        if label.leader:
            inside.append(Path(label.leader, Stroke(QUIET, 0.5)))
    # The dashed lines stop behind a name: nothing else lies under it.
    for label in () if grid.numbered else grid.labels:
        box = label.box
        inside.append(Rect(box.x, box.y, box.width, box.height, fill=PAPER, key=label.key))
    for label in grid.labels:
        inside += _words(label, ON_DOT if grid.numbered else INK)
    shapes = [*(moved(shape, start, 0) for shape in inside), *_axes(grid, start, measure)]
    return Drawing(width + SIDE, height + UNDER, tuple(shapes), title, alt, grid.right_to_left)


def _cuts(grid: Grid) -> list[Shape]:
    x, y = grid.cut
    return [
        Path(((x, 0.0), (x, grid.frame.height)), _CUT),
        Path(((0.0, y), (grid.frame.width, y)), _CUT),
    ]


def _ghost(grid: Grid, dot: Dot, influence: int, interest: int, colour: str) -> list[Shape]:
    """Where a dot was before; within one cell nothing moved that could be seen."""
    cell = grid.cell(influence, interest)
    x, y = cell.x + cell.width / 2, cell.y + cell.height / 2
    long = math.dist((x, y), (dot.x, dot.y))
    if long < dot.radius * 3:
        return []
    dx, dy = (dot.x - x) / long, (dot.y - y) / long
    begin = (x + dx * dot.radius, y + dy * dot.radius)
    end = (dot.x - dx * (dot.radius + 2), dot.y - dy * (dot.radius + 2))
    ring = Circle(x, y, dot.radius, stroke=Stroke(colour, 0.7, (1.5, 1.5)))
    return [ring, *arrow((begin, end), Stroke(colour, 0.7), size=5)]


def _dot(grid: Grid, dot: Dot) -> list[Shape]:
    # A white rim keeps a dot apart from a line or a neighbour, in black and white too.
    rim = 0.0 if grid.numbered else 0.9
    return [
        Circle(dot.x, dot.y, dot.radius, fill=PAPER, stroke=Stroke(dot.colour, 0.5), key=dot.key),
        Circle(dot.x, dot.y, dot.radius - rim, fill=dot.colour, key=dot.key),
    ]


def _words(label: Label, colour: str) -> Iterator[Shape]:
    leading = label.box.height / len(label.lines)
    x = label.box.x + {"left": 0.0, "centre": label.box.width / 2, "right": label.box.width}[label.align]
    for number, text in enumerate(label.lines):
        y = baseline(label.box.y + (number + 0.5) * leading, label.size)
        yield Words(x, y, text, label.size, label.align, colour, key=label.key)


def _axes(grid: Grid, start: float, measure: Measure) -> list[Shape]:
    """The words of both directions, each with a small arrow that is drawn: the font has none."""
    width, height = grid.frame.width, grid.frame.height
    line = Stroke(QUIET, 0.7)
    middle, y = start + width / 2, height + 14.0
    found: list[Shape] = [Words(middle, y, grid.words.across, _AXIS, "centre", QUIET)]
    way = -1 if grid.right_to_left else 1
    tail = middle + way * (measure(grid.words.across, _AXIS)[0] / 2 + 4)
    found += arrow([(tail, y - 2.8), (tail + way * 12, y - 2.8)], line, size=4)
    x, centre = width + SIDE - 5 if grid.right_to_left else 10.0, height / 2
    found.append(Words(x, centre, grid.words.upwards, _AXIS, "centre", QUIET, turned=90))
    top = centre - measure(grid.words.upwards, _AXIS)[0] / 2 - 4
    found += arrow([(x - 2.8, top), (x - 2.8, top - 12)], line, size=4)
    return found
