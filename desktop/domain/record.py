"""Records: declared once as frozen dataclasses, read by every room.

    @record(table="stakeholder")
    @dataclass(frozen=True, kw_only=True)
    class Stakeholder(Record):
        name: str = text(N_("Name"), required=True)

A half-filled record can always be stored: `problems` asks what is wrong, nothing raises while somebody types.
"""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from desktop.domain.field import FROM_CELL, TO_CELL, Cell, FieldSpec, Kind, Money, is_date
from desktop.domain.words import N_

RecordId = str
R = TypeVar("R", bound="Record")


def new_id() -> RecordId:
    """A fresh identity: random, so that two copies of one workbook never give out the same."""
    return str(uuid.uuid4())


def _declare(kind: Kind, label: str, **details: Any) -> Any:
    spec = FieldSpec(name="", kind=kind, label=label, **details)
    return dataclasses.field(default=spec.empty, metadata={"spec": spec})


def text(label: str, *, required: bool = False) -> Any:
    """One line of text."""
    return _declare(Kind.TEXT, label, required=required)


def long_text(label: str, *, required: bool = False) -> Any:
    """Several lines of text."""
    return _declare(Kind.LONG_TEXT, label, required=required)


def choice(label: str, *, catalogue: str) -> Any:
    """One key of a catalogue."""
    return _declare(Kind.CHOICE, label, catalogue=catalogue)


def multi_choice(label: str, *, catalogue: str) -> Any:
    """Any number of keys of a catalogue, as a tuple."""
    return _declare(Kind.MULTI_CHOICE, label, catalogue=catalogue)


def scale(label: str, *, catalogue: str = "") -> Any:
    """1 to 5, each value with a word from `catalogue`; None is "not answered", never zero."""
    return _declare(Kind.SCALE, label, catalogue=catalogue)


def day(label: str) -> Any:
    """A typed date: ISO year, year-month or full date ("2012", "2012-08", "2012-08-07")."""
    return _declare(Kind.DATE, label)


def money(label: str) -> Any:
    """An amount with its currency."""
    return _declare(Kind.MONEY, label)


def yes_no(label: str) -> Any:
    """ "yes", "no", "unknown", or "" for not answered."""
    return _declare(Kind.YES_NO, label, catalogue="yes_no")


def link(label: str, *, target: str, required: bool = False) -> Any:
    """The id of a record in table `target`."""
    return _declare(Kind.LINK, label, target=target, required=required)


def identity() -> Any:
    """The record's own id."""
    spec = FieldSpec(name="id", kind=Kind.IDENTITY, label=N_("Identity"), required=True)
    return dataclasses.field(default_factory=new_id, metadata={"spec": spec})


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record has: an id, where its facts come from, and whether it is only an illustration."""

    id: RecordId = identity()
    source: str = text(N_("Source"))
    illustrative: str = yes_no(N_("Illustrative, not from a source"))

    @property
    def title(self) -> str:
        """The words by which people recognise this record in lists and messages; may be empty."""
        return str(getattr(self, "name", ""))


TABLES: dict[str, type[Record]] = {}
_SPECS: dict[type[Record], tuple[FieldSpec, ...]] = {}
_TABLE_OF: dict[type[Record], str] = {}
_LABELS: dict[str, tuple[str, str]] = {}


def record(*, table: str, one: str, many: str) -> Callable[[type[R]], type[R]]:
    """Register a record class under `table`; `one` and `many` are its names in the singular and plural."""

    def register(cls: type[R]) -> type[R]:
        specs = [
            dataclasses.replace(item.metadata["spec"], name=item.name)
            for item in dataclasses.fields(cls)
            if "spec" in item.metadata
        ]
        common = {"source", "illustrative"}
        own = [s for s in specs if s.name not in common] + [s for s in specs if s.name in common]
        _SPECS[cls] = tuple(own)
        _TABLE_OF[cls] = table
        _LABELS[table] = (one, many)
        TABLES[table] = cls
        return cls

    return register


def specs_of(cls: type[Record]) -> tuple[FieldSpec, ...]:
    """The declared fields of a record class: `id` first, the common ones last."""
    return _SPECS[cls]


def spec_of(cls: type[Record], name: str) -> FieldSpec:
    """One declared field; KeyError when the class has no such field."""
    for spec in _SPECS[cls]:
        if spec.name == name:
            return spec
    raise KeyError(name)


def table_of(item: Record | type[Record]) -> str:
    """The table a record or record class belongs to."""
    return _TABLE_OF[item if isinstance(item, type) else type(item)]


def names_of(table: str) -> tuple[str, str]:
    """The words for one record of `table` and for many, still to be translated."""
    return _LABELS[table]


def to_cells(item: Record) -> dict[str, Cell]:
    """The record as it lies in the file: field name to cell, `id` included."""
    return {spec.name: TO_CELL[spec.kind](getattr(item, spec.name)) for spec in _SPECS[type(item)]}


def from_cells(cls: type[R], cells: Mapping[str, Cell]) -> R:
    """Build a record from cells; missing ones are "not answered", foreign values are read as such too.

    Fills the instance directly: a frozen dataclass pays dearly for each assignment, and a workbook
    may hold ten thousand rows.
    """
    made = cls.__new__(cls)
    values = made.__dict__
    for spec in _SPECS[cls]:
        values[spec.name] = FROM_CELL[spec.kind](cells.get(spec.name))
    return made


@dataclass(frozen=True)
class Problem:
    """Something about one field that a person should look at: "required", "unknown_choice", "bad_date", "bad_money"."""

    field: str
    code: str


def problems(item: Record, catalogue_keys: Callable[[str], frozenset[str]] | None = None) -> list[Problem]:
    """What is wrong with a record as it stands; an empty list when nothing is.

    `catalogue_keys` gives the keys of a catalogue; without it choices are not looked up.
    """
    found = []
    for spec in _SPECS[type(item)]:
        value = getattr(item, spec.name)
        code = _problem(spec, value, catalogue_keys)
        if code:
            found.append(Problem(spec.name, code))
    return found


def _problem(spec: FieldSpec, value: Any, keys: Callable[[str], frozenset[str]] | None) -> str:
    if value == spec.empty or (isinstance(value, str) and not value.strip()):
        return "required" if spec.required else ""
    if spec.kind is Kind.DATE and not is_date(value):
        return "bad_date"
    if spec.kind is Kind.MONEY and not (isinstance(value, Money) and value.currency):
        return "bad_money"
    if keys and spec.kind in (Kind.CHOICE, Kind.MULTI_CHOICE, Kind.YES_NO):
        chosen = value if isinstance(value, tuple) else (value,)
        if not set(chosen) <= keys(spec.catalogue):
            return "unknown_choice"
    return ""
