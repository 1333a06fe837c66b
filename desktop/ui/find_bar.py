"""Finding words in the page on show: a line above it, with how many there are and a way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from desktop.system.locale import _, format_number
from desktop.ui.layout import row
from desktop.ui.reader import Reader
from desktop.ui.text import button, plain_label


class FindBar(QFrame):
    """Enter goes to the next place, Shift and Enter to the one before, Escape closes."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self.setProperty("role", "callout")
        self.setObjectName("handbook.find")
        line = row(self, margin=6, spacing=6)
        self.field = QLineEdit()
        self.field.setObjectName("handbook.find.field")
        self.field.setAccessibleName(_("Find on this page"))
        self.field.setPlaceholderText(_("Find on this page"))
        self.field.setMaxLength(200)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        line.addWidget(self.field, 1)
        self.count = plain_label("", role="label", name="handbook.find.count", wrap=False)
        line.addWidget(self.count)
        self.before = button(_("Before"), name="handbook.find.before", tip=_("Shift and Enter"))
        self.before.clicked.connect(self._on_before)
        self.after = button(_("After"), name="handbook.find.after", tip=_("Enter"))
        self.after.clicked.connect(self._on_after)
        close = button(_("Close"), role="link", name="handbook.find.close")
        close.clicked.connect(self.close_bar)
        for made in (self.before, self.after, close):
            line.addWidget(made)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with the keyboard in its field."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._on_typed()

    def close_bar(self) -> None:
        """Hide the bar, take the marks away, and give the keyboard back to the page."""
        self.hide()
        self._reader.mark("")
        self._reader.setFocus()

    def again(self) -> None:
        """Look in the page that is on show now, without leaving its beginning."""
        if not self.isHidden():
            self._show(self._reader.mark(self.field.text(), go=False))

    def _on_typed(self) -> None:
        self._show(self._reader.mark(self.field.text()))

    def _on_before(self) -> None:
        self._show(self._reader.step(-1))

    def _on_after(self) -> None:
        self._show(self._reader.step(1))

    def _show(self, found: tuple[int, int]) -> None:
        at, count = found
        words = ""
        if self.field.text().strip():
            words = (
                _("{at} of {count}").format(at=format_number(at), count=format_number(count))
                if count
                else _("Not on this page")
            )
        self.count.setText(words)
        self.count.setAccessibleName(words)
        self._reader.tell(words)
        self.before.setEnabled(count > 1)
        self.after.setEnabled(count > 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._show(self._reader.step(-1 if back else 1))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)
