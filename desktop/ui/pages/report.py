"""Reports: choose what goes in and who may read it, see what is missing, write the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from desktop.domain.field import FieldSpec, Kind, is_date
from desktop.domain.visibility import INTERNAL, PUBLIC
from desktop.system import paths
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.editors import DateEditor
from desktop.ui.layout import card, clear, column, row, scrolling
from desktop.ui.page import Page
from desktop.ui.session import Session
from desktop.ui.text import ElidedButton, button, plain_label
from desktop.workspace.jobs import Cancelled, Job
from desktop.workspace.reporting import (
    ExportError,
    ExportResult,
    lacks,
    proposed_date,
    reports,
    sections,
    write,
)

MOST_MISSING = 8


class ReportPage(Page):
    """One report at a time; a job writes it while the window goes on."""

    _advanced = Signal(float)
    _ended = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Reports"),
            _("A document that a council or cabinet can read as it is. Blanks stay visible."),
        )
        self._reports = reports()
        self._report = self._reports[0]
        self._job: Job[ExportResult] | None = None
        self._written: Path | None = None
        self._may_replace: set[Path] = set()  # files of ours, and those about which somebody was asked
        self._boxes: dict[str, QCheckBox] = {}
        inside = QWidget()
        inside.setObjectName("page")
        lines = column(inside, spacing=12)
        lines.addWidget(self._content_card())
        lines.addWidget(self._edition_card())
        box, self._missing = card(_("Still empty"), name="report.missing")
        lines.addWidget(box)
        lines.addWidget(self._target_card())
        lines.addStretch()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring_result_into_view)
        self._area = scrolling(inside, name="report.scroll")
        self.body.addWidget(self._area)
        self._show_sections()
        self._advanced.connect(self._on_advanced)
        self._ended.connect(self._on_ended)

    def _content_card(self) -> QWidget:
        box, inside = card(_("What goes in"), name="report.content")
        self.choice = ChoiceBox()
        self.choice.setObjectName("report.choice")
        self.choice.setAccessibleName(_("Report"))
        self.choice.addItems([_(report.title) for report in self._reports])
        self.choice.activated.connect(self._on_report)
        inside.addWidget(self.choice)
        self._summary = plain_label("", role="muted", name="report.summary")
        inside.addWidget(self._summary)
        self._sections = column(spacing=2)
        inside.addLayout(self._sections)
        return box

    def _on_report(self, number: int) -> None:
        self._report = self._reports[number]
        self._show_sections()
        self.refresh()

    def _show_sections(self) -> None:
        clear(self._sections)
        self._boxes = {}
        self._summary.setText(_(self._report.summary))
        for key, title in sections(self._report):
            check = QCheckBox(_(title).replace("&", "&&"))
            check.setObjectName(f"report.section.{key}")
            check.setAccessibleName(_(title))
            check.setChecked(True)
            self._boxes[key] = check
            self._sections.addWidget(check)

    def _edition_card(self) -> QWidget:
        box, inside = card(_("Who will read it"), name="report.edition")
        self._editions = QButtonGroup(self)
        for key, words, help_text in (
            (
                PUBLIC,
                _("Anybody"),
                _(
                    "No views, contacts or lists of names. Judgements, ties, notes and people only if marked “Anyone”."
                ),
            ),
            (
                INTERNAL,
                _("Our team only"),
                _("Everything in this workbook, marked as internal on every page."),
            ),
        ):
            choice = QRadioButton(words)
            choice.setObjectName(f"report.edition.{key}")
            choice.setAccessibleName(f"{words}. {help_text}")
            choice.setProperty("key", key)
            choice.setChecked(key == PUBLIC)
            self._editions.addButton(choice)
            inside.addWidget(choice)
            inside.addWidget(plain_label(help_text, role="label"))
        inside.addWidget(plain_label(_("Date on the document"), role="label"))
        spec = FieldSpec(name="date", kind=Kind.DATE, label=_("Date on the document"))
        self.date = DateEditor(spec, "report")
        self.date.show_value(proposed_date(self.session.workspace), self.session.snapshot)
        self.date.setMaximumWidth(self.session.theme.px(260))
        inside.addWidget(self.date)
        return box

    def _target_card(self) -> QWidget:
        box, inside = card(_("Where it goes"), name="report.target")
        line = row()
        self.target = QLineEdit(str(self._proposed()))
        self.target.setObjectName("report.path")
        self.target.setAccessibleName(_("File of the report"))
        line.addWidget(self.target, 1)
        browse = button(_("Choose"), name="report.browse")
        browse.setAccessibleName(_("Choose where the report goes"))
        browse.clicked.connect(self._on_browse)
        line.addWidget(browse)
        inside.addLayout(line)
        tools = row()
        self.export_button = button(_("Export PDF"), role="primary", name="report.export")
        self.export_button.clicked.connect(self.export)
        tools.addWidget(self.export_button)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("How far the report is"))
        self.progress.hide()
        tools.addWidget(self.progress, 1)
        self.cancel_button = button(_("Cancel"), name="report.cancel")
        self.cancel_button.clicked.connect(self._on_cancel)
        self.cancel_button.hide()
        tools.addWidget(self.cancel_button)
        tools.addStretch()
        inside.addLayout(tools)
        self.result = plain_label("", name="report.result")
        self.result.hide()
        inside.addWidget(self.result)
        self.folder_button = button(_("Show in folder"), name="report.folder")
        self.folder_button.clicked.connect(self._on_show_folder)
        self.folder_button.hide()
        again = row()
        again.addWidget(self.folder_button)
        again.addStretch()
        inside.addLayout(again)
        return box

    def _proposed(self) -> Path:
        return self.session.workspace.path.with_suffix(".pdf")

    def refresh(self) -> None:
        clear(self._missing)
        self._missing.addWidget(plain_label(_("Still empty"), role="strong"))
        found = lacks(self.session.snapshot, self._report.id)
        for item in found[:MOST_MISSING]:
            opener = ElidedButton(show(item.message), role="link", name=f"report.lack.{item.field}")
            opener.setProperty("record", item.record)
            opener.clicked.connect(self._on_open_missing)
            self._missing.addWidget(opener)
        more = len(found) - MOST_MISSING
        if more > 0:
            words = ngettext("and {count} more", "and {count} more", more).format(count=format_number(more))
            self._missing.addWidget(plain_label(words, role="muted"))
        if not found:
            self._missing.addWidget(
                plain_label(_("Nothing that this report asks for is empty."), role="muted")
            )

    def export(self) -> None:
        """Begin to write the report."""
        self.flush()
        target = Path(self.target.text().strip() or str(self._proposed()))
        if target.suffix.lower() != ".pdf":
            target = target.with_name(target.name + ".pdf")
        date = self.date.value().strip()
        if date and not is_date(date):
            self._say(_("The date on the document is not a date: write a year, 2012-08 or 2012-08-07."))
            return
        if target.exists() and target not in self._may_replace:
            self._may_replace.add(target)
            words = _("“{file}” is there already. Export again to replace it, or choose another name.")
            self._say(words.format(file=target.name))
            return
        checked = self._editions.checkedButton()
        edition = str(checked.property("key")) if checked is not None else PUBLIC
        chosen = [key for key, box in self._boxes.items() if box.isChecked()]
        workspace, report = self.session.workspace, self._report.id

        def work(job: Job[ExportResult]) -> ExportResult:
            return write(workspace, report, target, edition=edition, date=date, chosen=chosen, job=job)

        self._job = Job(
            work, on_progress=self._advanced.emit, on_done=self._ended.emit, on_failed=self._ended.emit
        )
        self._show_running(True)
        self._job.start()

    def _show_running(self, running: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(running)
        self.cancel_button.setVisible(running)
        # A button that is disabled or hidden hands the focus on to the top of the page: take it along first.
        self.export_button.setEnabled(True)
        (self.cancel_button if running else self.export_button).setFocus()
        self.export_button.setEnabled(not running)
        if running:
            self.result.hide()
            self.folder_button.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_advanced(self, fraction: float) -> None:
        self.progress.setValue(round(fraction * 1000))

    def _on_ended(self, outcome: Any) -> None:
        self._show_running(False)
        self._written = None
        if isinstance(outcome, ExportResult):
            self._written = outcome.path
            self._may_replace.add(outcome.path)
            pages = ngettext("{count} page", "{count} pages", outcome.pages).format(
                count=format_number(outcome.pages)
            )
            self._say(_("Written and checked, {pages}: {path}").format(pages=pages, path=str(outcome.path)))
        elif isinstance(outcome, Cancelled):
            self._say(_("Cancelled. No file was written."))
        elif isinstance(outcome, ExportError):
            self._say(show(outcome.message))
        else:
            self._say(_("The report could not be written. The log of this program says more."))
        self.folder_button.setVisible(self._written is not None)

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setAccessibleName(words)
        self.result.show()
        self._soon.start(0)

    def _bring_result_into_view(self) -> None:
        self._area.ensureWidgetVisible(self.folder_button if self._written else self.result, 0, 40)

    def _on_browse(self) -> None:
        name, _chosen = QFileDialog.getSaveFileName(
            self, _("Export PDF"), self.target.text() or str(paths.documents_dir()), "PDF (*.pdf)"
        )
        if name:
            self.target.setText(name)
            self._may_replace.add(Path(name))  # the dialog has asked

    def _on_show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _on_open_missing(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.session.asked_for_record.emit(str(sender.property("record")))
