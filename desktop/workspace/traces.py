"""What Mainstay keeps about a person on this computer, and removing it: for a computer that others use, too.

Workbooks are never among it: they belong to the person and lie where the person put them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.words import N_
from desktop.storage.backup import is_backup
from desktop.system import log, paths
from desktop.system.settings import Settings

KINDS = {
    "settings": N_("Settings: language, part, name, look, choices for reports"),
    "recent": N_("The list of recent workbooks"),
    "backups": N_("Backups of workbooks"),
    "rest": N_("Log, keys, packs and caches"),
}
# In the folder of the settings: the installation's random name is none, and what was written lately is recent.
INSTALLATION, RECENT_FILES = "instance.json", ("written.json",)


@dataclass(frozen=True)
class Trace:
    """One kind of what is kept: its files, and how much room they take."""

    kind: str
    label: str
    files: tuple[Path, ...]
    size: int


def found() -> list[Trace]:
    """What is there, in the order of KINDS; a kind without anything is left out."""
    settings = Settings.load()
    files = {
        "settings": _settings(),
        "recent": [Path(name) for name in settings.recent],
        "backups": _backups(settings),
        "rest": _rest(),
    }
    return [
        Trace(kind, KINDS[kind], tuple(listed), 0 if kind == "recent" else sum(map(_size, listed)))
        for kind, listed in files.items()
        if listed
    ]


def remove(kinds: Iterable[str]) -> list[Path]:
    """Remove these kinds; what could not be removed is given back. This process then writes no settings any more."""
    wanted, left = set(kinds), list[Path]()
    settings = Settings.load()
    if "backups" in wanted:
        left += _remove(_backups(settings))
    if "rest" in wanted:
        log.stop()
        left += _remove(_rest())
        for folder in (paths.logs_dir(), paths.data_dir() / "cache", paths.data_dir() / "packs"):
            shutil.rmtree(folder, ignore_errors=True)
    if "settings" in wanted:
        Settings.kept = False
        left += _remove(_settings())
    elif "recent" in wanted:
        settings.recent = []
        settings.save()
        left += _remove([paths.settings_dir() / name for name in RECENT_FILES])
    return left


def _settings() -> list[Path]:
    """The small files of what the person prefers, with the logo: all there are, so that a later one is not forgotten
    here."""
    there = (path for kind in ("*.json", "logo-*") for path in paths.settings_dir().glob(kind))
    return sorted(path for path in there if path.name != INSTALLATION)


def _backups(settings: Settings) -> list[Path]:
    """Our backups, and nothing else that may lie in a folder that the person chose."""
    folders = {paths.backups_dir(), settings.backups_folder()}
    return sorted(
        path for folder in folders if folder.is_dir() for path in folder.iterdir() if is_backup(path)
    )


def _rest() -> list[Path]:
    """Everything else in the program's own folder, but for workbooks and what a portable edition runs with."""
    data, settings = paths.data_dir(), _settings()
    kept = [paths.backups_dir(), data / "workbooks", data / "temporary"]
    return sorted(
        path
        for path in (data.rglob("*") if data.is_dir() else ())
        if path.is_file() and path not in settings and not any(path.is_relative_to(folder) for folder in kept)
    )


def _remove(files: Iterable[Path]) -> list[Path]:
    left = []
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
    return left


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
