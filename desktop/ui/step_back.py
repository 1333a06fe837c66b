"""Undo and redo in words: what was taken back, and a button for the other way while that still means the same."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.change import Edit
from desktop.system.locale import _, show
from desktop.ui.names import cut
from desktop.ui.notices import Notices
from desktop.workspace.workspace import Refused, Workspace

SENTENCE = 140  # letters that say which step it was


class StepBack:
    """Takes steps back and says so. `flush` hands on what is being typed, which is the newest edit then."""

    def __init__(self, workspace: Workspace, notices: Notices, flush: Callable[[], None]) -> None:
        self._workspace, self._notices, self._flush = workspace, notices, flush

    def undo(self) -> None:
        """Take back the last step and say which one it was."""
        self._flush()
        self._take(self._workspace.undo, _("There is nothing to undo."), _("Redo"), self.redo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._flush()
        self._take(self._workspace.redo, _("There is nothing to redo."), _("Undo"), self.undo)

    def _take(
        self, act: Callable[[], Edit | None], nothing: str, name: str, other: Callable[[], None]
    ) -> None:
        try:
            edit = act()
        except Refused as refusal:
            self._notices.say(show(refusal.message))
            return
        if edit is None:
            self._notices.say(nothing)
        else:
            self.offer(cut(show(self._workspace.sentence(edit)), SENTENCE), name, other)

    def offer_undo(self, words: str) -> None:
        """Say what was just done, beside Undo."""
        self.offer(words, _("Undo"), self.undo)

    def offer(self, words: str, name: str, act: Callable[[], None]) -> None:
        """Say what was just done beside a way back, which is good for this one edit only."""

        def still_that() -> None:
            self._flush()
            if self._notices.holds():
                act()
            else:
                self._notices.say(_("Something else was changed since. Ctrl+Z goes back step by step."))

        self._notices.say(words, (name, still_that), until_edit=True)
