"""The advice bar at the foot of a page: how much there is to look at, and the list of it when opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.advice_list import AdviceList
from desktop.ui.layout import column, row, scrolling
from desktop.ui.session import Session
from desktop.ui.text import ElidedLabel, button, has_focus

if TYPE_CHECKING:
    from desktop.domain.checks import Advice

SHOWN = 4  # pieces of advice that the closed bar names: more than fit into any window


class AdviceBar(QWidget):
    """One line that opens into a list; the page adds its own buttons at the end."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._advice: list[Advice] = []
        self.setObjectName("bottombar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        outer = column(self, spacing=0)
        self._list = AdviceList(session, margin=14)
        self._panel = scrolling(self._list, name="advice_list")
        self._panel.hide()
        outer.addWidget(self._panel)
        self._line = line = row(spacing=10)
        line.setContentsMargins(22, 8, 22, 8)
        self.toggle = button("", name="advice_toggle")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._on_toggled)
        line.addWidget(self.toggle)
        self._first = ElidedLabel(role="muted", name="advice_first")
        line.addWidget(self._first, 1)
        self.tools: QHBoxLayout = row(spacing=10)
        line.addLayout(self.tools)
        outer.addLayout(line)

    @property
    def has_something(self) -> bool:
        """Whether there is advice or a button: a bar without both would be an empty strip."""
        return bool(self._advice) or bool(self.tools.count())

    def free(self) -> QRect:
        """Where the bar has words only, between its buttons: a notice may stand there for a while."""
        words, line = self._first.geometry(), self._line.geometry()
        return QRect(words.x(), line.y(), words.width(), line.height())

    def show_advice(self, advice: list[Advice]) -> None:
        """Show the advice of one page, most serious first."""
        self._advice = advice
        fires = [a for a in advice if a.outcome == "fires" and not a.set_aside]
        count = len(fires)
        unknown = sum(a.outcome == "unknown" and not a.set_aside for a in advice)
        if count:
            words = ngettext("{count} thing to look at", "{count} things to look at", count)
            self.toggle.setText(words.format(count=format_number(count)))
            self._first.show_text("  ·  ".join(show(a.message) for a in fires[:SHOWN]))
        elif unknown:
            words = ngettext("{count} check lacks information", "{count} checks lack information", unknown)
            self.toggle.setText(words.format(count=format_number(unknown)))
            self._first.show_text("")
        else:
            self.toggle.setText(_("Nothing to look at here"))
            self._first.show_text("")
        self.toggle.setAccessibleName(self.toggle.text())
        self.toggle.setProperty("role", "")
        self.toggle.setVisible(bool(advice))
        if self.toggle.isChecked():
            self._fill()

    def _on_toggled(self, opened: bool) -> None:
        self._panel.setVisible(opened)
        if opened:
            self._fill()

    def _fill(self) -> None:
        inside = has_focus(self._panel)
        self._list.show_advice(self._advice)
        most = max(110, self.window().height() * 2 // 5)
        self._panel.setFixedHeight(min(most, 90 * max(1, len(self._advice)) + 30))
        if inside and self.toggle.isVisible():
            self.toggle.setFocus()  # what had the keyboard is gone; without this it would leave the page

    def flush(self) -> None:
        """Hand on the reasons that are typed and not handed on yet."""
        self._list.flush()
