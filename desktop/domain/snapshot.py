"""The open workbook as an immutable picture in memory; every reader reads this and never the file."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import desktop.domain.records as records
from desktop.domain.change import ID, Change, Conflict
from desktop.domain.field import FROM_CELL, Cell, FieldSpec, Kind
from desktop.domain.record import TABLES, Record, RecordId, from_cells, spec_of, specs_of, table_of, to_cells

R = TypeVar("R", bound=Record)
Load = Callable[[str], Mapping[RecordId, Record]]


class Snapshot:
    """All records at one moment. `apply` gives the next one; tables that did not change are shared.

    Tables are loaded by `load(table)` when first read.
    """

    def __init__(
        self, load: Load | None = None, tables: Mapping[str, Mapping[RecordId, Record]] | None = None
    ) -> None:
        self._load = load
        # Shared between snapshots on purpose: a table loaded through an older one is the same table.
        self._tables: dict[str, Mapping[RecordId, Record]] = dict(tables or {})

    def rows(self, table: str) -> Mapping[RecordId, Record]:
        """All records of a table by id, in the order in which they were added."""
        found = self._tables.get(table)
        if found is None:
            found = self._load(table) if self._load else {}
            self._tables[table] = found
        return found

    def all(self, cls: type[R]) -> list[R]:
        """All records of one class, in the order in which they were added."""
        return list(self.rows(table_of(cls)).values())  # type: ignore[arg-type]

    def everything(self) -> list[Record]:
        """All records of all tables."""
        return [item for table in TABLES for item in self.rows(table).values()]

    def get(self, cls: type[R], row: RecordId) -> R | None:
        """One record, or None when there is none with this id."""
        return self.rows(table_of(cls)).get(row)  # type: ignore[return-value]

    def find(self, row: RecordId) -> Record | None:
        """A record by id, in whatever table it is."""
        for table in TABLES:
            found = self.rows(table).get(row)
            if found is not None:
                return found
        return None

    def where(self, cls: type[R], **values: object) -> Iterator[R]:
        """The records of a class whose fields have exactly these values."""
        for item in self.all(cls):
            if all(getattr(item, name) == value for name, value in values.items()):
                yield item

    @property
    def initiative(self) -> records.Initiative:
        """The one initiative of the workbook; an empty one while there is none."""
        for item in self.all(records.Initiative):
            return item
        return records.Initiative()

    def only(self, cls: type[R]) -> R:
        """The one record of a table that has one at most; a blank one, always with the same id, before it is begun."""
        for item in self.all(cls):
            return item
        return cls(id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:mainstay:only:{table_of(cls)}")))

    def referring(self, row: RecordId) -> list[tuple[Record, str]]:
        """Every record and field that links to `row`: what a deletion would leave hanging."""
        return [
            (item, spec.name)
            for table, cls in TABLES.items()
            for spec in links_of(cls)
            for item in self.rows(table).values()
            if getattr(item, spec.name) == row
        ]

    def apply(self, changes: Iterable[Change]) -> Snapshot:
        """The next snapshot. Raises Conflict when a change expects something else than what stands here."""
        fresh: dict[str, dict[RecordId, Record]] = {}
        for (table, row), group in _by_row(changes).items():
            rows = fresh.setdefault(table, dict(self.rows(table)))
            old = rows.get(row)
            cells: dict[str, Cell] = to_cells(old) if old else {}
            for change in group:
                if cells.get(change.field) != change.before:
                    raise Conflict(f"{table}.{change.field} of {row}")
                cells[change.field] = change.after
            if cells.get(ID) is None:
                rows.pop(row, None)
            else:
                rows[row] = _next(TABLES[table], old, cells, group)
        return Snapshot(self._load, {**self._tables, **fresh})


def _by_row(changes: Iterable[Change]) -> dict[tuple[str, RecordId], list[Change]]:
    grouped: dict[tuple[str, RecordId], list[Change]] = {}
    for change in changes:
        grouped.setdefault((change.table, change.row), []).append(change)
    return grouped


def _next(cls: type[Record], old: Record | None, cells: dict[str, Cell], group: list[Change]) -> Record:
    """The changed record: only changed fields are read again, the others keep their very values."""
    if old is None:
        return from_cells(cls, cells)
    made = cls.__new__(cls)
    made.__dict__.update(old.__dict__)
    for change in group:
        made.__dict__[change.field] = FROM_CELL[spec_of(cls, change.field).kind](change.after)
    return made


def links_of(cls: type[Record]) -> list[FieldSpec]:
    """The fields of a record class that point at other records."""
    return [spec for spec in specs_of(cls) if spec.kind is Kind.LINK]
