"""The one stakeholder that is chosen, in every step and every picture alike."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Chosen(QObject):
    """Holds an id, "" for nobody, and tells everybody when it becomes another one."""

    changed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.id = ""

    def set(self, record_id: str) -> None:
        """Choose somebody."""
        if record_id != self.id:
            self.id = record_id
            self.changed.emit(record_id)
