"""The base of what is made by hand inside a step: a map, a matrix, a list to type into."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.session import Session


class StepView(QWidget):
    """Fills its part of a step. It reads the snapshot when asked to and edits through the session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("page")

    def refresh(self) -> None:
        """Show the records as they are now."""

    def flush(self) -> None:
        """Hand on whatever is typed here and not handed on yet."""

    def choose(self, record_id: str) -> bool:
        """Bring a record into view; False when it is not shown here."""
        return False
