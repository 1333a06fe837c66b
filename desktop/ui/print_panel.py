"""Above the page of the handbook: what is to be printed or saved as PDF, with one's notes or without."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFrame,
    QProgressBar,
    QRadioButton,
)

from desktop.guidance.extracts import runs
from desktop.guidance.handbook import Handbook, Page
from desktop.system import paths
from desktop.system.filename import file_name_from
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.layout import column
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.handbook_printing import (
    PAGE,
    PART,
    WHOLE,
    ExportError,
    ExportResult,
    Pages,
    chosen,
    sheets,
    write,
)
from desktop.workspace.jobs import Cancelled, Job

DPI = 200  # of a printed page: letters are sharp, and a hundred pages fit a small printer's memory one by one


class PrintPanel(QFrame):
    """Writes in the background; one thing at a time."""

    _advanced = Signal(float)
    _ended = Signal(object)

    def __init__(self, handbook: Handbook) -> None:
        super().__init__()
        self._handbook = handbook
        self._page: Page | None = None
        self._notes: Mapping[str, str] = {}
        self._job: Job[Any] | None = None
        self._written: Path | None = None
        self.setProperty("role", "callout")
        self.setObjectName("handbook.print_panel")
        lines = column(self, margin=12, spacing=8)
        lines.addWidget(plain_label(_("Print or save as PDF"), role="strong"))
        lines.addLayout(self._make_choices())
        self.with_notes = QCheckBox(_("With my notes on these pages"))
        self.with_notes.setObjectName("handbook.print.notes")
        lines.addWidget(self.with_notes)
        self.with_beside = QCheckBox(_("With what stands beside forms, field by field"))
        self.with_beside.setObjectName("handbook.print.beside")
        lines.addWidget(self.with_beside)
        lines.addLayout(self._make_tools())
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("How far it is"))
        self.progress.hide()
        lines.addWidget(self.progress)
        self.result = plain_label("", name="handbook.print.result")
        self.result.hide()
        lines.addWidget(self.result)
        self.folder = button(_("Show in folder"), role="link", name="handbook.print.folder")
        self.folder.clicked.connect(self._on_folder)
        self.folder.hide()
        lines.addWidget(self.folder)
        self._advanced.connect(self._on_advanced)
        self._ended.connect(self._on_ended)
        self.hide()

    def _make_choices(self) -> WrappingRow:
        choices = WrappingRow(spacing=12)
        self._choices = QButtonGroup(self)
        self.boxes: dict[str, QRadioButton] = {}
        for key, words in ((PAGE, _("This page")), (PART, _("This part")), (WHOLE, _("The whole handbook"))):
            made = QRadioButton(words)
            made.setObjectName(f"handbook.print.{key}")
            made.setAccessibleName(words)
            made.setProperty("key", key)
            made.setChecked(key == PAGE)
            self.boxes[key] = made
            self._choices.addButton(made)
            choices.addWidget(made)
        self._choices.buttonClicked.connect(self._show_offers)
        return choices

    def _make_tools(self) -> WrappingRow:
        tools = WrappingRow(spacing=6)
        self.save = button(_("Save as PDF"), role="primary", name="handbook.print.save")
        self.save.clicked.connect(self._on_save)
        self.paper = button(_("Print"), name="handbook.print.paper")
        self.paper.clicked.connect(self._on_print)
        self.stop = button(_("Cancel"), name="handbook.print.cancel")
        self.stop.clicked.connect(self._on_cancel)
        self.stop.hide()
        close = button(_("Close"), role="link", name="handbook.print.close")
        close.clicked.connect(self.hide)
        for made in (self.save, self.paper, self.stop, close):
            tools.addWidget(made)
        return tools

    def open_panel(self, page: Page, notes: Mapping[str, str]) -> None:
        """Offer to print from this page on; `notes` are one's own words by page."""
        self._page, self._notes = page, notes
        self.with_notes.setChecked(False)  # what is meant for oneself goes out only when it is asked for
        self._show_offers()
        if self._job is None:
            self.result.hide()
            self.folder.hide()
        self.show()
        self.save.setFocus()

    def _show_offers(self) -> None:
        """Offer only what the chosen pages have."""
        if self._page is None:
            return
        ids = self._pages().ids
        self.with_notes.setVisible(any(page_id in self._notes for page_id in ids))
        pages = (self._handbook.page(page_id) for page_id in ids)
        self.with_beside.setVisible(any(page is not None and bool(runs(page.html)) for page in pages))

    def _pages(self) -> Pages:
        assert self._page is not None
        checked = self._choices.checkedButton()
        return chosen(self._handbook, self._page.id, str(checked.property("key")) if checked else PAGE)

    def _chosen_notes(self) -> Mapping[str, str]:
        return self._notes if self.with_notes.isChecked() else {}

    # ------------------------------------------------------------------ saving and printing

    def _on_save(self) -> None:
        pages = self._pages()
        proposed = paths.documents_dir() / f"{file_name_from(pages.title, 'handbook')}.pdf"
        name, _filter = QFileDialog.getSaveFileName(self, _("Save as PDF"), str(proposed), "PDF (*.pdf)")
        if name:
            target = Path(name)
            target = target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
            notes, beside = self._chosen_notes(), self.with_beside.isChecked()
            self._start(lambda job: write(self._handbook, pages, target, notes=notes, beside=beside, job=job))

    def _on_print(self) -> None:
        # A library that only printing needs.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        printer.setDocName(self._pages().title)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(_("Print"))
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        pages, notes, beside = self._pages(), self._chosen_notes(), self.with_beside.isChecked()

        def work(job: Job[int]) -> int:
            with tempfile.TemporaryDirectory(prefix="mainstay-print-") as folder:
                target = Path(folder) / "pages.pdf"
                write(self._handbook, pages, target, notes=notes, beside=beside, job=job)  # type: ignore[arg-type]
                return _to_printer(printer, target, job)

        self._start(work)

    def _start(self, work: Any) -> None:
        if self._job is not None:
            return
        ended = self._ended.emit
        self._job = Job(work, on_progress=self._advanced.emit, on_done=ended, on_failed=ended)
        self._show_running(True)
        self._job.start()

    def _show_running(self, running: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        (self.stop if running else self.save).setFocus()
        self.save.setEnabled(not running)
        self.paper.setEnabled(not running)
        if running:
            self.result.hide()
            self.folder.hide()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_advanced(self, share: float) -> None:
        self.progress.setValue(round(share * 1000))

    def _on_ended(self, outcome: Any) -> None:
        self._job = None
        self.save.setEnabled(True)
        self._show_running(False)
        self._written = None
        if isinstance(outcome, ExportResult):
            self._written = outcome.path
            words = ngettext("{count} page", "{count} pages", outcome.pages)
            pages = words.format(count=format_number(outcome.pages))
            self._say(_("Written and checked, {pages}: {path}").format(pages=pages, path=str(outcome.path)))
        elif isinstance(outcome, int):
            words = ngettext(
                "{count} page went to the printer.", "{count} pages went to the printer.", outcome
            )
            self._say(words.format(count=format_number(outcome)))
        elif isinstance(outcome, Cancelled):
            self._say(_("Cancelled."))
        elif isinstance(outcome, ExportError):
            self._say(show(outcome.message))
        else:
            self._say(_("This could not be printed. The log of this program says more."))
        self.folder.setVisible(self._written is not None)

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setAccessibleName(words)
        self.result.show()

    def _on_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def _to_printer(printer: Any, path: Path, job: Job[int]) -> int:
    """Paint every page of the PDF on the printer; how many there were. Runs beside the window, as Qt allows here."""
    painter = QPainter()
    count = 0
    for width, height, stride, data in sheets(path, DPI):
        if count == 0:
            if not painter.begin(printer):
                raise OSError("the printer cannot be used")
        else:
            printer.newPage()
        job.progress(1.0)  # raises when somebody stopped it
        image = QImage(data, width, height, stride, QImage.Format.Format_BGR888)
        room = QRectF(painter.viewport())
        scale = min(room.width() / width, room.height() / height)
        painter.drawImage(QRectF(0, 0, width * scale, height * scale), image)
        count += 1
    painter.end()
    return count
