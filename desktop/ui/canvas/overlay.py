"""What a board paints under and over its drawing: where something would land, what is chosen, names by the pointer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.ui.canvas.painting import font_of

if TYPE_CHECKING:
    from desktop.ui.canvas.board import Board

_RADIUS = 8  # pixels of a rounded corner


def paint_ground(board: Board, painter: QPainter) -> None:
    """The paper, as a card of the page."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(board.theme.tokens.surface))
    painter.drawRoundedRect(QRectF(board.rect()), _RADIUS, _RADIUS)


def paint_frame(board: Board, painter: QPainter) -> None:
    """The rim of the card; where the keyboard is, it is thicker."""
    tokens = board.theme.tokens
    wide = 2.0 if board.hasFocus() else 1.0
    painter.setPen(QPen(QColor(tokens.focus if board.hasFocus() else tokens.line), wide))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(board.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
    painter.drawRoundedRect(inner, _RADIUS, _RADIUS)


def paint_hint(board: Board, painter: QPainter, moving: tuple[str, QPointF, QPointF] | None) -> str:
    """Mark where something on its way would land; returns the words for it."""
    if moving is None or board.hint is None:
        return ""
    key, place, _pointer = moving
    rect, words = board.hint(key, place.x(), place.y())
    if rect is not None:
        painter.setPen(QPen(QColor(board.theme.tokens.focus), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(board.theme.tokens.tint))
        painter.drawRect(board.lens.world().mapRect(QRectF(rect.x, rect.y, rect.width, rect.height)))
    return words


def paint_marks(board: Board, painter: QPainter, key: str, moves: Mapping[str, tuple[float, float]]) -> None:
    """A ring around the chosen node."""
    body = board.sheet.bodies.get(key)
    if body is None:
        return
    box = board.lens.world().mapRect(body.translated(*moves.get(key, (0.0, 0.0)))).adjusted(-4, -4, 4, 4)
    painter.setPen(QPen(QColor(board.theme.tokens.heading), 2.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if abs(box.width() - box.height()) < 1:
        painter.drawEllipse(box)
    else:
        painter.drawRoundedRect(box, 6, 6)


def paint_thread(board: Board, painter: QPainter, key: str, pointer: QPointF) -> None:
    """The line from a node to the pointer while two are being tied."""
    middle = board.sheet.middle(key)
    if middle is None:
        return
    painter.setPen(QPen(QColor(board.theme.tokens.focus), 2, Qt.PenStyle.DashLine))
    painter.drawLine(board.lens.to_pixels(middle), pointer)


def paint_carried(board: Board, painter: QPainter, pointer: QPointF) -> None:
    """The dot of something that comes from outside."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(board.theme.tokens.focus))
    radius = board.theme.px(7)
    painter.drawEllipse(pointer, radius, radius)


def paint_words(board: Board, painter: QPainter, words: str, pointer: QPointF) -> None:
    """Words in a small box beside the pointer, always inside the board."""
    if not words:
        return
    tokens, font = board.theme.tokens, font_of(board.theme.px(12))
    metrics = QFontMetricsF(font)
    room = max(60.0, min(board.width() - 24.0, board.theme.px(420)))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    box = QRectF(0, 0, metrics.horizontalAdvance(shown) + 16, metrics.height() + 8)
    x = min(max(4.0, pointer.x() + 14), board.width() - box.width() - 4)
    y = pointer.y() + 18
    if y + box.height() > board.height() - 4:
        y = pointer.y() - box.height() - 10
    box.moveTo(x, y)
    painter.setPen(QPen(QColor(tokens.focus), 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
