"""In which formats, which reports, and where to: the files that an export will write, and what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from desktop.system.locale import _
from desktop.ui.layout import card, clear, column, row
from desktop.ui.text import button, plain_label
from desktop.workspace.export_choices import Choices
from desktop.workspace.reporting import Report, formats, reports, targets


class ReportFiles(QWidget):
    """Formats, further reports and the place. `changed` when somebody chose otherwise."""

    changed = Signal()

    def __init__(self, choices: Choices, proposed: Path) -> None:
        super().__init__()
        self._choices, self._report = choices, reports()[0]
        lines = column(self)
        box, inside = card(_("Where it goes"), name="report.target")
        lines.addWidget(box)
        self.target = QLineEdit(str(proposed))
        self.target.setObjectName("report.path")
        self.target.setAccessibleName(_("File of the report"))
        self.target.textEdited.connect(self._on_typed)
        line = row()
        line.addWidget(self.target, 1)
        browse = button(_("Choose"), name="report.browse")
        browse.setAccessibleName(_("Choose where the report goes"))
        browse.clicked.connect(self._on_browse)
        line.addWidget(browse)
        inside.addWidget(plain_label(_("File; each format adds its own ending"), role="label"))
        inside.addLayout(line)
        inside.addWidget(plain_label(_("Formats"), role="label"))
        self._formats = column(spacing=2)
        inside.addLayout(self._formats)
        self.more = QCheckBox(_("More reports into the same folder"))
        self.more.setObjectName("report.more")
        self.more.setAccessibleName(_("More reports into the same folder"))
        self.more.setChecked(bool(choices.more))
        self.more.toggled.connect(self._on_more)
        inside.addWidget(self.more)
        self._others = column(spacing=2)
        inside.addLayout(self._others)
        self.note = plain_label("", role="muted", name="report.note")
        inside.addWidget(self.note)

    def show_report(self, report: Report) -> None:
        """Offer what there is for a report."""
        self._report = report
        clear(self._formats)
        kinds = formats(report)
        for each in kinds:
            check = QCheckBox(f"{_(each.title)}: {_(each.use)}".replace("&", "&&"))
            check.setObjectName(f"report.format.{each.id}")
            check.setAccessibleName(_(each.title))
            check.setAccessibleDescription(_(each.use))
            check.setProperty("key", each.id)
            check.setChecked(each.id in self._choices.formats)
            check.toggled.connect(self._on_format)
            self._formats.addWidget(check)
        self._show_others()
        self._say()

    def wanted(self) -> list[str]:
        """The reports that are to be written, the chosen one first."""
        others = (
            [key for key in self._choices.more if key != self._report.id] if self.more.isChecked() else []
        )
        known = {report.id for report in reports()}
        return [self._report.id, *(key for key in others if key in known)]

    def files(self) -> list[tuple[str, str, Path]]:
        """What will be written: report, format, path."""
        return targets(Path(self.target.text().strip()), self.wanted(), self._choices.formats)

    def _show_others(self) -> None:
        clear(self._others)
        for report in reports() if self.more.isChecked() else []:
            if report.id == self._report.id:
                continue
            check = QCheckBox(_(report.title).replace("&", "&&"))
            check.setObjectName(f"report.also.{report.id}")
            check.setAccessibleName(_(report.title))
            check.setProperty("key", report.id)
            check.setChecked(report.id in self._choices.more)
            check.toggled.connect(self._on_other)
            self._others.addWidget(check)

    def _say(self) -> None:
        count = len(self.files())
        names = [path.name for _report, _format, path in self.files()]
        if not count:
            words = _("Choose a format first.")
        elif count == 1:
            words = names[0]
        else:
            words = _("{count} files: {names}").format(count=count, names=", ".join(names))
        self.note.setText(words)

    def _on_typed(self) -> None:
        self._say()

    def _on_format(self, on: bool) -> None:
        sender = self.sender()
        key = str(sender.property("key"))
        self._choices.formats = [*(k for k in self._choices.formats if k != key), *([key] if on else [])]
        self._say()
        self.changed.emit()

    def _on_more(self) -> None:
        self._show_others()
        self._say()

    def _on_other(self, on: bool) -> None:
        sender = self.sender()
        key = str(sender.property("key"))
        self._choices.more = [*(k for k in self._choices.more if k != key), *([key] if on else [])]
        self._say()
        self.changed.emit()

    def _on_browse(self) -> None:
        folder = str(Path(self.target.text()).parent)
        name = QFileDialog.getExistingDirectory(self, _("Choose where the report goes"), folder)
        if name:
            self.target.setText(str(Path(name) / Path(self.target.text()).name))
            self._choices.folder = name
            self._say()
            self.changed.emit()


def open_path(path: Path) -> None:
    """Show a file or a folder with the program that this computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
