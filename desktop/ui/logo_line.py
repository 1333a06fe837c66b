"""The picture of an office: which file it is, and choosing another one or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.system import paths
from desktop.system.locale import _
from desktop.ui.layout import column, row
from desktop.ui.text import button, plain_label


class LogoLine(QWidget):
    """The name of the file below `title`, with its buttons; `chose` carries the path of another one, "" for none."""

    chose = Signal(str)

    def __init__(self, title: str, *, name: str) -> None:
        super().__init__()
        self._path = ""
        lines = column(self, spacing=6)
        lines.addWidget(plain_label(title, role="label"))
        line = row()
        self._shown = plain_label("", name=name)
        line.addWidget(self._shown, 1)
        self._choose = button(_("Choose"), name=f"{name}.choose")
        self._choose.setAccessibleName(_("Choose a logo"))
        self._choose.clicked.connect(self._on_choose)
        line.addWidget(self._choose)
        self._without = button(_("Without"), name=f"{name}.none")
        self._without.setAccessibleName(_("Without a logo"))
        self._without.clicked.connect(self._on_without)
        line.addWidget(self._without)
        lines.addLayout(line)

    def show_logo(self, path: str) -> None:
        """Show which picture it is now."""
        self._path = path
        self._shown.setText(Path(path).name or _("None"))
        if not path and self._without.hasFocus():
            self._choose.setFocus()  # a button that goes grey would lose the keyboard
        self._without.setEnabled(bool(path))

    def _on_choose(self) -> None:
        if chosen := ask_for_logo(self, self._path):
            self.chose.emit(chosen)

    def _on_without(self) -> None:
        self.chose.emit("")


def ask_for_logo(parent: QWidget, path: str) -> str:
    """Ask for a picture, beginning where the one of now lies; "" when nobody chose one."""
    start = str(Path(path).parent) if path else str(paths.documents_dir())
    kinds = _("Pictures") + " (*.png *.jpg *.jpeg)"
    name, _chosen = QFileDialog.getOpenFileName(parent, _("Choose a logo"), start, kinds)
    return name
