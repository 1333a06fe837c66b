"""Widgets that are garbage are freed in the window's own thread, whatever a thread beside it makes."""

from __future__ import annotations

import gc
import threading
from time import perf_counter

from PySide6.QtCore import QTimer
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


def test_the_oldest_objects_wait_for_a_quiet_moment(shell: Shell, qtbot: QtBot) -> None:
    """Looking at all of them takes a tenth of a second in a large workbook: not while somebody works."""
    whole: list[float] = []

    def heard(phase: str, info: dict[str, int]) -> None:
        if phase == "start" and info["generation"] == 2:
            whole.append(perf_counter())

    kept: list[list[int]] = []
    work = QTimer()
    work.timeout.connect(lambda: kept.extend([n] for n in range(20_000)))
    before = gc.get_threshold()
    gc.set_threshold(1, 0, 1)
    gc.callbacks.append(heard)
    try:
        work.start(100)
        qtbot.waitUntil(lambda: gc.get_count()[2] > 2 and len(kept) > 200_000, timeout=20_000)
        work.stop()
        rested = perf_counter()
        assert all(moment >= rested for moment in whole)
        whole.clear()
        qtbot.waitUntil(lambda: bool(whole), timeout=20_000)
    finally:
        gc.callbacks.remove(heard)
        gc.set_threshold(*before)


def test_nothing_is_looked_at_while_a_job_runs(shell: Shell, qtbot: QtBot) -> None:
    """A report makes many objects that live until it is written: looking at them stops the window for nothing."""
    from desktop.workspace.jobs import Job

    looked: list[float] = []
    end = threading.Event()
    done: list[object] = []

    def heard(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            looked.append(perf_counter())

    def work(_job: object) -> list[list[int]]:
        made = [[n] for n in range(100_000)]
        end.wait(20)
        return made

    job = Job(work, on_progress=print, on_done=done.append, on_failed=done.append)
    job.start()
    gc.callbacks.append(heard)
    try:
        qtbot.wait(1500)
        assert not looked
        end.set()
        qtbot.waitUntil(lambda: bool(done and looked), timeout=20_000)
    finally:
        end.set()
        gc.callbacks.remove(heard)
