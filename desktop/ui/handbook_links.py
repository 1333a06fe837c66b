"""Where links of a handbook page lead: another page, the words of a term, a place of the program, nowhere outside."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.flows import step_at
from desktop.guidance.handbook import Handbook, Page
from desktop.guidance.links import PAGE, TERM, TRY, target_of
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.popup import PopUp
from desktop.ui.reader import Reader
from desktop.ui.theme import Theme
from desktop.workspace.features import feature


class LinkGuide(QObject):
    """Follows what was clicked or pressed in the reader; words appear beside the link, over `host`."""

    chose = Signal(str)  # "page" or "page#anchor"
    chose_heading = Signal(str)  # an anchor of the page on show
    asked_for_page = Signal(str)  # a step of the program
    asked_for_words = Signal(str)  # words to search for

    def __init__(
        self, handbook: Handbook, reader: Reader, host: QWidget, theme: Theme, *, can_try: bool
    ) -> None:
        super().__init__(host)
        self._handbook, self._reader, self._host, self._can_try = handbook, reader, host, can_try
        self.callout = PopUp("handbook.callout", host, theme)
        self.callout.asked.connect(self._on_asked)
        reader.followed.connect(self._on_followed)

    def _on_followed(self, url: str) -> None:
        target = target_of(url)
        if target is None:
            return
        if target.kind == PAGE:
            self.chose.emit(f"{target.id}#{target.anchor}" if target.anchor else target.id)
        elif target.kind == "heading":
            self.chose_heading.emit(target.anchor)
        elif target.kind == TERM:
            term = self._handbook.term(target.id)
            if term is not None:
                self._say(term.title, term.text, more=_("Search the handbook for it"))
        elif target.kind == TRY:
            self.try_out(target.id)
        elif target.kind == "outside":
            self._say(_("An address outside this program"), target.id)

    def try_out(self, key: str) -> None:
        """Go to a step of the program; without a workbook say what is missing."""
        if self._can_try:
            self.asked_for_page.emit(key)
        else:
            words = _("Open or start a workbook first, then come back to this page.")
            self._say(place_words(key) or _("Try it"), words)

    def _say(self, title: str, text: str, more: str = "") -> None:
        place = self._reader.link_place()
        corner = self._reader.viewport().mapTo(self._host, place.topLeft())
        near = QRect(corner, place.size()).adjusted(0, 0, 1, 1)
        self.callout.say(title, text, near=near, more=more)
        self._reader.tell(f"{title}: {text}")

    def _on_asked(self) -> None:
        self.callout.hide()
        self.asked_for_words.emit(self.callout.title.text())


def facts_of(page: Page) -> str:
    """How long a page takes, and where in the program it is used."""
    parts = []
    if page.minutes:
        words = ngettext("{count} minute to read", "{count} minutes to read", page.minutes)
        parts.append(words.format(count=format_number(page.minutes)))
    used = place_words(page.try_it)
    if used:
        parts.append(_("used in: {place}").format(place=used))
    return "  ·  ".join(parts)


def place_words(key: str) -> str:
    """The words for a page or step of the program: "Plan and process, Vision"; "" where there is none."""
    name, _dot, step = key.partition(".")
    try:
        title = _(feature(name).title)
    except KeyError:
        return ""
    known = step_at(key) if step else None
    return f"{title}, {_(known.title)}" if known is not None else title
