"""Papers of a set-up: write one from the records, record it as signed, see what changed since; read terms of others."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.domain.records import Body, Paper
from desktop.system.locale import _, format_date, show
from desktop.system.resources import choice_label
from desktop.ui.background import Background
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import card, column, row, scrolling
from desktop.ui.register import Register, Shape
from desktop.ui.session import Session
from desktop.ui.setup.parts import Parts
from desktop.ui.setup.signing import Signing
from desktop.ui.setup.terms import TermsReader
from desktop.ui.step_view import StepView
from desktop.ui.table import Column
from desktop.ui.text import button, plain_label
from desktop.workspace import papers
from desktop.workspace.reporting import proposed_date

PAPER_FIELDS = ("name", "kind", "body", "state", "date", "number", "signed_by", "scan", "notes")


class PapersView(StepView):
    """Two parts: our own papers, and reading terms of reference, ours or those of others."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        own = QWidget()
        own.setObjectName("page")
        lines = column(own, spacing=10)
        self.writer = PaperWriter(session)
        lines.addWidget(self.writer)
        self.register = Register(session, self._shape())
        self.register.setMinimumHeight(session.theme.px(300))
        self.signing = Signing(session)
        self.register.side_column.insertWidget(0, self.signing)
        self.register.table.chosen.connect(self._on_chosen)
        lines.addWidget(self.register, 1)
        self.reader = TermsReader(session)
        self.parts = Parts("papers")
        self.parts.add("own", _("Our papers"), scrolling(own, name="papers.scroll"), self._refresh_own)
        self.parts.add("terms", _("Read terms of reference"), self.reader, self.reader.refresh)
        column(self).addWidget(self.parts)
        self.writer.written.connect(self.register.choose)

    def _shape(self) -> Shape:
        return Shape(
            Paper,
            columns=(
                Column(_("Title"), lambda p: p.title or _("(no name yet)"), stretch=3, field="name"),
                Column(_("State"), lambda p: choice_label("paper_states", p.state), stretch=1, field="state"),
                Column(_("Date"), lambda p: format_date(p.date), stretch=1, field="date"),
            ),
            groups=(("", PAPER_FIELDS), (_("Source"), ("source", "illustrative"))),
            add=_("Add a paper by hand"),
            empty=_("No paper yet. Choose a body and a paper above, and write it."),
            paste_order=("name", "date", "number"),
        )

    def refresh(self) -> None:
        self.parts.refresh()

    def _refresh_own(self) -> None:
        self.writer.refresh()
        self.register.refresh()
        self.signing.refresh()

    def choose(self, record_id: str) -> bool:
        if record_id not in self.session.snapshot.rows("paper"):
            return False
        self.parts.open("own")
        self.register.choose(record_id)
        return True

    def _on_chosen(self, item: Any) -> None:
        self.signing.show_paper(item)


class PaperWriter(QWidget):
    """Choose a body and a paper, write it as PDF or Word; it is then in the list."""

    written = Signal(str)  # the id of the paper's record

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._background = Background(self)
        self._kinds: list[Any] = []
        self._made: papers.Made | None = None
        box, inside = card(_("Write a paper from the records"), name="papers.write")
        column(self).addWidget(box)
        line = row(spacing=10)
        self.body = self._choice("papers.body", _("Body"))
        self.kind = self._choice("papers.kind", _("Paper"))
        for words, choice in ((_("Body"), self.body), (_("Paper"), self.kind)):
            half = column(spacing=3)
            label = plain_label(words, role="label")
            label.setBuddy(choice)
            half.addWidget(label)
            half.addWidget(choice)
            line.addLayout(half, 1)
        inside.addLayout(line)
        tools = row(spacing=10)
        self.buttons = []
        for suffix, words, role in (
            (".pdf", _("Write as PDF"), "primary"),
            (".docx", _("Write for Word"), ""),
        ):
            made = button(words, role=role, name=f"papers.write{suffix}")
            made.clicked.connect(partial(self.write, suffix))
            tools.addWidget(made)
            self.buttons.append(made)
        self.open_button = button(_("Open it"), name="papers.open")
        self.open_button.clicked.connect(self._on_open)
        self.folder_button = button(_("Show in folder"), name="papers.folder")
        self.folder_button.clicked.connect(self._on_folder)
        for made in (self.open_button, self.folder_button):
            made.hide()
            tools.addWidget(made)
        tools.addStretch()
        inside.addLayout(tools)
        self.result = plain_label("", role="muted", name="papers.result")
        self.result.hide()
        inside.addWidget(self.result)

    def _choice(self, name: str, words: str) -> ChoiceBox:
        made = ChoiceBox()
        made.setObjectName(name)
        made.setAccessibleName(words)
        return made

    def refresh(self) -> None:
        """Show the bodies as they are now; the chosen one stays chosen."""
        chosen = self.body.currentData()
        wanted = (body for body in self._session.snapshot.all(Body) if not body.not_needed.strip())
        # The council that decides has its own law: those that need a paper come first.
        bodies = sorted(wanted, key=lambda body: body.kind == "political_body")
        self.body.clear()
        for body in bodies:
            self.body.addItem(body.title or _("(no name yet)"), body.id)
        self._offer_kinds()
        place = self.body.findData(chosen)
        self.body.setCurrentIndex(max(place, 0) if bodies else -1)
        read_only = self._session.workspace.read_only is not None
        for made in self.buttons:
            made.setEnabled(bool(bodies) and not read_only)
        if not bodies:
            self._say(_("There is no body yet to write about. Add one in an earlier step."))
        elif self._made is None:
            self.result.hide()

    def _offer_kinds(self) -> None:
        """The papers of this level of government; the chosen one stays chosen."""
        kinds = papers.paper_kinds(self._session.level)
        if kinds != self._kinds:
            chosen = self.kind.currentData()
            self._kinds = kinds
            self.kind.clear()
            for report in kinds:
                self.kind.addItem(_(report.title), report.id)
            self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))

    def write(self, suffix: str) -> None:
        """Write the chosen paper about the chosen body, beside the window, and list it."""
        body = self.body.currentData()
        if body is None:
            return
        workspace, kind = self._session.workspace, str(self.kind.currentData())
        snapshot, date = workspace.snapshot, proposed_date(workspace)

        def work() -> papers.Made:
            return papers.make(snapshot, workspace.path, kind, body, suffix=suffix, date=date)

        if self._background.run(work, self._on_made):
            self._say(_("Writing..."))

    def _on_made(self, outcome: Any) -> None:
        if not isinstance(outcome, papers.Made):
            known = isinstance(outcome, papers.ExportError)
            self._say(
                show(outcome.message) if known else _("The paper could not be written. The log says more.")
            )
            return
        if not self._session.is_open:
            return
        self._made = outcome
        changes = papers.record_made(self._session.snapshot, outcome)
        self._session.edit("paper_written", changes, name=outcome.path.name)
        self._say(_("Written: {path}").format(path=str(outcome.path)))
        self.open_button.show()
        self.folder_button.show()
        listed = next(self._session.snapshot.where(Paper, file=outcome.path.name), None)
        if listed is not None:
            self.written.emit(listed.id)

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setAccessibleName(words)
        self.result.show()

    def _on_open(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.path)))

    def _on_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.path.parent)))
