"""Where things are: the program's own data in a checkout, a wheel or a frozen build, and the person's folders.

Nothing else in the program looks at `__file__` or `sys._MEIPASS`.
"""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path

APP = "mainstay"


@cache
def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle)
    package = Path(__file__).resolve().parent.parent
    inside = package / "data"  # an installed wheel carries its data inside the package
    return inside if inside.is_dir() else package.parent


def resources() -> Path:
    """The folder `resources/` (catalogues, samples, fonts, icons, styles)."""
    return _root() / "resources"


def handbook() -> Path:
    """The folder `handbook/` (manifest and pages)."""
    return _root() / "handbook"


def built() -> Path:
    """What is made at build time: the handbook index and the samples as workbooks."""
    return _root() / "build" / "data"


def carried() -> dict[str, Path]:
    """The folders of data that a bundle carries, each under its place in there; build.spec reads this."""
    return {"handbook": handbook(), "resources": resources(), "build/data": built()}


def settings_dir() -> Path:
    """The person's settings for this program."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def data_dir() -> Path:
    """What the program keeps for the person on this computer: backups, logs, the name of this installation."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def backups_dir() -> Path:
    """The default folder for backups."""
    return data_dir() / "backups"


def logs_dir() -> Path:
    """The folder for the log."""
    return data_dir() / "logs"


def documents_dir() -> Path:
    """The person's documents folder, or the home folder where there is none."""
    from platformdirs import user_documents_path

    found = user_documents_path()
    return found if found.is_dir() else Path.home()


def work_area() -> Path:
    """A fresh private folder for copies of workbooks that are being looked at; the caller removes it."""
    return Path(tempfile.mkdtemp(prefix=f"{APP}-"))
