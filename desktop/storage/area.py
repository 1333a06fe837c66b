"""The work area of an opened workbook: a private folder for its copy.

It is removed at close; when the process was killed, the next opening of any workbook does that.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from desktop.storage.errors import refused
from desktop.storage.lock import is_running
from desktop.system import paths

_OWNER = "process"


def new_area(path: Path) -> Path:
    """A fresh work area for opening `path`. Raises Refused when this computer has no room for one."""
    try:
        area = paths.work_area()
    except OSError:
        raise refused("no_room", path) from None
    try:
        (area / _OWNER).write_text(str(os.getpid()), encoding="ascii")
    except OSError:
        shutil.rmtree(area, ignore_errors=True)
        raise refused("no_room", path) from None
    sweep(area.parent)
    return area


def sweep(folder: Path) -> None:
    """Remove the areas of processes that were killed: they hold copies of somebody's workbook."""
    for owner in folder.glob(f"{paths.APP}-*/{_OWNER}"):
        try:
            process = int(owner.read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue  # of another person on this computer, or not ours
        if not is_running(process):
            shutil.rmtree(owner.parent, ignore_errors=True)
