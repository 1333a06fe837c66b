"""By keyboard alone: Tab goes as people read, every stop can be seen, and nothing opens as a window of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.flows import places
from desktop.system.settings import Settings
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.workspace.features import FEATURES
from tests.ui.conftest import let_go, open_shell

PLACES = [place for feature in FEATURES for place in places(feature.key)]


def stops(shell: Shell, key: Qt.Key, most: int = 120) -> list[QWidget]:
    """Every widget that the key comes to from the open page's line in the rail, until it comes to one again."""
    shell.rail.focus()
    found: list[QWidget] = []
    for _n in range(most):
        here = QApplication.focusWidget()
        assert here is not None, found[-1].objectName() if found else "nothing had the keyboard"
        if here in found:
            break
        found.append(here)
        QTest.keyClick(here, key)
        QApplication.processEvents()
    return found


def test_tab_goes_through_the_page_and_then_to_its_foot(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    shell = open_shell(workbook, settings, theme, size=(1024, 600))
    for place in PLACES:
        if place == "handbook":
            continue  # a reader is walked through link by link
        shell.open_page(place)
        qtbot.wait(50)  # what a page leaves for later has come
        found = stops(shell, Qt.Key.Key_Tab)
        names = [one.objectName() for one in found]
        where = ["page" if shell.stack.isAncestorOf(one) else "around" for one in found]
        first, last = where.index("page"), len(where) - where[::-1].index("page")
        assert set(where[first:last]) == {"page"}, (place, names)
        assert "advice_toggle" not in names or names.index("advice_toggle") >= last, (place, names)
    let_go(shell)


def test_every_stop_can_be_seen_when_the_keyboard_is_there(shell: Shell, qtbot: QtBot) -> None:
    for place in ("stakeholder.missing", "plan.timetable", "body.coordinate", "settings"):
        shell.open_page(place)
        qtbot.wait(50)
        shell.rail.focus()
        seen: set[QWidget] = set()
        while (here := QApplication.focusWidget()) not in seen:
            assert here is not None
            seen.add(here)
            assert not here.visibleRegion().isEmpty(), (place, here.objectName())
            QTest.keyClick(here, Qt.Key.Key_Tab)
            QApplication.processEvents()
        assert len(seen) > 8


def test_back_tab_is_the_same_way_back(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("stakeholder.missing")
    qtbot.wait(50)
    forth = stops(shell, Qt.Key.Key_Tab)
    back = stops(shell, Qt.Key.Key_Backtab)
    assert back[1:] == forth[:0:-1]


class Windows(QObject):
    """Remembers what opened as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(f"{type(watched).__name__} {watched.objectName()}")
        return super().eventFilter(watched, event)


def test_no_part_of_a_page_opens_as_a_window_for_a_moment(shell: Shell) -> None:
    """It would flash, and take the keyboard along."""
    app = QApplication.instance()
    assert app is not None
    windows = Windows()
    app.installEventFilter(windows)
    for place in PLACES:
        shell.open_page(place)
        QApplication.processEvents()
    app.removeEventFilter(windows)
    assert windows.opened == []
