"""Printing and saving pages of the handbook from the window."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.domain.change import create
from desktop.domain.records import PageNote
from desktop.guidance.handbook import Handbook
from desktop.ui.handbook_view import HandbookView
from desktop.ui.pages.handbook import HandbookPage
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> HandbookView:
    made = HandbookView(Handbook.open("en"), theme)
    qtbot.addWidget(made)
    made.resize(1150, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.show_place("process/vision")
    return made


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the dialog for files answer with a path."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))


def words_in(path: Path) -> str:
    found = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in found)
    found.close()
    return text


def test_a_page_is_saved_as_pdf(
    view: HandbookView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "vision")
    qtbot.mouseClick(view.side.print, Qt.MouseButton.LeftButton)
    assert view.printing.isVisible()
    assert not view.printing.with_notes.isVisible()
    qtbot.mouseClick(view.printing.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.printing.result.isVisible, timeout=30_000)
    assert "vision.pdf" in view.printing.result.text()
    assert view.printing.folder.isVisible()
    assert "A vision that people can use" in words_in(tmp_path / "vision.pdf")
    qtbot.keyClick(view.reader, Qt.Key.Key_Escape)
    assert not view.printing.isVisible()


def test_a_folder_that_is_gone_is_said(
    view: HandbookView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "gone" / "a.pdf")
    qtbot.keyClick(view.reader, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(view.printing.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.printing.result.isVisible, timeout=30_000)
    assert "gone" in view.printing.result.text()
    assert not view.printing.folder.isVisible()


def test_a_page_goes_to_the_printer(
    view: HandbookView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return int(QPrintDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: QPrintDialog.DialogCode(accept(dialog)))
    view.print_pages()
    view.printing.boxes["page"].setChecked(True)
    qtbot.mouseClick(view.printing.paper, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.printing.result.isVisible, timeout=60_000)
    assert "printer" in view.printing.result.text()
    found = pypdfium2.PdfDocument(target)
    count = len(found)
    picture = found[0].render(scale=0.3)
    dark = sum(value < 128 for value in bytes(picture.buffer))
    found.close()
    assert count >= 2
    assert dark > 300, "the page is not blank"


def test_notes_leave_the_workbook_only_when_they_are_ticked(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = PageNote(page="process/vision", name="Vision", text="Zebra crossing")
    shell.session.edit("add", create(note))
    shell.open_handbook("process/vision")
    page = shell.current_page
    assert isinstance(page, HandbookPage)
    panel = page.view.printing
    for ticked, name in ((False, "without.pdf"), (True, "with.pdf")):
        answer(monkeypatch, tmp_path / name)
        page.view.print_pages()
        assert panel.with_notes.isVisible()
        assert not panel.with_notes.isChecked()
        panel.with_notes.setChecked(ticked)
        qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: panel.result.isVisible() and panel._job is None, timeout=30_000)
        assert ("Zebra crossing" in words_in(tmp_path / name)) is ticked


def test_only_what_the_chosen_pages_have_is_offered(view: HandbookView, qtbot: QtBot) -> None:
    panel = view.printing
    view.print_pages()
    assert panel.with_beside.isVisible(), "the page on the vision serves fields"
    panel.hide()
    view.show_place("cases/naga")
    view.print_pages()
    assert not panel.with_beside.isVisible(), "no case stands beside a form"
    qtbot.mouseClick(panel.boxes["whole"], Qt.MouseButton.LeftButton)
    assert panel.with_beside.isVisible()
    qtbot.mouseClick(panel.boxes["page"], Qt.MouseButton.LeftButton)
    assert not panel.with_beside.isVisible()
