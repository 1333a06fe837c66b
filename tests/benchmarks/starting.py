"""A cold start with the sample open until the first painted window, over an empty PySide6 window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from desktop.system import paths
from tests.benchmarks.measure import Result, in_turn, result

PROBE = Path(__file__).parent / "first_paint"
TOP = Path(__file__).parents[2]
PAIRS = 9
LONGEST = 60  # seconds; a program that has painted nothing by then is stuck


@dataclass(frozen=True)
class Start:
    """What one start took: processor time (user and system) in ms, most memory at once in MiB."""

    cpu: float
    memory: float
    window: str


def desk(folder: Path) -> str:
    """The offscreen platform with a screen as people have it; its own is so small that the window folds up."""
    screen = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (folder / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={folder / 'screen.json'}"


def start(line: list[str], folder: Path) -> Start:
    """Start a program, let the probe end it at its first painted window, and ask the system what it used."""
    report = folder / "painted.txt"
    report.unlink(missing_ok=True)
    env = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(
            folder / "compiled"
        ),  # filled by the pair that warms up, as by an installation
        "FIRST_PAINT": str(report),
        "PYTHONPATH": str(PROBE),
        "QT_QPA_PLATFORM": desk(folder),
        "TMPDIR": str(folder),
        **{name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")},
    }
    process = subprocess.Popen(
        [sys.executable, *line], cwd=TOP, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    watchdog = subprocess.Popen(  # wait4 has no time limit of its own
        [sys.executable, "-c", f"import os, time; time.sleep({LONGEST}); os.kill({process.pid}, 9)"]
    )
    assert process.stderr is not None
    said = process.stderr.read().decode("utf-8", "replace")
    _pid, status, used = os.wait4(process.pid, 0)
    watchdog.kill()
    watchdog.wait()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or not report.is_file():
        raise RuntimeError(
            f"{' '.join(line)} painted nothing (exit code {process.returncode}): {said.strip()}"
        )
    per_mib = 1024 if sys.platform != "darwin" else 1024 * 1024
    cpu = (used.ru_utime + used.ru_stime) * 1000
    return Start(cpu, used.ru_maxrss / per_mib, report.read_text(encoding="utf-8"))


def fresh_samples(folder: Path) -> Iterator[Path]:
    """A new copy of the sample for each start: the one before was cut off with the file open."""
    for number in count(1):
        path = folder / f"jamaica-{number}.mainstay"
        shutil.copyfile(paths.built() / "samples" / "jamaica.mainstay", path)
        yield path


def run(folder: Path) -> list[Result]:
    """Both ratios of the start."""
    if not hasattr(os, "wait4"):
        print("The start is not measured on this system: it does not say what a process used.")
        return []
    (folder / "home").mkdir()
    samples = fresh_samples(folder)
    seen: list[tuple[Start, Start]] = []
    last: dict[str, Start] = {}

    def ours() -> float:
        last["ours"] = start(["-m", "desktop", str(next(samples))], folder)
        return last["ours"].cpu

    def floor() -> float:
        last["floor"] = start([str(PROBE / "empty_window.py")], folder)
        seen.append((last["ours"], last["floor"]))
        return last["floor"].cpu

    cpu = in_turn(ours, floor, PAIRS)
    memory = [(one.memory, other.memory) for one, other in seen[1:]]
    window = seen[-1][0].window
    return [
        result(
            *("start, processor time", cpu, "ms", 1.3),
            f"user and system time of the process until its first main window was painted ({window}), sample "
            f"open, offscreen, over an empty PySide6 main window; in turn, median of {PAIRS} pairs",
        ),
        result(
            *("start, memory", memory, "MiB", 1.35), "most resident memory at once, of the same processes"
        ),
    ]
