"""The lines around a page of the handbook: above it the way back and how it is read, below it its neighbours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.system.locale import _
from desktop.ui.layout import row
from desktop.ui.text import ElidedButton, ElidedLabel, button


class PageHead(QWidget):
    """Back, forward, the part, find, text size, and where there is no room the way to the right side."""

    asked_to_go = Signal(int)  # -1 back, 1 forward
    asked_to_find = Signal()
    asked_for_size = Signal(int)  # -1 smaller, 1 larger
    asked_for_side = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = row(self, spacing=6)
        tip = _("Back to where you were (Alt+Left)")
        self.back = button(_("Back"), role="link", name="handbook.back", tip=tip)
        self.back.clicked.connect(self._on_back)
        tip = _("Forward again (Alt+Right)")
        self.forward = button(_("Forward"), role="link", name="handbook.forward", tip=tip)
        self.forward.clicked.connect(self._on_forward)
        self.part = ElidedLabel("", role="label", name="handbook.part")
        self.find_button = button(_("Find"), role="link", name="handbook.find_button", tip="Ctrl+F")
        self.find_button.setAccessibleName(_("Find on this page"))
        self.find_button.clicked.connect(self.asked_to_find)
        self.smaller = button("A−", role="link", name="handbook.smaller", tip=_("Smaller text"))
        self.smaller.setAccessibleName(_("Smaller text"))
        self.smaller.clicked.connect(self._on_smaller)
        self.larger = button("A+", role="link", name="handbook.larger", tip=_("Larger text"))
        self.larger.setAccessibleName(_("Larger text"))
        self.larger.clicked.connect(self._on_larger)
        self.side = button(_("Page and note"), role="toggle", name="handbook.side_button")
        self.side.setCheckable(True)
        self.side.clicked.connect(self.asked_for_side)
        line.addWidget(self.back)
        line.addWidget(self.forward)
        line.addWidget(self.part, 1)
        for made in (self.find_button, self.smaller, self.larger, self.side):
            line.addWidget(made)

    def show_history(self, *, back: bool, forward: bool) -> None:
        """Offer the ways that there are."""
        self.back.setVisible(back)
        self.forward.setVisible(forward)

    def _on_back(self) -> None:
        self.asked_to_go.emit(-1)

    def _on_forward(self) -> None:
        self.asked_to_go.emit(1)

    def _on_smaller(self) -> None:
        self.asked_for_size.emit(-1)

    def _on_larger(self) -> None:
        self.asked_for_size.emit(1)


class PageFoot(QWidget):
    """The pages before and after this one."""

    chose = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line = row(self, spacing=12)
        self.previous = self._neighbour("handbook.previous")
        self.next = self._neighbour("handbook.next")

    def show_neighbours(self, page_id: str, order: list[tuple[str, str]]) -> None:
        """Offer the neighbours of a page in `order`, which holds (id, title)."""
        place = next((n for n, (other, _title) in enumerate(order) if other == page_id), -1)
        self._show(self.previous, _("Previous: {title}"), order[place - 1] if place > 0 else None)
        last = len(order) - 1
        self._show(self.next, _("Next: {title}"), order[place + 1] if 0 <= place < last else None)

    def _neighbour(self, name: str) -> ElidedButton:
        made = ElidedButton("", name=name)
        made.clicked.connect(self._on_neighbour)
        made.hide()
        self._line.addWidget(made)
        return made

    @staticmethod
    def _show(made: ElidedButton, words: str, page: tuple[str, str] | None) -> None:
        made.setVisible(page is not None)
        if page is not None:
            made.setProperty("page", page[0])
            made.rename(words.format(title=page[1]))

    def _on_neighbour(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.chose.emit(str(sender.property("page")))
