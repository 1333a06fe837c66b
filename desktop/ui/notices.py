"""What the program has to say about the open workbook: that it is an example, that saving fails, what was just done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.system.locale import _, show
from desktop.ui.layout import column
from desktop.ui.notice import Action, Notice
from desktop.ui.session import Session
from desktop.workspace.workspace import Status


class Notices(QWidget):
    """The lines between top bar and page, the lasting ones above."""

    asked_for_copy = Signal()
    asked_for_own = Signal()  # "start mine from this"
    asked_to_discard = Signal()  # close and lose what could not be saved

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._closing = False  # somebody wanted to close, and something could not be saved
        self.standing = Notice("standing")
        self.trouble = Notice("trouble", role="warning")
        self.latest = Notice("notice")
        lines = column(self, spacing=0)
        for notice in (self.standing, self.trouble, self.latest):
            lines.addWidget(notice)
        if session.workspace.info.sample:
            self.standing.say(
                _("This is an example, opened as a copy: try anything."),
                (_("Start mine from this"), self.asked_for_own.emit),
                close=False,
            )
        session.edited_first.connect(self._ask_name)
        session.status_changed.connect(self.show_status)
        self.show_status(session.workspace.status)

    def say(self, words: str, *actions: Action) -> None:
        """Say what was just done, beside what can be done about it."""
        self.latest.say(words, *actions)

    def offer_copy(self, words: str) -> None:
        """Say something and offer to save a copy."""
        self.latest.say(words, (_("Save a copy elsewhere"), self.asked_for_copy.emit))

    def show_status(self, status: Status) -> None:
        """Keep in sight why something is not saved, until it is."""
        copy: Action = (_("Save a copy elsewhere"), self.asked_for_copy.emit)
        if status.state == "failing":
            self._say_unsaved(status, copy)
        elif status.state == "read_only" and status.message:
            self.trouble.say(show(status.message), copy)
        elif status.state == "saved":
            self._closing = False
            self.trouble.hide()

    def _say_unsaved(self, status: Status, copy: Action) -> None:
        words = show(status.message) if status.message else _("The last changes could not be saved yet.")
        ways: list[Action] = [copy]
        if self._closing:
            ways.append((_("Close and lose them"), self.asked_to_discard.emit))
        self.trouble.say(words, *ways, close=False)

    def refuse_to_close(self) -> None:
        """Closing was asked for while something is unsaved: say so, and offer every way on."""
        self._closing = True
        self._say_unsaved(
            self._session.workspace.status, (_("Save a copy elsewhere"), self.asked_for_copy.emit)
        )

    def _ask_name(self) -> None:
        answer: Callable[[str], object] = self._on_name
        self.latest.ask(
            _("What name should stand beside your changes?"),
            _("As your colleagues know you"),
            answer,
            _("Use this name"),
        )

    def _on_name(self, name: str) -> None:
        self._session.settings.name = name
        self._session.settings.save()
        self._session.workspace.author = name
