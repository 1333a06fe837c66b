"""Asks where the support bundle goes, writes it beside the window, and says what is inside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.system import paths
from desktop.system.locale import _
from desktop.ui.background import Background


def save_bundle(
    parent: QWidget, background: Background, say: Callable[[str], object], *, short: bool = False
) -> bool:
    """Ask and write; `say` gets the outcome in words, on one line where it is `short`. False when the person chose no
    place."""
    proposed = str(paths.documents_dir() / "mainstay-support.zip")
    name, _kind = QFileDialog.getSaveFileName(parent, _("Save a support bundle"), proposed, "ZIP (*.zip)")
    if not name:
        return False
    from desktop.workspace.support import write_bundle

    target = Path(name)

    def ended(outcome: Any) -> None:
        if isinstance(outcome, Exception):
            say(_("The support bundle could not be written there. Choose another folder."))
            return
        written = _("Written: {path}. Inside:").format(path=str(target))
        if short:
            say(f"{written} {', '.join(part.name for part in outcome)}.")
        else:
            say("\n".join([written, *(f"{part.name}: {_(part.what)}" for part in outcome)]))

    return background.run(lambda: write_bundle(target), ended)
