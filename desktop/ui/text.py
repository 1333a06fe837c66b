"""The one place that puts words on the screen: always as plain text.

Qt guesses markup in labels, tooltips and message boxes and then opens files that the text names. Whatever people type
must never be read as markup, so every label of the window is made here.
"""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSizePolicy, QWidget

BRAND = "Mainstay"  # a name: the same in every language


def plain_label(text: str = "", *, role: str = "", wrap: bool = True, name: str = "") -> QLabel:
    """A label that shows `text` exactly as it is; `role` chooses its look in the style sheet."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setWordWrap(wrap)  # after the size policy: this marks it as one whose height follows from its width
    label.setText(text)
    if role:
        label.setProperty("role", role)
    if name:
        label.setObjectName(name)
    return label


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows `text` as it is."""
    widget.setToolTip(f"<p>{html.escape(text)}</p>" if text else "")


def set_role(widget: QWidget, role: str) -> None:
    """Change the look of a widget and repaint it."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def has_focus(widget: QWidget) -> bool:
    """Whether the keyboard is in a widget or in something inside it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


class Button(QPushButton):
    """A push button that Enter presses as Space does; by itself Qt does so in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if not event.isAutoRepeat():  # a key held down presses once
                self.click()
            return
        super().keyPressEvent(event)


def button(text: str, *, role: str = "", name: str = "", tip: str = "") -> QPushButton:
    """A push button; an ampersand in `text` is shown, not taken for a shortcut."""
    made = Button(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if role:
        made.setProperty("role", role)
    if name:
        made.setObjectName(name)
    if tip:
        set_tip(made, tip)
    return made


class ElidedButton(Button):
    """A button whose words end in an ellipsis when there is no room, and are then its tooltip."""

    def __init__(self, text: str, *, role: str = "", name: str = "", reserve: int = 24) -> None:
        """`reserve` pixels of the width are kept free of words: for padding, or for a mark at the end."""
        super().__init__()
        self._whole, self._reserve, self._wordless = text, reserve, False
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        if name:
            self.setObjectName(name)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._cut()

    def rename(self, text: str) -> None:
        """Say something else."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def show_words(self, wanted: bool) -> None:
        """Show the words, or only the icon with the words as its tooltip."""
        self._wordless = not wanted
        self._cut()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(36, super().minimumSizeHint().height())

    def _cut(self) -> None:
        if self._wordless:
            self.setText("")
            set_tip(self, self._whole)
            return
        room = max(20, self.width() - self._reserve)
        font = self.font()
        font.setBold(self.isCheckable())  # the chosen one is bold, and must not be cut when it is chosen
        shown = QFontMetrics(font).elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        set_tip(self, self._whole if shown != self._whole else "")


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when there is no room, and then has the whole text as its tooltip."""

    def __init__(self, text: str = "", *, role: str = "", name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        if name:
            self.setObjectName(name)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show `text`, cut at the end where it does not fit."""
        self.setText(text)
        self.setAccessibleName(text)
        set_tip(self, text)

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = super().sizeHint()
        return QSize(min(hint.width(), 420), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
