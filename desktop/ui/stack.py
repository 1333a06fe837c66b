"""A stack of pages that costs as much as the page on show, however many there are."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

LEAST = QSize(360, 180)


class PageStack(QStackedWidget):
    """Takes the room there is: its pages scroll.

    Qt's own stack asks every page it holds how tall it would like to be, each time that anything in the window comes
    or goes. With all pages visited, opening one took four times as long as with two.
    """

    def sizeHint(self) -> QSize:  # noqa: N802
        return LEAST

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return LEAST

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False
