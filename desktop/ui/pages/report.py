"""Reports: choose what goes in and who may read it, see its pages and what is missing, write the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from desktop.domain.record import TABLES
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.background import Background
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.house_form import HouseForm
from desktop.ui.layout import card, column, scrolling
from desktop.ui.page import Page
from desktop.ui.page_preview import PagePreview
from desktop.ui.report_files import ReportFiles
from desktop.ui.report_missing import ReportMissing
from desktop.ui.report_outcome import ReportOutcome
from desktop.ui.report_parts import ReportParts
from desktop.ui.report_readers import ReportReaders
from desktop.ui.session import Session
from desktop.ui.text import plain_label
from desktop.workspace.export_choices import Choices
from desktop.workspace.jobs import Cancelled, Job
from desktop.workspace.reporting import (
    ExportError,
    ExportResult,
    Task,
    lacks,
    preview,
    report_name,
    reports,
    sections,
    subjects,
    write_all,
)

SIDE_BY_SIDE = 820  # pixels at 100 %: with less, the preview stands below the choices


class ReportPage(Page):
    """One report at a time in sight; jobs make its preview and its files while the window goes on."""

    wants_guidance = False  # the preview needs the room

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Reports"),
            _("A document that a council or cabinet can read as it is. Blanks stay visible."),
        )
        self._book = session.workspace.info.workbook_id
        self.choices = Choices.load(self._book)
        self._reports = [report for report in reports() if report.is_for(session.level)]
        self._report = next((r for r in self._reports if r.id == self.choices.report), self._reports[0])
        self._exporting = Background(self)
        inside = QWidget()
        inside.setObjectName("page")
        lines = column(inside, spacing=12)
        lines.addWidget(self._content_card())
        self.house = HouseForm(self.choices)
        self.house.changed.connect(self._on_chosen)
        self.readers = ReportReaders(session, self.choices)
        self.readers.changed.connect(self._on_readers)
        self.date = self.readers.date
        self.files = ReportFiles(self.choices, self._folder(), self._name_of)
        self.files.changed.connect(self._keep)
        self.target = self.files.target
        self.missing = ReportMissing(session)
        for part in (self.missing, self.readers, self.house, self.files):
            lines.addWidget(part)
        lines.addStretch()
        self._area = scrolling(inside, name="report.scroll")
        self.preview = PagePreview()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
        self._sides.addWidget(self._area, 1)
        self._sides.addWidget(self.preview, 1)
        self.body.addLayout(self._sides, 1)
        self.outcome = ReportOutcome()
        self.export_button, self.folder_button = self.outcome.export_button, self.outcome.folder_button
        self.result = self.outcome.result
        self.export_button.clicked.connect(self.export)
        self.outcome.cancel_button.clicked.connect(self._exporting.cancel)
        self.outcome.print_button.clicked.connect(self._on_print)
        self.body.addWidget(self.outcome)
        self._show_report()

    # The choices

    def _content_card(self) -> QWidget:
        box, inside = card(_("What goes in"), name="report.content")
        self.choice = ChoiceBox()
        self.choice.setObjectName("report.choice")
        self.choice.setMaxVisibleItems(40)  # all of them, as far as the screen has room
        self.choice.setAccessibleName(_("Report"))
        self.choice.addItems([_(report.title) for report in self._reports])
        self.choice.setCurrentIndex(self._reports.index(self._report))
        self.choice.activated.connect(self._on_report)
        inside.addWidget(self.choice)
        self._summary = plain_label("", role="muted", name="report.summary")
        inside.addWidget(self._summary)
        self.about = ChoiceBox()
        self.about.setObjectName("report.about")
        self.about.setAccessibleName(_("Which one it is about"))
        self.about.activated.connect(self._on_chosen)
        inside.addWidget(self.about)
        self.parts = ReportParts(self.session.theme)
        self.parts.changed.connect(self._on_parts)
        inside.addWidget(self.parts)
        return box

    def _folder(self) -> Path:
        """Where files went the last time, or beside the workbook."""
        folder = Path(self.choices.folder) if self.choices.folder else self.session.workspace.path.parent
        return folder if folder.is_dir() else self.session.workspace.path.parent

    def _name_of(self, report: str) -> str:
        return report_name(self.session.snapshot, self._task(report))

    def _show_report(self) -> None:
        report, choices = self._report, self.choices
        self._summary.setText(f"{_(report.summary)} {_(report.readers)}")
        self._show_subjects()
        order, out = choices.parts.get(report.id, []), choices.left_out.get(report.id, [])
        self.parts.show_parts(sections(report), order, out)
        self.house.show_report(report)
        self.files.show_report(report)

    def _show_subjects(self) -> None:
        """What the report can be about: the edition for anybody has no pictures that are for the team."""
        report = self._report
        self.about.clear()
        if report.about in TABLES:
            blank = _("Blank, to be filled in") if report.needs_one else _("All of them, or blank")
            self.about.addItem(blank, "")
        for row, name in subjects(self.session.snapshot, report, self.readers.edition):
            self.about.addItem(name, row)
        if report.needs_one:  # the first there is; blank only where there is none
            self.about.setCurrentIndex(min(1, self.about.count() - 1))
        self.about.setVisible(bool(report.about))

    def _on_report(self, number: int) -> None:
        self._report = self._reports[number]
        self.choices.report = self._report.id
        self._show_report()
        self._keep()
        self._show_missing(anew=True)
        self._ask_preview()

    def open_record(self, record_id: str, step: str = "") -> None:
        """Choose the report of a place such as "report.forms"; the handbook leads there to print a worksheet."""
        wanted = step.partition(".")[2]
        number = next((n for n, report in enumerate(self._reports) if report.id == wanted), -1)
        if number >= 0:
            self.choice.setCurrentIndex(number)
            self._on_report(number)

    def _on_readers(self) -> None:
        chosen = self.about.currentData()
        self._show_subjects()
        self.about.setCurrentIndex(max(0, self.about.findData(chosen)))
        self._on_chosen()

    def _on_parts(self) -> None:
        self.choices.parts[self._report.id] = self.parts.order()
        self.choices.left_out[self._report.id] = self.parts.left_out()
        self._on_chosen()

    def _on_chosen(self, *_value: object) -> None:
        self._keep()
        self.files.propose()
        self._show_missing()
        self._ask_preview()

    def _keep(self) -> None:
        self.choices.save(self._book)

    # What is shown

    def refresh(self) -> None:
        self.files.propose()
        self._show_missing()
        self._ask_preview()

    def _show_missing(self, *, anew: bool = False) -> None:
        self.missing.show_found(lacks(self.session.snapshot, self._report.id, self._about()), anew=anew)

    def _about(self) -> str:
        """What the report is about: a record, a picture, a part of the handbook; "" for all."""
        return str(self.about.currentData() or "") if self._report.about else ""

    def _ask_preview(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        if not self.readers.has_day:
            return
        workspace, task = self.session.workspace, self._task(self._report.id)
        self.preview.ask(lambda job: preview(workspace, task, job))

    def _task(self, report: str) -> Task:
        """A report as it is wished at this moment."""
        choices = self.choices
        if report == self._report.id:
            chosen: tuple[str, ...] | None = self.parts.chosen()
        else:
            out = choices.left_out.get(report, [])
            whole = next((r.sections for r in self._reports if r.id == report), ())
            order = [key for key in choices.parts.get(report, []) if key in whole]
            chosen = tuple(k for k in [*order, *(k for k in whole if k not in order)] if k not in out)
        return Task(
            report=report,
            edition=self.readers.edition,
            date=self.readers.day,
            language=self.readers.language,
            chosen=chosen,
            look=replace(choices),
            about=self._about() if report == self._report.id else "",
        )

    # Files

    def export(self) -> None:
        """Begin to write the files."""
        self.flush()
        self.house.flush()
        if not self.target.text().strip():
            self.files.propose(anew=True)
        if not self.readers.has_day:
            self.outcome.say(_("The date on the document must be a full day, such as 2012-08-07."))
            return
        files = self.files.files()
        if not files:
            self.outcome.say(_("Choose a format first."))
            return
        made = {report: self._task(report) for report in self.files.wanted()}
        tasks = [(made[report], kind, path) for report, kind, path in files]
        workspace = self.session.workspace

        def work(job: Job[list[ExportResult]]) -> list[ExportResult]:
            return write_all(workspace, tasks, job)

        if self._exporting.run_job(work, self._on_ended, self._on_advanced):
            self.outcome.show_running(True)

    def _on_advanced(self, share: float) -> None:
        self.outcome.advance(share)

    def _on_ended(self, outcome: Any) -> None:
        self.outcome.show_running(False)
        if isinstance(outcome, list):
            self._say_written(outcome)
        elif isinstance(outcome, Cancelled):
            self.outcome.say(_("Cancelled. No file was written."))
        elif isinstance(outcome, ExportError):
            self.outcome.say(show(outcome.message))
        else:
            self.outcome.say(_("The report could not be written. The log of this program says more."))

    def _say_written(self, done: list[ExportResult]) -> None:
        wished = {path for _report, _kind, path in self.files.files()}
        kept = [each.path for each in done if each.path not in wished]
        paths = [each.path for each in done]
        if len(done) == 1 and done[0].pages and done[0].format == "pdf":
            pages = ngettext("{count} page", "{count} pages", done[0].pages)
            pages = pages.format(count=format_number(done[0].pages))
            words = _("Written and checked, {pages}: {path}").format(pages=pages, path=str(paths[0]))
        elif len(done) == 1:
            words = _("Written and checked: {path}").format(path=str(paths[0]))
        else:
            words = _("Written and checked: {count} files in {folder}")
            words = words.format(count=format_number(len(done)), folder=str(paths[0].parent))
        if kept:
            more = _("A file of that name was not as Mainstay left it, so it stays: this one is “{file}”.")
            words = f"{words} {more.format(file=kept[0].name)}"
        self.outcome.say(words, paths)

    # Paper

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(_("Print"))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: Any) -> None:
        """Put the report as it is wished on a printer."""
        workspace, task = self.session.workspace, self._task(self._report.id)
        printer.setFullPage(True)
        printer.setDocName(_(self._report.title))

        def made(outcome: Any) -> None:
            from desktop.ui.page_printer import PagePrinter

            if isinstance(outcome, bytes):
                PagePrinter(self, printer, outcome, self._on_printed).start()
                return
            self.outcome.show_running(False)
            cancelled = isinstance(outcome, Cancelled)
            self.outcome.say(_("Cancelled.") if cancelled else _("The report could not be printed."))

        if self._exporting.run_job(lambda job: preview(workspace, task, job), made):
            self.outcome.show_running(True)

    def _on_printed(self, good: bool) -> None:
        self.outcome.show_running(False)
        self.outcome.say(_("Sent to the printer.") if good else _("The report could not be printed."))

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        wide = self.width() >= self.session.theme.px(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != way:
            self._sides.setDirection(way)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.preview.stop()
        self._stale = True
