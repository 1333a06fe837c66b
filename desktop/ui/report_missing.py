"""What a report still asks for: each blank is a way to the field that fills it. It never stops an export."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.system.locale import _, format_number, show
from desktop.ui.layout import card, clear, column
from desktop.ui.session import Session
from desktop.ui.text import ElidedButton, button, plain_label
from desktop.workspace.reporting import Lack

FIRST = 4  # lines before somebody asks for all


class ReportMissing(QWidget):
    """A card with a line for each blank; a long list shows its beginning first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._found: list[Lack] = []
        self._whole = False
        lines = column(self)
        box, self._lines = card(_("Still empty"), name="report.missing")
        lines.addWidget(box)

    def show_found(self, found: list[Lack], *, anew: bool = False) -> None:
        """Show the blanks; of another report (`anew`) the beginning of the list."""
        self._found, self._whole = found, self._whole and not anew
        self._rebuild()

    def _rebuild(self) -> None:
        clear(self._lines)
        self._lines.addWidget(plain_label(_("Still empty"), role="strong"))
        whole = self._whole or len(self._found) <= FIRST + 1
        for item in self._found if whole else self._found[:FIRST]:
            opener = ElidedButton(show(item.message), role="link", name=f"report.lack.{item.field}")
            opener.setProperty("place", [item.table, item.record, item.field])
            opener.clicked.connect(self._on_open)
            self._lines.addWidget(opener)
        if not self._found:
            words = _("Nothing that this report asks for is empty.")
            self._lines.addWidget(plain_label(words, role="muted"))
        elif not whole:
            words = _("Show all {count}").format(count=format_number(len(self._found)))
            more = button(words, name="report.missing.all")
            more.setAccessibleName(_("Show all that is still empty"))
            more.clicked.connect(self._on_all)
            self._lines.addWidget(more)

    def _on_all(self) -> None:
        self._whole = True
        self._rebuild()
        item = self._lines.itemAt(1 + FIRST)
        opener = item.widget() if item is not None else None
        if opener is not None:
            opener.setFocus()  # the button that had the keyboard is gone

    def _on_open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            table, record, field = sender.property("place")
            self._session.asked_for_field.emit(table, record, field)
