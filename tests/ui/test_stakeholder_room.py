"""What the room sees: large, letters where names are hidden, nothing of the team; and what is done there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.domain.change import update
from desktop.domain.comparing import comparisons
from desktop.domain.layout.grid_drawing import start_of
from desktop.domain.records import Assessment, Link, Stakeholder, StakeholderMap
from desktop.domain.scoring import INFLUENCE, INTEREST
from desktop.system import locale
from desktop.system.settings import Settings
from desktop.ui.pages.stakeholder.list_step import ListStep
from desktop.ui.pages.stakeholder.place_step import PlaceStep
from desktop.ui.pages.stakeholder.room import Room
from desktop.ui.pages.stakeholder.room_strip import RoomStrip
from desktop.ui.pages.stakeholder.showing import MAP, Showing
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from tests.ui.conftest import let_go, open_shell
from tests.ui.seen_words import seen
from tests.ui.test_accessibility import unnamed


@pytest.fixture
def room(shell: Shell, qtbot: QtBot) -> Iterator[Room]:
    """The map, shown to the room on the only screen."""
    shell.open_page("stakeholder.place")
    button = shell.current_page.findChild(QPushButton, "map.show_room")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    step = shell.current_page.findChild(PlaceStep)
    assert step is not None
    made = step.projector.room
    assert made is not None
    assert QTest.qWaitForWindowActive(made)
    yield made
    if isValid(made):
        made.close()


def agree(shell: Shell, **answers: str) -> None:
    """What the question of the sample says of showing."""
    shell.session.edit("change", update(shell.session.snapshot.only(StakeholderMap), **answers))


def shown(room: Room) -> str:
    words = [text for _where, text in seen(room)]
    words += [getattr(shape, "text", "") for shape in room.board.sheet.drawing.shapes]
    return "\n".join([*words, *room.board.names.values()])


def test_the_room_sees_nothing_that_is_for_the_team_only(shell: Shell, room: Room) -> None:
    item = shell.session.snapshot.all(Stakeholder)[0]
    assert item.name in shown(room)
    shell.session.edit("change", update(item, visibility="team"))
    assert item.name not in shown(room)
    assert room.board.point_of(item.id) is None
    evidence = [s.view_evidence for s in shell.session.snapshot.all(Stakeholder) if s.view_evidence]
    assert not [words for words in evidence if words in shown(room)]


def test_hidden_names_are_letters_everywhere(shell: Shell, room: Room, qtbot: QtBot) -> None:
    names = [item.name for item in shell.session.snapshot.all(Stakeholder)]
    box = room.findChild(QCheckBox, "room.hide_names")
    assert box is not None
    box.click()
    assert not [name for name in names if name in shown(room)]
    assert set(room.board.names.values()) >= {"A", "B", "C"}
    room.board.setFocus()
    qtbot.keyClick(room.board, Qt.Key.Key_Home)
    qtbot.keyClick(room.board, Qt.Key.Key_Down)
    assert room.said.accessibleName().startswith("A: influence")
    assert not [name for name in names if name in shown(room)]


def test_names_are_hidden_from_the_first_moment_where_the_question_says_so(
    shell: Shell, qtbot: QtBot
) -> None:
    agree(shell, question="Who decides?", names_hidden="yes")
    showing = Showing(shell.session, MAP)
    room = Room(shell.session, showing, shell_sitting(shell), shell)
    qtbot.addWidget(room)
    room.resize(1024, 600)
    room.show()
    names = [item.name for item in shell.session.snapshot.all(Stakeholder)]
    assert not [name for name in names if name in shown(room)]
    assert room.title.text() == "Who decides?"


def shell_sitting(shell: Shell):
    shell.open_page("stakeholder.place")
    return shell.current_page.sitting


def test_colours_by_view_are_offered_only_where_the_room_agreed_to_it(shell: Shell) -> None:
    agree(shell, views_shown="no")
    assert "view" not in Showing(shell.session, MAP).ways
    held_back = Showing(shell.session, MAP)
    held_back.colour_by("view")
    assert held_back.way == "none"
    assert not any(item.view for item in held_back.snapshot().all(Stakeholder))
    agree(shell, views_shown="yes")
    allowed = Showing(shell.session, MAP)
    assert "view" in allowed.ways
    assert not any(item.view for item in allowed.snapshot().all(Stakeholder)), "off until switched on"
    allowed.colour_by("view")
    assert any(item.view for item in allowed.snapshot().all(Stakeholder))


def test_a_name_is_typed_and_a_dot_is_dragged_in_the_room(shell: Shell, room: Room, qtbot: QtBot) -> None:
    line = room.findChild(QLineEdit, "room.name")
    assert line is not None
    qtbot.keyClicks(line, "Youth council")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert shell.session.snapshot.all(Stakeholder)[-1].name == "Youth council"
    assert "Youth council" in room.said.accessibleName()
    item = shell.session.snapshot.all(Stakeholder)[0]
    start = room.board.point_of(item.id)
    grid = room._picture.grid
    assert start is not None
    assert grid is not None
    cell = grid.cell(1, 1)
    goal = QPointF(cell.x + cell.width / 2 + start_of(False), cell.y + cell.height / 2)
    end = room.board.lens.to_pixels(goal).toPoint()
    QTest.mousePress(room.board, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(room.board, (start + end) / 2)
    QTest.mouseMove(room.board, end)
    QTest.mouseRelease(room.board, Qt.MouseButton.LeftButton, pos=end)
    fresh = shell.session.snapshot.all(Assessment)[-2:]
    assert {(a.stakeholder, a.dimension, a.value) for a in fresh} == {
        (item.id, INFLUENCE, 1),
        (item.id, INTEREST, 1),
    }
    qtbot.keyClick(room, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shell.session.snapshot.all(Assessment)[-1].id != fresh[-1].id


def test_the_clock_runs_only_when_it_is_started_and_time_can_be_added(shell: Shell, qtbot: QtBot) -> None:
    showing = Showing(shell.session, MAP)
    assert showing.time_left() == "40:00 left"
    showing.start_or_pause()
    with qtbot.waitSignal(showing.ticked, timeout=3000):
        pass
    assert showing.time_left() == "39:59 left"
    showing.start_or_pause()
    assert not showing.is_running
    showing.add_minutes(-60)
    assert showing.time_left() == "Time is up"
    showing.start_or_pause()
    assert not showing.is_running
    showing.add_minutes(5)
    assert showing.time_left() == "5:00 left"


def test_escape_leaves_and_the_room_can_be_opened_again(shell: Shell, room: Room, qtbot: QtBot) -> None:
    step = shell.current_page.findChild(PlaceStep)
    assert step is not None
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert step.projector.room is None
    step.projector.start()
    assert step.projector.room is not None
    step.projector.room.close()


def test_when_the_workbook_is_closed_nothing_stays_on_the_wall(
    workbook: Path, settings: Settings, theme: Theme
) -> None:
    shell = open_shell(workbook, settings, theme)
    shell.open_page("stakeholder.place")
    step = shell.current_page.findChild(PlaceStep)
    assert step is not None
    step.projector.start()
    room = step.projector.room
    let_go(shell)
    assert not isValid(room)


def test_the_list_of_names_fills_the_room_while_names_are_collected(shell: Shell, qtbot: QtBot) -> None:
    agree(shell, question="")
    shell.open_page("stakeholder.list")
    step = shell.current_page.findChild(ListStep)
    assert step is not None
    step.projector.start()
    room = step.projector.room
    assert room is not None
    assert "Ministry of Health" in room.names.text()
    assert room.title.text() == "Who has a stake?"
    room.close()


def test_with_two_screens_the_room_has_no_fields_and_the_operator_has_them(
    shell: Shell, qtbot: QtBot
) -> None:
    showing = Showing(shell.session, MAP)
    room = Room(shell.session, showing, shell_sitting(shell), shell)
    strip = RoomStrip(shell.session, showing, large=False)
    qtbot.addWidget(strip)
    strip.show()
    room.resize(1024, 600)
    room.show()
    assert not room.findChildren(QLineEdit)
    assert not [b for b in room.findChildren(QPushButton) if b.isVisible()]
    colours = strip.findChild(QComboBox, "room.colours")
    assert colours is not None
    colours.setFocus()
    qtbot.keyClick(colours, Qt.Key.Key_Down)
    assert room.legend.isVisible()
    room.close()


def test_every_control_of_the_room_has_a_name(shell: Shell, room: Room) -> None:
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(room)
    assert root is not None
    assert unnamed(root) == []
    for widget in room.findChildren(QWidget):
        if isinstance(widget, QPushButton | QLineEdit | QComboBox | QCheckBox):
            if not widget.objectName().startswith("qt_"):
                assert widget.objectName()
                assert widget.accessibleName()
    QApplication.processEvents()
    assert locale.language() == "en"


def test_where_names_find_no_room_the_room_reads_whose_number_it_is(room: Room, qtbot: QtBot) -> None:
    room.showNormal()
    room.resize(1024, 600)
    qtbot.waitUntil(lambda: not room.board.is_building, timeout=15_000)
    grid = room._picture.grid
    assert grid is not None
    assert not grid.numbered, "in a window of this size all names are read"
    room.resize(420, 330)
    qtbot.waitUntil(lambda: bool(room.keys.text()), timeout=15_000)
    grid = room._picture.grid
    assert grid is not None
    assert grid.numbered
    assert room.keys.isVisible()
    lines = room.keys.text().splitlines()
    assert len(lines) == len(grid.dots)
    assert any("Planning Institute of Jamaica" in line for line in lines)


# The other parts of the afternoon ---------------------------------------------------------------------------


def open_part(shell: Shell, qtbot: QtBot, step: str, part: str) -> Room:
    """A step, shown to the room by its button."""
    shell.open_page(f"stakeholder.{step}")
    button = shell.current_page.findChild(QPushButton, f"{part}.show_room")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (made,) = shell.current_page.findChildren(Room)
    assert QTest.qWaitForWindowActive(made)
    return made


def test_links_are_drawn_before_the_room_and_none_of_the_team_is_seen(shell: Shell, qtbot: QtBot) -> None:
    links = shell.session.snapshot.all(Link)
    hidden = links[0]
    shell.session.edit("change", update(hidden, visibility="team"))
    room = open_part(shell, qtbot, "links", "ties")
    assert room.time.text() == "60:00 left"
    qtbot.waitUntil(lambda: bool(room.board.sheet.ties) and not room.board.is_building, timeout=20_000)
    assert hidden.id not in room.board.sheet.ties
    kind = room.findChild(QComboBox, "room.kind")
    assert kind is not None
    kind.setFocus()
    while kind.currentText() != "Money":
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    everybody = shell.session.snapshot.all(Stakeholder)
    first, second = everybody[5], everybody[6]
    start, end = room.board.point_of(first.id), room.board.point_of(second.id)
    assert start is not None
    assert end is not None
    QTest.mousePress(room.board, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(room.board, start + (end - start) / 2)
    QTest.mouseMove(room.board, end)
    QTest.mouseRelease(room.board, Qt.MouseButton.LeftButton, pos=end)
    made = shell.session.snapshot.all(Link)[-1]
    assert (made.origin, made.to, made.kind) == (first.id, second.id, "money")
    assert "Money" in room.said.text()
    qtbot.keyClick(room, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(shell.session.snapshot.all(Link)) == len(links)
    room.close()


def test_missing_groups_and_differences_are_read_by_the_room(shell: Shell, qtbot: QtBot) -> None:
    room = open_part(shell, qtbot, "missing", "gaps")
    assert room.time.text() == "15:00 left"
    assert "Media" in room.names.text()
    room.close()
    QApplication.processEvents()
    room = open_part(shell, qtbot, "compare", "spreads")
    differing = [c for c in comparisons(shell.session.snapshot) if c.spread]
    assert differing
    assert len(room.names.text().splitlines()) <= len(differing)
    assert " to " in room.names.text()
    room._showing.hide_names(True)
    names = [item.name for item in shell.session.snapshot.all(Stakeholder)]
    assert not [name for name in names if name in room.names.text()], "letters instead of names"
    room.close()
