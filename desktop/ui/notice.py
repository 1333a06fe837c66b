"""Lines under the top bar: what the program has to say, beside what a person can do about it. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.system.locale import _
from desktop.ui.layout import frame, row
from desktop.ui.text import button, plain_label

Action = tuple[str, Callable[[], object]]


class Notice(QWidget):
    """One line with buttons; showing a new one replaces the old one."""

    def __init__(self, name: str, role: str = "banner") -> None:
        super().__init__()
        self._name, self._role = name, role
        self._line = row(self)
        self.setObjectName(name)
        self._box: QWidget | None = None
        self.hide()

    def say(self, text: str, *actions: Action, close: bool = True) -> None:
        """Show a sentence with its actions."""
        line = self._fresh()
        label = plain_label(text, name=f"{self._name}.text")
        label.setAccessibleName(text)
        line.addWidget(label, 1)
        self._add_actions(line, actions, close)

    def ask(self, text: str, placeholder: str, answer: Callable[[str], object], words: str) -> None:
        """Ask for one line of text without stopping the work."""
        line = self._fresh()
        line.addWidget(plain_label(text, name=f"{self._name}.text", wrap=False))
        field = QLineEdit()
        field.setObjectName(f"{self._name}.field")
        field.setAccessibleName(text)
        field.setPlaceholderText(placeholder)
        field.setMaxLength(200)
        line.addWidget(field, 1)

        def take() -> None:
            if field.text().strip():
                answer(field.text().strip())
                self.hide()

        field.returnPressed.connect(take)
        self._add_actions(line, ((words, take), (_("Not now"), self.hide)), close=False)

    def _fresh(self) -> QHBoxLayout:
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
        self._box = frame(self._role)
        line = row(self._box)
        line.setContentsMargins(16, 6, 16, 6)
        self._line.addWidget(self._box)
        self.show()
        return line

    def _add_actions(self, line: QHBoxLayout, actions: tuple[Action, ...], close: bool) -> None:
        for number, (words, act) in enumerate(actions):
            made = button(words, name=f"{self._name}.action{number}")
            made.clicked.connect(act)
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        if close:
            made = button(_("Close"), role="link", name=f"{self._name}.close")
            made.clicked.connect(self.hide)
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
