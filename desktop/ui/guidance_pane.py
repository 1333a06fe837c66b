"""Guidance beside the form: why this is asked, an example, a question for the room, and the way to the handbook."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.domain.flows.flow import LOCAL_LEVELS
from desktop.domain.record import TABLES, spec_of
from desktop.guidance.handbook import Guidance, Handbook
from desktop.guidance.towns import speaks_of_a_nation
from desktop.system.locale import _
from desktop.ui.layout import clear, column, frame, row, scrolling
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow

WIDTH = 284  # pixels at 100 %


class GuidancePane(QWidget):
    """Follows the focused field; F1 opens and closes it."""

    asked_for_handbook = Signal(str)

    def __init__(self, handbook: Handbook, level: Callable[[], str] = str) -> None:
        super().__init__()
        self._handbook, self._level = handbook, level
        self._shown: Guidance | None = None
        self._tab = "why"
        self.setObjectName("guidance")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        outer = column(self, margin=16, spacing=10)
        head = row()
        self.caption = plain_label(_("Guidance").upper(), role="caption", name="guidance_caption")
        head.addWidget(self.caption, 1)
        head.addWidget(plain_label("F1", role="key", wrap=False))
        outer.addLayout(head)
        self._tabs = WrappingRow(spacing=4)
        self._group = QButtonGroup(self)
        for key, words in (
            ("why", _("Why")),
            ("example", _("Example")),
            ("ask", _("Ask the room")),
            ("more", _("More")),
        ):
            made = button(words, role="tab", name=f"guidance_tab.{key}")
            made.setCheckable(True)
            made.setProperty("key", key)
            self._group.addButton(made)
            self._tabs.addWidget(made)
        self._group.buttonClicked.connect(self._on_tab)
        outer.addLayout(self._tabs)
        inside = QWidget()
        inside.setObjectName("guidance")
        self._content = column(inside, spacing=10)
        outer.addWidget(scrolling(inside, name="guidance_scroll"), 1)

    def show_key(self, key: str) -> None:
        """Show the guidance of a step or of "table.field"; an unknown key leaves what is shown."""
        found = self._handbook.guidance(key)
        if found is None:
            return
        self._shown = found
        self._tab = "why"
        table, _dot, field = key.partition(".")
        if table in TABLES and field:
            try:
                self.caption.setText(_(spec_of(TABLES[table], field).label).upper())
            except KeyError:
                self.caption.setText(_("Guidance").upper())
        else:
            self.caption.setText(_("Guidance").upper())
        self._render()

    def _on_tab(self) -> None:
        checked = self._group.checkedButton()
        self._tab = str(checked.property("key")) if checked is not None else "why"
        self._render()

    def _render(self) -> None:
        shown = self._shown
        if shown is None:
            return
        # "More" is no second text: it is the beginning of the place in the handbook itself.
        extract = self._handbook.extract(shown.page, shown.anchor)
        if self._level() in LOCAL_LEVELS and speaks_of_a_nation(extract, self._handbook.language):
            extract = ""  # a town reads on in the handbook, where the whole page makes sense
        texts = {"why": shown.why, "example": shown.example, "ask": shown.ask, "more": extract}
        for made in self._group.buttons():
            key = str(made.property("key"))
            made.setVisible(bool(texts[key]))
            made.setChecked(key == self._tab)
        clear(self._content)
        self._content.addWidget(plain_label(shown.title, role="heading"))
        text = texts.get(self._tab) or shown.why
        if self._tab in ("why", "more"):
            self._content.addWidget(plain_label(text))
        else:
            box = frame("callout")
            column(box, margin=10).addWidget(plain_label(text))
            self._content.addWidget(box)
        more = button(_("Read on in the handbook"), role="link", name="guidance_more")
        more.clicked.connect(self._on_more)
        line = row()
        line.addWidget(more)
        line.addStretch()
        self._content.addLayout(line)
        self._content.addStretch()

    def _on_more(self) -> None:
        if self._shown is not None:
            place = self._shown.page + (f"#{self._shown.anchor}" if self._shown.anchor else "")
            self.asked_for_handbook.emit(place)
