"""Several views in one place, one at a time, chosen by buttons above them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from desktop.ui.layout import column, row
from desktop.ui.text import button
from desktop.ui.wrapping import WrappingRow


class Parts(QWidget):
    """Buttons side by side, the chosen view below; a view is refreshed when it comes into sight."""

    turned = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._name = name
        outer = column(self, spacing=8)
        heads = QWidget()
        heads.setObjectName("page")
        self._heads = WrappingRow(heads, spacing=6)
        self.line = row(spacing=8)
        self.line.addWidget(heads, 1)
        outer.addLayout(self.line)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack, 1)
        self._group = QButtonGroup(self)
        self._pages: dict[str, tuple[QPushButton, QWidget, Callable[[], None]]] = {}

    def add(self, key: str, title: str, widget: QWidget, refresh: Callable[[], None]) -> None:
        """Add a view under a button."""
        head = button(title, role="tab", name=f"{self._name}.{key}")
        head.setCheckable(True)
        head.setProperty("key", key)
        head.clicked.connect(self._on_clicked)
        self._group.addButton(head)
        self._heads.addWidget(head)
        self._stack.addWidget(widget)
        self._pages[key] = (head, widget, refresh)
        if len(self._pages) == 1:
            head.setChecked(True)

    @property
    def current(self) -> str:
        """The key of the view that is shown."""
        shown = self._stack.currentWidget()
        return next((key for key, (_head, widget, _fresh) in self._pages.items() if widget is shown), "")

    def open(self, key: str) -> None:
        """Show a view."""
        head, widget, refresh = self._pages[key]
        head.setChecked(True)
        self._stack.setCurrentWidget(widget)
        refresh()
        self.turned.emit(key)

    def offer(self, key: str, wanted: bool) -> None:
        """Offer a view or hide its button; a hidden one is not shown either."""
        self._pages[key][0].setVisible(wanted)
        if not wanted and self.current == key:
            self.open(next(iter(self._pages)))

    def refresh(self) -> None:
        """Bring the view in sight up to date."""
        self._pages[self.current][2]()

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.open(str(sender.property("key")))
