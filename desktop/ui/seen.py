"""Work for the eye is done when somebody sees it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WhenSeen(QObject):
    """Does something at once while a widget is on show, and otherwise when it is shown next."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._act = widget, act

    def ask(self) -> None:
        """Have it done; asked again before the widget is shown, it is still done once."""
        if self._widget.isVisible():
            self._act()
        else:
            self._widget.installEventFilter(self)  # looks at the widget only while something waits

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._widget and event.type() is QEvent.Type.Show:
            watched.removeEventFilter(self)
            self._act()
        return super().eventFilter(watched, event)
