"""As many names as somebody reads, and as long; the whole of a name is in its tip and told to a screen reader."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.change import update
from desktop.domain.flows import places
from desktop.domain.records import Body, Meeting, PlanGoal, Stakeholder
from desktop.system.settings import Settings
from desktop.ui.names import LONGEST, MOST, cut, in_a_row
from desktop.ui.theme import Theme
from tests.ui.conftest import let_go, open_shell


def test_few_names_are_all_there() -> None:
    assert in_a_row(["Ministry of Health", "A; B"]) == "Ministry of Health; A; B"
    assert in_a_row([]) == ""


def test_many_names_end_with_how_many_there_are() -> None:
    said = in_a_row([f"name {n}" for n in range(MOST + 1200)])
    assert said.startswith("name 0; name 1; ")
    assert said.endswith(f"name {MOST - 1}; and 1,200 more")


LONG = "The interministerial committee for everything that has to do with the movement of people " * 4
UNBROKEN = "Interministerial" * 20


def test_a_long_name_is_cut_between_words_and_a_long_word_can_be_broken() -> None:
    assert cut("Ministry of Health") == "Ministry of Health"
    shown = cut(LONG[:300])
    assert len(shown) <= LONGEST + 1
    assert shown.endswith("…")
    assert LONG.startswith(shown[:-1] + " ")
    broken = cut(UNBROKEN[:300])
    assert max(map(len, broken.split("\u200b"))) <= 25
    assert UNBROKEN.startswith(broken[:-1].replace("\u200b", ""))


@pytest.mark.parametrize("name", [LONG[:300], UNBROKEN[:300]], ids=["words", "unbroken"])
@pytest.mark.parametrize("percent", [100, 150])
def test_names_of_three_hundred_letters_leave_room_for_the_rest(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot, name: str, percent: int
) -> None:
    theme.apply(percent=percent)
    shell = open_shell(workbook, settings, theme, size=(1024, 600))
    session = shell.session
    changed = [session.snapshot.initiative]
    changed += [session.snapshot.all(cls)[0] for cls in (Stakeholder, Body, PlanGoal, Meeting)]
    session.edit("change", [change for item in changed for change in update(item, name=name)])
    somebody = session.snapshot.all(Stakeholder)[0]
    for place in (
        "home",
        *(key for page in ("stakeholder", "body", "goal", "meeting") for key in places(page)),
    ):
        shell.open_page(place)
        if place.startswith("stakeholder."):
            shell.current_page.open_record(somebody.id)
        QApplication.processEvents()
        assert shell.width() == 1024, place
        for label in shell.findChildren(QLabel):
            if label.isVisible() and label.text().startswith(name[:40]):
                lines = label.height() / label.fontMetrics().lineSpacing()
                assert lines < 9, (place, label.objectName(), lines)
    shell.open_page("stakeholder.place")
    shell.current_page.open_record(somebody.id)
    heading = shell.findChild(QLabel, "inspector.name")
    assert heading is not None
    assert heading.accessibleName() == name
    assert name in html.unescape(heading.toolTip())
    session.noticed.emit(f"Added: {name}", "undo")
    QApplication.processEvents()
    assert shell.rect().contains(shell.floating.geometry())
    said = shell.notices.latest.findChild(QLabel, "notice.text")
    assert said is not None
    assert said.accessibleName() == f"Added: {name}"
    let_go(shell)
