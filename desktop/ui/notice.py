"""Lines in the window: what the program has to say, beside what a person can do about it. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from desktop.system.locale import _
from desktop.ui.layout import frame, row
from desktop.ui.names import show_name
from desktop.ui.text import button, has_focus, plain_label

LONGEST = 320  # letters of a sentence: ours are shorter, but may hold a name or a place on the disk
Action = tuple[str, Callable[[], object]]


class Notice(QWidget):
    """One line with buttons; showing a new one replaces the old one."""

    left = Signal()  # it went while the keyboard was in it: somebody has to say where the keyboard goes
    fitted = Signal()  # it came, went, or has other words

    def __init__(self, name: str, role: str = "banner") -> None:
        super().__init__()
        self._name, self._role = name, role
        self._line = row(self)
        self.setObjectName(name)
        self._box: QWidget | None = None
        self._label: QLabel | None = None
        self._text = ""
        self._had_focus = False
        self.hide()

    def say(self, text: str, *actions: Action, close: bool = True) -> None:
        """Show a sentence with its actions."""
        line = self._fresh()
        self._text = text
        self._label = label = plain_label(name=f"{self._name}.text")
        self.shorten(LONGEST)
        policy = label.sizePolicy()
        policy.setVerticalPolicy(
            QSizePolicy.Policy.Preferred
        )  # as tall as its width needs, not as Qt would like it
        label.setSizePolicy(policy)
        line.addWidget(label, 1)
        self._add_actions(line, actions, close)
        self._present()

    def shorten(self, letters: int) -> None:
        """Show so many letters of the sentence; the whole of it stays in its tip."""
        if self._label is not None:
            show_name(self._label, self._text, letters)
            for part in (self._box, self):  # their layouts remember the size of before
                if part is not None:
                    part.updateGeometry()

    def ask(self, text: str, placeholder: str, answer: Callable[[str], object], words: str) -> None:
        """Ask for one line of text without stopping the work."""
        line = self._fresh()
        self._label = None
        line.addWidget(plain_label(text, name=f"{self._name}.text"), 1)
        field = QLineEdit()
        field.setObjectName(f"{self._name}.field")
        field.setAccessibleName(text)
        field.setPlaceholderText(placeholder)
        field.setMaxLength(200)
        line.addWidget(field, 1)

        def take() -> None:
            if field.text().strip():
                answer(field.text().strip())
                self.dismiss()

        field.returnPressed.connect(take)
        self._add_actions(line, ((words, take), (_("Not now"), self.dismiss)), close=False)
        self._present()

    def dismiss(self) -> None:
        """Take the line away, and the keyboard out of it."""
        inside = has_focus(self)
        self.hide()
        self.fitted.emit()
        if inside:
            self.left.emit()

    def _fresh(self) -> QHBoxLayout:
        self._had_focus = has_focus(self)
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
        self._box = frame(self._role)
        line = row(self._box)
        line.setContentsMargins(16, 6, 16, 6)
        self._line.addWidget(self._box)
        return line

    def _present(self) -> None:
        if self._box is not None:
            self._box.show()
        self.show()
        self.fitted.emit()
        if self._had_focus:  # whoever pressed Undo by keyboard is on Redo then
            first = self._box.findChild(QPushButton) if self._box is not None else None
            if first is not None:
                first.setFocus()
            else:
                self.left.emit()

    def _add_actions(self, line: QHBoxLayout, actions: tuple[Action, ...], close: bool) -> None:
        for number, (words, act) in enumerate(actions):
            made = button(words, name=f"{self._name}.action{number}")
            made.clicked.connect(act)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it was
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        if close:
            made = button(_("Close"), role="link", name=f"{self._name}.close")
            made.clicked.connect(self.dismiss)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
