"""Widgets that are garbage are freed in the window's own thread, whatever a thread beside it makes."""

from __future__ import annotations

import gc
import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.shell import Shell


class Knot(QWidget):
    """A widget that only the collector can free, and that remembers in which thread that was."""

    freed_in: list[int] = []

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        Knot.freed_in.append(threading.get_ident())


def test_a_thread_that_makes_much_never_frees_a_widget(shell: Shell, qtbot: QtBot) -> None:
    assert not gc.isenabled()
    Knot.freed_in.clear()
    for _n in range(5):
        Knot()
    made: list[object] = []

    def work() -> None:
        made.extend([[n] for n in range(200_000)])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not Knot.freed_in
    qtbot.waitUntil(lambda: len(Knot.freed_in) == 5, timeout=10_000)
    assert set(Knot.freed_in) == {threading.get_ident()}
