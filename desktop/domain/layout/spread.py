"""What several groups said of one thing, on a line from 1 to 5: a dot for each, its name above or below it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.field import SCALE_VALUES
from desktop.domain.layout.box import shorten
from desktop.domain.layout.drawing import (
    DOT,
    INK,
    QUIET,
    RULE,
    TINT,
    Circle,
    Drawing,
    Path,
    Rect,
    Shape,
    Stroke,
    Words,
)
from desktop.domain.layout.frame import Frame

_SIDE = 24.0
_SIZE = 7.5
_RADIUS = 4.0


def spread_drawing(said: Sequence[tuple[str, int]], frame: Frame) -> Drawing:
    """The line with the dots of (group, value) pairs stacked over their values; the span between them is tinted."""
    width, height = frame.width, frame.height
    axis = height - 18.0
    step = (width - 2 * _SIDE) / (len(SCALE_VALUES) - 1)

    def at(value: int) -> float:
        x = _SIDE + (value - 1) * step
        return width - x if frame.right_to_left else x

    shapes: list[Shape] = []
    values = [value for _by, value in said]
    if values:
        left, right = sorted((at(min(values)), at(max(values))))
        shapes.append(Rect(left - 8, 6, right - left + 16, axis - 6, fill=TINT, radius=4))
    shapes.append(Path(((at(1), axis), (at(5), axis)), Stroke(RULE, 1)))
    for value in SCALE_VALUES:
        shapes.append(Path(((at(value), axis - 2), (at(value), axis + 2)), Stroke(RULE, 1)))
        shapes.append(Words(at(value), axis + 12, str(value), _SIZE, "centre", QUIET))
    tall = max((values.count(value) for value in values), default=1)
    line = min(13.0, (axis - 12) / max(1, tall))
    for value in sorted(set(values)):
        for level, (by, _value) in enumerate(pair for pair in said if pair[1] == value):
            y = axis - 10 - level * line
            shapes.append(Circle(at(value), y, min(_RADIUS, line / 2 - 0.5), fill=DOT))
            shapes += _name(by, at(value), y, _room(value, values, at(value), step, frame), frame)
    return Drawing(width, height, tuple(shapes), right_to_left=frame.right_to_left)


def _room(value: int, values: Sequence[int], x: float, step: float, frame: Frame) -> tuple[bool, float]:
    """On which side of its dot a name has more room, and how much: up to the next value or the edge."""
    above = min((other for other in values if other > value), default=None)
    below = max((other for other in values if other < value), default=None)
    edge_above, edge_below = (x, frame.width - x) if frame.right_to_left else (frame.width - x, x)
    # Beside another value the name may go nearly there: the one of that value stands on its other side.
    after = (above - value) * step * 0.6 if above is not None else edge_above
    before = (value - below) * step * 0.9 if below is not None else edge_below
    towards = after >= before
    return towards != frame.right_to_left, max(after, before) - _RADIUS - 6


def _name(by: str, x: float, y: float, room: tuple[bool, float], frame: Frame) -> list[Shape]:
    """The group beside its dot, cut to the room there is."""
    rightwards, width = room
    text, longest = by, len(by)
    while text and frame.measure(text, _SIZE)[0] > width and longest > 2:
        longest -= 1
        text = shorten(by, longest)
    start = x + (_RADIUS + 2) * (1 if rightwards else -1)
    align = "left" if rightwards else "right"
    return [Words(start, y + _SIZE * 0.36, text, _SIZE, align, INK)] if by else []
