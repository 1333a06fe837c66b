"""The page about the workbook itself, over real files: copies, backups, trash, the stick, forgetting."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.change import create, update
from desktop.domain.records import Person, Stakeholder
from desktop.guidance.handbook import Handbook
from desktop.system.settings import Settings
from desktop.ui.pages.workbook import WorkbookPage
from desktop.ui.session import Session
from desktop.ui.theme import Theme
from desktop.ui.window import MainWindow
from desktop.workspace.workspace import Workspace


@pytest.fixture
def session(workbook: Path, tmp_path: Path, settings: Settings, theme: Theme) -> Iterator[Session]:
    """The sample, with a folder for backups of its own."""
    workspace = Workspace.open(workbook, author="Mary Mwale", backup_folder=tmp_path / "backups")
    made = Session(workspace, settings, Handbook.open("en"), theme)
    yield made
    made.close()
    assert workspace.close()


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> WorkbookPage:
    made = WorkbookPage(session)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.come_into_view()
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: WorkbookPage) -> None:
    """Wait until nothing runs beside the page, and what was found is on show (Qt shows new labels a turn later)."""
    qtbot.waitUntil(lambda: not page._working.busy and not page._looking.busy, timeout=15_000)
    QApplication.processEvents()


def button(page: QWidget, name: str) -> QPushButton:
    found = [made for made in page.findChildren(QPushButton, name) if made.isVisibleTo(page)]
    assert found, f"no {name}"
    return found[0]


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def words(page: QWidget) -> str:
    """Everything a person can read on the page."""
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    return "\n".join(shown).replace("\u200b", "")


def add_person(session: Session, name: str) -> Person:
    person = Person(name=name)
    session.edit("add", create(person), name="Person")
    return person


def test_the_file_is_described(page: WorkbookPage, session: Session, workbook: Path, qtbot: QtBot) -> None:
    add_person(session, "Ana Reyes")
    session.workspace.author = ""
    add_person(session, "Ben Cruz")
    settle(qtbot, page)
    text = words(page)
    assert str(workbook) in text
    assert "today" in text
    assert "MB" in text
    assert "Mary Mwale, somebody without a name" in text
    assert "Person added: Ben Cruz" in text


def test_a_copy_is_saved_and_named(
    page: WorkbookPage, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "A copy.mainstay"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    add_person(session, "Ana Reyes")
    with qtbot.waitSignal(session.noticed) as said:
        press(qtbot, page, "workbook.copy")
    assert str(target) in said.args[0]
    copied = Workspace.open(target, read_only=True)
    assert "Ana Reyes" in [person.name for person in copied.snapshot.all(Person)]
    copied.close()


class Opened(QObject):
    """Stands where the system would open a file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_only_the_folder_is_opened(page: WorkbookPage, qtbot: QtBot, workbook: Path) -> None:
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    try:
        press(qtbot, page, "workbook.folder")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in opened.urls] == [str(workbook.parent)]


