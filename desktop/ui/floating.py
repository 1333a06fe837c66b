"""Notices at the foot of the window. They cover nothing that can be used, and what is above them does not move.

Beside the buttons of the bar below the page there is a free place: one notice stands there, with the beginning of its
words where they are many. Several notices, or one without such a bar, get a strip of their own below the page, which
scrolls meanwhile in a little less room.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from desktop.ui.advice_bar import AdviceBar
from desktop.ui.layout import column
from desktop.ui.notice import LONGEST, Notice
from desktop.ui.theme import Theme

WIDEST = 720  # pixels at 100 %
NARROWEST = 230  # less beside the buttons of a bar leaves no room for words
SHORTER = (140, 100, 70, 50, 36)  # letters
GAP = 12  # pixels to the edges of the page


class Floating(QWidget):
    """Holds notices, the lowest last; as tall as what is said, and gone with it. `strip` is the room of their own."""

    def __init__(self, host: QWidget, strip: QWidget, notices: list[Notice], theme: Theme) -> None:
        """`host` holds this; `strip` stands in its layout, between the page and the bar below it."""
        super().__init__(host)
        self._host, self._strip, self._notices, self._theme = host, strip, notices, theme
        self._bar: AdviceBar | None = None
        self.setObjectName("floating")
        lines = column(self, spacing=8)
        for notice in notices:
            lines.addWidget(notice)
            notice.fitted.connect(self.place)
        strip.hide()
        strip.installEventFilter(self)
        theme.changed.connect(self.place)
        self.hide()

    def stand_by(self, bar: AdviceBar | None) -> None:
        """From now on this bar stands below the page, or none."""
        if self._bar is not None:
            self._bar.removeEventFilter(self)
        self._bar = bar
        if bar is not None:
            bar.installEventFilter(self)
        self.place()

    def place(self) -> None:
        """Stand where there is room."""
        said = [notice for notice in self._notices if not notice.isHidden()]
        if not said:
            self.hide()
            self._strip.hide()
            return
        free = self._free_in_bar()
        self.show()
        self.raise_()
        if len(said) == 1 and self._fits(said[0], free):
            self._strip.hide()
            height = self._height(free.width())
            self.setGeometry(free.x(), free.y() + (free.height() - height) // 2, free.width(), height)
            return
        for notice in said:
            notice.shorten(LONGEST)
        self._strip.show()  # only now does it know how wide it is; it says when that changes
        width = min(self._strip.width() - 2 * GAP, self._theme.px(WIDEST))
        height = self._height(width)
        self._strip.setFixedHeight(height + GAP)
        corner = self._strip.mapTo(self._host, QPoint(0, 0))
        left = corner.x() + (self._strip.width() - width) // 2
        self.setGeometry(left, corner.y() + GAP // 2, width, height)

    def _fits(self, notice: Notice, free: QRect) -> bool:
        """Whether a notice has room there, if need be with the beginning of its words."""
        lines = self.layout()
        assert lines is not None
        if free.width() < max(self._theme.px(NARROWEST), lines.totalMinimumSize().width()):
            return False
        for letters in (LONGEST, *SHORTER):
            notice.shorten(letters)
            if self._height(free.width()) <= free.height():
                return True
        return False

    def _height(self, width: int) -> int:
        lines = self.layout()
        assert lines is not None
        lines.invalidate()
        lines.activate()
        return max(lines.totalHeightForWidth(width), lines.totalMinimumSize().height())

    def _free_in_bar(self) -> QRect:
        """What is free in the bar below the page, as the host sees it; nothing when there is no bar."""
        if self._bar is None or not self._bar.isVisible():
            return QRect()
        free = self._bar.free()
        return QRect(self._bar.mapTo(self._host, free.topLeft()), free.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self.place()
        return super().eventFilter(watched, event)
