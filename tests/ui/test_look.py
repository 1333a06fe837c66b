"""Changing the look costs what is on show: pages that nobody sees take it on when they are opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.system.settings import Settings
from desktop.ui.layout import column
from desktop.ui.shell import Shell
from desktop.ui.stack import PageStack
from desktop.ui.text import plain_label
from desktop.ui.theme import Theme
from desktop.ui.window import MainWindow


class Dressings(QObject):
    """Counts how many widgets were told of a new look."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in (watched, *watched.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() is QEvent.Type.StyleChange
        return super().eventFilter(watched, event)


def ground(widget: QWidget) -> str:
    """The colour in the corner of a widget, as it is painted."""
    return widget.grab().toImage().pixelColor(2, 2).name()


def test_a_hidden_page_takes_on_the_look_when_it_is_opened(shell: Shell, qtbot: QtBot) -> None:
    for key in ("plan.scope", "plan.route", "stakeholder.describe", "goal"):
        shell.open_page(key)
    plan = shell._pages["plan"]
    hidden, shown = Dressings(plan), Dressings(shell.current_page)
    tokens = shell.session.theme.tokens
    shell.session.theme.apply(theme="dark")
    QApplication.processEvents()
    assert shown.count > 0
    assert hidden.count == 0
    dark = shell.session.theme.tokens
    assert dark.surface != tokens.surface
    shell.open_page("plan.route")
    QApplication.processEvents()
    assert hidden.count > 0
    chosen = next(b for b in plan.findChildren(QPushButton) if b.isChecked())
    assert dark.accent.lower() in {
        chosen.grab().toImage().pixelColor(x, chosen.height() // 2).name() for x in range(6, 14)
    }
    title = next(label for label in plan.findChildren(QLabel, "page_title") if label.isVisible())
    assert title.palette().windowText().color().name() == dark.heading.lower()


def test_a_page_that_has_the_look_is_not_dressed_again(shell: Shell) -> None:
    shell.open_page("goal")
    shell.open_page("home")
    counted = Dressings(shell._pages["goal"])
    shell.open_page("goal")
    assert counted.count == 0


def sizes(page: QWidget) -> set[tuple[str, int]]:
    """The size of text in each kind of widget that has no rule of its own."""
    found = set()
    for widget in page.findChildren(QWidget):
        plain = isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit | QTableView)
        plain |= isinstance(widget, QPushButton | QLabel) and not widget.property("role")
        if plain and widget.isVisible():
            found.add((type(widget).__name__, widget.fontInfo().pixelSize()))
    return found


def test_larger_text_reaches_what_is_on_show_what_was_hidden_and_what_comes_later(shell: Shell) -> None:
    theme = shell.session.theme
    shell.open_page("goal")
    title = shell.current_page.title_label
    before = title.fontMetrics().height()
    for place in ("plan.scope", "plan.vision", "stakeholder.describe", "report"):
        shell.open_page(place)
        QApplication.processEvents()
    for percent in (150, 100, 130):
        theme.apply(percent=percent)
        for place in ("report", "goal", "plan.scope", "plan.vision", "plan.lead", "meeting", "body.tasks"):
            shell.open_page(place)
            QApplication.processEvents()
            found = sizes(shell.stack)
            assert found, place
            assert {size for _kind, size in found} == {theme.px(13)}, (percent, place, found)
        assert {size for _kind, size in sizes(shell.topbar)} == {theme.px(13)}
    theme.apply(percent=150)
    shell.open_page("goal")
    QApplication.processEvents()
    assert title.fontMetrics().height() > before * 1.3


class Asked(QWidget):
    """A page that counts how often it is asked for its height."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        self.asked += 1
        return True

    def sizeHint(self) -> QSize:  # noqa: N802
        self.asked += 1
        return QSize(3000, 3000)


def test_a_stack_asks_no_page_how_large_it_would_like_to_be(qtbot: QtBot) -> None:
    stack, page, other = PageStack(), Asked(), plain_label("other")
    window, beside = QWidget(), plain_label("beside")
    qtbot.addWidget(window)
    lines = column(window)
    lines.addWidget(beside)
    lines.addWidget(stack, 1)
    for one in (other, page):
        stack.addWidget(one)
    window.resize(400, 300)
    window.show()
    QApplication.processEvents()
    page.asked = 0
    other.setText("longer " * 50)
    beside.hide()
    beside.show()
    QApplication.processEvents()
    assert page.asked == 0
    assert stack.minimumSizeHint().width() < 400
    stack.setCurrentWidget(page)
    assert page.size() == stack.size()


def test_a_page_made_after_the_text_became_larger_is_as_large(
    workbook: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    """In the window itself, whose own size of text does not pass into parts that have a style sheet."""
    window = MainWindow(settings, theme)
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(workbook)
    theme.apply(percent=150)
    assert window.shell is not None
    window.shell.open_page("plan")
    QApplication.processEvents()
    assert {size for _kind, size in sizes(window)} == {theme.px(13)}
    assert window.close_workbook()
