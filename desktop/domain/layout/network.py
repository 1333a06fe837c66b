"""The picture of links: dots with names, lines that show what passes, a legend; readable in black and white.

Each kind of link has a colour and a pattern of its own. Several links between two stakeholders run side by side.
Where the dots stand comes from outside (forces, levels, or where somebody dragged them), from 0 to 1 in both
directions.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.domain.layout.box import Box, Measure, shorten, wrap
from desktop.domain.layout.drawing import (
    INK,
    KINDS,
    ON_DOT,
    PAPER,
    QUIET,
    RULE,
    Circle,
    Drawing,
    Path,
    Point,
    Rect,
    Shape,
    Stroke,
    Words,
    arrow,
    baseline,
)
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.labels import Name, Placed, Spot, name_all
from desktop.domain.layout.towers import Node, reach_of, tower

_EDGE = 26.0  # between the outermost dot and the border
_RIM = 3.0  # between a name and the border
_APART = 5.0  # between two dots
_BESIDE = 4.0  # between two lines of one pair
_LEGEND, _LINE, _ROW = 8.0, 13.0, 7.5
_ROUNDS = 250
_SHARE = 0.09  # of the room for dots; the rest is for names and lines
FEW = 80
MANY = 80  # names; of more stakeholders only the first are named


@dataclass(frozen=True)
class Line:
    """One link. `kind` is the number of its look in `Picture.looks`."""

    key: str
    origin: str
    to: str
    kind: int
    both_ways: bool = False
    directed: bool = True
    strength: int | None = None
    informal: bool = False
    bend: float = 0.0  # how far it leaves the straight way, as a share of its length


@dataclass(frozen=True)
class Look:
    """How a kind of link is drawn and what it is called. `form` is "", "double" or "jagged"."""

    words: str
    colour: str
    dash: tuple[float, ...] = ()
    form: str = ""


_DASHES: tuple[tuple[float, ...], ...] = ((), (7, 3), (2, 2.5), (9, 2.5, 2, 2.5), (), (), (4, 2), (12, 3))
_FORMS = ("", "", "", "", "double", "jagged", "", "")


def look(number: int, words: str) -> Look:
    """The look of the kind with this number: colour and pattern go together."""
    turn = number % len(KINDS)
    return Look(words, KINDS[turn], _DASHES[turn], _FORMS[turn])


@dataclass(frozen=True)
class Picture:
    """What is to be drawn. `rows` are words at heights from 0 to 1, such as the names of levels."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    looks: tuple[Look, ...]
    informal: str = ""
    rows: tuple[tuple[float, str], ...] = ()
    towers: bool = False  # discs on one another instead of dots of different size


def draw(picture: Picture, frame: Frame, *, title: str = "", alt: str = "") -> Drawing:
    """The drawing, as large as the frame."""
    legend = _legend(picture, frame)
    under = _height(legend) + 6 if legend else 0.0
    room = _room(picture, frame, frame.height - under)
    scale = scale_of(picture, room)
    reach = {node.key: _radius(node, picture, scale) for node in picture.nodes}
    dots = settle(picture.nodes, room, reach)
    placed = _named(picture, dots, reach, room, frame)
    keys = _keys(placed, picture, frame)
    if keys:
        room = _room(picture, frame, room.height - len(keys) * _LINE - 4)
        dots = settle(picture.nodes, room, reach)
        placed = _named(picture, dots, reach, room, frame)
        keys = _keys(placed, picture, frame)
    shapes: list[Shape] = [*_rows(picture, room, frame), *_lines(picture, dots, reach, scale)]
    for node in picture.nodes:
        spot = _spot(node, dots[node.key], reach)
        shapes += tower(node, spot, scale) if picture.towers else _dot(node, spot)
        shapes += _number(node, spot, placed.numbers.get(node.key), on_dot=not picture.towers)
    for name in placed.names:
        shapes += _name(name)
    for number, text in enumerate(keys):
        shapes.append(Words(4, room.bottom + 4 + (number + 0.7) * _LINE, text, 7.0, colour=QUIET))
    shapes += _drawn_legend(legend, frame, frame.height - under + 6)
    inner = (room.x + _EDGE, room.y + _EDGE, room.width - 2 * _EDGE, room.height - 2 * _EDGE)
    return Drawing(frame.width, frame.height, tuple(shapes), title, alt, frame.right_to_left, inner)


def _room(picture: Picture, frame: Frame, height: float) -> Box:
    """Where dots and names may stand: beside the names of the rows, where there are any."""
    wide = max(
        (frame.measure(part, _ROW)[0] for _y, words in picture.rows for part in wrap(words, 2)), default=0.0
    )
    aside = min(wide + 8, frame.width / 4) if wide else 0.0
    return Box(0 if frame.right_to_left else aside, 0, frame.width - aside, height)


