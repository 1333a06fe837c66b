"""The window as a whole: opening, refusing, rescuing, closing, with real files as broken as people's files are."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.change import update
from desktop.domain.records import Stakeholder
from desktop.storage.schema import PAGE_SIZE
from desktop.system import paths
from desktop.system.settings import Settings
from desktop.ui.theme import Theme
from desktop.ui.window import MainWindow
from desktop.workspace.workspace import Workspace


@pytest.fixture
def window(settings: Settings, theme: Theme) -> Iterator[MainWindow]:
    made = MainWindow(settings, theme)
    made.show_start()
    made.show()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close_workbook(discard=True)
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said(window: MainWindow) -> str:
    QApplication.processEvents()
    notices = window.findChildren(QWidget, "start_notice.text")
    return " ".join(n.text() for n in notices if n.isVisible())


def press(qtbot: QtBot, window: QWidget, words: str) -> None:

    def found() -> list[QPushButton]:
        return [b for b in window.findChildren(QPushButton) if b.isVisible() and b.text() == words]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def test_a_workbook_opens_at_home_and_is_remembered(
    window: MainWindow, workbook: Path, settings: Settings
) -> None:
    assert window.open_path(workbook)
    assert window.shell is not None
    assert type(window.shell.current_page).__name__ == "HomePage"
    assert settings.recent[0] == str(workbook)
    assert workbook.stem in window.windowTitle()


@pytest.mark.parametrize(
    "content", [b"", b"not a workbook at all", b"SQLite format 3\x00" + b"\x00" * 200, os.urandom(5000)]
)
def test_a_file_that_is_no_workbook_is_refused_in_one_sentence_and_left_alone(
    window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "Straße وزارة.mainstay"
    path.write_bytes(content)
    assert not window.open_path(path)
    words = said(window)
    assert path.name in words
    assert "Traceback" not in words
    assert "sqlite" not in words.casefold()
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_missing_file_is_said(window: MainWindow, tmp_path: Path) -> None:
    assert not window.open_path(tmp_path / "gone.mainstay")
    assert "gone.mainstay" in said(window)


def test_a_damaged_workbook_can_be_rescued_from_the_window(
    window: MainWindow, workbook: Path, qtbot: QtBot
) -> None:
    damaged = bytearray(workbook.read_bytes())
    damaged[-2 * PAGE_SIZE :] = bytes(2 * PAGE_SIZE)
    workbook.write_bytes(damaged)
    assert not window.open_path(workbook)
    press(qtbot, window, "Save what can be read")
    press(qtbot, window, "Open it")
    assert window.shell is not None
    assert len(window.shell.session.snapshot.all(Stakeholder)) > 0
    assert workbook.read_bytes() == bytes(damaged)


def test_a_workbook_open_elsewhere_can_be_read_or_opened_knowingly(
    window: MainWindow, workbook: Path, qtbot: QtBot
) -> None:
    other = Workspace.open(workbook, author="Somebody else")
    try:
        assert not window.open_path(workbook)
        assert "Somebody else" in said(window)
        press(qtbot, window, "Open for reading only")
        assert window.shell is not None
        assert window.shell.session.workspace.read_only is not None
    finally:
        window.close_workbook()
        other.close()


def test_a_sample_opens_as_a_copy_and_a_second_one_beside_it(window: MainWindow) -> None:
    window.open_sample("naga")
    assert window.shell is not None
    first = window.shell.session.workspace.path
    assert first.parent == paths.documents_dir()
    assert window.shell.notices.standing.isVisible()
    window.open_sample("naga")
    assert window.shell.session.workspace.path != first
    assert first.exists()


def test_mine_starts_from_an_example(window: MainWindow, qtbot: QtBot) -> None:
    window.open_sample("naga")
    press(qtbot, window, "Start mine from this")
    assert window.shell is None


def test_closing_with_unsaved_work_offers_ways_out_and_never_traps(
    window: MainWindow, workbook: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_path(workbook)
    assert window.shell is not None
    session = window.shell.session
    away = tmp_path / "pulled"
    away.mkdir()
    shutil.move(workbook, away / workbook.name)
    first = session.snapshot.all(Stakeholder)[0]
    session.edit("change", update(first, name="Typed while the stick was gone"))
    qtbot.waitUntil(lambda: session.workspace.status.state == "failing", timeout=8000)
    assert not window.close()
    assert window.shell is not None
    QApplication.processEvents()
    assert window.shell.notices.trouble.isVisible()
    shutil.move(away / workbook.name, workbook)
    qtbot.waitUntil(lambda: session.workspace.status.state == "saved", timeout=10000)
    assert window.close_workbook()
    again = Workspace.open(workbook, read_only=True)
    assert "Typed while the stick was gone" in [s.name for s in again.snapshot.all(Stakeholder)]
    again.close()


def test_unsaved_work_can_be_let_go_knowingly(
    window: MainWindow, workbook: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_path(workbook)
    assert window.shell is not None
    session = window.shell.session
    workbook.rename(tmp_path / "elsewhere.mainstay")
    session.edit("change", update(session.snapshot.all(Stakeholder)[0], name="Lost"))
    qtbot.waitUntil(lambda: session.workspace.status.state == "failing", timeout=8000)
    assert not window.close_workbook()
    press(qtbot, window, "Close and lose them")
    assert window.shell is None


def test_the_size_of_the_window_is_kept(window: MainWindow, settings: Settings, theme: Theme) -> None:
    window.showNormal()
    window.resize(810, 530)
    window.close()
    assert settings.window == "810x530"
    settings.window = "700x530"  # fits the screen of the tests
    again = MainWindow(settings, theme)
    assert not again.isMaximized()
    again.deleteLater()


def test_a_window_that_does_not_fit_takes_the_whole_screen(
    window: MainWindow, settings: Settings, theme: Theme
) -> None:
    assert window.screen().availableSize().width() < 1366
    assert window.isMaximized()
    window.close()
    assert settings.window == "max"
    again = MainWindow(settings, theme)
    assert again.isMaximized()
    again.deleteLater()


def test_a_new_plan_begins_in_its_first_field(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "Ours.mainstay"
    window._on_create({"path": str(path), "title": "Ours", "level": "municipal"})
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("initiative.")


def test_one_can_go_on_in_a_copy_of_what_cannot_be_written(
    window: MainWindow, workbook: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_path(workbook)
    assert window.shell is not None
    session = window.shell.session
    workbook.rename(tmp_path / "elsewhere.mainstay")
    first = session.snapshot.all(Stakeholder)[0]
    session.edit("change", update(first, name="Kept in the copy"))
    qtbot.waitUntil(lambda: session.workspace.status.state == "failing", timeout=8000)
    copy = tmp_path / "copy.mainstay"
    # The dialog of the system cannot be driven; what it answers is what is tested.
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copy), ""))
    window.shell.save_copy()
    press(qtbot, window, "Open the copy")
    assert window.shell is not None
    assert window.shell.session.workspace.path == copy.resolve()
    assert window.shell.session.workspace.read_only is None
    assert "Kept in the copy" in [s.name for s in window.shell.session.snapshot.all(Stakeholder)]


def test_settings_that_make_no_sense_open_the_window_all_the_same(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"window": "axb", "text_size": 9000, "recent": [3], "theme": "pink"}))
    made = MainWindow(Settings.load(path), theme)
    made.show_start()
    made.deleteLater()
