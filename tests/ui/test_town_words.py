"""A town never sees advice about teams of the United Nations, cabinets or line ministries: every text is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QPushButton, QWidget

from desktop.domain.flows.body import BODY
from desktop.domain.record import TABLES, specs_of
from desktop.domain.records import Body
from desktop.guidance.towns import speaks_of_a_nation
from desktop.ui.guidance_pane import GuidancePane
from desktop.ui.setup.parts import Parts
from desktop.ui.shell import Shell
from desktop.workspace.templates import application, set_ups
from tests.ui.seen_words import seen

# Asking the ministry that holds a power is what a town is advised to do; sitting among ministries is not.
FORBIDDEN = re.compile(
    r"united nations|(?-i:\bUN\b|\bUNCT\b)|country team|cabinet|inter-?ministerial|ministries|ministerial"
    r"|one ministry|prime minister",
    re.IGNORECASE,
)
FORMS = (
    *("body", "membership", "body_objective", "body_line", "coordination_proof", "capacity", "task"),
    *("lead_option", "focal_point", "turnover", "facilitator", "activity", "role", "responsibility"),
    *("paper", "readiness_proof", "meeting", "attendance", "contribution"),
)


def _all_texts(shell: Shell) -> Iterator[str]:
    QApplication.processEvents()
    yield from (text for _where, text in seen(shell))
    for box in shell.current_page.findChildren(QComboBox):
        yield from (box.itemText(number) for number in range(box.count()))
    for view in shell.current_page.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount(QModelIndex()) if model else 0):
            for across in range(model.columnCount(QModelIndex())):
                yield str(model.index(row, across).data() or "")


def _wrong(texts: Iterator[str]) -> list[str]:
    return sorted({text for text in texts if FORBIDDEN.search(text)})


def _fill(shell: Shell) -> None:
    """What a town gets from all templates that are offered to it."""
    for found in set_ups("municipal"):
        shell.session.edit("template", application(found, shell.session.snapshot).changes)


def test_no_step_of_the_set_up_speaks_of_what_a_town_does_not_have(empty_shell: Shell) -> None:
    _fill(empty_shell)
    for step in BODY.steps:
        empty_shell.open_page(step.key)
        QApplication.processEvents()
        bar = empty_shell.current_page.advice_bar  # type: ignore[attr-defined]
        bar.toggle.setChecked(True)
        parts = empty_shell.current_page.findChildren(Parts)
        for part in parts:
            for head in part.findChildren(QPushButton):
                if head.property("key") and head.isVisible():
                    part.open(str(head.property("key")))
                    assert _wrong(_all_texts(empty_shell)) == [], (step.key, head.property("key"))
        assert _wrong(_all_texts(empty_shell)) == [], step.key
        bar.toggle.setChecked(False)


@pytest.mark.parametrize("page", ["plan.lead", "meeting"])
def test_nor_do_the_pages_around_it(empty_shell: Shell, page: str) -> None:
    _fill(empty_shell)
    empty_shell.open_page(page)
    assert _wrong(_all_texts(empty_shell)) == []


def test_nor_does_the_guidance_beside_any_of_their_fields(empty_shell: Shell) -> None:
    pane: GuidancePane = empty_shell.guidance
    keys = [f"{table}.{spec.name}" for table in FORMS for spec in specs_of(TABLES[table])]
    keys += [step.key for step in BODY.steps]
    for key in keys:
        pane.show_key(key)
        for tab in pane.findChildren(QPushButton):
            if tab.property("key") and not tab.isHidden():
                tab.click()
                QApplication.processEvents()
                said = _wrong(
                    iter(child.text() for child in pane.findChildren(QWidget) if hasattr(child, "text"))
                )
                assert said == [], (key, tab.property("key"))


def test_a_nation_is_told_all_of_it(shell: Shell) -> None:
    pane: GuidancePane = shell.guidance
    pane.show_key("body.coordinate")
    more = next(tab for tab in pane.findChildren(QPushButton) if tab.property("key") == "more")
    assert not more.isHidden()
    assert shell.session.snapshot.all(Body)


def test_the_words_are_known_in_english_only() -> None:
    assert speaks_of_a_nation("Ask the Cabinet", "en")
    assert speaks_of_a_nation("between ministries", "en_XA")
    assert not speaks_of_a_nation("Ask the ministry of the interior", "en")
    assert not speaks_of_a_nation("Le cabinet", "fr")
