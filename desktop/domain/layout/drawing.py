"""A picture as data: shapes at coordinates, free of any format, drawn alike in the window and on paper.

Units are points on paper and pixels in the window; x grows to the right, y downwards. Colours are roles ("ink",
"dot"): each renderer has its own palette for them, so that one drawing works in the dark, in high contrast and in
black and white. A shape with a `key` stands for the record of that id: it can be hit and chosen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

INK, QUIET, RULE, PAPER = "ink", "quiet", "rule", "paper"
ACCENT, TINT, DOT, ON_DOT = "accent", "tint", "dot", "on_dot"
ATTENTION, ATTENTION_TINT, DONE, DONE_TINT = "attention", "attention_tint", "done", "done_tint"
# Colours that tell kinds apart. Never alone: a word, a dash or a shape says the same.
KINDS = ("kind1", "kind2", "kind3", "kind4", "kind5", "kind6", "kind7", "kind8")
ROLES = (
    *(INK, QUIET, RULE, PAPER, ACCENT, TINT, DOT, ON_DOT),
    *(ATTENTION, ATTENTION_TINT, DONE, DONE_TINT),
    *KINDS,
)

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """How a line is drawn; `dash` gives the lengths of marks and gaps."""

    colour: str = INK
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Rect:
    """A rectangle by its upper left corner; without `fill` one sees through it."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: Stroke | None = None
    radius: float = 0.0
    key: str = ""


@dataclass(frozen=True)
class Circle:
    """A circle by its middle."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: Stroke | None = None
    key: str = ""


@dataclass(frozen=True)
class Path:
    """Straight lines from point to point; `closed` comes back to the first."""

    points: tuple[Point, ...]
    stroke: Stroke | None = None
    fill: str = ""
    closed: bool = False
    key: str = ""


@dataclass(frozen=True)
class Words:
    """One line of text on the baseline `y`. `x` is its left end, middle or right end, as `align` says.

    `turned` is in degrees against the clock, around (x, y).
    """

    x: float
    y: float
    text: str
    size: float
    align: str = "left"
    colour: str = INK
    bold: bool = False
    turned: float = 0.0
    key: str = ""


Shape = Rect | Circle | Path | Words


@dataclass(frozen=True)
class Drawing:
    """A whole picture. Later shapes lie on top. `alt` says in words what it shows; both are translated.

    Where people may drag nodes, `inner` is the part in which places count from 0 to 1: left, top, width, height.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    alt: str = ""
    right_to_left: bool = False
    inner: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    names: tuple[str, ...] = ()  # what stands on it shortened, in full and with its number


def baseline(middle: float, size: float) -> float:
    """The baseline of letters whose middle is at `middle`: 0.36 of the size is half the height of a capital."""
    return middle + size * 0.36


def arrow(
    points: Iterable[Point], stroke: Stroke, *, both: bool = False, size: float = 6.0, key: str = ""
) -> list[Shape]:
    """A line with a head at its end (and its start, with `both`). Fewer than two points give nothing."""
    line = tuple(points)
    if len(line) < 2:
        return []
    heads = [_head(line[-2], line[-1], size)]
    ends = [*line[:-1], _back(line[-2], line[-1], size * 0.8)]
    if both:
        heads.append(_head(line[1], line[0], size))
        ends[0] = _back(line[1], line[0], size * 0.8)
    found: list[Shape] = [Path(tuple(ends), stroke, key=key)]
    found += [Path(head, None, stroke.colour, closed=True, key=key) for head in heads]
    return found


def _back(start: Point, end: Point, by: float) -> Point:
    long = math.dist(start, end) or 1.0
    share = max(0.0, 1 - by / long)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _head(start: Point, end: Point, size: float) -> tuple[Point, Point, Point]:
    long = math.dist(start, end) or 1.0
    dx, dy = (end[0] - start[0]) / long, (end[1] - start[1]) / long
    x, y, half = end[0] - dx * size, end[1] - dy * size, size * 0.42
    return end, (x - dy * half, y + dx * half), (x + dy * half, y - dx * half)


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape somewhere else."""
    if isinstance(shape, Path):
        return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
    return replace(shape, x=shape.x + dx, y=shape.y + dy)
