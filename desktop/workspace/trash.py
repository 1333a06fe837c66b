"""Deleted records: what goes with them, what was linked to them, and putting them back.

There is no second store: what was deleted stands in the history, with every answer it had.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.change import ID, Change, Edit, delete, inverse, update
from desktop.domain.field import Cell, Kind
from desktop.domain.record import TABLES, Record, RecordId, from_cells, spec_of, specs_of, table_of
from desktop.domain.records import SetAside
from desktop.domain.snapshot import Snapshot, links_of
from desktop.workspace.undo import UNDO, fold, original_action


@dataclass(frozen=True)
class Trashed:
    """A deleted record, the edit that deleted it, and the records (with the field) that pointed at it."""

    record: Record
    edit: Edit
    links: tuple[tuple[Record, str], ...]


def deletion(snapshot: Snapshot, record: Record) -> list[Change]:
    """The changes that delete a record, everything that cannot stand without it, and the links to it."""
    gone: dict[RecordId, Record] = {}
    _collect(snapshot, record, gone)
    changes: list[Change] = []
    emptied: dict[RecordId, tuple[Record, dict[str, str]]] = {}
    for row in gone:
        for other, field in snapshot.referring(row):
            if other.id not in gone:
                emptied.setdefault(other.id, (other, {}))[1][field] = ""
    for other, fields in emptied.values():
        changes += update(other, **fields)
    for item in reversed(gone.values()):
        changes += delete(item)
    return changes


def _collect(snapshot: Snapshot, record: Record, gone: dict[RecordId, Record]) -> None:
    """Gather a record and all that hangs on it: a rating, a tie, a seat, advice set aside for it."""
    waiting = [record]
    while waiting:
        item = waiting.pop()
        if item.id in gone:
            continue
        gone[item.id] = item
        for other, field in snapshot.referring(item.id):
            # Advice set aside "about nothing" would silence it for the whole workbook.
            if spec_of(type(other), field).required or isinstance(other, SetAside):
                waiting.append(other)


def find_trashed(edits: Iterable[Edit], snapshot: Snapshot) -> list[Trashed]:
    """The deleted records that can be put back, newest first.

    What came into being only by a step that was undone is no loss: it is not in the trash.
    """
    last: dict[tuple[str, RecordId], Edit] = {}
    for edit in edits:
        for change in edit.changes:
            if change.field == ID and change.table in TABLES:
                last[change.table, change.row] = edit
    found: list[Trashed] = []
    for (table, row), edit in reversed(list(last.items())):
        if snapshot.rows(table).get(row) is not None:
            continue
        if edit.action == UNDO and original_action(edit) != "put_back":
            continue
        record = _before(edit, table, row)
        if not _hangs_on_deleted(record, edit):
            found.append(Trashed(record, edit, tuple(_links(record, edit, snapshot))))
    position = {edit.id: number for number, edit in enumerate(last.values())}
    return sorted(found, key=lambda item: position[item.edit.id], reverse=True)


def _before(edit: Edit, table: str, row: RecordId) -> Record:
    cells: dict[str, Cell] = {ID: row}
    for change in (c for c in _known(edit) if (c.table, c.row) == (table, row)):
        cells[change.field] = change.before
    return from_cells(TABLES[table], cells)


def _known(edit: Edit) -> list[Change]:
    """What an edit did, without what only a newer version understands."""
    return [c for c in fold(edit.changes) if c.table in TABLES and c.field in _fields(c.table)]


def _fields(table: str) -> set[str]:
    return {spec.name for spec in specs_of(TABLES[table])}


def _deleted_in(edit: Edit) -> set[tuple[str, RecordId]]:
    return {(c.table, c.row) for c in _known(edit) if c.field == ID and c.after is None}


def _hangs_on_deleted(record: Record, edit: Edit) -> bool:
    """Whether a record only went along with another one of the same edit: it comes back with that one."""
    gone = {row for _table, row in _deleted_in(edit)}
    return any(getattr(record, name) in gone for name in _holds(record))


def _holds(record: Record) -> list[str]:
    """The links without which a record cannot stand."""
    return [s.name for s in links_of(type(record)) if s.required or isinstance(record, SetAside)]


def _links(record: Record, edit: Edit, snapshot: Snapshot) -> Iterable[tuple[Record, str]]:
    gone = _deleted_in(edit)
    for change in _known(edit):
        if change.before != record.id or change.field == ID:
            continue
        if spec_of(TABLES[change.table], change.field).kind is not Kind.LINK:
            continue
        if (change.table, change.row) in gone:
            yield _before(edit, change.table, change.row), change.field
        else:
            other = snapshot.rows(change.table).get(change.row)
            if other is not None:
                yield other, change.field


def restoration(trashed: Trashed, snapshot: Snapshot) -> list[Change]:
    """The changes that bring a record back, with what went along and the links that are still empty."""
    edit, wanted = trashed.edit, {(table_of(trashed.record), trashed.record.id)}
    gone = _deleted_in(edit)
    grew = True
    while grew:  # what hangs on what hangs on it
        ids = {row for _table, row in wanted}
        along = {
            (table, row)
            for table, row in gone - wanted
            if any(
                getattr(_before(edit, table, row), name) in ids for name in _holds(_before(edit, table, row))
            )
        }
        wanted |= along
        grew = bool(along)
    ids = {row for _table, row in wanted}
    changes = []
    for change in inverse(_known(edit)):
        place = (change.table, change.row)
        if place in wanted:
            if snapshot.rows(change.table).get(change.row) is None:
                changes.append(change)
        elif place not in gone and change.after in ids and _is_free(change, snapshot):
            changes.append(change)
    return _without_lost_links(changes, snapshot, ids)


def _is_free(change: Change, snapshot: Snapshot) -> bool:
    other = snapshot.rows(change.table).get(change.row)
    return other is not None and not getattr(other, change.field, "x")


def _without_lost_links(changes: list[Change], snapshot: Snapshot, ids: set[RecordId]) -> list[Change]:
    """Leave out links to records that were deleted since, and records that cannot stand without those."""
    lost = set()
    kept = []
    for change in changes:
        spec = spec_of(TABLES[change.table], change.field)
        if spec.kind is Kind.LINK and isinstance(change.after, str) and change.after not in ids:
            if snapshot.find(change.after) is None:
                if spec.required:
                    lost.add((change.table, change.row))
                continue
        kept.append(change)
    return [change for change in kept if (change.table, change.row) not in lost]
