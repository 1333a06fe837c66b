"""Ends a PySide6 program as soon as its first main window has been painted, so that it can be measured.

Python imports a module of this name before any program when its folder is on PYTHONPATH. Where FIRST_PAINT
names a file, this one waits for PySide6.QtWidgets and gives each main window a filter of its own. A filter on
the whole application would be asked about every event of every widget and make the larger program look slower
than it is.
"""

from __future__ import annotations

import importlib.machinery
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

NAME = "PySide6.QtWidgets"


class _Watch:
    """Stands in front of the finders of modules until PySide6.QtWidgets is asked for."""

    def __init__(self, report: str) -> None:
        self.report = report

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != NAME:
            return None
        sys.meta_path.remove(self)  # type: ignore[arg-type]
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def execute_and_watch(module: ModuleType) -> None:
                execute(module)
                watch_windows(module, self.report)

            spec.loader.exec_module = execute_and_watch  # type: ignore[method-assign]
        return spec


def watch_windows(widgets: ModuleType, report: str) -> None:
    """Give every QMainWindow made from now on a filter that ends the process after its first painting."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            if event.type() == QEvent.Type.Paint:
                window: Any = watched
                window.removeEventFilter(self)
                # The painting itself comes after this filter; the timer fires when it is on the screen.
                QTimer.singleShot(0, lambda: end(window))
            return False

    def end(window: Any) -> None:
        size = f"{window.width()}x{window.height()}"
        Path(report).write_text(f"{size} {window.windowTitle()}", encoding="utf-8")
        os._exit(0)  # what a program does when it is closed is not its start

    first = widgets.QMainWindow.__init__

    def watched_init(self: Any, *args: Any, **keywords: Any) -> None:
        first(self, *args, **keywords)
        self.first_paint = FirstPaint()
        self.installEventFilter(self.first_paint)

    widgets.QMainWindow.__init__ = watched_init


# Taken out of the surroundings: a process that the program starts is not measured.
_report = os.environ.pop("FIRST_PAINT", "")
if _report:
    sys.meta_path.insert(0, _Watch(_report))  # type: ignore[arg-type]
