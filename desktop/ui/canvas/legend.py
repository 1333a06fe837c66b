"""What the colours of a picture stand for: a dot and a word each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.canvas.painting import colours
from desktop.ui.layout import clear, row
from desktop.ui.text import plain_label
from desktop.ui.theme import Theme
from desktop.ui.wrapping import WrappingRow


class _Dot(QWidget):
    """A dot in the colour of a role."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self.setFixedSize(QSize(theme.px(12), theme.px(18)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours(self._theme.tokens)[self._role])
        radius = self._theme.px(5)
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)


class Legend(QWidget):
    """Takes no room while there is nothing to explain."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = WrappingRow(self, spacing=10)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.setVisible(False)

    def set_wanted(self, wanted: bool) -> None:
        """Show or hide it; with nothing to explain it stays hidden."""
        self.setVisible(wanted and bool(self._shown))

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show (role, word) pairs."""
        if tuple(entries) == self._shown:
            return
        self._shown = tuple(entries)
        clear(self._line)
        for role, words in entries:
            pair = QWidget()
            inside = row(pair, spacing=4)
            inside.addWidget(_Dot(self._theme, role))
            inside.addWidget(plain_label(words, role="label", wrap=False))
            self._line.addWidget(pair)
        self.setVisible(bool(entries))
