"""Until the first painted window nothing is loaded that it does not need: a cold start on an old computer is long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.workspace.samples import build_sample

TOP = Path(__file__).parents[2]
HEAVY = (
    *("reportlab", "rl_accel", "uharfbuzz", "bidi", "pypdfium2", "docx", "odfdo", "openpyxl", "xlsxwriter"),
    *("sqlite_utils", "markdown", "nh3", "rapidfuzz", "babel", "click", "cryptography", "numpy", "PIL"),
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtSvg", "PySide6.QtOpenGL"),
    *("desktop.reports", "desktop.commands.group", "desktop.ui.welcome", "desktop.ui.handbook_view"),
)
# The program as it starts, cut off at its first painting; what was loaded by then is written down.
_PROBE = """
import json, os, sys
from pathlib import Path
from PySide6 import QtWidgets

shown = QtWidgets.QMainWindow.paintEvent

def painted(window, event):
    shown(window, event)
    report = {"modules": sorted(sys.modules), "size": [window.width(), window.height()], "title": window.windowTitle()}
    report["page"] = type(window.shell.current_page).__name__ if window.shell else ""
    Path(sys.argv[1]).write_text(json.dumps(report), encoding="utf-8")
    os._exit(0)

from desktop.ui.window import MainWindow
MainWindow.paintEvent = painted
from desktop.cli import main
sys.exit(main(sys.argv[2:]))
"""


def at_first_paint(folder: Path, *arguments: str) -> dict[str, object]:
    """What the program had loaded when its window was painted first, started afresh on a screen of its own."""
    report, screen = folder / "painted.json", folder / "screen.json"
    one = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
    screen.write_text(json.dumps({"screens": [one | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    # A home of its own: a window of another test may have left its size in the shared one.
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}", "XDG_CONFIG_HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(report), *arguments],
        cwd=TOP,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(report.read_text(encoding="utf-8"))
    return found


def loaded(found: dict[str, object], names: tuple[str, ...]) -> list[str]:
    """The modules among `names` that were loaded."""
    modules = found["modules"]
    assert isinstance(modules, list)
    return [name for name in names if name in modules]


@pytest.mark.skipif(
    sys.platform != "linux", reason="the offscreen platform has its screen from a file here only"
)
def test_nothing_heavy_is_loaded_when_a_workbook_is_shown_first(tmp_path: Path) -> None:
    workbook = tmp_path / "Jamaica.mainstay"
    build_sample("jamaica", workbook)
    found = at_first_paint(tmp_path, str(workbook))
    assert found["page"] == "HomePage"
    assert found["size"] == [1366, 768]
    assert loaded(found, ("desktop.ui.pages.home", "PySide6.QtWidgets")) != []
    assert loaded(found, HEAVY) == []
    pages = [
        f"desktop.ui.pages.{name}" for name in ("plan", "stakeholder", "body", "goal", "report", "handbook")
    ]
    assert loaded(found, tuple(pages)) == [], "pages are loaded when they are opened"


@pytest.mark.skipif(
    sys.platform != "linux", reason="the offscreen platform has its screen from a file here only"
)
def test_nothing_heavy_is_loaded_when_the_start_page_is_shown_first(tmp_path: Path) -> None:
    found = at_first_paint(tmp_path)
    assert found["page"] == ""
    heavy = tuple(name for name in HEAVY if name != "desktop.ui.welcome")
    assert loaded(found, heavy) == []


def test_what_is_loaded_ahead_is_not_heavy_either() -> None:
    """Pages are loaded before somebody opens them; a library that only an export needs is not."""
    code = (
        "import importlib, json, sys\n"
        "from desktop.ui.preloading import AHEAD\n"
        "for name in AHEAD: importlib.import_module(name)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = {"modules": json.loads(done.stdout)}
    libraries = tuple(name for name in HEAVY if not name.startswith("desktop"))
    assert loaded(found, (*libraries, "igraph")) == []
    assert loaded(found, ("desktop.ui.pages.stakeholder.page", "desktop.ui.pages.body")) != []
