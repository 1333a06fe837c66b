"""Shows pages of the handbook. Opens nothing from disk or network: links are handed to the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser

from desktop.guidance.handbook import Handbook
from desktop.system.locale import _
from desktop.ui.style import document_style
from desktop.ui.theme import Theme


class Reader(QTextBrowser):
    """One handbook page at a time."""

    followed = Signal(str)  # a link as written: "page:...", "term:...", "try:..."

    def __init__(self, handbook: Handbook, theme: Theme) -> None:
        super().__init__()
        self._handbook, self._theme = handbook, theme
        self._html = ""
        self.setObjectName("reader")
        self.setAccessibleName(_("Handbook page"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_anchor)
        theme.changed.connect(self._render)

    def show_html(self, html: str) -> None:
        """Show the cleaned HTML of the handbook; nothing else may come here."""
        self._html = html
        self._render()
        self.verticalScrollBar().setValue(0)

    def _render(self) -> None:
        # Qt reads a document's style sheet when the text is set, never later.
        self.document().setDefaultStyleSheet(document_style(self._theme.tokens, self._theme.px))
        self.setHtml(f"<body>{self._html}</body>")

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """Nothing is loaded by name: Qt's own version would read any file that a page names."""
        return None

    def _on_anchor(self, url: QUrl) -> None:
        self.followed.emit(url.toString())
