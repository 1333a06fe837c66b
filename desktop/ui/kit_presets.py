"""What a trainer chooses for people who start Mainstay from the kit: each answer may also be left to them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.system.locale import _, language_name, languages
from desktop.system.resources import catalogue
from desktop.system.settings import Settings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import column, labelled, row
from desktop.ui.logo_line import ask_for_logo
from desktop.ui.text import button
from desktop.workspace.templates import set_ups

_LOOK = ("text_size", "theme", "contrast")


class PresetChoices(QWidget):
    """Language, part, template, logo, backup folder and look; `chosen` gives them as a kit keeps them."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setObjectName("kit.make.preset")
        lines: QVBoxLayout = column(self, spacing=6)
        lines.setContentsMargins(24, 0, 0, 6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        lines.addLayout(self._grid)
        self.language = self._box("language", _("Language"), _("They choose"), 0, 0)
        for code in languages():
            self.language.addItem(language_name(code), code)
        self.role = self._box("role", _("Part"), _("They choose"), 0, 1)
        for entry in catalogue("roles").entries:
            self.role.addItem(_(entry.label), entry.key)
        title = _("Institutions that a new plan begins with")
        self.template = self._box("template", title, _("None"), 1, 0, wide=True)
        for found in set_ups(""):
            self.template.addItem(_(found.title), found.id)
        self._logo_line()
        self.backups = QLineEdit(settings.backup_folder)
        self.backups.setPlaceholderText(_("As usual"))
        title = _("Folder for backups on their computers, such as D:\\Backups or ~/Backups")
        self._labelled("backups", title, self.backups, 3, 0, wide=True)
        words = _("My text size, colours and contrast")
        self.look = QCheckBox(words)
        self.look.setObjectName("kit.make.preset.look")
        self.look.setAccessibleName(words)
        self.look.setChecked(True)
        lines.addWidget(self.look)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.role.setCurrentIndex(max(0, self.role.findData(settings.role)))
        self.template.setCurrentIndex(max(0, self.template.findData(settings.template)))

    def chosen(self) -> dict[str, Any]:
        """The presets by name; what is left to people is not among them."""
        answers = {
            "language": str(self.language.currentData()),
            "role": str(self.role.currentData()),
            "template": str(self.template.currentData()),
            "logo": self.logo.text().strip(),
            "backup_folder": self.backups.text().strip(),
        }
        look = {name: getattr(self._settings, name) for name in _LOOK} if self.look.isChecked() else {}
        return {name: value for name, value in answers.items() if value} | look

    def _box(
        self, name: str, title: str, first: str, line: int, side: int, *, wide: bool = False
    ) -> ChoiceBox:
        box = ChoiceBox()
        box.addItem(first, "")
        self._labelled(name, title, box, line, side, wide=wide)
        return box

    def _logo_line(self) -> None:
        self.logo = QLineEdit(self._settings.logo)
        self.logo.setPlaceholderText(_("None"))
        choose = button(_("Choose"), name="kit.make.preset.logo.choose")
        choose.setAccessibleName(_("Choose a logo"))
        choose.clicked.connect(self._on_logo)
        holder = QWidget()
        line = row(holder)
        line.addWidget(self.logo, 1)
        line.addWidget(choose)
        title = _("Logo on reports (PNG or JPEG)")
        self._labelled("logo", title, self.logo, 2, 0, wide=True, holder=holder)

    def _labelled(
        self,
        name: str,
        title: str,
        editor: QWidget,
        line: int,
        side: int,
        *,
        wide: bool = False,
        holder: QWidget | None = None,
    ) -> None:
        editor.setObjectName(f"kit.make.preset.{name}")
        editor.setAccessibleName(title)
        group = labelled(title, editor, holder)
        self._grid.addWidget(group, line, side, 1, 2 if wide else 1)
        self._grid.setColumnStretch(side, 1)

    def _on_logo(self) -> None:
        if chosen := ask_for_logo(self, self.logo.text().strip()):
            self.logo.setText(chosen)
