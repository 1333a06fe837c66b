"""Is everything in place on this computer? One line for each thing, for whoever helps from afar.

`mainstay doctor` prints them, and a support bundle holds them. Nothing here says anything about a workbook.
"""

from __future__ import annotations

import json
import locale
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from desktop.domain.words import N_
from desktop.system import paths
from desktop.system.apart import own_command
from desktop.system.locale import _, format_number, language, languages
from desktop.system.version import VERSION

OLDEST_SQLITE = (3, 40)  # STRICT tables, RETURNING and what the queries use
LITTLE_SPACE = 200_000_000  # bytes: a workbook, its journal, its backup and a report fit in far less
SMALLEST_SCREEN = (800, 520)  # what the window needs at least
SCREENS = "list-screens"  # the hidden command that asks Qt, in a process that may die of it
_PATIENCE = 60  # seconds for an old computer to load Qt from a stick
_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoNaskhArabic-Regular.ttf")


@dataclass(frozen=True)
class Line:
    """One thing that was looked at: a stable `name`, what was found, and whether that is good."""

    name: str
    label: str
    ok: bool
    found: str


def look() -> list[Line]:
    """Look at versions, folders, free space, fonts, handbook, samples, language and screen."""
    return [*_versions(), *_folders(), *_data(), _languages(), _screen()]


def _versions() -> list[Line]:
    from desktop.storage.connection import sqlite_version

    sqlite = sqlite_version()
    return [
        Line("program", "Mainstay", True, " ".join(filter(None, (VERSION, paths.build_name(), _edition())))),
        Line("python", "Python", True, f"{platform.python_version()} ({platform.machine()})"),
        Line("system", _("System"), True, platform.platform()),
        _package("qt", "Qt", "PySide6_Essentials"),
        Line("sqlite", "SQLite", tuple(map(int, sqlite.split(".")))[:2] >= OLDEST_SQLITE, sqlite),
        _package("reportlab", "ReportLab", "reportlab"),
    ]


def _edition() -> str:
    return _("(portable)") if paths.portable_dir() is not None else ""


def _package(name: str, label: str, distribution: str) -> Line:
    try:
        return Line(name, label, True, metadata.version(distribution))
    except metadata.PackageNotFoundError:
        # A frozen program carries the library without the paper that names its version.
        frozen = not Path(paths.resources()).parent.joinpath("pyproject.toml").is_file()
        return Line(name, label, frozen, _("version not known"))


def _folders() -> list[Line]:
    wanted: list[tuple[str, str, Callable[[], Path]]] = [
        ("settings", N_("Settings folder"), paths.settings_dir),
        ("data", N_("Folder for the program's own files"), paths.data_dir),
        ("backups", N_("Backup folder"), paths.backups_dir),
        ("log", N_("Log folder"), paths.logs_dir),
        ("temporary", N_("Folder for passing files"), lambda: Path(tempfile.gettempdir())),
        ("documents", N_("Documents folder"), paths.documents_dir),
    ]
    lines = [_folder(name, _(label), find()) for name, label, find in wanted]
    free = shutil.disk_usage(_existing(paths.data_dir())).free
    text = _("{count} MB").format(count=format_number(free // 1_000_000))
    return [*lines, Line("space", _("Free space"), free >= LITTLE_SPACE, text)]


def _folder(name: str, label: str, folder: Path) -> Line:
    """Whether a file can really be written there: permissions alone do not say so on every system."""
    place = _existing(folder)
    try:
        handle, probe = tempfile.mkstemp(prefix=".mainstay-", dir=place)
        os.close(handle)
        os.unlink(probe)
    except OSError:
        return Line(name, label, False, _("{folder} (cannot be written to)").format(folder=folder))
    return Line(name, label, True, str(folder))


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists: what is not there yet is made when needed."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _data() -> list[Line]:
    fonts = paths.resources() / "fonts"
    missing = [font for font in _FONTS if not (fonts / font).is_file()]
    indexes = sorted(path.stem for path in (paths.built() / "handbook").glob("*.db"))
    samples = sorted(path.stem for path in (paths.built() / "samples").glob("*.mainstay"))
    lost = _("missing: {what}")
    return [
        Line(
            "fonts", _("Fonts"), not missing, lost.format(what=", ".join(missing)) if missing else str(fonts)
        ),
        Line(
            "handbook", _("Handbook"), "en" in indexes, ", ".join(indexes) or lost.format(what=paths.built())
        ),
        Line("samples", _("Samples"), bool(samples), ", ".join(samples) or lost.format(what=paths.built())),
    ]


def _languages() -> Line:
    system = locale.getlocale()[0] or "C"
    found = _("{language} of {languages}; this computer: {system}, {encoding}").format(
        language=language(),
        languages=", ".join(languages()),
        system=system,
        encoding=sys.getfilesystemencoding(),
    )
    return Line("language", _("Language"), True, found)


def _screen() -> Line:
    """What Qt finds, asked in a process of its own: without a screen Qt ends the process that asks."""
    label = _("Screen")
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return Line("screen", label, True, _("none here; reports can be written all the same"))
    try:
        done = subprocess.run(
            [*own_command(), SCREENS],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        found = json.loads(done.stdout)
        screens = [(int(one["width"]), int(one["height"]), float(one["scale"])) for one in found["screens"]]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return Line("screen", label, False, _("the window cannot be shown here"))
    words = ", ".join(f"{width} x {height} ({scale:.0%})" for width, height, scale in screens)
    large = any(w >= SMALLEST_SCREEN[0] and h >= SMALLEST_SCREEN[1] for w, h, _scale in screens)
    return Line("screen", label, large, f"{words}, {found['platform']}")
