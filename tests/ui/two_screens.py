"""Run by test_two_screens in a process of its own, whose platform has two screens: desk and projector."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.domain.records import Stakeholder
from desktop.guidance.handbook import Handbook
from desktop.system import locale
from desktop.system.settings import Settings
from desktop.ui.pages.stakeholder.place_step import PlaceStep
from desktop.ui.session import Session
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme, load_more_fonts
from desktop.workspace.workspace import Workspace


def main(workbook: Path) -> None:
    app = QApplication([])
    locale.activate("en")
    load_more_fonts()
    theme = Theme(app)
    theme.apply()
    desk, projector = QGuiApplication.screens()
    workspace = Workspace.open(workbook, author="A. Planner")
    shell = Shell(Session(workspace, Settings(language="en", name="A. Planner"), Handbook.open("en"), theme))
    shell.setGeometry(desk.geometry())
    shell.show()
    shell.open_page("stakeholder.place")
    QTest.qWait(200)
    step = shell.current_page.findChild(PlaceStep)
    assert step is not None
    step.findChild(QPushButton, "map.show_room").click()
    QTest.qWait(300)
    room = step.projector.room
    assert room is not None
    assert room.screen() is projector, room.screen().name()
    assert projector.geometry().contains(room.geometry().center())
    assert room.findChild(QLineEdit, "room.name") is None, "the room has no fields"
    field = step.findChild(QLineEdit, "room.name")
    assert field is not None
    assert field.isVisible()
    assert field.window() is shell, "the operator has them"
    QTest.keyClicks(field, "Ferry owners")
    QTest.keyClick(field, "\r")
    assert "Ferry owners" in [item.name for item in workspace.snapshot.all(Stakeholder)]
    assert "Ferry owners" in room.board.names.values(), "and the room sees it at once"
    step.findChild(QPushButton, "room.leave").click()
    QTest.qWait(100)
    assert step.projector.room is None
    shell.close_workbook()
    print("both screens")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
