"""The foot of the page of reports: export, how far it is, what was written, and what to do with it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.system.locale import _
from desktop.ui.layout import column, row
from desktop.ui.report_files import open_path
from desktop.ui.text import button, plain_label


class ReportOutcome(QWidget):
    """Buttons, progress and one sentence. The page connects `export_button`, `cancel_button` and `print_button`."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[Path] = []
        lines = column(self, spacing=6)
        tools = row()
        self.export_button = button(_("Export"), role="primary", name="report.export")
        self.print_button = button(_("Print"), name="report.print")
        self.progress = QProgressBar()
        self.progress.setObjectName("report.progress")
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("How far the report is"))
        self.cancel_button = button(_("Cancel"), name="report.cancel")
        self.open_button = button(_("Open"), name="report.open")
        self.open_button.setAccessibleName(_("Open the file that was written"))
        self.open_button.clicked.connect(self._on_open)
        self.folder_button = button(_("Show in folder"), name="report.folder")
        self.folder_button.clicked.connect(self._on_show_folder)
        tools.addWidget(self.export_button)
        tools.addWidget(self.print_button)
        tools.addWidget(self.progress, 1)
        tools.addWidget(self.cancel_button)
        tools.addWidget(self.open_button)
        tools.addWidget(self.folder_button)
        tools.addStretch()
        lines.addLayout(tools)
        self.result = plain_label("", name="report.result")
        lines.addWidget(self.result)
        # After they have a parent: a widget without one would open as a window of its own.
        # A bundle may have been made without printing: then there is no button that could do nothing.
        self.print_button.setVisible(find_spec("PySide6.QtPrintSupport") is not None)
        for widget in (self.progress, self.cancel_button, self.open_button, self.folder_button, self.result):
            widget.hide()

    def show_running(self, running: bool) -> None:
        """Work began, or ended."""
        self.progress.setValue(0)
        self.progress.setVisible(running)
        self.cancel_button.setVisible(running)
        # A button that is disabled or hidden hands the focus on to the top of the page: take it along first.
        self.export_button.setEnabled(True)
        (self.cancel_button if running else self.export_button).setFocus()
        self.export_button.setEnabled(not running)
        self.print_button.setEnabled(not running)
        if running:
            for widget in (self.result, self.open_button, self.folder_button):
                widget.hide()

    def advance(self, share: float) -> None:
        """How far it is, 0 to 1."""
        self.progress.setValue(round(share * 1000))

    def say(self, words: str, written: list[Path] | None = None) -> None:
        """What came of it, with the files that were written."""
        self.written = written or []
        self.result.setText(words)
        self.result.setAccessibleName(words)
        self.result.show()
        self.open_button.setVisible(len(self.written) == 1)
        self.folder_button.setVisible(bool(self.written))

    def _on_open(self) -> None:
        if self.written:
            open_path(self.written[0])

    def _on_show_folder(self) -> None:
        if self.written:
            open_path(self.written[0].parent)
