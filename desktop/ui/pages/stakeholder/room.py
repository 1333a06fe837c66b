"""What the room sees: full screen, large type, no names of people and nothing that is for the team only.

With one screen the strip of the operator stands at its foot. With two, the room has the other screen to itself and
the strip stays with the operator.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.comparing import ghosts
from desktop.domain.record import RecordId
from desktop.domain.records import Stakeholder, StakeholderMap
from desktop.domain.scoring import INFLUENCE, INTEREST
from desktop.system.locale import _, format_number
from desktop.ui.canvas.board import Board
from desktop.ui.canvas.legend import Legend
from desktop.ui.editors import title_of
from desktop.ui.layout import column, row, scrolling
from desktop.ui.pages.stakeholder.grid_picture import FEW, GridPicture, in_words, step_of
from desktop.ui.pages.stakeholder.room_strip import RoomStrip
from desktop.ui.pages.stakeholder.showing import NAMES, Showing
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.session import Session
from desktop.ui.style import style_sheet
from desktop.ui.text import ElidedLabel, plain_label
from desktop.ui.theme import BODY
from desktop.workspace.views import colour_by

LARGE = 1.6  # times the size of the desk: read from the last row
UNIT = 2.5  # pixels for one unit of a layout


class Room(QWidget):
    """A window of its own over everything. `ended` says that it was left."""

    ended = Signal()

    def __init__(self, session: Session, showing: Showing, sitting: Sitting, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session, self._showing, self._sitting = session, showing, sitting
        self._values: dict[RecordId, dict[str, int | None]] = {}
        self._picture = GridPicture({}, {}, {}, {})
        self.setObjectName("shell")
        self.setWindowTitle(_("For the room"))
        self.setAccessibleName(_("For the room"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        lines = column(self, margin=28, spacing=14)
        head = row(spacing=20)
        self.title = plain_label("", role="title", name="room.title")
        self.time = plain_label("", role="lead", wrap=False, name="room.time")
        head.addWidget(self.title, 1)
        head.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        self.legend = Legend(session.theme)
        lines.addWidget(self.legend)
        self.board = Board(
            session.theme, name="room.board", title=_("Map of influence and interest"), unit=UNIT
        )
        self.names = plain_label("", role="lead", name="room.names")
        self.names.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.keys = plain_label("", name="room.keys")
        self.keys.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._keys_area = scrolling(self.keys, name="room.keys_scroll")
        self._keys_area.hide()
        on_map = QWidget()
        across = row(on_map, spacing=16)
        across.addWidget(self.board, 5)
        across.addWidget(self._keys_area, 3)
        self._stack = QStackedWidget()
        self._stack.addWidget(on_map)
        self._stack.addWidget(scrolling(self.names, name="room.scroll"))
        self._stack.setCurrentIndex(1 if showing.part == NAMES else 0)
        lines.addWidget(self._stack, 1)
        self.said = ElidedLabel(role="muted", name="room.said")
        lines.addWidget(self.said)
        self.strip: RoomStrip | None = None
        self._foot = lines
        self._connect()
        self._dress()
        self.refresh()

    def _connect(self) -> None:
        self.board.moved.connect(self._on_moved)
        self.board.nudged.connect(self._on_nudged)
        self.board.said.connect(self.said.show_text)
        self.board.built.connect(self._show_keys)
        self._session.changed.connect(self.refresh)
        self._sitting.changed.connect(self.refresh)
        self._showing.changed.connect(self.refresh)
        self._showing.ticked.connect(self._show_time)
        self._session.theme.changed.connect(self._dress)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._on_undo)

    def take_strip(self, strip: RoomStrip) -> None:
        """Stand the operator's strip at the foot: there is only one screen."""
        self.strip = strip
        self._foot.addWidget(strip)

    def _dress(self) -> None:
        theme = self._session.theme
        large = style_sheet(theme.tokens, lambda size: theme.px(size * LARGE))
        # Plain words have no rule of their own; at the desk the application's font gives their size.
        self.setStyleSheet(f"QWidget {{ font-size: {theme.px(BODY * LARGE)}px; }}\n{large}")

    def show_on(self, screen: QScreen) -> None:
        """Cover a screen."""
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.board.setFocus()

    def refresh(self, _change: object = None) -> None:
        """Show what the room may see, as it is now."""
        if not self._session.is_open:
            return
        snapshot = self._showing.snapshot()
        items = snapshot.all(Stakeholder)
        question = snapshot.only(StakeholderMap).question.strip()
        asked = (
            _("Who has a stake?") if self._showing.part == NAMES else _("Where does each one stand today?")
        )
        self.title.setText(question or asked)
        self._show_time()
        names = {item.id: title_of(item) for item in items}
        self._values = self._sitting.values(snapshot)
        colouring = colour_by(self._showing.way, items)
        self.legend.show_entries(colouring.legend)
        former = {key: (g.influence, g.interest) for key, g in ghosts(snapshot).items()}
        self._picture = GridPicture(names, self._values, former, colouring.roles, self._picture.grid)
        self.board.set_movable(self._session.workspace.read_only is None)
        self.board.hint = self._picture.hint
        self.board.show_picture(self._picture.build, names, beside=len(names) > FEW)
        self.names.setText("\n".join(names.values()) or _("Nobody yet."))
        waiting = [names[item.id] for item in items if None in self._values[item.id].values()]
        words = _("Not placed yet: {names}").format(names=", ".join(waiting)) if waiting else ""
        self.said.show_text(words if self._showing.part != NAMES else "")

    def _show_keys(self) -> None:
        """Where names found no room, dots carry numbers: a room that cannot read whose they are sees nothing."""
        grid = self._picture.grid
        found = grid.keys if grid is not None and grid.numbered else ()
        self.keys.setText("\n".join(f"{format_number(number)}  {name}" for number, name in found))
        self._keys_area.setVisible(bool(found))

    def _show_time(self) -> None:
        self.time.setText(self._showing.time_left())

    def _on_moved(self, key: str, x: float, y: float) -> None:
        influence, interest = self._picture.values_at(x, y)
        self._write(key, influence=influence, interest=interest)

    def _on_nudged(self, key: str, dx: int, dy: int) -> None:
        changed = step_of(self._values[key], dx, dy)
        if changed:
            self._write(key, **changed)
        else:
            self.board.announce(_("That is the edge of the map."))

    def _write(self, key: str, **values: int) -> None:
        self._sitting.place(key, **values)
        now = self._values.get(key, {})
        self.board.announce(in_words(self._picture.names.get(key, ""), now.get(INFLUENCE), now.get(INTEREST)))

    def _on_undo(self) -> None:
        self._session.workspace.undo()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        super().closeEvent(event)
        self._showing.stop()
        self.ended.emit()


def other_screen(window: QWidget) -> QScreen | None:
    """The screen on which the window is not: the projector, where there is one."""
    here = window.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)
