"""Handing over: one button for each receiver; it writes a paper and a copy of the workbook into a chosen folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from desktop.system.locale import _, show
from desktop.ui.background import Background
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.ui.workbook_sections import Section
from desktop.workspace.handover import RECEIVER_WORDS, ExportError, Handed, Refused, hand_over
from desktop.workspace.overview import Overview
from desktop.workspace.reporting import proposed_date


class HandoverSection(Section):
    """For whoever takes over, for a host office, for a partner."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Hand over"), "handover")
        self._background = Background(self)
        self._written: Path | None = None
        self.muted(
            _(
                "A paper that says where we are, who promised what and what is next, and a copy of the workbook."
            )
        )
        self.buttons = {}
        for key, (title, words) in RECEIVER_WORDS.items():
            made = button(_(title), name=f"handover.{key}")
            made.clicked.connect(partial(self._on_asked, key))
            self.buttons[key] = made
            self.lines.addWidget(made)
            self.muted(_(words))
        self.said = plain_label("", name="handover.said")
        self.said.hide()
        self.lines.addWidget(self.said)
        self.folder_button = button(_("Show in folder"), role="link", name="handover.folder")
        self.folder_button.clicked.connect(self._on_folder)
        self.folder_button.hide()
        self.lines.addWidget(self.folder_button)

    def show_overview(self, found: Overview) -> None:
        """Nothing here depends on what was found."""

    def _on_asked(self, receiver: str) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, _("Choose the folder for the handover"), str(self.session.workspace.path.parent)
        )
        if folder:
            self.hand_over(receiver, Path(folder))

    def hand_over(self, receiver: str, folder: Path) -> None:
        """Write both files into a folder, beside the window."""
        workspace, date = self.session.workspace, proposed_date(self.session.workspace)
        if self._background.run(lambda: hand_over(workspace, receiver, folder, date=date), self._on_handed):
            self._say(_("Writing..."))

    def _on_handed(self, outcome: Any) -> None:
        if isinstance(outcome, Handed):
            self._written = outcome.workbook.parent
            text = _("Written and checked: {paper} and {workbook}")
            self._say(text.format(paper=outcome.paper.name, workbook=outcome.workbook.name))
        elif isinstance(outcome, ExportError | Refused):
            self._say(show(outcome.message))
        else:
            self._say(_("The handover could not be written. The log of this program says more."))
        self.folder_button.setVisible(self._written is not None)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.show()

    def _on_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
