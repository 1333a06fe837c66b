"""The top bar: which workbook, where it lies, whether it is saved, search, and the way to a report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.system.locale import _, show
from desktop.ui.layout import row
from desktop.ui.text import BRAND, ElidedLabel, button, plain_label, set_role, set_tip
from desktop.workspace.workspace import Status


class TopBar(QWidget):
    """Always in sight while a workbook is open."""

    asked_for_report = Signal()
    asked_for_home = Signal()
    asked_for_guidance = Signal()
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        line = row(self, spacing=10)
        line.setContentsMargins(14, 7, 14, 7)
        self.brand = button(BRAND, role="brand", name="topbar.home", tip=_("Home"))
        self.brand.setAccessibleName(_("Home"))
        self.brand.clicked.connect(self.asked_for_home)
        line.addWidget(self.brand)
        self.title = ElidedLabel(role="strong", name="topbar.title")
        line.addWidget(self.title, 5)
        self.folder = ElidedLabel(role="muted", name="topbar.folder")
        line.addWidget(self.folder, 3)
        self.status = plain_label("", role="muted", wrap=False, name="topbar.status")
        line.addWidget(self.status)
        line.addStretch(1)
        self.search = QLineEdit()
        self.search.setObjectName("topbar.search")
        self.search.setAccessibleName(_("Search handbook and workbook"))
        self.search.setPlaceholderText(_("Search handbook and workbook") + "   Ctrl+K")
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(300)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        line.addWidget(self.search, 4)
        self.guidance = button(_("Guidance"), role="toggle", name="topbar.guidance", tip="F1")
        self.guidance.setCheckable(True)
        self.guidance.clicked.connect(self.asked_for_guidance)
        line.addWidget(self.guidance)
        self.report = button(_("Export report"), role="primary", name="topbar.report")
        self.report.clicked.connect(self.asked_for_report)
        line.addWidget(self.report)

    def show_workbook(self, title: str, path: Path) -> None:
        """Name the workbook and the folder it lies in."""
        self.title.show_text(title or path.stem)
        self.folder.show_text(_("in {folder}").format(folder=path.parent.name or str(path.parent)))
        set_tip(self.folder, str(path))

    def show_guidance(self, *, opened: bool, possible: bool) -> None:
        """Say whether the guidance is open; a page without any has no button for it."""
        self.guidance.setChecked(opened)
        self.guidance.setVisible(possible)

    def show_typing(self) -> None:
        """What is being typed is not in the file yet: do not claim that it is."""
        self.status.setText(_("Saving..."))
        self.status.setAccessibleName(self.status.text())

    def show_status(self, status: Status) -> None:
        """Say whether everything is saved."""
        words = status_words(status)
        self.status.setText(words)
        self.status.setAccessibleName(words)
        set_role(self.status, "attention" if status.state == "failing" else "muted")
        set_tip(self.status, show(status.message) if status.message else "")


def status_words(status: Status) -> str:
    """The few words beside the title: saving, saved and when, or what is wrong."""
    if status.state == "saving":
        return _("Saving...")
    if status.state == "failing":
        return _("Not saved yet")
    if status.state == "read_only":
        return _("Read only")
    if status.saved_at is None:
        return _("All saved")
    return _("Saved {time}").format(time=clock(status.saved_at))


def clock(moment: datetime) -> str:
    """Hours and minutes of this computer's day."""
    return moment.astimezone().strftime("%H:%M")
