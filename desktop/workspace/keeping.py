"""Backups of the open workbook: made by themselves when one is due, in a thread beside the window."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.change import Edit
from desktop.domain.words import N_, Message
from desktop.storage import backup, clock
from desktop.storage.backup import Backup
from desktop.storage.errors import Refused
from desktop.storage.workbook import OpenFile
from desktop.system import paths

_PAUSE = 300.0  # seconds
_FAILED = N_("No backup could be made. Choose another folder for backups in the settings.")

log = logging.getLogger(__name__)


class Keeper:
    """Makes and lists the backups of one open workbook. `problem` says why the last one could not be made."""

    def __init__(self, file: OpenFile, folder: Path) -> None:
        self.folder = folder
        self.problem: Message | None = None
        self._file = file
        self._busy = threading.Lock()
        self._thread: threading.Thread | None = None
        self._newest: Backup | None = None
        self._wait_until = 0.0  # after a failure: not with every edit again

    def after_save(self, edits: Sequence[Edit], title: str) -> None:
        """Make a backup in the background if one is due; returns at once."""
        newest = self._newest
        if newest is not None and abs(clock.now() - newest.when) < backup.INTERVAL:
            return
        if time.monotonic() < self._wait_until or (self._thread is not None and self._thread.is_alive()):
            return
        self._thread = threading.Thread(
            target=self._make_if_due, args=(list(edits), title), name="backup", daemon=True
        )
        self._thread.start()

    def _make_if_due(self, edits: list[Edit], title: str) -> None:
        try:
            known = self.found()
            good = [item for item in known if item.ok]
            self._newest = good[0] if good else None
            last = edits[-1].id if edits else self._file.last_edit
            if backup.is_due(known, last, self._file.mark.baseline, clock.now()):
                self.make(edits, title)
        except Exception as error:  # a backup that fails must never disturb the work
            self.problem = error.message if isinstance(error, Refused) else Message(_FAILED)
            self._wait_until = time.monotonic() + _PAUSE
            log.warning("no backup was made: %r", error)

    def make(self, edits: Sequence[Edit], title: str, *, thin: bool = True) -> Backup:
        """Make a backup now, then let old ones go by the rule (unless `thin` is off). Raises Refused."""
        with self._busy:
            if thin and paths.portable_dir() is not None:
                self._make_room()
            made = backup.make(self._file, edits, self.folder, title, clock.now())
            self._newest, self.problem = made, None
            if thin:
                backup.thin(self.found(), clock.now())
            return made

    def before_upgrade(self, title: str) -> None:
        """Keep the workbook as it was before it is brought to this version; the work goes on when that fails."""
        try:
            with self._busy:
                backup.keep_as_it_was(self._file, self.folder, title, clock.now())
        except Refused as refusal:
            self.problem = refusal.message
            log.warning("the workbook was not kept before its upgrade: %r", refusal)

    def _make_room(self) -> None:
        """In the portable edition, backups may not fill the stick."""
        try:
            free = shutil.disk_usage(self.folder).free
        except OSError:  # no folder yet, so no old backups
            return
        backup.make_room(self.found(), self._file.info.size, free)

    def found(self) -> list[Backup]:
        """The backups of this workbook, newest first."""
        return backup.found(self.folder, self._file.info.workbook_id)

    def every_copy(self) -> list[Backup]:
        """The backups, and the files that were kept as they were when a backup took their place."""
        return [*self.found(), *backup.replaced(self.folder, self._file.info.workbook_id)]

    def wait(self) -> None:
        """Wait for a backup under way: it reads the copy that is about to be removed."""
        if self._thread is not None:
            self._thread.join()
