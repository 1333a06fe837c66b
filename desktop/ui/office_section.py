"""What new plans and their reports begin with: the logo of the office, and a set-up of institutions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.system import paths
from desktop.system.locale import _
from desktop.system.settings import Settings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import card, column, row
from desktop.ui.text import button, plain_label
from desktop.workspace.templates import set_ups


class OfficeSection(QWidget):
    """One card of the settings; `changed` asks for them to be saved."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        lines = column(self)
        box, inside = card(_("New plans and reports"), name="settings.office")
        lines.addWidget(box)
        self._logo_line(inside)
        self.template = ChoiceBox()
        self.template.setObjectName("settings.template")
        self.template.setAccessibleName(_("Institutions that a new plan begins with"))
        self.template.addItem(_("None"), "")
        for found in set_ups(""):
            self.template.addItem(_(found.title), found.id)
        self.template.activated.connect(self._on_template)
        label = plain_label(_("Institutions that a new plan begins with"), role="label")
        label.setBuddy(self.template)
        inside.addWidget(label)
        inside.addWidget(self.template)
        words = _("Both are proposals: each plan and each report can have another.")
        inside.addWidget(plain_label(words, role="muted"))
        self.refresh()

    def _logo_line(self, inside: QVBoxLayout) -> None:
        inside.addWidget(plain_label(_("Logo on reports (PNG or JPEG)"), role="label"))
        line = row()
        self.logo = plain_label("", name="settings.logo")
        line.addWidget(self.logo, 1)
        choose = button(_("Choose"), name="settings.logo.choose")
        choose.setAccessibleName(_("Choose a logo"))
        choose.clicked.connect(self._on_logo)
        line.addWidget(choose)
        self.no_logo = button(_("Without"), name="settings.logo.none")
        self.no_logo.setAccessibleName(_("Without a logo"))
        self.no_logo.clicked.connect(self._on_no_logo)
        line.addWidget(self.no_logo)
        inside.addLayout(line)

    def refresh(self) -> None:
        """Show what the settings say now."""
        self.logo.setText(Path(self._settings.logo).name or _("None"))
        self.no_logo.setEnabled(bool(self._settings.logo))
        self.template.setCurrentIndex(max(0, self.template.findData(self._settings.template)))

    def use_logo(self, path: str) -> None:
        """Begin the reports of new workbooks with this picture, or with none."""
        if not path and self.no_logo.hasFocus():
            self.template.setFocus()
        self._settings.logo = path
        self.refresh()
        self.changed.emit()

    def _on_logo(self) -> None:
        start = str(Path(self._settings.logo).parent) if self._settings.logo else str(paths.documents_dir())
        kinds = _("Pictures") + " (*.png *.jpg *.jpeg)"
        name, _chosen = QFileDialog.getOpenFileName(self, _("Choose a logo"), start, kinds)
        if name:
            self.use_logo(name)

    def _on_no_logo(self) -> None:
        self.use_logo("")

    def _on_template(self) -> None:
        self._settings.template = str(self.template.currentData())
        self.changed.emit()
