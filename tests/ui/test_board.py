"""The board by real mouse and key events: choosing, dragging, tying, looking, and what a screen reader hears."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.layout.drawing import Circle, Drawing, Path, Rect, Shape, Stroke, Words
from desktop.domain.layout.frame import Frame
from desktop.ui.canvas.board import Board
from desktop.ui.canvas.sheet import MANY, Sheet
from desktop.ui.canvas.tray import Tray
from desktop.ui.theme import Theme

PLACES = {"a": (0.2, 0.2), "b": (0.8, 0.2), "c": (0.2, 0.8)}
NAMES = {"a": "Anna", "b": "Bank", "c": "Council"}


def build(frame: Frame) -> Drawing:
    points = {key: (x * frame.width, y * frame.height) for key, (x, y) in PLACES.items()}
    shapes: list[Shape] = [Rect(0, 0, frame.width, frame.height, stroke=Stroke("rule"))]
    shapes.append(Path((points["a"], points["b"]), Stroke(), key="tie"))
    for key, (x, y) in points.items():
        shapes += [Circle(x, y, 6, fill="dot", key=key), Words(x, y + 16, NAMES[key], 8, "centre", key=key)]
    return Drawing(frame.width, frame.height, tuple(shapes))


@pytest.fixture
def board(theme: Theme, qtbot: QtBot) -> Board:
    made = Board(theme, name="board", title="Board")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_picture(build, NAMES)
    made.set_movable(True)
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.setFocus()
    return made


def drag(board: Board, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(board, start + (end - start) * share)
    QApplication.processEvents()
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)


def test_a_click_chooses_a_node_and_one_beside_it_lets_go(board: Board, qtbot: QtBot) -> None:
    heard: list[str] = []
    board.chosen.connect(heard.append)
    for key in PLACES:
        place = board.point_of(key)
        assert place is not None
        qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=place)
        assert board.current == key
    qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert heard == ["a", "b", "c", ""]


def test_a_dragged_node_says_where_it_was_let_go_and_moves_nothing_itself(board: Board) -> None:
    heard: list[tuple[str, float, float]] = []
    board.moved.connect(lambda *what: heard.append(what))
    start = board.point_of("a")
    assert start is not None
    end = start + QPoint(150, 90)
    drag(board, start, end)
    [(key, x, y)] = heard
    assert key == "a"
    there = board.lens.to_pixels(QPointF(x, y))
    assert abs(there.x() - end.x()) <= 1.5
    assert abs(there.y() - end.y()) <= 1.5
    assert board.point_of("a") == start, "the picture is made by whoever owns it, from the records"


def test_a_node_that_may_not_be_moved_is_chosen_only(board: Board) -> None:
    board.set_movable(False)
    heard: list[object] = []
    board.moved.connect(lambda *what: heard.append(what))
    start = board.point_of("a")
    assert start is not None
    drag(board, start, start + QPoint(80, 80))
    assert not heard
    assert board.current == "a"


def test_two_nodes_are_tied_by_dragging_from_one_to_the_other(board: Board) -> None:
    board.linking = True
    heard: list[tuple[str, str]] = []
    board.linked.connect(lambda *what: heard.append(what))
    start, end = board.point_of("a"), board.point_of("c")
    assert start is not None
    assert end is not None
    drag(board, start, end)
    drag(board, start, QPoint(300, 350))  # nobody there
    drag(board, start, start + QPoint(6, 3))  # itself
    assert heard == [("a", "c")]


def test_a_tie_is_found_by_a_click_near_it(board: Board, qtbot: QtBot) -> None:
    a, b = board.point_of("a"), board.point_of("b")
    assert a is not None
    assert b is not None
    with qtbot.waitSignal(board.tie_chosen) as heard:
        qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint((a.x() + b.x()) // 2, a.y() + 3))
    assert heard.args == ["tie"]


def test_a_click_is_no_drag_and_a_double_click_opens(board: Board, qtbot: QtBot) -> None:
    heard: list[str] = []
    board.clicked.connect(lambda key: heard.append(f"clicked {key}"))
    board.opened.connect(lambda key: heard.append(f"opened {key}"))
    start = board.point_of("a")
    assert start is not None
    qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=start)
    assert heard == ["clicked a"]
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(board, start + QPoint(40, 0))
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    assert heard == ["clicked a"]
    qtbot.mouseDClick(board, Qt.MouseButton.LeftButton, pos=start)
    assert "opened a" in heard


def test_everything_works_by_keyboard(board: Board, qtbot: QtBot) -> None:
    steps: list[tuple[str, int, int]] = []
    said: list[str] = []
    opened: list[str] = []
    board.nudged.connect(lambda *what: steps.append(what))
    board.said.connect(said.append)
    board.entered.connect(opened.append)
    qtbot.keyClick(board, Qt.Key.Key_PageDown)
    assert board.current == "a"
    qtbot.keyClick(board, Qt.Key.Key_Right)
    qtbot.keyClick(board, Qt.Key.Key_Up)
    assert steps == [("a", 1, 0), ("a", 0, -1)]
    qtbot.keyClick(board, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert board.current == "b"
    qtbot.keyClick(board, Qt.Key.Key_C)
    assert board.current == "c"
    qtbot.keyClick(board, Qt.Key.Key_Home)
    assert board.current == "a"
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert opened == ["a"]
    board.set_movable(False)
    qtbot.keyClick(board, Qt.Key.Key_Down)
    assert board.current == "c"
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert board.current == ""
    assert said == ["Anna", "Bank", "Council", "Anna", "Council"]


def turn(
    board: Board, place: QPoint, by: int = 240, key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Turn the wheel over a place of the board, as the mouse does: what the board leaves goes on to the page."""
    window = board.window()
    QTest.wheelEvent(window.windowHandle(), QPointF(board.mapTo(window, place)), QPoint(0, by), QPoint(), key)
    QApplication.processEvents()


