"""Ctrl+Z undoes inside a field first; with nothing left there it belongs to the workbook."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


def leave_undo_to_window(watched: QObject, event: QEvent) -> bool:
    """For an event filter: True when the field has nothing to undo or redo, so that the window's own key is heard.

    Qt's fields keep these keys for themselves, also when there is nothing in them to take back.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo, redo = (
        event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    )
    if not (undo or redo):
        return False
    source = watched.document() if isinstance(watched, QPlainTextEdit) else watched
    if isinstance(watched, QLineEdit | QPlainTextEdit):
        if source.isUndoAvailable() if undo else source.isRedoAvailable():  # type: ignore[attr-defined]
            return False
    event.ignore()
    return True


class EntryField(QLineEdit):
    """A line that is handed on with Enter and then begins anew: what was handed on is undone in the workbook."""

    def __init__(self) -> None:
        super().__init__()
        self.installEventFilter(self)

    def taken(self) -> str:
        """What was typed; the line is empty afterwards and remembers nothing of it."""
        text = self.text()
        self.setText(
            ""
        )  # unlike clear(), this forgets: Ctrl+Z must not bring back what is in the list already
        return text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        return leave_undo_to_window(watched, event) or super().eventFilter(watched, event)
