"""Tiles: large buttons with a title and a sentence, and rows of them that wrap where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.ui.layout import column
from desktop.ui.text import Button, plain_label
from desktop.ui.theme import Theme

MARGIN = 14


class Tile(Button):
    """A button that is as tall as its words need."""

    def __init__(self, title: str, sentence: str, *, name: str) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        lines = column(self, margin=MARGIN, spacing=4)
        for words, role in ((title, "heading"), (sentence, "muted")):
            label = plain_label(words, role=role)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
            let_shrink(label)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            lines.addWidget(label)
        lines.addStretch()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        inside = self.layout()
        return inside.totalHeightForWidth(width) if inside is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(220, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(140, 40)


class TileRow(QWidget):
    """Tiles side by side, at most `most` in a line and fewer where they would become too narrow to read."""

    def __init__(
        self, theme: Theme, tiles: Sequence[QWidget], *, most: int = 3, narrowest: int = 190
    ) -> None:
        super().__init__()
        self._theme, self._tiles, self._most, self._narrowest = theme, list(tiles), most, narrowest
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._place(most)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = (self.width() + 12) // (self._theme.px(self._narrowest) + 12)
        self._place(max(1, min(self._most, room)))

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        for number in range(self._most):
            self._grid.setColumnStretch(number, 1 if number < across else 0)
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // across, number % across)
        self._across = across

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        # One column is always possible: a narrow window makes the row wrap instead of being widened by it.
        return QSize(self._theme.px(140), super().minimumSizeHint().height())


def let_shrink(label: QWidget) -> None:
    """A very long word is cut rather than making a tile wider than its place."""
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
