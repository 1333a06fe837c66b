"""A step whose middle is the register of stakeholders; the chosen row and the chosen dot elsewhere are the same."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.record import Record
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.filter_bar import Filter, FilterBar
from desktop.ui.register import Register, Shape
from desktop.ui.seen import WhenSeen
from desktop.ui.session import Session
from desktop.ui.step_view import StepView


class RegisterStep(StepView):
    """Subclasses place `register` and may add to it."""

    def __init__(self, session: Session, chosen: Chosen, filter_: Filter, *, name: str) -> None:
        super().__init__(session)
        self._chosen, self.filter = chosen, filter_
        self._refreshing = False
        self.register = Register(
            session, replace(self.shape(), rows=filter_.rows, show_all=filter_.show_everybody)
        )
        self.filters = FilterBar(session, filter_, name=name, words=self.register.filter)
        self.register.tools.insertWidget(1, self.filters.opener)
        self.register.lines.insertWidget(1, self.filters)
        filter_.changed.connect(WhenSeen(self, self.refresh).ask)
        self.register.table.chosen.connect(self._on_row)
        chosen.changed.connect(self._on_chosen)

    def shape(self) -> Shape:
        """The columns and the form."""
        raise NotImplementedError

    def refresh(self) -> None:
        # A table shows its first row where none was chosen in it: that is nobody's choice.
        self._refreshing = True
        self.filters.refresh()
        self.register.refresh()
        self._refreshing = False
        self._on_chosen(self._chosen.id)

    def choose(self, record_id: str) -> bool:
        if record_id not in self.session.snapshot.rows("stakeholder"):
            return False
        self.register.choose(record_id)
        return True

    def _on_row(self, item: Record | None) -> None:
        if self.isVisible() and not self._refreshing:
            self._chosen.set(item.id if item is not None else "")

    def _on_chosen(self, record_id: str) -> None:
        table = self.register.table
        if record_id and table.current_id() != record_id and table.records.row_of(record_id) >= 0:
            table.choose(record_id)
