"""A few quiet words beside what was clicked, such as the meaning of a term; it floats, so that nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.system.locale import _
from desktop.ui.layout import column, row
from desktop.ui.text import button, plain_label
from desktop.ui.theme import Theme

WIDE = 360  # pixels at 100 %
GAP = 6


class PopUp(QFrame):
    """A title and a text over its host. Hidden until there is something to say; Escape is the host's business."""

    asked = Signal()  # the button with the further words was pressed

    def __init__(self, name: str, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self._host, self._theme = host, theme
        self.setProperty("role", "floating")
        self.setObjectName(name)
        inside = column(self, margin=12, spacing=6)
        top = row()
        self.title = plain_label("", role="strong", name=f"{name}.title")
        top.addWidget(self.title, 1)
        close = button(_("Close"), role="link", name=f"{name}.close", tip=_("Escape"))
        close.clicked.connect(self.hide)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        self.text = plain_label("", name=f"{name}.text")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self.text)
        line = row()
        self.more = button("", role="link", name=f"{name}.more")
        self.more.clicked.connect(self.asked)
        line.addWidget(self.more)
        line.addStretch()
        inside.addLayout(line)
        host.installEventFilter(self)
        self.hide()

    def say(self, title: str, text: str, *, near: QRect | None = None, more: str = "") -> None:
        """Show these words below `near` (in the host), or at its foot; `more` are the words of a button."""
        self.title.setText(title)
        self.text.setText(text)
        self.more.setText(more.replace("&", "&&"))
        self.more.setAccessibleName(more)
        self.more.setVisible(bool(more))
        self.setAccessibleName(f"{title}: {text}")
        self._fit(near)
        self.show()
        self.raise_()

    def _fit(self, near: QRect | None) -> None:
        host = self._host.rect()
        width = min(self._theme.px(WIDE), host.width() - 2 * GAP)
        self.setFixedWidth(width)
        lines = self.layout()
        assert lines is not None
        lines.invalidate()
        lines.activate()
        height = max(lines.totalHeightForWidth(width), lines.totalMinimumSize().height())
        near = near or QRect(
            QPoint(host.width() // 2 - width // 2, host.height() - height - 3 * GAP), QPoint()
        )
        x = near.left() if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else near.right() - width
        below = near.bottom() + GAP if near.isValid() else near.top() + 3 * GAP
        y = below if below + height < host.height() else near.top() - height - GAP
        self.setGeometry(
            max(GAP, min(x, host.width() - width - GAP)),
            max(GAP, min(y, host.height() - height - GAP)),
            width,
            height,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize:
            self.hide()
        return super().eventFilter(watched, event)
