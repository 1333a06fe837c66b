"""Record a paper as signed: date, number, by whom, where the signed copy lies; and what changed since."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop.domain.field import date_from, is_date
from desktop.domain.records import Paper
from desktop.system.locale import _, show
from desktop.ui.layout import card, clear, column, row
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.workspace import papers


class Signing(QWidget):
    """Belongs to one paper; a signed one shows only what there is to remark."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._paper: Paper | None = None
        self._scan: Path | None = None
        box, inside = card(_("Record as signed"), name="signing")
        column(self).addWidget(box)
        self._remarks = column(spacing=4)
        inside.addLayout(self._remarks)
        self._form = QWidget()
        lines = column(self._form, spacing=8)
        self.date = self._line(lines, "signing.date", _("Date of the signature"))
        self.number = self._line(lines, "signing.number", _("Number"))
        self.by = self._line(lines, "signing.by", _("Signed by (function)"))
        tools = row(spacing=10)
        self.scan_button = button(_("Choose the scan"), name="signing.scan")
        self.scan_button.clicked.connect(self._on_scan)
        tools.addWidget(self.scan_button)
        self.sign_button = button(_("Record as signed"), role="primary", name="signing.sign")
        self.sign_button.clicked.connect(self.sign)
        tools.addWidget(self.sign_button)
        tools.addStretch()
        lines.addLayout(tools)
        self.said = plain_label("", role="muted", name="signing.said")
        lines.addWidget(self.said)
        inside.addWidget(self._form)

    def _line(self, lines: object, name: str, words: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        editor.setAccessibleName(words)
        label = plain_label(words, role="label")
        label.setBuddy(editor)
        lines.addWidget(label)  # type: ignore[attr-defined]
        lines.addWidget(editor)  # type: ignore[attr-defined]
        return editor

    def show_paper(self, item: object) -> None:
        """Show what belongs to a paper; None hides all."""
        paper = item if isinstance(item, Paper) else None
        if paper is None or self._paper is None or paper.id != self._paper.id:
            for editor in (self.date, self.number, self.by):
                editor.clear()
            self._scan = None
            self.said.setText("")
        self._paper = paper
        self.setVisible(paper is not None)
        self.refresh()

    def refresh(self) -> None:
        """Look at the paper, its file and the records again."""
        clear(self._remarks)
        if self._paper is None:
            return
        snapshot, workspace = self._session.snapshot, self._session.workspace
        self._paper = snapshot.get(Paper, self._paper.id)
        if self._paper is None:
            return
        for remark in papers.remarks(snapshot, self._paper, workspace.path):
            self._remarks.addWidget(plain_label(show(remark), role="problem", name="signing.remark"))
        signed = self._paper.state in (papers.SIGNED, "replaced")
        if signed:
            words = _("Signed papers stay as they are. A new version is a paper of its own.")
            self._remarks.addWidget(plain_label(words, role="muted"))
        self._form.setVisible(not signed and workspace.read_only is None)

    def sign(self) -> None:
        """Freeze the paper with what is typed; a date that is none is said and nothing happens."""
        if self._paper is None:
            return
        date = date_from(self.date.text())
        if not is_date(date):
            self.said.setText(_("Type the date of the signature, such as 2026-12-01."))
            self.date.setFocus()
            return
        given = {"date": date, "number": self.number.text().strip(), "by": self.by.text().strip()}
        try:
            changes = papers.record_signed(
                self._session.snapshot, self._paper, self._session.workspace.path, scan=self._scan, **given
            )
        except OSError:
            self.said.setText(_("The scan cannot be read. Choose it again."))
            return
        self._session.edit("paper_signed", changes, name=self._paper.title)

    def _on_scan(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Choose the scan"),
            str(self._session.workspace.path.parent),
            "PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)",
        )
        if name:
            self._scan = Path(name)
            self.said.setText(_("Signed copy: {file}").format(file=self._scan.name))
