"""Forgetting a person: what is erased, and where the name still stands afterwards, for people to decide
about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.record import TABLES, Record, specs_of
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import folded
from desktop.storage import forget
from desktop.storage.backup import Backup


@dataclass(frozen=True)
class Forgotten:
    """What is left of a person's name: fields of records that have it in their text, and backups that hold
    it.
    """

    name: str
    places: tuple[tuple[Record, str], ...]
    backups: tuple[Backup, ...]


def left_over(name: str, snapshot: Snapshot, backups: Iterable[Backup]) -> Forgotten:
    """Look for a name in the records as they are now and in the backups."""
    wanted = folded(name)
    if not wanted:
        return Forgotten(name, (), ())
    places = tuple(
        (item, spec.name)
        for table, cls in TABLES.items()
        for item in snapshot.rows(table).values()
        for spec in specs_of(cls)
        if isinstance(getattr(item, spec.name), str) and wanted in folded(getattr(item, spec.name))
    )
    return Forgotten(name, places, tuple(item for item in backups if forget.holds(item.path, name)))
