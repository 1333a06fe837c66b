"""A drawing made ready to be painted again and again: pens kept, what is out of sight left out, nodes found by point.

A key whose first shape is a circle or a rectangle is a *node*: it can be chosen and, where the board allows it, moved.
A key that begins with a line is a *tie* between nodes. Shapes without a key are the ground they stand on.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from desktop.domain.layout.drawing import PAPER, Circle, Drawing, Path, Rect, Shape, Words, moved
from desktop.ui.canvas.painting import colours, font_of, pen_of
from desktop.ui.tokens import Tokens

MANY = 1000  # nodes; beyond this the map is painted as one overview, in a few strokes of thousands of points
SMALLEST = 5.0  # pixels; smaller words are only noise, and dear
REACH = 9.0  # units; a line that ends so near to a node belongs to it and follows it while it is dragged
FAINT = 0.18  # what is not looked at now

Moves = Mapping[str, tuple[float, float]]


@dataclass
class _Mark:
    """One shape with its ready pen and brush."""

    shape: Shape
    bounds: QRectF
    pen: QPen
    brush: QBrush


class Sheet:
    """All that stands on a board."""

    def __init__(self, drawing: Drawing, tokens: Tokens) -> None:
        self.drawing = drawing
        self.palette = colours(tokens)
        self.bodies: dict[str, QRectF] = {}
        self.ties: dict[str, list[tuple[tuple[float, float], ...]]] = {}
        self._areas: list[tuple[str, float, float, float, float]] = []
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._marks: list[_Mark] = []
        self._words: list[tuple[Words, QRectF]] = []
        for shape in drawing.shapes:
            self._take(shape)
        self.is_overview = len(self.bodies) > MANY
        self._lines: list[tuple[QPen, list[QLineF]]] = []
        self._points: list[tuple[QPen, QPolygonF]] = []
        if self.is_overview:
            self._gather()

    def _take(self, shape: Shape) -> None:
        bounds = bounds_of(shape)
        if isinstance(shape, Words):
            self._words.append((shape, bounds))
        else:
            brush = QBrush(self.palette[shape.fill]) if shape.fill else QBrush(Qt.BrushStyle.NoBrush)
            self._marks.append(_Mark(shape, bounds, pen_of(shape.stroke, self.palette), brush))
        if not shape.key:
            return
        if isinstance(shape, Path):
            if shape.key not in self.bodies:
                self.ties.setdefault(shape.key, []).append(shape.points)
            return
        if shape.key not in self.bodies and shape.key not in self.ties and not isinstance(shape, Words):
            self.bodies[shape.key] = bounds
        if shape.key in self.bodies:
            spare = bounds.width() * 0.15 if isinstance(shape, Words) and not shape.turned else 0.0
            self._areas.append(
                (shape.key, bounds.left() + spare, bounds.top(), bounds.right() - spare, bounds.bottom())
            )

    def _gather(self) -> None:
        """Equal lines in one stroke, and equal dots as thick points of one polygon: Qt then loops, not we."""
        lines: dict[str, tuple[QPen, list[QLineF]]] = {}
        points: dict[tuple[str, float], tuple[QPen, QPolygonF]] = {}
        left: list[_Mark] = []
        for mark in self._marks:
            shape = mark.shape
            if isinstance(shape, Path) and len(shape.points) == 2 and shape.stroke is not None:
                name = f"{shape.stroke}"
                (x1, y1), (x2, y2) = shape.points
                lines.setdefault(name, (mark.pen, []))[1].append(QLineF(x1, y1, x2, y2))
            elif isinstance(shape, Circle) and shape.fill and shape.fill != PAPER:
                where = (shape.fill, shape.radius)
                if where not in points:
                    pen = QPen(self.palette[shape.fill], 2 * shape.radius)
                    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                    points[where] = (pen, QPolygonF())
                points[where][1].append(QPointF(shape.x, shape.y))
            elif not isinstance(shape, Circle):
                left.append(mark)
        self._marks = left
        self._lines, self._points = list(lines.values()), list(points.values())

    # Finding

    def at(self, x: float, y: float, slack: float = 0.0) -> str:
        """The node at a point: the nearest body, or else the one whose name stands there; "" for none."""
        near, least = "", math.inf
        for key, body in self.bodies.items():
            if (
                body.left() - slack <= x <= body.right() + slack
                and body.top() - slack <= y <= body.bottom() + slack
            ):
                far = math.dist((x, y), (body.center().x(), body.center().y()))
                if far < least:
                    near, least = key, far
        if near:
            return near
        for key, left, top, right, bottom in reversed(self._areas):
            if left <= x <= right and top <= y <= bottom:
                return key
        return ""

    def tie_at(self, x: float, y: float, slack: float) -> str:
        """The tie that runs by a point, "" for none."""
        for key, lines in self.ties.items():
            for line in lines:
                if any(_distance(x, y, line[n], line[n + 1]) <= slack for n in range(len(line) - 1)):
                    return key
        return ""

    def middle(self, key: str) -> QPointF | None:
        """The middle of a node's body; None when it does not stand here."""
        body = self.bodies.get(key)
        return body.center() if body is not None else None

    # Painting

    def paint(
        self,
        painter: QPainter,
        world: QTransform,
        seen: QRectF,
        *,
        moves: Moves | None = None,
        only: Collection[str] | None = None,
    ) -> None:
        """Paint what lies in `seen` (in units of the drawing).

        `moves` shifts nodes with the lines that end at them; with `only`, everything that has another key is faint.
        """
        way = self.drawing.right_to_left
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if way else Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = self._shifts(moves) if moves else {}
        painter.setWorldTransform(world)
        for pen, lines in self._lines:
            painter.setPen(pen)
            painter.drawLines(lines)
        for pen, points in self._points:
            painter.setPen(pen)
            painter.drawPoints(points)
        for number, mark in enumerate(self._marks):
            shape, bounds = mark.shape, mark.bounds
            if number in shift:
                shape = shift[number]
            elif not bounds.intersects(seen):
                continue
            painter.setOpacity(FAINT if only is not None and shape.key and shape.key not in only else 1.0)
            painter.setPen(mark.pen)
            painter.setBrush(mark.brush)
            _paint(painter, shape)
        painter.resetTransform()
        self._paint_words(painter, world, seen, moves or {}, only)
        painter.setOpacity(1.0)

    def _paint_words(
        self,
        painter: QPainter,
        world: QTransform,
        seen: QRectF,
        moves: Moves,
        only: Collection[str] | None,
    ) -> None:
        scale = world.m11()
        for words, bounds in self._words:
            if words.size * scale < SMALLEST or not (bounds.intersects(seen) or words.key in moves):
                continue
            dx, dy = moves.get(words.key, (0.0, 0.0))
            font = self._font(words.size * scale, words.bold)
            painter.setFont(font)
            painter.setPen(self.palette[words.colour])
            painter.setOpacity(FAINT if only is not None and words.key and words.key not in only else 1.0)
            at = world.map(QPointF(words.x + dx, words.y + dy))
            wide = QFontMetricsF(font).horizontalAdvance(words.text) if words.align != "left" else 0.0
            start = {"left": 0.0, "centre": -wide / 2, "right": -wide}[words.align]
            if words.turned:
                painter.save()
                painter.translate(at)
                painter.rotate(-words.turned)
                painter.drawText(QPointF(start, 0), words.text)
                painter.restore()
            else:
                painter.drawText(QPointF(at.x() + start, at.y()), words.text)

    def _font(self, size: float, bold: bool) -> QFont:
        key = (max(1, round(size)), bold)
        if key not in self._fonts:
            self._fonts[key] = font_of(key[0], bold)
        return self._fonts[key]

    def _shifts(self, moves: Moves) -> dict[int, Shape]:
        """The marks that are painted elsewhere: moved nodes, and the ends of the lines that lead to them."""
        found: dict[int, Shape] = {}
        for number, mark in enumerate(self._marks):
            shape = mark.shape
            for key, (dx, dy) in moves.items():
                if shape.key == key:
                    found[number] = moved(shape, dx, dy)
                elif isinstance(shape, Path) and key in self.bodies:
                    bent = _bent(shape, self.bodies[key], dx, dy)
                    if bent is not None:
                        found[number] = bent
        return found

    def colour(self, role: str) -> QColor:
        """The colour of a role in this look."""
        return self.palette[role]


