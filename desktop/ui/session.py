"""What the pages of one open workbook share: the workbook, the person's settings, and ways to ask the window.

The one Qt signal for changes lives here (the workspace itself speaks through plain callbacks, some from its
writer thread; a queued signal brings them to the window's thread).
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.change import Change
from desktop.domain.snapshot import Snapshot
from desktop.guidance.handbook import Handbook
from desktop.system.locale import show
from desktop.system.settings import Settings
from desktop.ui.collecting import collect_here
from desktop.ui.theme import Theme
from desktop.workspace.workspace import Changed, Refused, Status, Workspace

if TYPE_CHECKING:
    from desktop.domain.checks import Advice


class Session(QObject):
    """One open workbook as the pages see it."""

    changed = Signal(object)  # Changed
    status_changed = Signal(object)  # Status
    asked_for_page = Signal(str, str)  # page or step key, record id
    asked_for_field = Signal(
        str, str, str
    )  # table, record ("" for none yet), field ("" for the record as a whole)
    asked_for_record = Signal(str)  # a record's id: the page that shows it
    asked_for_handbook = Signal(str)  # "page#anchor"
    asked_for_guidance = Signal(str)  # a step or "table.field"
    asked_to_close = Signal(str)  # close the workbook and say this sentence on the start page
    noticed = Signal(str, str)  # a sentence for the person, and the key of an action beside it ("undo" or "")
    moved = Signal()  # another page or step is on show
    typing = Signal()  # something is typed and not handed on yet
    settled = Signal()  # what was typed is what stands there already
    edited_first = Signal()  # the first edit without a display name

    def __init__(self, workspace: Workspace, settings: Settings, handbook: Handbook, theme: Theme) -> None:
        super().__init__()
        collect_here()
        self.workspace, self.settings, self.handbook, self.theme = workspace, settings, handbook, theme
        self.is_open = True
        self._asked_name = bool(settings.name)
        self._advised: tuple[Snapshot, list[Advice]] | None = None
        workspace.changed.connect(self._on_changed)
        workspace.status_changed.connect(self._on_status_changed)

    @property
    def snapshot(self) -> Snapshot:
        """The records as they are now."""
        return self.workspace.snapshot

    def advice(self) -> list[Advice]:
        """What the checks say of the records as they are now; asked once for each snapshot, however many show it."""
        snapshot = self.snapshot
        if self._advised is None or self._advised[0] is not snapshot:
            from desktop.domain.checks import (
                run_all,  # every check there is: the first painted window needs none
            )

            self._advised = (snapshot, run_all(snapshot, datetime.date.today()))
        return self._advised[1]

    @property
    def level(self) -> str:
        """The level of government of this workbook ("" while it is not answered)."""
        return self.snapshot.initiative.level

    def edit(self, action: str, changes: list[Change], *, visit: str = "", **args: Any) -> bool:
        """Make one edit; the first one without a display name makes the window ask for it.

        False when nothing was changed; a refusal was said then.
        """
        if not changes or self.workspace.read_only is not None:
            return False
        try:
            self.workspace.edit(action, changes, visit=visit, **args)
        except Refused as refusal:
            self.noticed.emit(show(refusal.message), "")
            return False
        if not self._asked_name:
            self._asked_name = True
            self.edited_first.emit()
        return True

    def close(self) -> None:
        """Stop listening to the workspace; pages that are still there for a moment ask nothing more of it."""
        self.is_open = False
        self.workspace.changed.disconnect(self._on_changed)
        self.workspace.status_changed.disconnect(self._on_status_changed)

    def _on_changed(self, change: Changed) -> None:
        self.changed.emit(change)

    def _on_status_changed(self, status: Status) -> None:
        self.status_changed.emit(status)
