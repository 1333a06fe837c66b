"""How a drawing lies in the window: fitted, enlarged around a point, pushed aside."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

LEAST, MOST = 0.4, 12.0  # times the size at which all of it is seen
STEP = 1.2  # one click of the wheel or of a key


class Lens:
    """From units of the drawing to pixels and back. `unit` is how many pixels one unit has when nothing is enlarged."""

    def __init__(self) -> None:
        self.unit = 1.0
        self.zoom = 1.0
        self._pushed = QPointF(0, 0)
        self._drawing = QSizeF(1, 1)
        self._room = QSizeF(1, 1)

    def set_room(self, drawing: QSizeF, room: QSizeF) -> None:
        """The size of the drawing in units, and of the window in pixels."""
        self._drawing, self._room = drawing, room

    def fit(self) -> None:
        """Show all of it."""
        self.zoom, self._pushed = 1.0, QPointF(0, 0)

    @property
    def is_fitted(self) -> bool:
        """Whether all of it is seen as it was first."""
        return self.zoom == 1.0 and self._pushed.isNull()

    @property
    def scale(self) -> float:
        """Pixels for one unit, as it is seen now."""
        wide = self._room.width() / max(1.0, self._drawing.width() * self.unit)
        tall = self._room.height() / max(1.0, self._drawing.height() * self.unit)
        return self.unit * min(1.0, wide, tall) * self.zoom

    def world(self) -> QTransform:
        """From units to pixels."""
        scale = self.scale
        left = (self._room.width() - self._drawing.width() * scale) / 2 + self._pushed.x()
        top = (self._room.height() - self._drawing.height() * scale) / 2 + self._pushed.y()
        return QTransform(scale, 0, 0, scale, left, top)

    def to_units(self, point: QPointF) -> QPointF:
        """Where a pixel lies in the drawing."""
        back, _possible = self.world().inverted()
        return back.map(point)

    def to_pixels(self, point: QPointF) -> QPointF:
        """Where a place of the drawing is seen."""
        return self.world().map(point)

    def seen(self, room: QRectF) -> QRectF:
        """The part of the drawing in a rectangle of pixels."""
        back, _possible = self.world().inverted()
        return back.mapRect(room)

    def push(self, by: QPointF) -> None:
        """Move the drawing under the window; some of it always stays in sight."""
        scale = self.scale
        most_x = (self._room.width() + self._drawing.width() * scale) / 2 - 40
        most_y = (self._room.height() + self._drawing.height() * scale) / 2 - 40
        x = min(max(self._pushed.x() + by.x(), -most_x), most_x)
        y = min(max(self._pushed.y() + by.y(), -most_y), most_y)
        self._pushed = QPointF(x, y)

    def enlarge(self, times: float, around: QPointF) -> None:
        """Make it larger or smaller; what lies at the pixel `around` stays there."""
        kept = self.to_units(around)
        self.zoom = min(MOST, max(LEAST, self.zoom * times))
        if abs(self.zoom - 1.0) < 0.02:
            self.zoom = 1.0  # so that going back by the wheel ends where it began
        now = self.to_pixels(kept)
        self._pushed += around - now
        self.push(QPointF(0, 0))
