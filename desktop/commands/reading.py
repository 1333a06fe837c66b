"""Looking at a workbook without opening it for work.

No lock is taken and nothing is written, so the window may have it open meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.snapshot import Snapshot
from desktop.storage.area import new_area
from desktop.storage.workbook import OpenFile, open_workbook


@dataclass(frozen=True)
class Reading:
    """A workbook that is being read: the checked copy of the file, and its records."""

    file: OpenFile
    snapshot: Snapshot


@contextmanager
def reading(path: Path) -> Iterator[Reading]:
    """Read the workbook at `path`. Raises Refused when it cannot be used; its copy is removed at the end."""
    file = open_workbook(path, area=new_area(path))
    try:
        yield Reading(file, Snapshot(file.load))
    finally:
        file.close()
