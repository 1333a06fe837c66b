"""The settings' cards about this computer: the support bundle is written, and what is kept is removed when ticked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.system import paths
from desktop.system.settings import Settings, settings_path
from desktop.ui.computer_section import ComputerSection
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.shell import Shell


@pytest.fixture(autouse=True)
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything of this person in a folder of this test's own."""
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "person"))
    monkeypatch.setattr(Settings, "kept", True)
    return tmp_path / "person"


@pytest.fixture
def section(shell: Shell, workbook: Path) -> ComputerSection:
    shell.session.settings.opened(workbook)
    shell.session.settings.save()
    shell.open_page("settings")
    page = shell.current_page
    assert isinstance(page, SettingsPage)
    return page.form.computer


def _click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_support_bundle_is_written_and_its_files_listed(
    section: ComputerSection, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "help.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    _click(qtbot, section.bundle_button)
    qtbot.waitUntil(lambda: not section.bundle_words.isHidden(), timeout=60_000)
    assert section.bundle_words.text().startswith(f"Written: {target}.")
    assert "doctor.json" in section.bundle_words.text()
    assert "doctor.json" in zipfile.ZipFile(target).namelist()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target / "inside.zip"), ""))
    section.bundle_words.hide()
    _click(qtbot, section.bundle_button)
    qtbot.waitUntil(lambda: not section.bundle_words.isHidden(), timeout=60_000)
    assert section.bundle_words.text().endswith("Choose another folder.")


def test_only_what_is_ticked_is_removed(section: ComputerSection, qtbot: QtBot, shell: Shell) -> None:
    _click(qtbot, section.look_button)
    qtbot.waitUntil(lambda: section.remove_button.isVisibleTo(section), timeout=10_000)
    assert set(section._boxes) >= {"settings", "recent"}
    _click(qtbot, section.remove_button)
    assert section.traces_words.text() == "Tick what should be removed."
    section._boxes["recent"].setChecked(True)
    _click(qtbot, section.remove_button)
    qtbot.waitUntil(lambda: section.traces_words.text().startswith("Removed."), timeout=10_000)
    assert shell.session.settings.recent == []
    assert settings_path().is_file()


def test_settings_that_were_removed_are_not_written_at_the_end(
    section: ComputerSection, qtbot: QtBot, shell: Shell
) -> None:
    _click(qtbot, section.look_button)
    qtbot.waitUntil(lambda: section.remove_button.isVisibleTo(section), timeout=10_000)
    for box in section._boxes.values():
        box.setChecked(True)
    _click(qtbot, section.remove_button)
    qtbot.waitUntil(
        lambda: section.traces_words.text() != "" and not section.traces_words.isHidden(), timeout=10_000
    )
    shell.session.settings.save()
    assert not settings_path().exists()
    assert shell.session.workspace.path.is_file()
