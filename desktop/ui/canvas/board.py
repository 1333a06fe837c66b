"""A board: a drawing in the window whose nodes can be chosen, moved and tied together, by mouse and by keyboard.

It knows nodes by the ids of their records and nothing else about them. It never edits: it says what a person did, and
whoever shows the picture makes one edit of it and shows the next picture. So undo, the table beside it and the
picture never differ.

    board = Board(theme, name="map", title=_("Influence and interest"))
    board.show_picture(build, names)       # build(Frame) -> Drawing, called again whenever the room changes
    board.chosen.connect(...)              # id of the chosen node, "" for none
    board.moved.connect(...)               # id and the place, in units of the drawing, where it was let go
    board.nudged.connect(...)              # id and one step (dx, dy), each -1, 0 or 1, as an arrow key says
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop.domain.layout.drawing import Drawing, Rect
from desktop.domain.layout.frame import Frame
from desktop.system import locale
from desktop.ui.canvas import overlay, steering
from desktop.ui.canvas.lens import STEP, Lens
from desktop.ui.canvas.making import Build, PictureMaker
from desktop.ui.canvas.painting import measure_at
from desktop.ui.canvas.sheet import Sheet
from desktop.ui.seen import WhenSeen
from desktop.ui.theme import Theme

Hint = Callable[[str, float, float], tuple[Rect | None, str]]
_CTRL = Qt.KeyboardModifier.ControlModifier
UNIT = 1.55  # pixels for one unit at 100 % text: layouts count in points of paper


class Board(QWidget):
    """Shows one drawing. Nodes can be moved while `movable`, tied by dragging while `linking`."""

    chosen = Signal(str)
    clicked = Signal(str)  # pressed and let go without dragging
    opened = Signal(str)  # double click
    entered = Signal(str)  # Enter on the chosen node
    moved = Signal(str, float, float)
    nudged = Signal(str, int, int)
    linked = Signal(str, str)
    digit_typed = Signal(str, int)  # the chosen node and a digit from 1 to 5
    tie_chosen = Signal(str)
    said = Signal(str)  # what was announced to a screen reader; a line beside the board can show it
    built = Signal()  # a new drawing stands here

    def __init__(self, theme: Theme, *, name: str, title: str, unit: float = UNIT) -> None:
        super().__init__()
        self.theme, self._unit = theme, unit  # the look, and pixels for one unit
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.movable, self.linking = False, False
        self.on_a_page = False  # the wheel scrolls the page, unless somebody means the board
        self.least = QSizeF(0, 0)  # units; a picture for a smaller room is built for this and shown smaller
        self.hint: Hint | None = None
        self.emphasis: Collection[str] | None = None
        self.lens = Lens()
        self._build: Build | None = None
        self.names: dict[str, str] = {}
        self.sheet = Sheet(Drawing(1, 1, ()), theme.tokens)
        self.current = ""
        self._hovered = ""
        self._pressed: QPointF | None = None
        self._held = ""  # the node under the pressed button
        self._dragging, self._panning = False, False
        self._pointer = QPointF()
        self._carried: tuple[str, QPointF] | None = None  # a node that comes from outside
        self._beside = False
        self._kept: dict[str, tuple[float, float]] = {}  # a node let go, until its new picture is there
        self._maker = PictureMaker(self)
        self._maker.made.connect(self._take)
        theme.changed.connect(WhenSeen(self, self.rebuild).ask)
        self.describe()

    # What is shown

    def show_picture(self, build: Build, names: Mapping[str, str], *, beside: bool = False) -> None:
        """Show a picture; what was chosen and how far it was enlarged stay. `names` are the whole names of nodes.

        `beside`: finding its places takes long, so it is built beside the window and the old one stays until then.
        """
        self._build, self.names, self._beside = build, dict(names), beside
        self.rebuild()

    def rebuild(self) -> None:
        """Make the drawing anew for the room there is."""
        self.lens.unit = self._unit * self.theme.percent / 100
        drawing, build = self.sheet.drawing, self._build
        self.lens.set_room(QSizeF(drawing.width, drawing.height), QSizeF(self.size()))
        if build is None or self.width() <= 60 or self.height() <= 60:
            self._take(Drawing(1, 1, ()))
            return
        unit = self.lens.unit
        room = QSizeF(self.size()) / unit
        smaller = max(1.0, self.least.width() / room.width(), self.least.height() / room.height())
        room *= smaller
        # Letters are whole pixels: measured at the size at which they will be seen.
        measure = measure_at(unit / smaller)
        frame = Frame(room.width(), room.height(), measure, locale.is_right_to_left())
        self._maker.make(build, frame, beside=self._beside)

    @property
    def is_pressed(self) -> bool:
        """Whether a button of the mouse is down."""
        return self._pressed is not None

    @property
    def is_building(self) -> bool:
        """Whether the picture on show is not the newest one yet."""
        return self._maker.is_busy

    def _take(self, drawing: Drawing) -> None:
        self._kept = {}
        self.sheet = Sheet(drawing, self.theme.tokens)
        self.lens.set_room(QSizeF(drawing.width, drawing.height), QSizeF(self.size()))
        if self.current not in self.sheet.bodies and self.current not in self.names:
            self.current = ""
        self._hovered = ""
        self.update()
        self.built.emit()

    def describe(self) -> None:
        """Tell a screen reader which keys work here."""
        self.setAccessibleDescription(steering.keys_in_words(self.movable))

    def set_movable(self, movable: bool) -> None:
        """Allow or forbid moving."""
        self.movable = movable
        self.describe()

    def emphasise(self, keys: Collection[str] | None) -> None:
        """Show these nodes and ties clearly and all others faintly; None shows all alike."""
        self.emphasis = keys
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(260, 200)

    # Choosing and saying

    def choose(self, key: str, *, tell: bool = False) -> None:
        """Mark a node as the chosen one; `tell` says so to everybody, as a person's own choice does."""
        self.current = key
        self.update()
        if tell:
            self.chosen.emit(key)
            self.announce(self.names.get(key, ""))

    def announce(self, words: str) -> None:
        """Say something to a screen reader, and to whoever shows it beside the board."""
        if not words:
            return
        self.said.emit(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def point_of(self, key: str) -> QPoint | None:
        """The pixel at the middle of a node; None when it does not stand here."""
        middle = self.sheet.middle(key)
        return self.lens.to_pixels(middle).toPoint() if middle is not None else None

    # Looking

    def fit(self) -> None:
        """Show all of it."""
        self.lens.fit()
        self.update()

    def enlarge(self, times: float, around: QPointF | None = None) -> None:
        """Look closer, or from further away."""
        self.lens.enlarge(times, around if around is not None else QPointF(self.rect().center()))
        self.update()

    def closer(self) -> None:
        """One step closer."""
        self.enlarge(STEP)

    def farther(self) -> None:
        """One step away."""
        self.enlarge(1 / STEP)

    # Something that comes from outside, such as a list of what is not placed yet

    def carry(self, key: str, place: QPoint) -> bool:
        """Show a node that is being dragged in; `place` is on the screen. False when it is not over the board."""
        here = self.mapFromGlobal(place)
        inside = self.rect().contains(here)
        self._carried = (key, QPointF(here)) if inside else None
        self.update()
        return inside

    def drop(self, key: str, place: QPoint) -> bool:
        """Let a carried node go; False when that was not over the board."""
        self._carried = None
        self.update()
        here = self.mapFromGlobal(place)
        if not self.movable or not self.rect().contains(here):
            return False
        units = self.lens.to_units(QPointF(here))
        self.choose(key, tell=True)
        self.moved.emit(key, units.x(), units.y())
        return True

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.rebuild()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if self.on_a_page and not self.hasFocus() and not event.modifiers() & _CTRL:
            event.ignore()
            return
        turned = event.angleDelta().y() / 120 or event.pixelDelta().y() / 60
        self.enlarge(STEP**turned, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._kept = {}
        self._pressed = self._pointer = event.position()
        self._held = self._node_at(event.position()) if event.button() is Qt.MouseButton.LeftButton else ""
        if self._held:
            self.choose(self._held, tell=True)
            return
        tie = self.sheet.tie_at(*self.lens.to_units(event.position()).toTuple(), 5 / self.lens.scale)
        if tie and event.button() is Qt.MouseButton.LeftButton:
            self.tie_chosen.emit(tie)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        before, self._pointer = self._pointer, event.position()
        if self._pressed is None:
            self._hover(self._node_at(event.position()))
            return
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._held and (self.movable or self.linking):
            self._dragging = self._dragging or far
        elif self._panning or far:
            self._panning = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.lens.push(event.position() - before)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        held, dragging, start = self._held, self._dragging, self._pressed
        panned, self._panning = self._panning, False
        self._pressed, self._held, self._dragging = None, "", False
        self.unsetCursor()
        self.update()
        if start is None or not held:
            if start is not None and not panned and event.button() is Qt.MouseButton.LeftButton:
                self.choose("", tell=True)
            return
        if not dragging:
            if not panned:
                self.clicked.emit(held)
            return
        if self.linking:
            other = self._node_at(event.position())
            if other and other != held:
                self.linked.emit(held, other)
            return
        place = self.drag_target(held, event.position(), start)
        if self._beside:
            by = (event.position() - start) / self.lens.scale
            self._kept = {held: (by.x(), by.y())}
        self.moved.emit(held, place.x(), place.y())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        # What the first click shows beside the board can move the picture away under the pointer.
        key = self.current or self._node_at(event.position())
        if key:
            self.opened.emit(key)

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        self._hover("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not steering.steer(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        seen = self.lens.seen(QRectF(event.rect()))
        moves = dict(self._kept)
        if self._dragging and not self.linking and self._pressed is not None:
            by = (self._pointer - self._pressed) / self.lens.scale
            moves[self._held] = (by.x(), by.y())
        overlay.paint_ground(self, painter)
        moving = self._carried_or_dragged()
        landing = overlay.paint_hint(self, painter, moving)
        self.sheet.paint(painter, self.lens.world(), seen, moves=moves, only=self.emphasis)
        overlay.paint_marks(self, painter, self.current, moves)
        if self._dragging and self.linking and self._pressed is not None:
            overlay.paint_thread(self, painter, self._held, self._pointer)
        if self._carried is not None:
            overlay.paint_carried(self, painter, self._carried[1])
        if moving is not None:
            overlay.paint_words(self, painter, landing, moving[2])
        elif self._hovered and not self._dragging:
            overlay.paint_words(self, painter, self.names.get(self._hovered, ""), self._pointer)
        overlay.paint_frame(self, painter)

    def drag_target(self, key: str, pointer: QPointF, start: QPointF) -> QPointF:
        """Where the middle of a dragged node is, in units."""
        middle = self.sheet.middle(key) or QPointF()
        return middle + (pointer - start) / self.lens.scale

    def _carried_or_dragged(self) -> tuple[str, QPointF, QPointF] | None:
        """The node on its way: its id, its place in units, and the pointer."""
        if self._carried is not None:
            key, pointer = self._carried
            return key, self.lens.to_units(pointer), pointer
        if self._dragging and not self.linking and self._pressed is not None:
            place = self.drag_target(self._held, self._pointer, self._pressed)
            return self._held, place, self._pointer
        return None

    def _node_at(self, pixel: QPointF) -> str:
        return self.sheet.at(*self.lens.to_units(pixel).toTuple(), 3 / self.lens.scale)

    def _hover(self, key: str) -> None:
        if key:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._hovered:
            self.unsetCursor()
        if key or self._hovered:
            self._hovered = key
            self.update()
