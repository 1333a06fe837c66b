"""What a bundle costs against the least that shows a window: size, start and memory, as ratios.

    python packaging/measure.py PROGRAM OUT

`python3 dev.py build --report` calls it. The minimal window is bundled the same way: same Python, PyInstaller and list
of what stays out. Starts are taken in turns, and the median of the pairs' ratios counts; the source runs on the same
Python as the bundle, from compiled files. Not for Windows, which does not say what a process used.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import sizes

PAIRS = 7
GOAL_START = 1.15
_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
app.processEvents()
"""
Used = tuple[float, float]  # seconds of processor time, MB of memory at most


def minimal_window(top: Path, out: Path) -> Path:
    """A window and nothing else, bundled like Mainstay; made anew each time, it takes half a minute."""
    folder = out / "minimal"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "window.py").write_text(_WINDOW, encoding="utf-8")
    line = [
        sys.executable,
        "-m",
        "PyInstaller",
        str(top / "build.spec"),
        "--noconfirm",
        "--log-level",
        "ERROR",
    ]
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    env = {**os.environ, "MAINSTAY_MINIMAL": str(folder / "window.py")}
    subprocess.run([*line, *places], cwd=top, env=env, check=True)
    return folder / "dist" / "window" / "window"


def report(program: Path, top: Path, out: Path) -> list[str]:
    """The lines: size and start against the minimal window and against the source, and memory after the start."""
    if not hasattr(os, "wait4"):
        return ["", "Starts are not measured on this system: it does not say what a process used."]
    window = minimal_window(top, out)
    ours, least = sizes.megabytes(program.parent), sizes.megabytes(window.parent)
    lines = ["", f"Against a minimal window that was bundled the same way ({PAIRS} pairs, in turns)"]
    lines.append(f"  size                {ours:7.1f} MB  over {least:6.1f} MB  = {ours / least:.2f}")
    with tempfile.TemporaryDirectory() as home:
        env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "HOME": home}
        book = Path(home) / "book.mainstay"
        subprocess.run(
            [str(program), "new", str(book), "--sample", "jamaica"], env=env, check=True, capture_output=True
        )
        words = ["self-check", "--window", str(book)]
        frozen = [str(program), *words]
        source = [sys.executable, "-m", "desktop", *words]
        over_source = _in_turn(frozen, source, env, top)
        over_window = _in_turn(frozen, [str(window)], env, top)
    goal = "kept" if _ratio(over_source, 0) <= GOAL_START else "missed"
    lines.append(_line("start over source", over_source, 0, "s ") + f" (goal {GOAL_START}: {goal})")
    lines.append(_line("start", over_window, 0, "s "))
    lines.append(_line("memory", over_window, 1, "MB"))
    return lines


def _in_turn(ours: list[str], other: list[str], env: dict[str, str], top: Path) -> list[tuple[Used, Used]]:
    """Both, one after the other, after a pair that warms up."""
    return [(_used(ours, env, top), _used(other, env, top)) for _pair in range(PAIRS + 1)][1:]


def _used(line: list[str], env: dict[str, str], top: Path) -> Used:
    process = subprocess.Popen(line, env=env, cwd=top, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(line)} ended with {process.returncode}.")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _ratio(pairs: list[tuple[Used, Used]], which: int) -> float:
    return statistics.median(a[which] / b[which] for a, b in pairs)


def _line(name: str, pairs: list[tuple[Used, Used]], which: int, unit: str) -> str:
    ours = statistics.median(a[which] for a, _other in pairs)
    other = statistics.median(b[which] for _ours, b in pairs)
    return f"  {name:19} {ours:7.2f} {unit}  over {other:6.2f} {unit}  = {_ratio(pairs, which):.2f}"


if __name__ == "__main__":
    print("\n".join(report(Path(sys.argv[1]), Path(__file__).resolve().parents[1], Path(sys.argv[2]))))
