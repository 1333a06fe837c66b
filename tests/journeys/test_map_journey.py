"""From a messy spreadsheet of eighty organisations to an engagement plan, through the window alone: keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.layout.grid_drawing import start_of
from desktop.domain.records import Assessment, Engagement, Link, Stakeholder
from desktop.domain.scoring import INFLUENCE, INTEREST, judgements
from desktop.reports.export import export
from desktop.system import locale
from desktop.system.settings import Settings
from desktop.ui.canvas.board import Board
from desktop.ui.pages.stakeholder.import_panel import ImportPanel
from desktop.ui.pages.stakeholder.link_picture import LinkPicture
from desktop.ui.pages.stakeholder.place_step import PlaceStep
from desktop.ui.pages.stakeholder.room import Room
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme, load_more_fonts
from desktop.ui.window import MainWindow
from desktop.workspace.workspace import Workspace
from tests.cli.bad_tables import messy
from tests.journeys.test_window_journey import child, choose, click, write

WAIT = 60_000


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A new plan of a town, just begun."""
    locale.activate("en")
    theme = Theme(qapp)
    load_more_fonts()
    theme.apply()
    made = MainWindow(Settings(language="en", role="facilitator", name="Amina"), theme)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    path = tmp_path / "Our town.mainstay"
    made._on_create(
        {"title": "Our town", "level": "municipal", "place": "Rivertown", "country": "PH", "path": path}
    )
    made.resize(1366, 768)
    yield made
    made.close()
    made.deleteLater()
    theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def step(qtbot: QtBot, shell: Shell, title: str) -> None:
    """Go to a step by its button, as people do."""
    QApplication.processEvents()
    found = [b for b in shell.current_page.findChildren(QPushButton) if b.isVisible() and title in b.text()]
    assert found, title
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def enter(qtbot: QtBot, shell: Shell, name: str, words: str) -> None:
    """Type a name and press Enter."""
    field = child(shell, QLineEdit, name)
    field.setFocus()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def drag(board: Board, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(board, start + (end - start) / 2)
    QTest.mouseMove(board, end)
    QApplication.processEvents()
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)


def drawn(qtbot: QtBot, board: Board) -> None:
    qtbot.waitUntil(lambda: not board.is_building and bool(board.sheet.bodies), timeout=WAIT)


def people(shell: Shell) -> list[Stakeholder]:
    return shell.session.snapshot.all(Stakeholder)


def values(shell: Shell, item: Stakeholder) -> tuple[int, ...]:
    known = judgements(shell.session.snapshot)
    return tuple(known[item.id, dimension].value for dimension in (INFLUENCE, INTEREST))


def test_from_a_messy_list_to_a_plan_of_working_together(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    shell = window.shell
    assert shell is not None
    _asked_and_listed(qtbot, shell, messy(tmp_path / "Stakeholders FINAL (2).xlsx"))
    _placed(qtbot, shell)
    _typed_back(qtbot, shell)
    _tied(qtbot, shell)
    _shown(qtbot, shell)
    _engaged(qtbot, shell)
    snapshot, path = shell.session.snapshot, shell.session.workspace.path
    target = tmp_path / "plan.pdf"
    export(snapshot, "engagement", target, edition="internal", date="2026-11-25")
    pages = pypdfium2.PdfDocument(target)
    text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)
    assert "Hear what they need" in text
    window.close()
    reopened = Workspace.open(path)
    assert reopened.snapshot.all(Link) == snapshot.all(Link)
    assert reopened.snapshot.all(Assessment) == snapshot.all(Assessment), "nothing is lost after a reload"
    reopened.close()


def _asked_and_listed(qtbot: QtBot, shell: Shell, table: Path) -> None:
    shell.open_page("stakeholder.question")
    write(qtbot, shell, "stakeholder_map.question", "Who decides about returnees here?")
    choose(qtbot, shell, "stakeholder_map.names_hidden", "Yes")
    step(qtbot, shell, "List")
    click(qtbot, shell, "list.import")
    panel = shell.current_page.findChild(ImportPanel)
    panel.open(table)  # the system's own dialog for files cannot be pressed here
    qtbot.waitUntil(lambda: panel.take.isEnabled(), timeout=WAIT)
    assert "left out: 2" in panel.summary.accessibleName()
    click(qtbot, shell, "import.take")
    assert len(people(shell)) == 78
    enter(qtbot, shell, "list.name", "Ferry owners")
    assert people(shell)[-1].name == "Ferry owners"
    step(qtbot, shell, "Missing")
    enter(qtbot, shell, "missing.family.trade_unions", "Dockers union")
    assert people(shell)[-1].family == "trade_unions"


