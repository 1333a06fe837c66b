"""What the room sees: full screen, large type, no names of people and nothing that is for the team only.

With one screen the strip of the operator stands at its foot. With two, the room has the other screen to itself and
the strip stays with the operator.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain import tying
from desktop.domain.comparing import ghosts
from desktop.domain.record import RecordId
from desktop.domain.records import Link, LinkKind, Stakeholder, StakeholderMap
from desktop.domain.scoring import INFLUENCE, INTEREST
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _, format_number
from desktop.ui.canvas.board import Board
from desktop.ui.canvas.legend import Legend
from desktop.ui.editors import title_of
from desktop.ui.layout import column, row, scrolling
from desktop.ui.pages.stakeholder.grid_picture import FEW, GridPicture, in_words, step_of
from desktop.ui.pages.stakeholder.matrix import kind_words
from desktop.ui.pages.stakeholder.room_strip import RoomStrip
from desktop.ui.pages.stakeholder.room_words import asked_of, lines_for
from desktop.ui.pages.stakeholder.showing import AS_WORDS, MAP, TIES, Showing
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.session import Session
from desktop.ui.style import style_sheet
from desktop.ui.text import ElidedLabel, plain_label
from desktop.ui.theme import BODY
from desktop.workspace.views import colour_by, draw

LARGE = 1.6  # times the size of the desk: read from the last row
LINKS = "links"  # the picture
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
        drawn = _("Picture of the links") if showing.part == TIES else _("Map of influence and interest")
        self.board = Board(session.theme, name="room.board", title=drawn, unit=UNIT)
        self.board.linking = showing.part == TIES
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
        self._stack.setCurrentIndex(1 if showing.part in AS_WORDS else 0)
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
        self.board.linked.connect(self._on_linked)
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
        self.title.setText(question or asked_of(self._showing.part))
        self._show_time()
        names = {item.id: title_of(item) for item in items}
        self._values = self._sitting.values(snapshot)
        colouring = colour_by(self._showing.way, items)
        self.legend.show_entries(colouring.legend)
        former = {key: (g.influence, g.interest) for key, g in ghosts(snapshot).items()}
        self._picture = GridPicture(names, self._values, former, colouring.roles, self._picture.grid)
        self._show_board(snapshot, names)
        if self._showing.part in AS_WORDS:
            self.names.setText("\n".join(lines_for(self._showing.part, snapshot, self._session.snapshot)))
        waiting = [names[item.id] for item in items if None in self._values[item.id].values()]
        words = _("Not placed yet: {names}").format(names=", ".join(waiting)) if waiting else ""
        self.said.show_text(words if self._showing.part == MAP else "")

    def _show_board(self, snapshot: Snapshot, names: dict[RecordId, str]) -> None:
        roles = self._picture.colours
        editable = self._session.workspace.read_only is None
        if self._showing.part == TIES:
            self.board.linking = editable
            build = partial(draw, snapshot, LINKS, roles=roles)
            self.board.show_picture(build, names, beside=True)
        elif self._showing.part == MAP:
            self.board.set_movable(editable)
            self.board.hint = self._picture.hint
            self.board.show_picture(self._picture.build, names, beside=len(names) > FEW)

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

    def _on_linked(self, first: RecordId, second: RecordId) -> None:
        """A link of the kind that the operator chose, drawn before everybody's eyes."""
        snapshot, kind = self._session.snapshot, self._showing.kind
        own = kind if snapshot.get(LinkKind, kind) is not None else ""
        changes = tying.tie(snapshot, first, second, "" if own else kind, own)
        names = self.board.names
        if not changes:
            self.board.announce(_("This link is there already."))
        elif self._session.edit("link", changes, name=names.get(first, "")):
            made = self._session.snapshot.get(Link, changes[0].row)
            words = kind_words(made, self._session.snapshot) if made is not None else ""
            said = _("{first} to {second}: {links}")
            self.board.announce(
                said.format(
                    first=names.get(first, ""), second=names.get(second, ""), links=words or _("some link")
                )
            )

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
