"""Content packs in the window: taken in, read, taken out; the page of the handbook follows."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import _look_at_packs
from desktop.system import paths
from desktop.ui.pages.handbook import HandbookPage
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.window import MainWindow
from desktop.workspace import packs
from tests.distribution.pack_sources import good, page, zipped


@pytest.fixture(autouse=True)
def no_packs_left() -> Iterator[None]:
    yield
    shutil.rmtree(paths.packs_dir(), ignore_errors=True)
    packs.apply()


def test_a_pack_is_taken_in_read_and_taken_out(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open_handbook("process/vision")
    handbook = shell.current_page
    assert isinstance(handbook, HandbookPage)
    picture = io.BytesIO()
    Image.new("RGB", (2000, 40), "teal").save(picture, "PNG")
    body = "![Our desk](figure:desk)"
    files = good(**{"en/figures/desk.png": picture.getvalue(), "en/local/our-town.md": page(body=body)})
    path = zipped(tmp_path / "a.zip", files)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(path), ""))
    shell.open_page("settings")
    settings = shell.current_page
    assert isinstance(settings, SettingsPage)
    section = settings.form.packs
    qtbot.waitUntil(lambda: not section._work.busy)
    qtbot.mouseClick(section.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: section.findChild(QPushButton, "packs.remove.our-town") is not None, timeout=30_000
    )
    assert "part of the handbook" in section.result.text()
    shell.open_handbook("local/our-town")
    assert handbook.view.title.text() == "How our town did it"
    assert "local/our-town" in handbook.view.contents._lines_of
    kind = QTextDocument.ResourceType.ImageResource.value
    shown = handbook.view.reader.loadResource(kind, QUrl("figure:desk"))
    assert isinstance(shown, QImage)
    assert 100 < shown.width() <= 700 * shown.devicePixelRatio()
    shell.open_page("settings")
    qtbot.waitUntil(lambda: not section._work.busy)
    remove = section.findChild(QPushButton, "packs.remove.our-town")
    assert remove is not None
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "own texts are back" in section.result.text(), timeout=30_000)
    shell.open_page("handbook")
    assert "local/our-town" not in handbook.view.contents._lines_of
    assert handbook.view.page is not None
    assert handbook.view.page.id != "local/our-town"


def test_a_bad_pack_is_refused_with_a_sentence(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    shell.open_page("settings")
    settings = shell.current_page
    assert isinstance(settings, SettingsPage)
    section = settings.form.packs
    qtbot.waitUntil(lambda: not section._work.busy)
    section.install(zipped(tmp_path / "a.zip", {**good(), "../evil.md": page()}))
    qtbot.waitUntil(lambda: "not taken" in section.result.text(), timeout=30_000)
    assert "evil.md" in section.result.text()
    assert not paths.packs_dir().exists() or not list(paths.packs_dir().glob("*.zip"))


def test_a_pack_laid_into_the_folder_is_there_soon_after_the_start(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    from desktop.system.settings import Settings

    paths.packs_dir().mkdir(parents=True, exist_ok=True)
    zipped(paths.packs_dir() / "a.zip", good())
    window = MainWindow(Settings(language="en", role="planner"), theme)
    qtbot.addWidget(window)
    assert window.handbook.page("local/our-town") is None
    _look_at_packs(window)
    qtbot.waitUntil(lambda: window.handbook.page("local/our-town") is not None, timeout=30_000)
