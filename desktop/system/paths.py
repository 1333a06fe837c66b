"""Where things are: the program's own data in a checkout, a wheel or a frozen build, and the person's folders.

Nothing else in the program looks at `__file__` or `sys._MEIPASS`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import cache
from pathlib import Path

APP = "mainstay"
# The portable edition: a file of this name beside the program, or a folder in the variable (`--portable` sets it).
PACKS_NOW = "now.txt"
PORTABLE_MARK, PORTABLE_VARIABLE, PORTABLE_DATA = ".portable", "MAINSTAY_PORTABLE", "data"


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


def program_dir() -> Path | None:
    """The folder of a frozen program (on macOS: where the app lies); None for a checkout or a wheel."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve()
    app = next((parent for parent in program.parents if parent.suffix == ".app"), None)
    return (app or program).parent


def build_name() -> str:
    """Which build a frozen program is; "" for a checkout or a wheel."""
    return _root().name if getattr(sys, "frozen", False) else ""


def portable_dir() -> Path | None:
    """The folder that holds everything of the person in the portable edition; None where it is none."""
    if named := os.environ.get(PORTABLE_VARIABLE):
        return Path(named)
    program = program_dir()
    if program is not None and (program / PORTABLE_MARK).is_file():
        return program / PORTABLE_DATA
    return None


def settings_dir() -> Path:
    """The person's settings for this program."""
    if (portable := portable_dir()) is not None:
        return portable
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def data_dir() -> Path:
    """What the program keeps for the person on this computer: backups, logs, the name of this installation."""
    if (portable := portable_dir()) is not None:
        return portable
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def cache_dir() -> Path:
    """What can be made again at any time: here it is kept so that it need not be."""
    if (portable := portable_dir()) is not None:
        return portable / "cache"
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)


def packs_dir() -> Path:
    """The content packs that the person installed, or laid there."""
    return data_dir() / "packs"


def pack_content() -> Path:
    """What was read out of them, checked and made anew: pages, catalogues, samples. The folder may not be there.

    A small file names it: a folder of which a file is open cannot be replaced everywhere.
    """
    folder = cache_dir() / "packs"
    try:
        name = (folder / PACKS_NOW).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return folder / "none"
    return folder / (name if name.isalnum() else "none")


def backups_dir() -> Path:
    """The default folder for backups."""
    return data_dir() / "backups"


def logs_dir() -> Path:
    """The folder for the log."""
    return data_dir() / "logs"


def documents_dir() -> Path:
    """The person's documents folder, or the home folder where there is none; in the portable edition, one of its own.

    A stick that cannot be written to has no such folder: then it is that of this computer.
    """
    if (portable := portable_dir()) is not None and (portable / "workbooks").is_dir():
        return portable / "workbooks"
    from platformdirs import user_documents_path

    found = user_documents_path()
    return found if found.is_dir() else Path.home()


def work_area() -> Path:
    """A fresh private folder for copies of workbooks that are being looked at; the caller removes it.

    In the portable edition it lies on the stick (`portable.start` says where temporary files go).
    """
    return Path(tempfile.mkdtemp(prefix=f"{APP}-"))
