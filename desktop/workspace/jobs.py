"""Long work beside the window: it runs in a thread, says how far it is, and can be cancelled."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
TURN = 0.0005  # seconds
JOB = "job"  # the name of every thread of a job

log = logging.getLogger(__name__)


class Cancelled(Exception):
    """The job was cancelled."""


class Job(Generic[T]):
    """Runs `work(job)` in a thread of its own. Callbacks come from that thread.

    `on_done(result)` or `on_failed(error)` is called exactly once; a cancelled job fails with Cancelled.
    """

    def __init__(
        self,
        work: Callable[[Job[T]], T],
        *,
        on_progress: Callable[[float], object],
        on_done: Callable[[T], object],
        on_failed: Callable[[Exception], object],
    ) -> None:
        self._work, self._on_progress, self._on_done, self._on_failed = work, on_progress, on_done, on_failed
        self._cancel = threading.Event()
        self.part = (0.0, 1.0)  # where the present piece of several begins, and its share of the whole
        self._thread = threading.Thread(target=self._run, name=JOB, daemon=True)

    def start(self) -> None:
        """Begin."""
        # From now on threads take turns more often: the window gives up its turn with every call into Qt, and at
        # Python's own 5 ms it stood still for a fifth of a second while a report was written.
        sys.setswitchinterval(TURN)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancel.is_set()

    def progress(self, fraction: float) -> None:
        """Say how far the work is, 0 to 1. Raises Cancelled when it should stop."""
        if self.cancelled:
            raise Cancelled
        start, share = self.part
        self._on_progress(start + share * fraction)

    def wait(self, timeout: float) -> bool:
        """Wait for the end; False when it takes longer than `timeout` seconds."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result = self._work(self)
        except Exception as error:  # handed on to whoever started the job, with the trace in the log
            if not isinstance(error, Cancelled):
                log.info("a job failed", exc_info=True)
            self._on_failed(error)
        else:
            self._on_done(result)
