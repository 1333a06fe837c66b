"""A new user finds out how to set up a council in a small town: from the first search to the printed exercise."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.system import locale
from desktop.system.settings import Settings
from desktop.ui.handbook_view import HandbookView
from desktop.ui.hit_delegate import HIT
from desktop.ui.theme import Theme, load_more_fonts
from desktop.ui.window import MainWindow


def ask(qtbot: QtBot, view: HandbookView, words: str, wanted: str) -> None:
    """Type a question, and open the page that is among the first three, all by keyboard."""
    contents = view.contents
    contents.search.setFocus()
    contents.search.selectAll()
    qtbot.keyClicks(contents.search, words)
    qtbot.waitUntil(lambda: not contents._pause.isActive() and contents.hits.isVisible())
    best = [hit.id for hit in view._handbook.search(words, 3)]
    assert wanted in best
    qtbot.keyClick(contents.search, Qt.Key.Key_Down)
    lines = [contents.hits.item(n).data(HIT) for n in range(contents.hits.count())]
    row = next(n for n, hit in enumerate(lines) if hit is not None and hit.id == wanted)
    while contents.hits.currentRow() != row:
        before = contents.hits.currentRow()
        qtbot.keyClick(contents.hits, Qt.Key.Key_Down if before < row else Qt.Key.Key_Up)
        assert contents.hits.currentRow() != before
    qtbot.keyClick(contents.hits, Qt.Key.Key_Return)
    assert view.page is not None
    assert view.page.id == wanted


def test_from_the_first_search_to_the_printed_exercise(
    qtbot: QtBot, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locale.activate("en")
    theme = Theme(qapp)  # type: ignore[arg-type]
    load_more_fonts()
    theme.apply()
    window = MainWindow(Settings(language="en", role="planner"), theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show_start()
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    tile = window.findChild(QPushButton, "welcome.handbook")
    assert tile is not None
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    view = window.findChild(HandbookView)
    assert view is not None
    assert view.contents.search.hasFocus(), "whoever begins to type searches"
    ask(qtbot, view, "how to set up a council in a small town", "local/council-panel-desk")
    qtbot.keyClick(view.reader, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    ask(qtbot, view, "exercise on what a town may do", "exercises/h-competence-sort")
    assert view.page is not None
    target = tmp_path / "exercise.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    qtbot.keyClick(view.reader, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(view.printing.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.printing.result.isVisible, timeout=30_000)
    found = pypdfium2.PdfDocument(target)
    text = "".join(page.get_textpage().get_text_range() for page in found)
    found.close()
    assert "the local competence sort" in text
    qtbot.keyClick(view.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.page.id == "local/council-panel-desk"
    qtbot.waitUntil(view.side.bookmark.isChecked)
    theme.deleteLater()
