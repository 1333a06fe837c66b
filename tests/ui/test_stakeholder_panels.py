"""Panels of the wizard: sheets typed back from paper, duplicates joined by field, further pictures, the review."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain import paper
from desktop.domain.change import create
from desktop.domain.records import Assessment, Link, Stakeholder
from desktop.ui.pages.stakeholder.list_step import ListStep
from desktop.ui.pages.stakeholder.place_step import PlaceStep
from desktop.ui.pages.stakeholder.review_step import ReviewStep
from desktop.ui.shell import Shell
from desktop.workspace.views import views


def everybody(shell: Shell) -> list[Stakeholder]:
    return shell.session.snapshot.all(Stakeholder)


def place(shell: Shell) -> PlaceStep:
    shell.open_page("stakeholder.place")
    QApplication.processEvents()
    found = shell.current_page.findChild(PlaceStep)
    assert found is not None
    return found


def press(qtbot: QtBot, shell: Shell, name: str) -> None:
    QApplication.processEvents()
    made = next(b for b in shell.current_page.findChildren(QPushButton, name) if b.isVisible())
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_sheets_are_typed_back_read_back_and_tallied_before_they_count(shell: Shell, qtbot: QtBot) -> None:
    step = place(shell)
    press(qtbot, shell, "place.paper")
    press(qtbot, shell, "paper.give")
    given = paper.codes(shell.session.snapshot)
    assert {item.code for item in everybody(shell)} == set(given.values())
    field = shell.current_page.findChild(QPlainTextEdit, "paper.lines")
    assert field is not None
    first, second = everybody(shell)[:2]
    before = len(shell.session.snapshot.all(Assessment))
    qtbot.keyClicks(field, f"T2 {given[first.id]} 4 3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, f"{given[second.id]} 5 -")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "S99 9 9")
    assert len(shell.session.snapshot.all(Assessment)) == before, "nothing counts before it was read back"
    assert f"T2: {first.name}, influence 4, interest 3" in step.paper.said.text()
    assert step.paper.tally.text() == "T2: 2 stakeholders"
    assert "Line 3" in step.paper.trouble.text()
    press(qtbot, shell, "paper.take")
    fresh = shell.session.snapshot.all(Assessment)[before:]
    assert [(a.stakeholder, a.dimension, a.value, a.by) for a in fresh] == [
        (first.id, "influence", 4, "Table 2"),
        (first.id, "interest", 3, "Table 2"),
        (second.id, "influence", 5, "Table 2"),
    ]
    assert field.toPlainText() == "S99 9 9", "what was not understood stays, to be put right"
    shell.undo()
    assert len(shell.session.snapshot.all(Assessment)) == before


def test_three_hundred_values_are_read_while_they_are_typed(shell: Shell, qtbot: QtBot) -> None:
    step = place(shell)
    press(qtbot, shell, "place.paper")
    given = list(paper.codes(shell.session.snapshot).values())
    lines = [f"T{n % 8 + 1} {given[n % len(given)]} {n % 5 + 1} {(n + 2) % 5 + 1}" for n in range(150)]
    step.paper.lines.setPlainText("\n".join(lines))
    assert len(step.paper._typed.entries) == 150
    assert not step.paper._typed.unread
    press(qtbot, shell, "paper.take")
    assert not step.paper_button.isChecked()


def test_duplicates_are_joined_field_by_field_and_what_hung_on_both_stays(shell: Shell, qtbot: QtBot) -> None:
    link = shell.session.snapshot.all(Link)[0]
    known = shell.session.snapshot.get(Stakeholder, link.origin)
    assert known is not None
    twin = Stakeholder(name=known.name.replace("Ministry", "Min."), mandate="Only here", contact="555")
    if twin.name == known.name:
        twin = Stakeholder(name=known.name + " (PIOJ)", mandate="Only here", contact="555")
    other = next(item for item in everybody(shell) if item.id not in (link.origin, link.to))
    tie = Link(origin=twin.id, to=other.id, kind="money")
    shell.session.edit("add", [*create(twin), *create(tie)])
    shell.open_page("stakeholder.list")
    press(qtbot, shell, "list.duplicates")
    step = shell.current_page.findChild(ListStep)
    assert step is not None
    pairs = [step.twins.pairs.item(n).text() for n in range(step.twins.pairs.count())]
    row = next(n for n, words in enumerate(pairs) if twin.name in words)
    step.twins.pairs.setCurrentRow(row)
    name = step.twins.findChild(QComboBox, "duplicates.name")
    assert name is not None
    assert {name.itemText(n) for n in range(name.count())} >= {known.name, twin.name}
    name.setFocus()
    while name.currentText() != known.name:
        qtbot.keyClick(name, Qt.Key.Key_Down)
    press(qtbot, shell, "duplicates.join")
    assert shell.session.snapshot.get(Stakeholder, twin.id) is None
    joined = shell.session.snapshot.get(Stakeholder, known.id)
    assert joined is not None
    assert joined.name == known.name
    assert "Only here" in joined.mandate
    moved = shell.session.snapshot.get(Link, tie.id)
    assert moved is not None
    assert moved.origin == known.id
    shell.undo()
    assert shell.session.snapshot.get(Stakeholder, twin.id) is not None


def test_a_pair_that_somebody_called_two_is_not_offered_again(empty_shell: Shell, qtbot: QtBot) -> None:
    for name in ("Ministry of Labour", "Ministry of Labor"):
        empty_shell.session.edit("add", create(Stakeholder(name=name)))
    empty_shell.open_page("stakeholder.list")
    press(qtbot, empty_shell, "list.duplicates")
    step = empty_shell.current_page.findChild(ListStep)
    assert step is not None
    assert step.twins.pairs.count() == 1
    press(qtbot, empty_shell, "duplicates.apart")
    assert step.twins.pairs.count() == 0
    assert step.twins.summary.text() == "No two names look like one and the same."
    press(qtbot, empty_shell, "duplicates.leave")
    assert step.register.isVisible()


def test_every_picture_of_stakeholders_shows_the_same_choice_and_only_the_map_is_judged_on(
    shell: Shell, qtbot: QtBot
) -> None:
    step = place(shell)
    item = everybody(shell)[0]
    step.choose(item.id)
    box = step._pictures
    names = [view.title for view in views() if view.about == "stakeholder"]
    assert [box.itemText(n) for n in range(box.count())] == names
    assert "Organigram" not in names
    box.setFocus()
    for number in range(1, box.count()):
        qtbot.keyClick(box, Qt.Key.Key_Down)
        assert step.view_id == views()[[v.title for v in views()].index(names[number])].id
        assert step.board.current == item.id
        assert not step.board.movable
        qtbot.waitUntil(lambda: not step.board.is_building, timeout=30_000)
        judged = step.view_id not in ("importance", "support")  # of which the sample says nothing
        assert bool(step.board.sheet.bodies) == judged
        assert ("Nobody is judged" in step.said.text()) != judged
        assert step.keeper.view_id == step.view_id
    for _number in range(box.count()):
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert step.board.movable


def test_the_review_says_what_the_links_say_and_what_changed_between_two_days(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    item = everybody(shell)[0]
    later = Assessment(stakeholder=item.id, dimension="influence", value=1, date="2031-01-01", agreed="yes")
    shell.session.edit("add", create(later))
    shell.open_page("stakeholder.review")
    step = shell.current_page.findChild(ReviewStep)
    assert step is not None
    qtbot.waitUntil(lambda: "12 links between stakeholders" in step.network.text(), timeout=20_000)
    days = step.two_days
    assert f"{item.name}: influence from 4 to 1." in days.moved.text()
    qtbot.waitUntil(lambda: not days.board.is_building, timeout=20_000)
    assert item.id in days.board.sheet.bodies
    days.first.setFocus()
    while days.first.currentIndex() < days.first.count() - 1:
        qtbot.keyClick(days.first, Qt.Key.Key_Down)
    assert "Nothing changed" in days.moved.text(), "a day against itself"
    days.second.setFocus()
    qtbot.keyClick(days.second, Qt.Key.Key_Up)
    first, second = days.chosen_days() or (None, None)
    assert first is not None
    assert first < second, "the earlier day is the first, whichever box it stands in"
    assert f"{item.name}: influence from 4 to 1." in days.moved.text()
    target = tmp_path / "compared.svg"
    days.keeper.save(target, "internal")
    qtbot.waitUntil(lambda: not days.keeper._work.busy, timeout=30_000)
    assert f"{item.name}: influence from 4 to 1." in target.read_text("utf-8")
    assert step.findChildren(QLabel, "review.words")[0].text()
