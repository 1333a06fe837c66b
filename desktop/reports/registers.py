"""Whole registers as rows and columns, for formats that hold records: which columns, what each means, and the
value of each cell, in the language of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.field import FieldSpec, Kind
from desktop.domain.record import TABLES, Record, names_of, specs_of
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import INTERNAL, is_public_register, may_show
from desktop.domain.words import N_
from desktop.reports.phrases import SHOW, name_of
from desktop.system.locale import _
from desktop.system.resources import catalogue

# What a column of this kind holds, for those who read the file with another program.
MEANING: dict[Kind, str] = {
    Kind.IDENTITY: N_("the mark by which this program knows a line"),
    Kind.TEXT: N_("text"),
    Kind.LONG_TEXT: N_("text of several lines"),
    Kind.CHOICE: N_("one of a list of answers"),
    Kind.MULTI_CHOICE: N_("any of a list of answers, with semicolons between"),
    Kind.SCALE: N_("a number from 1 to 5"),
    Kind.DATE: N_("a date: year, year-month or year-month-day"),
    Kind.MONEY: N_("an amount of money with its currency"),
    Kind.YES_NO: N_("one of a list of answers"),
    Kind.LINK: N_("the name of a line in another register"),
}
Value = Callable[[Any], str]


@dataclass(frozen=True)
class Register:
    """One table of the workbook. `title` and the labels of the columns are in the language of the document."""

    table: str
    title: str
    columns: tuple[FieldSpec, ...]
    rows: tuple[Record, ...]

    def label(self, spec: FieldSpec) -> str:
        """The head of a column."""
        return _(spec.label)


def registers(snapshot: Snapshot, tables: tuple[str, ...], edition: str) -> Iterator[Register]:
    """The registers of an edition; `snapshot` was already cut to what it may show.

    A public edition has no column for what is never shown in public: an empty one would make people ask.
    """
    internal = edition == INTERNAL
    for table in tables:
        if not internal and not is_public_register(table):
            continue
        cls = TABLES[table]
        columns = [spec for spec in specs_of(cls) if internal or may_show(cls, spec.name)]
        # People look for names; the mark of the line comes last.
        columns = [*columns[1:], columns[0]]
        yield Register(table, _(names_of(table)[1]), tuple(columns), tuple(snapshot.rows(table).values()))


def in_words(snapshot: Snapshot) -> Mapping[Kind, Callable[[FieldSpec], Value]]:
    """For each kind, what makes the value of a cell into words; catalogues and names are looked up once."""
    labels: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}

    def plain(_spec: FieldSpec) -> Value:
        return str

    def choice(spec: FieldSpec) -> Value:
        known = labels.setdefault(spec.catalogue, {})
        show = SHOW[Kind.CHOICE]

        def value(key: Any) -> str:
            if key not in known:
                known[key] = show(spec, key, snapshot) or str(key)
            return known[key]

        return value

    def choices(spec: FieldSpec) -> Value:
        one = choice(spec)
        return lambda keys: "; ".join(one(key) for key in keys)

    def link(_spec: FieldSpec) -> Value:
        def value(row: Any) -> str:
            if row not in names:
                found = snapshot.find(row)
                names[row] = name_of(found, snapshot) if found else ""
            return names[row]

        return value

    return {
        **dict.fromkeys(Kind, plain),
        Kind.CHOICE: choice,
        Kind.YES_NO: choice,
        Kind.MULTI_CHOICE: choices,
        Kind.LINK: link,
    }


def answers(spec: FieldSpec) -> list[str]:
    """The answers that a column offers, in words; nothing where people may write what they like."""
    if spec.kind not in (Kind.CHOICE, Kind.YES_NO):
        return []
    if spec.catalogue == "countries":
        return []  # nearly 260: a list of them helps nobody
    return [_(entry.label) for entry in catalogue(spec.catalogue).entries]
