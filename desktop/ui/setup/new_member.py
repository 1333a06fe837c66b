"""A line to type the name of a member into: whoever is not on the list of stakeholders yet comes onto it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.hearing import seat_named
from desktop.system.locale import _
from desktop.ui.layout import row
from desktop.ui.related import Related
from desktop.ui.session import Session
from desktop.ui.text import button


class NewMember(QWidget):
    """Enter gives the named one a seat; the cursor stays for the next name."""

    def __init__(self, session: Session, seats: Related) -> None:
        super().__init__()
        self._session, self._seats = session, seats
        line = row(self, spacing=8)
        self.name = QLineEdit()
        self.name.setObjectName("seat.new")
        self.name.setPlaceholderText(_("Office or group"))
        self.name.setAccessibleName(_("Office or group that gets a seat"))
        self.name.returnPressed.connect(self.seat)
        made = button(_("Give it a seat"), name="seat.new.add")
        made.clicked.connect(self.seat)
        line.addWidget(self.name, 1)
        line.addWidget(made)

    def seat(self) -> None:
        """Give whoever is typed a seat, as one step."""
        name = self.name.text()
        changes = seat_named(self._session.snapshot, self._seats.parent_id, name)
        if not changes:
            if name.strip():
                self._session.noticed.emit(_("{name} has a seat here already.").format(name=name.strip()), "")
            return
        if self._session.edit("add", changes):
            self.name.clear()
            self._seats.refresh()
            self.name.setFocus()
