"""Runs the commands that somebody chose in the search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QPushButton

from desktop.domain.flows import places
from desktop.system.locale import _
from desktop.ui.page import Page
from desktop.workspace import commands


class Opens(Protocol):
    """What opens pages."""

    def open_page(self, key: str, record_id: str = "") -> None:
        """Open a page or a step of it."""

    @property
    def current_page(self) -> Page:
        """The page on show."""


class Doing:
    """Opens places, adds records, and does what the window does by key anyway (`acts`)."""

    def __init__(
        self, window: Opens, say: Callable[[str], object], acts: Mapping[str, Callable[[], object]]
    ) -> None:
        self._window, self._say, self._acts = window, say, acts

    def run(self, key: str) -> None:
        """Run a command by its key."""
        chosen = commands.command(key)
        if chosen.act == commands.OPEN:
            self._window.open_page(chosen.place)
        elif chosen.act == commands.ADD:
            self._add(chosen)
        else:
            self._acts[chosen.act]()

    def _add(self, chosen: commands.Command) -> None:
        """Press the button that adds such a record, on whichever step of the page it stands."""
        for place in places(chosen.place):
            self._window.open_page(place)
            page = self._window.current_page
            made = page.findChild(QPushButton, f"add.{chosen.table}")
            if made is not None and made.isVisibleTo(page) and made.isEnabled():
                made.click()
                return
        self._say(_("This workbook can only be read: nothing can be added."))
