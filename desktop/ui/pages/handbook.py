"""The handbook beside the open workbook."""

from __future__ import annotations

from desktop.system.locale import _
from desktop.ui.handbook_view import HandbookView
from desktop.ui.page import Page
from desktop.ui.session import Session


class HandbookPage(Page):
    """The view fills the page; each handbook page has its own title."""

    wants_guidance = False

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Handbook"))
        head = self.title_label.parentWidget()
        if head is not None:
            head.hide()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.view = HandbookView(session.handbook, session.theme, settings=session.settings, session=session)
        self.view.asked_for_page.connect(self._on_asked_for_page)
        self.body.addWidget(self.view, 1)

    def open_record(self, record_id: str, step: str = "") -> None:
        """Show a place of the handbook: "page#anchor"."""
        self.view.show_place(record_id)

    def show_place(self, place: str) -> None:
        """Show "page#anchor"."""
        self.view.show_place(place)

    def _on_asked_for_page(self, key: str) -> None:
        self.session.asked_for_page.emit(key, "")
