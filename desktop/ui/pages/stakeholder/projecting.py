"""Shows a part of the wizard to the room: on the other screen where there is one, else over everything."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.system.locale import _
from desktop.ui.pages.stakeholder.room import Room, other_screen
from desktop.ui.pages.stakeholder.room_strip import RoomStrip
from desktop.ui.pages.stakeholder.showing import Showing
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.session import Session
from desktop.ui.text import button


class Projector(QObject):
    """Belongs to one step. `opener` is its button; with two screens the operator's strip comes into `place`."""

    def __init__(self, step: QWidget, session: Session, sitting: Sitting, part: str) -> None:
        super().__init__(step)
        self._step, self._session, self._sitting, self._part = step, session, sitting, part
        self.room: Room | None = None
        self._strip: RoomStrip | None = None
        self._place: QVBoxLayout | None = None
        self.opener: QPushButton = button(_("Show to the room"), name=f"{part}.show_room")
        self.opener.clicked.connect(self.start)

    def use_place(self, place: QVBoxLayout) -> None:
        """Where the operator's strip may stand in the step."""
        self._place = place

    def start(self) -> None:
        """Show it; a second press brings the window to the front."""
        if self.room is not None:
            self.room.raise_()
            self.room.activateWindow()
            return
        showing = Showing(self._session, self._part)
        # A window that belongs to the step: when the workbook is closed, nothing of it stays on the wall.
        self.room = Room(self._session, showing, self._sitting, self._step)
        other = other_screen(self._step.window())
        strip = RoomStrip(self._session, showing, large=other is None)
        strip.asked_to_end.connect(self.room.close)
        self.room.ended.connect(self._on_ended)
        if other is None or self._place is None:
            self.room.take_strip(strip)
            self.room.show_on(self._step.window().screen())
        else:
            self._strip = strip
            self._place.insertWidget(0, strip)
            self.room.show_on(other)

    def _on_ended(self) -> None:
        for part in (self.room, self._strip):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.room = self._strip = None
