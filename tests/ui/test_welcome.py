"""The start page: opening, starting and learning, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.guidance.handbook import Handbook
from desktop.system import locale
from desktop.system.settings import Settings
from desktop.ui.theme import Theme
from desktop.ui.welcome import WelcomePage
from desktop.workspace.workspace import Workspace

Build = Callable[..., WelcomePage]


@pytest.fixture
def build(qtbot: QtBot, theme: Theme) -> Iterator[Build]:
    """Builds and shows a start page."""
    made: list[WelcomePage] = []

    def make(settings: Settings, size: tuple[int, int] = (1366, 768)) -> WelcomePage:
        page = WelcomePage(settings, theme, Handbook.open("en"))
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        made.append(page)
        return page

    yield make
    for page in made:
        page.close()


def button(parent: QWidget, name: str) -> QPushButton:
    """A visible button by its name."""
    found = [made for made in parent.findChildren(QPushButton, name) if made.isVisibleTo(parent)]
    assert found, f"no {name}"
    return found[0]


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(button(parent, name), Qt.MouseButton.LeftButton)


def looked(qtbot: QtBot, page: WelcomePage) -> None:
    """Wait until the page has looked for the recent files and shows them (Qt shows new lines a turn later)."""
    page.show_start()
    settle(qtbot, page)


def settle(qtbot: QtBot, page: WelcomePage) -> None:
    """Wait until the page looks for nothing any more and shows what it found."""
    qtbot.waitUntil(lambda: not page.recent.looking)
    QApplication.processEvents()


def line(page: WelcomePage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, f"new_plan.{name}")
    assert found is not None
    return found


def test_recent_workbooks_say_where_they_are_and_open(
    build: Build, qtbot: QtBot, settings: Settings, workbook: Path
) -> None:
    settings.recent = [str(workbook)]
    page = build(settings)
    looked(qtbot, page)
    recent = button(page, "recent.0")
    words = " ".join(label.text() for label in recent.findChildren(QLabel))
    assert workbook.stem in words
    assert workbook.parent.name in words
    assert "today" in words
    with qtbot.waitSignal(page.open_path) as opened:
        recent.setFocus()
        qtbot.keyClick(recent, Qt.Key.Key_Space)
    assert opened.args == [str(workbook)]


def test_a_missing_workbook_says_so_and_can_be_taken_off(
    build: Build, qtbot: QtBot, settings: Settings, workbook: Path
) -> None:
    gone = workbook.parent / "stick" / "Training, group 3.mainstay"
    settings.recent = [str(gone), str(workbook)]
    page = build(settings)
    looked(qtbot, page)
    missing = button(page, "recent.0")
    assert not missing.isEnabled()
    assert any("not found" in label.text() for label in missing.findChildren(QLabel))
    press(qtbot, page, "recent.0.drop")
    settle(qtbot, page)
    assert settings.recent == [str(workbook)]
    assert button(page, "recent.0").isEnabled()
    assert Settings.load().recent == [str(workbook)]


def test_the_buttons_ask_the_window(build: Build, qtbot: QtBot, settings: Settings) -> None:
    page = build(settings)
    for name, signal, argument in (
        ("welcome.file", page.asked_for_file, []),
        ("welcome.restore", page.asked_to_restore, []),
        ("welcome.handbook", page.open_handbook, []),
        ("welcome.sample.jamaica", page.open_sample, ["jamaica"]),
        ("welcome.sample.naga", page.open_sample, ["naga"]),
        ("welcome.sample.naga-start", page.open_sample, ["naga-start"]),
        ("welcome.sample.jamaica-start", page.open_sample, ["jamaica-start"]),
    ):
        with qtbot.waitSignal(signal) as asked:
            press(qtbot, page, name)
        assert asked.args == argument


def test_the_first_start_asks_two_questions_in_the_page(build: Build, qtbot: QtBot) -> None:
    settings = Settings()
    page = build(settings)
    assert page.first_run.isVisible()
    assert not page.file_button.isVisible()
    language = page.findChild(QComboBox, "first_run.language")
    assert language is not None
    assert [language.itemData(n) for n in range(language.count())] == locale.languages()
    assert language.itemText(0) == "English"
    with qtbot.waitSignal(page.answered):
        press(qtbot, page, "first_run.role.facilitator")
    assert (settings.language, settings.role) == ("en", "facilitator")
    assert Settings.load().role == "facilitator"
    assert page.file_button.isVisible()
    assert not page.first_run.isVisible()


def test_a_local_plan_is_asked_for_and_handed_on(
    build: Build, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    page = build(settings)
    with qtbot.waitSignal(page.new_plan) as asked:
        press(qtbot, page, "welcome.new.local")
    assert asked.args == ["municipal"]
    title = line(page, "title")
    assert title.hasFocus()
    page.plan_form.folder.setText(str(tmp_path))
    qtbot.keyClicks(title, "Naga: plan 2030")
    assert line(page, "file_name").text() == "Naga plan 2030"
    qtbot.keyClicks(line(page, "place"), "Naga City")
    page.plan_form.country.setCurrentIndex(page.plan_form.country.findData("PH"))
    with qtbot.waitSignal(page.create) as created:
        press(qtbot, page, "new_plan.start")
    assert created.args == [
        {
            "title": "Naga: plan 2030",
            "level": "municipal",
            "place": "Naga City",
            "country": "PH",
            "template": "",
            "path": str(tmp_path / "Naga plan 2030.mainstay"),
        }
    ]


def test_a_national_plan_asks_for_no_place(
    build: Build, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    page = build(settings)
    press(qtbot, page, "welcome.new.national")
    assert not line(page, "place").isVisible()
    page.plan_form.folder.setText(str(tmp_path))
    qtbot.keyClicks(line(page, "title"), "Vision")
    with qtbot.waitSignal(page.create) as created:
        qtbot.keyClick(line(page, "title"), Qt.Key.Key_Return)
    assert created.args[0]["level"] == "national"
    assert created.args[0]["place"] == ""


def test_a_plan_without_title_is_not_started(build: Build, qtbot: QtBot, settings: Settings) -> None:
    page = build(settings)
    press(qtbot, page, "welcome.new.local")
    with qtbot.assertNotEmitted(page.create):
        press(qtbot, page, "new_plan.start")
    assert page.plan_form.problem.isVisible()
    assert line(page, "title").hasFocus()


def test_a_file_is_never_overwritten(build: Build, qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "Plan.mainstay").touch()
    page = build(settings)
    press(qtbot, page, "welcome.new.local")
    page.plan_form.folder.setText(str(tmp_path))
    qtbot.keyClicks(line(page, "title"), "Plan")
    assert line(page, "file_name").text() == "Plan 2"
    named = line(page, "file_name")
    named.setFocus()
    named.selectAll()
    qtbot.keyClicks(named, "Plan.mainstay")
    with qtbot.assertNotEmitted(page.create):
        press(qtbot, page, "new_plan.start")
    assert named.text() == "Plan 2"
    assert "Plan 2" in page.plan_form.problem.text()
    with qtbot.waitSignal(page.create) as created:
        press(qtbot, page, "new_plan.start")
    assert created.args[0]["path"] == str(tmp_path / "Plan 2.mainstay")


def test_the_folder_is_chosen_in_the_system_dialog(
    build: Build, qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The dialog of the system cannot be driven; what it answers is what is tested.
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    page = build(settings)
    press(qtbot, page, "welcome.new.local")
    press(qtbot, page, "new_plan.browse")
    assert line(page, "folder").text() == str(tmp_path)


def test_what_could_not_be_done_is_said_where_one_looks(
    build: Build, qtbot: QtBot, settings: Settings
) -> None:
    page = build(settings)
    page.show_problem("This folder is full.")
    assert page.notice.isVisible()
    press(qtbot, page, "welcome.new.local")
    page.show_problem("This folder is gone.")
    assert page.plan_form.problem.text() == "This folder is gone."
    press(qtbot, page, "new_plan.back")
    assert page.file_button.isVisible()


def test_settings_can_be_changed_before_any_workbook(
    build: Build, qtbot: QtBot, settings: Settings, theme: Theme
) -> None:
    page = build(settings)
    press(qtbot, page, "welcome.settings")
    assert page.settings_form.isVisible()
    with qtbot.waitSignal(theme.changed):
        page.settings_form.contrast.click()
    assert settings.contrast
    press(qtbot, page, "welcome.settings_back")
    assert page.file_button.isVisible()


@pytest.mark.parametrize("language", ["en", "en_XA", "ar_XB"])
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_nothing_is_wider_than_its_place(
    build: Build,
    qtbot: QtBot,
    settings: Settings,
    theme: Theme,
    language: str,
    percent: int,
    size: tuple[int, int],
) -> None:
    locale.activate(language)
    theme.apply(percent=percent)
    page = build(settings, size)
    looked(qtbot, page)
    assert page.width() == size[0]
    area = page.rect()
    for shown in page.findChildren(QPushButton):
        if shown.isVisible():
            corner = shown.mapTo(page, shown.rect().topLeft())
            right = shown.mapTo(page, shown.rect().topRight())
            assert area.left() <= corner.x(), shown.objectName()
            assert right.x() <= area.right(), shown.objectName()


def test_the_answers_make_a_workbook(build: Build, qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    from desktop.workspace.new import new_workbook

    page = build(settings)
    page.create.connect(
        lambda answers: new_workbook(
            Path(answers["path"]), **{name: answers[name] for name in ("title", "level", "place", "country")}
        )
    )
    press(qtbot, page, "welcome.new.local")
    page.plan_form.folder.setText(str(tmp_path))
    page.plan_form.level.setCurrentIndex(page.plan_form.level.findData("province"))
    qtbot.keyClicks(line(page, "title"), "Our province")
    press(qtbot, page, "new_plan.start")
    opened = Workspace.open(tmp_path / "Our province.mainstay", read_only=True)
    assert opened.snapshot.initiative.name == "Our province"
    assert opened.snapshot.initiative.level == "province"
    opened.close()


def test_the_template_of_the_settings_is_proposed_where_it_fits(
    build: Build, qtbot: QtBot, settings: Settings
) -> None:
    settings.template = "local-council"
    page = build(settings)
    press(qtbot, page, "welcome.new.local")
    form = page.plan_form
    assert form.template.currentData() == "local-council"
    form.level.setCurrentIndex(form.level.findData("province"))
    form.level.activated.emit(form.level.currentIndex())
    assert form.template.currentData() == "local-council"
    press(qtbot, page, "new_plan.back")
    press(qtbot, page, "welcome.new.national")
    assert form.template.currentData() == "", "a council is no set-up of a nation"
    assert form.template.findData("two-tiers") > 0


def test_enter_presses_what_has_the_keyboard(
    build: Build, qtbot: QtBot, settings: Settings, workbook: Path
) -> None:
    settings.recent = [str(workbook)]
    page = build(settings)
    looked(qtbot, page)
    for name, signal in (
        ("recent.0", page.open_path),
        ("welcome.file", page.asked_for_file),
        ("welcome.sample.naga", page.open_sample),
    ):
        pressed = button(page, name)
        pressed.setFocus()
        with qtbot.waitSignal(signal):
            qtbot.keyClick(pressed, Qt.Key.Key_Return)


def test_a_double_click_on_the_first_question_does_not_start_a_plan(build: Build, qtbot: QtBot) -> None:
    page = build(Settings())
    press(qtbot, page, "first_run.role.planner")
    qtbot.waitUntil(lambda: page.file_button.isVisible())
    place = page.file_button.mapTo(page, page.file_button.rect().center())
    assert page.childAt(place) is not page.file_button
    qtbot.waitUntil(lambda: page.childAt(place) is page.file_button, timeout=3000)
