"""Ways back to one's work without opening the workbook: recover a damaged file, restore a backup."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.words import N_, Message
from desktop.storage import backup, recovery
from desktop.storage.area import new_area
from desktop.storage.backup import Backup
from desktop.storage.errors import Refused, refused


def rescue(path: Path, target: Path) -> list[Message]:
    """Save what can be read of a damaged file into a new workbook; gives what was saved and what is missing.

    The damaged file is never written. Raises Refused.
    """
    return list(recovery.recover(path, target, area=new_area(path)).messages)


def restore_beside(kept: Path, target: Path) -> None:
    """Write a backup as a workbook at `target`, where there is none yet. Raises Refused."""
    if target.exists():
        raise refused("exists", target)
    backup.restore(target, kept, target.parent)


def restore_in_place(path: Path, kept: Path | None, folder: Path) -> Backup | None:
    """Put a backup (or the newest good one in `folder`) in the place of the workbook at `path`, which is kept
    in `folder`.

    Nobody may have the workbook open. Gives the backup that was chosen when none was named. Raises Refused.
    """
    chosen = None
    if kept is None:
        chosen = next((item for item in backups_of(path, folder) if item.ok), None)
        if chosen is None:
            text = N_("There is no backup of “{file}” in “{folder}”.")
            raise Refused("no_backup", Message(text, {"file": path.name, "folder": str(folder)}))
        kept = chosen.path
    backup.restore(path, kept, folder)
    return chosen


def backups_of(path: Path, folder: Path) -> list[Backup]:
    """The backups of a workbook file that need not be whole, newest first; none when it does not say which it
    is.
    """
    workbook_id = backup.workbook_id_of(path)
    return backup.found(folder, workbook_id) if workbook_id else []
