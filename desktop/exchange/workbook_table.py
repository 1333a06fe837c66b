"""The stakeholders of another workbook as a table, so that they come in like those of a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.field import Kind
from desktop.domain.record import Record, specs_of
from desktop.domain.records import Stakeholder
from desktop.domain.words import N_, message
from desktop.exchange.tables import Book, Sheet
from desktop.storage.area import new_area
from desktop.storage.workbook import SUFFIX, open_workbook


def is_workbook(path: Path) -> bool:
    """Whether a file is one of ours by its name; what it really is, opening it tells."""
    return path.suffix.casefold() == SUFFIX


def read_workbook(path: Path) -> Book:
    """Its stakeholders, with what was written about them; no judgement, no link. Raises Refused. Nothing is changed."""
    file = open_workbook(path, area=new_area(path))
    try:
        items = list(file.load("stakeholder").values())
    finally:
        file.close()
    specs = specs_of(Stakeholder)
    rows = [tuple(spec.name for spec in specs)]
    rows += [tuple(_words(item, spec.name, spec.kind) for spec in specs) for item in items]
    remark = message(
        N_("Only the list itself is taken over: judgements and links of “{file}” stay there."), file=path.name
    )
    return Book(path.name, (Sheet("", tuple(rows)),), (remark,))


def _words(item: Record, name: str, kind: Kind) -> str:
    value = getattr(item, name)
    return "; ".join(value) if kind is Kind.MULTI_CHOICE else str(value or "")
