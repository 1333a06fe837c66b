"""Pages are loaded before somebody opens them: after the first painted window, a few modules at a time.

Without this a first visit waits for up to a hundred modules. What is heavy stays where it is: inside functions.
"""

from __future__ import annotations

import importlib
from collections import deque

from PySide6.QtCore import QObject, QTimer

from desktop.workspace.features import FEATURES

BETWEEN = 40  # milliseconds in which the window answers to whoever is typing already
# What pages share, in pieces: by themselves the first page of a kind would load all of it at once.
SHARED = (
    "desktop.ui.flow_page",
    *(
        "desktop.domain.layout.boxes",
        "desktop.domain.layout.labels",
        "desktop.domain.layout.organigram_drawing",
    ),
    *("desktop.domain.layout.network", "desktop.reports.outline", "desktop.reports.figures.influence"),
    *("desktop.reports.figures.links", "desktop.reports.views", "desktop.workspace.views"),
    *(
        "desktop.reports.sections.stakeholder",
        "desktop.reports.sections.body",
        "desktop.reports.papers.terms",
    ),
    *("desktop.reports.catalogue", "desktop.workspace.papers", "desktop.workspace.templates"),
    *("desktop.ui.canvas.board", "desktop.ui.canvas.tray"),
    *("desktop.analysis.network", "desktop.workspace.network", "desktop.workspace.importing"),
    *(f"desktop.ui.pages.stakeholder.{step}_step" for step in ("list", "missing", "describe", "compare")),
    *(f"desktop.ui.pages.stakeholder.{step}_step" for step in ("place", "links", "engage", "review")),
    *(
        f"desktop.ui.setup.{part}"
        for part in ("bodies", "readiness", "tasks", "papers", "organigram", "review")
    ),
    *("desktop.ui.reader", "desktop.ui.handbook_view"),
)
AHEAD = (*SHARED, *(feature.page.partition(":")[0] for feature in FEATURES))


class Preloading(QObject):
    """Loads one module after the other while the window is used; gone when all are there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = deque(AHEAD)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(BETWEEN)

    def _on_time(self) -> None:
        if self._waiting:
            importlib.import_module(self._waiting.popleft())
        else:
            self._timer.stop()
            self.deleteLater()
