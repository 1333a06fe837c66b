"""One workbook, one person at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.storage import lock
from desktop.storage.errors import Refused
from desktop.system.locale import show
from desktop.workspace.workspace import Workspace
from tests.storage.books import make_book, opened, refusal


def _write_lock(path: Path, **holder: object) -> Path:
    place = lock.lock_path(path)
    place.write_text(
        json.dumps({"host": "desk-12", "process": 7, "name": "Amina", "time": "09:14", **holder})
    )
    return place


def test_a_second_window_is_told_who_has_it(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path, "Amina"):
        found = refusal(path)
        assert found.code == "locked"
        assert "Amina" in show(found.message)
        assert "plan.mainstay" in show(found.message)
        reader = Workspace.open(path, read_only=True)
        assert reader.read_only is not None
        reader.close()
    assert not lock.lock_path(path).exists()


def test_another_computer_is_named_and_can_be_overruled(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    _write_lock(path)
    words = show(refusal(path).message)
    assert "desk-12" in words
    assert "Amina" in words
    assert "09:14" in words
    workspace = Workspace.open(path, break_lock=True)
    assert lock.read(lock.lock_path(path)).process == os.getpid()  # type: ignore[union-attr]
    workspace.close()


def test_a_lock_of_a_process_that_is_gone_keeps_nobody_out(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    child = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    import platform

    _write_lock(path, host=platform.node(), process=int(child.stdout))
    with opened(path) as workspace:
        assert workspace.read_only is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"host": 1}', "\x00" * 50, "x" * 100_000])
def test_a_lock_that_cannot_be_understood_is_asked_about(tmp_path: Path, content: str) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    lock.lock_path(path).write_text(content)
    assert refusal(path).code == "locked"


def test_a_lock_that_somebody_took_over_is_not_removed(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    with opened(path):
        place = _write_lock(path)
    assert place.exists()


def test_a_lock_does_not_stay_when_the_file_is_refused(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(Refused):
        Workspace.open(path)
    assert not lock.lock_path(path).exists()


def test_a_shortcut_to_the_file_is_the_same_file(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    (tmp_path / "elsewhere").mkdir()
    short = tmp_path / "elsewhere" / "short.mainstay"
    try:
        short.symlink_to(path)
    except OSError:
        pytest.skip("this system makes no shortcuts for us")
    with opened(path):
        assert refusal(short).code == "locked"


def test_a_copy_never_replaces_a_workbook_that_somebody_has_open(tmp_path: Path) -> None:
    path, other = make_book(tmp_path / "plan.mainstay"), make_book(tmp_path / "other.mainstay")
    before = other.read_bytes()
    _write_lock(other)
    with opened(path) as workspace, pytest.raises(Refused) as caught:
        workspace.save_copy(other)
    assert caught.value.code == "locked"
    assert other.read_bytes() == before
