"""Copies of the open workbook, for oneself and for others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.change import Edit
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import SUCCESSOR, for_receiver
from desktop.domain.words import N_, Message
from desktop.storage import copies
from desktop.storage.errors import Refused
from desktop.storage.workbook import OpenFile


def write_copy(
    file: OpenFile, since: Sequence[Edit], snapshot: Snapshot, own: Path, target: Path, receiver: str
) -> None:
    """Write a workbook, with its edits `since` it was opened, to another file than its `own`. Raises Refused.

    A successor gets everything, with its history. Others get a file without any history, in which only what they may
    see was ever written (see `visibility.RECEIVERS`).
    """
    if target.resolve() == own:
        text = N_(
            "“{file}” is the workbook itself, which is saved by itself. Choose another name for the copy."
        )
        raise Refused("exists", Message(text, {"file": target.name}))
    if receiver == SUCCESSOR:
        copies.write_copy(file, since, target)
    else:
        copies.write_apart(file, for_receiver(snapshot, receiver).everything(), target)
