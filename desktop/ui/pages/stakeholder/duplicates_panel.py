"""Likely duplicates side by side: field by field, people choose what stays, and one edit makes one of two."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget

from desktop.domain.records import Stakeholder
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.differences import DifferencesGrid
from desktop.ui.editors import title_of
from desktop.ui.layout import card, column, row, scrolling
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
        self._grid = DifferencesGrid("duplicates")
        inside.addWidget(scrolling(self._grid, name="scroll.duplicates"), 1)
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
        self._box.setVisible(0 <= number < len(self._pairs))
        if not 0 <= number < len(self._pairs):
            return
        pair = self._pairs[number]
        self._grid.show_differences(differences(pair.first, pair.second), self._session.snapshot)
        editable = self._session.workspace.read_only is None
        self.join.setVisible(editable)

    def _on_join(self) -> None:
        number = self.pairs.currentRow()
        if not 0 <= number < len(self._pairs):
            return
        pair = self._pairs[number]
        changes = join(self._session.snapshot, pair.first, pair.second, self._grid.chosen())
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
