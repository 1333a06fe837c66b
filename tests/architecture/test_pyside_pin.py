"""The window's library stays at the version that does not kill the process.

PySide6 6.12.0 under Python 3.11 loses one reference to None in each call that returns nothing. After some
thousand calls Python ends with "none_dealloc: deallocating None": no exception, no chance to save. A hello
window and most test suites pass all the same, so this is counted here.
"""

from __future__ import annotations

import sys

import PySide6
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1000


def test_the_version_is_the_one_that_was_tried() -> None:
    assert PySide6.__version__ == "6.11.3"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted from Python 3.12 on")
def test_calls_that_return_nothing_do_not_use_up_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("a")
    assert before - sys.getrefcount(None) < CALLS // 2
