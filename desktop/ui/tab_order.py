"""The way of the Tab key: as people read, also where something came later than what stands after it.

Qt goes in the order in which things were made. Steps, cards and lists are made when they are needed, so Tab would
come to them after the buttons at the foot of the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLayout, QWidget

_EVERYTHING = Qt.TabFocusBehavior.TabFocusAllControls


def move(top: QWidget, forward: bool) -> bool:
    """Put the keyboard on the next stop inside `top`; False where Qt has to find it."""
    here = QApplication.focusWidget()
    if QGuiApplication.styleHints().tabFocusBehavior() is not _EVERYTHING or here is None:
        return False  # a system on which Tab stops at fields only; or nothing to go on from
    stops = list(_stops(top))
    if here not in stops or len(stops) < 2:
        return False
    to = stops[(stops.index(here) + (1 if forward else -1)) % len(stops)]
    to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in a part of the window, in reading order."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for child in _children(widget):
        yield from _stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    """The children as they are laid out; what no layout holds comes after, from the top."""
    layout = widget.layout()
    found = list(_laid_out(layout)) if layout is not None else []
    others = [
        child
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child not in found and not child.isWindow()
    ]
    mirrored = -1 if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
    return found + sorted(others, key=lambda child: (child.y(), mirrored * child.x()))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
