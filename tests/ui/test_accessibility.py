"""Every control of every page has a name for a screen reader and can be reached by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.flows import places
from desktop.system.settings import Settings
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.window import MainWindow
from desktop.workspace.features import FEATURES

KEYS = [key for f in FEATURES for key in places(f.key)]
# What Qt itself puts into scroll areas and tables, and what no person ever lands on.
_STRUCTURE = {
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Grouping,
    QAccessible.Role.ScrollBar,
    QAccessible.Role.LayeredPane,
    QAccessible.Role.Splitter,
    QAccessible.Role.Indicator,
    QAccessible.Role.NoRole,
    QAccessible.Role.Border,
    QAccessible.Role.Cell,
    QAccessible.Role.Row,
    QAccessible.Role.Whitespace,
    QAccessible.Role.Window,
}


def unnamed(node: QAccessibleInterface, path: str = "") -> list[str]:
    """The focusable nodes without a name, as paths."""
    found = []
    here = f"{path}/{node.role().name}"
    obj = node.object()
    if obj is not None and obj.objectName():
        here += f"#{obj.objectName()}"
    state = node.state()
    if state.invisible:
        return []
    if state.focusable and node.role() not in _STRUCTURE and not node.text(QAccessible.Text.Name).strip():
        found.append(here)
    if node.role() in (QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List):
        return found  # rows have the words they show
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None:
            found += unnamed(child, here)
    return found


@pytest.mark.parametrize("key", KEYS)
def test_no_control_is_without_a_name(shell: Shell, key: str) -> None:
    QAccessible.setActive(True)
    shell.open_page(key)
    root = QAccessible.queryAccessibleInterface(shell)
    assert root is not None
    assert unnamed(root) == []


@pytest.mark.parametrize("key", KEYS)
def test_every_control_has_a_name_in_code_and_can_take_the_focus(shell: Shell, key: str) -> None:
    shell.open_page(key)
    controls: list[QWidget] = []
    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        controls += [w for w in shell.current_page.findChildren(kind) if w.isVisible() and w.isEnabled()]
    assert controls or key in ("home",)
    for widget in controls:
        if widget.objectName().startswith("qt_"):
            continue  # parts that Qt adds by itself, such as the clear button of a line
        assert widget.objectName(), widget
        assert widget.accessibleName(), widget.objectName()
        assert widget.focusPolicy().value, widget.objectName()


def test_the_start_page_and_the_handbook_on_its_own_have_names(settings: Settings, theme: Theme) -> None:
    QAccessible.setActive(True)
    window = MainWindow(settings, theme)
    for show in (window.show_start, window.show_handbook):
        show()
        window.show()
        QApplication.processEvents()
        root = QAccessible.queryAccessibleInterface(window)
        assert root is not None
        assert unnamed(root) == []
    window.close()
    window.deleteLater()


def test_the_first_start_can_be_answered_by_keyboard_alone(theme: Theme, qtbot: QtBot) -> None:
    settings = Settings()
    window = MainWindow(settings, theme)
    window.show_start()
    window.show()
    assert QTest.qWaitForWindowActive(window)
    for _press in range(30):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == "first_run.role.planner":
            break
        qtbot.keyClick(focused or window, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert settings.role == "planner"
    window.close()
    window.deleteLater()
