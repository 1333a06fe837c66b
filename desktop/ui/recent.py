"""The workbooks that were open last: where each lies, and whether it can be found now."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.system.locale import _
from desktop.system.settings import Settings
from desktop.ui.background import Background
from desktop.ui.layout import clear, column, row
from desktop.ui.moment import moment_words
from desktop.ui.text import Button, ElidedLabel, button, plain_label, set_tip

MOST = 5


@dataclass(frozen=True)
class Found:
    """What was found at the place of a recent workbook; `saved` is None where there is no file."""

    path: Path
    saved: datetime.datetime | None


class RecentList(QWidget):
    """One line for each workbook; a line whose file is missing says so and cannot be pressed.

    Files are looked for in a thread: a folder on a computer that is switched off may take a minute to answer.
    """

    open_path = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._lines = column(self, spacing=2)
        self.setObjectName("recent")
        self._background = Background(self)
        self._look_again = False
        self.refresh()

    def refresh(self) -> None:
        """Show the names at once and look for the files."""
        paths = [Path(name) for name in self._settings.recent[:MOST]]
        clear(self._lines)
        for number, path in enumerate(paths):
            self._lines.addWidget(_Line(path, "", number, missing=False))
        if not paths:
            self._lines.addWidget(
                plain_label(
                    _("No workbook yet. Start one below, or learn from a finished one."), role="muted"
                )
            )
            return
        if not self._background.run(lambda: [Found(path, _saved(path)) for path in paths], self._on_looked):
            self._look_again = True

    @property
    def looking(self) -> bool:
        """Whether files are being looked for."""
        return self._background.busy

    def _on_looked(self, found: Any) -> None:
        if self._look_again:
            self._look_again = False
            self.refresh()
            return
        if not isinstance(found, list):
            return  # the names stay, and none can be pressed
        clear(self._lines)
        for number, item in enumerate(found):
            folder = item.path.parent.name or str(item.path.parent)
            missing = item.saved is None
            when = (
                _("not found (stick not plugged in?)")
                if item.saved is None
                else f"{moment_words(item.saved)}  ·  {folder}"
            )
            line = _Line(item.path, when, number, missing=missing)
            line.clicked.connect(self._on_clicked)
            if not missing:
                self._lines.addWidget(line)
                continue
            both = row(spacing=8)
            both.addWidget(line, 1)
            drop = button(_("Take off the list"), role="link", name=f"recent.{number}.drop")
            drop.setAccessibleName(_("Take {file} off the list").format(file=item.path.stem))
            drop.setProperty("path", str(item.path))
            drop.clicked.connect(self._on_dropped)
            both.addWidget(drop)
            self._lines.addLayout(both)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.open_path.emit(str(sender.property("path")))

    def _on_dropped(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._settings.forget(Path(str(sender.property("path"))))
            self._settings.save()
            self.refresh()


class _Line(Button):
    """The name of a workbook and, at the end of the line, when it was saved and where it lies."""

    def __init__(self, path: Path, when: str, number: int, *, missing: bool) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setProperty("path", str(path))
        self.setObjectName(f"recent.{number}")
        self.setAccessibleName(path.stem)
        self.setAccessibleDescription(f"{when}, {path}" if when else str(path))
        set_tip(self, str(path))
        self.setEnabled(bool(when) and not missing)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = row(self, spacing=12)
        line.setContentsMargins(8, 3, 8, 3)
        name = ElidedLabel(path.stem, role="strong")
        line.addWidget(name, 1)
        words = plain_label(when, role="problem" if missing else "muted", wrap=False)
        line.addWidget(words)
        for label in (name, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
            set_tip(label, "")

    def sizeHint(self) -> QSize:  # noqa: N802
        inside = self.layout()
        return QSize(300, (inside.sizeHint().height() if inside is not None else 24) + 4)


def _saved(path: Path) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC) if path.is_file() else None
    except (OSError, ValueError, OverflowError):
        return None
