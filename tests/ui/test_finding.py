"""Finding things: hits in groups, terms and notes, the two meanings of M&E, and commands that really run."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.change import create
from desktop.domain.record import TABLES
from desktop.domain.records import Meeting, PageNote, Stakeholder
from desktop.guidance.search import MARK_END, MARK_START
from desktop.ui.hit_delegate import HIT
from desktop.ui.pages.handbook import HandbookPage
from desktop.ui.search_list import TARGET
from desktop.ui.shell import Shell
from desktop.workspace.commands import ADD, COMMANDS, find_commands, find_ways
from desktop.workspace.search import marked


def ask(shell: Shell, qtbot: QtBot, words: str) -> list[str]:
    """Type into the search of the window; the titles found, headings of groups in brackets."""
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(shell.topbar.search.hasFocus)
    qtbot.keyClicks(shell.topbar.search, words)
    qtbot.waitUntil(lambda: shell.results.isVisible() and not shell._search_wait.isActive())
    lines = [shell.results.item(n) for n in range(shell.results.count())]
    return [line.data(HIT).title if line.data(HIT) else f"[{line.text()}]" for line in lines]


def test_commands_records_and_pages_stand_in_groups(shell: Shell, qtbot: QtBot) -> None:
    found = ask(shell, qtbot, "statistical")
    assert "[In this workbook]" in found
    assert "[In the handbook]" in found
    assert found.index("[In this workbook]") < found.index("[In the handbook]")
    snippets = [shell.results.item(n).data(HIT) for n in range(shell.results.count())]
    assert all(MARK_START in hit.snippet for hit in snippets if hit is not None and hit.snippet)


def test_arrows_pass_over_the_headings_of_groups(shell: Shell, qtbot: QtBot) -> None:
    ask(shell, qtbot, "remittances")
    assert shell.results.currentItem().data(TARGET)
    for _turn in range(shell.results.count()):
        qtbot.keyClick(shell.topbar.search, Qt.Key.Key_Down)
        assert shell.results.currentItem().data(TARGET)
    for _turn in range(shell.results.count()):
        qtbot.keyClick(shell.topbar.search, Qt.Key.Key_Up)
        assert shell.results.currentItem().data(TARGET)


@pytest.mark.parametrize(
    ("words", "page"), [("export", "ReportPage"), ("print", "ReportPage"), ("settings", "SettingsPage")]
)
def test_words_lead_to_a_place(shell: Shell, qtbot: QtBot, words: str, page: str) -> None:
    found = ask(shell, qtbot, words)
    line = next(
        n
        for n in range(shell.results.count())
        if shell.results.item(n).data(TARGET) and shell.results.item(n).data(TARGET)[0] in ("command", "way")
    )
    assert found[line]
    shell.results.setCurrentRow(line)
    qtbot.keyClick(shell.topbar.search, Qt.Key.Key_Return)
    assert type(shell.current_page).__name__ == page


def test_export_is_the_first_thing_that_export_means(shell: Shell, qtbot: QtBot) -> None:
    assert ask(shell, qtbot, "export")[:2] == ["[Do]", "Export a report"]


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.act == ADD], ids=lambda one: one.key)
def test_every_command_that_adds_adds(shell: Shell, qtbot: QtBot, command: object) -> None:
    cls = TABLES[command.table]  # type: ignore[attr-defined]
    before = len(shell.session.snapshot.all(cls))
    ask(shell, qtbot, command.said().casefold())  # type: ignore[attr-defined]
    qtbot.keyClick(shell.topbar.search, Qt.Key.Key_Return)
    assert len(shell.session.snapshot.all(cls)) == before + 1


def test_every_other_command_runs(shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("desktop.ui.saving.ask_where", lambda *_args: done.append("save_copy"))
    shell.asked_for_start.connect(lambda: done.append("close"))
    shell.session.edit("add", create(Meeting(name="One more")))
    shell._doing.run("undo")
    assert "One more" not in [item.name for item in shell.session.snapshot.all(Meeting)]
    shell._doing.run("redo")
    assert "One more" in [item.name for item in shell.session.snapshot.all(Meeting)]
    shell.open_page("plan.scope")
    seen = shell.guidance.isVisible()
    shell._doing.run("guidance")
    assert shell.guidance.isVisible() is not seen
    shell._doing.run("save_copy")
    shell._doing.run("close")
    assert done == ["save_copy", "close"]
    tried = {"undo", "redo", "guidance", "save_copy", "close", "export"}
    assert {one.key for one in COMMANDS if one.act != ADD} == tried, "a command without a test"


def test_words_of_commands_and_ways() -> None:
    assert find_commands("a") == []
    assert [one.key for one in find_commands("add stake")] == ["add.stakeholder"]
    assert [one.key for one in find_commands("new minutes")] == ["add.meeting"]
    assert [way.place for way in find_ways("vision")] == ["plan.vision"]
    assert find_commands("qqqq") == []
    assert find_ways("") == []


def test_marks_stand_around_the_words_asked_for() -> None:
    assert (
        marked("Money sent home", "sent HOME")
        == f"Money {MARK_START}sent{MARK_END} {MARK_START}home{MARK_END}"
    )
    assert marked("aaa", "aa a").count(MARK_START) == marked("aaa", "aa a").count(MARK_END)
    assert marked("Straße", "strasse") == "Straße", (
        "where folding changes the length nothing is marked wrongly"
    )


# In the handbook itself -------------------------------------------------------------------------------


def handbook_page(shell: Shell) -> HandbookPage:
    shell.open_page("handbook")
    page = shell.current_page
    assert isinstance(page, HandbookPage)
    return page


def look_for(page: HandbookPage, qtbot: QtBot, words: str) -> None:
    field = page.view.contents.search
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.waitUntil(lambda: not page.view.contents._pause.isActive())


def test_the_two_meanings_of_a_short_form_are_offered(shell: Shell, qtbot: QtBot) -> None:
    page = handbook_page(shell)
    look_for(page, qtbot, "M&E")

    def meanings() -> list[QPushButton]:
        made = page.view.contents.findChildren(QPushButton)
        return [one for one in made if one.objectName().startswith("handbook.meaning.") and one.isVisible()]

    qtbot.waitUntil(lambda: len(meanings()) == 2)
    offered = meanings()
    assert {made.text().replace("&&", "&") for made in offered} == {
        "Monitoring and evaluation",
        "Migration and the environment",
    }
    chosen = next(made for made in offered if "environment" in made.objectName())
    qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    assert page.view.contents.search.text() == "Migration and the environment"


def test_ones_own_notes_are_found(shell: Shell, qtbot: QtBot) -> None:
    note = PageNote(page="process/vision", name="A vision that people can use", text="Ask the census office")
    shell.session.edit("add", create(note))
    page = handbook_page(shell)
    look_for(page, qtbot, "census offise")
    hits = page.view.contents.hits
    lines = [hits.item(n) for n in range(hits.count())]
    assert "My notes" in [line.text() for line in lines]
    mine = next(line for line in lines if line.data(HIT) and line.data(HIT).part == "notes")
    assert f"{MARK_START}census{MARK_END}" in mine.data(HIT).snippet
    hits.setCurrentItem(mine)
    hits.setFocus()
    qtbot.keyClick(hits, Qt.Key.Key_Return)
    assert page.view.page is not None
    assert page.view.page.id == "process/vision"
    titles = ask(shell, qtbot, "census office")
    assert "A vision that people can use" in titles


def test_a_term_that_is_named_stands_above_and_opens_in_the_glossary(shell: Shell, qtbot: QtBot) -> None:
    page = handbook_page(shell)
    look_for(page, qtbot, "money sent home")
    hits = page.view.contents.hits
    assert hits.item(0).text() == "Glossary"
    term = hits.item(1).data(HIT)
    assert (term.title, term.anchor) == ("Remittances", "remittances")
    assert hits.currentItem().data(HIT).part != "glossary", "Enter opens the best page"
    qtbot.mouseClick(
        hits.viewport(), Qt.MouseButton.LeftButton, pos=hits.visualItemRect(hits.item(1)).center()
    )
    assert page.view.page is not None
    assert page.view.page.id == "glossary/terms"
    qtbot.waitUntil(lambda: page.view.reader.verticalScrollBar().value() > 0)


def test_a_record_that_was_found_is_shown(shell: Shell, qtbot: QtBot) -> None:
    name = shell.session.snapshot.all(Stakeholder)[0].name
    found = ask(shell, qtbot, name)
    assert name in found
    shell.results.setCurrentRow(found.index(name))
    qtbot.keyClick(shell.topbar.search, Qt.Key.Key_Return)
    assert isinstance(shell.current_page, QWidget)
    assert not shell.results.isVisible()
