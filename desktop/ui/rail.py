"""The left rail: the process, page by page, each with a ring that shows how far it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.system.locale import _
from desktop.ui.icons import icon
from desktop.ui.layout import column, scrolling
from desktop.ui.ring import Ring
from desktop.ui.text import ElidedButton, plain_label, set_role
from desktop.ui.theme import Theme
from desktop.workspace.features import FEATURES, GROUPS

WIDE, NARROW = 214, 52  # pixels at 100 %


class Rail(QWidget):
    """Buttons for every page that exists; narrow windows show icons instead of words."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._narrow = False
        self._buttons: dict[str, ElidedButton] = {}
        self._rings: dict[str, Ring] = {}
        self._captions: list[QWidget] = []
        inside = QWidget()
        inside.setObjectName("rail")
        lines = column(inside, margin=8, spacing=2)
        self._group = QButtonGroup(self)
        for group, words in GROUPS:
            if words:
                caption = plain_label(_(words).upper(), role="caption", wrap=False)
                caption.setContentsMargins(9, 8, 0, 2)
                lines.addWidget(caption)
                self._captions.append(caption)
            for feature in (f for f in FEATURES if f.group == group):
                lines.addWidget(self._button(feature.key, _(feature.title)))
        lines.addStretch()
        column(self).addWidget(scrolling(inside, name="rail_scroll"))
        theme.changed.connect(self._fit)
        self._fit()

    def _button(self, key: str, title: str) -> ElidedButton:
        made = ElidedButton(title, role="rail", name=f"rail.{key}", reserve=self._theme.px(22) + 28)
        made.setCheckable(True)
        made.setProperty("key", key)
        inside = QHBoxLayout(made)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.addStretch()
        ring = Ring(self._theme, key)
        ring.hide()
        inside.addWidget(ring)
        self._rings[key] = ring
        self._buttons[key] = made
        self._group.addButton(made)
        made.clicked.connect(self._on_clicked)
        return made

    def mark(self, key: str) -> None:
        """Show which page is open."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def focus(self) -> None:
        """Put the keyboard on the open page's line."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus()

    def show_progress(self, key: str, done: int, total: int) -> None:
        """Show how far a page is; a page with nothing to answer has no ring."""
        ring = self._rings.get(key)
        if ring is not None:
            ring.setVisible(total > 0 and not self._narrow)
            ring.show_progress(done, total)
            ring.setProperty("counts", total > 0)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or words."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(NARROW if self._narrow else WIDE))
        for caption in self._captions:
            caption.setVisible(not self._narrow)
        icons = {feature.key: feature.icon for feature in FEATURES}
        for key, made in self._buttons.items():
            made.show_words(not self._narrow)
            side = self._theme.px(18)
            made.setIconSize(QSize(side, side))
            made.setIcon(icon(icons[key] if self._narrow else "", self._theme.tokens.heading, side))
            set_role(made, "rail-narrow" if self._narrow else "rail")
            ring = self._rings[key]
            ring.setVisible(bool(ring.property("counts")) and not self._narrow)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.chosen.emit(str(sender.property("key")))
