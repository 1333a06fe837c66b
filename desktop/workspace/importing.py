"""Bringing a list of stakeholders or of their links into the open workbook: read, look at it, then one edit.

book = read(path)
mapping = guess(book)
plan = plan_stakeholders(snapshot, book, mapping, date="2026-05-01")
workspace.edit("import", plan.changes)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.analysis.duplicates import Likely, likely_duplicates
from desktop.domain.change import Change
from desktop.domain.records import Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import Message
from desktop.exchange import link_table, own_tables, stakeholder_table
from desktop.exchange.mapping import ColumnMapping, Unmapped, on_sheet, with_columns
from desktop.exchange.plan import LEFT_OUT, NEW, SAME, UPDATED, Plan, Row
from desktop.exchange.stakeholder_table import fields, label_of
from desktop.exchange.tables import Book, Sheet, UnreadableTable, read_tables
from desktop.exchange.workbook_table import is_workbook, read_workbook

__all__ = [
    "LEFT_OUT",
    "NEW",
    "SAME",
    "UPDATED",
    "Book",
    "ColumnMapping",
    "Import",
    "Plan",
    "Row",
    "Sheet",
    "Unmapped",
    "UnreadableTable",
    "choose",
    "fields",
    "guess",
    "guess_links",
    "label_of",
    "likely_twins",
    "plan_links",
    "plan_stakeholders",
    "read",
    "sheet_of",
]


_MOST_COMPARED = 1500  # names: every one is compared with every other


@dataclass(frozen=True)
class Import:
    """A whole import: the plan of the list, and by table the other registers that an export of ours brings along."""

    plan: Plan
    others: Mapping[str, Plan]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Everything as one edit."""
        return self.plan.changes + tuple(c for other in self.others.values() for c in other.changes)

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What a person should know about the file as a whole."""
        return self.plan.remarks


def read(path: Path) -> Book:
    """A table or another workbook. Raises UnreadableTable, or Refused for a workbook. May run in any thread."""
    return read_workbook(path) if is_workbook(path) else read_tables(path)


def guess(book: Book) -> ColumnMapping:
    """What the columns of a list of stakeholders seem to mean. Raises Unmapped when there is nothing to see."""
    return stakeholder_table.guess_columns(book)


def guess_links(book: Book) -> ColumnMapping:
    """What the columns of a list of links seem to mean."""
    return link_table.guess_columns(book)


def sheet_of(book: Book, name: str, *, links: bool = False) -> ColumnMapping:
    """The same on a sheet that somebody chose. Raises Unmapped when there is none of this name."""
    module = link_table if links else stakeholder_table
    return on_sheet(book, name, module.PART, module.SPECS, module.NEEDED)


def choose(mapping: ColumnMapping, wanted: list[tuple[str, str]], *, links: bool = False) -> ColumnMapping:
    """The mapping with (field, column) pairs that somebody chose; "" as a column leaves the field out. Unmapped."""
    return with_columns(mapping, wanted, link_table.FIELDS if links else fields())


def plan_stakeholders(
    snapshot: Snapshot, book: Book, mapping: ColumnMapping, *, date: str, by: str = ""
) -> Import:
    """What would become of every row; nothing is changed yet. Judgements without a day of their own get `date`."""
    main = stakeholder_table.plan(snapshot, mapping, date=date, by=by)
    main = Plan(main.mapping, main.rows, main.changes, book.remarks)
    own = own_tables.own_registers(book)
    if own.get("stakeholder") is None or own["stakeholder"].sheet is not mapping.sheet:
        return Import(main, {})
    after = snapshot.apply(main.changes)
    others: dict[str, Plan] = {}
    for table, register in own.items():
        if table != "stakeholder":
            others[table] = own_tables.plan(after, table, register)
            after = after.apply(others[table].changes)
    return Import(main, others)


def plan_links(snapshot: Snapshot, book: Book, mapping: ColumnMapping) -> Import:
    """The same for links."""
    found = link_table.plan(snapshot, mapping)
    return Import(Plan(found.mapping, found.rows, found.changes, book.remarks), {})


def likely_twins(snapshot: Snapshot, found: Import) -> list[Likely]:
    """Pairs of a row that is new and somebody else who is probably the same; nothing for very long lists."""
    after = snapshot.apply(found.changes).all(Stakeholder)
    if len(after) > _MOST_COMPARED:
        return []
    known = snapshot.rows("stakeholder")
    return [p for p in likely_duplicates(after) if p.first.id not in known or p.second.id not in known]
