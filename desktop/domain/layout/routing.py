"""Lines around boxes: the way of fewest bends from one box to another, in the gaps between them, never across a box."""

from __future__ import annotations

import heapq
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from desktop.domain.layout.box import Box
from desktop.domain.layout.drawing import Point

BEND = 40.0  # a bend is as dear as so many points of way
TAKEN = 3.0  # where a line runs already, another costs so many times as much


class Router:
    """Finds ways between boxes; lines found before are avoided, so that each can be followed with a finger."""

    def __init__(
        self, boxes: Iterable[Box], clearance: float, others: Iterable[tuple[Point, ...]] = ()
    ) -> None:
        self._boxes = list(boxes)
        self._clearance = clearance
        self._busy: list[tuple[Point, ...]] = list(others)

    def way(
        self, start: Box, end: Box, leaves: Iterable[Point], arrives: Iterable[Point]
    ) -> tuple[Point, ...]:
        """The points of a line from one of the `leaves` on the edge of `start` to one of the `arrives` on that of
        `end`; a straight one where there is no way around."""
        starts, ends = list(leaves), list(arrives)
        sources = [(self._outside(start, point), point) for point in starts]
        targets = [(self._outside(end, point), point) for point in ends]
        corners = [corner for corner, _point in (*sources, *targets)]
        grid = _Grid(self._boxes, self._clearance, [*corners, *starts, *ends])
        for line in self._busy:
            grid.mark_taken(line)
        leaving = {grid.at(corner): point for corner, point in reversed(sources)}
        arriving = {grid.at(corner): point for corner, point in reversed(targets)}
        places = grid.search(list(leaving), set(arriving))
        if not places:
            return (starts[0], ends[0])
        found = tuple(grid.point(place) for place in places)
        self._busy.append(found)
        return _straight((leaving[places[0]], *found, arriving[places[-1]]))

    def _outside(self, box: Box, point: Point) -> Point:
        """The first point beside the box, where a line leaves it at a right angle."""
        far = self._clearance
        if point[0] <= box.x:
            return box.x - far, point[1]
        if point[0] >= box.right:
            return box.right + far, point[1]
        return (point[0], box.y - far) if point[1] <= box.y else (point[0], box.bottom + far)


Place = tuple[int, int]


class _Grid:
    """The lines beside every box, across and down; where they meet, a way can turn."""

    def __init__(self, boxes: list[Box], far: float, points: list[Point]) -> None:
        self._xs = sorted({x for b in boxes for x in (b.x - far, b.right + far)} | {p[0] for p in points})
        self._ys = sorted({y for b in boxes for y in (b.y - far, b.bottom + far)} | {p[1] for p in points})
        self._shut: set[tuple[int, int, bool]] = set()  # column, line, whether across: nothing passes there
        self._taken: set[tuple[int, int, bool]] = set()
        for box in boxes:
            self._shut_in(box)

    def _shut_in(self, box: Box) -> None:
        edge = 0.01
        columns = range(bisect_right(self._xs, box.x + edge), bisect_left(self._xs, box.right - edge))
        lines = range(bisect_right(self._ys, box.y + edge), bisect_left(self._ys, box.bottom - edge))
        # A piece is named by its first end: it reaches into the box when it begins just before it, too.
        first_x = bisect_right(self._xs, box.x + edge) - 1
        first_y = bisect_right(self._ys, box.y + edge) - 1
        for line in lines:
            self._shut |= {(column, line, True) for column in (first_x, *columns)}
        for column in columns:
            self._shut |= {(column, line, False) for line in (first_y, *lines)}

    def mark_taken(self, line: tuple[Point, ...]) -> None:
        """Make it dear to run along a line that is there already."""
        for one, other in itertools.pairwise(line):
            across = abs(one[1] - other[1]) < 0.01
            along, over = (0, 1) if across else (1, 0)
            here, there = (self._xs, self._ys) if across else (self._ys, self._xs)
            low, high = sorted((one[along], other[along]))
            near = range(bisect_left(there, one[over] - 1.5), bisect_right(there, one[over] + 1.5))
            pieces = range(max(0, bisect_right(here, low) - 1), bisect_left(here, high))
            for piece in pieces:
                self._taken |= {(piece, n, True) if across else (n, piece, False) for n in near}

    def at(self, point: Point) -> Place:
        """The crossing at a point that was given when the grid was made."""
        return bisect_left(self._xs, point[0] - 1e-9), bisect_left(self._ys, point[1] - 1e-9)

    def point(self, place: Place) -> Point:
        """Where a crossing lies."""
        return self._xs[place[0]], self._ys[place[1]]

    def search(self, sources: list[Place], goals: set[Place]) -> list[Place]:
        """The cheapest way from any source to any goal, [] when there is none."""
        waiting: list[tuple[float, float, int, Place, bool | None]] = []
        cheapest: dict[tuple[Place, bool | None], float] = {}
        before: dict[tuple[Place, bool | None], tuple[Place, bool | None] | None] = {}
        for number, place in enumerate(sources):
            cheapest[place, None], before[place, None] = 0.0, None
            heapq.heappush(waiting, (self._guess(place, goals), 0.0, number, place, None))
        count = len(sources)
        while waiting:
            _whole, spent, _number, here, way = heapq.heappop(waiting)
            if spent > cheapest[here, way]:
                continue
            if here in goals:
                return _back((here, way), before)
            for there, across, long in self._steps(here):
                cost = spent + long + (BEND if way is not None and way is not across else 0.0)
                if cost < cheapest.get((there, across), float("inf")):
                    cheapest[there, across], before[there, across] = cost, (here, way)
                    count += 1
                    heapq.heappush(waiting, (cost + self._guess(there, goals), cost, count, there, across))
        return []

    def _guess(self, place: Place, goals: set[Place]) -> float:
        x, y = self._xs[place[0]], self._ys[place[1]]
        return min(abs(x - self._xs[column]) + abs(y - self._ys[line]) for column, line in goals)

    def _steps(self, here: Place) -> Iterator[tuple[Place, bool, float]]:
        x, y = here
        for there, piece in (
            ((x + 1, y), (x, y, True)),
            ((x - 1, y), (x - 1, y, True)),
            ((x, y + 1), (x, y, False)),
            ((x, y - 1), (x, y - 1, False)),
        ):
            if piece in self._shut or not (0 <= there[0] < len(self._xs) and 0 <= there[1] < len(self._ys)):
                continue
            long = abs(self._xs[there[0]] - self._xs[x]) + abs(self._ys[there[1]] - self._ys[y])
            yield there, piece[2], long * TAKEN if piece in self._taken else long


def _back(
    end: tuple[Place, bool | None],
    before: dict[tuple[Place, bool | None], tuple[Place, bool | None] | None],
) -> list[Place]:
    places = []
    here: tuple[Place, bool | None] | None = end
    while here is not None:
        places.append(here[0])
        here = before[here]
    return places[::-1]


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


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