def test_a_backup_is_made_listed_and_restored_after_a_question(
    page: WorkbookPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    first = session.snapshot.all(Stakeholder)[0]
    with qtbot.waitSignal(session.noticed) as said:
        press(qtbot, page, "workbook.backup_now")
    assert str(tmp_path / "backups") in said.args[0]
    settle(qtbot, page)
    session.edit("change", update(first, name="Renamed"), name=first.name, field="Name")
    settle(qtbot, page)
    assert not page.backups.question.isVisible()
    press(qtbot, page, "workbook.restore.0")
    assert page.backups.question.isVisible()
    assert "kept as a backup first" in page.backups.question.words.text()
    assert page.backups.question.no.hasFocus()
    press(qtbot, page, "workbook.restore.no")
    assert session.snapshot.get(Stakeholder, first.id).name == "Renamed"
    assert page.backups.question.isHidden()
    press(qtbot, page, "workbook.restore.0")
    before = len(session.workspace.backups())
    press(qtbot, page, "workbook.restore.yes")
    settle(qtbot, page)
    assert session.snapshot.get(Stakeholder, first.id).name == first.name
    kept = session.workspace.backups()
    assert len(kept) == before + 1
    saved = Workspace.open(kept[0].path, read_only=True)
    assert saved.snapshot.get(Stakeholder, first.id).name == "Renamed"
    saved.close()


def test_a_damaged_backup_says_so_and_cannot_be_restored(
    page: WorkbookPage, session: Session, qtbot: QtBot
) -> None:
    made = session.workspace.backup_now()
    content = bytearray(made.path.read_bytes())
    content[4096 : 4096 + 8192] = b"\xff" * 8192
    made.path.write_bytes(bytes(content))
    page.refresh()
    settle(qtbot, page)
    assert "damaged" in words(page.backups)
    assert not page.findChildren(QPushButton, "workbook.restore.0")


def test_the_trash_shows_what_was_linked_and_puts_it_back(
    page: WorkbookPage, session: Session, qtbot: QtBot
) -> None:
    linked = next(item for item in session.snapshot.all(Stakeholder) if session.snapshot.referring(item.id))
    ties = len(session.snapshot.referring(linked.id))
    session.workspace.delete(linked)
    settle(qtbot, page)
    text = words(page.trash)
    assert linked.name in text
    assert "Linked to it:" in text
    assert "by Mary Mwale" in text
    with qtbot.waitSignal(session.noticed) as said:
        press(qtbot, page, "workbook.put_back.0")
    assert linked.name in said.args[0]
    assert said.args[1] == "undo"
    assert session.snapshot.get(Stakeholder, linked.id) == linked
    assert len(session.snapshot.referring(linked.id)) == ties
    settle(qtbot, page)
    assert "Nothing was deleted." in words(page.trash)


def test_long_lists_are_opened_on_request(page: WorkbookPage, session: Session, qtbot: QtBot) -> None:
    for number in range(12):
        add_person(session, f"Person {number}")
    settle(qtbot, page)
    assert "Person 11" in words(page.changes)
    assert "Person 2" not in words(page.changes)
    press(qtbot, page, "workbook.all_changes")
    qtbot.waitUntil(lambda: "Person 2" in words(page.changes))


def test_a_person_is_forgotten_only_after_the_name_was_typed(
    page: WorkbookPage, session: Session, qtbot: QtBot, workbook: Path
) -> None:
    person = add_person(session, "Ana Reyes")
    first = session.snapshot.all(Stakeholder)[0]
    session.edit("change", update(first, notes="Ask Ana Reyes first"), name=first.name, field="Notes")
    session.workspace.backup_now()
    page.refresh()
    settle(qtbot, page)
    page.forget.person.setCurrentIndex(page.forget.person.findData(person.id))
    press(qtbot, page, "workbook.forget.ask")
    assert page.forget.typed.hasFocus()
    yes = button(page, "workbook.forget.yes")
    assert not yes.isEnabled()
    qtbot.keyClicks(page.forget.typed, "Ana Reye")
    assert not yes.isEnabled()
    qtbot.keyClicks(page.forget.typed, "s")
    assert yes.isEnabled()
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert session.snapshot.get(Person, person.id) is None
    assert "Ana Reyes is erased" in words(page.forget)
    with qtbot.waitSignal(session.asked_for_record) as asked:
        press(qtbot, page, "workbook.forget.place.0")
    assert asked.args == [first.id]
    holding = session.workspace.backups()
    assert holding
    press(qtbot, page, "workbook.forget.discard")
    assert [backup.path.exists() for backup in holding] == [True] * len(holding), "the first press only asks"
    press(qtbot, page, "workbook.forget.discard")
    settle(qtbot, page)
    assert session.workspace.backups() == []
    assert "are deleted" in words(page.forget)
    first = session.snapshot.all(Stakeholder)[0]
    session.edit("change", update(first, notes=""), name=first.name, field="Notes")
    assert session.workspace.flush()


def test_after_forgetting_the_name_is_not_in_the_file(
    page: WorkbookPage, session: Session, qtbot: QtBot, workbook: Path
) -> None:
    person = add_person(session, "Zebedee Quixworth")
    assert session.workspace.flush()
    assert b"Quixworth" in workbook.read_bytes()
    settle(qtbot, page)
    page.forget.person.setCurrentIndex(page.forget.person.findData(person.id))
    press(qtbot, page, "workbook.forget.ask")
    qtbot.keyClicks(page.forget.typed, "zebedee quixworth")
    press(qtbot, page, "workbook.forget.yes")
    settle(qtbot, page)
    assert b"Quixworth" not in workbook.read_bytes()


def test_a_name_that_looks_like_markup_is_shown_as_it_is(
    page: WorkbookPage, session: Session, qtbot: QtBot
) -> None:
    person = add_person(session, '<img src="file:///etc/passwd">')
    settle(qtbot, page)
    page.forget.person.setCurrentIndex(page.forget.person.findData(person.id))
    press(qtbot, page, "workbook.forget.ask")
    label = page.forget.question.words
    assert '<img src="file:///etc/passwd">' in label.text()
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_workbook_that_can_only_be_read_offers_no_changes(
    workbook: Path, tmp_path: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    writing = Workspace.open(workbook, backup_folder=tmp_path / "backups")
    writing.delete(writing.snapshot.all(Stakeholder)[0])
    writing.backup_now()
    assert writing.close()
    workspace = Workspace.open(workbook, read_only=True, backup_folder=tmp_path / "backups")
    session = Session(workspace, settings, Handbook.open("en"), theme)
    page = WorkbookPage(session)
    qtbot.addWidget(page)
    page.show()
    page.come_into_view()
    settle(qtbot, page)
    assert page.backups._found
    assert page.trash._found
    for name in ("workbook.restore.0", "workbook.put_back.0"):
        assert not page.findChildren(QPushButton, name)
    assert not page.forget.ask_button.isVisible()
    assert button(page, "workbook.copy").isEnabled()
    session.close()
    workspace.close()


def test_the_stick_may_go_only_when_everything_is_saved(
    page: WorkbookPage, session: Session, qtbot: QtBot, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.pages.workbook.PATIENCE", 0.2)
    stick = workbook.parent / "pulled"
    settle(qtbot, page)
    shutil.move(workbook, stick)
    add_person(session, "Ana Reyes")
    with qtbot.assertNotEmitted(session.asked_to_close, wait=100), qtbot.waitSignal(session.noticed) as said:
        press(qtbot, page, "workbook.leave")
    assert said.args[0].startswith("Not yet")
    shutil.move(stick, workbook)
    qtbot.waitUntil(lambda: session.workspace.status.state == "saved", timeout=10_000)
    with qtbot.waitSignal(session.asked_to_close) as asked:
        press(qtbot, page, "workbook.leave")
    assert workbook.name in asked.args[0]
    settle(qtbot, page)


def test_taking_the_stick_out_closes_the_workbook_and_says_so_at_the_start(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(workbook)
    assert window.shell is not None
    window.shell.open_page("workbook")
    page = window.shell.current_page
    assert isinstance(page, WorkbookPage)
    settle(qtbot, page)
    press(qtbot, page, "workbook.leave")
    qtbot.waitUntil(lambda: window.shell is None, timeout=15_000)
    said = window.notice.findChild(QLabel, "start_notice.text")
    assert said is not None
    assert "saved and closed" in said.text()
    beside = [path.name for path in workbook.parent.iterdir() if path.name != workbook.name]
    assert not [name for name in beside if name.startswith((f".{workbook.name}", workbook.name))], beside
    window.close()


def test_the_sections_stand_below_each_other_where_it_is_narrow(page: WorkbookPage, qtbot: QtBot) -> None:
    assert page.changes.x() > page.file.x()
    page.resize(600, 700)
    qtbot.waitUntil(lambda: page.changes.x() == page.file.x())
    assert page.changes.mapTo(page, page.changes.rect().topRight()).x() < page.width()
