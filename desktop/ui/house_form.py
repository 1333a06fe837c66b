"""How the papers of an office look: sheet, colour, logo, words at the head, with a cover or without."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QColorDialog, QLineEdit, QSpinBox, QWidget

from desktop.system.locale import _
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import card, column, row
from desktop.ui.logo_line import LogoLine
from desktop.ui.text import button, plain_label
from desktop.workspace.export_choices import Choices
from desktop.workspace.reporting import MOST_SHEETS, PAPER_NAMES, PICTURE, Report

IDLE_MS = 700


class HouseForm(QWidget):
    """Fills `choices` with the look of the office; `changed` when somebody changed it."""

    changed = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        lines = column(self)
        box, inside = card(_("How it looks"), name="report.house")
        lines.addWidget(box)
        inside.addWidget(plain_label(_("Paper"), role="label"))
        self.paper = ChoiceBox()
        self.paper.setObjectName("report.paper")
        self.paper.setAccessibleName(_("Paper"))
        for key, name in PAPER_NAMES.items():
            self.paper.addItem(_(name), key)
        self.paper.setCurrentIndex(max(0, self.paper.findData(choices.paper)))
        self.paper.activated.connect(self._on_paper)
        inside.addWidget(self.paper)
        self._sheets_words = plain_label(_("Sheets side by side"), role="label", name="report.sheets.label")
        inside.addWidget(self._sheets_words)
        self.sheets = QSpinBox()
        self.sheets.setObjectName("report.sheets")
        self.sheets.setAccessibleName(_("Sheets side by side"))
        self.sheets.setRange(1, MOST_SHEETS)
        self.sheets.setValue(choices.sheets)
        self.sheets.valueChanged.connect(self._on_sheets)
        inside.addWidget(self.sheets)
        self.cover = QCheckBox(_("A page of its own for the title"))
        self.cover.setObjectName("report.cover")
        self.cover.setAccessibleName(_("A page of its own for the title"))
        self.cover.setChecked(choices.cover)
        self.cover.toggled.connect(self._on_cover)
        inside.addWidget(self.cover)
        words = _("At the end of each section, the page of the handbook behind it")
        self.references = QCheckBox(words)
        self.references.setObjectName("report.references")
        self.references.setAccessibleName(words)
        self.references.setChecked(choices.references)
        self.references.toggled.connect(self._on_references)
        inside.addWidget(self.references)
        self.logo = LogoLine(_("Logo (PNG or JPEG)"), name="report.logo")
        self.logo.chose.connect(self.use_logo)
        inside.addWidget(self.logo)
        self._colour_line(inside)
        inside.addWidget(plain_label(_("Words above every page, instead of the title"), role="label"))
        self.header = QLineEdit(choices.header)
        self.header.setObjectName("report.header")
        self.header.setAccessibleName(_("Words above every page, instead of the title"))
        self.header.setMaxLength(200)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.flush)
        self.header.textEdited.connect(self._idle.start)
        self.header.editingFinished.connect(self.flush)
        inside.addWidget(self.header)
        self._show()

    def show_report(self, report: Report) -> None:
        """Offer what a report has: sheets side by side only a poster, a page for the title only a long one."""
        poster = report.about == PICTURE
        self._sheets_words.setVisible(poster)
        self.sheets.setVisible(poster)
        long = report.cover and not report.handbook
        self.cover.setVisible(long)
        self.references.setVisible(long)

    def _on_sheets(self, count: int) -> None:
        self._choices.sheets = count
        self.changed.emit()

    def _colour_line(self, inside: object) -> None:
        inside.addWidget(plain_label(_("Colour of headings"), role="label"))  # type: ignore[attr-defined]
        line = row()
        self.colour = plain_label("", name="report.colour")
        line.addWidget(self.colour, 1)
        choose = button(_("Choose"), name="report.colour.choose")
        choose.setAccessibleName(_("Choose the colour of headings"))
        choose.clicked.connect(self._on_colour)
        line.addWidget(choose)
        self.no_colour = button(_("As usual"), name="report.colour.none")
        self.no_colour.setAccessibleName(_("The usual colour of headings"))
        self.no_colour.clicked.connect(self._on_no_colour)
        line.addWidget(self.no_colour)
        inside.addLayout(line)  # type: ignore[attr-defined]

    def _show(self) -> None:
        self.logo.show_logo(self._choices.logo)
        self.colour.setText(self._choices.colour or _("Teal"))
        self.no_colour.setEnabled(bool(self._choices.colour))

    def flush(self) -> None:
        """Hand on what is typed."""
        self._idle.stop()
        if self.header.text() != self._choices.header:
            self._choices.header = self.header.text()
            self.changed.emit()

    def use_logo(self, path: str) -> None:
        """Take the picture at `path`, or none."""
        self._choices.logo = path
        self._show()
        self.changed.emit()

    def use_colour(self, colour: str) -> None:
        """Take a colour such as "#0f4c5c", or the usual one."""
        self._choices.colour = colour
        self._show()
        self.changed.emit()

    def _on_paper(self) -> None:
        self._choices.paper = str(self.paper.currentData())
        self.changed.emit()

    def _on_cover(self, on: bool) -> None:
        self._choices.cover = on
        self.changed.emit()

    def _on_references(self, on: bool) -> None:
        self._choices.references = on
        self.changed.emit()

    def _on_colour(self) -> None:
        found = QColorDialog.getColor(
            QColor(self._choices.colour or "#0f4c5c"), self, _("Colour of headings")
        )
        if found.isValid():
            self.use_colour(found.name())

    def _on_no_colour(self) -> None:
        self.use_colour("")
