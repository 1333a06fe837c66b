"""Terms of reference read in the window: choose a file or paste a text, and see clause by clause what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QSizePolicy, QWidget

from desktop.domain.words import N_
from desktop.system.locale import _, ngettext, show
from desktop.ui.background import Background
from desktop.ui.layout import card, clear, column, frame, row, scrolling
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.workspace.terms import Finding, Reading, Unreadable, read_file, read_typed

STATES = {
    "present": (N_("There"), "done"),
    "weak": (N_("Weak"), "problem"),
    "missing": (N_("Missing"), "problem"),
}
_MOST = 400_000  # letters that can be pasted


class TermsReader(QWidget):
    """What is read here goes nowhere: the text is not kept in the workbook."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._background = Background(self)
        self.setObjectName("page")
        inside = QWidget()
        inside.setObjectName("page")
        lines = column(inside, spacing=12)
        lines.addWidget(self._input())
        self._summary = plain_label("", role="strong", name="terms.summary")
        lines.addWidget(self._summary)
        self._found = column(spacing=8)
        lines.addLayout(self._found)
        lines.addStretch(1)
        column(self).addWidget(scrolling(inside, name="terms.scroll"))

    def _input(self) -> QWidget:
        box, inside = card(_("Which clauses has this paper?"), name="terms.input")
        words = _(
            "Choose a .docx, .pdf or .txt, or paste the text. It is compared with eighteen clauses;"
            " nothing of it is kept."
        )
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside.addWidget(plain_label(words, role="muted"))
        self.text = QPlainTextEdit()
        self.text.setObjectName("terms.text")
        self.text.setAccessibleName(_("Text of the terms of reference"))
        self.text.setPlaceholderText(_("Paste the text here"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self._session.theme.px(90))
        self.text.setMaximumHeight(self._session.theme.px(160))
        inside.addWidget(self.text)
        tools = row(spacing=10)
        self.read_button = button(_("Read this text"), role="primary", name="terms.read")
        self.read_button.clicked.connect(self.read_text)
        self.file_button = button(_("Choose a file"), name="terms.file")
        self.file_button.clicked.connect(self._on_file)
        tools.addWidget(self.read_button)
        tools.addWidget(self.file_button)
        tools.addStretch()
        inside.addLayout(tools)
        return box

    def refresh(self) -> None:
        """Nothing here depends on the records but the level of government, which is asked when reading."""

    def read_text(self) -> None:
        """Read what was pasted."""
        text, level = self.text.toPlainText(), self._session.level
        if not text.strip():
            self._summary.setText(_("There is no text yet. Paste it, or choose a file."))
            return
        if len(text) > _MOST:
            self._summary.setText(_("This is too long to be terms of reference. Paste only those."))
            return
        self._run(lambda: read_typed(text, level))

    def read_file(self, path: Path) -> None:
        """Read a document, in a process of its own."""
        level = self._session.level
        self._run(lambda: read_file(path, level))

    def _run(self, work: Any) -> None:
        if self._background.run(work, self._on_read):
            clear(self._found)
            self._summary.setText(_("Reading..."))

    def _on_read(self, outcome: Any) -> None:
        clear(self._found)
        if isinstance(outcome, Unreadable):
            self._summary.setText(show(outcome.message))
        elif isinstance(outcome, Reading):
            self._show(outcome)
        else:
            self._summary.setText(_("The text could not be read. The log of this program says more."))

    def _show(self, reading: Reading) -> None:
        present, weak, missing = (len(reading.of(state)) for state in STATES)
        words = ngettext(
            "{present} of {count} clause is there; {weak} weak, {missing} missing.",
            "{present} of {count} clauses are there; {weak} weak, {missing} missing.",
            len(reading.clauses),
        )
        counts = {"present": present, "weak": weak, "missing": missing, "count": len(reading.clauses)}
        self._summary.setText(words.format(**counts))
        # What needs work comes first: a mayor reads the top of a list.
        order = {"missing": 0, "weak": 1, "present": 2}
        for found in sorted(reading.clauses, key=lambda clause: order[clause.state]):
            self._found.addWidget(self._clause(found))

    def _clause(self, found: Finding) -> QWidget:
        box = frame("card", name=f"terms.clause.{found.key}")
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        lines = column(box, margin=12, spacing=4)
        head = row()
        head.addWidget(plain_label(_(found.title), role="strong"), 1)
        state, role = STATES[found.state]
        head.addWidget(plain_label(_(state), role=role, wrap=False))
        lines.addLayout(head)
        for part in found.advice:
            lines.addWidget(plain_label(show(part)))
        if found.passage:
            lines.addWidget(plain_label(f"“{found.passage}”", role="muted"))
        return box

    def _on_file(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Choose the terms of reference"),
            str(self._session.workspace.path.parent),
            _("Documents") + " (*.docx *.pdf *.txt *.md)",
        )
        if name:
            self.read_file(Path(name))
