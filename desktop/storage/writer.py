"""The one thread that writes the workbook: each edit is one transaction, announced as saved only when it is.

When writing fails (full disk, stick pulled) the edits wait here in their order and are tried again; before
each one the file is compared with how we left it, so that nothing is ever written into a file that somebody
replaced.
"""

from __future__ import annotations

import datetime
import logging
import os
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.change import Edit
from desktop.domain.words import Message
from desktop.storage import clock, history, replay, schema
from desktop.storage.connection import connect_to_write
from desktop.storage.errors import Replaced, unsaved
from desktop.storage.history import Mark

SAVED, SAVING, FAILING, READ_ONLY = "saved", "saving", "failing", "read_only"
RETRY_SECONDS = 2.0
# An open file keeps a stick from being taken out on some systems, so an idle one is let go.
IDLE_SECONDS = 3.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Status:
    """Whether everything is in the file. `saved_at` is the local time of the last commit, `message` says what
    is wrong.
    """

    state: str
    saved_at: datetime.datetime | None = None
    message: Message | None = None


class Writer:
    """Appends edits to one workbook file from a thread of its own.

    `announce` is called from that thread with each new Status, `before_upgrade` once, before the first edit brings a
    file of an older version to this one.
    """

    def __init__(
        self,
        path: Path,
        mark: Mark,
        lack: schema.Lack,
        version: int,
        announce: Callable[[Status], None],
        saved_at: datetime.datetime | None = None,
        before_upgrade: Callable[[], object] = lambda: None,
    ) -> None:
        self.path = path
        self._before_upgrade: Callable[[], object] | None = before_upgrade
        self.status = Status(SAVED, saved_at)
        self._mark = mark
        self._lack = lack
        self._version = version
        self._announce = announce
        self._pending: deque[Edit] = deque()
        self._change = threading.Condition()
        self._quiet = True  # everything is written, and that was announced
        self._closing = False
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] = (0, 0)
        self._thread: threading.Thread | None = None

    def append(self, edit: Edit) -> None:
        """Hand over an edit; returns at once."""
        with self._change:
            self._pending.append(edit)
            self._quiet = False
            if self._thread is None:  # a workbook that is only read needs no thread
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
            if self.status.state != FAILING:
                self.status = Status(SAVING, self.status.saved_at)
            status = self.status
            self._change.notify_all()
        self._announce(status)

    def pending(self) -> list[Edit]:
        """The edits that are not in the file yet, oldest first."""
        with self._change:
            return list(self._pending)

    def mark(self) -> Mark:
        """Where the file stands after the last edit written."""
        with self._change:
            return self._mark

    def flush(self, timeout: float) -> bool:
        """Wait until everything is in the file and announced; False when `timeout` seconds were too few."""
        with self._change:
            self._change.notify_all()
            return self._change.wait_for(lambda: self._quiet, timeout)

    def close(self) -> None:
        """End the thread after the write under way; what is still waiting is not written any more."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._change:
                if not self._pending and not self._closing:
                    self._change.wait(IDLE_SECONDS if self._connection else None)
                if self._closing:
                    break
                edit = self._pending[0] if self._pending else None
            if edit is None:
                self._disconnect()
                continue
            try:
                mark = self._write(edit)
            except Exception as error:  # whatever it is, the edit must stay and be tried again
                self._failed(error)
            else:
                self._written(mark)
        self._disconnect()

    def _written(self, mark: Mark) -> None:
        with self._change:
            self._mark = mark
            self._pending.popleft()
            done = not self._pending
            self.status = Status(SAVED if done else SAVING, clock.now())
            status = self.status
        self._announce(status)
        with self._change:
            self._quiet = not self._pending
            self._change.notify_all()

    def _failed(self, error: Exception) -> None:
        self._disconnect()
        with self._change:
            first = self.status.state != FAILING
            self.status = Status(FAILING, self.status.saved_at, unsaved(error, self.path))
            status = self.status
        if first:
            log.warning("could not write %s: %r", self.path.name, error)
        self._announce(status)
        with self._change:
            if not self._closing:
                self._change.wait(RETRY_SECONDS)

    def _write(self, edit: Edit) -> Mark:
        if self._before_upgrade is not None and (self._lack or self._version != schema.VERSION):
            self._before_upgrade()
            self._before_upgrade = None
        connection = self._connected()
        connection.execute("BEGIN IMMEDIATE")
        try:
            found = history.read_mark(connection)
            if found != self._mark:
                mark = self._already(connection, edit, found)
            else:
                if self._lack or self._version != schema.VERSION:
                    upgrade(connection, self._lack)
                mark = history.append(connection, edit)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        self._lack, self._version = schema.Lack((), ()), schema.VERSION
        return mark

    def _already(self, connection: sqlite3.Connection, edit: Edit, found: Mark) -> Mark:
        """A commit can reach the medium and be reported as failed: then the edit is there, and only ours is
        newer.
        """
        last = connection.execute("SELECT id FROM edit WHERE number=?", (found.edits,)).fetchone()
        if (
            last == (edit.id,)
            and found.workbook_id == self._mark.workbook_id
            and found.edits == self._mark.edits + 1
        ):
            return found
        raise Replaced(self.path.name)

    def _connected(self) -> sqlite3.Connection:
        """The connection to the file that is at its place now: it may have gone and come back."""
        stat = os.stat(self.path)
        identity = (stat.st_dev, stat.st_ino)
        if self._connection is not None and identity != self._identity:
            self._disconnect()
        if self._connection is None:
            self._connection = connect_to_write(self.path)
            self._identity = identity
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except sqlite3.Error:
                pass  # the file is gone; the journal on it tells the next opening what to undo


def upgrade(connection: sqlite3.Connection, lack: schema.Lack) -> None:
    """Bring a file to the present schema inside the caller's transaction."""
    schema.add(connection, lack)
    replay.write_baseline(connection, "upgrade")
