"""Lines around boxes: the way of fewest bends from one box to another, in the gaps between them, never across a box."""

from __future__ import annotations

import heapq
import itertools
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.layout.drawing import Point

BEND = 40.0  # a bend is as dear as so many points of way
TAKEN = 3.0  # where a line runs already, another costs so many times as much


@dataclass(frozen=True)
class Box:
    """A place that lines go around."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes come nearer to one another than `gap`."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def cuts(self, start: Point, end: Point) -> bool:
        """Whether a line across or down runs through the inside of the box."""
        left, right = sorted((start[0], end[0]))
        top, bottom = sorted((start[1], end[1]))
        edge = 0.01
        return (
            left < self.right - edge
            and right > self.x + edge
            and top < self.bottom - edge
            and bottom > self.y + edge
        )


class Router:
    """Finds ways between boxes; lines found before are avoided, so that each can be followed with a finger."""

    def __init__(
        self, boxes: Iterable[Box], clearance: float, others: Iterable[tuple[Point, ...]] = ()
    ) -> None:
        self._boxes = list(boxes)
        self._clearance = clearance
        self._taken: set[tuple[Point, Point]] = set()
        self._busy: list[tuple[Point, ...]] = list(others)

    def way(
        self, start: Box, end: Box, leaves: Iterable[Point], arrives: Iterable[Point]
    ) -> tuple[Point, ...]:
        """The points of a line from one of the `leaves` on the edge of `start` to one of the `arrives` on that of
        `end`; a straight one where there is no way around."""
        starts, ends = list(leaves), list(arrives)
        xs, ys = self._grid([*starts, *ends])
        targets = {self._outside(end, point): point for point in ends}
        sources = {self._outside(start, point): point for point in starts}
        found = self._search(list(sources), targets, xs, ys)
        if not found:
            return (starts[0], ends[0])
        self._take(found)
        return _straight((sources[found[0]], *found, targets[found[-1]]))

    def _outside(self, box: Box, point: Point) -> Point:
        """The first point beside the box, where a line leaves it at a right angle."""
        far = self._clearance
        if point[0] <= box.x:
            return box.x - far, point[1]
        if point[0] >= box.right:
            return box.right + far, point[1]
        return (point[0], box.y - far) if point[1] <= box.y else (point[0], box.bottom + far)

    def _grid(self, points: list[Point]) -> tuple[list[float], list[float]]:
        far = self._clearance
        xs = {x for box in self._boxes for x in (box.x - far, box.right + far)} | {p[0] for p in points}
        ys = {y for box in self._boxes for y in (box.y - far, box.bottom + far)} | {p[1] for p in points}
        for x, y in points:
            xs |= {x - far, x + far}
            ys |= {y - far, y + far}
        return sorted(xs), sorted(ys)

    def _search(
        self, sources: list[Point], targets: dict[Point, Point], xs: list[float], ys: list[float]
    ) -> tuple[Point, ...]:
        goal = next(iter(targets))
        waiting: list[tuple[float, float, int, Point, str]] = []
        cheapest: dict[tuple[Point, str], float] = {}
        before: dict[tuple[Point, str], tuple[Point, str] | None] = {}
        for number, source in enumerate(sources):
            cheapest[source, ""] = 0.0
            before[source, ""] = None
            heapq.heappush(waiting, (_far(source, goal), 0.0, number, source, ""))
        count = len(sources)
        while waiting:
            _guess, spent, _number, here, way = heapq.heappop(waiting)
            if spent > cheapest.get((here, way), spent):
                continue
            if here in targets:
                return _back((here, way), before)
            for there, turned in self._steps(here, xs, ys):
                cost = spent + self._cost(here, there) + (BEND if way and turned != way else 0.0)
                if cost < cheapest.get((there, turned), float("inf")):
                    cheapest[there, turned] = cost
                    before[there, turned] = (here, way)
                    count += 1
                    heapq.heappush(waiting, (cost + _far(there, goal), cost, count, there, turned))
        return ()

    def _steps(self, here: Point, xs: list[float], ys: list[float]) -> list[tuple[Point, str]]:
        x, y = here
        column, line = bisect_left(xs, x), bisect_left(ys, y)
        found: list[tuple[Point, str]] = []
        for to in (column - 1, column + 1):
            if 0 <= to < len(xs):
                found.append(((xs[to], y), "across"))
        for to in (line - 1, line + 1):
            if 0 <= to < len(ys):
                found.append(((x, ys[to]), "down"))
        return [(point, way) for point, way in found if not any(box.cuts(here, point) for box in self._boxes)]

    def _cost(self, here: Point, there: Point) -> float:
        long = _far(here, there)
        pair = (min(here, there), max(here, there))
        return long * TAKEN if pair in self._taken or self._lies_on_other(here, there) else long

    def _lies_on_other(self, here: Point, there: Point) -> bool:
        return any(
            _overlap(here, there, line[n], line[n + 1]) for line in self._busy for n in range(len(line) - 1)
        )

    def _take(self, points: tuple[Point, ...]) -> None:
        for one, other in itertools.pairwise(points):
            self._taken.add((min(one, other), max(one, other)))


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _overlap(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines run along one another for a while."""
    for along, over in ((0, 1), (1, 0)):
        if abs(a[over] - b[over]) < 0.01 and abs(c[over] - d[over]) < 0.01 and abs(a[over] - c[over]) < 1.5:
            return (
                min(max(a[along], b[along]), max(c[along], d[along]))
                - max(min(a[along], b[along]), min(c[along], d[along]))
                > 0.5
            )
    return False


def _back(
    end: tuple[Point, str], before: dict[tuple[Point, str], tuple[Point, str] | None]
) -> tuple[Point, ...]:
    points = []
    here: tuple[Point, str] | None = end
    while here is not None:
        points.append(here[0])
        here = before[here]
    return tuple(reversed(points))


def _straight(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The same way without points in the middle of a straight piece."""
    kept: list[Point] = []
    for point in points:
        if kept and _far(kept[-1], point) < 0.01:
            continue
        while len(kept) > 1 and (
            (abs(kept[-2][0] - kept[-1][0]) < 0.01 and abs(kept[-1][0] - point[0]) < 0.01)
            or (abs(kept[-2][1] - kept[-1][1]) < 0.01 and abs(kept[-1][1] - point[1]) < 0.01)
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)
