"""What the program has to say about the open workbook: that it is an example, that saving fails, what was just done.

What lasts stands between top bar and page. What was just done, and the one question, float over the page (see
Floating): a line that pushes the page down makes people click on something else than they meant.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from desktop.system.locale import _, show
from desktop.ui.layout import column
from desktop.ui.notice import Action, Notice
from desktop.ui.session import Session
from desktop.ui.text import has_focus
from desktop.workspace.workspace import Status

SHOWN = 12_000  # milliseconds that a sentence stays


class Notices(QWidget):
    """The lasting lines; `question` and `latest` are made here and shown by whoever places them."""

    asked_for_copy = Signal()
    asked_for_own = Signal()  # "start mine from this"
    asked_to_discard = Signal()  # close and lose what could not be saved
    asked_to_open_copy = Signal(str)  # the path of a copy to go on with; this workbook is left as it is
    left = Signal()  # a line went while the keyboard was in it

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._closing = False  # somebody wanted to close, and something could not be saved
        self.standing = Notice("standing")
        self.trouble = Notice("trouble", role="warning")
        self.question = Notice("question", role="floating")
        self.latest = Notice("notice", role="floating")
        self._fresh = False  # said in this turn of the event loop: it may be about the page being opened
        self._until = ""  # the edit with which the latest sentence holds; "" when it holds after others too
        self._hide_soon = QTimer(self)
        self._hide_soon.setSingleShot(True)
        self._hide_soon.setInterval(SHOWN)
        self._hide_soon.timeout.connect(self._on_shown)
        self._said_soon = QTimer(self)
        self._said_soon.setSingleShot(True)
        self._said_soon.timeout.connect(self._on_said)
        lines = column(self, spacing=0)
        for notice in (self.standing, self.trouble):
            lines.addWidget(notice)
        for notice in (self.standing, self.trouble, self.question, self.latest):
            notice.left.connect(self.left)
        if session.workspace.info.sample:
            self.standing.say(
                _("This is an example, opened as a copy: try anything."),
                (_("Start mine from this"), self.asked_for_own.emit),
            )
        session.edited_first.connect(self._ask_name)
        session.changed.connect(self._on_changed)
        session.moved.connect(self._on_moved)
        session.status_changed.connect(self.show_status)
        self.show_status(session.workspace.status)

    @property
    def newest(self) -> str:
        """The id of the newest edit; "" when there is none."""
        return next((edit.id for edit in self._session.workspace.recent(1)), "")

    def say(self, words: str, *actions: Action, until_edit: bool = False, stay: bool = False) -> None:
        """Say what was just done, beside what can be done about it.

        `until_edit`: what is offered would be about something else after the next edit, so it goes with that.
        `stay`: it does not go by itself after a while.
        """
        self._until = self.newest if until_edit else ""
        self._fresh = True
        self._said_soon.start(0)
        self.latest.say(words, *actions)
        if stay:
            self._hide_soon.stop()
        else:
            self._hide_soon.start()

    def offer_open(self, words: str, path: str) -> None:
        """A copy is saved and this workbook cannot be: offer to go on in the copy, while it holds everything."""
        act: Action = (_("Open the copy"), lambda: self.asked_to_open_copy.emit(path))
        self.say(words, act, until_edit=True, stay=True)

    def holds(self) -> bool:
        """Whether the latest sentence is still about the newest edit."""
        return self._until == self.newest

    def _on_changed(self, _change: object = None) -> None:
        if self._until and self._until != self.newest:
            self._until = ""
            self.latest.dismiss()

    def _on_said(self) -> None:
        self._fresh = False

    def _on_moved(self) -> None:
        """What was said about one page is not carried to the next, but a way back is, and what was said just now."""
        if not self._until and not self._fresh:
            self.latest.dismiss()

    def _on_shown(self) -> None:
        # Asked of the pointer: Qt's own mark stays on a line that was closed by a click.
        read = self.latest.rect().contains(self.latest.mapFromGlobal(QCursor.pos()))
        if read or has_focus(self.latest):
            self._hide_soon.start()
        else:
            self.latest.dismiss()

    def offer_copy(self, words: str) -> None:
        """Say something and offer to save a copy."""
        self.say(words, (_("Save a copy elsewhere"), self.asked_for_copy.emit))

    def show_status(self, status: Status) -> None:
        """Keep in sight why something is not saved, until it is."""
        copy: Action = (_("Save a copy elsewhere"), self.asked_for_copy.emit)
        if status.state == "failing":
            self._say_unsaved(status, copy)
        elif status.state == "read_only" and status.message:
            self.trouble.say(show(status.message), copy)
        elif status.state == "saved":
            self._closing = False
            self.trouble.dismiss()

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
        self.question.ask(
            _("What name should stand beside your changes?"),
            _("As your colleagues know you"),
            answer,
            _("Use this name"),
        )

    def _on_name(self, name: str) -> None:
        self._session.settings.name = name
        self._session.settings.save()
        self._session.workspace.author = name
