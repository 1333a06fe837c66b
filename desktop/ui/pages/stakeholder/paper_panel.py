"""Typing back what tables wrote on paper: "T2 S07 4 3", read back in words and tallied before it counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain import paper
from desktop.domain.records import Stakeholder
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.editors import title_of
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label

MOST = 400  # lines that are read back on the screen


class PaperPanel(QWidget):
    """Left what is typed, right what it means. Nothing is written down before the button is pressed."""

    ended = Signal()

    def __init__(self, session: Session, sitting: Sitting) -> None:
        super().__init__()
        self._session, self._sitting = session, sitting
        self._typed = paper.Typed((), ())
        lines = column(self, spacing=8)
        words = _(
            "Table, code, influence and interest, such as T2 S07 4 3. The table holds for the lines below it; "
            "a dash is “not judged”."
        )
        lines.addWidget(plain_label(words, role="muted"))
        middle = row(spacing=12)
        self.lines = QPlainTextEdit()
        self.lines.setObjectName("paper.lines")
        self.lines.setAccessibleName(_("What stands on the sheets"))
        self.lines.setTabChangesFocus(True)
        self.lines.textChanged.connect(self._on_typed)
        middle.addWidget(self.lines, 2)
        middle.addWidget(scrolling(self._side(), name="scroll.paper"), 3)
        lines.addLayout(middle, 1)
        foot = row(spacing=8)
        self.tally = plain_label("", name="paper.tally")
        foot.addWidget(self.tally, 1)
        leave = button(_("Back to the map"), name="paper.leave")
        leave.clicked.connect(self.ended)
        self.take = button(_("Write these down"), role="primary", name="paper.take")
        self.take.clicked.connect(self._on_take)
        foot.addWidget(leave)
        foot.addWidget(self.take)
        lines.addLayout(foot)

    def _side(self) -> QWidget:
        host = QWidget()
        inside = column(host, spacing=10)
        self.trouble_box, trouble = card(_("Not understood"))
        self.trouble = plain_label("", role="problem", name="paper.trouble")
        trouble.addWidget(self.trouble)
        inside.addWidget(self.trouble_box)
        said, said_lines = card(_("Read back"))
        self.said = plain_label("", name="paper.said")
        said_lines.addWidget(self.said)
        inside.addWidget(said)
        known, known_lines = card(_("Codes"))
        self.known = plain_label("", role="muted", name="paper.codes")
        known_lines.addWidget(self.known)
        self.give = button(_("Write the codes down before printing"), name="paper.give")
        self.give.clicked.connect(self._on_give)
        known_lines.addWidget(self.give)
        inside.addWidget(known)
        inside.addStretch()
        return host

    def refresh(self) -> None:
        """Show the codes as they are now, and read again what is typed."""
        snapshot = self._session.snapshot
        given = paper.codes(snapshot)
        names = {item.id: title_of(item) for item in snapshot.all(Stakeholder)}
        self.known.setText("\n".join(f"{word}  {names[key]}" for key, word in given.items()))
        editable = self._session.workspace.read_only is None
        self.give.setVisible(editable and bool(paper.give_codes(snapshot)))
        self.take.setVisible(editable)
        self._on_typed()

    def _on_typed(self) -> None:
        snapshot = self._session.snapshot
        self._typed = paper.read_entries(self.lines.toPlainText(), paper.codes(snapshot))
        said = [show(words) for words in paper.read_back(self._typed, snapshot)]
        self.said.setText("\n".join(reversed(said[-MOST:])) or _("Nothing yet."))
        troubles = [
            _("Line {number}: {problem}").format(number=format_number(bad.line), problem=show(bad.problem))
            for bad in self._typed.unread
        ]
        self.trouble.setText("\n".join(troubles))
        self.trouble_box.setVisible(bool(troubles))
        parts = []
        for table, count in self._typed.tally().items():
            words = ngettext("{table}: {count} stakeholder", "{table}: {count} stakeholders", count)
            parts.append(words.format(table=table, count=format_number(count)))
        self.tally.setText("  ·  ".join(parts))
        self.take.setEnabled(bool(self._typed.entries))

    def _on_give(self) -> None:
        self._session.edit("codes", paper.give_codes(self._session.snapshot))

    def _on_take(self) -> None:
        names = {
            table: _("Table {number}").format(number=format_number(int(table[1:])))
            for table in self._typed.tally()
        }
        changes = paper.entered(
            self._session.snapshot, self._typed.entries, date=self._sitting.date, names=names
        )
        count = len(self._typed.entries)
        if changes and not self._session.edit("paper", changes):
            return
        # What was not understood stays, to be put right.
        rest = "\n".join(bad.text for bad in self._typed.unread)
        words = ngettext("{count} line was written down.", "{count} lines were written down.", count)
        self._session.noticed.emit(words.format(count=format_number(count)), "undo" if changes else "")
        self.lines.setPlainText(rest)
        if not rest:
            self.ended.emit()
