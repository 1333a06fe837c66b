"""Work in a process of its own: it answers, and its failures stay there."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from desktop.system import apart
from desktop.system.apart import Apart, run_apart

HERE = {
    "echo": "tests.system.apart_tasks:echo",
    "sleep": "tests.system.apart_tasks:sleep",
    "eat": "tests.system.apart_tasks:eat",
    "break": "tests.system.apart_tasks:stumble",
    "die": "tests.system.apart_tasks:die",
}


@pytest.fixture(autouse=True)
def _tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child is started with the tests' own tasks beside the program's."""
    monkeypatch.setattr(apart, "TASKS", {**apart.TASKS, **HERE})
    start = f"import sys; from desktop.system import apart; apart.TASKS |= {HERE!r}; sys.exit(apart.serve())"
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", start])
    monkeypatch.chdir(Path(__file__).parents[2])


def test_it_answers_with_every_letter() -> None:
    said = {"words": "Préfecture وزارة \U0001f600", "list": [1, None, 2.5]}
    assert run_apart("echo", {"said": said}) == said


@pytest.mark.parametrize(
    ("task", "given", "code"),
    [
        ("sleep", {"seconds": 60}, "too_slow"),
        ("eat", {}, "too_big"),
        ("break", {}, "failed"),
        ("die", {}, "failed"),
    ],
)
def test_what_goes_wrong_there_is_only_a_code_here(task: str, given: dict[str, object], code: str) -> None:
    with pytest.raises(Apart) as caught:
        run_apart(task, given, seconds=2.0 if code == "too_slow" else 60.0, megabytes=700)
    assert caught.value.code == code


def test_it_can_be_cancelled() -> None:
    wanted = threading.Event()
    threading.Timer(0.3, wanted.set).start()
    started = time.monotonic()
    with pytest.raises(Apart, match="cancelled"):
        run_apart("sleep", {"seconds": 60}, cancelled=wanted)
    assert time.monotonic() - started < 30


def test_only_known_tasks_can_be_called() -> None:
    with pytest.raises(KeyError):
        run_apart("os:system", {})
