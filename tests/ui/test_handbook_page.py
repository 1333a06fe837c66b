"""The handbook: reading, searching and finding one's way by keyboard, with and without a workbook."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.guidance.handbook import Handbook
from desktop.guidance.search import MARK_END, MARK_START
from desktop.ui.handbook_view import HandbookView
from desktop.ui.hit_delegate import HIT, marked_runs
from desktop.ui.pages.handbook import HandbookPage
from desktop.ui.pages.report import ReportPage
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return Handbook.open("en")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, handbook: Handbook) -> HandbookView:
    made = HandbookView(handbook, theme)
    qtbot.addWidget(made)
    made.resize(1150, 720)
    with qtbot.waitExposed(made):
        made.show()
    return made


def search(qtbot: QtBot, view: HandbookView, words: str) -> None:
    view.contents.search.setFocus()
    view.contents.search.selectAll()
    qtbot.keyClicks(view.contents.search, words)
    qtbot.waitUntil(lambda: not view.contents._pause.isActive())


def test_the_first_page_is_open_and_marked_in_the_contents(view: HandbookView, handbook: Handbook) -> None:
    first = handbook.parts()[0].pages[0]
    assert view.page is not None
    assert view.page.id == first.id
    assert view.title.text() == first.title
    assert view.contents.tree.currentItem().text(0) == first.title
    assert str(first.minutes) in view.facts.text()


def test_every_page_of_the_contents_opens_with_its_headings(
    view: HandbookView, handbook: Handbook, qtbot: QtBot
) -> None:
    tree = view.contents.tree
    for page in (page for part in handbook.parts() for page in part.pages):
        tree.setCurrentItem(view.contents._lines_of[page.id])
        tree.setFocus()
        qtbot.keyClick(tree, Qt.Key.Key_Return)
        assert view.page is not None
        assert view.page.id == page.id
        shown = view.headings.count()
        assert shown == len([h for h in view.page.headings if h.anchor and h.level in (2, 3)])
        assert len(view.reader.toPlainText()) > 500


def test_a_heading_scrolls_to_its_place(view: HandbookView, qtbot: QtBot) -> None:
    bar = view.reader.verticalScrollBar()
    assert bar.value() == 0
    view.headings.setFocus()
    view.headings.setCurrentRow(view.headings.count() - 1)
    qtbot.keyClick(view.headings, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_search_as_you_type_finds_marks_and_opens_by_keyboard(view: HandbookView, qtbot: QtBot) -> None:
    search(qtbot, view, "remittan")
    hits = view.contents.hits
    qtbot.waitUntil(lambda: hits.isVisible() and hits.count() > 0)
    assert not view.contents.tree.isVisible()
    lines = [hits.item(n) for n in range(hits.count())]
    found = [line.data(HIT) for line in lines if line.data(HIT) is not None]
    assert {hit.part_title for hit in found} <= {line.text() for line in lines if line.data(HIT) is None}
    pages = [hit for hit in found if hit.part != "glossary"]
    assert str(len(pages)) in view.contents.count.text()
    hit = hits.currentItem().data(HIT)
    assert hit == view.contents._handbook.search("remittan", 1)[0], "the best page is chosen"
    assert MARK_START in hit.snippet
    words = hits.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert MARK_START not in words
    assert MARK_END not in words
    qtbot.keyClick(view.contents.search, Qt.Key.Key_Down)
    assert hits.hasFocus()
    qtbot.keyClick(hits, Qt.Key.Key_Return)
    assert view.page is not None
    assert view.page.id == hit.id
    view.contents.search.setFocus()
    qtbot.keyClick(view.contents.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(view.contents.tree.isVisible)


def test_enter_opens_the_best_hit_before_the_pause_is_over(view: HandbookView, qtbot: QtBot) -> None:
    best = view.contents._handbook.search("vision", 1)[0]
    view.contents.search.setFocus()
    qtbot.keyClicks(view.contents.search, "vision")
    qtbot.keyClick(view.contents.search, Qt.Key.Key_Return)
    assert view.page is not None
    assert view.page.id == best.id


def test_nothing_found_is_said(view: HandbookView, qtbot: QtBot) -> None:
    search(qtbot, view, "xyzzyqwert")
    qtbot.waitUntil(view.contents.count.isVisible)
    assert "Nothing found" in view.contents.count.text()
    assert view.contents.tree.isVisible()


def test_back_and_forward_remember_where_one_was(
    view: HandbookView, handbook: Handbook, qtbot: QtBot
) -> None:
    first, second = [page.id for part in handbook.parts() for page in part.pages][:2]
    QApplication.processEvents()  # the text has its final width then
    view.reader.verticalScrollBar().setValue(150)
    assert view.foot.next is not None
    qtbot.mouseClick(view.foot.next, Qt.MouseButton.LeftButton)
    assert view.page is not None
    assert view.page.id == second
    qtbot.keyClick(view.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.page.id == first
    qtbot.waitUntil(lambda: abs(view.reader.verticalScrollBar().value() - 150) < 5)
    assert not view.head.back.isVisible()
    qtbot.keyClick(view.reader, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.page.id == second
    assert view.head.forward.isHidden()


def test_a_glossary_link_shows_its_words_beside_it(
    view: HandbookView, handbook: Handbook, qtbot: QtBot
) -> None:
    term = handbook.terms()[0]
    view.reader.followed.emit(f"term:{term.id}")
    assert view.callout.isVisible()
    assert view.callout.title.text() == term.title
    assert view.callout.text.text() == term.text
    assert view.callout.text.textFormat() is Qt.TextFormat.PlainText
    qtbot.keyClick(view.reader, Qt.Key.Key_Escape)
    assert not view.callout.isVisible()


def test_a_link_in_the_text_is_followed_by_keyboard(view: HandbookView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.reader.followed) as followed:
        view.reader.setFocus()
        qtbot.keyClick(view.reader, Qt.Key.Key_Tab)
        qtbot.keyClick(view.reader, Qt.Key.Key_Return)
    assert followed.args[0].startswith("page:")
    assert view.page is not None
    assert view.page.id == followed.args[0].removeprefix("page:").partition("#")[0]


def test_links_open_nothing_outside(view: HandbookView, qtbot: QtBot) -> None:
    page = view.page
    view.reader.followed.emit("file:///etc/passwd")
    assert view.callout.isHidden()
    view.reader.followed.emit("https://www.iom.int")
    assert view.callout.text.text() == "https://www.iom.int"
    assert view.page is page


def test_an_unknown_place_is_said_and_the_page_stays(view: HandbookView) -> None:
    page = view.page
    view.show_place("start/no-such-page#here")
    assert view.page is page
    assert view.callout.isVisible()


def test_without_a_workbook_there_is_nothing_to_try(view: HandbookView) -> None:
    assert not view.try_button.isVisible()
    view.reader.followed.emit("try:goal")
    assert "workbook" in view.callout.text.text()


def test_every_link_of_every_page_leads_somewhere(view: HandbookView, handbook: Handbook) -> None:
    for page in (page for part in handbook.parts() for page in part.pages):
        view.show_place(page.id)
        document = view.reader.document()
        cursor = QTextCursor(document)
        links = set()
        while not cursor.atEnd():
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            if cursor.charFormat().isAnchor() and cursor.charFormat().anchorHref():
                links.add(cursor.charFormat().anchorHref())
        for link in sorted(link for link in links if not link.startswith("beside:")):
            view.show_place(page.id)
            view.callout.hide()
            view.reader.followed.emit(link)
            moved = view.page is not None and (link.startswith(("page:", "#")) and view.callout.isHidden())
            assert moved or view.callout.isVisible(), f"{page.id}: {link}"


def test_print_it_opens_the_blank_worksheets(shell: Shell) -> None:
    shell.open_handbook("process/objectives")
    page = shell.current_page
    assert isinstance(page, HandbookPage)
    page.view.reader.followed.emit("try:report.forms")
    reports = shell.current_page
    assert isinstance(reports, ReportPage)
    assert reports.choice.currentText() == "Worksheets, blank"
    assert reports.choices.report == "forms"


def test_what_stands_beside_forms_is_folded_and_opens_in_place(view: HandbookView) -> None:
    view.show_place("setup/raci")
    reader = view.reader
    said = view._handbook.guidance("activity.name")
    assert said is not None
    assert said.why not in reader.toPlainText()
    reader.anchorClicked.emit(QUrl("beside:0"))
    assert said.why in reader.toPlainText()
    assert "Beside the form" in reader.textCursor().selectedText(), "the keyboard stays at the line"
    reader.anchorClicked.emit(QUrl("beside:0"))
    assert said.why not in reader.toPlainText()
    assert reader.mark(said.why[:20])[1] == 1, "what is looked for is opened"
    assert said.why in reader.toPlainText()
    reader.mark("")
    view.show_place("setup/budget-line")
    view.show_place("setup/raci")
    assert said.why not in reader.toPlainText()


def test_the_page_in_the_workbook_opens_a_step_to_try(shell: Shell, qtbot: QtBot) -> None:
    shell.open_handbook("process/objectives#two-directions")
    page = shell.current_page
    assert isinstance(page, HandbookPage)
    assert page.view.page is not None
    assert page.view.page.id == "process/objectives"
    qtbot.waitUntil(lambda: page.view.reader.verticalScrollBar().value() > 0)
    assert page.view.try_button.isVisible()
    wanted = page.view.page.try_it
    with qtbot.waitSignal(shell.session.asked_for_page) as asked:
        qtbot.mouseClick(page.view.try_button, Qt.MouseButton.LeftButton)
    assert asked.args == [wanted, ""]
    assert shell.current_page is not page


def test_the_hits_are_a_sound_model(view: HandbookView, qtbot: QtBot) -> None:
    model = view.contents.hits.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    search(qtbot, view, "plan")
    qtbot.waitUntil(lambda: view.contents.hits.count() > 0)
    search(qtbot, view, "migration profile")
    tester.deleteLater()


def test_marks_become_runs_also_after_letters_outside_the_first_plane() -> None:
    text = f"a \U0001f30d {MARK_START}word{MARK_END} b {MARK_START}two{MARK_END}"
    plain, runs = marked_runs(text)
    assert plain == "a \U0001f30d word b two"
    utf16 = plain.encode("utf-16-le")
    assert [utf16[2 * s : 2 * (s + n)].decode("utf-16-le") for s, n in runs] == ["word", "two"]


def test_the_headings_fold_away_where_there_is_no_room(view: HandbookView, qtbot: QtBot) -> None:
    assert view.headings.isVisible()
    view.resize(700, 500)
    qtbot.waitUntil(lambda: not view.headings.isVisible())
    qtbot.waitUntil(lambda: view.reader.width() > 300)
