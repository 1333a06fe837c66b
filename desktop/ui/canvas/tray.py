"""What does not stand on the board yet: a list beside it, to drag things from or to choose them by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget, QListWidgetItem

from desktop.ui.canvas.board import Board

_KEY = Qt.ItemDataRole.UserRole


class Tray(QListWidget):
    """Names in a list. The mouse carries one over the board; Enter asks to place the current one."""

    chosen = Signal(str)
    asked_to_place = Signal(str)

    def __init__(self, board: Board, *, name: str, title: str) -> None:
        super().__init__()
        self._board = board
        self.carries = True  # False for a list of what stands on the board already
        self._start: QPoint | None = None
        self._carrying = ""
        self._rows: dict[str, int] = {}
        self._shown: list[tuple[str, str]] = []
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)  # thousands of lines are not measured one by one
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def show_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show (id, name) pairs; the current one stays current."""
        if list(items) == self._shown:
            return  # thousands of lines take their time
        self._shown = list(items)
        kept = self.current_key()
        self.blockSignals(True)
        self.clear()
        self._rows = {key: number for number, (key, _words) in enumerate(items)}
        for key, words in items:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            self.addItem(item)
        self.choose(kept)
        self.blockSignals(False)

    def current_key(self) -> str:
        """The id of the current line, "" for none."""
        item = self.currentItem()
        return str(item.data(_KEY)) if self.currentRow() >= 0 else ""

    def choose(self, key: str) -> None:
        """Make a line the current one; none when it is not here."""
        self.setCurrentRow(self._rows.get(key, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        self._start = event.globalPosition().toPoint() if left and item is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        # Not Qt's own drag and drop: that ends in another program, and this one belongs to the board beside it.
        place = event.globalPosition().toPoint()
        if self._start is None or not (self.carries and self._board.movable):
            return
        if not self._carrying and (place - self._start).manhattanLength() < QApplication.startDragDistance():
            return
        self._carrying = self.current_key()
        over = self._board.carry(self._carrying, place)
        self.viewport().setCursor(Qt.CursorShape.DragMoveCursor if over else Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        carried, self._carrying, self._start = self._carrying, "", None
        self.viewport().unsetCursor()
        if carried:
            self._board.drop(carried, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.asked_to_place.emit(self.current_key())
            return
        super().keyPressEvent(event)

    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self.chosen.emit(str(item.data(_KEY)) if item is not None else "")
