"""The person's own settings, each saved the moment it is changed; usable with or without an open workbook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.words import N_
from desktop.guidance.handbook import Handbook
from desktop.system.locale import _, format_number, language_name, languages
from desktop.system.resources import catalogue
from desktop.system.settings import Settings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.computer_section import ComputerSection
from desktop.ui.layout import card, column, row
from desktop.ui.office_section import OfficeSection
from desktop.ui.pack_section import PackSection
from desktop.ui.text import button, plain_label
from desktop.ui.theme import SIZES, Theme

THEMES = (("light", N_("Light")), ("dark", N_("Dark")), ("system", N_("As this computer")))
IDLE_MS = 800
LONGEST_NAME = 200  # characters


class SettingsForm(QWidget):
    """Language, role, name, look and backup folder. `name_changed` carries the new display name."""

    name_changed = Signal(str)
    failed = Signal(str)  # a sentence: the settings could not be written

    def __init__(self, settings: Settings, theme: Theme, handbook: Handbook) -> None:
        super().__init__()
        self._settings, self._theme = settings, theme
        self._was_language = settings.language
        lines = column(self, spacing=12)
        lines.addWidget(self._you())
        lines.addWidget(self._look())
        self.office = OfficeSection(settings)
        self.office.changed.connect(self._save)
        lines.addWidget(self.office)
        lines.addWidget(self._backups())
        self.packs = PackSection(handbook)
        lines.addWidget(self.packs)
        self.computer = ComputerSection()
        self.computer.removed.connect(self._on_removed)
        lines.addWidget(self.computer)
        lines.addStretch()

    def _you(self) -> QWidget:
        box, inside = card(_("You"), name="settings.you")
        self.name = QLineEdit(self._settings.name)
        self.name.setObjectName("settings.name")
        self.name.setMaxLength(LONGEST_NAME)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.flush)
        self.name.textEdited.connect(self._idle.start)
        self.name.editingFinished.connect(self.flush)
        help_text = _("The name beside your changes. It is never taken from this computer's login.")
        _add(inside, _("Display name"), self.name, help_text)
        self._roles = QButtonGroup(self)
        inside.addWidget(plain_label(_("Your part"), role="label"))
        for entry in catalogue("roles").entries:
            choice = QRadioButton(f"{_(entry.label)}: {_(entry.help)}".replace("&", "&&"))
            choice.setObjectName(f"settings.role.{entry.key}")
            choice.setAccessibleName(_(entry.label))
            choice.setAccessibleDescription(_(entry.help))
            choice.setProperty("key", entry.key)
            choice.setChecked(self._settings.role == entry.key)
            self._roles.addButton(choice)
            inside.addWidget(choice)
        self._roles.buttonClicked.connect(self._on_role)
        self.language = ChoiceBox()
        self.language.setObjectName("settings.language")
        for code in languages():
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(self._settings.language or "en")))
        self.language.activated.connect(self._on_language)
        _add(inside, _("Language"), self.language)
        self.language_note = plain_label(
            _("The new language is used when you start Mainstay again."),
            role="attention",
            name="settings.language_note",
        )
        self.language_note.hide()
        inside.addWidget(self.language_note)
        return box

    def _look(self) -> QWidget:
        box, inside = card(_("Look"), name="settings.look")
        inside.addWidget(plain_label(_("Text size"), role="label"))
        sizes = [(str(size), f"{format_number(size)} %") for size in SIZES]
        self._sizes = self._choices(
            "size", _("Text size"), sizes, str(_nearest(self._settings.text_size)), inside
        )
        inside.addWidget(plain_label(_("Colours"), role="label"))
        themes = [(key, _(words)) for key, words in THEMES]
        self._themes = self._choices("theme", _("Colours"), themes, self._settings.theme, inside)
        self.contrast = QCheckBox(_("High contrast"))
        self.contrast.setObjectName("settings.contrast")
        self.contrast.setAccessibleName(_("High contrast"))
        self.contrast.setChecked(self._settings.contrast)
        self.contrast.clicked.connect(self._on_look)
        inside.addWidget(self.contrast)
        return box

    def _choices(
        self, name: str, title: str, offered: list[tuple[str, str]], chosen: str, into: QVBoxLayout
    ) -> QButtonGroup:
        group, line = QButtonGroup(self), row(spacing=16)
        for key, words in offered:
            choice = QRadioButton(words)
            choice.setObjectName(f"settings.{name}.{key}")
            choice.setAccessibleName(f"{title}: {words}")
            choice.setProperty("key", key)
            choice.setChecked(key == chosen)
            group.addButton(choice)
            line.addWidget(choice)
        line.addStretch()
        into.addLayout(line)
        group.buttonClicked.connect(self._on_look)
        return group

    def _backups(self) -> QWidget:
        box, inside = card(_("Backups"), name="settings.backups")
        self.folder = QLineEdit()
        self.folder.setObjectName("settings.backup_folder")
        self.folder.setReadOnly(True)
        _add(
            inside,
            _("Folder for backups"),
            self.folder,
            _(
                "A backup is made at most every 30 minutes, and only when something changed. Another folder "
                "is used from the next time a workbook is opened."
            ),
        )
        line: QHBoxLayout = row()
        browse = button(_("Choose a folder"), name="settings.backup_browse")
        browse.clicked.connect(self._on_browse)
        self.default = button(_("Use the default"), name="settings.backup_default")
        self.default.clicked.connect(self._on_default)
        line.addWidget(browse)
        line.addWidget(self.default)
        line.addStretch()
        inside.addLayout(line)
        self._show_folder()
        return box

    def refresh(self) -> None:
        """Show what the settings say now; what is being typed is left alone."""
        if not self.name.hasFocus():
            self.name.setText(self._settings.name)
        self._show_folder()
        self.office.refresh()

    def flush(self) -> None:
        """Keep the typed name."""
        self._idle.stop()
        name = " ".join(self.name.text().split())
        if name != self._settings.name:
            self._settings.name = name
            self._save()
            self.name_changed.emit(name)

    def _on_removed(self) -> None:
        """What was removed from this computer is not remembered by this window either."""
        self._settings.recent = Settings.load().recent

    def _show_folder(self) -> None:
        folder = str(self._settings.backups_folder())
        self.folder.setText(folder)
        self.folder.setCursorPosition(0)
        self.default.setEnabled(bool(self._settings.backup_folder))

    def _on_role(self, choice: QAbstractButton) -> None:
        self._settings.role = str(choice.property("key"))
        self._save()

    def _on_language(self) -> None:
        self._settings.language = str(self.language.currentData())
        self.language_note.setVisible(self._settings.language != (self._was_language or "en"))
        self._save()

    def _on_look(self) -> None:
        size, theme = self._sizes.checkedButton(), self._themes.checkedButton()
        if size is not None:
            self._settings.text_size = int(size.property("key"))
        if theme is not None:
            self._settings.theme = str(theme.property("key"))
        self._settings.contrast = self.contrast.isChecked()
        self._save()
        self._theme.apply(
            theme=self._settings.theme, contrast=self._settings.contrast, percent=self._settings.text_size
        )

    def _on_browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Folder for backups"), str(self._settings.backups_folder().parent)
        )
        if chosen:
            self._settings.backup_folder = str(Path(chosen))
            self._save()
            self._show_folder()

    def _on_default(self) -> None:
        self._settings.backup_folder = ""
        self._save()
        self._show_folder()

    def _save(self) -> None:
        if not self._settings.save():
            self.failed.emit(
                _("Your settings could not be written to this computer. They hold until you close Mainstay.")
            )


def _add(into: QVBoxLayout, title: str, editor: QWidget, help_text: str = "") -> None:
    label = plain_label(title, role="label")
    label.setBuddy(editor)
    editor.setAccessibleName(title)
    group = column(spacing=3)
    group.addWidget(label)
    group.addWidget(editor)
    if help_text:
        editor.setAccessibleDescription(help_text)
        group.addWidget(plain_label(help_text, role="muted"))
    into.addLayout(group)


def _nearest(percent: int) -> int:
    return min(SIZES, key=lambda size: abs(size - percent))
