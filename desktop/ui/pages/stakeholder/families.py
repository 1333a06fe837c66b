"""Families of stakeholders with the question "Who speaks for them here?" and a line to answer it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.records import Stakeholder
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label
from desktop.ui.editors import title_of
from desktop.ui.layout import card, clear, column
from desktop.ui.names import in_a_row
from desktop.ui.pages.stakeholder.adding import add_one
from desktop.ui.session import Session
from desktop.ui.text import plain_label
from desktop.ui.undo_keys import EntryField

Prompt = tuple[str, str, str]
"""The family that an answer gets, a heading, and what it covers (both translated)."""


def every_family() -> list[Prompt]:
    """All families of the catalogue."""
    name = "stakeholder_families"
    return [
        (entry.key, choice_label(name, entry.key), _(entry.help))
        for entry in catalogue(name).entries
        if entry.key != "other"
    ]


class FamilyPrompts(QWidget):
    """One card for each family: who is on the list already, and a line for the next name."""

    added = Signal(str)

    def __init__(self, session: Session, *, name: str) -> None:
        super().__init__()
        self._session = session
        self.setObjectName(name)
        self._lines = column(self, spacing=8)
        self._prompts: list[Prompt] = []
        self._there: dict[str, QVBoxLayout] = {}
        self._fields: dict[str, EntryField] = {}

    def show_prompts(self, prompts: Sequence[Prompt]) -> None:
        """Ask about these families; the cards stay as they are when the same ones are asked again."""
        if list(prompts) != self._prompts:
            self._prompts = list(prompts)
            clear(self._lines)
            self._there, self._fields = {}, {}
            for family, title, about in prompts:
                self._lines.addWidget(self._card(family, title, about))
            self._lines.addStretch()
        items = self._session.snapshot.all(Stakeholder)
        for family, lines in self._there.items():
            clear(lines)
            names = [title_of(item) for item in items if item.family == family]
            if names:
                lines.addWidget(plain_label(in_a_row(names), role="label"))

    def _card(self, family: str, title: str, about: str) -> QWidget:
        box, inside = card()
        inside.setSpacing(4)
        inside.addWidget(plain_label(title, role="strong"))
        inside.addWidget(plain_label(about, role="muted"))
        self._there[family] = column(spacing=0)
        inside.addLayout(self._there[family])
        field = EntryField()
        field.setObjectName(f"{self.objectName()}.{family}")
        field.setAccessibleName(f"{title}: {_('Who speaks for them here?')}")
        field.setPlaceholderText(_("Who speaks for them here? Type a name and press Enter."))
        field.returnPressed.connect(partial(self._on_answered, family))
        if self._session.workspace.read_only is not None:
            field.hide()
        self._fields[family] = field
        inside.addWidget(field)
        return box

    def _on_answered(self, family: str) -> None:
        field = self._fields.get(family)
        if field is None:
            return
        name = field.taken()
        made = add_one(self._session, name, family)
        if made:
            self.added.emit(made)

    def flush(self) -> None:
        """A name that is typed and not handed on yet is added as well: it must not be lost."""
        for family in list(self._fields):
            if self._fields[family].text().strip():
                self._on_answered(family)
