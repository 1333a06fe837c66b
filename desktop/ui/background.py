"""Work beside the window: one piece at a time, its outcome handed back in the window's own thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.ui.collecting import collect_here
from desktop.workspace.jobs import Job

# What is running is kept alive here: a page may be closed, and its objects freed, before its work ends.
_running: set[Background] = set()


class Background(QObject):
    """Runs a function in a thread; `done(outcome)` gets what it returned, or the exception it raised.

    When `owner` is gone before the end, nobody is told.
    """

    _ended = Signal(object)
    _advanced = Signal(float)

    def __init__(self, owner: QObject) -> None:
        collect_here()
        super().__init__()  # no child of its owner: the thread needs it to the end
        self._done: Callable[[Any], object] | None = None
        self._heard: Callable[[float], object] | None = None
        self._job: Job[Any] | None = None
        self._ended.connect(self._on_ended)
        self._advanced.connect(self._on_advanced)
        owner.destroyed.connect(self._on_owner_destroyed)

    @property
    def busy(self) -> bool:
        """Whether something is running."""
        return self in _running

    def run(self, work: Callable[[], Any], done: Callable[[Any], object]) -> bool:
        """Begin; False when something is running already."""
        return self.run_job(lambda _job: work(), done)

    def run_job(
        self,
        work: Callable[[Job[Any]], Any],
        done: Callable[[Any], object],
        heard: Callable[[float], object] | None = None,
    ) -> bool:
        """Begin work that says how far it is; False when something is running already."""
        if self.busy:
            return False
        _running.add(self)
        self._done, self._heard = done, heard
        self._job = Job(work, on_progress=self._advanced.emit, on_done=self._tell, on_failed=self._tell)
        self._job.start()
        return True

    def cancel(self) -> None:
        """Ask the work to stop at its next step; it ends with `Cancelled`."""
        if self._job is not None:
            self._job.cancel()

    def _tell(self, outcome: Any) -> None:
        """In the thread of the work: hand the outcome over, unless the program has ended meanwhile."""
        if isValid(self):
            self._ended.emit(outcome)

    def _on_advanced(self, part: float) -> None:
        if self._heard is not None:
            self._heard(part)

    def _on_ended(self, outcome: Any) -> None:
        done, self._done, self._heard, self._job = self._done, None, None, None
        _running.discard(self)
        if done is not None:
            done(outcome)

    def _on_owner_destroyed(self) -> None:
        self._done = self._heard = None
