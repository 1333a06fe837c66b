"""Words that were typed stay what and where they were typed, whatever happens around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.change import create
from desktop.domain.records import Assessment, Body, PlanGoal, SetAside, Stakeholder
from desktop.ui.editors import MAX_TEXT
from desktop.ui.pages.report import ReportPage
from desktop.ui.register import Register
from desktop.ui.related import Related
from desktop.ui.saving import save_copy
from desktop.ui.shell import Shell
from tests.ui.test_shell import child


def register(shell: Shell) -> Register:
    return next(found for found in shell.current_page.findChildren(Register) if found.isVisible())


def add(shell: Shell, *items: object) -> None:
    shell.session.edit("add", [change for item in items for change in create(item)])  # type: ignore[arg-type]


def stakeholder(shell: Shell, item: Stakeholder) -> Stakeholder:
    found = shell.session.snapshot.get(Stakeholder, item.id)
    assert found is not None
    return found


def body(shell: Shell, item: Body) -> Body:
    found = shell.session.snapshot.get(Body, item.id)
    assert found is not None
    return found


# Which record the words go to ---------------------------------------------------------------------------


def test_a_row_that_no_longer_fits_the_filter_stays_while_it_is_being_typed_in(
    shell: Shell, qtbot: QtBot
) -> None:
    one, other = Stakeholder(name="Zebra office"), Stakeholder(name="Zebra council")
    add(shell, other, one)
    shell.open_page("stakeholder.describe")
    table = register(shell)
    table.filter.setText("zebra")
    table._on_filter()
    table.choose(one.id)
    name = child(shell, QLineEdit, "stakeholder.name")
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Ministry")
    qtbot.waitUntil(lambda: stakeholder(shell, one).name == "Ministry", timeout=4000)
    qtbot.keyClicks(name, " of Health")
    shell.current_page.flush()
    assert stakeholder(shell, one).name == "Ministry of Health"
    assert stakeholder(shell, other).name == "Zebra council"


def test_the_cursor_never_moves_on_into_another_record(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.describe")
    table = register(shell)
    before = {item.id: item.name for item in shell.session.snapshot.all(Stakeholder)}
    table.add()
    name = child(shell, QLineEdit, "stakeholder.name")
    assert name.hasFocus()
    shell.undo()  # the new record is gone, and the form shows another one
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "typed on")
    shell.current_page.flush()
    assert {item.id: item.name for item in shell.session.snapshot.all(Stakeholder)} == before


def test_choosing_another_row_hands_the_words_to_the_row_before(shell: Shell, qtbot: QtBot) -> None:
    one, other = Stakeholder(name="One"), Stakeholder(name="Other")
    add(shell, one, other)
    shell.open_page("stakeholder.describe", one.id)
    notes = child(shell, QPlainTextEdit, "stakeholder.notes")
    notes.setPlainText("For one only")
    shell.open_page("stakeholder.describe", other.id)
    assert stakeholder(shell, one).notes == "For one only"
    assert stakeholder(shell, other).notes == notes.toPlainText() == ""


def test_deleting_the_record_that_is_being_typed_in_keeps_the_words_in_the_trash(shell: Shell) -> None:
    one = Stakeholder(name="One")
    add(shell, one)
    shell.open_page("stakeholder.describe", one.id)
    child(shell, QPlainTextEdit, "stakeholder.notes").setPlainText("Said on the way out")
    register(shell).delete()
    assert shell.session.snapshot.get(Stakeholder, one.id) is None
    trashed = shell.session.workspace.trash()[0].record
    assert isinstance(trashed, Stakeholder)
    assert trashed.notes == "Said on the way out"


def test_removing_a_seat_that_is_being_typed_in_really_removes_it(shell: Shell) -> None:
    shell.open_page("body")
    related = shell.current_page.findChild(Related)
    related.add()
    seat = related._open
    child(related, QLineEdit, "membership.function").setText("Director")
    related.remove()
    assert shell.session.snapshot.find(seat) is None


def test_several_rows_that_hang_together_are_deleted_at_once(shell: Shell) -> None:
    above = Body(name="Above")
    below = Body(name="Below", parent=above.id)
    add(shell, above, below)
    shell.open_page("body")
    table = register(shell).table
    table.choose(above.id)
    model = table.selectionModel()
    row = table.records.index(table.records.row_of(below.id), 0)
    model.select(row, model.SelectionFlag.Select | model.SelectionFlag.Rows)
    register(shell).delete()
    left = {item.id for item in shell.session.snapshot.all(Body)}
    assert not left & {above.id, below.id}
    shell.undo()
    assert body(shell, below).parent == above.id


def test_redo_takes_what_is_being_typed_into_account(shell: Shell) -> None:
    one = Stakeholder(name="One")
    judged = Assessment(stakeholder=one.id, value=3)
    add(shell, one, judged)
    shell.open_page("stakeholder.describe", one.id)
    register(shell).delete()
    shell.undo()
    shell.open_page("stakeholder.describe", one.id)
    child(shell, QPlainTextEdit, "stakeholder.notes").setPlainText("New words")
    shell.redo()
    assert stakeholder(shell, one).notes == "New words"
    assert shell.session.snapshot.find(judged.id) is not None


# What the fields do with words --------------------------------------------------------------------------


def test_a_date_is_not_rewritten_while_it_is_being_typed(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("plan.route")
    field = child(shell, QLineEdit, "initiative.cycle_end")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "12 ")
    qtbot.waitUntil(lambda: shell.session.snapshot.initiative.cycle_end == "12", timeout=4000)
    qtbot.keyClicks(field, "March")
    shell.current_page.flush()
    assert shell.session.snapshot.initiative.cycle_end == "12 March"


@pytest.mark.parametrize("typed", ["about 5000", "5.000,00", "1,5", "a lot", "5,000 or so"])
def test_an_amount_that_is_no_number_is_kept_as_typed(shell: Shell, qtbot: QtBot, typed: str) -> None:
    one, other = Body(name="One"), Body(name="Other")
    add(shell, one, other)
    shell.open_page("body.money", one.id)
    amount = child(shell, QLineEdit, "body.budget")
    currency = child(shell, QLineEdit, "body.budget.1")
    amount.setFocus()
    qtbot.keyClicks(amount, typed)
    currency.setFocus()
    qtbot.keyClicks(currency, "JMD")
    shell.open_page("body.money", other.id)
    assert (amount.text(), currency.text()) == ("", "")
    assert body(shell, other).budget is None
    assert body(shell, one).budget == f"JMD {typed}"
    shell.open_page("body.money", one.id)
    assert (amount.text(), currency.text()) == (typed, "JMD")
    assert child(shell, type(register(shell).empty), "problem.body.budget").text()
    assert shell.session.workspace.flush()
    assert register(shell).table.chosen_as_text()


@pytest.mark.parametrize(
    ("typed", "means"),
    [("250,000", "250000"), ("1 250 000.50", "1250000.50"), ("12,34,567", "1234567"), ("٢٥٠", "250")],
)
def test_an_amount_is_read_as_people_write_it(shell: Shell, qtbot: QtBot, typed: str, means: str) -> None:
    one = Body(name="One")
    add(shell, one)
    shell.open_page("body.money", one.id)
    amount = child(shell, QLineEdit, "body.budget")
    amount.setFocus()
    qtbot.keyClicks(child(shell, QLineEdit, "body.budget.1"), "jmd")
    amount.insert(typed)
    shell.current_page.flush()
    assert str(body(shell, one).budget) == f"JMD {means}"
    assert amount.text() == typed  # the field itself is left alone


def _paste(box: QPlainTextEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    box.insertFromMimeData(data)


def test_a_paste_that_is_too_long_pushes_nothing_out(shell: Shell) -> None:
    ending = " and these are the last words"
    one = Stakeholder(name="One", notes="x" * (MAX_TEXT - 100) + ending)
    add(shell, one)
    shell.open_page("stakeholder.describe", one.id)
    said: list[str] = []
    shell.session.noticed.connect(lambda words, _action: said.append(words))
    box = child(shell, QPlainTextEdit, "stakeholder.notes")
    box.moveCursor(box.textCursor().MoveOperation.Start)
    _paste(box, "y" * 5000)
    shell.current_page.flush()
    kept = stakeholder(shell, one).notes
    assert kept.endswith(ending)
    assert len(kept) == MAX_TEXT
    assert len(said) == 1


@pytest.mark.parametrize("field", ["notes", "contact"])
def test_a_text_that_was_long_already_can_be_changed_without_being_cut(
    shell: Shell, qtbot: QtBot, field: str
) -> None:
    text = "x" * (MAX_TEXT + 50) + "end"
    one = Stakeholder(name="One", **{field: text})
    add(shell, one)
    shell.open_page("stakeholder.describe", one.id)
    kind = QPlainTextEdit if field == "notes" else QLineEdit
    widget = child(shell, kind, f"stakeholder.{field}")
    qtbot.keyClick(widget, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    shell.current_page.flush()
    assert getattr(stakeholder(shell, one), field) == text[1:]


def test_words_that_come_from_a_screen_reader_or_dictation_are_kept(shell: Shell) -> None:
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    QAccessible.queryAccessibleInterface(field).setText(QAccessible.Text.Value, "Dictated plan")
    shell.current_page.flush()
    assert shell.session.snapshot.initiative.instrument == "Dictated plan"


def test_a_box_that_a_screen_reader_ticks_is_kept(shell: Shell) -> None:
    one = Stakeholder(name="One")
    add(shell, one)
    shell.open_page("stakeholder.describe", one.id)
    box = next(
        b for b in register(shell).findChildren(QCheckBox) if b.objectName() == "stakeholder.power_sources"
    )
    actions = QAccessible.queryAccessibleInterface(box).actionInterface()
    actions.doAction(actions.toggleAction())
    assert len(stakeholder(shell, one).power_sources) == 1
    shell.undo()
    assert stakeholder(shell, one).power_sources == ()
    assert not box.isChecked()


@pytest.mark.parametrize("way", ["enter", "leave", "page", "close"])
def test_a_reason_for_setting_advice_aside_is_kept_however_one_goes_on(
    shell: Shell, qtbot: QtBot, way: str
) -> None:
    shell.open_page("stakeholder.describe")
    shell._look()
    bar = shell.current_page.advice_bar
    bar.toggle.setChecked(True)
    QApplication.processEvents()
    aside = next(
        b
        for b in bar.findChildren(QPushButton)
        if b.objectName().startswith("advice.aside.") and b.isVisible()
    )
    before = len(shell.session.snapshot.all(SetAside))
    aside.click()
    reason = next(w for w in bar.findChildren(QLineEdit) if w.isVisible())
    qtbot.keyClicks(reason, "Not in this town")
    if way == "enter":
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    elif way == "leave":
        shell.topbar.search.setFocus()
    elif way == "page":
        shell.open_page("goal")
    else:
        assert shell.close_workbook()
    QApplication.processEvents()
    found = shell.session.snapshot.all(SetAside)
    assert len(found) == before + 1
    assert found[-1].reason == "Not in this town"


# Files --------------------------------------------------------------------------------------------------


def test_a_copy_never_replaces_a_file_that_nobody_was_asked_about(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "other.mainstay"
    other.write_bytes(b"the work of a colleague")
    words = save_copy(shell.session.workspace, tmp_path / "other")
    assert other.read_bytes() == b"the work of a colleague"
    assert "other.mainstay" in words
    assert save_copy(shell.session.workspace, tmp_path / "plan 1.2").endswith("plan 1.2.mainstay")
    assert (tmp_path / "plan 1.2.mainstay").is_file()


def test_a_report_never_replaces_a_paper_that_nobody_was_asked_about(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    paper = tmp_path / "The plan itself.pdf"
    paper.write_bytes(b"the adopted plan")
    shell.open_page("report")
    page = shell.current_page
    assert isinstance(page, ReportPage)
    page.target.setText(str(paper))
    for _time in range(2):  # the second time it replaces its own
        page.export()
        assert not page.export_button.isEnabled()
        qtbot.waitUntil(page.export_button.isEnabled, timeout=60_000)
        assert "The plan itself 2.pdf" in page.result.text()
    assert paper.read_bytes() == b"the adopted plan"
    assert (tmp_path / "The plan itself 2.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["The plan itself 2.pdf", paper.name]


def test_rows_that_were_refused_are_not_said_to_be_there(shell: Shell) -> None:
    shell.open_page("goal")
    QApplication.clipboard().setText("Water\t" + "x" * 2_100_000)
    said: list[str] = []
    shell.session.noticed.connect(lambda words, _action: said.append(words))
    before = len(shell.session.snapshot.all(PlanGoal))
    register(shell).paste()
    assert len(shell.session.snapshot.all(PlanGoal)) == before
    assert len(said) == 1
    assert "too long" in said[0]
