"""The organigram in the window: drawn by itself, rearranged by dragging, each box leading to its form."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.change import Change, create, delete, update
from desktop.domain.layout.drawing import Drawing
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.organigram import SMALLEST
from desktop.domain.layout.organigram_drawing import EDGE
from desktop.domain.records import Body, BodyLine, BodyPosition
from desktop.domain.snapshot import Snapshot
from desktop.system import locale
from desktop.system.locale import _
from desktop.ui.canvas.board import Board
from desktop.ui.canvas.tools import BoardTools
from desktop.ui.layout import column, row
from desktop.ui.names import show_name
from desktop.ui.session import Session
from desktop.ui.setup.bodies import name_of
from desktop.ui.setup.box_form import BoxForm
from desktop.ui.text import button, plain_label
from desktop.workspace.views import draw

VIEW = "organigram"
STEP = 0.02  # of the width: how far an arrow key moves a box
ROOM = 1.4  # times the room of the board
SHEET = (1119.0, 770.0)  # units: A3 across, as on paper
WIDE = 280  # pixels at 100 %: the form of a box
BESIDE = 560  # pixels at 100 %: with less room the form of a box stands below the picture
READABLE = 9.0  # pixels of the smallest letters at 100 %
SOME, MANY = 8, 20  # bodies; of more the drawing is made beside the window: of some while nobody moves them
_TABLES = ("body", "membership", "body_line", "body_position", "stakeholder", "initiative")


class OrganigramView(QWidget):
    """The board with its buttons, and a line that says what is chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._drawn: tuple[tuple[object, ...], tuple[object, ...], Drawing] | None = None
        self._moving = False  # a box is being moved: the next step of it begins at its new place
        self._looked = False  # somebody has seen the large drawing: it stays as they left it
        lines = column(self, spacing=6)
        self.board = Board(session.theme, name="organigram", title=_("Organigram"))
        self.board.set_movable(session.workspace.read_only is None)
        self.board.chosen.connect(self._on_chosen)
        self.board.clicked.connect(self._on_clicked)
        self.board.opened.connect(self.open_body)
        self.board.entered.connect(self._on_entered)
        self.board.moved.connect(self.move_to)
        self.board.nudged.connect(self.nudge)
        self.board.built.connect(self._look_closer)
        self.form = BoxForm(session)
        self.form.closed.connect(self._on_closed)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(12)
        self._both.addWidget(self.board, 1)
        self._both.addWidget(self.form)
        lines.addLayout(self._both, 1)
        self.empty = plain_label(_("No bodies yet: they are drawn as soon as there are some."), role="muted")
        self.empty.setObjectName("empty.organigram")
        lines.addWidget(self.empty)
        line = row(spacing=8)
        self.close_button = button(_("Close"), role="link", name="organigram.close")
        self.close_button.clicked.connect(self._on_closed)
        self.edit_button = button(_("Open this body"), name="organigram.edit")
        self.edit_button.clicked.connect(self._on_edit)
        self.words = plain_label("", role="muted", name="organigram.words")
        self.tidy_button = button(
            _("Tidy up"), name="organigram.tidy", tip=_("Put every box where the program would put it")
        )
        self.tidy_button.clicked.connect(self.tidy)
        line.addWidget(self.words, 1)
        line.addWidget(self.close_button)
        line.addWidget(self.edit_button)
        line.addWidget(self.tidy_button)
        line.addWidget(BoardTools(self.board))
        lines.addLayout(line)
        self._show_form(None)

    def refresh(self) -> None:
        """Show the records as they are now."""
        snapshot = self._session.snapshot
        bodies = snapshot.all(Body)
        self.empty.setVisible(not bodies)
        self.board.setVisible(bool(bodies))
        # Many bodies are drawn as on a large sheet, of which the window shows a part.
        self.board.least = QSizeF(*SHEET) if len(bodies) > MANY else QSizeF(0, 0)
        names = {body.id: name_of(body) for body in bodies}
        beside = len(bodies) > (MANY if self._moving else SOME)
        self.board.show_picture(partial(self._build, snapshot), names, beside=beside)
        can_edit = self._session.workspace.read_only is None
        self.tidy_button.setVisible(can_edit and bool(snapshot.rows("body_position")))
        self._say(self.board.current)
        if not self.form.isHidden():
            self._show_form(self._session.snapshot.get(Body, self.board.current))

    def _build(self, snapshot: Snapshot, frame: Frame) -> Drawing:
        """The drawing for a frame; many boxes are placed beside the window. What did not change is not placed anew."""
        if len(snapshot.rows("body")) <= MANY:
            # Somewhat more room than there is: a drawing that is a little smaller still says who leads what.
            frame = replace(frame, width=frame.width * ROOM, height=frame.height * ROOM)
        tables = tuple(snapshot.rows(table) for table in _TABLES)
        wanted = (round(frame.width), round(frame.height), frame.right_to_left, locale.language())
        drawn = self._drawn
        if (
            drawn is None
            or drawn[0] != wanted
            or any(a is not b for a, b in zip(drawn[1], tables, strict=True))
        ):
            drawn = self._drawn = (wanted, tables, draw(snapshot, VIEW, frame))
        return drawn[2]

    def _look_closer(self) -> None:
        """Begin a large drawing at its head, where words can be read; all of it is one button away."""
        if self._looked or len(self._session.snapshot.rows("body")) <= MANY:
            return
        if not self.board.sheet.bodies:
            return
        self._looked = True
        small = SMALLEST * self.board.lens.scale / self._session.theme.px(READABLE)
        if small < 1 and self.board.lens.is_fitted:
            self.board.enlarge(1 / small, QPointF(self.board.width() / 2, 0))
            above = self.board.lens.to_pixels(QPointF(0, 0)).y()
            self.board.lens.push(QPointF(0, -max(0.0, above)))

    def choose(self, record_id: str) -> bool:
        """Choose the box of a body."""
        if record_id not in self._session.snapshot.rows("body"):
            return False
        self.board.choose(record_id)
        self._on_chosen(record_id)
        return True

    def _on_chosen(self, key: str) -> None:
        """Show what is chosen. The form comes when the mouse is let go: the picture must not move under it."""
        body = self._say(key)
        if body is None or not self.form.isHidden() or not self.board.is_pressed:
            self._show_form(body)

    def _say(self, key: str) -> Body | None:
        body = self._session.snapshot.get(Body, key)
        if body is not None:
            show_name(self.words, name_of(body))
        else:
            show_name(
                self.words, _("Choose a box to change it; drag it to another place, and it stays there.")
            )
        return body

    def _on_clicked(self, key: str) -> None:
        self._show_form(self._session.snapshot.get(Body, key))

    def _show_form(self, body: Body | None) -> None:
        self.form.show_body(body)
        for widget in (self.form, self.close_button, self.edit_button):
            widget.setVisible(body is not None)

    def _on_entered(self, key: str) -> None:
        """Enter puts the cursor into the form of the chosen box."""
        body = self._session.snapshot.get(Body, key)
        if body is None:
            self.open_body(key)
            return
        self._show_form(body)
        self.form.write()

    def _on_closed(self) -> None:
        self.flush()
        self.board.choose("", tell=True)
        self.board.setFocus()

    def flush(self) -> None:
        """Hand on what is typed."""
        self.form.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The form stands beside the picture where there is room for both, else below it."""
        super().resizeEvent(event)
        beside = self.width() >= self._session.theme.px(BESIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(across if beside else down)
        most = self._session.theme.px(WIDE) if beside else self.width()
        self.form.setMaximumWidth(most)
        self.form.setMinimumWidth(most if beside else 0)

    def _on_edit(self) -> None:
        self.flush()
        self.open_body(self.board.current)

    def open_body(self, key: str) -> None:
        """Open the form of a body, or of the one that a line begins with."""
        snapshot = self._session.snapshot
        line = snapshot.get(BodyLine, key)
        wanted = line.body if line is not None else key
        if snapshot.get(Body, wanted) is not None:
            self._session.asked_for_record.emit(wanted)

    def move_to(self, key: str, x: float, y: float) -> None:
        """Keep a box where it was let go; both numbers are shares of the width of the drawing."""
        wide = max(1.0, self.board.sheet.drawing.width - 2 * EDGE)
        across = (x - EDGE) / wide
        if locale.is_right_to_left():
            across = 1 - across
        self._keep(key, across, (y - EDGE) / wide)

    def nudge(self, key: str, dx: int, dy: int) -> None:
        """Move a box by one step of an arrow key."""
        body = self.board.sheet.bodies.get(key)
        if body is not None:
            step = STEP * self.board.sheet.drawing.width
            middle = body.center()
            self.move_to(key, middle.x() + dx * step, middle.y() + dy * step)

    def _keep(self, key: str, across: float, down: float) -> None:
        snapshot = self._session.snapshot
        if snapshot.get(Body, key) is None:
            return
        x, y = (str(round(min(max(share, 0.0), most) * 1000)) for share, most in ((across, 1.0), (down, 5.0)))
        found = next(snapshot.where(BodyPosition, body=key), None)
        changes = update(found, x=x, y=y) if found else create(BodyPosition(body=key, x=x, y=y))
        self._moving = True
        self._session.edit("move", changes, visit=f"move.{key}")
        self._moving = False

    def tidy(self) -> None:
        """Forget where boxes were dragged, as one step."""
        changes: list[Change] = []
        for item in self._session.snapshot.all(BodyPosition):
            changes += delete(item)
        self._session.edit("tidy", changes)
