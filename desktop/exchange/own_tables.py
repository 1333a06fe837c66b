"""Registers that this program wrote itself, coming back: every record with its identity, nothing lost on the way.

A sheet is ours when its first row holds the columns of a register with its identity. Links between records stand there
by name; a name that leads nowhere, or to several, leaves its row out, with the reason.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from desktop.domain.change import Change, create, update
from desktop.domain.field import FieldSpec, Kind
from desktop.domain.record import TABLES, Record, names_of, specs_of, table_of
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, folded, message
from desktop.exchange.mapping import ColumnMapping
from desktop.exchange.plan import LEFT_OUT, NEW, SAME, UPDATED, Plan, Row
from desktop.exchange.tables import Book
from desktop.exchange.words import clean, guess, own_headings, read_value
from desktop.system.locale import _

# In this order: a table comes after those that it points at.
ORDER = ("stakeholder", "link_kind", "assessment", "link", "engagement", "stakeholder_map", "map_position")
_ENOUGH = 0.7  # of the columns: a register of an older or newer version has some others


def own_registers(book: Book) -> dict[str, ColumnMapping]:
    """The registers of the stakeholder map that the book holds, by table, in the order in which they can come in."""
    found: dict[str, ColumnMapping] = {}
    for table in ORDER:
        specs = specs_of(TABLES[table])
        known = own_headings(specs)
        for sheet in book.shown:
            columns = guess(sheet.rows[0], known) if sheet.rows else {}
            whole = "id" in columns and len(columns) >= _ENOUGH * len(specs)
            if (
                whole
                and len(columns) >= 0.8 * len([c for c in sheet.rows[0] if c])
                and _named(sheet.name, table)
            ):
                found[table] = ColumnMapping(sheet, 0, columns)
    return found


def _named(name: str, table: str) -> bool:
    """Whether a sheet has the name of the register; a CSV file has sheets without a name."""
    many = names_of(table)[1]
    return name == "" or folded(name) in {folded(w)[:31] for w in (many, _(many), table)}


def plan(snapshot: Snapshot, table: str, mapping: ColumnMapping) -> Plan:
    """What would become of every row of one register."""
    reader = _Reader(snapshot, TABLES[table], mapping)
    rows = []
    changes: list[Change] = []
    for number, cells in mapping.body:
        row, made = reader.row(number, cells)
        rows.append(row)
        changes += made
    return Plan(mapping, tuple(rows), tuple(changes))


class _Reader:
    def __init__(self, snapshot: Snapshot, cls: type[Record], mapping: ColumnMapping) -> None:
        self._snapshot, self._cls, self._mapping = snapshot, cls, mapping
        self._names: dict[str, dict[str, list[str]]] = {}
        self._rows = snapshot.rows(table_of(cls))

    def row(self, number: int, cells: tuple[str, ...]) -> tuple[Row, list[Change]]:
        """One record, and the changes that bring it in."""
        values: dict[str, Any] = {}
        problems: list[Message] = []
        for spec, cell in self._answers(cells):
            value = self._linked(spec, cell) if spec.kind is Kind.LINK else read_value(spec, cell)
            if isinstance(value, Message):
                problems.append(value)
                if spec.required:
                    return Row(number, LEFT_OUT, cell, tuple(problems)), []
            elif value is None:
                text = N_("“{cell}” is no answer for “{field}”: it was left out.")
                problems.append(message(text, cell=cell[:80], field=Message(spec.label)))
            else:
                values[spec.name] = value
        identity = values.pop("id", "")
        made = self._cls(id=identity) if identity else self._cls()
        known = self._rows.get(made.id)
        title = str(values.get("name", "")) or " · ".join(c for c in cells if c)[:80]
        lacking = [
            s for s in specs_of(self._cls) if s.required and s.kind is Kind.LINK and not values.get(s.name)
        ]
        if lacking and known is None:
            text = N_("“{field}” is empty in this row.")
            return Row(number, LEFT_OUT, title, (message(text, field=Message(lacking[0].label)),)), []
        if known is None:
            return Row(number, NEW, title, tuple(problems)), create(dataclasses.replace(made, **values))
        changes = update(known, **values)
        return Row(number, UPDATED if changes else SAME, title, tuple(problems)), changes

    def _answers(self, cells: tuple[str, ...]) -> Iterator[tuple[FieldSpec, str]]:
        for spec in specs_of(self._cls):
            column = self._mapping.columns.get(spec.name)
            cell = clean(cells[column]) if column is not None and column < len(cells) else ""
            if cell.strip():
                yield spec, cell

    def _linked(self, spec: FieldSpec, cell: str) -> str | Message:
        known = self._names.get(spec.target)
        if known is None:
            known = self._names[spec.target] = {}
            for row, item in self._snapshot.rows(spec.target).items():
                for word in {folded(item.title), row} - {""}:
                    known.setdefault(word, []).append(row)
        found = known.get(folded(cell), [])
        if len(found) == 1:
            return found[0]
        if found:
            return message(N_("“{name}” is the name of {count} records."), name=cell[:120], count=len(found))
        return message(N_("“{name}” is not in the workbook."), name=cell[:120])