def _placed(qtbot: QtBot, shell: Shell) -> None:
    step(qtbot, shell, "Place")
    place = shell.current_page.findChild(PlaceStep)
    drawn(qtbot, place.board)
    item = next(s for s in people(shell) if s.id in place.board.sheet.bodies)
    start = place.board.point_of(item.id)
    assert start is not None
    grid = place._picture.grid
    assert grid is not None
    cell = grid.cell(2, 5)
    goal = QPointF(cell.x + cell.width / 2 + start_of(False), cell.y + cell.height / 2)
    before = values(shell, item)
    drag(place.board, start, place.board.lens.to_pixels(goal).toPoint())
    assert values(shell, item) == (2, 5)
    drawn(qtbot, place.board)
    place.board.setFocus()
    qtbot.keyClick(place.board, Qt.Key.Key_Up)
    assert "influence 3" in place.said.text(), "the new place is announced"
    qtbot.keyClick(place.board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(place.board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert values(shell, item) == before, "both steps are undone"
    place.tray.setFocus()
    qtbot.keyClick(place.tray, Qt.Key.Key_Home)
    waiting = place.tray.current_key()
    qtbot.keyClick(place.tray, Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), "4")
    assert judgements(shell.session.snapshot)[waiting, INFLUENCE].value == 4


def _typed_back(qtbot: QtBot, shell: Shell) -> None:
    """Three hundred values of three tables: each line is ten key presses, and all are one step."""
    click(qtbot, shell, "place.paper")
    box = child(shell, QPlainTextEdit, "paper.lines")
    lines = [
        f"T{table} S{n:02} {1 + n % 5} {1 + (n + table) % 5}" for table in (1, 2, 3) for n in range(1, 51)
    ]
    before = len(shell.session.snapshot.all(Assessment))
    box.setFocus()
    for line in lines:
        qtbot.keyClicks(box, line)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    QApplication.processEvents()
    tally, trouble = (shell.current_page.findChild(QLabel, n) for n in ("paper.tally", "paper.trouble"))
    assert tally.text() == "  ·  ".join(f"T{table}: 50 stakeholders" for table in (1, 2, 3))
    assert not trouble.isVisible()
    click(qtbot, shell, "paper.take")
    assert len(shell.session.snapshot.all(Assessment)) - before == 300
    step(qtbot, shell, "Compare")
    assert child(shell, QLabel, "compare.summary").text()


def _tied(qtbot: QtBot, shell: Shell) -> None:
    step(qtbot, shell, "Links")
    part = shell.current_page.findChild(LinkPicture)
    drawn(qtbot, part.board)
    choose(qtbot, shell, "links.kind", "Money")
    drawn(qtbot, part.board)
    part.tying.setFocus()
    qtbot.keyClick(part.tying, Qt.Key.Key_Space)
    first, second = people(shell)[0], people(shell)[1]
    start, end = part.board.point_of(first.id), part.board.point_of(second.id)
    assert start is not None
    assert end is not None
    drag(part.board, start, end)
    (made,) = shell.session.snapshot.all(Link)
    assert (made.origin, made.to, made.kind) == (first.id, second.id, "money")


def _shown(qtbot: QtBot, shell: Shell) -> None:
    """The room sees letters from the first moment, as the question of the map says."""
    step(qtbot, shell, "Place")
    click(qtbot, shell, "map.show_room")
    (room,) = shell.current_page.findChildren(Room)
    assert QTest.qWaitForWindowActive(room)
    drawn(qtbot, room.board)
    assert not {item.name for item in people(shell)} & set(room.board.names.values())
    field = room.findChild(QLineEdit, "room.name")
    qtbot.keyClicks(field, "Night market")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert people(shell)[-1].name == "Night market"
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    QApplication.processEvents()
    shell.window().activateWindow()  # as the manager of windows does when the room's window is gone
    assert QTest.qWaitForWindowActive(shell.window())


def _engaged(qtbot: QtBot, shell: Shell) -> None:
    step(qtbot, shell, "Engage")
    item = people(shell)[0]
    shell.open_page("stakeholder.engage", item.id)
    take = [b for b in shell.current_page.findChildren(QPushButton, "engage.take") if b.isVisible()]
    if take:
        qtbot.mouseClick(take[0], Qt.MouseButton.LeftButton)
    else:
        choose(qtbot, shell, "stakeholder.participation_planned", "Consult")
    click(qtbot, shell, "add.engagement")
    write(qtbot, shell, "engagement.purpose", "Hear what they need")
    write(qtbot, shell, "engagement.date", "2027-01-15")
    write(qtbot, shell, "engagement.responsible", "Planning office")
    (line,) = shell.session.snapshot.all(Engagement)
    assert (line.purpose, line.date, line.responsible) == (
        "Hear what they need",
        "2027-01-15",
        "Planning office",
    )
