"""The instruments: the probe ends a program at its first painting, the table says what was measured."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.benchmarks.measure import in_turn, result, table
from tests.benchmarks.starting import PROBE, start


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not say what a process used")
def test_a_window_is_measured_until_it_is_painted(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    found = start([str(PROBE / "empty_window.py")], tmp_path)
    assert found.window == "1366x768 Empty"
    assert 10 < found.cpu < 60_000
    assert 10 < found.memory < 2_000


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not say what a process used")
def test_a_program_that_paints_nothing_is_no_measurement(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    program = tmp_path / "nothing.py"
    program.write_text("import sys; sys.exit('no window today')")
    with pytest.raises(RuntimeError, match="no window today"):
        start([str(program)], tmp_path)


def test_two_things_are_measured_in_turn() -> None:
    turns: list[str] = []

    def ours() -> float:
        turns.append("ours")
        return 20.0 * len(turns)

    def floor() -> float:
        turns.append("floor")
        return 10.0 * len(turns)

    pairs = in_turn(ours, floor, 3)
    assert turns == ["ours", "floor"] * 4, "one pair warms up"
    assert pairs == [(60.0, 40.0), (100.0, 60.0), (140.0, 80.0)]
    found = result("a thing", pairs, "ms", 1.5, "how it was done")
    assert (found.ours, found.floor) == (100.0, 60.0)
    assert found.ratio == pytest.approx(100 / 60)
    shown = table([found])
    assert "1.67  <= 1.5   not reached" in shown
    assert "a thing: how it was done" in shown
