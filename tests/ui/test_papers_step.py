"""Papers in the window: written, listed, signed, and terms of others read clause by clause."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.change import create, update
from desktop.domain.records import Body, Paper
from desktop.ui.setup.papers import PapersView
from desktop.ui.shell import Shell
from desktop.workspace import papers

TERMS = Path(__file__).parents[1] / "fixtures" / "terms"


@pytest.fixture
def view(shell: Shell, qtbot: QtBot) -> PapersView:
    session = shell.session
    session.edit("change", create(Body(id="council", name="Migration Council", purpose="To listen")))
    made = PapersView(session)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.refresh()
    session.changed.connect(lambda _change: made.refresh())
    return made


def press(qtbot: QtBot, view: QWidget, name: str) -> None:
    found = view.findChild(QPushButton, name)
    assert found is not None
    assert found.isVisible()
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, view: PapersView, suffix: str = ".pdf") -> Paper:
    view.writer.body.setCurrentIndex(view.writer.body.findText("Migration Council"))
    with qtbot.waitSignal(view.writer.written, timeout=30_000) as caught:
        press(qtbot, view, f"papers.write{suffix}")
    paper = view.session.snapshot.get(Paper, str(caught.args[0]))
    assert paper is not None
    return paper


def test_a_paper_is_written_listed_and_chosen(view: PapersView, qtbot: QtBot) -> None:
    paper = write(qtbot, view)
    path = papers.file_of(paper, view.session.workspace.path)
    assert path is not None
    assert path.is_file()
    assert str(path) in view.writer.result.text()
    assert [item.id for item in view.register.table.chosen_records()] == [paper.id]
    assert view.signing.isVisible()


def test_recording_a_signature_by_hand_and_key(view: PapersView, qtbot: QtBot) -> None:
    paper = write(qtbot, view)
    press(qtbot, view, "signing.sign")
    assert "date" in view.signing.said.text()
    assert view.session.snapshot.get(Paper, paper.id).state == "draft"  # type: ignore[union-attr]
    qtbot.keyClicks(view.signing.date, "1/12/2026")
    qtbot.keyClicks(view.signing.number, "12/2026")
    qtbot.keyClicks(view.signing.by, "Mayor")
    press(qtbot, view, "signing.sign")
    signed = view.session.snapshot.get(Paper, paper.id)
    assert signed is not None
    assert (signed.state, signed.date, signed.number, signed.signed_by) == (
        "signed",
        "2026-12-01",
        "12/2026",
        "Mayor",
    )
    assert not view.signing._form.isVisible()
    view.session.edit("change", update(view.session.snapshot.get(Body, "council"), purpose="Something else"))
    remarks = view.signing.findChildren(QWidget, "signing.remark")
    assert any("records say something else" in remark.text() for remark in remarks)  # type: ignore[attr-defined]
    view.session.workspace.undo()
    view.session.workspace.undo()
    assert view.session.snapshot.get(Paper, paper.id).state == "draft"  # type: ignore[union-attr]


def test_without_a_body_nothing_can_be_written_and_it_is_said(view: PapersView, qtbot: QtBot) -> None:
    for body in view.session.snapshot.all(Body):
        view.session.workspace.delete(body)
    view.refresh()
    assert not view.writer.buttons[0].isEnabled()
    assert "no body" in view.writer.result.text()


def test_a_pasted_text_is_read_clause_by_clause(view: PapersView, qtbot: QtBot) -> None:
    """In a national workbook: what a town may not decide is no fault here, so fourteen clauses stand."""
    view.parts.open("terms")
    reader = view.reader
    press(qtbot, view, "terms.read")
    assert "no text yet" in reader._summary.text()
    reader.text.setPlainText((TERMS / "johannesburg.txt").read_text("utf-8"))
    press(qtbot, view, "terms.read")
    qtbot.waitUntil(lambda: "14 of 18" in reader._summary.text(), timeout=15_000)
    first = reader._found.itemAt(0).widget()
    assert first is not None
    assert first.objectName() in ("terms.clause.duration", "terms.clause.budget", "terms.clause.recourse")


def test_a_document_that_cannot_be_read_is_one_sentence(
    view: PapersView, qtbot: QtBot, tmp_path: Path
) -> None:
    view.parts.open("terms")
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04nonsense")
    view.reader.read_file(broken)
    qtbot.waitUntil(lambda: "broken.docx" in view.reader._summary.text(), timeout=30_000)
    view.reader.read_file(TERMS / "complete-town.txt")
    qtbot.waitUntil(lambda: "18 of 18" in view.reader._summary.text(), timeout=30_000)
