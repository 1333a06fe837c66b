"""What ends the program leaves a record, and no traceback on anybody's screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
START = "from pathlib import Path; from desktop.system import crash, paths; "
START += "paths.logs_dir = lambda: Path(r'{folder}'); crash.start(); crash.start(); "


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-c", START.format(folder=folder) + code]
    return subprocess.run(line, capture_output=True, text=True, cwd=TOP, timeout=60)


def test_an_error_that_nobody_caught_is_in_the_log_and_not_on_the_screen(tmp_path: Path) -> None:
    done = run(tmp_path, "raise RuntimeError('the roof fell in')")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "the roof fell in" in (tmp_path / "mainstay.log").read_text(encoding="utf-8")


def test_an_error_in_a_thread_is_in_the_log(tmp_path: Path) -> None:
    code = "import threading; t = threading.Thread(target=lambda: 1 / 0, name='writer'); t.start(); t.join()"
    done = run(tmp_path, code)
    assert done.returncode == 0
    assert done.stderr == ""
    words = (tmp_path / "mainstay.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in words
    assert "writer" in words


@pytest.mark.skipif(sys.platform == "win32", reason="a different signal there")
def test_a_crash_of_the_process_leaves_its_place(tmp_path: Path) -> None:
    done = run(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert done.returncode != 0
    assert "Segmentation fault" in (tmp_path / "crash.txt").read_text(encoding="utf-8")


def test_a_long_record_is_begun_anew_and_a_missing_place_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "crash.txt").write_text("x" * 300_000)
    assert run(tmp_path, "pass").returncode == 0
    assert (tmp_path / "crash.txt").stat().st_size < 1000
    (tmp_path / "file").write_text("in the way")
    done = run(tmp_path / "file", "print('still here')")
    assert (done.returncode, done.stdout.strip()) == (0, "still here")


@pytest.mark.skipif(sys.platform == "win32", reason="a different signal there")
def test_the_next_start_knows_that_the_program_ended_by_itself(tmp_path: Path) -> None:
    again = START.removesuffix("crash.start(); crash.start(); ").format(folder=tmp_path)
    code = again + "print(crash.start(), crash.start())"

    def started() -> str:
        line = [sys.executable, "-c", code]
        return subprocess.run(line, capture_output=True, text=True, cwd=TOP, timeout=60).stdout.strip()

    assert started() == "False False"
    run(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert started() == "True False"
    assert "Segmentation fault" in (tmp_path / "last-crash.txt").read_text(encoding="utf-8")
    assert started() == "False False", "it is said once"


def test_what_the_program_survived_is_no_end_at_the_next_start(tmp_path: Path) -> None:
    code = "print('something survived', file=crash._record, flush=True); crash.end(); print(crash.start())"
    assert run(tmp_path, code).stdout.split() == ["False"]
    assert "something survived" in (tmp_path / "last-crash.txt").read_text(encoding="utf-8")
    assert run(tmp_path, "crash.end()").returncode == 0
