"""A trainer's presets at the first start: applied before the window is made, and taken back with one press."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.domain.words import message
from desktop.system import locale, paths, portable
from desktop.system.settings import Settings, settings_path
from desktop.ui.first_run import FirstRun
from desktop.ui.pages.report import ReportPage
from desktop.ui.window import MainWindow
from desktop.workspace.reporting import house_of


@pytest.fixture(autouse=True)
def beside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A portable edition that was never started, with what a trainer chose."""
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setattr(paths, "program_dir", lambda: tmp_path)
    chosen = {"language": "en", "role": "trainer", "theme": "dark", "text_size": 125}
    (tmp_path / "presets.json").write_text(json.dumps(chosen), encoding="utf-8")


def _asked(window: MainWindow) -> bool:
    return any(shown.isVisible() for shown in window.findChildren(FirstRun))


def _said(window: MainWindow) -> list[str]:
    return [label.text() for label in window.notice.findChildren(QLabel) if label.isVisible()]


def test_the_choices_are_there_from_the_first_window_and_go_with_one_press(
    qapp: QApplication, qtbot: QtBot
) -> None:
    settings = Settings.load()
    assert not settings_path().exists()
    assert app._apply_presets(settings)
    window = app.make_window(settings)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    assert settings.role == "trainer"
    assert not _asked(window), "nothing is asked that the trainer answered"
    app._take_back(window, settings)
    assert (settings.role, settings.theme, settings.text_size) == ("", "system", 100)
    assert _asked(window), "now the person is asked"
    assert not app._apply_presets(Settings.load())
    Settings().save()
    window.apply_look()
    locale.activate("en")


def test_what_cannot_be_kept_is_said_before_what_was_chosen_and_a_crash_after_both(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings.load()
    assert app._apply_presets(settings)
    window = app.make_window(settings)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    monkeypatch.setattr(portable, "problem", lambda: message("The stick cannot be written to."))
    app._say_first(window, settings, preset=True)
    assert _said(window) == ["The stick cannot be written to."]
    monkeypatch.undo()
    window.notice.hide()
    app._say_first(window, settings, preset=True, ended=True)
    assert _said(window)[0].startswith("Your trainer chose")
    window.notice.hide()
    target = tmp_path / "help.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    app._say_first(window, settings, preset=False, ended=True)
    assert _said(window)[0].startswith("Mainstay ended by itself the last time.")
    (save,) = (b for b in window.notice.findChildren(QPushButton) if b.text() == "Save a support bundle")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Inside: doctor.json, " in "".join(_said(window)), timeout=30_000)
    assert target.is_file()
    locale.activate("en")


def test_a_new_plan_begins_with_the_trainers_set_up_and_its_reports_with_the_logo(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen = {"language": "en", "role": "trainer", "template": "local-council", "logo": "logo.png"}
    (tmp_path / "presets.json").write_text(json.dumps(chosen), encoding="utf-8")
    Image.new("RGB", (64, 32), "navy").save(tmp_path / "logo.png")
    settings = Settings.load()
    assert app._apply_presets(settings)
    settings.name = "A. Planner"
    window = app.make_window(settings)
    qtbot.addWidget(window)
    window.show_start()
    window.show()
    start = window._welcome
    assert start is not None
    start.ask_new("municipal")
    form = start.plan_form
    form.folder.setText(str(tmp_path))
    form.title.setText("Our town")
    form.start()
    shell = window.shell
    assert shell is not None
    session = shell.session
    assert {body.kind for body in session.snapshot.rows("body").values()} >= {"political_body", "focal_point"}
    shell.open_page("report")
    page = shell.current_page
    assert isinstance(page, ReportPage)
    assert house_of(page.choices).logo.startswith(b"\x89PNG")
    page.house.use_logo("")
    assert house_of(page.choices).logo == b"", "each workbook may do without"
    shell.session.workspace.undo()
    assert not session.snapshot.rows("body"), "the whole set-up was one step"
    window.close_workbook(discard=True)
    app._take_back(window, settings)
    assert (settings.logo, settings.template) == ("", "")
    locale.activate("en")
