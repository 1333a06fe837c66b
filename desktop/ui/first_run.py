"""The two questions of the first start, asked once and in the page: which language, and which part."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.system.locale import _, activate, language, language_name, languages
from desktop.system.resources import catalogue
from desktop.system.settings import Settings
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.layout import column
from desktop.ui.text import plain_label
from desktop.ui.theme import Theme
from desktop.ui.tile import Tile, TileRow


class FirstRun(QWidget):
    """Choosing a part answers both questions; both can be changed in the settings at any time."""

    answered = Signal()
    language_chosen = Signal()  # the words on the screen are in another language now

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self.setObjectName("first_run")
        lines = column(self, spacing=12)
        lines.addWidget(plain_label(_("Welcome. Two questions before you begin."), role="title"))
        lines.addWidget(plain_label(_("Language"), role="heading"))
        self.language = ChoiceBox()
        self.language.setObjectName("first_run.language")
        self.language.setAccessibleName(_("Language"))
        for code in languages():
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language or language())))
        self.language.setMaximumWidth(theme.px(260))
        self.language.activated.connect(self._on_language)
        lines.addWidget(self.language)
        lines.addWidget(plain_label(_("What is your part?"), role="heading"))
        lines.addWidget(
            plain_label(
                _("It decides what the start page shows first. You can change it at any time."), role="muted"
            )
        )
        tiles = []
        for entry in catalogue("roles").entries:
            tile = Tile(_(entry.label), _(entry.help), name=f"first_run.role.{entry.key}")
            tile.setProperty("key", entry.key)
            tile.clicked.connect(self._on_role)
            tiles.append(tile)
        lines.addWidget(TileRow(theme, tiles))
        lines.addStretch()

    def _on_language(self) -> None:
        chosen = str(self.language.currentData())
        self._settings.language = chosen
        if chosen != language():
            activate(chosen)
            self.language_chosen.emit()

    def _on_role(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._settings.language = str(self.language.currentData())
            self._settings.role = str(sender.property("key"))
            self._settings.save()
            self.answered.emit()
