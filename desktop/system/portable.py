"""The portable edition: settings, backups, packs, logs and temporary files in one folder, nothing on the computer.

It lives on a stick, so the folder may be another drive tomorrow, or one that cannot be written to.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from desktop.domain.words import N_, Message
from desktop.system import paths

OPTION = "--portable"
_TEMPORARY = "temporary"
_HERE = "stick:"  # in the settings, before a path that moves with the stick
_keeps = True


class BadFolder(Exception):
    """`--portable` names nothing that could be a folder; `message` says so."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


def take(arguments: list[str]) -> list[str]:
    """Take `--portable DIR` off the head of the command line and remember it. Raises BadFolder."""
    if not arguments or arguments[0].partition("=")[0] != OPTION:
        return arguments
    first, sign, folder = arguments[0].partition("=")
    rest = arguments[1:]
    if not sign:
        if not rest:
            raise BadFolder(Message(N_("Say which folder: {option} FOLDER."), {"option": first}))
        folder, rest = rest[0], rest[1:]
    path = Path(folder).absolute()
    if not folder or (path.exists() and not path.is_dir()):
        raise BadFolder(Message(N_("{path} is not a folder."), {"path": folder}))
    os.environ[paths.PORTABLE_VARIABLE] = str(path)  # processes that this one starts are portable, too
    return rest


def start() -> None:
    """Prepare the folder, when this is the portable edition: also what libraries keep for themselves goes there."""
    global _keeps
    folder = paths.portable_dir()
    if folder is None:
        return
    temporary = folder / _TEMPORARY
    try:
        for place in (temporary, folder / "workbooks", folder / "cache"):
            place.mkdir(parents=True, exist_ok=True)
        handle, probe = tempfile.mkstemp(dir=temporary)
        os.close(handle)
        os.unlink(probe)
    except OSError:
        _keeps = False  # temporary files go where this computer wants them, and are removed at the end
        return
    _keeps = True
    tempfile.tempdir = str(temporary)
    for name in ("TMPDIR", "TEMP", "TMP"):
        os.environ[name] = str(temporary)
    if sys.platform == "linux":
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")  # of fonts and of the screen's driver


def problem() -> Message | None:
    """What cannot be kept, when the stick cannot be written to; None when all is well."""
    folder = paths.portable_dir()
    if folder is None or _keeps:
        return None
    text = N_(
        "{folder} cannot be written to. You can read and print; your settings, backups and recent workbooks are not "
        "kept. Save workbooks elsewhere, or choose a folder for them with {option}."
    )
    return Message(text, {"folder": folder, "option": OPTION})


def to_kept(path: str) -> str:
    """How the settings keep a path: on the stick, from the folder of the portable edition, for the drive may change."""
    folder = paths.portable_dir()
    if folder is None or not path:
        return path
    try:
        Path(path).relative_to(_root(folder))
        return _HERE + Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive, or no path of this system
        return path


def from_kept(text: str) -> str:
    """The path that the settings kept."""
    folder = paths.portable_dir()
    if folder is None or not text.startswith(_HERE):
        return text
    return os.path.normpath(folder / text.removeprefix(_HERE))


def _root(folder: Path) -> Path:
    """The top of the stick; where the folder is on the computer's own disk, what lies beside the program."""
    if os.name == "nt":
        return Path(folder.anchor)
    top = next((place for place in folder.parents if os.path.ismount(place)), folder.parent)
    return folder.parent if top == Path("/") else top
