"""The buttons beside a board: closer, farther, all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.system.locale import _
from desktop.ui.canvas.board import Board
from desktop.ui.layout import row
from desktop.ui.text import button


class BoardTools(QWidget):
    """Three small buttons for one board."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        line = row(self, spacing=4)
        name = board.objectName()
        for key, sign, words, act in (
            ("farther", "−", _("Smaller"), board.farther),
            ("closer", "+", _("Larger"), board.closer),
            ("fit", _("Show all"), _("Show all of it"), board.fit),
        ):
            made = button(sign, name=f"{name}.{key}", tip=words)
            made.setAccessibleName(words)
            made.clicked.connect(act)
            line.addWidget(made)
