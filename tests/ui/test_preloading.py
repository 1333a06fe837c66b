"""Pages are loaded ahead, one module after the other, and then that ends."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.ui.preloading import AHEAD, Preloading


def test_all_pages_are_there_after_a_while(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    loading = Preloading(window)
    qtbot.waitUntil(lambda: not isValid(loading), timeout=30_000)
    assert all(name in sys.modules for name in AHEAD)
