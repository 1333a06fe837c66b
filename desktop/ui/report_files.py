"""In which formats, which reports, and where to: the files that an export will write, and what was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from desktop.system.locale import _
from desktop.ui.layout import card, clear, column, row
from desktop.ui.text import button, plain_label
from desktop.workspace.export_choices import Choices
from desktop.workspace.reporting import Report, formats, formats_named, plain_target, reports, targets


class ReportFiles(QWidget):
    """Formats, further reports and the place. `changed` when somebody chose otherwise."""

    changed = Signal()

    def __init__(self, choices: Choices, folder: Path, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._choices, self._report, self._name_of = choices, reports()[0], name_of
        self._folder, self._proposed = folder, ""
        lines = column(self)
        box, inside = card(_("Where it goes"), name="report.target")
        lines.addWidget(box)
        self.target = QLineEdit()
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
        self.propose(anew=True)
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

    def propose(self, *, anew: bool = False) -> None:
        """Name the file after the report and its day, unless somebody typed a name for it; `anew` in any case."""
        now = self.target.text().strip()
        if not anew and now and plain_target(Path(now)).name != self._proposed:
            return
        self._proposed = self._name_of(self._report.id)
        folder = Path(now).parent if now else self._folder
        self.target.setText(str(folder / f"{self._proposed}.{self._suffix()}"))
        self.target.setCursorPosition(0)
        self._say()

    def _suffix(self) -> str:
        kinds = [kind for kind in self._choices.formats if kind in self._report.formats]
        return formats_named(kinds[:1] or self._report.formats[:1])[0].suffixes[0]

    def wanted(self) -> list[str]:
        """The reports that are to be written, the chosen one first."""
        others = (
            [key for key in self._choices.more if key != self._report.id] if self.more.isChecked() else []
        )
        known = {report.id for report in reports()}
        return [self._report.id, *(key for key in others if key in known)]

    def files(self) -> list[tuple[str, str, Path]]:
        """What will be written: report, format, path."""
        wanted = self.wanted()
        names = {report: self._name_of(report) for report in wanted}
        return targets(Path(self.target.text().strip()), wanted, self._choices.formats, names)

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
