"""The window around an open workbook, driven by mouse and keys as a person would."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.records import Initiative, PlanGoal, SetAside, Stakeholder
from desktop.system.settings import Settings
from desktop.ui.register import Register
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.workspace.features import FEATURES
from desktop.workspace.workspace import Workspace
from tests.ui.conftest import let_go, open_shell


def child(parent: QWidget, kind: type, name: str):
    """A visible child by its object name; fails when there is none."""
    QApplication.processEvents()  # new widgets of a visible page are shown by the event loop
    found = [w for w in parent.findChildren(kind, name) if w.isVisibleTo(parent)]
    assert found, f"no {name}"
    return found[0]


def click(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(child(parent, QPushButton, name), Qt.MouseButton.LeftButton)


def reopened(path: Path) -> Workspace:
    return Workspace.open(path, read_only=True)


def test_every_page_opens_from_the_rail(shell: Shell, qtbot: QtBot) -> None:
    for feature in FEATURES:
        click(qtbot, shell, f"rail.{feature.key}")
        assert type(shell.current_page).__name__ == feature.page.partition(":")[2]


def test_no_page_opens_a_window_of_its_own(shell: Shell) -> None:
    for feature in FEATURES:
        shell.open_page(feature.key)
        QApplication.processEvents()
        assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [shell], feature.key
        assert shell.isActiveWindow()


def test_typed_text_is_saved_when_the_field_is_left(shell: Shell, qtbot: QtBot, workbook: Path) -> None:
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Vision 2040")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert shell.session.snapshot.initiative.instrument == "Vision 2040"
    qtbot.waitUntil(lambda: shell.session.workspace.status.state == "saved", timeout=5000)
    qtbot.waitUntil(lambda: shell.topbar.status.text().startswith("Saved"), timeout=5000)
    again = reopened(workbook)
    assert again.snapshot.initiative.instrument == "Vision 2040"
    again.close()


def test_nothing_is_called_saved_while_something_is_only_typed(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    field.setFocus()
    qtbot.keyClicks(field, "x")
    assert shell.topbar.status.text() == "Saving..."
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Tab)  # back to what stood there: nothing to save
    assert shell.topbar.status.text() != "Saving..."


def test_typed_text_is_saved_after_an_idle_second(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("plan.vision")
    box = child(shell, QPlainTextEdit, "initiative.vision")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "A town that counts everybody")
    qtbot.waitUntil(
        lambda: shell.session.snapshot.initiative.vision == "A town that counts everybody", timeout=4000
    )
    assert box.hasFocus()


def test_typed_text_is_saved_when_the_page_is_left_or_the_workbook_closed(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    shell = open_shell(workbook, settings, theme)
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "One")
    shell.open_page("goal")
    assert shell.session.snapshot.initiative.instrument == "One"
    shell.open_page("plan.scope")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Two")
    assert shell.close_workbook()
    again = reopened(workbook)
    assert again.snapshot.initiative.instrument == "Two"
    again.close()
    let_go(shell)


def test_undo_works_inside_the_field_first_and_then_in_the_workbook(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    before = field.text()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Other")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() != "Other"
    field.selectAll()
    qtbot.keyClicks(field, "Third")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert shell.session.snapshot.initiative.instrument == "Third"
    shell.undo()
    assert shell.session.snapshot.initiative.instrument == before
    assert field.text() == before
    shell.redo()
    assert field.text() == "Third"


def test_one_visit_of_one_field_is_one_undo_step(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    before = field.text()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "A")
    shell.current_page.flush()
    qtbot.keyClicks(field, "B")
    shell.current_page.flush()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert shell.session.snapshot.initiative.instrument == "AB"
    shell.undo()
    assert shell.session.snapshot.initiative.instrument == before


def test_a_change_elsewhere_leaves_what_is_being_typed_alone(shell: Shell, qtbot: QtBot) -> None:
    from desktop.domain.change import update

    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Half a wor")
    shell.session.edit("change", update(shell.session.snapshot.initiative, place="Kingston"))
    assert field.text() == "Half a wor"
    assert field.cursorPosition() == len("Half a wor")


def test_guidance_follows_the_focused_field_and_f1_folds_it_away(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("goal")
    child(shell, QPlainTextEdit, "plan_goal.meaning_for_goal").setFocus()
    first = shell.guidance.caption.text()
    child(shell, QPlainTextEdit, "plan_goal.measure").setFocus()
    assert shell.guidance.caption.text() != first
    assert shell.guidance.isVisible()
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert not shell.guidance.isVisible()
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert shell.guidance.isVisible()


def test_the_guidance_leads_into_the_handbook(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("goal")
    click(qtbot, shell, "guidance_more")
    assert type(shell.current_page).__name__ == "HandbookPage"


def test_adding_filtering_and_deleting_a_stakeholder(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.describe")
    count = len(shell.session.snapshot.all(Stakeholder))
    click(qtbot, shell, "add.stakeholder")
    field = child(shell, QLineEdit, "stakeholder.name")
    assert field.hasFocus()
    qtbot.keyClicks(field, "Fishers of the bay")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert len(shell.session.snapshot.all(Stakeholder)) == count + 1
    filter_line = child(shell, QLineEdit, "filter.stakeholder")
    filter_line.setFocus()
    qtbot.keyClicks(filter_line, "fishers bay")
    register = shell.current_page.findChild(Register)
    qtbot.waitUntil(lambda: register.table.records.rowCount() == 1)
    register.table.selectRow(0)
    click(qtbot, shell, "delete.stakeholder")
    assert len(shell.session.snapshot.all(Stakeholder)) == count
    click(qtbot, shell, "notice.action0")
    assert [s.name for s in shell.session.snapshot.all(Stakeholder)].count("Fishers of the bay") == 1


def test_rows_of_a_spreadsheet_are_pasted_as_one_step_and_no_word_is_lost(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.describe")
    before = len(shell.session.snapshot.all(Stakeholder))
    QGuiApplication.clipboard().setText(
        "Name\tKind of organisation\tLevel\nPréfecture وزارة\tMedia\tNational\nSecond\tno such kind\tLocal\n"
    )
    register = shell.current_page.findChild(Register)
    register.table.setFocus()
    qtbot.keyClick(register.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    found = {s.name: s for s in shell.session.snapshot.all(Stakeholder)}
    assert found["Préfecture وزارة"].family
    assert "no such kind" in found["Second"].notes
    shell.undo()
    assert len(shell.session.snapshot.all(Stakeholder)) == before


def test_pasting_nothing_says_so(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("goal")
    QGuiApplication.clipboard().setText("")
    click(qtbot, shell, "paste.plan_goal")
    assert shell.notices.latest.isVisible()


def test_an_unanswered_goal_is_not_assessed_in_words(empty_shell: Shell, qtbot: QtBot) -> None:
    empty_shell.open_page("goal")
    click(qtbot, empty_shell, "add.plan_goal")
    goal = empty_shell.session.snapshot.all(PlanGoal)[0]
    assert goal.answer == ""
    register = empty_shell.current_page.findChild(Register)
    texts = [register.table.records.index(0, c).data() for c in range(register.table.records.columnCount())]
    assert "not assessed" in texts


def test_search_finds_pages_and_records_by_keyboard(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = shell.topbar.search
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "planning institute")
    qtbot.waitUntil(lambda: shell.results.isVisible() and shell.results.count() > 0)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert type(shell.current_page).__name__ in {"StakeholderPage", "BodyPage"}
    assert not shell.results.isVisible()


def test_ctrl_s_says_where_the_file_is(shell: Shell, qtbot: QtBot, workbook: Path) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert str(workbook) in child(shell.notices.latest, QWidget, "notice.text").accessibleName()


def test_advice_can_be_set_aside_with_a_reason_and_followed_again(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.describe")
    bar = shell.current_page.advice_bar
    qtbot.mouseClick(bar.toggle, Qt.MouseButton.LeftButton)
    aside = next(b for b in bar.findChildren(QPushButton) if b.objectName().startswith("advice.aside."))
    name = aside.objectName().rpartition(".")[2]
    qtbot.mouseClick(aside, Qt.MouseButton.LeftButton)
    line = child(bar, QLineEdit, f"advice.reason.{name}")
    qtbot.keyClicks(line, "They meet in the union")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [s.reason for s in shell.session.snapshot.all(SetAside)][-1] == "They meet in the union"
    # The checks run right after the edit, not within it; the old button is disabled until then.
    same = f"advice.aside.{name}"
    qtbot.waitUntil(lambda: any(b.isVisible() and b.isEnabled() for b in bar.findChildren(QPushButton, same)))
    again = child(bar, QPushButton, same)
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert "They meet in the union" not in [s.reason for s in shell.session.snapshot.all(SetAside)]


def test_the_first_edit_asks_for_a_name_and_never_takes_the_login(
    empty_workbook: Path, theme: Theme, qtbot: QtBot
) -> None:
    settings = Settings(language="en", role="planner")
    shell = open_shell(empty_workbook, settings, theme)
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    field.setFocus()
    qtbot.keyClicks(field, "Plan")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    ask = child(shell.notices.question, QLineEdit, "question.field")
    assert shell.session.workspace.recent(1)[0].author == ""
    qtbot.keyClicks(ask, "Amina")
    qtbot.keyClick(ask, Qt.Key.Key_Return)
    assert settings.name == "Amina"
    field.setFocus()
    qtbot.keyClicks(field, " 2")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert shell.session.workspace.recent(1)[0].author == "Amina"
    let_go(shell)


def test_narrow_windows_fold_guidance_first_and_then_the_rail(shell: Shell, qtbot: QtBot) -> None:
    assert shell.guidance.isVisible()
    wide = shell.rail.width()
    shell.resize(1150, 700)
    assert not shell.guidance.isVisible()
    assert shell.rail.width() == wide
    shell.resize(1024, 600)
    assert shell.rail.width() < wide
    assert shell.minimumSizeHint().width() <= 1024


@pytest.mark.parametrize("percent", [100, 150])
def test_every_page_fits_a_small_window(shell: Shell, theme: Theme, percent: int) -> None:
    theme.apply(percent=percent)
    for feature in FEATURES:
        shell.open_page(feature.key)
        shell.resize(1024, 600)
        QApplication.processEvents()
        assert (shell.width(), shell.height()) == (1024, 600), feature.key


def test_a_read_only_workbook_says_so_and_changes_nothing(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    from desktop.guidance.handbook import Handbook
    from desktop.ui.session import Session

    workspace = Workspace.open(workbook, read_only=True)
    shell = Shell(Session(workspace, settings, Handbook.open("en"), theme))
    shell.show()
    shell.open_page("plan.scope")
    assert shell.notices.trouble.isVisible()
    field = child(shell, QLineEdit, "initiative.instrument")
    before = field.text()
    field.setFocus()
    qtbot.keyClicks(field, "x")
    assert field.text() == before
    shell.open_page("stakeholder.describe")
    assert not [b for b in shell.findChildren(QPushButton, "add.stakeholder") if b.isVisible()]
    let_go(shell)


def test_the_initiative_of_an_empty_workbook_comes_into_being_with_its_first_answer(
    empty_shell: Shell, qtbot: QtBot
) -> None:
    empty_shell.open_page("plan.vision")
    box = child(empty_shell, QPlainTextEdit, "initiative.vision")
    box.setFocus()
    qtbot.keyClicks(box, "Everybody counts")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert len(empty_shell.session.snapshot.all(Initiative)) == 1
    assert empty_shell.session.snapshot.initiative.vision == "Everybody counts"


def test_undo_is_offered_only_until_something_else_is_changed(shell: Shell, qtbot: QtBot) -> None:
    from desktop.domain.change import update

    shell.open_page("stakeholder.describe")
    click(qtbot, shell, "add.stakeholder")
    shell.session.noticed.emit("1 row was added.", "undo")
    assert child(shell.floating, QPushButton, "notice.action0").text() == "Undo"
    shell.session.edit("change", update(shell.session.snapshot.initiative, place="Kingston"))
    assert not shell.notices.latest.isVisible()
    assert not shell.floating.isVisible()


def test_undo_of_a_notice_never_takes_back_what_is_being_typed(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.describe")
    click(qtbot, shell, "add.stakeholder")
    count = len(shell.session.snapshot.all(Stakeholder))
    shell.session.noticed.emit("1 row was added.", "undo")
    qtbot.keyClicks(child(shell, QLineEdit, "stakeholder.name"), "Fishers")
    click(qtbot, shell, "notice.action0")
    names = [s.name for s in shell.session.snapshot.all(Stakeholder)]
    assert len(names) == count
    assert "Fishers" in names


def covered(shell: Shell) -> list[str]:
    """What can be used in the window and is under a notice."""
    over = shell.floating.geometry()
    found = []
    for widget in (*shell.findChildren(QAbstractButton), *shell.findChildren(QLineEdit)):
        if not widget.isVisible() or shell.floating.isAncestorOf(widget):
            continue
        seen, part = QRect(QPoint(0, 0), shell.size()), widget
        while part is not shell:  # a page that scrolls shows only some of what it holds
            seen &= QRect(part.mapTo(shell, QPoint(0, 0)), part.size())
            part = part.parentWidget()
        if seen.intersects(over):
            found.append(widget.objectName())
    return found


def test_a_notice_moves_nothing_and_goes_by_itself(shell: Shell, qtbot: QtBot) -> None:
    shell.resize(1600, 768)
    shell.open_page("stakeholder.describe")
    qtbot.waitUntil(lambda: shell.current_page.advice_bar.isVisible())
    before = shell.stack.geometry()
    shell.notices.say("Something was done.")
    QApplication.processEvents()
    assert shell.stack.geometry() == before
    assert shell.floating.geometry().bottom() > shell.height() - 12  # at the foot, not over what is filled in
    assert covered(shell) == []
    QCursor.setPos(shell.notices.latest.mapToGlobal(QPoint(5, 5)))
    shell.notices._hide_soon.start(1)
    qtbot.wait(50)
    assert shell.notices.latest.isVisible(), "somebody points at it, so it is being read"
    QCursor.setPos(shell.mapToGlobal(QPoint(5, 5)))
    qtbot.waitUntil(lambda: not shell.notices.latest.isVisible())
    assert not shell.floating.isVisible()


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768)])
@pytest.mark.parametrize("page", ["home", "plan.scope", "stakeholder.describe", "report", "handbook", "kit"])
def test_notices_cover_nothing_that_can_be_used(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot, page: str, size: tuple[int, int]
) -> None:
    shell = open_shell(workbook, settings, theme, size=size)
    shell.open_page(page)
    QApplication.processEvents()
    top, before = shell.stack.y(), shell.stack.height()
    shell.notices.say(
        "Something with many words was done, and they need more than one line in most windows. " * 2
    )
    shell.session.edited_first.emit()
    QApplication.processEvents()
    assert shell.rect().contains(shell.floating.geometry())
    assert covered(shell) == []
    assert shell.stack.y() == top
    for notice in (shell.notices.latest, shell.notices.question):
        label = child(notice, QWidget, f"{notice.objectName()}.text")
        assert label.height() >= label.heightForWidth(label.width()) > 0
    click(qtbot, shell, "question.action1")
    click(qtbot, shell, "notice.close")
    QApplication.processEvents()
    assert not shell.floating.isVisible()
    assert shell.stack.height() == before
    let_go(shell)


def test_what_was_said_stays_with_its_page_but_a_way_back_goes_along(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("goal")
    shell.notices.say("Saved: plan.pdf")
    QApplication.processEvents()
    shell.open_page("meeting")
    assert not shell.notices.latest.isVisible()
    shell.open_page("plan.scope")
    shell.notices.say("Something was done.")
    QApplication.processEvents()
    click(qtbot, shell, "plan.next")
    assert not shell.notices.latest.isVisible()
    shell.open_page("stakeholder.describe")
    click(qtbot, shell, "add.stakeholder")
    shell.session.noticed.emit("1 row was added.", "undo")
    QApplication.processEvents()
    shell.open_page("body.tasks")
    assert child(shell.floating, QPushButton, "notice.action0").isVisible()
    shell.notices.say("The list was sent.")
    shell.open_page("home")
    assert shell.notices.latest.isVisible(), "it was said together with the page"


def test_closing_a_notice_gives_the_keyboard_back_to_the_page(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    field.setFocus()
    shell.notices.say("Something was done.")
    close = child(shell.floating, QPushButton, "notice.close")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    shell.notices.say("Something was done.")
    close = child(shell.floating, QPushButton, "notice.close")
    close.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert not shell.floating.isVisible()
    assert field.hasFocus()


def test_the_name_of_the_program_leads_home_and_ctrl_w_closes(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("plan")
    with qtbot.assertNotEmitted(shell.asked_for_start):
        click(qtbot, shell, "topbar.home")
    assert type(shell.current_page).__name__ == "HomePage"
    with qtbot.waitSignal(shell.asked_for_start):
        qtbot.keyClick(shell, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_both_usual_keys_redo(shell: Shell, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    from desktop.domain.change import update

    shell.session.edit("change", update(shell.session.snapshot.initiative, place="Kingston"))
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shell.session.snapshot.initiative.place != "Kingston"
    qtbot.keyClick(shell, key, modifier)
    assert shell.session.snapshot.initiative.place == "Kingston"


def test_the_guidance_has_a_button_that_shows_whether_it_is_open(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("goal")
    button = child(shell, QPushButton, "topbar.guidance")
    assert button.isChecked()
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert not button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert shell.guidance.isVisible()
    shell.open_page("handbook")
    assert button.isVisible() == shell.current_page.wants_guidance


def test_escape_leaves_the_search_for_the_page(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("plan.scope")
    field = child(shell, QLineEdit, "initiative.instrument")
    field.setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(shell.topbar.search, "plan")
    qtbot.waitUntil(shell.results.isVisible)
    qtbot.keyClick(shell.topbar.search, Qt.Key.Key_Escape)
    assert shell.topbar.search.text() == ""
    assert not shell.results.isVisible()
    assert field.hasFocus()


def test_checks_without_information_are_counted(shell: Shell) -> None:
    shell.open_page("stakeholder.describe")
    bar = shell.current_page.advice_bar
    unknown = dataclasses.replace(bar._advice[0], outcome="unknown", set_aside="")
    bar.show_advice([unknown, unknown])
    assert bar.toggle.text() == "2 checks lack information"
    bar.show_advice([unknown])
    assert bar.toggle.text() == "1 check lacks information"


def test_home_advice_bar_and_checks_say_the_same(shell: Shell, qtbot: QtBot) -> None:
    import datetime

    from desktop.domain.checks import FIRES, run_checks
    from desktop.system.locale import show

    found = [a for a in run_checks(shell.session.snapshot, datetime.date.today()) if a.outcome == FIRES]
    assert found
    name, words = f"home.next.{found[0].step}", show(found[0].message)

    def there() -> list[QPushButton]:  # the checks are asked once the window is painted
        here = shell.findChildren(QPushButton, name)
        return [each for each in here if each.isVisible() and each.accessibleName() == words]

    qtbot.waitUntil(lambda: bool(there()))
    (first,) = there()
    assert first.accessibleName() == show(found[0].message)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    shown = shell.current_page.advice_bar.findChildren(QWidget, "advice_first")[0].accessibleName()
    assert show(found[0].message) in shown
