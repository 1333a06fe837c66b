"""A town of 20,000 people without a budget: from an empty plan to a signed paper and a first meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.readiness import MANDATED_BODY, readiness
from desktop.domain.records import Body, Meeting, Membership, Paper
from desktop.ui.setup.papers import PapersView
from desktop.ui.shell import Shell
from desktop.workspace.papers import file_of
from tests.ui.test_shell import child, click


def _type(qtbot: QtBot, shell: Shell, name: str, words: str) -> None:
    editor = child(shell, QLineEdit, name)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, words)


def test_from_an_empty_plan_to_a_signed_paper_and_a_first_meeting(empty_shell: Shell, qtbot: QtBot) -> None:
    shell, session = empty_shell, empty_shell.session
    shell.open_page("body.what_exists")
    click(qtbot, shell, "existing.templates")
    click(qtbot, shell, "template.local-council")
    table = next(session.snapshot.where(Body, kind="coordination"))

    shell.open_page("body.coordinate")
    shell.current_page.open_record(table.id, "body.coordinate")  # type: ignore[attr-defined]
    for name in ("Office of the mayor", "Schools", "Health centre"):
        _type(qtbot, shell, "seat.new", name)
        qtbot.keyClick(child(shell, QLineEdit, "seat.new"), Qt.Key.Key_Return)
    assert len(list(session.snapshot.where(Membership, body=table.id))) == 3

    shell.open_page("body.papers")
    QApplication.processEvents()
    view = shell.current_page.findChild(PapersView)
    assert view is not None
    bodies = child(shell, QComboBox, "papers.body")
    bodies.setCurrentIndex(bodies.findData(table.id))
    kinds = child(shell, QComboBox, "papers.kind")
    assert kinds.findData("cabinet_note") < 0, "a town has no cabinet"
    kinds.setCurrentIndex(kinds.findData("decision"))
    click(qtbot, shell, "papers.write.pdf")
    qtbot.waitUntil(lambda: bool(session.snapshot.all(Paper)), timeout=20000)
    for name, words in (("date", "1/12/2026"), ("number", "12/2026"), ("by", "Mayor")):
        _type(qtbot, shell, f"signing.{name}", words)
    qtbot.keyClick(child(shell, QWidget, "signing.sign"), Qt.Key.Key_Return)
    (paper,) = session.snapshot.all(Paper)
    assert (paper.state, paper.date) == ("signed", "2026-12-01")
    file = file_of(paper, session.workspace.path)
    assert file is not None
    assert file.read_bytes().startswith(b"%PDF")
    body = session.snapshot.get(Body, table.id)
    assert body is not None
    assert body.status == "agreed"
    assert next(test for test in readiness(session.snapshot) if test.test == MANDATED_BODY).met

    shell.open_page("body.first_meeting")
    click(qtbot, shell, "add.meeting")
    _type(qtbot, shell, "meeting.date", "2027-01-14")
    _type(qtbot, shell, "meeting.place", "Town hall")
    shell.current_page.flush()
    (meeting,) = session.snapshot.all(Meeting)
    assert (meeting.body, meeting.date, meeting.place) == (table.id, "2027-01-14", "Town hall")
    click(qtbot, shell, "first_meeting.invitation")
    qtbot.waitUntil(lambda: len(session.snapshot.all(Paper)) == 2, timeout=20000)

    shell.open_page("body.money")
    QApplication.processEvents()
    assert "_____" in child(shell, QWidget, "table.body").records.index(0, 1).data(), "no money shows a blank"  # type: ignore[attr-defined]
