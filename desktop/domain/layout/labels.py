"""Names beside dots that stand anywhere: none covers a dot or another name.

A name stands beside its dot, broken into lines or shortened where that helps; farther away it gets a thin line to its
dot. In a crowd the nearest free place of the whole room is taken. Where there is no room at all the dot carries a
number, and `Placed.numbers` says which. The same dots give the same names at the same places.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.domain.layout.box import Box, Measure, shorten, wrap
from desktop.domain.layout.raster import Raster

SIZES = (8.0, 7.0, 6.2)
_GAP = 2.0
_AIR = 2.5  # between two names in one line
_RINGS = (0.0, 10.0, 20.0, 34.0, 50.0)  # beyond the first a line leads to the dot
_TRIES = 6
_SHORTER = 20.0  # how much farther away a longer form of a name may stand
_CROWDED = 0.7  # when fewer find room near their dots, smaller letters do not help
_LINES_TRIED = 60  # places of one name whose lines are looked at
_HOPELESS = 6  # when more than a sixth find no room, another order does not help
_ON_A_LINE = 90  # places further down the list are taken before one on a line
_BUCKET = 60.0


@dataclass(frozen=True)
class Spot:
    """A dot that wants a name. `mark` follows the name uncut."""

    key: str
    x: float
    y: float
    radius: float
    text: str
    mark: str = ""

    @property
    def box(self) -> Box:
        """The square around the dot."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True)
class Name:
    """A placed name; `leader` is the line to its dot, () when it stands beside it."""

    key: str
    lines: tuple[str, ...]
    box: Box
    size: float
    align: str
    leader: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Placed:
    """All names that found room, and the numbers of those that did not."""

    names: tuple[Name, ...]
    numbers: dict[str, int]


Lines = Sequence[Sequence[tuple[float, float]]]


