"""Where the keyboard was in the page, and the way back there when what had it in between is gone."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.ui.rail import Rail


class PageFocus(QObject):
    """Remembers the last focused widget among the pages of a stack."""

    def __init__(self, stack: QStackedWidget, rail: Rail) -> None:
        super().__init__(stack)
        self._stack, self._rail = stack, rail
        self._last: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_moved)

    def _on_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and isValid(self._stack) and self._stack.isAncestorOf(new):
            self._last = new

    def back(self) -> None:
        """Put the keyboard where it was in the page, or else on the page's line in the rail."""
        last = self._last
        if last is not None and isValid(last) and last.isVisible() and last.isEnabled():
            last.setFocus()
        else:
            self._rail.focus()

    def field(self, name: str) -> bool:
        """Put the keyboard into the field of that name on the page on show; says whether it is there."""
        page = self._stack.currentWidget()
        found = page.findChildren(QWidget, name) if page is not None else []
        widget = next((each for each in found if each.isVisible() and each.isEnabled()), None)
        if widget is not None:
            widget.setFocus()
        return widget is not None

    def first_field(self) -> None:
        """Put the keyboard into the first field of the page on show; without one it stays where it is."""
        from desktop.ui.form import FormSection  # every editor there is: a start needs none

        page = self._stack.currentWidget()
        for section in page.findChildren(FormSection) if page is not None else []:
            for editor in section.findChildren(QWidget):
                fits = isinstance(editor, QLineEdit | QPlainTextEdit | QComboBox)
                if fits and editor.isVisible() and editor.isEnabled():
                    editor.setFocus()
                    return
