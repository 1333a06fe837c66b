"""Reading: finding on the page, bookmarks, notes, text size, figures, terms; with real mouse and key events."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.domain.records import PageNote
from desktop.guidance.extracts import folded
from desktop.guidance.handbook import Handbook
from desktop.system.settings import LARGEST_READING, SMALLEST_READING, Settings
from desktop.ui.handbook_places import Place, Trail, place_from
from desktop.ui.handbook_view import HandbookView
from desktop.ui.pages.handbook import HandbookPage
from desktop.ui.reader import Reader, _line_of
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.workspace.workspace import Workspace
from tests.ui.conftest import let_go, open_shell


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return Handbook.open("en")


@pytest.fixture
def kept() -> Settings:
    return Settings(language="en", role="planner", name="A. Planner")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, handbook: Handbook, kept: Settings) -> HandbookView:
    made = HandbookView(handbook, theme, settings=kept)
    qtbot.addWidget(made)
    made.resize(1150, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def place_of_link(reader: Reader, scheme: str) -> QPoint:
    """Where the first link of a kind can be clicked, brought into view."""
    cursor = QTextCursor(reader.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if cursor.charFormat().anchorHref().startswith(scheme):
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            reader.setTextCursor(QTextCursor(cursor))
            reader.ensureCursorVisible()
            return reader.cursorRect(cursor).center()
    raise AssertionError(f"no link {scheme}")


# Finding on the page ----------------------------------------------------------------------------------


def test_control_f_finds_marks_and_goes_round(view: HandbookView, qtbot: QtBot) -> None:
    view.show_place("process/entry-points")
    view.reader.setFocus()
    qtbot.keyClick(view.reader, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.finder.isVisible()
    assert view.finder.field.hasFocus()
    qtbot.keyClicks(view.finder.field, "trap")
    count = view.reader.toPlainText().lower().count("trap")
    assert count > 3
    assert len(view.reader.extraSelections()) == count
    assert view.finder.count.text() == f"1 of {count}"
    bar = view.reader.verticalScrollBar()
    seen = {bar.value()}
    for _turn in range(count - 1):
        qtbot.keyClick(view.finder.field, Qt.Key.Key_Return)
        seen.add(bar.value())
    assert len(seen) > 2, "the page follows"
    assert view.finder.count.text() == f"{count} of {count}"
    qtbot.mouseClick(view.finder.after, Qt.MouseButton.LeftButton)
    assert view.finder.count.text() == f"1 of {count}"
    qtbot.keyClick(view.finder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.finder.count.text() == f"{count} of {count}"
    qtbot.keyClick(view.finder.field, Qt.Key.Key_Escape)
    assert not view.finder.isVisible()
    assert view.reader.extraSelections() == []
    assert view.reader.hasFocus()


def test_what_is_not_on_the_page_is_said_and_the_next_page_is_looked_through(
    view: HandbookView, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view.head.find_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(view.finder.field, "zzqq")
    assert view.finder.count.text() == "Not on this page"
    assert not view.finder.after.isEnabled()
    view.finder.field.setText("the")
    view.show_place("process/vision")
    assert view.finder.count.text().startswith("1 of ")
    assert view.reader.verticalScrollBar().value() == 0, "looking through a new page does not leave its top"


# Bookmarks, text size, place of last time --------------------------------------------------------------


def test_a_bookmark_is_kept_listed_and_taken_away(view: HandbookView, kept: Settings, qtbot: QtBot) -> None:
    view.show_place("process/vision")
    qtbot.mouseClick(view.side.bookmark, Qt.MouseButton.LeftButton)
    assert kept.bookmarks == ["process/vision"]
    assert Settings.load().bookmarks == ["process/vision"]
    top = view.contents.tree.topLevelItem(0)
    assert top is not None
    assert top.text(0) == "Bookmarks"
    view.show_place("process/entry-points")
    view.contents.tree.setCurrentItem(top.child(0))
    view.contents.tree.setFocus()
    qtbot.keyClick(view.contents.tree, Qt.Key.Key_Return)
    assert view.page is not None
    assert view.page.id == "process/vision"
    assert view.side.bookmark.isChecked()
    qtbot.keyClick(view.reader, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert kept.bookmarks == []
    first = view.contents.tree.topLevelItem(0)
    assert first is not None
    assert first.text(0) != "Bookmarks"


def test_text_grows_shrinks_and_stays_where_one_reads(
    view: HandbookView, kept: Settings, qtbot: QtBot
) -> None:
    view.show_place("process/entry-points")
    qtbot.waitUntil(lambda: view.reader.verticalScrollBar().maximum() > 300)
    view.reader.go_to_share(0.5)
    before = view.reader.document().size().height()
    qtbot.mouseClick(view.head.larger, Qt.MouseButton.LeftButton)
    assert kept.reading_size == 110
    assert view.reader.document().size().height() > before
    assert view.reader.share() == pytest.approx(0.5, abs=0.02)
    for _turn in range(20):
        qtbot.keyClick(view.reader, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert kept.reading_size == SMALLEST_READING
    for _turn in range(20):
        qtbot.keyClick(view.reader, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert kept.reading_size == LARGEST_READING
    qtbot.keyClick(view.reader, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert kept.reading_size == 100


def test_the_handbook_opens_where_it_was_left(
    view: HandbookView, kept: Settings, handbook: Handbook, theme: Theme, qtbot: QtBot
) -> None:
    view.show_place("process/situation-analysis")
    qtbot.waitUntil(lambda: view.reader.verticalScrollBar().maximum() > 300)
    view.reader.go_to_share(0.4)
    view.hide()
    assert Settings.load().reading_place.startswith(
        ("process/situation-analysis@0.39", "process/situation-analysis@0.40")
    )
    again = HandbookView(handbook, theme, settings=Settings.load())
    qtbot.addWidget(again)
    again.resize(1150, 720)
    with qtbot.waitExposed(again):
        again.show()
    assert again.page is not None
    assert again.page.id == "process/situation-analysis"
    qtbot.waitUntil(lambda: abs(again.reader.share() - 0.4) < 0.02)


@pytest.mark.parametrize("text", ["", "no/such-page@0.5", "process/vision@x", "@", "process/vision@9"])
def test_a_place_that_makes_no_sense_harms_nothing(
    text: str, handbook: Handbook, theme: Theme, qtbot: QtBot
) -> None:
    made = HandbookView(handbook, theme, settings=Settings(reading_place=text))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    assert made.page is not None


def test_a_trail_forgets_what_lay_ahead_when_one_turns_off() -> None:
    trail = Trail()
    assert trail.here is None
    for page in ("a", "b", "c"):
        trail.go(Place(page))
    trail.keep(0.5)
    assert trail.move(-1)
    assert trail.here == Place("b")
    trail.go(Place("d"))
    assert not trail.can_go_forward
    assert not trail.move(1)
    assert trail.move(-1)
    assert trail.here == Place("b")
    assert place_from(Place("a/b", share=0.25).text()) == Place("a/b", "", 0.25)


# Terms, links, headings -------------------------------------------------------------------------------


def test_a_click_on_a_term_opens_its_words_beside_it(view: HandbookView, qtbot: QtBot) -> None:
    view.show_place("process/entry-points")
    at = place_of_link(view.reader, "term:")
    qtbot.mouseClick(view.reader.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.callout.isVisible()
    clicked = view.reader.viewport().mapTo(view, at)
    box = QRect(view.callout.geometry())
    assert not box.contains(clicked), "the word itself stays in sight"
    assert abs(box.center().y() - clicked.y()) < box.height() + 40
    assert view.rect().contains(box)
    qtbot.mouseClick(view.callout.more, Qt.MouseButton.LeftButton)
    assert not view.callout.isVisible()
    assert view.contents.search.text() == view.callout.title.text()


def test_links_and_headings_are_said_to_a_screen_reader(view: HandbookView, qtbot: QtBot) -> None:
    view.show_place("process/entry-points")
    view.reader.setFocus()
    qtbot.keyClick(view.reader, Qt.Key.Key_Tab)
    assert view.reader.accessibleDescription().startswith("Link: ")
    assert view.reader.accessibleName() == "Six entry points"
    bar = view.reader.verticalScrollBar()
    down = Qt.KeyboardModifier.ControlModifier
    heard = []
    for _turn in range(3):
        qtbot.keyClick(view.reader, Qt.Key.Key_Down, down)
        heard.append((view.reader.accessibleDescription(), bar.value()))
    assert [words for words, _value in heard] == [
        "Heading 2: How to choose",
        "Heading 2: 1 Diaspora",
        "Heading 2: 2 Skills and matching work to people",
    ]
    assert heard[0][1] < heard[1][1] < heard[2][1]
    qtbot.keyClick(view.reader, Qt.Key.Key_Up, down)
    assert view.reader.accessibleDescription() == "Heading 2: 1 Diaspora"


def test_where_there_is_no_room_the_page_and_note_take_the_place_of_the_contents(
    view: HandbookView, qtbot: QtBot
) -> None:
    view.resize(700, 500)
    qtbot.waitUntil(lambda: not view.side.isVisible())
    assert view.head.side.isVisible()
    qtbot.mouseClick(view.head.side, Qt.MouseButton.LeftButton)
    assert view.side.isVisible()
    assert not view.contents.isVisible()
    qtbot.keyClick(view.head.side, Qt.Key.Key_Space)
    assert view.contents.isVisible()
    assert not view.side.isVisible()


# Figures ----------------------------------------------------------------------------------------------


def colours_in(image: QImage) -> set[str]:
    size = image.size()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, size.width(), 3)
        for y in range(0, size.height(), 3)
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize(
    ("look", "contrast"), [("light", False), ("dark", False), ("light", True), ("dark", True)]
)
def test_figures_take_the_colours_of_the_look(
    view: HandbookView, theme: Theme, look: str, contrast: bool
) -> None:
    theme.apply(theme=look, contrast=contrast)
    view.show_place("setup/five-elements")
    url = QUrl("figure:support-structure")
    image = view.reader.document().resource(QTextDocument.ResourceType.ImageResource.value, url)
    assert isinstance(image, QImage)
    found = colours_in(image)
    assert {QColor(theme.tokens.tint).name(), QColor(theme.tokens.done_tint).name()} <= found
    theme.apply()


def test_only_our_own_figures_are_ever_loaded(view: HandbookView, tmp_path: Path) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    file = tmp_path / "a.png"
    assert picture.save(str(file))
    kind = QTextDocument.ResourceType.ImageResource.value
    for name in (
        file.as_uri(), str(file), "//127.0.0.1/share/x.png", "\\\\host\\share\\x.png", "http://127.0.0.1/x.png",
        "figure:../../a", "figure:no-such", "qrc:/x.png", "data:image/png;base64,AAAA", "",
    ):  # fmt: skip
        assert view.reader.loadResource(kind, QUrl(name)) is None, name
    style = QTextDocument.ResourceType.StyleSheetResource.value
    assert view.reader.loadResource(style, QUrl("figure:planning-cycle")) is None


# Notes ------------------------------------------------------------------------------------------------


def looks(reader: Reader) -> list[tuple[object, ...]]:
    """Every line of the page with its look."""
    found: list[tuple[object, ...]] = []
    block = QTextBrowser.document(reader).begin()
    while block.isValid():
        form = block.blockFormat()
        spans = [
            (span.start, span.length, span.format.font().toString(), span.format.anchorHref())
            for span in block.textFormats()
        ]
        found.append((block.text(), form.headingLevel(), form.topMargin(), form.bottomMargin(), spans))
        block = block.next()
    return found


def test_a_page_in_two_pieces_is_the_same_page(view: HandbookView) -> None:
    reader, cut = view.reader, 0
    for page_id in list(view._titles)[::7]:
        view.show_place(page_id)
        reader.complete()
        reader.setHtml(f"<body>{folded(reader._html, set(), _line_of)}</body>")
        whole, height = looks(reader), reader.document().size()
        reader.set_page(folded(reader._html, set(), _line_of))
        cut += bool(reader._rest)
        first = len(looks(reader))
        if reader._rest:
            assert QTextBrowser.document(reader).size().height() >= reader.viewport().height()
            reader.complete()
            assert first < len(looks(reader))
        assert looks(reader) == whole, page_id
        assert reader.document().size() == height
    assert cut > 15


def test_what_is_asked_of_a_page_that_just_came_is_asked_of_all_of_it(view: HandbookView) -> None:
    view.show_place("setup/raci")
    view.show_place("setup/consultative")
    assert view.reader._rest
    assert "Committee of 2009" in view.reader.toPlainText()
    view.show_place("setup/raci#sources")
    assert view.reader.verticalScrollBar().value() > 0


def test_a_note_on_a_page_is_kept_in_the_workbook(
    workbook: Path, kept: Settings, theme: Theme, qtbot: QtBot
) -> None:
    shell = open_shell(workbook, kept, theme)
    shell.open_handbook("process/vision")
    page = shell.current_page
    assert isinstance(page, HandbookPage)
    note = page.view.side.note
    assert note is not None
    qtbot.waitUntil(lambda: page.view.side.headings.count() > 0)
    box = note.boxes["text"].editor.findChild(type(note.boxes["text"].editor.box))  # type: ignore[attr-defined]
    box.setFocus()
    qtbot.keyClicks(box, "Use the ward list from the census office.")
    page.view.show_place("process/entry-points")  # leaving the page hands the note on
    assert [(n.page, n.text) for n in shell.session.snapshot.all(PageNote)] == [
        ("process/vision", "Use the ward list from the census office.")
    ]
    editor = note.boxes["text"].editor
    qtbot.waitUntil(lambda: editor.value() == "")
    page.view.show_place("process/vision")
    qtbot.waitUntil(lambda: bool(editor.value()))
    assert note.boxes["text"].editor.value() == "Use the ward list from the census office."
    shell.undo()
    assert note.boxes["text"].editor.value() == ""
    shell.redo()
    assert note.boxes["text"].editor.value().startswith("Use the ward list")
    let_go(shell)
    again = Workspace.open(workbook)
    assert [n.text for n in again.snapshot.all(PageNote)] == ["Use the ward list from the census office."]
    again.close()


def test_without_a_workbook_it_says_where_notes_are_kept(view: HandbookView) -> None:
    assert view.side.note is None
    words = view.side.findChild(object, "handbook.no_notes")
    assert "workbook" in words.text()


def test_the_program_keeps_the_place_across_workbooks(shell: Shell) -> None:
    shell.open_handbook("process/vision")
    shell.open_page("home")
    assert shell.session.settings.reading_place.startswith("process/vision")


def test_the_keyboard_goes_round_contents_page_and_what_belongs_to_it(
    view: HandbookView, qtbot: QtBot
) -> None:
    view.show_place("process/vision")
    view.contents.search.setFocus()
    order = [view.reader, view.side.headings, view.contents.tree, view.reader]
    for wanted in order:
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_F6)
        assert view.focusWidget() is wanted
    qtbot.keyClick(view.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert view.focusWidget() is view.contents.tree
    qtbot.keyClick(view.reader, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.page is not None
    assert view.page.id == "process/stage-1"
    qtbot.keyClick(view.reader, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert view.page.id == "process/vision"


def test_tab_begins_at_what_one_reads(view: HandbookView, qtbot: QtBot) -> None:
    view.show_place("local/council-panel-desk")
    view.reader.setFocus()
    qtbot.keyClick(view.reader, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(view.finder.field, "competence sort")
    qtbot.keyClick(view.finder.field, Qt.Key.Key_Escape)
    qtbot.keyClick(view.reader, Qt.Key.Key_Tab)
    assert view.reader.textCursor().selectedText() == "competence sort"
    qtbot.keyClick(view.reader, Qt.Key.Key_Return)
    assert view.page is not None
    assert view.page.id == "exercises/h-competence-sort"
