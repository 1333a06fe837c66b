"""A small ring that shows how much of a page is answered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.system.locale import _, format_number
from desktop.ui.text import set_tip
from desktop.ui.theme import Theme


class Ring(QWidget):
    """Filled clockwise from the top; a full ring means that nothing is left open."""

    def __init__(self, theme: Theme, name: str, size: int = 16) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self._done, self._total = 0, 0
        self.setObjectName(f"ring.{name}")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)

    def show_progress(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        self._done, self._total = done, total
        words = _("{done} of {total} answered").format(done=format_number(done), total=format_number(total))
        self.setAccessibleName(words)
        set_tip(self, words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        side = self._theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        width = max(2.0, side / 6)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        box.adjust(width / 2, width / 2, -width / 2, -width / 2)
        # Thinner than the part that is done: in high contrast both are nearly black.
        painter.setPen(QPen(QColor(self._theme.tokens.line), width / 2))
        painter.drawEllipse(box)
        if self._total:
            pen = QPen(QColor(self._theme.tokens.focus), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, round(-360 * 16 * self._done / self._total))
