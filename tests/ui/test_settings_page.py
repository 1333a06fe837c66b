"""Settings are kept the moment they are changed, and the look changes at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.guidance.handbook import Handbook
from desktop.system import paths
from desktop.system.settings import Settings
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.settings_form import SettingsForm
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme


@pytest.fixture
def page(shell: Shell) -> SettingsPage:
    shell.open_page("settings")
    found = shell.current_page
    assert isinstance(found, SettingsPage)
    return found


def choose(qtbot: QtBot, form: SettingsForm, name: str) -> None:
    choice = form.findChild(QRadioButton, name)
    assert choice is not None
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Space)


def test_the_display_name_signs_the_next_changes(shell: Shell, page: SettingsPage, qtbot: QtBot) -> None:
    name = page.form.name
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "  Mary   Mwale ")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert shell.session.workspace.author == "Mary Mwale"
    assert Settings.load().name == "Mary Mwale"


def test_a_typed_name_is_kept_when_the_page_is_left(shell: Shell, page: SettingsPage, qtbot: QtBot) -> None:
    page.form.name.setFocus()
    page.form.name.selectAll()
    qtbot.keyClicks(page.form.name, "Ana")
    shell.open_page("home")
    assert shell.session.workspace.author == "Ana"


def test_the_name_given_elsewhere_is_shown(shell: Shell, page: SettingsPage) -> None:
    shell.open_page("home")
    shell.session.settings.name = "Given later"
    shell.open_page("settings")
    assert page.form.name.text() == "Given later"


def test_the_look_changes_at_once_and_is_kept(page: SettingsPage, qtbot: QtBot, theme: Theme) -> None:
    choose(qtbot, page.form, "settings.theme.dark")
    assert theme.dark
    choose(qtbot, page.form, "settings.size.130")
    assert theme.percent == 130
    assert QApplication.font().pixelSize() == theme.px(13)
    page.form.contrast.setFocus()
    qtbot.keyClick(page.form.contrast, Qt.Key.Key_Space)
    kept = Settings.load()
    assert (kept.theme, kept.text_size, kept.contrast) == ("dark", 130, True)
    assert theme.tokens.ground == "#000000"


def test_the_part_is_kept(page: SettingsPage, qtbot: QtBot) -> None:
    choose(qtbot, page.form, "settings.role.trainer")
    assert Settings.load().role == "trainer"


def test_another_language_says_when_it_begins(
    qtbot: QtBot, settings: Settings, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.settings_form.languages", lambda: ["en", "fr"])
    form = SettingsForm(settings, theme, Handbook.open("en"))
    qtbot.addWidget(form)
    form.show()
    assert form.language.itemText(1) == "français"
    form.language.setFocus()
    qtbot.keyClick(form.language, Qt.Key.Key_Down)
    form.language.activated.emit(1)
    assert Settings.load().language == "fr"
    assert form.language_note.isVisible()
    form.language.setCurrentIndex(0)
    form.language.activated.emit(0)
    assert not form.language_note.isVisible()


def test_the_backup_folder_can_be_chosen_and_given_back(
    page: SettingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    assert page.form.folder.text() == str(paths.backups_dir())
    browse = page.form.findChild(QPushButton, "settings.backup_browse")
    assert browse is not None
    qtbot.mouseClick(browse, Qt.MouseButton.LeftButton)
    assert page.form.folder.text() == str(tmp_path)
    assert Settings.load().backup_folder == str(tmp_path)
    qtbot.mouseClick(page.form.default, Qt.MouseButton.LeftButton)
    assert page.form.folder.text() == str(paths.backups_dir())
    assert Settings.load().backup_folder == ""
    assert not page.form.default.isEnabled()


def test_a_cancelled_dialog_changes_nothing(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    browse = page.form.findChild(QPushButton, "settings.backup_browse")
    assert browse is not None
    qtbot.mouseClick(browse, Qt.MouseButton.LeftButton)
    assert page.form.folder.text() == str(paths.backups_dir())


def test_settings_that_cannot_be_written_say_so(
    page: SettingsPage, shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(paths, "settings_dir", lambda: blocked)
    with qtbot.waitSignal(shell.session.noticed) as said:
        choose(qtbot, page.form, "settings.role.trainer")
    assert "could not be written" in said.args[0]
