"""The stakeholder wizard by real mouse and key events: from names to a map, compared, tied, and with promises."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.change import create, update
from desktop.domain.comparing import disputes
from desktop.domain.layout.grid_drawing import start_of
from desktop.domain.looking import Looking
from desktop.domain.records import (
    Assessment,
    Engagement,
    Link,
    LinkKind,
    MapPosition,
    SetAside,
    Stakeholder,
)
from desktop.domain.scoring import INFLUENCE, INTEREST, judgements
from desktop.system import locale
from desktop.system.settings import Settings
from desktop.ui.canvas.board import Board
from desktop.ui.canvas.tray import Tray
from desktop.ui.pages.stakeholder.filter_bar import Filter
from desktop.ui.pages.stakeholder.link_picture import LinkPicture
from desktop.ui.pages.stakeholder.matrix import Matrix
from desktop.ui.pages.stakeholder.page import StakeholderPage
from desktop.ui.pages.stakeholder.place_step import PlaceStep
from desktop.ui.register import Register
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.workspace.workspace import Workspace
from tests.ui.conftest import let_go, open_shell


def child(parent: QWidget, kind: type, name: str):
    QApplication.processEvents()
    found = [w for w in parent.findChildren(kind, name) if w.isVisible()]
    assert found, name
    return found[0]


def click(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(child(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, parent: QWidget, name: str, words: str) -> None:
    field = child(parent, QLineEdit, name)
    field.setFocus()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def filter_of(shell: Shell) -> Filter:
    page = shell.current_page
    assert isinstance(page, StakeholderPage)
    return page.filter


def everybody(shell: Shell) -> list[Stakeholder]:
    return shell.session.snapshot.all(Stakeholder)


def counts(shell: Shell, item: Stakeholder) -> tuple[int | None, int | None]:
    known = judgements(shell.session.snapshot)
    found = [known.get((item.id, dimension)) for dimension in (INFLUENCE, INTEREST)]
    return tuple(j.value if j else None for j in found)  # type: ignore[return-value]


def place(shell: Shell) -> PlaceStep:
    shell.open_page("stakeholder.place")
    QApplication.processEvents()
    found = shell.current_page.findChild(PlaceStep)
    assert found is not None
    return found


def agreeing(shell: Shell) -> PlaceStep:
    """The map of a sitting in which everybody agrees, so that what is placed counts."""
    step = place(shell)
    step._sitting.say(date="2031-01-01", by="", reason="", agreed=True, only_own=False)
    return step


def pixel_of(step: PlaceStep, influence: int, interest: int) -> QPoint:
    grid = step._picture.grid
    assert grid is not None
    cell = grid.cell(influence, interest)
    x = cell.x + cell.width / 2 + start_of(grid.right_to_left)
    return step.board.lens.to_pixels(QPointF(x, cell.y + cell.height / 2)).toPoint()


def drag(board: Board, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(board, start + (end - start) / 2)
    QTest.mouseMove(board, end)
    QApplication.processEvents()
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)


# Listing ---------------------------------------------------------------------------------------------------


def test_names_are_typed_one_after_the_other_and_nobody_is_added_twice(
    empty_shell: Shell, qtbot: QtBot
) -> None:
    empty_shell.open_page("stakeholder.list")
    for name in ("Water users", "Youth council", "water  USERS"):
        write(qtbot, empty_shell, "list.name", name)
    assert [item.name for item in everybody(empty_shell)] == ["Water users", "Youth council"]
    assert (
        "Water users is on the list already."
        in empty_shell.notices.latest.findChild(QWidget, "notice.text").accessibleName()
    )
    kind = child(empty_shell, QComboBox, "list.kind")
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    write(qtbot, empty_shell, "list.name", "Planning office")
    assert everybody(empty_shell)[-1].family == "central_planning"


def test_many_lines_are_added_at_once_as_one_step(empty_shell: Shell, qtbot: QtBot) -> None:
    empty_shell.open_page("stakeholder.list")
    write(qtbot, empty_shell, "list.name", "Water users")
    click(qtbot, empty_shell, "list.many")
    box = child(empty_shell, QPlainTextEdit, "list.lines")
    QGuiApplication.clipboard().setText(
        "Water users\nPréfecture وزارة\tMedia\tPrints the weekly paper\nUnion; port\n"
    )
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    click(qtbot, empty_shell, "list.add_lines")
    QGuiApplication.clipboard().clear()
    found = {item.name: item for item in everybody(empty_shell)}
    assert list(found) == ["Water users", "Préfecture وزارة", "Union; port"]
    assert found["Préfecture وزارة"].family == "media"
    assert found["Préfecture وزارة"].mandate == "Prints the weekly paper"
    empty_shell.undo()
    assert [item.name for item in everybody(empty_shell)] == ["Water users"]


def test_a_name_that_is_typed_is_not_lost_when_the_step_is_left(empty_shell: Shell, qtbot: QtBot) -> None:
    empty_shell.open_page("stakeholder.list")
    field = child(empty_shell, QLineEdit, "list.name")
    qtbot.keyClicks(field, "Fishers")
    empty_shell.open_page("stakeholder.place")
    assert [item.name for item in everybody(empty_shell)] == ["Fishers"]


def test_families_are_asked_for_and_gaps_close_or_get_a_reason(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.list")
    click(qtbot, shell, "list.families")
    write(qtbot, shell, "list.family.trade_unions", "Dockers union")
    assert everybody(shell)[-1].family == "trade_unions"
    shell.open_page("stakeholder.missing")
    with pytest.raises(AssertionError):
        child(shell, QLineEdit, "missing.family.trade_unions")
    write(qtbot, shell, "missing.family.media", "Radio of the bay")
    assert everybody(shell)[-1].family == "media"
    reason = child(shell, QLineEdit, "missing.reason")
    reason.setFocus()
    qtbot.keyClicks(reason, "They meet in June")
    shell.open_page("stakeholder.place")
    assert [a.reason for a in shell.session.snapshot.all(SetAside) if a.check == "C-07"] == [
        "They meet in June"
    ]


# Placing ---------------------------------------------------------------------------------------------------


def test_a_dot_is_dragged_and_the_move_is_one_step_that_can_be_undone(shell: Shell) -> None:
    step = agreeing(shell)
    item = everybody(shell)[0]
    before = counts(shell, item)
    start = step.board.point_of(item.id)
    assert start is not None
    edits = len(shell.session.workspace.recent(500))
    drag(step.board, start, pixel_of(step, 1, 2))
    assert counts(shell, item) == (1, 2)
    assert len(shell.session.workspace.recent(500)) == edits + 1
    assert step._picture.ghosts[item.id] == before, "where it was before shows as a ghost"
    assert "influence 1" in step.said.text()
    judged = [a for a in shell.session.snapshot.all(Assessment) if a.stakeholder == item.id]
    assert len(judged) >= 4, "the earlier judgements are still there"
    shell.undo()
    assert counts(shell, item) == before


def test_a_dropped_dot_is_where_it_was_dropped_for_every_cell(shell: Shell) -> None:
    step = place(shell)
    item = everybody(shell)[2]
    for influence, interest in ((5, 5), (3, 1), (1, 5), (2, 4)):
        start = step.board.point_of(item.id)
        assert start is not None
        drag(step.board, start, pixel_of(step, influence, interest))
        assert step._values[item.id] == {INFLUENCE: influence, INTEREST: interest}


def test_arrow_keys_move_the_chosen_one_and_say_where_it_is(shell: Shell, qtbot: QtBot) -> None:
    step = agreeing(shell)
    item = everybody(shell)[0]
    influence, interest = counts(shell, item)
    assert influence == 4
    assert interest == 5
    step.board.setFocus()
    qtbot.keyClick(step.board, Qt.Key.Key_Home)
    assert step.board.current == item.id
    qtbot.keyClick(step.board, Qt.Key.Key_Down)
    qtbot.keyClick(step.board, Qt.Key.Key_Left)
    assert counts(shell, item) == (3, 4)
    assert "influence 3 Some, interest 4 Strong" in step.said.text()
    assert "Judged so far" in " ".join(w.text() for w in step.inspector.findChildren(QLabel))
    for _press in range(6):
        qtbot.keyClick(step.board, Qt.Key.Key_Right)
    assert counts(shell, item) == (3, 5)
    assert step.said.text() == "That is the edge of the map."


def test_mirrored_the_right_arrow_leads_to_less_interest(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    locale.activate(locale.MIRRORED)
    theme.apply()
    shell = open_shell(workbook, settings, theme)
    step = agreeing(shell)
    item = everybody(shell)[0]
    step.board.setFocus()
    qtbot.keyClick(step.board, Qt.Key.Key_Home)
    before = step.board.point_of(item.id)
    qtbot.keyClick(step.board, Qt.Key.Key_Right)
    assert counts(shell, item) == (4, 4)
    after = step.board.point_of(item.id)
    assert before is not None
    assert after is not None
    assert after.x() > before.x(), "the dot went where the arrow points"
    let_go(shell)


def test_who_is_not_placed_waits_in_the_tray_and_is_dragged_or_typed(
    empty_shell: Shell, qtbot: QtBot
) -> None:
    for name in ("Fishers", "Port"):
        empty_shell.session.edit("add", create(Stakeholder(name=name)))
    step = place(empty_shell)
    fishers, port = everybody(empty_shell)
    tray: Tray = step.tray
    assert [tray.item(n).text() for n in range(tray.count())] == ["Fishers", "Port"]
    assert step.board.point_of(fishers.id) is None, "never at zero"
    view = tray.viewport()
    goal = view.mapFromGlobal(step.board.mapToGlobal(pixel_of(step, 4, 2)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=tray.visualItemRect(tray.item(0)).center())
    QTest.mouseMove(view, goal - QPoint(10, 10))
    QTest.mouseMove(view, goal)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=goal)
    assert counts(empty_shell, fishers) == (4, 2)
    tray.setFocus()
    tray.setCurrentRow(0)
    qtbot.keyClick(tray, Qt.Key.Key_Return)
    slider = child(empty_shell, QSlider, "inspector.influence")
    assert slider.hasFocus()
    assert "not placed yet" in slider.accessibleName()
    qtbot.keyClicks(slider, "3")
    assert counts(empty_shell, port) == (3, None)
    assert step.board.point_of(port.id) is None, "one value is not a place"
    qtbot.keyClicks(child(empty_shell, QSlider, "inspector.interest"), "1")
    assert counts(empty_shell, port) == (3, 1)
    assert step.tray.count() == 0
    assert step.board.point_of(port.id) is not None


def test_group_date_and_reason_are_typed_once_and_stand_in_every_judgement(
    shell: Shell, qtbot: QtBot
) -> None:
    step = place(shell)
    click(qtbot, shell, "sitting.open")
    for name, words in (("sitting.date", "7/8/2031"), ("sitting.reason", "Said in the round")):
        field = child(shell, QLineEdit, name)
        field.selectAll()
        qtbot.keyClicks(field, words)
    by = child(shell, QLineEdit, "sitting.by.line")
    by.selectAll()
    qtbot.keyClicks(by, "Table 2, anonymous")
    item = everybody(shell)[3]
    start = step.board.point_of(item.id)
    assert start is not None
    drag(step.board, start, pixel_of(step, 1, 1))
    fresh = [a for a in shell.session.snapshot.all(Assessment) if a.date == "2031-08-07"]
    assert {(a.by, a.reason, a.value) for a in fresh} == {("Table 2, anonymous", "Said in the round", 1)}
    assert len(fresh) == 2
    empty = child(shell, QWidget, "sitting.only_own")
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert step.tray.count() == len(everybody(shell)) - 1, "only what this table placed stands on its map"


def test_a_table_sees_its_own_value_even_where_another_was_agreed(shell: Shell, qtbot: QtBot) -> None:
    item = everybody(shell)[5]
    agreed = [
        Assessment(stakeholder=item.id, dimension=d, value=5, date="2029-05-10", agreed="yes")
        for d in (INFLUENCE, INTEREST)
    ]
    shell.session.edit("add", [c for a in agreed for c in create(a)])
    step = place(shell)
    start = step.board.point_of(item.id)
    assert start is not None
    drag(step.board, start, pixel_of(step, 1, 1))
    assert step._values[item.id] == {INFLUENCE: 1, INTEREST: 1}
    assert "still counts" in step.said.text()
    assert counts(shell, item) == (5, 5), "what everybody agreed counts until it is agreed anew"


def test_the_filter_and_the_colours_explain_themselves(shell: Shell, qtbot: QtBot) -> None:
    step = place(shell)
    click(qtbot, shell, "place.filter")
    qtbot.keyClicks(child(shell, QLineEdit, "place.words"), "ministry")
    qtbot.waitUntil(lambda: bool(step.board.emphasis), timeout=5_000)
    assert {item.name for item in everybody(shell) if item.id in step.board.emphasis} >= {
        "Ministry of Health"
    }
    colours = child(shell, QComboBox, "place.colours")
    colours.setFocus()
    qtbot.keyClick(colours, Qt.Key.Key_Down)
    assert step.map_bar.legend.isVisible()
    assert len(set(step._picture.colours.values())) > 2


def answer(qtbot: QtBot, shell: Shell, name: str, field: str, wanted: str) -> None:
    """Filter by one answer of a field, by keyboard."""
    for box, words in ((f"{name}.field", field), (f"{name}.answer", wanted)):
        found = child(shell, QComboBox, box)
        found.setFocus()
        at = found.findText(words)
        assert at > 0, words
        while found.currentIndex() != at:
            qtbot.keyClick(found, Qt.Key.Key_Down if found.currentIndex() < at else Qt.Key.Key_Up)


def test_one_filter_by_any_field_holds_in_the_table_and_in_every_picture(shell: Shell, qtbot: QtBot) -> None:
    step = place(shell)
    click(qtbot, shell, "place.filter")
    answer(qtbot, shell, "place", "Level", "Local")
    local = {item.id for item in everybody(shell) if item.level == "local"}
    assert local
    rows = shell.session.snapshot.rows("stakeholder")
    assert {key for key in step.board.emphasis or () if key in rows} == local
    told = child(shell, QLabel, "place.filtered").text()
    assert told == f"{len(local)} of {len(rows)} are shown: Level: Local"
    for view in [view.id for view in step._views]:
        step._pictures.setCurrentIndex([v.id for v in step._views].index(view))
        step.refresh()
        assert {key for key in step.board.emphasis or () if key in rows} == local, view
    shell.open_page("stakeholder.describe")
    table = shell.current_page.findChild(Register).table
    assert {table.records.record_at(n).id for n in range(table.records.rowCount())} == local
    assert child(shell, QLabel, "describe.filtered").text() == told
    shell.open_page("stakeholder.links")
    part = shell.current_page.findChild(LinkPicture)
    assert {key for key in part.board.emphasis or () if key in rows} == local
    click(qtbot, shell, "links.everybody")
    assert part.board.emphasis is None
    shell.open_page("stakeholder.describe")
    assert table.records.rowCount() == len(rows), "one click shows everybody again, everywhere"


def test_what_is_added_while_a_filter_hides_it_is_shown(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.list")
    click(qtbot, shell, "list.filter")
    answer(qtbot, shell, "list", "Level", "Local")
    write(qtbot, shell, "list.name", "Ferry owners")
    table = shell.current_page.findChild(Register).table
    assert table.current_record().name == "Ferry owners"
    answer(qtbot, shell, "list", "Level", "Local")
    click(qtbot, shell, "add.stakeholder")
    assert table.current_record() == everybody(shell)[-1]
    assert child(shell, QLineEdit, "stakeholder.name").hasFocus()


def test_words_are_looked_for_in_every_answer_also_of_the_table(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.describe")
    register = shell.current_page.findChild(Register)
    wanted = {item.id for item in everybody(shell) if item.level == "local"}
    assert wanted
    assert len(wanted) < len(everybody(shell))
    register.filter.setFocus()
    qtbot.keyClicks(register.filter, "local")
    table = register.table.records
    qtbot.waitUntil(lambda: table.rowCount() < len(everybody(shell)), timeout=5_000)
    assert wanted <= {table.record_at(n).id for n in range(table.rowCount())}, "the level is in no column"
    step = place(shell)
    assert step.board.emphasis is not None, "the map looks at the same"


# Comparing, tying, engaging --------------------------------------------------------------------------------


def test_tables_that_differ_agree_on_a_value_with_a_reason(shell: Shell, qtbot: QtBot) -> None:
    open_before = disputes(shell.session.snapshot)
    assert open_before
    shell.open_page("stakeholder.compare")
    QAbstractItemModelTester(shell.current_page.findChild(QWidget, "table.compare").model())
    slider = child(shell, QSlider, "compare.value")
    slider.setFocus()
    qtbot.keyClicks(slider, "4")
    reason = child(shell, QPlainTextEdit, "compare.reason")
    reason.setFocus()
    qtbot.keyClicks(reason, "They run the permits")
    click(qtbot, shell, "compare.agree")
    assert len(disputes(shell.session.snapshot)) == len(open_before) - 1
    agreed = [a for a in shell.session.snapshot.all(Assessment) if a.agreed == "yes" and a.reason]
    assert agreed[-1].value == 4
    assert agreed[-1].reason == "They run the permits"
    kept = [a for a in shell.session.snapshot.all(Assessment) if a.stakeholder == agreed[-1].stakeholder]
    assert len({a.value for a in kept if a.dimension == agreed[-1].dimension}) > 1, (
        "disagreement stays in the file"
    )


def test_links_are_written_in_the_matrix_by_keyboard(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.links")
    click(qtbot, shell, "links.as_matrix")
    matrix = child(shell, Matrix, "links.matrix")
    QAbstractItemModelTester(matrix.cells, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first, second = everybody(shell)[3], everybody(shell)[4]
    before = len(shell.session.snapshot.all(Link))
    matrix.choose(first.id, second.id)
    matrix.setFocus()
    qtbot.keyClicks(matrix, "m4")
    [made] = [k for k in shell.session.snapshot.all(Link) if (k.origin, k.to) == (first.id, second.id)]
    assert (made.kind, made.strength, made.both_ways) == ("money", 4, "")
    qtbot.keyClicks(matrix, "=")
    assert shell.session.snapshot.get(Link, made.id).both_ways == "yes"
    matrix.choose(second.id, first.id)
    assert matrix.currentIndex().data() == "M4↔"
    assert "Money" in matrix.cells.in_words(matrix.currentIndex())
    qtbot.keyClicks(matrix, "m")
    assert len(shell.session.snapshot.all(Link)) == before
    matrix.choose(first.id, first.id)
    qtbot.keyClicks(matrix, "m")
    assert len(shell.session.snapshot.all(Link)) == before, "nobody is tied to themselves"


def test_the_matrix_shows_those_whom_the_filter_of_the_page_shows(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.links")
    click(qtbot, shell, "links.as_matrix")
    matrix = child(shell, Matrix, "links.matrix")
    assert len(matrix.cells.items) == len(everybody(shell))
    kept = [item for item in everybody(shell) if item.level == "local"]
    assert 1 < len(kept) < len(everybody(shell))
    matrix.choose(kept[0].id, kept[1].id)
    filter_of(shell).look(Looking(answers=(("level", "local"),)))
    qtbot.waitUntil(lambda: [item.id for item in matrix.cells.items] == [item.id for item in kept])
    assert matrix.cells.pair(matrix.currentIndex()) == (kept[0].id, kept[1].id), "what is chosen stays chosen"
    assert child(shell, QLabel, "links.filtered").isVisible()
    boxes = [shell.findChild(QComboBox, name) for name in ("links.view", "links.colours")]
    assert not any(box.isVisible() for box in boxes), "arranging and colours are for the picture"
    click(qtbot, shell, "links.everybody")
    qtbot.waitUntil(lambda: len(matrix.cells.items) == len(everybody(shell)))
    tied = shell.session.snapshot.all(Link)[0]
    matrix.choose(tied.origin, tied.to)
    filter_of(shell).show_neighbours(True)
    qtbot.waitUntil(lambda: len(matrix.cells.items) < len(everybody(shell)))
    assert {tied.origin, tied.to} <= {item.id for item in matrix.cells.items}
    assert matrix.cells.pair(matrix.currentIndex()) == (tied.origin, tied.to)
    matrix.choose(tied.to, tied.origin)  # now the neighbours of the other one
    QApplication.processEvents()
    assert matrix.cells.pair(matrix.currentIndex()) == (tied.to, tied.origin)
    click(qtbot, shell, "links.as_matrix")
    assert all(box.isVisible() for box in boxes)


def test_a_kind_of_link_of_our_own_is_offered_for_links(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.links")
    write(qtbot, shell, "links.own.name", "Vehicles lent")
    write(qtbot, shell, "links.own.name", "vehicles LENT")
    assert [kind.name for kind in shell.session.snapshot.all(LinkKind)] == ["Vehicles lent"]
    link = shell.session.snapshot.all(Link)[0]
    shell.open_page("stakeholder.links", link.id)
    own = child(shell, QComboBox, "link.own_kind")
    own.setFocus()
    qtbot.keyClick(own, Qt.Key.Key_Down)
    assert shell.session.snapshot.get(Link, link.id).own_kind


def test_a_level_is_suggested_by_place_and_chosen_by_people(shell: Shell, qtbot: QtBot) -> None:
    item = next(
        s for s in everybody(shell) if s.participation_planned == "involve" and counts(shell, s) == (3, 3)
    )
    shell.open_page("stakeholder.engage", item.id)
    click(qtbot, shell, "engage.take")
    assert shell.session.snapshot.get(Stakeholder, item.id).participation_planned == "collaborate"
    click(qtbot, shell, "add.engagement")
    purpose = child(shell, QLineEdit, "engagement.purpose")
    assert purpose.hasFocus()
    qtbot.keyClicks(purpose, "Agree on the figures")
    shell.open_page("stakeholder.review")
    line = shell.session.snapshot.all(Engagement)[-1]
    assert (line.stakeholder, line.purpose) == (item.id, "Agree on the figures")


def test_many_rows_are_changed_at_once_as_one_step(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.describe")
    register = shell.current_page.findChild(Register, options=Qt.FindChildOption.FindChildrenRecursively)
    register = next(r for r in shell.current_page.findChildren(Register) if r.isVisible())
    register.table.setFocus()
    register.table.selectRow(0)
    for _row in range(2):
        qtbot.keyClick(register.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    field = child(shell, QComboBox, "bulk.field")
    field.setFocus()
    while field.currentText() != "Who may see this":
        qtbot.keyClick(field, Qt.Key.Key_Down)
    value = child(shell, QComboBox, "bulk.value")
    value.setFocus()
    while "team" not in value.currentText().casefold():
        qtbot.keyClick(value, Qt.Key.Key_Down)
    before = [item.visibility for item in everybody(shell)]
    click(qtbot, shell, "bulk.apply")
    assert [item.visibility for item in everybody(shell)[:3]] == ["team"] * 3
    assert [item.visibility for item in everybody(shell)[3:]] == before[3:]
    shell.undo()
    assert [item.visibility for item in everybody(shell)] == before


# The whole -------------------------------------------------------------------------------------------------


def test_who_is_chosen_stays_chosen_from_step_to_step(shell: Shell, qtbot: QtBot) -> None:
    step = place(shell)
    item = everybody(shell)[7]
    point = step.board.point_of(item.id)
    assert point is not None
    qtbot.mouseClick(step.board, Qt.MouseButton.LeftButton, pos=point)
    assert step.inspector.name.text() == item.name
    click(qtbot, shell, "inspector.edit")
    page = shell.current_page
    assert isinstance(page, StakeholderPage)
    assert page.flow.current == "stakeholder.describe"
    assert child(shell, QLineEdit, "stakeholder.name").text() == item.name
    shell.open_page("stakeholder.engage")
    register = next(r for r in page.findChildren(Register) if r.isVisible())
    assert register.table.current_id() == item.id


def test_nothing_can_be_changed_in_a_workbook_that_is_only_read(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    from desktop.guidance.handbook import Handbook
    from desktop.ui.session import Session

    workspace = Workspace.open(workbook, read_only=True)
    shell = Shell(Session(workspace, settings, Handbook.open("en"), theme))
    shell.resize(1200, 760)
    shell.show()
    step = place(shell)
    item = everybody(shell)[0]
    before = counts(shell, item)
    start = step.board.point_of(item.id)
    assert start is not None
    drag(step.board, start, pixel_of(step, 1, 1))
    qtbot.keyClick(step.board, Qt.Key.Key_Down)
    assert counts(shell, item) == before
    for name in ("list", "missing", "compare", "describe", "links", "engage", "review"):
        shell.open_page(f"stakeholder.{name}")
        QApplication.processEvents()
    assert (
        not shell.session.workspace.recent(1) or shell.session.workspace.recent(1)[0].author != settings.name
    )
    let_go(shell)


def test_a_stakeholder_deleted_while_chosen_and_linked_leaves_nothing_broken(
    shell: Shell, qtbot: QtBot
) -> None:
    link = shell.session.snapshot.all(Link)[0]
    shell.open_page("stakeholder.links", link.id)
    item = shell.session.snapshot.get(Stakeholder, link.origin)
    assert item is not None
    shell.session.workspace.delete(item)
    for name in ("list", "missing", "place", "compare", "describe", "links", "engage", "review"):
        shell.open_page(f"stakeholder.{name}")
        QApplication.processEvents()
    shell.undo()
    assert shell.session.snapshot.get(Link, link.id) is not None


# The picture of links ----------------------------------------------------------------------------------------


def picture(shell: Shell) -> LinkPicture:
    shell.open_page("stakeholder.links")
    QApplication.processEvents()
    found = shell.current_page.findChild(LinkPicture)
    assert found is not None
    built(found)
    assert found.board.sheet.bodies
    return found


def built(part: LinkPicture) -> None:
    """Wait for the picture, which is made beside the window."""
    while part.board.is_building:
        loop = QEventLoop()  # not QSignalSpy: that one holds the interpreter, and the work needs it
        part.board.built.connect(loop.quit)
        QTimer.singleShot(30_000, loop, loop.quit)
        loop.exec()


def test_a_link_is_drawn_from_one_to_the_other_and_shown_beside(shell: Shell, qtbot: QtBot) -> None:
    part = picture(shell)
    first, second = everybody(shell)[3], everybody(shell)[4]
    part.kind.setFocus()
    while part.kind.currentText() != "Money":
        qtbot.keyClick(part.kind, Qt.Key.Key_Down)
    part.tying.click()
    start, end = part.board.point_of(first.id), part.board.point_of(second.id)
    assert start is not None
    assert end is not None
    before = len(shell.session.snapshot.all(Link))
    drag(part.board, start, end)
    built(part)
    made = shell.session.snapshot.all(Link)[-1]
    assert (made.origin, made.to, made.kind) == (first.id, second.id, "money")
    assert len(shell.session.snapshot.all(Link)) == before + 1
    assert part.said.text() == f"{first.name} to {second.name}: Money"
    strength = child(shell, QComboBox, "link.strength")
    strength.setFocus()
    qtbot.keyClick(strength, Qt.Key.Key_Down)
    assert shell.session.snapshot.get(Link, made.id).strength == 1
    drag(part.board, start, end)
    assert len(shell.session.snapshot.all(Link)) == before + 1, "it is there already"


def test_a_dragged_dot_stays_where_it_was_put_and_is_arranged_anew_on_wish(
    shell: Shell, qtbot: QtBot
) -> None:
    part = picture(shell)
    item = everybody(shell)[0]
    start = part.board.point_of(item.id)
    assert start is not None
    left, top, width, height = part.board.sheet.drawing.inner
    goal = part.board.lens.to_pixels(QPointF(left + width * 0.05, top + height * 0.05)).toPoint()
    drag(part.board, start, goal)
    built(part)
    after = part.board.point_of(item.id)
    assert after is not None
    assert (after - goal).manhattanLength() < 12
    (put,) = shell.session.snapshot.all(MapPosition)
    part.board.setFocus()
    qtbot.keyClick(part.board, Qt.Key.Key_Right)
    built(part)
    assert "of 100 across" in part.said.text()
    assert len(shell.session.snapshot.all(MapPosition)) == 1
    click(qtbot, shell, "links.anew")
    built(part)
    assert not shell.session.snapshot.all(MapPosition)
    shell.undo()
    shell.undo()
    built(part)
    assert shell.session.snapshot.all(MapPosition) == [put]


def test_only_one_kind_and_only_the_neighbours(shell: Shell, qtbot: QtBot) -> None:
    part = picture(shell)
    everything = len(part.board.sheet.ties)
    part.kind.setFocus()
    while part.kind.currentText() != "Advice":
        qtbot.keyClick(part.kind, Qt.Key.Key_Down)
    built(part)
    assert 0 < len(part.board.sheet.ties) < everything
    shown = {shell.session.snapshot.get(Link, key).kind for key in part.board.sheet.ties}
    assert shown == {"advice"}
    part.kind.setCurrentIndex(0)
    part.refresh()
    link = shell.session.snapshot.all(Link)[0]
    shell.open_page("stakeholder.links", link.origin)
    click(qtbot, shell, "links.filter")
    child(shell, QCheckBox, "links.near").click()
    assert part.board.emphasis is not None
    assert {link.origin, link.to, link.id} <= set(part.board.emphasis)
    view = part.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert part.view_id == "levels"


def test_a_tower_is_raised_by_typing_its_height(shell: Shell, qtbot: QtBot) -> None:
    part = picture(shell)
    part.view.setFocus()
    while part.view_id != "towers":
        qtbot.keyClick(part.view, Qt.Key.Key_Down)
    built(part)
    item = everybody(shell)[0]
    part.board.setFocus()
    part.board.choose(item.id, tell=True)
    before = len([a for a in shell.session.snapshot.all(Assessment) if a.stakeholder == item.id])
    wanted = 2 if counts(shell, item)[0] != 2 else 4
    qtbot.keyClick(part.board, str(wanted))
    built(part)
    said = [a for a in shell.session.snapshot.all(Assessment) if a.stakeholder == item.id]
    assert len(said) == before + 1, "a judgement of its own; the earlier ones stay"
    assert (said[-1].dimension, said[-1].value) == (INFLUENCE, wanted)
    assert f"influence {wanted}" in part.said.text()
    slider = child(shell, QSlider, "links.tower")
    assert slider.value() == wanted
    shell.undo()
    assert len([a for a in shell.session.snapshot.all(Assessment) if a.stakeholder == item.id]) == before


def noticed(shell: Shell) -> str:
    """The latest sentence at the foot, whole; an older one may still be on its way out."""
    found = shell.notices.latest.findChildren(QLabel, "notice.text")
    return found[-1].accessibleName() if found else ""


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", ""])
def test_a_picture_is_kept_as_a_file_of_what_anybody_may_see(
    shell: Shell, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    part = picture(shell)
    item = everybody(shell)[0]
    shell.session.edit("change", update(item, visibility="team"))
    target = tmp_path / (f"links.{ending}" if ending else "links")
    part.keeper.save(target, "public")
    written = target if ending else tmp_path / "links.pdf"
    qtbot.waitUntil(lambda: not part.keeper._work.busy, timeout=30_000)
    assert written.stat().st_size > 500
    if ending == "svg":
        assert item.name not in written.read_text("utf-8")
    assert str(written) in noticed(shell)
    part.keeper.save(written / "links.svg", "public")
    qtbot.waitUntil(lambda: "could not be saved" in noticed(shell), timeout=30_000)


def test_a_poster_is_several_sheets(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    part = picture(shell)
    part.keeper.save_poster(tmp_path / "poster.pdf")
    qtbot.waitUntil(lambda: str(tmp_path / "poster.pdf") in noticed(shell), timeout=60_000)
    sheets = pypdfium2.PdfDocument(tmp_path / "poster.pdf")
    assert len(sheets) >= 3
    sheets.close()


def test_a_picture_is_printed_on_one_sheet(shell: Shell, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.ui.canvas.printing import print_on
    from desktop.workspace.views import paper_drawing

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_on(paper_drawing(shell.session.snapshot, "links", edition="public"), printer)
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_undo_after_enter_takes_the_name_off_the_list_and_does_not_bring_it_back(
    shell: Shell, qtbot: QtBot
) -> None:
    shell.open_page("stakeholder.list")
    field = shell.current_page.findChild(QLineEdit, "list.name")
    assert field is not None
    before = len(shell.session.snapshot.all(Stakeholder))
    field.setFocus()
    qtbot.keyClicks(field, "Fishers")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(shell.session.snapshot.all(Stakeholder)) == before + 1
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert len(shell.session.snapshot.all(Stakeholder)) == before
    shell.open_page("stakeholder.missing")
    assert len(shell.session.snapshot.all(Stakeholder)) == before
