"""Content packs for the window and the command line: what there is, taking one in, taking one out."""

from __future__ import annotations

from pathlib import Path

from desktop.distribution import packs
from desktop.distribution.pack_file import Fault
from desktop.distribution.packs import BadPack, Checked, Installed, build, check, installed, is_applied
from desktop.domain.words import N_
from desktop.system import resources
from desktop.system.locale import _
from desktop.workspace import samples

__all__ = [
    "BadPack",
    "Checked",
    "Fault",
    "Installed",
    "apply",
    "build",
    "check",
    "install",
    "installed",
    "is_applied",
    "problem",
    "remove",
    "said",
]

_PROBLEM = N_("The pack was not taken: {count} things are wrong with it. First: {first}")
_ONE_PROBLEM = N_("The pack was not taken: {first}")


def install(path: Path) -> Installed:
    """Take a pack in. Raises BadPack, or OSError."""
    found = packs.install(path)
    _read_anew()
    return found


def remove(pack_id: str) -> bool:
    """Take a pack out; False when there is none of this name."""
    gone = packs.remove(pack_id)
    _read_anew()
    return gone


def apply() -> None:
    """Make the content of the packs anew, as after somebody laid one into the folder by hand."""
    packs.apply()
    _read_anew()


def _read_anew() -> None:
    resources.catalogue.cache_clear()
    samples.forget_sources()


def said(fault: Fault) -> str:
    """A fault as one line: file, line, what is wrong."""
    where = f"{fault.file}:{fault.line}" if fault.line else fault.file
    return f"{where}: {_(fault.text).format(**fault.args)}"


def problem(error: BadPack) -> str:
    """Why a pack was not taken, in one sentence."""
    first = said(error.faults[0])
    if len(error.faults) == 1:
        return _(_ONE_PROBLEM).format(first=first)
    return _(_PROBLEM).format(count=len(error.faults), first=first)
