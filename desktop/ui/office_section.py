"""What new plans and their reports begin with: the logo of the office, and a set-up of institutions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.system.locale import _
from desktop.system.settings import Settings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import card, column, labelled
from desktop.ui.logo_line import LogoLine
from desktop.ui.text import plain_label
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
        self.logo = LogoLine(_("Logo on reports (PNG or JPEG)"), name="settings.logo")
        self.logo.chose.connect(self.use_logo)
        inside.addWidget(self.logo)
        self.template = ChoiceBox()
        self.template.setObjectName("settings.template")
        self.template.setAccessibleName(_("Institutions that a new plan begins with"))
        self.template.addItem(_("None"), "")
        for found in set_ups(""):
            self.template.addItem(_(found.title), found.id)
        self.template.activated.connect(self._on_template)
        inside.addWidget(labelled(_("Institutions that a new plan begins with"), self.template))
        words = _("Both are proposals: each plan and each report can have another.")
        inside.addWidget(plain_label(words, role="muted"))
        self.refresh()

    def refresh(self) -> None:
        """Show what the settings say now."""
        self.logo.show_logo(self._settings.logo)
        self.template.setCurrentIndex(max(0, self.template.findData(self._settings.template)))

    def use_logo(self, path: str) -> None:
        """Begin the reports of new workbooks with this picture, or with none."""
        self._settings.logo = path
        self.refresh()
        self.changed.emit()

    def _on_template(self) -> None:
        self._settings.template = str(self.template.currentData())
        self.changed.emit()