def test_in_a_page_the_wheel_is_the_pages_until_somebody_means_the_board(board: Board, qtbot: QtBot) -> None:
    board.on_a_page = True
    window = QWidget()
    qtbot.addWidget(window)
    page, elsewhere = QScrollArea(), QLineEdit()
    lines = QHBoxLayout(window)
    lines.addWidget(elsewhere)
    lines.addWidget(page)
    page.setWidget(board)
    window.resize(500, 300)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    place = QPoint(100, 200)  # in sight before and after the page has moved
    turn(board, place, -240)
    assert board.lens.is_fitted
    moved = page.verticalScrollBar().value()
    assert moved > 0
    turn(board, place, 240, Qt.KeyboardModifier.ControlModifier)
    assert board.lens.zoom > 1.3
    board.fit()
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)
    turn(board, place)
    assert board.lens.zoom > 1.3
    assert page.verticalScrollBar().value() == moved
    page.takeWidget()


def test_the_wheel_enlarges_around_the_pointer_and_zero_shows_all(board: Board, qtbot: QtBot) -> None:
    place = board.point_of("a")
    assert place is not None
    turn(board, place)
    assert board.lens.zoom > 1.3
    now = board.point_of("a")
    assert now is not None
    assert (now - place).manhattanLength() <= 2
    qtbot.keyClicks(board, "0")
    assert board.lens.is_fitted
    drag(board, QPoint(300, 300), QPoint(340, 320))
    assert board.point_of("a") == place + QPoint(40, 20)
    qtbot.keyClicks(board, "+-0")
    assert board.lens.is_fitted


def test_something_from_the_tray_is_dragged_onto_the_board(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    line = QHBoxLayout(host)
    board = Board(theme, name="board", title="Board")
    tray = Tray(board, name="tray", title="Not placed yet")
    tray.setFixedWidth(160)
    line.addWidget(board)
    line.addWidget(tray)
    qtbot.addWidget(host)
    host.resize(800, 400)
    host.show()
    board.show_picture(build, NAMES | {"d": "Diaspora"})
    board.set_movable(True)
    tray.show_items([("d", "Diaspora"), ("e", "Employers")])
    placed: list[tuple[str, float, float]] = []
    board.moved.connect(lambda *what: placed.append(what))
    view = tray.viewport()
    start = tray.visualItemRect(tray.item(0)).center()
    goal = board.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, view.mapFromGlobal(board.mapToGlobal(goal + QPoint(30, 30))))
    QTest.mouseMove(view, view.mapFromGlobal(board.mapToGlobal(goal)))
    QApplication.processEvents()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=view.mapFromGlobal(board.mapToGlobal(goal)))
    [(key, x, y)] = placed
    assert key == "d"
    assert (board.lens.to_pixels(QPointF(x, y)).toPoint() - goal).manhattanLength() <= 2
    asked: list[str] = []
    tray.asked_to_place.connect(asked.append)
    tray.setCurrentRow(1)
    qtbot.keyClick(tray, Qt.Key.Key_Return)
    assert asked == ["e"]


