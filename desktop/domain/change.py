"""Changes: an edit as a list of single fields, with what stood there before and after.

A record exists exactly while its `id` field is set: creating a record changes `id` from nothing to the id,
deleting it changes it back. Undo, history, replay and merge all read these.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.field import TO_CELL, Cell
from desktop.domain.record import Record, RecordId, spec_of, table_of, to_cells

ID = "id"


@dataclass(frozen=True)
class Change:
    """One field of one record: `before` and `after` are cells as they lie in the file."""

    table: str
    row: RecordId
    field: str
    before: Cell
    after: Cell


@dataclass(frozen=True)
class Edit:
    """One thing that somebody did, as it stands in the workbook.

    `action` is a key and `args` fill its sentence: the sentence itself is made when shown. `step` is the id of
    the first edit of one undo step; `undoes` is the step that this edit takes back. `counter` numbers the edits of one
    `instance` (installation) and orders them: clocks may be wrong, so `utc` is only shown.
    """

    id: str
    step: str
    instance: str
    counter: int
    author: str
    utc: str
    action: str
    args: Mapping[str, str]
    undoes: str
    schema: int
    changes: tuple[Change, ...]


class Conflict(Exception):
    """A change expects something else than what stands in the records."""


def create(item: Record) -> list[Change]:
    """The changes that bring a new record into being: its id and every answered field."""
    table = table_of(item)
    return [
        Change(table, item.id, name, None, cell) for name, cell in to_cells(item).items() if cell is not None
    ]


def update(item: Record, **values: Any) -> list[Change]:
    """The changes that give `item` these field values; fields that stay the same are left out."""
    table, found = table_of(item), []
    for name, value in values.items():
        spec = spec_of(type(item), name)
        before, after = TO_CELL[spec.kind](getattr(item, name)), TO_CELL[spec.kind](value)
        if before != after:
            found.append(Change(table, item.id, name, before, after))
    return found


def delete(item: Record) -> list[Change]:
    """The changes that remove a record; every answered field is kept in them, so that it can come back."""
    table = table_of(item)
    return [
        Change(table, item.id, name, cell, None) for name, cell in to_cells(item).items() if cell is not None
    ]


def inverse(changes: Iterable[Change]) -> list[Change]:
    """The changes that take these back, last first."""
    return [dataclasses.replace(c, before=c.after, after=c.before) for c in reversed(list(changes))]


def apply_cells(tables: dict[str, dict[RecordId, dict[str, Cell]]], changes: Iterable[Change]) -> None:
    """Apply changes to plain cells in place; used by replay, which knows no record classes.

    Raises Conflict when `before` is not what stands there.
    """
    for c in changes:
        rows = tables.setdefault(c.table, {})
        row = rows.setdefault(c.row, {})
        if row.get(c.field) != c.before:
            raise Conflict(f"{c.table}.{c.field} of {c.row}")
        if c.after is None:
            row.pop(c.field, None)
        else:
            row[c.field] = c.after
        if not row:
            del rows[c.row]
