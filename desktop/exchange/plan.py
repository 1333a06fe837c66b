"""What an import would do, before it does it: what becomes of every row of the table, and all changes as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.change import Change
from desktop.domain.words import Message
from desktop.exchange.mapping import ColumnMapping

NEW, UPDATED, SAME, LEFT_OUT = "new", "updated", "same", "left_out"


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet counts, what becomes of it, and what a person should look at in it."""

    number: int
    action: str
    title: str
    problems: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The whole import. `changes` are those of the good rows; nothing was changed yet."""

    mapping: ColumnMapping
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    remarks: tuple[Message, ...] = ()

    def count(self, action: str) -> int:
        """How many rows have this fate."""
        return sum(row.action == action for row in self.rows)

    @property
    def troubled(self) -> Sequence[Row]:
        """The rows that somebody should look at."""
        return [row for row in self.rows if row.problems]