def _named(
    picture: Picture,
    dots: Mapping[str, Point],
    reach: Mapping[str, float],
    room: Box,
    frame: Frame,
) -> Placed:
    """The names; those of the strongest find their place first where there are too many for all."""
    spots = [_spot(node, dots[node.key], reach) for node in picture.nodes]
    if len(spots) > MANY:
        spots.sort(key=lambda spot: -spot.radius)
    lines = [points for _line, points in _ways(picture, dots, reach)]
    inner = Box(room.x + _RIM, room.y + _RIM, room.width - 2 * _RIM, room.height - 2 * _RIM)
    return name_all(spots, inner, frame.measure, lines=lines, right_to_left=frame.right_to_left, most=MANY)


def radius_of(influence: int | None, scale: float = 1.0) -> float:
    """The size of a dot: an influence tower as seen from above."""
    return scale * (4.2 if influence is None else 3.2 + 1.35 * influence)


def _radius(node: Node, picture: Picture, scale: float) -> float:
    return reach_of(node.influence, scale) if picture.towers else radius_of(node.influence, scale)


def scale_of(picture: Picture, room: Box) -> float:
    """Dots and lines become finer where there are more than anybody can tell apart, or where the room is small."""
    crowd = math.sqrt(FEW / max(len(picture.nodes), 1))
    taken = sum(math.pi * _radius(node, picture, 1.0) ** 2 for node in picture.nodes)
    tight = math.sqrt(_SHARE * room.width * room.height / taken) if taken else 1.0
    return min(1.0, max(0.3, min(crowd, tight)))


def _spot(node: Node, place: Point, reach: Mapping[str, float]) -> Spot:
    return Spot(node.key, place[0], place[1], reach[node.key], node.label, node.mark)


