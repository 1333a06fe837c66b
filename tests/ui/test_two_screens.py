"""With a projector the room has its own screen, and the fields stay with the operator."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.system import paths


def test_the_projector_shows_the_map_and_the_operator_keeps_the_fields(
    workbook: Path, tmp_path: Path
) -> None:
    screen = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "desk", "x": 0, "width": 1366, "height": 768, **screen},
        {"name": "projector", "x": 1366, "width": 1280, "height": 720, **screen},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.two_screens", str(workbook)],
        env=environment,
        cwd=paths.resources().parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "both screens" in done.stdout
