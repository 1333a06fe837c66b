"""Garbage is collected in the window's own thread only.

Python collects wherever an object happens to be made. In a thread that writes a report, that would free widgets of the
window there, and Qt ends the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY = 250  # milliseconds
_NAME = "collector"


class _Collector(QObject):
    """Does by a clock, and here, what Python would do by itself and anywhere."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(EVERY)

    def _on_time(self) -> None:
        limits = gc.get_threshold()
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > limits[generation]:
                gc.collect(generation)
                return


def collect_here() -> None:
    """From now on collect in this thread; asked again, it changes nothing."""
    app = QCoreApplication.instance()
    if app is not None and app.findChild(QObject, _NAME) is None:
        _Collector(app)
