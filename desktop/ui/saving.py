"""Asks where a copy of the workbook should go, and saves it there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.system import paths
from desktop.system.locale import _, show
from desktop.workspace.workspace import Refused, Workspace

SUFFIX = ".mainstay"
FILES = f"*{SUFFIX}"


@dataclass(frozen=True)
class Copied:
    """What became of a copy: the sentence to show, and where it is; None when there is none."""

    words: str
    path: Path | None


def ask_and_save_copy(parent: QWidget, workspace: Workspace) -> str:
    """Let a person choose a place and save a checked copy there; returns the sentence to show, "" when cancelled."""
    target = ask_where(parent, workspace)
    return save_copy(workspace, target) if target is not None else ""


def ask_where(parent: QWidget, workspace: Workspace) -> Path | None:
    """Let a person choose a place for a copy; None when cancelled."""
    proposed = paths.documents_dir() / f"{workspace.path.stem} - {_('copy')}{SUFFIX}"
    name, _filter = QFileDialog.getSaveFileName(
        parent, _("Save a copy"), str(proposed), _("Mainstay workbooks") + f" ({FILES})"
    )
    return Path(name) if name else None


def save_copy(workspace: Workspace, target: Path) -> str:
    """Save a checked copy as `make_copy` does; returns what to tell the person."""
    return make_copy(workspace, target).words


def make_copy(workspace: Workspace, target: Path) -> Copied:
    """Save a checked copy.

    A name without our ending gets it, and then a file of that name is not replaced: the dialog did not ask
    about that one.
    """
    if target.suffix.casefold() != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
        if target.exists():
            words = _("“{file}” is there already. Choose another name.").format(file=target.name)
            return Copied(words, None)
    try:
        workspace.save_copy(target)
    except Refused as refusal:
        return Copied(show(refusal.message), None)
    return Copied(_("A copy is saved and checked: {path}").format(path=str(target)), target)
