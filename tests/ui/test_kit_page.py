"""The page of kits: a kit is made and checked beside the window, and every outcome is a sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.commands.build import build_data
from desktop.system import paths
from desktop.ui.kit_sections import KitSection
from desktop.ui.pages.kit import KitPage
from desktop.ui.shell import Shell
from desktop.workspace import kits
from tests.distribution.stand_in import make, make_kit, says


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and settings of this test's own, and the samples as a built program has them."""
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "person"))
    build_data.main([], standalone_mode=False)


@pytest.fixture
def page(shell: Shell) -> KitPage:
    shell.open_page("kit")
    found = shell.current_page
    assert isinstance(found, KitPage)
    return found


def _press(qtbot: QtBot, section: KitSection) -> str:
    """Press the button of a section and wait for its sentence."""
    qtbot.mouseClick(section.begin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.result.text() != "" and section.begin_button.isEnabled(), timeout=30_000)
    return section.result.text()


def _made(qtbot: QtBot, page: KitPage, target: Path) -> str:
    page.make.target.setText(str(target))
    return _press(qtbot, page.make)


def test_a_kit_is_made_and_found_good(page: KitPage, qtbot: QtBot, tmp_path: Path) -> None:
    handout = tmp_path / "Agenda & map.pdf"
    handout.write_bytes(b"agenda")
    page.make.add_files([handout, handout])
    assert page.make.files_label.text() == "Agenda & map.pdf"
    page.make.presets.setChecked(True)
    words = _made(qtbot, page, tmp_path / "kit")
    assert words.startswith(f"The kit is ready: {tmp_path / 'kit'}.")
    assert page.make.folder_button.isVisible()
    manifest = json.loads((tmp_path / "kit" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["trainer"] == "A. Planner"
    assert manifest["handouts"] == ["Agenda & map.pdf"]

    page.check.folder.setText(str(tmp_path / "kit"))
    assert "are as they were made" in _press(qtbot, page.check)
    assert "Fingerprint" in page.check.names.text()
    assert page.check.presets_button.isVisible()
    assert not page.check.update_button.isVisible(), "a checkout is no portable edition"


def test_what_goes_along_and_what_people_begin_with_is_chosen(
    page: KitPage, qtbot: QtBot, tmp_path: Path
) -> None:
    make, choices = page.make, page.make.preset_choices
    assert [code for code, box in make.languages.items() if box.isChecked()] == ["en"]
    assert {"jamaica", "jamaica-start", "naga", "naga-start"} <= set(make.samples)
    for key, box in make.samples.items():
        box.setChecked(key == "naga")
    make.systems["macos"].setChecked(False)
    assert not choices.isVisible()
    make.presets.click()
    assert choices.isVisible()
    assert choices.chosen() == {
        "language": "en",
        "role": "planner",
        "text_size": 100,
        "theme": "system",
        "contrast": False,
    }
    Image.new("RGB", (30, 20), "navy").save(tmp_path / "city.png")
    choices.language.setCurrentIndex(0)
    choices.role.setCurrentIndex(choices.role.findData("trainer"))
    choices.template.setCurrentIndex(choices.template.findData("two-tiers"))
    choices.logo.setText(str(tmp_path / "city.png"))
    choices.backups.setText("~/Backups")
    choices.look.setChecked(False)
    assert _made(qtbot, page, tmp_path / "kit").startswith("The kit is ready")
    found = json.loads((tmp_path / "kit" / "presets.json").read_text(encoding="utf-8"))
    assert found == {
        "role": "trainer",
        "template": "two-tiers",
        "backup_folder": "~/Backups",
        "logo": "logo.png",
    }
    manifest = json.loads((tmp_path / "kit" / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["samples"], manifest["languages"]) == (["naga.mainstay"], ["en"])
    choices.logo.setText(str(tmp_path / "kit" / "manifest.json"))
    assert _made(qtbot, page, tmp_path / "other").startswith("“manifest.json” is no picture")
    assert not (tmp_path / "other").exists()


def test_each_changed_file_is_listed_and_no_presets_of_such_a_kit_are_offered(
    page: KitPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.make.presets.setChecked(True)
    _made(qtbot, page, tmp_path / "kit")
    (tmp_path / "kit" / "samples" / "naga.mainstay").write_bytes(b"<b>other</b>")
    for number in range(40):
        (tmp_path / "kit" / f"{number}.exe").touch()
    page.check.folder.setText(str(tmp_path / "kit"))
    assert _press(qtbot, page.check).startswith("41 files of this kit are not as they were made.")
    lines = page.check.names.text().splitlines()
    assert lines[0] == "changed: samples/naga.mainstay"
    assert lines[-1] == "and 11 more"
    assert page.check.names.textFormat() == Qt.TextFormat.PlainText
    assert not page.check.presets_button.isVisible()


def test_the_settings_of_a_kit_are_used_and_taken_back(
    shell: Shell, page: KitPage, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = shell.session.settings
    settings.theme = "dark"
    page.make.presets.setChecked(True)
    _made(qtbot, page, tmp_path / "kit")
    settings.theme = "light"
    page.check.folder.setText(str(tmp_path / "kit"))
    _press(qtbot, page.check)
    qtbot.mouseClick(page.check.presets_button, Qt.MouseButton.LeftButton)
    assert settings.theme == "dark"
    qtbot.mouseClick(page.check.undo_button, Qt.MouseButton.LeftButton)
    assert settings.theme == "light"
    assert not page.check.undo_button.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script that Windows does not start")
def test_a_portable_edition_is_updated_from_the_page(
    page: KitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = "program-0.1.0-11111111", "program-0.2.0-22222222"
    stick = make(tmp_path / "stick", old)
    monkeypatch.setattr(paths, "program_dir", lambda: stick)
    kit_folder = make_kit(tmp_path / "kit", make(tmp_path / "new", new))
    page.check.folder.setText(str(kit_folder))
    _press(qtbot, page.check)
    assert page.check.update_button.isVisible()
    qtbot.mouseClick(page.check.update_button, Qt.MouseButton.LeftButton)
    updated = "Updated. Close Mainstay and start it again."
    qtbot.waitUntil(lambda: page.check.result.text() == updated, timeout=30_000)
    assert says(stick) == new
    assert not page.check.update_button.isVisible()


def test_a_signed_kit_names_its_key(page: KitPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    kits.new_key(tmp_path / "keys")
    page.make.key.setText(str(tmp_path / "keys" / "mainstay.key"))
    _made(qtbot, page, tmp_path / "kit")
    page.check.folder.setText(str(tmp_path / "kit"))
    assert "signed by me" in _press(qtbot, page.check)


@pytest.mark.parametrize(
    ("target", "key", "start"),
    [
        ("", "", "Choose a folder for the kit."),
        (".", "", "“"),
        ("nowhere/deep/kit", "", "There is no folder"),
        ("kit", "nowhere.key", ""),
    ],
)
def test_what_cannot_be_made_is_said(
    page: KitPage, qtbot: QtBot, tmp_path: Path, target: str, key: str, start: str
) -> None:
    (tmp_path / "something").touch()
    page.make.target.setText(str(tmp_path / target) if target else "")
    page.make.key.setText(str(tmp_path / key) if key else "")
    words = _press(qtbot, page.make)
    assert words.startswith(start)
    assert words.endswith(".")
    assert not page.make.folder_button.isVisible()
    assert not (tmp_path / "kit").exists()


def test_a_key_with_a_password_is_for_the_command_line(page: KitPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    kits.new_key(tmp_path / "keys", "secret")
    page.make.key.setText(str(tmp_path / "keys" / "mainstay.key"))
    assert "command line" in _made(qtbot, page, tmp_path / "kit")


def test_a_folder_that_is_no_kit_is_said(page: KitPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert _press(qtbot, page.check) == "Choose the folder of the kit."
    page.check.folder.setText(str(tmp_path))
    assert _press(qtbot, page.check).startswith(f"“{tmp_path}” is no kit of Mainstay")


def test_a_folder_that_holds_something_gets_the_kit_as_a_folder_inside(
    page: KitPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "mine.txt").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(stick))
    choose = page.make.findChild(type(page.make.begin_button), "kit.make.target.choose")
    assert choose is not None
    qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    assert page.make.target.text() == str(stick / "Mainstay kit")


def test_work_that_is_cancelled_leaves_nothing(page: KitPage, qtbot: QtBot, tmp_path: Path) -> None:
    big = tmp_path / "film.mp4"
    with big.open("wb") as file:
        file.truncate(400_000_000)
    page.make.add_files([big])
    page.make.target.setText(str(tmp_path / "kit"))
    qtbot.mouseClick(page.make.begin_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.make.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.make.result.text() != "", timeout=30_000)
    assert page.make.result.text() == "Cancelled. Nothing was written."
    assert not [path for path in tmp_path.iterdir() if "kit" in path.name]
