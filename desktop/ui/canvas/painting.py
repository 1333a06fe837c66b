"""Paints a drawing at its own coordinates with the colours of the window's look."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from desktop.domain.layout import drawing as roles
from desktop.domain.layout.box import Measure
from desktop.domain.layout.drawing import Circle, Drawing, Path, Rect, Shape, Stroke, Words
from desktop.ui.theme import FAMILY
from desktop.ui.tokens import Tokens

_FAMILIES = [FAMILY, "Noto Naskh Arabic"]
# Kinds in the light and in the dark; told apart by words or dashes as well.
_LIGHT = ("#0f4c5c", "#8a4310", "#1f6038", "#6b3fa0", "#8c2f39", "#55626a", "#1d5fa8", "#6b5600")
_DARK = ("#7cc6d6", "#f2ab70", "#86d3a1", "#c3a3ea", "#f29b94", "#a9b5ba", "#8fbcf0", "#dcc76a")


def colours(tokens: Tokens) -> dict[str, QColor]:
    """The colour of every role in a look."""
    dark = QColor(tokens.surface).lightness() < 128
    found = {
        roles.INK: tokens.text,
        roles.QUIET: tokens.muted,
        roles.RULE: tokens.line,
        roles.PAPER: tokens.surface,
        roles.ACCENT: tokens.heading,
        roles.TINT: tokens.tint,
        roles.DOT: tokens.focus,
        roles.ON_DOT: tokens.surface,
        roles.ATTENTION: tokens.attention_text,
        roles.ATTENTION_TINT: tokens.attention_tint,
        roles.DONE: tokens.done_text,
        roles.DONE_TINT: tokens.done_tint,
        **dict(zip(roles.KINDS, _DARK if dark else _LIGHT, strict=True)),
    }
    return {role: QColor(code) for role, code in found.items()}


def font_of(size: float, bold: bool = False) -> QFont:
    """The font of words in a drawing; `size` is in pixels."""
    font = QFont(FAMILY)
    font.setFamilies(_FAMILIES)
    font.setBold(bold)
    font.setPixelSize(max(1, round(size)))
    return font


def measure() -> Measure:
    """The function by which layouts ask how wide a text is; pixels."""
    known: dict[int, QFontMetricsF] = {}

    def wide(text: str, size: float) -> tuple[float, float]:
        pixels = max(1, round(size))
        if pixels not in known:
            known[pixels] = QFontMetricsF(font_of(pixels))
        return known[pixels].horizontalAdvance(text), known[pixels].height()

    return wide


def measure_at(unit: float) -> Measure:
    """The same in units of `unit` pixels: the letters that will be painted are the ones that are measured."""
    wide = measure()

    def scaled(text: str, size: float) -> tuple[float, float]:
        width, height = wide(text, size * unit)
        return width / unit, height / unit

    return scaled


def paint(painter: QPainter, drawing: Drawing, tokens: Tokens) -> None:
    """Paint all shapes in their order."""
    palette = colours(tokens)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    way = Qt.LayoutDirection.RightToLeft if drawing.right_to_left else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(way)
    for shape in drawing.shapes:
        paint_shape(painter, shape, palette)


def paint_shape(painter: QPainter, shape: Shape, palette: dict[str, QColor]) -> None:
    """Paint one shape with the colours of `colours`."""
    if isinstance(shape, Words):
        _paint_words(painter, shape, palette)
        return
    painter.setPen(pen_of(shape.stroke, palette))
    painter.setBrush(palette[shape.fill] if shape.fill else Qt.BrushStyle.NoBrush)
    if isinstance(shape, Rect):
        place = QRectF(shape.x, shape.y, shape.width, shape.height)
        painter.drawRoundedRect(place, shape.radius, shape.radius)
    elif isinstance(shape, Circle):
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    elif isinstance(shape, Path):
        points = QPolygonF([QPointF(x, y) for x, y in shape.points])
        if shape.closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)


def pen_of(stroke: Stroke | None, palette: dict[str, QColor]) -> QPen:
    """The pen of a stroke; no pen without one."""
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(palette[stroke.colour], stroke.width)
    if stroke.dash:
        # Qt counts dashes in widths of the pen.
        pen.setDashPattern([part / max(stroke.width, 0.1) for part in stroke.dash])
    return pen


def _paint_words(painter: QPainter, words: Words, palette: dict[str, QColor]) -> None:
    font = font_of(words.size, words.bold)
    wide = QFontMetricsF(font).horizontalAdvance(words.text)
    start = {"left": 0.0, "centre": -wide / 2, "right": -wide}[words.align]
    painter.setFont(font)
    painter.setPen(palette[words.colour])
    painter.save()
    painter.translate(words.x, words.y)
    painter.rotate(-words.turned)
    painter.drawText(QPointF(start, 0), words.text)
    painter.restore()
