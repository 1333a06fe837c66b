"""Commands for bad days: make a backup, go back to one, and save what can be read from a damaged file."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.commands.command import (
    FILE,
    Failed,
    command,
    file_argument,
    fresh_target,
    in_folder,
    option,
    to_option,
)
from desktop.commands.reading import reading
from desktop.domain.words import N_, message
from desktop.storage import clock
from desktop.storage.backup import make, workbook_id_of
from desktop.system.locale import _, show
from desktop.system.settings import Settings
from desktop.workspace.rescue import rescue, restore_in_place


@command(N_("Make a backup of a workbook in the backup folder."))
@file_argument
def backup(file: Path) -> None:
    """Write a proven copy with the time in its name. Old ones stay: only the window thins them out."""
    with reading(file) as book:
        made = make(book.file, [], _folder(), book.snapshot.initiative.name, clock.now())
    click.echo(str(made.path))


@command(N_("Put a backup in the place of a workbook; what stood there is kept in the backup folder."))
@file_argument
@option(
    "--from",
    "source",
    type=FILE,
    metavar="BACKUP",
    help_text=N_("This backup; without it, the newest whole one."),
)
def restore(file: Path, source: Path | None) -> None:
    """Restore `file`, which may be damaged or gone, but may not be open anywhere."""
    in_folder(file)
    own = workbook_id_of(file) if file.is_file() else ""
    if source is not None:
        _must_belong(source, own)
    elif not own:
        text = N_("“{file}” does not say which workbook it is. Choose a backup in {folder} with --from.")
        raise Failed(message(text, file=file.name, folder=_folder()), "no_backup")
    found = restore_in_place(file, source, _folder())
    click.echo(_("Restored from {backup}").format(backup=found.path if found else source))


def _must_belong(backup: Path, own: str) -> None:
    """Refuse what is no whole workbook, or another one than `own` ("" is not known)."""
    with reading(backup) as book:
        other = book.file.info.workbook_id
    if own and other != own:
        text = N_("“{backup}” is a backup of another workbook, so nothing was restored.")
        raise Failed(message(text, backup=backup.name), "other_workbook")


@command(N_("Save what can be read from a damaged workbook into a new one, and say what is missing."))
@file_argument
@to_option
def recover(file: Path, target: Path) -> None:
    """Write the new workbook; the damaged file is only read."""
    fresh_target(target)
    said = rescue(file, target)
    click.echo(str(target))
    for sentence in said:
        click.echo(show(sentence))


def _folder() -> Path:
    return Settings.load().backups_folder()
