"""Work beside the window: one piece at a time, its outcome handed back in the window's own thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.workspace.jobs import Job


class Background(QObject):
    """Runs a function in a thread; `done(outcome)` gets what it returned, or the exception it raised."""

    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job[Any] | None = None
        self._done: Callable[[Any], object] | None = None
        self._ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether something is running."""
        return self._job is not None

    def run(self, work: Callable[[], Any], done: Callable[[Any], object]) -> bool:
        """Begin; False when something is running already."""
        if self._job is not None:
            return False
        self._done = done
        self._job = Job(lambda _job: work(), on_progress=_nothing, on_done=self._tell, on_failed=self._tell)
        self._job.start()
        return True

    def _tell(self, outcome: Any) -> None:
        try:
            self._ended.emit(outcome)
        except RuntimeError:
            pass  # the page was closed meanwhile; nobody waits for this any more

    def _on_ended(self, outcome: Any) -> None:
        done, self._job, self._done = self._done, None, None
        if done is not None:
            done(outcome)


def _nothing(_fraction: float) -> None:
    pass
