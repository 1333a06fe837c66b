"""What the page about the workbook itself shows, looked up in one go: parts of it read whole files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.change import Edit
from desktop.storage.backup import Backup
from desktop.storage.untrusted import BESIDE
from desktop.workspace.trash import Trashed
from desktop.workspace.workspace import Workspace

RECENT = 50


@dataclass(frozen=True)
class Overview:
    """The workbook from outside. `saved` is None while the file cannot be found; `size` is in bytes.

    `authors` are display names, "" standing for changes without a name.
    """

    saved: datetime.datetime | None
    size: int
    authors: tuple[str, ...]
    recent: tuple[Edit, ...]
    trash: tuple[Trashed, ...]
    backups: tuple[Backup, ...]


def look(workspace: Workspace) -> Overview:
    """Look at the file, its history and its backups. Changes nothing; may run in any thread."""
    try:
        found = workspace.path.stat()
        saved, size = datetime.datetime.fromtimestamp(found.st_mtime, datetime.UTC), found.st_size
    except (OSError, ValueError, OverflowError):
        saved, size = None, 0
    history = workspace.history()
    return Overview(
        saved=saved,
        size=size,
        authors=tuple(dict.fromkeys(edit.author for edit in history)),
        recent=tuple(reversed(history[-RECENT:])),
        trash=tuple(workspace.trash()),
        backups=tuple(workspace.backups()),
    )


def discard(backups: Iterable[Backup]) -> list[Backup]:
    """Delete backups for good, as somebody asked; gives those that could not be deleted."""
    left = []
    for backup in backups:
        try:
            for end in ("", *BESIDE):
                backup.path.with_name(backup.path.name + end).unlink(missing_ok=True)
        except OSError:
            left.append(backup)
    return left
