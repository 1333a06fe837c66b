"""Which parts of a room are taken, as rows of bits: every free place for a box is found in a few hundred additions.

One bit is one unit of the drawing. Boxes are rounded outwards, so what is free here is free.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from desktop.domain.layout.box import Box

NEAR = 45  # rows above and below that are searched before all others


class Raster:
    """The room and what stands in it."""

    def __init__(self, room: Box) -> None:
        self._room = room
        self._columns, self._rows = int(room.width), int(room.height)
        self._taken = [0] * self._rows

    def copy(self) -> Raster:
        """The same room, to be filled in another way."""
        made = Raster(self._room)
        made._taken = list(self._taken)
        return made

    def add(self, box: Box) -> None:
        """Take the room of a box."""
        left, right, top, bottom = self._edges(box)
        mask = ((1 << max(0, right - left)) - 1) << left
        for row in range(top, bottom):
            self._taken[row] |= mask

    def is_free(self, box: Box) -> bool:
        """Whether nothing stands where a box would."""
        left, right, top, bottom = self._edges(box)
        mask = ((1 << max(0, right - left)) - 1) << left
        return not any(self._taken[row] & mask for row in range(top, bottom))

    def is_free_at(self, x: float, y: float) -> bool:
        """Whether nothing stands at a point."""
        column, row = int(x - self._room.x), int(y - self._room.y)
        inside = 0 <= column < self._columns and 0 <= row < self._rows
        return inside and not self._taken[row] >> column & 1

    def _edges(self, box: Box) -> tuple[int, int, int, int]:
        room = self._room
        left, top = math.floor(box.x - room.x), math.floor(box.y - room.y)
        right, bottom = math.ceil(box.right - room.x), math.ceil(box.bottom - room.y)
        return max(0, left), min(self._columns, right), max(0, top), min(self._rows, bottom)

    def nearest(self, x: float, y: float, width: float, height: float) -> Iterator[Box]:
        """Free places for a box of this size, the one nearest to a point first: at most one for each row."""
        wide, tall = math.ceil(width), math.ceil(height)
        if wide > self._columns or tall > self._rows:
            return
        want_x, want_y = x - self._room.x - wide / 2, y - self._room.y - tall / 2
        last = self._rows - tall
        middle = min(max(0, round(want_y)), last)
        found = self._places(
            range(max(0, middle - NEAR), min(last, middle + NEAR) + 1), wide, tall, want_x, want_y
        )
        if not found:
            found = self._places(range(last + 1), wide, tall, want_x, want_y)
        for _far, row, column in sorted(found):
            yield Box(self._room.x + column, self._room.y + row, width, height)

    def _places(
        self, rows: range, wide: int, tall: int, want_x: float, want_y: float
    ) -> list[tuple[float, int, int]]:
        """The nearest free place of each row, with how far it is."""
        # Bit n of a row of `blocked`: a box whose left edge is at n would meet something in that row.
        blocked = [_smeared(taken, wide) for taken in self._taken[rows.start : rows.stop + tall]]
        starts = (1 << (self._columns - wide + 1)) - 1
        found: list[tuple[float, int, int]] = []
        for row in rows:
            free = starts
            first = row - rows.start
            for taken in blocked[first : first + tall]:
                free &= ~taken
                if not free:
                    break
            else:
                column = _nearest_bit(free, want_x)
                # A name above or below its dot is found sooner by the eye than one far to the side.
                found.append(((column - want_x) ** 2 + 2 * (row - want_y) ** 2, row, column))
        return found


def _smeared(bits: int, wide: int) -> int:
    """Every bit, and the `wide` - 1 before it: where a box may not begin."""
    done = 1
    while done < wide:
        step = min(done, wide - done)
        bits |= bits >> step
        done += step
    return bits


def _nearest_bit(bits: int, at: float) -> int:
    """The number of the set bit nearest to `at`; `bits` has one."""
    middle = max(0, round(at))
    below, above = bits & ((1 << (middle + 1)) - 1), bits >> middle
    low = below.bit_length() - 1
    high = middle + (above & -above).bit_length() - 1 if above else -1
    if low < 0 or high < 0:
        return max(low, high)
    return low if at - low <= high - at else high
