"""What the room sees and what not: letters for names, colours, the time that is left. The operator decides."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.records import StakeholderMap
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import for_room, lettered
from desktop.system.locale import _, format_number
from desktop.ui.session import Session
from desktop.workspace.views import IN_THE_ROOM, NONE, VIEW

NAMES, GAPS, MAP, SPREADS, TIES = "names", "gaps", "map", "spreads", "ties"
AS_WORDS = (NAMES, GAPS, SPREADS)  # the others are pictures
# Minutes that each part of the afternoon usually takes (agenda of the half-day in the handbook).
MINUTES = {NAMES: 20, GAPS: 15, MAP: 40, SPREADS: 30, TIES: 60}


class Showing(QObject):
    """Shared by the window of the room and the strip of the operator."""

    changed = Signal()
    ticked = Signal()

    def __init__(self, session: Session, part: str) -> None:
        super().__init__(session)
        self._session, self.part = session, part
        question = session.snapshot.only(StakeholderMap)
        self.names_hidden = question.names_hidden == "yes"
        # Only a room that agreed to it beforehand sees colours by view, and only when somebody switches them on.
        self.views_allowed = question.views_shown == "yes"
        self.way = NONE
        self.kind = ""  # of the links that are drawn in the room
        self.left = MINUTES[part] * 60  # seconds
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)

    @property
    def ways(self) -> tuple[str, ...]:
        """What colours may mean in this room."""
        return (*IN_THE_ROOM, VIEW) if self.views_allowed else IN_THE_ROOM

    def snapshot(self) -> Snapshot:
        """The records as the room may see them."""
        seen = for_room(self._session.snapshot, views=self.way == VIEW)
        return lettered(seen) if self.names_hidden else seen

    def hide_names(self, hidden: bool) -> None:
        """Show letters, or names."""
        self.names_hidden = hidden
        self.changed.emit()

    def colour_by(self, way: str) -> None:
        """Let colours mean something; what this room may not see is refused."""
        self.way = way if way in self.ways else NONE
        self.changed.emit()

    @property
    def is_running(self) -> bool:
        """Whether the clock runs."""
        return self._clock.isActive()

    def start_or_pause(self) -> None:
        """Let the clock run, or stop it for a moment."""
        if self._clock.isActive():
            self._clock.stop()
        elif self.left > 0:
            self._clock.start()
        self.ticked.emit()

    def add_minutes(self, minutes: int) -> None:
        """Give more time, or less."""
        self.left = max(0, self.left + 60 * minutes)
        self.ticked.emit()

    def stop(self) -> None:
        """The showing is over."""
        self._clock.stop()

    def time_left(self) -> str:
        """The time as the room reads it."""
        if self.left <= 0:
            return _("Time is up")
        minutes, seconds = divmod(self.left, 60)
        return _("{minutes}:{seconds} left").format(minutes=format_number(minutes), seconds=f"{seconds:02}")

    def _on_second(self) -> None:
        self.left = max(0, self.left - 1)
        if not self.left:
            self._clock.stop()
        self.ticked.emit()
