"""The names that stand shortened on a picture, in full: a list of its own size, to go below it or behind it."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.layout.box import Measure
from desktop.domain.layout.breaking import broken, measured_once
from desktop.domain.layout.drawing import INK, Drawing, Shape, Words, moved

SIZE = 8.0  # points
COLUMN = 250.0  # points, and a little more where the picture is wide
_LINE, _APART, _MOST = SIZE * 1.32, 14.0, 6


def names_of(drawing: Drawing, measure: Measure) -> Drawing | None:
    """The list as a drawing as wide as the picture; None where every name stands there in full."""
    if not drawing.names:
        return None
    columns = max(1, int(drawing.width // COLUMN))
    wide = (drawing.width - _APART * (columns - 1)) / columns
    width = measured_once(measure)
    broken_ = [broken(name, SIZE, wide, width, _MOST) for name in drawing.names]
    tall = sum(len(lines) for lines in broken_) / columns + max(len(lines) for lines in broken_)
    shapes: list[Shape] = []
    column, line, lowest = 0, 0, 0
    for lines in broken_:
        if line and line + len(lines) > tall:
            column, line = column + 1, 0
        x = column * (wide + _APART)
        start, align = (drawing.width - x, "right") if drawing.right_to_left else (x, "left")
        for text in lines:
            line += 1
            shapes.append(Words(start, line * _LINE, text, SIZE, align, INK))
        lowest = max(lowest, line)
    height = (lowest + 1) * _LINE
    return Drawing(drawing.width, height, tuple(shapes), drawing.title, "", drawing.right_to_left)


def with_names(drawing: Drawing, measure: Measure) -> Drawing:
    """The picture with the list below it, for a file that has no second page."""
    below = names_of(drawing, measure)
    if below is None:
        return drawing
    shapes = (*drawing.shapes, *(moved(shape, 0, drawing.height + _LINE) for shape in below.shapes))
    return replace(drawing, height=drawing.height + _LINE + below.height, shapes=shapes, names=())