class _Taken:
    """Boxes that are taken, found by where they are."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def add(self, box: Box) -> None:
        for place in _cells(box):
            self._buckets.setdefault(place, []).append((box.x, box.y, box.right, box.bottom))

    def is_free(self, box: Box) -> bool:
        x, y, right, bottom = box.x, box.y, box.right, box.bottom
        for place in _cells(box):
            for left, top, end, under in self._buckets.get(place, ()):
                if x < end and left < right and y < under and top < bottom:
                    return False
        return True


class _Crossed:
    """Lines that a name should rather not lie on, as points close to one another in buckets."""

    def __init__(self, lines: Lines) -> None:
        self._buckets: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for line in lines:
            for start, end in pairwise(line):
                steps = max(1, int((abs(end[0] - start[0]) + abs(end[1] - start[1])) / 4.0))
                for n in range(steps + 1):
                    x = start[0] + (end[0] - start[0]) * n / steps
                    y = start[1] + (end[1] - start[1]) * n / steps
                    self._buckets.setdefault((int(x // _BUCKET), int(y // _BUCKET)), []).append((x, y))

    def hits(self, box: Box) -> bool:
        left, top, right, bottom = box.x, box.y, box.right, box.bottom
        for place in _cells(box):
            for x, y in self._buckets.get(place, ()):
                if left <= x <= right and top <= y <= bottom:
                    return True
        return False


def _points(line: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """A line as points, one unit apart."""
    for start, end in pairwise(line):
        steps = max(1, int(math.dist(start, end)))
        for n in range(steps + 1):
            yield start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // _BUCKET), int(box.right // _BUCKET) + 1):
        for row in range(int(box.y // _BUCKET), int(box.bottom // _BUCKET) + 1):
            yield column, row


def name_all(
    spots: Sequence[Spot],
    room: Box,
    measure: Measure,
    *,
    lines: Lines = (),
    right_to_left: bool = False,
    most: int = 80,
    blocked: Sequence[Box] = (),
) -> Placed:
    """Names for all spots inside `room`. Of more than `most` only the first are named, as far as there is room.

    `blocked` are words that stand there already.
    """
    wanted = spots[:most]
    dots, crossed = _Taken(), _Crossed(lines)
    for spot in spots:
        dots.add(_larger(spot.box, 0.8))
    for box in blocked:
        dots.add(box)
    best: dict[str, Name] = {}
    few = len(spots) <= most
    for size in SIZES if few else SIZES[1:2]:
        found = _try(wanted, room, measure, size, dots, crossed, right_to_left, _TRIES if few else 1)
        best = max(best, found, key=len)
        if len(best) == len(wanted) or len(found) < len(wanted) * _CROWDED:
            break
    if few and len(best) < len(wanted):
        search = _Search(wanted, room, measure, blocked)
        best = search.filled(best)
        for forms in (_FAR, _TIGHT):
            if len(best) < len(wanted):
                best = max(best, search.packed(forms), key=len)
    left = [spot.key for spot in wanted if spot.key not in best] if few else []
    return Placed(
        tuple(best[spot.key] for spot in wanted if spot.key in best),
        {key: number for number, key in enumerate(left, 1)},
    )


def _larger(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _try(
    spots: Sequence[Spot],
    room: Box,
    measure: Measure,
    size: float,
    dots: _Taken,
    crossed: _Crossed,
    right_to_left: bool,
    tries: int,
) -> dict[str, Name]:
    """Place the names in the order of how crowded they are; who found no room is first the next time."""
    order = sorted(range(len(spots)), key=lambda n: (-_crowd(spots[n], spots), n))
    best: dict[str, Name] = {}
    choices = [_Choices(spot, room, measure, size, dots, crossed, right_to_left) for spot in spots]
    for _round in range(tries):
        taken, found, lost = _Taken(), dict[str, Name](), list[int]()
        for number in order:
            name = choices[number].first(taken)
            if name is None:
                lost.append(number)
            else:
                found[name.key] = name
                taken.add(_with_air(name.box))
        if len(found) > len(best):
            best = found
        if not lost or len(lost) > len(spots) // _HOPELESS:
            break
        order = [*lost, *(n for n in order if n not in lost)]
    return best


class _Choices:
    """Where a name may stand, best first: near, whole, and off the lines rather than on them.

    Most names find room beside their dot, so the far places are thought of only when they are needed.
    """

    def __init__(
        self,
        spot: Spot,
        room: Box,
        measure: Measure,
        size: float,
        dots: _Taken,
        crossed: _Crossed,
        right_to_left: bool,
    ) -> None:
        self._room, self._dots, self._crossed = room, dots, crossed
        self._all = _candidates(spot, size, measure, right_to_left)
        self._off: list[Name] = []  # the good places found so far, off the lines
        self._on: list[tuple[int, Name]] = []  # and those on a line, with how late they came
        self._count = 0

    def first(self, taken: _Taken) -> Name | None:
        """The best place that is free; None when none is."""
        for name in self._off:
            if taken.is_free(name.box):
                return name
        for name in self._more():
            if taken.is_free(name.box):
                return name
        return next((name for _late, name in self._on if taken.is_free(name.box)), None)

    def _more(self) -> Iterator[Name]:
        """Further places off the lines; a near place on a line comes before a far one off it."""
        for name in self._all:
            self._count += 1
            if not self._room.holds(name.box) or not self._dots.is_free(name.box):
                continue
            if self._crossed.hits(name.box):
                self._on.append((self._count, name))
            else:
                self._off.append(name)
                yield name
            while self._on and self._on[0][0] + _ON_A_LINE <= self._count:
                late = self._on.pop(0)[1]
                self._off.append(late)
                yield late


class _Search:
    """Looks for room anywhere, for names that found none near their dots."""

    def __init__(self, spots: Sequence[Spot], room: Box, measure: Measure, blocked: Sequence[Box]) -> None:
        self._spots, self._room, self._measure = spots, room, measure
        self._dots = Raster(room)
        for spot in spots:
            self._dots.add(spot.box)
        for box in blocked:
            self._dots.add(box)

    def filled(self, found: dict[str, Name]) -> dict[str, Name]:
        """What was found, with the others wherever there is room; the names that stand stay where they are."""
        made, taken = dict(found), self._dots.copy()
        for name in found.values():
            _take(taken, name)
        for spot in self._spots:
            if spot.key not in made:
                self._add(made, taken, spot, _FAR)
        return made

    def packed(self, forms: _Forms) -> dict[str, Name]:
        """Everybody anew and short, from the middle of the crowd outwards."""
        made, taken = dict[str, Name](), self._dots.copy()
        for number in sorted(
            range(len(self._spots)), key=lambda n: (-_crowd(self._spots[n], self._spots), n)
        ):
            self._add(made, taken, self._spots[number], forms)
        return made

    def _add(self, made: dict[str, Name], taken: Raster, spot: Spot, forms: _Forms) -> None:
        """The nearest free place, and a line from it to the dot; rather one that crosses no other name or dot."""
        shapes = enumerate(_shapes(spot, SIZES[-1], self._measure, forms))
        places = [
            (_far(spot, box) + _SHORTER * number, Name(spot.key, lines, box, SIZES[-1], "centre"))
            for number, (lines, wide, tall) in shapes
            for box in taken.nearest(spot.x, spot.y, wide, tall)
        ]
        places.sort(key=lambda place: place[0])
        best: Name | None = None
        for _cost, name in places[:_LINES_TRIED]:
            line = replace(name, leader=_thread(spot, name.box))
            best = best or line
            if all(taken.is_free_at(x, y) for x, y in _points(line.leader)):
                best = line
                break
        if best is not None:
            made[spot.key] = best
            _take(taken, best)


def _with_air(box: Box) -> Box:
    """A name with the space of a letter on both sides: two that touch are read as one."""
    return Box(box.x - _AIR, box.y, box.width + 2 * _AIR, box.height)


def _far(spot: Spot, box: Box) -> float:
    """From the middle of a dot to the nearest point of a box."""
    x, y = min(max(spot.x, box.x), box.right), min(max(spot.y, box.y), box.bottom)
    return math.dist((spot.x, spot.y), (x, y))


def _take(taken: Raster, name: Name) -> None:
    taken.add(_with_air(name.box))
    for x, y in _points(name.leader):
        taken.add(Box(x, y, 0, 0))


def _thread(spot: Spot, box: Box) -> tuple[tuple[float, float], ...]:
    """The line from the rim of a dot to the nearest point of a box; () where they touch."""
    x, y = min(max(spot.x, box.x), box.right), min(max(spot.y, box.y), box.bottom)
    far = math.dist((spot.x, spot.y), (x, y))
    if far <= spot.radius + _GAP + 1:
        return ()
    # The room of a dot is a square: in a slanting direction its corner is farther away than the rim.
    start, end = min(1.5 * spot.radius + 1.5, far * 0.7) / far, (far - 0.8) / far
    return tuple((spot.x + (x - spot.x) * part, spot.y + (y - spot.y) * part) for part in (start, end))


def _crowd(spot: Spot, spots: Sequence[Spot]) -> int:
    return sum(abs(spot.x - other.x) < 90 and abs(spot.y - other.y) < 40 for other in spots)


_Forms = tuple[tuple[int, tuple[int, ...]], ...]
_WHOLE: _Forms = ((60, (1, 2, 3)),)  # letters, and in how many lines
_CUT: _Forms = ((34, (2, 1)), (20, (2, 1)), (12, (1,)))
_FAR: _Forms = ((30, (2,)), (18, (1,)), (12, (1,)))
_TIGHT: _Forms = ((14, (1,)), (9, (1,)))


def _shapes(
    spot: Spot, size: float, measure: Measure, forms: _Forms
) -> Iterator[tuple[tuple[str, ...], float, float]]:
    """The ways to write a name, best first: lines, width, height."""
    line = measure("X", size)[1]
    seen: set[tuple[str, ...]] = set()
    for longest, counts in forms:
        text = shorten(spot.text, longest) + spot.mark
        for count in counts:
            lines = wrap(text, count)
            wide = max(measure(part, size)[0] for part in lines)
            if lines in seen or (longest == 60 and len(lines) == 1 and wide > 120):
                continue
            seen.add(lines)
            yield lines, wide, line * len(lines)


def _candidates(spot: Spot, size: float, measure: Measure, right_to_left: bool) -> Iterator[Name]:
    """Every place for a name, best first. A whole name farther away says more than its first word beside the dot."""
    shapes = list(_shapes(spot, size, measure, _WHOLE))
    cut: list[tuple[tuple[str, ...], float, float]] = []
    for rings, part in ((_RINGS[:3], _WHOLE), (_RINGS[:3], _CUT), (_RINGS[3:], ())):
        if part == _CUT:
            cut = [shape for shape in _shapes(spot, size, measure, _CUT) if shape not in shapes]
        forms = shapes if part == _WHOLE else cut if part else [*shapes, *cut]
        for ring in rings:
            for lines, wide, tall in forms:
                for box, align, ends in _around(spot, wide, tall, ring, right_to_left):
                    yield Name(spot.key, lines, box, size, align, ends if ring else ())


def _around(
    spot: Spot, wide: float, tall: float, ring: float, right_to_left: bool
) -> Iterator[tuple[Box, str, tuple[tuple[float, float], ...]]]:
    """Places around a dot: beside it in the direction of reading, below, above, and between those."""
    gap, x, y = spot.radius + _GAP + ring, spot.x, spot.y
    sides = (1, -1) if not right_to_left else (-1, 1)

    def leader(dx: float, dy: float) -> tuple[tuple[float, float], ...]:
        long = (dx * dx + dy * dy) ** 0.5
        start = spot.radius / long
        end = (gap - 1.0) / (spot.radius + _GAP + ring)
        reach = spot.radius + _GAP + ring
        return (x + dx * start, y + dy * start), (x + dx / long * reach * end, y + dy / long * reach * end)

    for side in sides:
        left = x + gap if side > 0 else x - gap - wide
        yield Box(left, y - tall / 2, wide, tall), "left" if side > 0 else "right", leader(side, 0)
    for up in (1, -1):
        top = y + gap if up > 0 else y - gap - tall
        yield Box(x - wide / 2, top, wide, tall), "centre", leader(0, up)
    near = gap * 0.72
    for up in (1, -1):
        for side in sides:
            top = y + near if up > 0 else y - near - tall
            left = x + near if side > 0 else x - near - wide
            yield Box(left, top, wide, tall), "left" if side > 0 else "right", leader(side, up)
