"""A page that is a register: the table, the form, what belongs to the chosen record, and advice below."""

from __future__ import annotations

from desktop.domain.record import Record
from desktop.ui.advice_bar import AdviceBar
from desktop.ui.page import Page
from desktop.ui.presence_card import PresenceCard
from desktop.ui.register import Register, Shape
from desktop.ui.related import Related
from desktop.ui.session import Session


class RegisterPage(Page):
    """Subclasses give title, purpose and shape, and may add cards of what belongs to the chosen record."""

    def __init__(self, session: Session, title: str, purpose: str) -> None:
        super().__init__(session, title, purpose)
        self._related: list[Related | PresenceCard] = []
        self.register = Register(session, self.shape())
        self.register.table.chosen.connect(self._on_chosen)
        self.body.addWidget(self.register, 1)
        self.advice_bar = AdviceBar(session)

    def shape(self) -> Shape:
        """The columns and form of this register."""
        raise NotImplementedError

    def add_related(self, related: Related | PresenceCard, place: int = -1) -> None:
        """Show records that belong to the chosen one; `place` counts the cards beside the table, -1 is the end."""
        side = self.register.side_column
        side.insertWidget(place if place >= 0 else side.count() - 1, related)
        self._related.append(related)

    def refresh(self) -> None:
        self.register.refresh()

    def open_record(self, record_id: str, step: str = "") -> None:
        if record_id:
            self.register.choose(record_id)

    def _on_chosen(self, item: Record | None) -> None:
        for related in self._related:
            related.show_parent(item.id if item else "")
