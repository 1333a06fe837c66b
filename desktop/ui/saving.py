"""Asks where a copy of the workbook should go, and saves it there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.system import paths
from desktop.system.locale import _, show
from desktop.workspace.workspace import Refused, Workspace

SUFFIX = ".mainstay"
FILES = f"*{SUFFIX}"


def ask_and_save_copy(parent: QWidget, workspace: Workspace) -> str:
    """Let a person choose a place and save a checked copy there; returns the sentence to show, "" when cancelled."""
    proposed = paths.documents_dir() / f"{workspace.path.stem} - {_('copy')}{SUFFIX}"
    name, _filter = QFileDialog.getSaveFileName(
        parent, _("Save a copy"), str(proposed), _("Mainstay workbooks") + f" ({FILES})"
    )
    return save_copy(workspace, Path(name)) if name else ""


def save_copy(workspace: Workspace, target: Path) -> str:
    """Save a checked copy; returns what to tell the person.

    A name without our ending gets it, and then a file of that name is not replaced: the dialog did not ask
    about that one.
    """
    if target.suffix.casefold() != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
        if target.exists():
            return _("“{file}” is there already. Choose another name.").format(file=target.name)
    try:
        workspace.save_copy(target)
    except Refused as refusal:
        return show(refusal.message)
    return _("A copy is saved and checked: {path}").format(path=str(target))
