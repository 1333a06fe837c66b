"""A few quiet words that somebody asked for, such as the meaning of a term: in the page, closed at will."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from desktop.system.locale import _
from desktop.ui.layout import column, row
from desktop.ui.text import button, plain_label


class CallOut(QFrame):
    """A title and a text. Hidden until there is something to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "callout")
        self.setObjectName(name)
        inside = column(self, margin=10, spacing=4)
        top = row()
        self.title = plain_label("", role="strong", name=f"{name}.title")
        top.addWidget(self.title, 1)
        close = button(_("Close"), role="link", name=f"{name}.close")
        close.clicked.connect(self.hide)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        self.text = plain_label("", name=f"{name}.text")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self.text)
        self.hide()

    def say(self, title: str, text: str) -> None:
        """Show these words."""
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(f"{title}: {text}")
        self.show()
