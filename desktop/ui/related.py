"""Records that belong to the one on show, such as the seats of a body: listed, opened, added, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.change import create
from desktop.domain.record import Record, names_of, specs_of, table_of
from desktop.system.locale import _
from desktop.ui.form import FormSection
from desktop.ui.layout import card, clear, column, row
from desktop.ui.session import Session
from desktop.ui.text import ElidedButton, button, plain_label


class Related(QWidget):
    """The children of one parent record in one table."""

    def __init__(
        self,
        session: Session,
        child: type[Record],
        link_field: str,
        names: Sequence[str],
        words: Callable[[Any], str],
        *,
        title: str,
        add: str,
    ) -> None:
        super().__init__()
        self._session, self._child, self._link_field, self._words = session, child, link_field, words
        self._parent_id = ""
        self._open = ""
        self._table = table_of(child)
        box, self._column = card(title)
        column(self).addWidget(box)
        self._lines: QVBoxLayout = column(spacing=2)
        self._column.addLayout(self._lines)
        self.section = FormSection(session, child, names)
        self._column.addWidget(self.section)
        self._tools = row()
        self.add_button = button(add, name=f"add.{self._table}")
        self.add_button.clicked.connect(self.add)
        self.remove_button = button(_("Remove this one"), name=f"remove.{self._table}")
        self.remove_button.clicked.connect(self.remove)
        for made in (self.add_button, self.remove_button):
            self._tools.addWidget(made)
            if session.workspace.read_only is not None:
                made.hide()
        self._tools.addStretch()
        self._column.addLayout(self._tools)

    def add_below(self, widget: QWidget) -> None:
        """Put something more into the card, under its buttons."""
        self._column.addWidget(widget)

    @property
    def parent_id(self) -> str:
        """The id of the record whose children are listed, "" for none."""
        return self._parent_id

    def show_parent(self, parent_id: str) -> None:
        """Show the children of a record."""
        if parent_id != self._parent_id:
            self.section.flush()
            self._open = ""
        self._parent_id = parent_id
        self.refresh()

    def children_of_parent(self) -> list[Record]:
        """The records listed now."""
        rows = self._session.snapshot.rows(self._table).values()
        return [item for item in rows if getattr(item, self._link_field) == self._parent_id]

    def refresh(self) -> None:
        """Show the records as they are now."""
        clear(self._lines)
        found = self.children_of_parent()
        for item in found:
            self._lines.addWidget(self._line(item))
        if not found:
            self._lines.addWidget(plain_label(_("None yet."), role="muted"))
        current = next((item for item in found if item.id == self._open), None)
        self.section.setVisible(current is not None)
        editable = self._session.workspace.read_only is None
        self.remove_button.setVisible(current is not None and editable)
        self.section.show_record(current)

    def _line(self, item: Record) -> QPushButton:
        words = self._words(item) or _(names_of(self._table)[0])
        made = ElidedButton(words, role="rail", name=f"open.{self._table}.{item.id}")
        made.setCheckable(True)
        made.setChecked(item.id == self._open)
        made.setProperty("record", item.id)
        made.clicked.connect(self._on_opened)
        return made

    def open(self, record_id: str) -> None:
        """Open one of the children for editing."""
        self.section.flush()
        self._open = record_id
        self.refresh()

    def add(self) -> None:
        """Add a child and open it."""
        item = self._child(**{self._link_field: self._parent_id, **self._carried_over()})
        self._open = item.id
        self._session.edit("add", create(item), name=_(names_of(self._table)[0]))
        self.refresh()
        self.section.focus_field(next(iter(self.section.boxes)))

    def _carried_over(self) -> dict[str, Any]:
        """What a row of cards in one session shares: who judged, and when."""
        found = self.children_of_parent()
        names = {spec.name for spec in specs_of(self._child)} & {"by", "date", "visibility"}
        return {name: getattr(found[-1], name) for name in names} if found else {}

    def remove(self) -> None:
        """Move the opened child to the trash."""
        self.section.flush()
        item = self._session.snapshot.rows(self._table).get(self._open)
        if item is not None:
            self._open = ""
            self._session.workspace.delete(item)
            self.refresh()

    def _on_opened(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            sender.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chosen = str(sender.property("record"))
            self.open("" if chosen == self._open else chosen)
            again = self.findChild(QPushButton, f"open.{self._table}.{chosen}")
            if again is not None:
                again.show()
                again.setFocus()  # the lines were made anew; the keyboard stays where it was