def settle(nodes: Sequence[Node], room: Box, sizes: Mapping[str, float] | None = None) -> dict[str, Point]:
    """Where the dots stand inside the room: as wanted, but never one on another. `sizes` are their radii."""
    wide, tall = max(room.width - 2 * _EDGE, 1.0), max(room.height - 2 * _EDGE, 1.0)
    at = [[room.x + _EDGE + node.x * wide, room.y + _EDGE + node.y * tall] for node in nodes]
    reach = [sizes[node.key] if sizes else radius_of(node.influence) for node in nodes]
    crowded = sum(math.pi * (r + _APART) ** 2 for r in reach) > 0.5 * wide * tall
    for _round in range(0 if crowded else _ROUNDS if len(nodes) <= 150 else _ROUNDS // 10):
        if not push_apart(at, reach, room):
            break
    return {node.key: (x, y) for node, (x, y) in zip(nodes, at, strict=True)}


def push_apart(at: list[list[float]], reach: Sequence[float], room: Box) -> bool:
    """One round of pushing; whether anybody had to move."""
    size = 2 * max(reach, default=1.0) + _APART
    buckets: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(at):
        buckets.setdefault((int(x // size), int(y // size)), []).append(number)
    moved = False
    for (column, row), group in sorted(buckets.items()):
        near = [n for dx in (-1, 0, 1) for dy in (-1, 0, 1) for n in buckets.get((column + dx, row + dy), ())]
        for one in group:
            for other in near:
                if other > one and _push(at, reach, one, other):
                    moved = True
    for number, place in enumerate(at):
        r = reach[number]
        place[0] = min(max(place[0], room.x + r + 1), room.right - r - 1)
        place[1] = min(max(place[1], room.y + r + 1), room.bottom - r - 1)
    return moved


def _push(at: list[list[float]], reach: Sequence[float], one: int, other: int) -> bool:
    dx, dy = at[other][0] - at[one][0], at[other][1] - at[one][1]
    far, wanted = math.hypot(dx, dy), reach[one] + reach[other] + _APART
    if far >= wanted - 0.01:
        return False
    if far < 0.01:  # on one another: apart in a direction that depends on who they are, not on chance
        angle = 2.4 * (one + 2 * other)
        dx, dy, far = math.cos(angle), math.sin(angle), 1.0
        push = wanted / 2
    else:
        push = (wanted - far) / 2
    for number, sign in ((one, -1), (other, 1)):
        at[number][0] += sign * dx / far * push
        at[number][1] += sign * dy / far * push
    return True


# Lines ------------------------------------------------------------------------------------------------------


Way = tuple[Point, ...]


def _lines(
    picture: Picture, dots: Mapping[str, Point], reach: Mapping[str, float], scale: float
) -> Iterator[Shape]:
    for line, way in _ways(picture, dots, reach):
        yield from _line(line, picture.looks[line.kind], way, scale)


def _ways(
    picture: Picture, dots: Mapping[str, Point], reach: Mapping[str, float]
) -> Iterator[tuple[Line, Way]]:
    """Where each line runs; several between two dots side by side."""
    pairs: dict[tuple[str, str], list[Line]] = {}
    for line in picture.lines:
        if line.origin in dots and line.to in dots and line.origin != line.to:
            pairs.setdefault((min(line.origin, line.to), max(line.origin, line.to)), []).append(line)
    for (low, _high), group in pairs.items():
        for number, line in enumerate(group):
            aside = (number - (len(group) - 1) / 2) * _BESIDE
            sign = 1 if line.origin == low else -1
            ends = _ends(dots[line.origin], dots[line.to], reach[line.origin], reach[line.to], sign * aside)
            if ends is not None:
                yield line, _bent(*ends, line.bend) if line.bend else ends


def _ends(start: Point, end: Point, first: float, second: float, aside: float) -> tuple[Point, Point] | None:
    """The line between the borders of two dots, moved to its side."""
    long = math.dist(start, end)
    if long <= first + second + 2:
        return None
    dx, dy = (end[0] - start[0]) / long, (end[1] - start[1]) / long
    sx, sy = -dy * aside, dx * aside
    return (
        (start[0] + dx * (first + 1) + sx, start[1] + dy * (first + 1) + sy),
        (end[0] - dx * (second + 1) + sx, end[1] - dy * (second + 1) + sy),
    )


def _bent(start: Point, end: Point, bend: float) -> Way:
    """A shallow arc above the straight way, whichever of the two is left."""
    side = bend if start[0] <= end[0] else -bend
    x = (start[0] + end[0]) / 2 + (end[1] - start[1]) * side * 2
    y = (start[1] + end[1]) / 2 - (end[0] - start[0]) * side * 2
    found = []
    for number in range(13):
        t = number / 12
        found.append(
            (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * x + t * t * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * y + t * t * end[1],
            )
        )
    return tuple(found)


def _line(line: Line, form: Look, way: Way, scale: float = 1.0) -> Iterator[Shape]:
    width = scale * (1.0 if line.strength is None else 0.5 + 0.35 * line.strength)
    stroke = Stroke(form.colour, width, form.dash)
    head = 4.5 * scale + width
    if form.form == "double":
        for side in (-1.3, 1.3):
            yield Path(_aside(way, side), replace(stroke, width=max(0.6, width * 0.6)), key=line.key)
    elif form.form == "jagged":
        yield Path(_jagged(way), stroke, key=line.key)
    elif not line.directed:
        yield Path(way, stroke, key=line.key)
    if line.directed:
        drawn = arrow(way, stroke, both=line.both_ways, size=head, key=line.key)
        yield from drawn[1:] if form.form else drawn  # the heads alone where the line is drawn already
    if line.informal:
        yield _ring(way[len(way) // 2] if len(way) > 2 else _middle(*way), form.colour)


def _middle(start: Point, end: Point) -> Point:
    return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2


def _ring(middle: Point, colour: str) -> Path:
    """A small ring on the line: nothing but custom holds it. A path, so that it is no node."""
    points = tuple((middle[0] + 2.2 * math.cos(a), middle[1] + 2.2 * math.sin(a)) for a in _ANGLES)
    return Path(points, Stroke(colour, 0.8), fill=PAPER, closed=True)


_ANGLES = tuple(2 * math.pi * n / 10 for n in range(10))


def _aside(way: Way, by: float) -> Way:
    """The same way, a little to its side."""
    found = []
    for number, (x, y) in enumerate(way):
        before, after = way[max(number - 1, 0)], way[min(number + 1, len(way) - 1)]
        long = math.dist(before, after) or 1.0
        found.append((x - (after[1] - before[1]) / long * by, y + (after[0] - before[0]) / long * by))
    return tuple(found)


def _jagged(way: Way) -> Way:
    """Teeth along the way."""
    long = sum(math.dist(a, b) for a, b in pairwise(way))
    teeth = max(2, int(long / 7))
    found = [way[0]]
    for number in range(1, teeth):
        x, y, dx, dy = _along(way, long * number / teeth)
        side = 2.0 if number % 2 else -2.0
        found.append((x - dy * side, y + dx * side))
    return (*found, way[-1])


def _along(way: Way, far: float) -> tuple[float, float, float, float]:
    """A point of the way and the direction there."""
    for start, end in pairwise(way):
        long = math.dist(start, end)
        if far <= long or (start, end) == way[-2:]:
            dx, dy = ((end[0] - start[0]) / long, (end[1] - start[1]) / long) if long else (1.0, 0.0)
            return start[0] + dx * far, start[1] + dy * far, dx, dy
        far -= long
    raise AssertionError("a way has two points at least")


# Dots and names -----------------------------------------------------------------------------------------------


def _dot(node: Node, spot: Spot) -> Iterator[Shape]:
    if node.influence is None:
        yield Circle(spot.x, spot.y, spot.radius, fill=PAPER, stroke=Stroke(node.colour, 1.3), key=node.key)
    else:
        yield Circle(spot.x, spot.y, spot.radius, fill=PAPER, key=node.key)
        yield Circle(spot.x, spot.y, spot.radius * 0.93, fill=node.colour, key=node.key)


def _number(node: Node, spot: Spot, number: int | None, *, on_dot: bool) -> Iterator[Shape]:
    if number is not None:
        size, colour = 6.5, ON_DOT if on_dot and node.influence is not None else INK
        yield Words(
            spot.x, baseline(spot.y, size), str(number), size, "centre", colour, bold=True, key=node.key
        )


def _name(name: Name) -> Iterator[Shape]:
    if name.leader:
        yield Path(name.leader, Stroke(QUIET, 0.5))
    box = name.box
    yield Rect(box.x, box.y, box.width, box.height, fill=PAPER, key=name.key)
    leading = box.height / len(name.lines)
    x = box.x + {"left": 0.0, "centre": box.width / 2, "right": box.width}[name.align]
    for number, text in enumerate(name.lines):
        y = baseline(box.y + (number + 0.5) * leading, name.size)
        yield Words(x, y, text, name.size, name.align, INK, key=name.key)


def _keys(placed: Placed, picture: Picture, frame: Frame) -> list[str]:
    """Lines under the picture that say who the numbers are."""
    names = {node.key: node for node in picture.nodes}
    lines: list[str] = []
    for key, number in placed.numbers.items():
        part = f"{number} {shorten(names[key].label, 60)}{names[key].mark}"
        joined = f"{lines[-1]}   {part}" if lines else part
        if lines and frame.measure(joined, 7.0)[0] <= frame.width - 8:
            lines[-1] = joined
        else:
            lines.append(part)
    return lines


def _rows(picture: Picture, room: Box, frame: Frame) -> Iterator[Shape]:
    tall = room.height - 2 * _EDGE
    for height, words in picture.rows:
        y = room.y + _EDGE + height * tall
        yield Path(((room.x, y), (room.right, y)), Stroke(RULE, 0.6, (1.5, 3)))
        x, align = (frame.width - 2, "right") if frame.right_to_left else (2, "left")
        lines = wrap(words, 2) if frame.measure(words, _ROW)[0] > 60 else (words,)
        for number, line in enumerate(lines):
            middle = y + (number - (len(lines) - 1) / 2) * _ROW * 1.25
            yield Words(x, baseline(middle, _ROW), line, _ROW, align, QUIET, bold=True)


# The legend -----------------------------------------------------------------------------------------------------

_Entry = tuple[float, int, str, Look | str]


def _legend(picture: Picture, frame: Frame) -> list[_Entry]:
    """The entries with their place: x, row, words, and what is drawn before them."""
    used = {line.kind for line in picture.lines}
    entries: list[tuple[str, Look | str]] = [
        (form.words, form) for number, form in enumerate(picture.looks) if number in used
    ]
    if picture.informal and any(line.informal for line in picture.lines):
        entries.append((picture.informal, "ring"))
    found: list[_Entry] = []
    x, row = 4.0, 0
    for words, form in entries:
        wide = 30 + _wide(words, frame.measure) + 14
        if x + wide > frame.width and x > 4:
            x, row = 4.0, row + 1
        found.append((x, row, words, form))
        x += wide
    return found


def _wide(words: str, measure: Measure) -> float:
    return measure(words, _LEGEND)[0]


def _height(legend: Sequence[_Entry]) -> float:
    return (legend[-1][1] + 1) * _LINE


def _drawn_legend(legend: Sequence[_Entry], frame: Frame, top: float) -> Iterator[Shape]:
    for x, row, words, form in legend:
        y = top + (row + 0.5) * _LINE
        start, end = x, x + 24.0
        if frame.right_to_left:
            start, end = frame.width - start, frame.width - end
        if isinstance(form, Look):
            sample = Line("", "a", "b", 0, directed=False)
            yield from _line(sample, form, ((start, y), (end, y)))
        elif form == "ring":
            yield Path(((start, y), (end, y)), Stroke(QUIET, 1.0))
            yield _ring(((start + end) / 2, y), QUIET)
        at, align = (end - 5, "right") if frame.right_to_left else (end + 5, "left")
        yield Words(at, baseline(y, _LEGEND), words, _LEGEND, align, QUIET)
