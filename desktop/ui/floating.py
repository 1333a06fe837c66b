"""Notices that float over the foot of the page, so that nothing moves while people click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from desktop.ui.layout import column
from desktop.ui.notice import Notice
from desktop.ui.theme import Theme

WIDEST = 720  # pixels at 100 %
GAP = 12  # pixels to the edges of the page


class Floating(QWidget):
    """Holds notices, the lowest last, over the bottom of `below`; as tall as what is said, and gone with it."""

    def __init__(self, host: QWidget, below: QWidget, notices: list[Notice], theme: Theme) -> None:
        """`host` holds this; `below` is what it floats over and must stand inside `host`."""
        super().__init__(host)
        self._host, self._below, self._notices, self._theme = host, below, notices, theme
        self.setObjectName("floating")
        lines = column(self, spacing=8)
        for notice in notices:
            lines.addWidget(notice)
            notice.fitted.connect(self.place)
        below.installEventFilter(self)
        theme.changed.connect(self.place)
        self.hide()

    def place(self) -> None:
        """Stand at the very foot of the host, over the line of advice rather than over what is being filled in."""
        said = [notice for notice in self._notices if not notice.isHidden()]
        self.setVisible(bool(said))
        lines = self.layout()
        if not said or lines is None:
            return
        corner = self._below.mapTo(self._host, QPoint(0, 0))
        width = min(self._below.width() - 2 * GAP, self._theme.px(WIDEST))
        lines.invalidate()
        lines.activate()
        height = max(lines.totalHeightForWidth(width), lines.totalMinimumSize().height())
        left = corner.x() + (self._below.width() - width) // 2
        self.setGeometry(left, self._host.height() - height - 4, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        return super().eventFilter(watched, event)