def test_a_dragged_node_takes_the_ends_of_its_lines_along(theme: Theme) -> None:
    line = Path(((10, 10), (90, 10)), Stroke(), key="tie")
    sheet = Sheet(
        Drawing(
            100, 20, (line, Circle(10, 10, 4, fill="dot", key="a"), Circle(90, 10, 4, fill="dot", key="b"))
        ),
        theme.tokens,
    )
    shapes = sheet._shifts({"a": (5.0, 7.0)}).values()
    assert Path(((15, 17), (90, 10)), Stroke(), key="tie") in shapes
    assert Circle(15, 17, 4, fill="dot", key="a") in shapes
    assert len(list(shapes)) == 2


def test_a_thousand_nodes_and_more_are_still_found_and_painted(theme: Theme, qtbot: QtBot) -> None:
    shapes: list[Shape] = []
    for n in range(MANY + 20):
        x, y = 10.0 + n % 40 * 9, 10.0 + n // 40 * 9
        shapes += [
            Path(((x, y), (x + 9, y)), Stroke(), key=f"t{n}"),
            Circle(x, y, 3, fill="dot", key=f"n{n}"),
        ]
    board = Board(theme, name="board", title="Board")
    qtbot.addWidget(board)
    board.resize(700, 500)
    board.show()
    board.show_picture(lambda frame: Drawing(380, 260, tuple(shapes)), {})
    assert board.sheet.is_overview
    place = board.point_of("n77")
    assert place is not None
    qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=place)
    assert board.current == "n77"
    image = board.grab().toImage()
    assert image.pixelColor(place) == board.sheet.colour("dot")


def test_what_is_not_looked_at_is_faint(board: Board) -> None:
    place = board.point_of("b")
    assert place is not None
    clear = board.grab().toImage().pixelColor(place)
    board.emphasise({"a"})
    faint = board.grab().toImage().pixelColor(place)
    assert faint.lightness() > clear.lightness() + 40
    board.emphasise(None)
    assert board.grab().toImage().pixelColor(place) == clear


def test_words_are_left_out_where_they_could_not_be_read(board: Board) -> None:
    assert board.sheet.at(*PLACES["a"]) == ""
    board.enlarge(0.1)
    image = board.grab().toImage()
    place = board.point_of("a")
    assert place is not None
    ink = board.sheet.colour("ink")
    under = [image.pixelColor(place.x() + dx, place.y() + 10) for dx in range(-12, 12)]
    assert all(abs(colour.lightness() - ink.lightness()) > 60 for colour in under)
    assert QRectF(board.rect()).contains(QPointF(place))


def test_a_picture_that_takes_long_is_built_beside_the_window(board: Board, qtbot: QtBot) -> None:
    before = board.sheet
    wait = threading.Event()

    def slow(frame: Frame) -> Drawing:
        wait.wait(20)
        return build(frame)

    board.show_picture(slow, NAMES, beside=True)
    assert board.is_building
    assert board.sheet is before, "the old one stays in the meantime"
    board.resize(500, 300)
    wait.set()
    qtbot.waitUntil(lambda: not board.is_building)
    assert board.sheet is not before
    assert board.sheet.drawing.width == pytest.approx(500 / board.lens.unit), "for the room there is now"


def test_a_picture_with_too_little_room_is_built_larger_and_shown_smaller(board: Board) -> None:
    board.least = QSizeF(600, 400)
    board.rebuild()
    assert board.sheet.drawing.width >= 600
    assert board.lens.scale < board.lens.unit
    for key in PLACES:
        place = board.point_of(key)
        assert place is not None
        assert board.rect().contains(place)
