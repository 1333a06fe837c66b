"""What the colours of a drawing stand for, as lines of dots and words under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.layout.drawing import QUIET, Circle, Drawing, Shape, Words, baseline
from desktop.domain.layout.frame import Frame

LINE, _SIZE, _DOT, _GAP = 13.0, 8.0, 4.0, 14.0

Entries = Sequence[tuple[str, str]]
"""The role of a colour, and its words."""


def height_of(entries: Entries, frame: Frame) -> float:
    """The room that the lines need under a drawing as wide as the frame."""
    return (_placed(entries, frame)[-1][1] + 1) * LINE + 4 if entries else 0.0


def with_legend(drawing: Drawing, entries: Entries, frame: Frame) -> Drawing:
    """The drawing, higher by its legend."""
    if not entries:
        return drawing
    shapes: list[Shape] = list(drawing.shapes)
    for (role, words), (x, line) in zip(entries, _placed(entries, frame), strict=True):
        y = drawing.height + 4 + (line + 0.5) * LINE
        dot, start, align = x + _DOT, x + 2 * _DOT + 4, "left"
        if frame.right_to_left:
            dot, start, align = frame.width - dot, frame.width - start, "right"
        shapes.append(Circle(dot, y, _DOT, fill=role))
        shapes.append(Words(start, baseline(y, _SIZE), words, _SIZE, align, QUIET))
    return replace(drawing, height=drawing.height + height_of(entries, frame), shapes=tuple(shapes))


def _placed(entries: Entries, frame: Frame) -> list[tuple[float, int]]:
    """Where each entry begins: how far from the edge at which reading begins, and in which line."""
    found: list[tuple[float, int]] = []
    x, line = 4.0, 0
    for _role, words in entries:
        wide = 2 * _DOT + 4 + frame.measure(words, _SIZE)[0] + _GAP
        if x > 4.0 and x + wide > frame.width:
            x, line = 4.0, line + 1
        found.append((x, line))
        x += wide
    return found
