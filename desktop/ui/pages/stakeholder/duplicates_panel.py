"""Likely duplicates side by side: field by field, people choose what stays, and one edit makes one of two."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QListWidget, QWidget

from desktop.domain.field import FieldSpec, Kind
from desktop.domain.records import Stakeholder
from desktop.system.locale import _, format_number, ngettext
from desktop.system.resources import choice_label
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.editors import title_of
from desktop.ui.layout import card, clear, column, row, scrolling
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.workspace.duplicates import Likely, differences, join, likely_duplicates

Pair = tuple[str, str]


class DuplicatesPanel(QWidget):
    """Left the pairs, right the two of the chosen pair."""

    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pairs: list[Likely] = []
        self._apart: set[Pair] = set()  # somebody said that they are two
        self._choices: dict[str, tuple[ChoiceBox, list[Any]]] = {}
        lines = column(self, spacing=8)
        self.summary = plain_label("", name="duplicates.summary")
        lines.addWidget(self.summary)
        middle = row(spacing=12)
        self.pairs = QListWidget()
        self.pairs.setObjectName("duplicates.pairs")
        self.pairs.setAccessibleName(_("Pairs that may be one"))
        self.pairs.setWordWrap(True)
        self.pairs.setMinimumWidth(session.theme.px(180))
        self.pairs.currentRowChanged.connect(self._on_pair)
        middle.addWidget(self.pairs, 2)
        self._box, inside = card(name="duplicates.fields")
        host = QWidget()
        self._grid = QGridLayout(host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        inside.addWidget(scrolling(host, name="scroll.duplicates"), 1)
        tools = row(spacing=8)
        self.join = button(_("Join into one"), role="primary", name="duplicates.join")
        self.join.clicked.connect(self._on_join)
        self.keep = button(_("They are two"), name="duplicates.apart")
        self.keep.clicked.connect(self._on_apart)
        tools.addWidget(self.join)
        tools.addWidget(self.keep)
        tools.addStretch()
        inside.addLayout(tools)
        middle.addWidget(self._box, 3)
        lines.addLayout(middle, 1)
        foot = row()
        foot.addStretch()
        leave = button(_("Back to the list"), name="duplicates.leave")
        leave.clicked.connect(self.ended)
        foot.addWidget(leave)
        lines.addLayout(foot)

    def refresh(self) -> None:
        """Look for pairs in the list as it is now."""
        found = likely_duplicates(self._session.snapshot.all(Stakeholder))
        self._pairs = [pair for pair in found if (pair.first.id, pair.second.id) not in self._apart]
        count = len(self._pairs)
        if count:
            words = ngettext("{count} pair may be one.", "{count} pairs may be one.", count)
            self.summary.setText(words.format(count=format_number(count)))
        else:
            self.summary.setText(_("No two names look like one and the same."))
        row_ = max(0, self.pairs.currentRow())
        self.pairs.blockSignals(True)
        self.pairs.clear()
        for pair in self._pairs:
            self.pairs.addItem(f"{title_of(pair.first)}\n{title_of(pair.second)}")
        self.pairs.setCurrentRow(min(row_, count - 1))
        self.pairs.blockSignals(False)
        self._on_pair(self.pairs.currentRow())

    def _on_pair(self, number: int) -> None:
        clear(self._grid)
        self._choices = {}
        self._box.setVisible(0 <= number < len(self._pairs))
        if not 0 <= number < len(self._pairs):
            return
        pair = self._pairs[number]
        for line, found in enumerate(differences(pair.first, pair.second)):
            values = [found.proposed]
            values += [value for value in (found.first, found.second) if value not in values]
            box = ChoiceBox()
            box.setObjectName(f"duplicates.{found.spec.name}")
            box.setAccessibleName(_("What stays of {field}").format(field=_(found.spec.label)))
            box.addItems([_words(found.spec, value) for value in values])
            self._choices[found.spec.name] = (box, values)
            label = plain_label(_(found.spec.label), role="label")
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(box, line, 1)
        self._grid.setRowStretch(len(self._choices), 1)
        editable = self._session.workspace.read_only is None
        self.join.setVisible(editable)

    def _on_join(self) -> None:
        number = self.pairs.currentRow()
        if not 0 <= number < len(self._pairs):
            return
        pair = self._pairs[number]
        chosen = {name: values[max(0, box.currentIndex())] for name, (box, values) in self._choices.items()}
        changes = join(self._session.snapshot, pair.first, pair.second, chosen)
        if self._session.edit("join", changes):
            words = _("{first} and {second} are one now.")
            words = words.format(first=title_of(pair.first), second=title_of(pair.second))
            self._session.noticed.emit(words, "undo")

    def _on_apart(self) -> None:
        number = self.pairs.currentRow()
        if 0 <= number < len(self._pairs):
            pair = self._pairs[number]
            self._apart.add((pair.first.id, pair.second.id))
            self.refresh()


def _words(spec: FieldSpec, value: Any) -> str:
    """A value as one line of a list."""
    if value == spec.empty:
        return _("Not answered")
    if spec.kind is Kind.MULTI_CHOICE:
        return "; ".join(choice_label(spec.catalogue, key) for key in value)
    if spec.catalogue:
        return choice_label(spec.catalogue, str(value))
    return " ".join(str(value).split())
