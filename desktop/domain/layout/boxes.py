"""Boxes of names: one for each answer, side by side, each name with its dot. What is too long is shortened, never lost
in silence: a box that is full says how many more it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.layout.box import Box, Measure, shorten, wrap
from desktop.domain.layout.drawing import (
    DOT,
    INK,
    PAPER,
    QUIET,
    RULE,
    TINT,
    Circle,
    Drawing,
    Rect,
    Shape,
    Stroke,
    Words,
    baseline,
)
from desktop.domain.layout.frame import Frame

_GAP, _PAD = 6.0, 6.0
_TITLE = 9.0
_HEAD = 44.0  # of a box: a title of two lines and the words below it
_SIZES = (8.5, 7.5, 6.5, 5.5)


@dataclass(frozen=True)
class Item:
    """One stakeholder in a box; `influence` gives the size of its dot, None a hollow one."""

    key: str
    label: str
    influence: int | None = None
    mark: str = ""
    colour: str = DOT


@dataclass(frozen=True)
class Group:
    """One box. `under` stands small below its title."""

    title: str
    items: tuple[Item, ...]
    under: str = ""


def draw(
    groups: Sequence[Group], columns: int, frame: Frame, more: str, *, title: str = "", alt: str = ""
) -> Drawing:
    """The boxes in rows of `columns`, read in the direction of reading. `more` is "{count} more", filled here."""
    rows = -(-len(groups) // columns)
    counts = [
        max((len(g.items) for g in groups[n * columns : (n + 1) * columns]), default=0) for n in range(rows)
    ]
    tall, wide = frame.height - _GAP * (rows - 1), (frame.width - _GAP * (columns - 1)) / columns
    heights = _heights(counts, tall)
    shapes: list[Shape] = []
    top = 0.0
    for row, height in enumerate(heights):
        for place, group in enumerate(groups[row * columns : (row + 1) * columns]):
            column = columns - 1 - place if frame.right_to_left else place
            box = Box(column * (wide + _GAP), top, wide, height)
            shapes += _box(group, box, frame, more)
        top += height + _GAP
    return Drawing(frame.width, frame.height, tuple(shapes), title, alt, frame.right_to_left)


def _heights(counts: Sequence[int], tall: float) -> list[float]:
    """The height of each row, by the fullest box in it; one crowd does not take the names out of all others."""

    def shared(most: int) -> list[float]:
        weights = [min(count, most) + 2.5 for count in counts]
        return [tall * weight / sum(weights) for weight in weights]

    def hidden(heights: Sequence[float]) -> int:
        rooms = [int((height - _HEAD) // (_SIZES[-1] * 1.45)) for height in heights]
        return sum(max(0, count - room) for count, room in zip(counts, rooms, strict=True))

    return min((shared(most) for most in (max(counts, default=0), 16, 12, 8, 5)), key=hidden)


def _box(group: Group, box: Box, frame: Frame, more: str) -> Iterator[Shape]:
    yield Rect(box.x, box.y, box.width, box.height, stroke=Stroke(RULE, 0.8), radius=5)
    lines = (
        wrap(group.title, 2)
        if frame.measure(group.title, _TITLE)[0] > box.width - 2 * _PAD
        else (group.title,)
    )
    head = len(lines) * _TITLE * 1.3 + (9.5 if group.under else 0) + 2 * _PAD
    yield Rect(box.x + 1, box.y + 1, box.width - 2, head - 2, fill=TINT, radius=4)
    for number, line in enumerate(lines):
        y = box.y + _PAD + (number + 0.5) * _TITLE * 1.3
        yield _said(frame, box, line, y, _TITLE, bold=True)
    if group.under:
        yield _said(frame, box, group.under, box.y + head - _PAD - 4, 7.0, colour=QUIET)
    yield from _items(group, Box(box.x, box.y + head, box.width, box.height - head), frame, more)


def _said(
    frame: Frame, box: Box, text: str, middle: float, size: float, *, bold: bool = False, colour: str = INK
) -> Words:
    x, align = (box.right - _PAD, "right") if frame.right_to_left else (box.x + _PAD, "left")
    return Words(
        x,
        baseline(middle, size),
        fitting(text, box.width - 2 * _PAD, size, frame.measure),
        size,
        align,
        colour,
        bold,
    )


def _items(group: Group, box: Box, frame: Frame, more: str) -> Iterator[Shape]:
    size = next((s for s in _SIZES if len(group.items) * s * 1.45 <= box.height - _PAD), _SIZES[-1])
    line = size * 1.45
    room = int((box.height - _PAD) // line)
    shown = group.items if len(group.items) <= room else group.items[: max(room - 1, 0)]
    for number, item in enumerate(shown):
        middle = box.y + _PAD / 2 + (number + 0.5) * line
        radius = (1.4 + 0.42 * (item.influence or 2)) * size / _SIZES[0]
        x = box.right - _PAD - 4 if frame.right_to_left else box.x + _PAD + 4
        if item.influence is None:
            yield Circle(x, middle, radius, fill=PAPER, stroke=Stroke(item.colour, 0.8), key=item.key)
        else:
            yield Circle(x, middle, radius, fill=item.colour, key=item.key)
        at, align = (x - 7, "right") if frame.right_to_left else (x + 7, "left")
        text = fitting(
            item.label, box.width - 2 * _PAD - 14 - frame.measure(item.mark, size)[0], size, frame.measure
        )
        yield Words(at, baseline(middle, size), text + item.mark, size, align, INK, key=item.key)
    left = len(group.items) - len(shown)
    if left:
        middle = box.y + _PAD / 2 + (len(shown) + 0.5) * line
        yield _said(frame, box, more.format(count=left), middle, size, colour=QUIET)


def fitting(text: str, room: float, size: float, measure: Measure) -> str:
    """The text, shortened until it fits."""
    text = " ".join(text.split())
    if measure(text, size)[0] <= room:
        return text
    longest = max(2, int(len(text) * room / max(measure(text, size)[0], 1.0)) + 2)
    while longest > 2 and measure(shorten(text, longest), size)[0] > room:
        longest -= 1
    return shorten(text, longest)
