"""The keyboard on a board: choosing, moving and looking without a mouse."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from desktop.system.locale import _

if TYPE_CHECKING:
    from desktop.ui.canvas.board import Board

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STRIDES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def keys_in_words(movable: bool) -> str:
    """Which keys work on a board, for a screen reader."""
    words = _("Page up and page down choose; Enter opens; plus, minus and 0 change the size.")
    moves = _("Arrow keys move the chosen one.")
    chooses = _("Arrow keys choose the next one in their direction.")
    return f"{words} {moves if movable else chooses}"


def steer(board: Board, event: QKeyEvent) -> bool:
    """Do what a key says; False when the board has no use for it."""
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    if key in _ARROWS and modifiers in (*_PLAIN, Qt.KeyboardModifier.ControlModifier):
        moving = board.movable and modifiers != Qt.KeyboardModifier.ControlModifier
        if moving and board.current in board.sheet.bodies:
            board.nudged.emit(board.current, *_ARROWS[key])
        else:
            _choose(board, neighbour(board, *_ARROWS[key]))
        return True
    if key in _STRIDES:
        _choose(board, _next(board, _STRIDES[key]))
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        order = _order(board)
        _choose(board, order[0 if key is Qt.Key.Key_Home else -1] if order else "")
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and board.current:
        board.entered.emit(board.current)
    elif key is Qt.Key.Key_Escape and board.current:
        board.choose("", tell=True)
    elif event.text() == "+":
        board.closer()
    elif event.text() == "-":
        board.farther()
    elif event.text() == "0":
        board.fit()
    elif len(event.text()) == 1 and event.text() in "12345" and board.current in board.sheet.bodies:
        board.digit_typed.emit(board.current, int(event.text()))
    elif len(event.text()) == 1 and event.text().isalpha() and modifiers in _LETTERS:
        return _choose(board, _named(board, event.text()))
    else:
        return False
    return True


_LETTERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def _choose(board: Board, key: str) -> bool:
    if key:
        board.choose(key, tell=True)
        _show(board, key)
    return bool(key)


def _order(board: Board) -> list[str]:
    """The nodes in the order in which the keyboard goes through them."""
    return [key for key in board.names if key in board.sheet.bodies] or list(board.sheet.bodies)


def _show(board: Board, key: str) -> None:
    """Bring a node into sight where the board is enlarged."""
    place = board.point_of(key)
    if place is not None and not board.rect().adjusted(20, 20, -20, -20).contains(place):
        board.lens.push(QPointF(board.rect().center() - place))
        board.update()


def _next(board: Board, stride: int) -> str:
    order = _order(board)
    if not order:
        return ""
    if board.current not in order:
        return order[0 if stride > 0 else -1]
    return order[(order.index(board.current) + stride) % len(order)]


def _named(board: Board, letter: str) -> str:
    """The next node whose name begins with a letter."""
    order = _order(board)
    start = order.index(board.current) + 1 if board.current in order else 0
    for key in order[start:] + order[:start]:
        if board.names.get(key, "").casefold().startswith(letter.casefold()):
            return key
    return ""


def neighbour(board: Board, dx: int, dy: int) -> str:
    """The nearest node in a direction, the first one while none is chosen, "" when there is none further that way."""
    here = board.sheet.middle(board.current)
    if here is None:
        order = _order(board)
        return order[0] if order else ""
    best, least = "", math.inf
    for key, body in board.sheet.bodies.items():
        there = body.center()
        along = (there.x() - here.x()) * dx + (there.y() - here.y()) * dy
        aside = abs((there.x() - here.x()) * dy) + abs((there.y() - here.y()) * dx)
        cost = along + 2 * aside
        if key != board.current and along > 0.5 and aside <= 2.5 * along and cost < least:
            best, least = key, cost
    return best
