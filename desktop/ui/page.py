"""The base of all pages: title, one sentence of purpose, a body, and refreshing when watched tables change."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.advice_bar import AdviceBar
from desktop.ui.layout import column
from desktop.ui.session import Session
from desktop.ui.text import plain_label
from desktop.workspace.workspace import Changed


class Page(QWidget):
    """One page of the open workbook. Subclasses fill `body` and override `refresh`."""

    tables: tuple[str, ...] = ()  # tables whose change makes this page refresh
    advice_step = ""  # the page key of advice shown at the bottom; "" shows none
    wants_guidance = True  # whether the guidance pane stands beside this page

    def __init__(self, session: Session, title: str, purpose: str = "") -> None:
        super().__init__()
        self.session = session
        self.setObjectName("page")
        self._stale = True
        self._outer = column(self, spacing=0)
        head = QWidget()
        head.setObjectName("page")
        self.head = column(head, spacing=4)
        self.head.setContentsMargins(22, 16, 22, 10)
        self.title_label = plain_label(title, role="title", name="page_title", wrap=True)
        self.head.addWidget(self.title_label)
        self.purpose_label = plain_label(purpose, role="muted", name="page_purpose")
        self.head.addWidget(self.purpose_label)
        # After it has a parent: a widget without one would open as a window of its own.
        self.purpose_label.setVisible(bool(purpose))
        self._outer.addWidget(head)
        self.body: QVBoxLayout = column(spacing=12)
        self.body.setContentsMargins(22, 0, 22, 16)
        self._outer.addLayout(self.body, 1)
        session.changed.connect(self._on_changed)

    def dress(self) -> None:
        """Take on the look of now; asked before the page is shown, and when the look changes."""
        self.session.theme.dress(self)

    def refresh(self) -> None:
        """Show the records as they are now."""

    def open_record(self, record_id: str, step: str = "") -> None:
        """Bring a record or a step of this page into view."""

    def flush(self) -> None:
        """Hand on everything that is typed on this page."""
        from desktop.ui.form import FormSection  # every editor there is: the first page has none

        for section in self.findChildren(FormSection):
            section.flush()
        bar = getattr(self, "advice_bar", None)
        if isinstance(bar, AdviceBar):
            bar.flush()

    def come_into_view(self) -> None:
        """Called when the page is shown: catches up with what changed meanwhile."""
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, change: Changed) -> None:
        if self.tables and not set(self.tables) & change.tables:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
