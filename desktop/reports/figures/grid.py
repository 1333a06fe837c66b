"""The influence and interest grid as a vector drawing, at the coordinates of `domain.layout.grid`."""

from __future__ import annotations

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String
from reportlab.lib.colors import Color, white

from desktop.domain.layout.grid import Dot, Grid, Label
from desktop.reports.printing.bidi import visual_line, width_of_line
from desktop.reports.printing.look import DOT, INK, QUIET, RULE

SIDE = 20.0  # room for the words of the upward direction
UNDER = 20.0  # room for the words of the direction across
_AXIS = 8.0


def draw(grid: Grid) -> Drawing:
    """The drawing; its height is that of the grid and of the words below it, its width that of the page's
    text."""
    height = grid.frame.height
    drawing = Drawing(grid.frame.width + SIDE, height + UNDER)
    # Layouts count downwards from the top, PDF upwards from the bottom.
    start = 0.0 if grid.right_to_left else SIDE
    inside = Group(transform=(1, 0, 0, 1, start, UNDER))
    inside.add(
        Rect(0, 0, grid.frame.width, height, rx=6, ry=6, fillColor=None, strokeColor=RULE, strokeWidth=0.8)
    )
    for line in _cuts(grid, height):
        inside.add(line)
    for label in grid.corners:
        _words(inside, grid, label, height, QUIET)
    for dot in grid.dots:
        _dot(inside, grid, dot, height)
    for label in () if grid.numbered else grid.labels:
        # The dashed lines stop behind a name: nothing else lies under it.
        box = label.box
        inside.add(Rect(box.x, height - box.bottom, box.width, box.height, fillColor=white, strokeColor=None))
    for label in grid.labels:
        _words(inside, grid, label, height, white if grid.numbered else INK)
    drawing.add(inside)
    _axes(drawing, grid, start)
    return drawing


def _cuts(grid: Grid, height: float) -> list[Line]:
    x, y = grid.cut
    style = {"strokeColor": QUIET, "strokeWidth": 0.5, "strokeDashArray": [2.5, 2.5]}
    return [
        Line(x, 0, x, height, **style),
        Line(0, height - y, grid.frame.width, height - y, **style),
    ]


def _dot(group: Group, grid: Grid, dot: Dot, height: float) -> None:
    y = height - dot.y
    # A white rim keeps a dot apart from a line or a neighbour, in black and white too.
    rim = 0.0 if grid.numbered else 0.9
    group.add(Circle(dot.x, y, dot.radius, fillColor=white, strokeColor=DOT, strokeWidth=0.5))
    group.add(Circle(dot.x, y, dot.radius - rim, fillColor=DOT, strokeColor=None))


def _words(group: Group, grid: Grid, label: Label, height: float, colour: Color) -> None:
    leading = label.box.height / len(label.lines)
    for number, text in enumerate(label.lines):
        line = visual_line(text, label.size, grid.right_to_left)
        free = label.box.width - width_of_line(line)
        x = label.box.x + {"left": 0.0, "centre": free / 2, "right": free}[label.align]
        # The letters sit in the middle of their line: 0.36 of the size is half the height of a capital.
        y = height - label.box.y - (number + 0.5) * leading - label.size * 0.36
        for part, font, wide in line:
            group.add(String(x, y, part, fontName=font, fontSize=label.size, fillColor=colour))
            x += wide


def _axes(drawing: Drawing, grid: Grid, start: float) -> None:
    """The words of both directions, each with a small arrow that is drawn: the font has none."""
    width, height = grid.frame.width, grid.frame.height
    across = Group(transform=(1, 0, 0, 1, start + width / 2, UNDER - 14))
    _axis_words(across, grid.words.across, -1 if grid.right_to_left else 1, grid.right_to_left)
    x = grid.frame.width + SIDE - 5 if grid.right_to_left else 10.0
    upwards = Group(transform=(0, 1, -1, 0, x, UNDER + height / 2))
    _axis_words(upwards, grid.words.upwards, 1, grid.right_to_left)
    drawing.add(across)
    drawing.add(upwards)


def _axis_words(group: Group, text: str, way: int, right_to_left: bool) -> None:
    line = visual_line(text, _AXIS, right_to_left)
    wide = width_of_line(line)
    x = -wide / 2
    for part, font, part_wide in line:
        group.add(String(x, 0, part, fontName=font, fontSize=_AXIS, fillColor=QUIET))
        x += part_wide
    tail = way * (wide / 2 + 4)
    head = tail + way * 12
    group.add(Line(tail, 2.8, head - way * 3, 2.8, strokeColor=QUIET, strokeWidth=0.7))
    points = [head, 2.8, head - way * 4, 4.8, head - way * 4, 0.8]
    group.add(Polygon(points, fillColor=QUIET, strokeColor=None))
