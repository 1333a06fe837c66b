"""Rows copied in a spreadsheet become records: nothing that was copied is dropped in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.field import FieldSpec, Kind, date_from, is_date, parse_money
from desktop.domain.record import Record, specs_of
from desktop.domain.words import N_, Message, message
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label

MOST_ROWS = 2000
_NOTES = (
    "notes",
    "evidence",
    "follow_up",
    "text",
    "reason",
    "documents",
    "source",
)  # where words without a field go


@dataclass(frozen=True)
class Pasted:
    """The records made from a paste, and what a person should know about them."""

    records: list[Record]
    remarks: list[Message]


def read_rows(
    text: str, cls: type[Record], columns: list[str], headings: Mapping[str, str] | None = None
) -> Pasted:
    """Read tab-separated text. A first row that names columns is taken as the header, else `columns` in their order.

    `headings` are further names of columns (those on the screen) with their fields. A word that is no choice of
    its catalogue, and every column without a field, goes into the notes of its row, under its own heading.
    """
    csv.field_size_limit(
        max(len(text), csv.field_size_limit())
    )  # its own limit would end the paste with an error
    rows = [
        row
        for row in csv.reader(io.StringIO(text.replace("\x00", "")), delimiter="\t")
        if any(c.strip() for c in row)
    ]
    specs = {spec.name: spec for spec in specs_of(cls)}
    header = _header(rows[0], list(specs.values()), headings or {}) if rows else []
    titles = [cell.strip() for cell in rows[0]] if header else []
    if header:
        rows = rows[1:]
    names = header or list(columns)
    notes = next(name for name in _NOTES if name in specs)
    remarks: list[Message] = []
    if len(rows) > MOST_ROWS:
        remarks.append(
            message(N_("Only the first {most} rows were taken: paste the others separately."), most=MOST_ROWS)
        )
        rows = rows[:MOST_ROWS]
    records, noted = [], 0
    for row in rows:
        values, rest = _values(row, names, specs, titles)
        if not str(values.get("name", "")).strip():
            rest = [*rest, *(str(v) for v in values.values() if isinstance(v, str))]
            remarks.append(
                message(N_("A row without a name was left out: {row}"), row=" · ".join(rest)[:120])
            )
            continue
        if rest:
            noted += 1
            values[notes] = "\n".join([str(values.get(notes, "")), *rest]).strip()
        records.append(cls(**values))
    if noted:
        remarks.append(
            message(
                N_("In {count} row some words had no field of their own: they are in “{field}”."),
                N_("In {count} rows some words had no field of their own: they are in “{field}”."),
                noted,
                field=Message(specs[notes].label),
            )
        )
    return Pasted(records, remarks)


def _header(first: list[str], specs: list[FieldSpec], headings: Mapping[str, str]) -> list[str]:
    """The field names of a header row, "" for a column we do not know; empty when it is no header."""
    known = {heading.casefold(): field for heading, field in headings.items()}
    for spec in specs:
        known[spec.name.casefold()] = spec.name
        known[_(spec.label).casefold()] = spec.name
        known[spec.label.casefold()] = spec.name
    names = [known.get(cell.strip().casefold(), "") for cell in first]
    return names if "name" in names else []


def _values(
    row: list[str], names: list[str], specs: dict[str, FieldSpec], titles: list[str]
) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    rest: list[str] = []
    for number, cell in enumerate(row):
        cell = cell.strip()
        if not cell:
            continue
        name = names[number] if number < len(names) else ""
        value = _value(specs[name], cell) if name else None
        if value is None:
            title = titles[number] if number < len(titles) else _(specs[name].label) if name else ""
            rest.append(f"{title}: {cell}" if title else cell)
        else:
            values[name] = value
    return values, rest


def _value(spec: FieldSpec, cell: str) -> Any:
    if spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return cell
    if spec.kind is Kind.DATE:
        return date_from(cell) if is_date(date_from(cell)) else None
    if spec.kind is Kind.MONEY:
        return parse_money(cell)
    if spec.kind is Kind.SCALE:
        return int(cell) if cell in {"1", "2", "3", "4", "5"} else None
    if spec.kind in (Kind.CHOICE, Kind.YES_NO):
        return _key_of(spec.catalogue, cell)
    if spec.kind is Kind.MULTI_CHOICE:
        keys = [_key_of(spec.catalogue, part.strip()) for part in cell.split(";")]
        return tuple(k for k in keys if k) if all(keys) else None
    return None


def _key_of(name: str, word: str) -> str | None:
    for entry in catalogue(name).entries:
        if word.casefold() in {
            entry.key.casefold(),
            entry.label.casefold(),
            choice_label(name, entry.key).casefold(),
        }:
            return entry.key
    return None
