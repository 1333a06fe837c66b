"""Garbage is collected in the window's own thread only, and all of it only while nobody waits for the window.

Python collects wherever an object happens to be made. In a thread that writes a report, that would free widgets of the
window there, and Qt ends the process.
"""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QCursor

from desktop.workspace.jobs import JOB

EVERY = 250  # milliseconds
QUIET = 4  # times in a row without a sign of life: a second
STIR = 60  # objects more or fewer than before: something is going on
GROWN = 1.25  # Python's own rule: looking at all of them is worth it once there are a quarter more
YOUNG = 20_000  # new objects of which looking at takes a hundredth of a second: better in a quiet moment
PATIENCE = 8  # times that a quiet moment is waited for
MANY = 2_000_000  # new objects that are too many even while work runs beside the window
LATE = 20  # times Python's own limit: then even somebody who never rests has to wait for it once
_NAME = "collector"


class _Collector(QObject):
    """Does by a clock, and here, what Python would do by itself and anywhere.

    Nothing is frozen: what is frozen and let go later would stay until the end, and the oldest objects are looked at
    in quiet moments only.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        gc.disable()
        self._made, self._pointer, self._quiet = 0, QCursor.pos(), 0
        self._lived, self._looked, self._waited = 0, 0, 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(EVERY)

    def _on_time(self) -> None:
        count, limits = gc.get_count(), gc.get_threshold()
        self._feel(count[0])
        if self._can_wait(count[0]):
            self._waited += 1
            self._made = count[0]
            return
        self._waited = 0
        if count[2] > limits[2] and self._is_time(count[2], limits[2]):
            gc.collect()
            self._lived, self._looked = len(gc.get_objects(generation=2)), 0
        elif count[1] > limits[1]:
            gc.collect(1)
        elif count[0] > limits[0]:
            gc.collect(0)
        self._made = gc.get_count()[0]

    def _can_wait(self, made: int) -> bool:
        """Whether looking would make somebody wait who need not.

        What a report makes lives until it is written, so looking at it meanwhile costs a tenth of a second again and
        again and frees next to nothing (a report of 900 pages takes 10 MB more without).
        """
        if any(thread.name == JOB for thread in threading.enumerate()):
            return made < MANY
        return made > YOUNG and self._quiet < QUIET and self._waited < PATIENCE

    def _feel(self, made: int) -> None:
        """Count the quiet moments: typing, painting and pages make objects, and so does work beside the window."""
        pointer = QCursor.pos()
        still = pointer == self._pointer and abs(made - self._made) < STIR
        self._quiet = self._quiet + 1 if still else 0
        self._pointer = pointer

    def _is_time(self, count: int, limit: int) -> bool:
        """Whether all objects should be looked at now."""
        if count == self._looked or (self._quiet < QUIET and count < LATE * limit):
            return False
        self._looked = count
        return len(gc.get_objects(generation=2)) > GROWN * self._lived


def collect_here() -> None:
    """From now on collect in this thread; asked again, it changes nothing."""
    app = QCoreApplication.instance()
    if app is not None and app.findChild(QObject, _NAME) is None:
        _Collector(app)
