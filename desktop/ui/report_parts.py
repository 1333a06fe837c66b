"""The parts of a report: each can be left out, and stand earlier or later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop.system.locale import _
from desktop.ui.icons import icon
from desktop.ui.layout import clear, column, row
from desktop.ui.seen import WhenSeen
from desktop.ui.text import button
from desktop.ui.theme import Theme


class ReportParts(QWidget):
    """A line for each part. `changed` when somebody switched one or moved it."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._order: list[str] = []
        self._titles: dict[str, str] = {}
        self._out: set[str] = set()
        self._lines = column(self, spacing=2)
        self._movers: list[tuple[QPushButton, str]] = []
        theme.changed.connect(WhenSeen(self, self._paint).ask)

    def show_parts(self, parts: list[tuple[str, str]], order: list[str], left_out: list[str]) -> None:
        """Show the parts (id, untranslated title), in an order chosen before where there is one."""
        self._titles = dict(parts)
        known = [key for key in order if key in self._titles]
        self._order = known + [key for key in self._titles if key not in known]
        self._out = set(left_out) & set(self._titles)
        self._rebuild()

    def order(self) -> list[str]:
        """All parts in their order."""
        return list(self._order)

    def left_out(self) -> list[str]:
        """The parts that are switched off."""
        return [key for key in self._order if key in self._out]

    def chosen(self) -> tuple[str, ...]:
        """The parts that go in, in their order."""
        return tuple(key for key in self._order if key not in self._out)

    def _rebuild(self) -> None:
        clear(self._lines)
        self._movers = []
        for place, key in enumerate(self._order):
            line = QWidget()
            inside = row(line, spacing=4)
            title = _(self._titles[key])
            check = QCheckBox(title.replace("&", "&&"))
            check.setObjectName(f"report.section.{key}")
            check.setAccessibleName(title)
            check.setProperty("key", key)
            check.setChecked(key not in self._out)
            check.toggled.connect(self._on_toggled)
            inside.addWidget(check, 1)
            for name, words, able in (
                ("up", _("Move “{part}” up"), place > 0),
                ("down", _("Move “{part}” down"), place + 1 < len(self._order)),
            ):
                mover = button("", role="quiet", name=f"report.{name}.{key}", tip=words.format(part=title))
                mover.setAccessibleName(words.format(part=title))
                self._movers.append((mover, f"chevron-{name}"))
                mover.setProperty("key", key)
                mover.setProperty("step", -1 if name == "up" else 1)
                mover.setEnabled(able)
                mover.clicked.connect(self._on_moved)
                inside.addWidget(mover)
            self._lines.addWidget(line)
        self._paint()

    def _paint(self) -> None:
        """The arrows in the colour of the words beside them, in the look of this moment."""
        for mover, name in self._movers:
            mover.setIcon(icon(name, self._theme.tokens.text, self._theme.px(14)))

    def _on_toggled(self, on: bool) -> None:
        sender = self.sender()
        if isinstance(sender, QCheckBox):
            key = str(sender.property("key"))
            self._out = self._out - {key} if on else self._out | {key}
            self.changed.emit()

    def _on_moved(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QPushButton):
            return
        key, step = str(sender.property("key")), int(sender.property("step"))
        place = self._order.index(key)
        other = place + step
        self._order[place], self._order[other] = self._order[other], self._order[place]
        self._rebuild()
        # The keyboard follows the part that was moved; at the end of the list the other way is left.
        for name in ("up", "down") if step < 0 else ("down", "up"):
            mover = self.findChild(QPushButton, f"report.{name}.{key}")
            if mover is not None and mover.isEnabled():
                mover.setFocus()
                break
        self.changed.emit()