def _bent(path: Path, body: QRectF, dx: float, dy: float) -> Path | None:
    """The path with the end at `body` moved; a head of an arrow moves as a whole. None when it does not end there."""
    near = body.adjusted(-REACH, -REACH, REACH, REACH)
    points = path.points
    if path.closed:
        inside = all(near.contains(QPointF(x, y)) for x, y in points) and len(points) == 3
        return replace(path, points=tuple((x + dx, y + dy) for x, y in points)) if inside else None
    ends = [near.contains(QPointF(*points[0])), near.contains(QPointF(*points[-1]))]
    if not any(ends) or not path.key:
        return None
    changed = list(points)
    if ends[0]:
        changed[0] = (points[0][0] + dx, points[0][1] + dy)
    if ends[1]:
        changed[-1] = (points[-1][0] + dx, points[-1][1] + dy)
    return replace(path, points=tuple(changed))


def _paint(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Rect):
        place = QRectF(shape.x, shape.y, shape.width, shape.height)
        if shape.radius:
            painter.drawRoundedRect(place, shape.radius, shape.radius)
        else:
            painter.drawRect(place)
    elif isinstance(shape, Circle):
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    elif isinstance(shape, Path):
        points = QPolygonF([QPointF(x, y) for x, y in shape.points])
        if shape.closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)


def bounds_of(shape: Shape) -> QRectF:
    """The room that a shape takes; of words a generous guess, for leaving out what is out of sight."""
    if isinstance(shape, Rect):
        return QRectF(shape.x, shape.y, shape.width, shape.height)
    if isinstance(shape, Circle):
        return QRectF(shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius)
    if isinstance(shape, Path):
        xs, ys = [x for x, _y in shape.points] or [0.0], [y for _x, y in shape.points] or [0.0]
        # A straight line has no area, and what has none meets nothing.
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).adjusted(-1, -1, 1, 1)
    wide = len(shape.text) * shape.size * 0.75
    if shape.turned:
        return QRectF(shape.x - wide, shape.y - wide, 2 * wide, 2 * wide)
    left = {"left": 0.0, "centre": -wide / 2, "right": -wide}[shape.align]
    return QRectF(shape.x + left, shape.y - shape.size, wide, shape.size * 1.4)


def _distance(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    long = math.dist(start, end)
    if not long:
        return math.dist((x, y), start)
    share = ((x - start[0]) * (end[0] - start[0]) + (y - start[1]) * (end[1] - start[1])) / long**2
    share = min(1.0, max(0.0, share))
    near = (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
    return math.dist((x, y), near)
