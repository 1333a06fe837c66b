"""The wizard of institutions, by mouse and by keyboard: templates, tasks, seats, the drawing, tests, who does what."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.change import create
from desktop.domain.layout.drawing import Drawing
from desktop.domain.records import (
    Activity,
    Attendance,
    Body,
    BodyPosition,
    Capacity,
    CoordinationProof,
    Facilitator,
    Meeting,
    Membership,
    Paper,
    ReadinessProof,
    Responsibility,
    Role,
    Stakeholder,
    Task,
)
from desktop.domain.responsibilities import cells_of
from desktop.system.settings import Settings
from desktop.ui.canvas.board import Board
from desktop.ui.setup.coordinate import CoordinateView
from desktop.ui.setup.existing import ExistingView
from desktop.ui.setup.first_meeting import FirstMeetingView
from desktop.ui.setup.hear import HearView
from desktop.ui.setup.matrix import MatrixTable
from desktop.ui.setup.matrix_model import MatrixModel
from desktop.ui.setup.organigram import OrganigramView
from desktop.ui.setup.review import ReviewView
from desktop.ui.setup.tasks import TasksView
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.workspace import papers
from desktop.workspace.calendar import calendar_text, can_be_saved
from desktop.workspace.papers import file_of
from tests.reports.reading import words_of
from tests.ui.conftest import let_go, open_shell
from tests.ui.test_shell import child, click


def view(shell: Shell, kind: type):
    """The one view of a class on the open page."""
    QApplication.processEvents()
    found = shell.current_page.findChild(kind)
    assert found is not None
    return found


def add(shell: Shell, *items: object) -> None:
    shell.session.edit("add", [change for item in items for change in create(item)])  # type: ignore[arg-type]


def review(shell: Shell, part: str) -> ReviewView:
    shell.open_page("body.whole")
    found = view(shell, ReviewView)
    found.parts.open(part)
    QApplication.processEvents()
    return found


# A town of 20,000 people without a budget ------------------------------------------------------------------


def test_a_small_town_gets_from_nothing_to_bodies_tasks_and_a_matrix(
    empty_shell: Shell, qtbot: QtBot
) -> None:
    shell = empty_shell
    shell.open_page("body.what_exists")
    click(qtbot, shell, "existing.templates")
    click(qtbot, shell, "template.local-council")
    names = {body.kind for body in shell.session.snapshot.all(Body)}
    assert names == {
        "political_body", "coordination", "focal_point", "migration_council", "advisory_panel", "help_desk",
    }  # fmt: skip
    shell.undo()
    assert not shell.session.snapshot.all(Body)
    shell.redo()

    shell.open_page("body.tasks")
    click(qtbot, shell, "tasks.typical")
    assert len(shell.session.snapshot.all(Task)) == 20
    assert "20" in child(shell, QWidget, "tasks.counts").text()

    shell.open_page("body.money")
    register = child(shell, QWidget, "table.body")
    assert "_____" in register.records.index(0, 1).data()

    found = review(shell, "matrix")
    click(qtbot, shell, "matrix.add.typical")
    click(qtbot, shell, "matrix.add.bodies")
    table = found.matrix.table
    assert (table.matrix.rowCount(), table.matrix.columnCount()) == (9, 6)
    table.go_to(0, 0)
    table.setFocus()
    for key in ("1", "2"):
        qtbot.keyClicks(table, key)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClicks(table, "k")
    cells = cells_of(shell.session.snapshot)
    assert sorted(map(sorted, cells.values())) == [["answers", "does"], ["asked"]]

    words = _all_words(shell)
    for foreign in ("United Nations", "Cabinet", "cabinet", "ministr", "Ministr"):
        assert foreign not in words, foreign


def _all_words(shell: Shell) -> str:
    """What the advice and the steps say to a town; the handbook beside them is for everybody."""
    from desktop.domain.flows.body import BODY
    from desktop.system.locale import show

    advice = [show(item.message) for item in shell.session.advice()]
    return " ".join([*advice, *(step.purpose_at("municipal") for step in BODY.steps)])


def test_a_town_is_not_asked_for_a_facilitator_until_it_has_one(empty_shell: Shell) -> None:
    empty_shell.open_page("body.hear")
    found = view(empty_shell, HearView)
    assert [b.text() for b in found.findChildren(QPushButton, "hear.facilitator") if b.isVisible()] == []
    add(empty_shell, Facilitator(name="Guide"))
    QApplication.processEvents()
    assert child(empty_shell, QPushButton, "hear.facilitator").isVisible()


def test_templates_of_a_nation_are_not_offered_to_a_town(empty_shell: Shell) -> None:
    empty_shell.open_page("body.what_exists")
    found = view(empty_shell, ExistingView)
    found.show_templates()
    QApplication.processEvents()
    assert [
        b.objectName() for b in found.findChildren(QPushButton) if b.objectName().startswith("template.")
    ] == ["template.local-council", "template.corridor"]


# How well they work together, who is able to, who came -----------------------------------------------------


def test_a_ladder_is_climbed_by_proofs_and_not_by_claims(empty_shell: Shell, qtbot: QtBot) -> None:
    shell = empty_shell
    add(shell, Body(id="b", name="Table of departments", kind="coordination", status="operating"))
    shell.open_page("body.coordinate")
    found = view(shell, CoordinateView)
    click(qtbot, shell, "coordinate.ladder")
    QApplication.processEvents()
    reached = child(shell, QWidget, "ladder.reached")
    assert "No rung counts yet" in reached.text()
    claimed = child(shell, QComboBox, "body.claimed_rung")
    claimed.setCurrentIndex(5)  # "Not answered" is the line above the first rung
    claimed.activated.emit(claimed.currentIndex())
    assert shell.session.snapshot.get(Body, "b").claimed_rung == "5"
    for rung, day in (("1", "2026-01"), ("2", "2026-02"), ("4", "2026-03")):
        for field, words in (("date", day), ("name", f"Paper {rung}")):
            editor = child(shell, QLineEdit, f"coordination_proof.{rung}.{field}")
            editor.setFocus()
            qtbot.keyClicks(editor, words)
            found.flush()
    QApplication.processEvents()
    assert "Rung 2 of 9" in reached.text()
    assert "“They look for agreement”; rung 3 has no proof" in child(shell, QWidget, "ladder.next").text()
    assert child(shell, QWidget, "ladder.state.4").text() == "a rung below is missing"
    assert len(shell.session.snapshot.all(CoordinationProof)) == 3
    assert "departments" in child(shell, QWidget, "ladder.hint.2").text().replace(
        "department ", "departments "
    )
    for _step in range(2):
        shell.undo()
    QApplication.processEvents()
    assert len(shell.session.snapshot.all(CoordinationProof)) == 2
    proof = shell.session.snapshot.all(CoordinationProof)[0]
    shell.open_page("body.tasks")
    shell.open_record(proof.id)
    QApplication.processEvents()
    assert view(shell, CoordinateView).parts.current == "ladder"


def test_who_is_able_to_do_what_is_a_register_of_its_own(empty_shell: Shell, qtbot: QtBot) -> None:
    empty_shell.open_page("body.tasks")
    click(qtbot, empty_shell, "tasks.capacities")
    click(qtbot, empty_shell, "add.capacity")
    add(empty_shell, Capacity(name="Schools", reach="local", level="3"))
    QApplication.processEvents()
    words = child(empty_shell, QWidget, "capacities.words").text()
    assert "outside government" in words
    assert "Towns" not in words
    assert "International" not in words, "a town is not asked for partners from abroad"
    item = empty_shell.session.snapshot.all(Capacity)[-1]
    assert view(empty_shell, TasksView).choose(item.id)


def test_members_are_ticked_at_a_meeting(empty_shell: Shell, qtbot: QtBot) -> None:
    shell = empty_shell
    schools, police = Stakeholder(id="s", name="Schools"), Stakeholder(id="p", name="Police")
    body = Body(id="b", name="Table", kind="coordination", quorum_number="2")
    seats = Membership(body="b", stakeholder="s", rank="director"), Membership(body="b", stakeholder="p")
    add(shell, schools, police, body, *seats, Meeting(id="m", name="First", body="b", date="2026-01-10"))
    shell.open_page("meeting")
    shell.open_record("m")
    QApplication.processEvents()
    state = child(shell, QComboBox, "presence.p")
    state.setFocus()
    for _n in range(3):
        qtbot.keyClick(state, Qt.Key.Key_Down)
    noted = {item.stakeholder: item.state for item in shell.session.snapshot.all(Attendance)}
    assert noted == {"p": "absent"}
    assert not shell.current_page.findChild(QComboBox, "presence.rank.p").isVisible()
    click(qtbot, shell, "presence.all")
    words = child(shell, QWidget, "presence.words").text()
    assert words == "1 of 2 members with a vote were there. 2 are needed: not enough."
    assert child(shell, QComboBox, "presence.rank.s").currentData() == "director", (
        "the rank of the seat is shown"
    )
    shell.undo()
    assert len(shell.session.snapshot.all(Attendance)) == 1


# Opening what the search found -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "step"),
    [
        ("task", "body.tasks"), ("lead_option", "body.lead"), ("focal_point", "body.lead"),
        ("turnover", "body.lead"), ("activity", "body.whole"), ("role", "body.whole"),
        ("responsibility", "body.whole"), ("readiness_proof", "body.whole"), ("paper", "body.papers"),
    ],
)  # fmt: skip
def test_each_record_opens_where_it_is_shown(shell: Shell, table: str, step: str) -> None:
    row = next(iter(shell.session.snapshot.rows(table)))
    shell.open_page("body", row)
    assert shell.current_page.flow.current == step


def test_a_body_opens_in_the_step_that_asks_most_about_it(shell: Shell) -> None:
    steps = {}
    for body in shell.session.snapshot.all(Body):
        shell.open_page("body", body.id)
        steps[body.kind] = shell.current_page.flow.current
    assert steps["coordination"] == "body.coordinate"
    assert steps["consultative"] == "body.hear"
    assert steps["political_body"] == "body.what_exists"


# Hearing ---------------------------------------------------------------------------------------------------


def test_people_who_are_to_be_asked_get_a_seat_in_one_step(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("body.hear")
    found = view(shell, HearView)
    found.parts.open("people")
    before = len(shell.session.snapshot.all(Membership))
    waiting = found.people.table.records.rowCount()
    assert waiting > 1
    found.people.table.selectAll()
    click(qtbot, shell, "unheard.seat")
    assert len(shell.session.snapshot.all(Membership)) == before + waiting
    assert found.people.table.records.rowCount() == 0
    shell.undo()
    assert len(shell.session.snapshot.all(Membership)) == before


# The drawing -----------------------------------------------------------------------------------------------


def test_every_body_is_drawn_and_opens_by_a_double_click(shell: Shell, qtbot: QtBot) -> None:
    found = review(shell, "organigram").organigram
    bodies = {body.id for body in shell.session.snapshot.all(Body)}
    qtbot.waitUntil(lambda: set(found.board.sheet.bodies) == bodies, timeout=20_000)
    group = next(shell.session.snapshot.where(Body, kind="coordination"))
    where = found.board.point_of(group.id)
    assert where is not None
    qtbot.mouseClick(found.board, Qt.MouseButton.LeftButton, pos=where)
    assert child(shell, QWidget, "organigram.words").text() == group.name
    qtbot.mouseDClick(found.board, Qt.MouseButton.LeftButton, pos=where)
    assert shell.current_page.flow.current == "body.coordinate"


def picture(shell: Shell, qtbot: QtBot) -> OrganigramView:
    found = review(shell, "organigram").organigram
    qtbot.waitUntil(lambda: bool(found.board.sheet.bodies) and not found.board.is_building, timeout=20_000)
    return found


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_a_click_shows_the_form_of_a_box_and_typing_changes_the_drawing(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot, size: tuple[int, int]
) -> None:
    shell = open_shell(workbook, settings, theme, size=size)
    found = picture(shell, qtbot)
    assert not found.edit_button.isVisible()
    assert not found.close_button.isVisible()
    group = next(shell.session.snapshot.where(Body, kind="coordination"))
    qtbot.mousePress(found.board, Qt.MouseButton.LeftButton, pos=found.board.point_of(group.id))
    assert not found.form.isVisible()  # the picture does not move under the pressed mouse
    qtbot.mouseRelease(found.board, Qt.MouseButton.LeftButton, pos=found.board.point_of(group.id))
    assert found.form.isVisible()
    assert found.form.body == group
    line = found.form.fields.boxes["name"].editor.findChild(QLineEdit)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    line.selectAll()
    qtbot.keyClicks(line, "Round table")
    qtbot.waitUntil(lambda: "Round table" in _drawn(found), timeout=20_000)
    assert found.board.current == group.id
    kinds = found.form.fields.boxes["status"].editor.findChild(QComboBox)
    kinds.setFocus()
    qtbot.keyClick(kinds, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not found.board.is_building, timeout=20_000)
    assert shell.session.snapshot.get(Body, group.id).status != group.status
    shell.undo()
    shell.undo()
    assert shell.session.snapshot.get(Body, group.id) == group
    assert line.text() == group.name
    let_go(shell)


def _drawn(found: OrganigramView) -> str:
    return " ".join(getattr(shape, "text", "") for shape in found.board.sheet.drawing.shapes)


def test_enter_writes_into_a_box_and_escape_leads_back(shell: Shell, qtbot: QtBot) -> None:
    found = picture(shell, qtbot)
    found.board.setFocus()
    qtbot.keyClick(found.board, Qt.Key.Key_Home)
    assert found.form.isVisible()
    first = found.board.current
    qtbot.keyClick(found.board, Qt.Key.Key_Return)
    line = found.form.fields.boxes["name"].editor.findChild(QLineEdit)
    assert line.hasFocus()
    assert shell.current_page.flow.current == "body.whole"
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, " of all")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert shell.session.snapshot.get(Body, first).name.endswith(" of all")
    assert not found.form.isVisible()
    assert found.board.hasFocus()


def test_a_drag_opens_no_form_and_an_empty_place_closes_it(shell: Shell, qtbot: QtBot) -> None:
    found = picture(shell, qtbot)
    group = next(shell.session.snapshot.where(Body, kind="coordination"))
    start = found.board.point_of(group.id)
    qtbot.mousePress(found.board, Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 30, 50):
        qtbot.mouseMove(found.board, start + QPoint(step, step))
    qtbot.mouseRelease(found.board, Qt.MouseButton.LeftButton, pos=start + QPoint(50, 50))
    assert [p.body for p in shell.session.snapshot.all(BodyPosition)] == [group.id]
    assert not found.form.isVisible()
    qtbot.mouseClick(found.board, Qt.MouseButton.LeftButton, pos=found.board.point_of(group.id))
    assert found.form.isVisible()
    corner = QPoint(3, found.board.height() - 3)
    qtbot.mouseClick(found.board, Qt.MouseButton.LeftButton, pos=corner)
    assert not found.form.isVisible()


def test_the_chair_is_given_beside_the_picture_and_nobody_loses_a_seat(
    empty_shell: Shell, qtbot: QtBot
) -> None:
    shell = empty_shell
    add(
        shell,
        Body(id="a", name="Working group", kind="coordination"),
        *(Stakeholder(id=key, name=name) for key, name in (("s", "Schools"), ("p", "Police"))),
        Membership(id="m1", body="a", stakeholder="s", seat="member"),
        Membership(id="m2", body="a", stakeholder="p"),
    )
    found = picture(shell, qtbot)
    qtbot.mouseClick(found.board, Qt.MouseButton.LeftButton, pos=found.board.point_of("a"))
    assert "no chair yet" in _drawn(found)
    found.form.chair.setFocus()
    for name in ("Schools", "Police"):
        qtbot.keyClick(found.form.chair, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda wanted=name: f"chair: {wanted}" in _drawn(found), timeout=20_000)
        assert found.form.chair.currentText() == name
    assert {s.id: s.seat for s in shell.session.snapshot.all(Membership)} == {"m1": "member", "m2": "chair"}
    shell.undo()
    assert "no chair yet" in _drawn(found)


def test_a_dragged_box_stays_and_can_be_tidied_up(shell: Shell, qtbot: QtBot) -> None:
    found = review(shell, "organigram").organigram
    group = next(shell.session.snapshot.where(Body, kind="coordination"))
    qtbot.waitUntil(lambda: not found.board.is_building, timeout=20_000)
    start = found.board.point_of(group.id)
    assert start is not None
    end = QPoint(60, found.board.height() - 40)
    qtbot.mousePress(found.board, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(found.board, start + (end - start) * step / 5)
    qtbot.mouseRelease(found.board, Qt.MouseButton.LeftButton, pos=end)
    (kept,) = shell.session.snapshot.all(BodyPosition)
    assert kept.body == group.id
    place = found.board.point_of(group.id)
    assert place is not None
    assert place.y() > start.y()
    click(qtbot, shell, "organigram.tidy")
    assert shell.session.snapshot.all(BodyPosition) == []
    shell.undo()
    assert len(shell.session.snapshot.all(BodyPosition)) == 1


@pytest.mark.parametrize("count", [3, 12, 80])
def test_large_set_ups_are_drawn_and_never_hold_the_window(
    empty_shell: Shell, qtbot: QtBot, count: int
) -> None:
    bodies = [Body(id="b0", name="Council", kind="political_body")]
    bodies += [
        Body(id=f"b{n}", name=f"Group {n}", kind="thematic_group", parent=f"b{n // 9}")
        for n in range(1, count)
    ]
    add(empty_shell, *bodies)
    found = review(empty_shell, "organigram").organigram
    qtbot.waitUntil(lambda: len(found.board.sheet.bodies) == count, timeout=20_000)


def test_an_organigram_without_bodies_says_so(empty_shell: Shell) -> None:
    found = review(empty_shell, "organigram").organigram
    assert not found.board.isVisible()
    assert child(empty_shell, QWidget, "empty.organigram").text()
    assert isinstance(found.board.sheet.drawing, Drawing)
    assert view(empty_shell, OrganigramView) is found
    assert view(empty_shell, Board) is found.board


# The seven tests -------------------------------------------------------------------------------------------


def test_a_paper_that_is_written_down_turns_a_test(empty_shell: Shell, qtbot: QtBot) -> None:
    review(empty_shell, "readiness")
    assert child(empty_shell, QWidget, "readiness.state.budget").text() == "open"
    click(qtbot, empty_shell, "readiness.write.budget")
    field = next(
        f for f in empty_shell.current_page.findChildren(QLineEdit, "readiness_proof.paper") if f.isVisible()
    )
    assert field.window().focusWidget() is field
    qtbot.keyClicks(field, "Budget 2027, line 4")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(empty_shell.session.snapshot.all(ReadinessProof)))
    assert child(empty_shell, QWidget, "readiness.state.budget").text() == "yes"
    (proof,) = empty_shell.session.snapshot.all(ReadinessProof)
    assert "Budget 2027, line 4" in child(empty_shell, QPushButton, f"readiness.evidence.{proof.id}").text()


# Who does what ---------------------------------------------------------------------------------------------


@pytest.fixture
def matrix(empty_shell: Shell) -> MatrixTable:
    """Two activities and three roles, shown."""
    rows = [Activity(id="w", name="Write"), Activity(id="h", name="Hear")]
    columns = [Role(id="o", name="Office"), Role(id="g", name="Group"), Role(id="e", name="Expert")]
    add(empty_shell, *rows, *columns)
    table = review(empty_shell, "matrix").matrix.table
    table.go_to(0, 0)
    table.setFocus()
    return table


def parts(shell: Shell) -> dict[tuple[str, str], set[str]]:
    return {place: set(found) for place, found in cells_of(shell.session.snapshot).items()}


def test_keys_fill_the_matrix_and_each_is_one_step(
    empty_shell: Shell, qtbot: QtBot, matrix: MatrixTable
) -> None:
    qtbot.keyClicks(matrix, "12")
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    qtbot.keyClicks(matrix, "k")
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    qtbot.keyClicks(matrix, "t")
    assert parts(empty_shell) == {
        ("w", "o"): {"does", "answers"},
        ("w", "g"): {"asked"},
        ("w", "e"): {"told"},
    }
    assert matrix.currentIndex().column() == 2, "what is chosen stays chosen"
    qtbot.keyClicks(matrix, "d")
    assert parts(empty_shell)["w", "e"] == {"does"}
    empty_shell.undo()
    assert parts(empty_shell)["w", "e"] == {"told"}
    qtbot.keyClick(matrix, Qt.Key.Key_Delete)
    assert ("w", "e") not in parts(empty_shell)


def test_several_cells_at_once(empty_shell: Shell, qtbot: QtBot, matrix: MatrixTable) -> None:
    matrix.selectAll()
    qtbot.keyClicks(matrix, "4")
    assert len(parts(empty_shell)) == 6
    qtbot.keyClicks(matrix, "4")
    assert parts(empty_shell) == {}
    assert empty_shell.session.snapshot.all(Responsibility) == []


def test_enter_goes_down_and_on_to_the_next_column(qtbot: QtBot, matrix: MatrixTable) -> None:
    places = []
    for _press in range(3):
        qtbot.keyClick(matrix, Qt.Key.Key_Return)
        places.append((matrix.currentIndex().row(), matrix.currentIndex().column()))
    assert places == [(1, 0), (0, 1), (1, 1)]


def test_a_block_from_a_spreadsheet_is_pasted_as_one_step(
    empty_shell: Shell, qtbot: QtBot, matrix: MatrixTable
) -> None:
    QGuiApplication.clipboard().setText("R/A\tC\tsomebody\tI\nra\t\ti\nA\n")
    qtbot.keyClick(matrix, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert parts(empty_shell) == {
        ("w", "o"): {"does", "answers"}, ("w", "g"): {"asked"}, ("h", "o"): {"does", "answers"}, ("h", "e"): {"told"},
    }  # fmt: skip
    matrix.selectAll()
    assert matrix.copied() == "R/A\tC\t\nR/A\t\tI"
    empty_shell.undo()
    assert parts(empty_shell) == {}


def test_rules_are_said_while_one_types(empty_shell: Shell, qtbot: QtBot, matrix: MatrixTable) -> None:
    said = child(empty_shell, QWidget, "matrix.faults")
    assert "nobody has a part in it yet" in said.text()
    qtbot.keyClicks(matrix, "1")
    assert "“Write”: nobody answers for it. Choose one." in said.text()
    qtbot.keyClicks(matrix, "2")
    assert "“Write”" not in said.text()


def test_the_model_behaves_as_qt_expects(theme: Theme, empty_shell: Shell, matrix: MatrixTable) -> None:
    model = MatrixModel(theme)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    snapshot = empty_shell.session.snapshot
    model.show_snapshot(snapshot)
    model.show_snapshot(snapshot.apply(create(Responsibility(activity="w", role="o", parts=("does",)))))
    model.show_snapshot(snapshot.apply(create(Activity(name="Third"))))
    assert (model.rowCount(), model.columnCount()) == (3, 3)
    assert tester.model() is model


def test_rows_and_columns_are_added_named_and_taken_away(empty_shell: Shell, qtbot: QtBot) -> None:
    found = review(empty_shell, "matrix").matrix
    click(qtbot, empty_shell, "matrix.add.activity")
    field = child(empty_shell, QLineEdit, "activity.name")
    assert field.window().focusWidget() is field
    qtbot.keyClicks(field, "Write the draft")
    click(qtbot, empty_shell, "matrix.add.role")
    qtbot.keyClicks(child(empty_shell, QLineEdit, "role.name"), "Office")
    empty_shell.current_page.flush()
    (activity,), (role,) = empty_shell.session.snapshot.all(Activity), empty_shell.session.snapshot.all(Role)
    assert (activity.name, role.name) == ("Write the draft", "Office")
    assert found.table.isVisible()
    found.table.go_to(0, 0)
    qtbot.keyClicks(found.table, "1")
    click(qtbot, empty_shell, "matrix.remove.role")
    snapshot = empty_shell.session.snapshot
    assert (snapshot.all(Role), snapshot.all(Responsibility)) == ([], [])
    empty_shell.undo()
    assert len(empty_shell.session.snapshot.all(Responsibility)) == 1


# The first meeting -----------------------------------------------------------------------------------------


def test_a_meeting_becomes_a_calendar_file(shell: Shell, tmp_path: Path) -> None:
    shell.open_page("body.first_meeting")
    found = view(shell, FirstMeetingView)
    group = next(shell.session.snapshot.where(Body, kind="coordination"))
    meeting = Meeting(name="First, meeting", body=group.id, date="2026-05-20", time="9:30", place="Room; 3")
    meeting = dataclasses.replace(meeting, agenda="1\n2")
    add(shell, meeting)
    found.save(meeting, tmp_path / "first")
    text = (tmp_path / "first.ics").read_bytes().decode("utf-8")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    for line in (
        "DTSTART:20260520T093000",
        "DTEND:20260520T113000",
        "LOCATION:Room\\; 3",
        "DESCRIPTION:1\\n2",
    ):
        assert line in text.split("\r\n")
    assert "SUMMARY:First\\, meeting" in text


def test_a_day_without_an_hour_is_a_whole_day_and_a_month_is_none(shell: Shell) -> None:
    snapshot = shell.session.snapshot
    text = calendar_text(
        snapshot, Meeting(name="x" * 200, date="2026-05-20", time="after lunch"), "20260101T000000Z"
    )
    assert "DTSTART;VALUE=DATE:20260520" in text
    assert "DTEND;VALUE=DATE:20260521" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert not can_be_saved(Meeting(date="2026-05"))
    assert not can_be_saved(Meeting(date="2026-02-31"))


# Reading only, other looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_every_step_fits_its_window(
    workbook: Path, settings: Settings, theme: Theme, size: tuple[int, int]
) -> None:
    theme.apply(percent=150)
    shell = open_shell(workbook, settings, theme, size=size)
    for step in (
        "what_exists",
        "tasks",
        "lead",
        "coordinate",
        "hear",
        "money",
        "papers",
        "first_meeting",
        "whole",
    ):
        shell.open_page(f"body.{step}")
        QApplication.processEvents()
        assert shell.width() <= size[0] + 2, step
    let_go(shell)


def test_members_who_are_gone_leave_no_trace_on_the_drawing(shell: Shell, qtbot: QtBot) -> None:
    somebody = next(shell.session.snapshot.where(Stakeholder, family="statistics_office"))
    shell.session.workspace.delete(somebody)
    found = review(shell, "organigram").organigram
    qtbot.waitUntil(lambda: bool(found.board.sheet.bodies), timeout=20_000)
    assert not [s for s in shell.session.snapshot.all(Membership) if s.stakeholder == somebody.id]


def test_two_bodies_with_the_same_members_become_one_and_two_again(
    empty_workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    shell = open_shell(empty_workbook, settings, theme)
    bodies = (
        Body(id="a", name="Working group", kind="coordination", status="operating", host="Planning"),
        Body(id="b", name="Task table", kind="coordination", host="Schools"),
    )
    offices = (Stakeholder(id="s", name="Schools"), Stakeholder(id="p", name="Police"))
    seats = [Membership(body=body, stakeholder=office) for body in "ab" for office in "sp"]
    add(shell, *bodies, *offices, *seats, Meeting(id="m", name="First", body="b"))
    shell.open_page("body.what_exists")
    click(qtbot, shell, "existing.compare")
    host = child(shell, QComboBox, "joining.host")
    host.setFocus()
    qtbot.keyClick(host, Qt.Key.Key_Down)
    assert host.currentText() == "Schools"
    click(qtbot, shell, "joining.join")
    QApplication.processEvents()
    (kept,) = shell.session.snapshot.all(Body)
    assert (kept.id, kept.host) == ("a", "Schools")
    assert len(shell.session.snapshot.all(Membership)) == 2
    assert shell.session.snapshot.get(Meeting, "m").body == "a"
    found = view(shell, ExistingView)
    assert found.stack.currentWidget() is found.bodies
    assert not found.compare_button.isVisible()
    shell.undo()
    QApplication.processEvents()
    assert len(shell.session.snapshot.all(Body)) == 2
    click(qtbot, shell, "existing.compare")
    click(qtbot, shell, "joining.apart")
    QApplication.processEvents()
    assert not found.compare_button.isVisible()
    assert [a.set_aside for a in shell.session.advice() if a.check == "C-44"] == [
        "They are two: “Working group” and “Task table”."
    ]
    path = shell.session.workspace.path
    let_go(shell)
    again = open_shell(path, settings, theme)
    again.open_page("body.what_exists")
    assert not view(again, ExistingView).compare_button.isVisible()
    let_go(again)


def test_an_invitation_is_written_from_the_step_of_the_first_meeting(
    empty_shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    shell = empty_shell
    body = Body(id="b", name="Table", kind="coordination")
    first = Meeting(id="m", name="First meeting", body="b", date="2027-01-10", agenda="Rules")
    later = Meeting(id="n", name="Second meeting", body="b", date="2027-02-10", agenda="Housing")
    add(shell, body, first, later)
    shell.open_page("body.first_meeting")
    for meeting in ("n", "m"):
        assert view(shell, FirstMeetingView).choose(meeting)
        for kind in ("invitation", "attendance"):
            click(qtbot, shell, f"first_meeting.{kind}")
            wanted = {"kind": kind, "meeting": meeting, "body": "b"}
            qtbot.waitUntil(lambda: any(shell.session.snapshot.where(Paper, **wanted)), timeout=20000)  # noqa: B023
    for paper in shell.session.snapshot.all(Paper):
        path = file_of(paper, shell.session.workspace.path)
        called = shell.session.snapshot.get(Meeting, paper.meeting)
        assert called.name in words_of(path)
        assert not papers.remarks(shell.session.snapshot, paper, shell.session.workspace.path)


def test_forty_activities_for_twelve_roles_are_pasted_and_filled_by_keys(
    empty_shell: Shell, qtbot: QtBot
) -> None:
    shell = empty_shell
    found = review(shell, "matrix")
    click(qtbot, shell, "matrix.add.paste")
    assert not shell.session.snapshot.all(Role), "nothing lies in the clipboard"
    lines = ["\t".join(["Activity", *(f"Office of matters number {n}" for n in range(12))])]
    lines += [
        "\t".join([f"Do the thing that has number {n}", "R/A", *["C"] * 3, *[""] * 8]) for n in range(40)
    ]
    QGuiApplication.clipboard().setText("\n".join(lines))
    click(qtbot, shell, "matrix.add.paste")
    table = found.matrix.table
    assert (table.matrix.rowCount(), table.matrix.columnCount()) == (40, 12)
    assert len(cells_of(shell.session.snapshot)) == 160
    table.go_to(0, 11)
    table.setFocus()
    for _row in range(39):
        qtbot.keyClicks(table, "4")
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(cells_of(shell.session.snapshot)) == 199
    at = table.currentIndex()
    assert (at.row(), at.column()) == (39, 11)
    # The heads stay where they are while the cells scroll under them, down and across.
    assert table.verticalScrollBar().value() > 0
    assert table.horizontalScrollBar().value() > 0
    place = table.visualRect(at)
    assert table.viewport().rect().contains(place.center())
    assert table.horizontalHeader().isVisible()
    assert table.verticalHeader().isVisible()
    faults = child(shell, QWidget, "matrix.faults")
    before = faults.text()
    table.go_to(0, 0)
    qtbot.keyClicks(table, "2")  # nobody answers for it any more
    QApplication.processEvents()
    assert "nobody answers for it" in faults.text()
    assert faults.text() != before
    for _step in range(41):
        shell.undo()
    assert not shell.session.snapshot.all(Activity)


def test_members_are_typed_in_and_come_onto_the_list(empty_shell: Shell, qtbot: QtBot) -> None:
    shell = empty_shell
    add(shell, Body(id="b", name="Table", kind="coordination"), Stakeholder(id="s", name="Schools"))
    shell.open_page("body.coordinate")
    line = child(shell, QLineEdit, "seat.new")
    for name in ("Police", " schools ", "Police", ""):
        line.setFocus()
        line.setText(name)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    snapshot = shell.session.snapshot
    assert sorted(item.name for item in snapshot.all(Stakeholder)) == ["Police", "Schools"]
    assert len(snapshot.all(Membership)) == 2
    assert line.text() == ""
    shell.undo()
    shell.undo()
    assert [item.name for item in shell.session.snapshot.all(Stakeholder)] == ["Schools"]


def test_a_notice_at_the_foot_moves_nothing_above(empty_shell: Shell) -> None:
    empty_shell.open_page("body.what_exists")
    QApplication.processEvents()
    page = empty_shell.current_page
    before = page.purpose_label.isVisible()
    empty_shell.session.noticed.emit("Something was done.", "undo")
    QApplication.processEvents()
    assert page.purpose_label.isVisible() is before is True


def test_a_town_sees_too_how_much_one_person_carries(empty_shell: Shell) -> None:
    shell = empty_shell
    role = Role(id="r", name="Clerk", one_person="yes")
    add(
        shell,
        role,
        Activity(id="w", name="Write"),
        Responsibility(activity="w", role="r", parts=("does", "answers")),
    )
    shell.open_page("body.hear")
    QApplication.processEvents()
    assert "By one person, Clerk: 2 of 2 parts" in child(shell, QWidget, "hear.share").text()
