"""From an empty desk to a printed report, through the window alone: keys and mouse, a real file, a real PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.records import Assessment, Membership, PlanGoal, Stakeholder
from desktop.system import locale
from desktop.system.settings import Settings
from desktop.ui.theme import Theme, load_more_fonts
from desktop.ui.window import MainWindow
from desktop.workspace.workspace import Workspace


def child(parent: QWidget, kind: type, name: str):
    QApplication.processEvents()
    found = [w for w in parent.findChildren(kind, name) if w.isVisible()]
    assert found, name
    return found[0]


def click(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(child(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, parent: QWidget, name: str, words: str) -> None:
    """Type into a field and leave it; what is not plain ASCII is pasted, as people do."""
    QApplication.processEvents()
    field = next(
        w for k in (QLineEdit, QPlainTextEdit) for w in parent.findChildren(k, name) if w.isVisible()
    )
    field.setFocus()
    if words.isascii():
        qtbot.keyClicks(field, words)
    else:
        QGuiApplication.clipboard().setText(words)
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def choose(qtbot: QtBot, parent: QWidget, name: str, words: str) -> None:
    """Choose a line of a list with the arrow keys."""
    combo = child(parent, QComboBox, name)
    combo.setFocus()
    for _line in range(combo.count()):
        if combo.currentText().startswith(words):
            break
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText().startswith(words), combo.currentText()
    qtbot.keyClick(combo, Qt.Key.Key_Tab)


def test_a_planner_gets_from_an_empty_desk_to_a_report(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    locale.activate("en")
    theme = Theme(qapp)
    load_more_fonts()
    theme.apply()
    settings = Settings(language="en", role="planner", name="Amina")
    window = MainWindow(settings, theme)
    window.show_start()
    window.show()
    assert QTest.qWaitForWindowActive(window)
    path = tmp_path / "Our town, été وزارة.mainstay"
    window._on_create(
        {"title": "Our town", "level": "municipal", "place": "Rivertown", "country": "PH", "path": path}
    )
    shell = window.shell
    assert shell is not None

    write(qtbot, shell, "initiative.instrument", "Local development plan")
    choose(qtbot, shell, "initiative.instrument_kind", "Local")
    shell.open_page("plan.vision")
    write(qtbot, shell, "initiative.vision", "Everybody who lives here counts, whoever came when.")

    shell.open_page("goal")
    QGuiApplication.clipboard().setText(
        "Name\tNumber in the plan\nClean water for all\t1\nWork for the young\t2\n"
    )
    click(qtbot, shell, "paste.plan_goal")
    choose(qtbot, shell, "plan_goal.answer", "Migration")
    write(qtbot, shell, "plan_goal.meaning_for_goal", "Newcomers settle where there is no pipe yet.")
    write(qtbot, shell, "plan_goal.meaning_for_migration", "Water decides where people can stay.")

    shell.open_page("stakeholder.describe")
    click(qtbot, shell, "add.stakeholder")
    write(qtbot, shell, "stakeholder.name", "Association of water users")
    click(qtbot, shell, "add.assessment")
    choose(qtbot, shell, "assessment.dimension", "Influence")
    choose(qtbot, shell, "assessment.value", "4")
    click(qtbot, shell, "add.assessment")
    choose(qtbot, shell, "assessment.dimension", "Interest")
    choose(qtbot, shell, "assessment.value", "5")

    shell.open_page("body")
    click(qtbot, shell, "add.body")
    write(qtbot, shell, "body.name", "Council committee on newcomers")
    click(qtbot, shell, "add.membership")
    choose(qtbot, shell, "membership.stakeholder", "Association")

    shell.open_page("report")
    target = child(shell, QLineEdit, "report.path")
    target.setText(str(tmp_path / "report.pdf"))
    click(qtbot, shell, "report.export")
    page = shell.current_page
    qtbot.waitUntil(lambda: page.folder_button.isVisible() or page.result.isVisible(), timeout=60_000)
    assert page.folder_button.isVisible(), page.result.text()

    text = "\n".join(
        p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(tmp_path / "report.pdf")
    )
    for words in (
        "Our town",
        "Rivertown",
        "Clean water for all",
        "Association of water users",
        "Not assessed",
    ):
        assert words in text, words
    snapshot = shell.session.snapshot
    assert [g.answer for g in snapshot.all(PlanGoal)] == ["matters", ""]
    assert window.close_workbook()

    again = Workspace.open(path, read_only=True)
    assert len(again.snapshot.all(Stakeholder)) == 1
    assert len(again.snapshot.all(Assessment)) == 2
    assert len(again.snapshot.all(Membership)) == 1
    assert again.problems() == []
    again.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
