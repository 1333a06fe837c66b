"""Settings: what this person prefers on this computer. Nothing of it is stored in the workbook."""

from __future__ import annotations

from desktop.system.locale import _
from desktop.ui.layout import scrolling
from desktop.ui.page import Page
from desktop.ui.session import Session
from desktop.ui.settings_form import SettingsForm


class SettingsPage(Page):
    """Every change is saved at once; there is nothing to confirm."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Settings"),
            _("They belong to you and this computer, not to the workbook. Every change is kept at once."),
        )
        self.form = SettingsForm(session.settings, session.theme, session.handbook)
        self.form.name_changed.connect(self._on_name)
        self.form.failed.connect(self._on_failed)
        self.form.setMaximumWidth(980)
        self.body.addWidget(scrolling(self.form, name="settings.scroll"), 1)

    def refresh(self) -> None:
        self.form.refresh()

    def come_into_view(self) -> None:
        self.refresh()

    def flush(self) -> None:
        self.form.flush()

    def _on_name(self, name: str) -> None:
        self.session.workspace.author = name

    def _on_failed(self, words: str) -> None:
        self.session.noticed.emit(words, "")
