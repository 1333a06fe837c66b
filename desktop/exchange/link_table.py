"""A table of links between stakeholders: from, to, and perhaps type, direction, strength. One tie is one link.

Names are found however they are written; a name that is on no list leaves its row out, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.domain.change import Change, create, update
from desktop.domain.record import RecordId, specs_of
from desktop.domain.records import Link, LinkKind, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, folded, message
from desktop.exchange.mapping import ColumnMapping, guessed
from desktop.exchange.plan import LEFT_OUT, NEW, SAME, UPDATED, Plan, Row
from desktop.exchange.tables import Book
from desktop.exchange.words import NO_ANSWER, clean, read_choice, read_scale, read_word

PART, NEEDED = "links", "to"
SPECS = tuple(s for s in specs_of(Link) if s.name not in ("source", "illustrative", "own_kind"))
FIELDS = tuple(spec.name for spec in SPECS)


def guess_columns(book: Book) -> ColumnMapping:
    """The columns of links; without headings that are understood the first two are from and to. Raises Unmapped."""
    found = guessed(book, PART, SPECS, NEEDED)
    if "origin" in found.columns or found.header >= 0:
        return found
    return ColumnMapping(found.sheet, -1, {"origin": 0, "to": 1})


def plan(snapshot: Snapshot, mapping: ColumnMapping) -> Plan:
    """What would become of every row."""
    planner = _Planner(snapshot, mapping)
    rows = tuple(planner.row(number, cells) for number, cells in mapping.body)
    return Plan(mapping, rows, tuple(planner.changes))


_READERS: Mapping[str, Callable[[str], str | int | None]] = {
    "both_ways": lambda cell: read_word("direction", cell) or read_choice("yes_no", cell),
    "formal": lambda cell: read_word("formal", cell) or read_choice("yes_no", cell),
    "strength": lambda cell: read_scale(cell, "strength_scale"),
    "visibility": lambda cell: read_choice("visibility", cell),
}
_Key = tuple[RecordId, RecordId, str]


class _Planner:
    def __init__(self, snapshot: Snapshot, mapping: ColumnMapping) -> None:
        self._mapping = mapping
        self._people = _names(snapshot)
        self._kinds = {folded(kind.name): kind.id for kind in snapshot.all(LinkKind)}
        self._links: dict[_Key, Link] = {}
        self._rows: dict[_Key, int] = {}
        for item in snapshot.all(Link):
            self._remember(item)
        self.changes: list[Change] = []

    def _remember(self, item: Link) -> None:
        kind = item.own_kind or item.kind
        self._links.setdefault((item.origin, item.to, kind), item)
        if item.both_ways == "yes":
            self._links.setdefault((item.to, item.origin, kind), item)

    def row(self, number: int, cells: tuple[str, ...]) -> Row:
        """Read one row into changes."""
        said = {
            name: clean(cells[column].strip()) if column < len(cells) else ""
            for name, column in self._mapping.columns.items()
        }
        first, second = said.get("origin", ""), said.get("to", "")
        title = f"{first} → {second}"
        ends = self._ends(first, second)
        if isinstance(ends, Message):
            return Row(number, LEFT_OUT, title, (ends,))
        values, problems = self._values(said)
        key = (ends[0], ends[1], str(values.get("own_kind") or values.get("kind", "")))
        known = self._links.get(key)
        reverse = self._links.get((ends[1], ends[0], key[2]))
        if known is None and values.get("both_ways") == "yes":
            known = reverse  # the same tie, told from the other end
        if key in self._rows:
            problems.append(
                message(N_("The same tie stands in row {row}: it is one link."), row=self._rows[key])
            )
            return Row(number, SAME, title, tuple(problems))
        self._rows[key] = number
        if values.get("both_ways") == "yes":
            self._rows[ends[1], ends[0], key[2]] = number
        if known is None:
            made = Link(origin=ends[0], to=ends[1], **values)
            self._remember(made)
            self.changes += create(made)
            return Row(number, NEW, title, tuple(problems))
        made_changes = update(known, **values)
        self.changes += made_changes
        return Row(number, UPDATED if made_changes else SAME, title, tuple(problems))

    def _ends(self, first: str, second: str) -> tuple[RecordId, RecordId] | Message:
        if not first or not second:
            return message(N_("One end of the tie is empty."))
        for name in (first, second):
            found = self._people.get(folded(name), [])
            if not found:
                return message(N_("“{name}” is not on the list of stakeholders."), name=name[:120])
            if len(found) > 1:
                text = N_("“{name}” is the name of {count} stakeholders: use the short code instead.")
                return message(text, name=name[:120], count=len(found))
        ends = self._people[folded(first)][0], self._people[folded(second)][0]
        if ends[0] == ends[1]:
            return message(N_("A tie of “{name}” to itself says nothing."), name=first[:120])
        return ends

    def _values(self, said: Mapping[str, str]) -> tuple[dict[str, Any], list[Message]]:
        values: dict[str, Any] = {}
        problems: list[Message] = []
        notes = [said["notes"]] if said.get("notes") else []
        for name, read in _READERS.items():
            cell = said.get(name, "")
            if not cell or (folded(cell) in NO_ANSWER and not read(cell)):
                continue
            value = read(cell)
            if value is None:
                notes.append(f"{self._title(name)}: {cell}")
                text = N_("“{cell}” is no answer for “{field}”: it was kept in the notes.")
                problems.append(message(text, cell=cell[:80], field=self._title(name)))
            else:
                values[name] = value
        values |= self._kind(said.get("kind", ""))
        if notes:
            values["notes"] = "\n".join(notes)
        return values, problems

    def _kind(self, cell: str) -> dict[str, str]:
        """A kind of the list, or one of our own: it is made when nobody has named it yet."""
        if not cell or cell in ("-", "?"):
            return {}
        key = read_choice("link_types", cell)
        if key:
            return {"kind": key}
        name = folded(cell)
        if name not in self._kinds:
            made = LinkKind(name=" ".join(cell.split())[:80])
            self._kinds[name] = made.id
            self.changes += create(made)
        return {"own_kind": self._kinds[name]}

    def _title(self, field: str) -> str:
        return self._mapping.titles[self._mapping.columns[field]]


def _names(snapshot: Snapshot) -> dict[str, list[RecordId]]:
    """Everything by which a stakeholder can be meant: its identity, its short code, its name."""
    found: dict[str, list[RecordId]] = {}
    for item in snapshot.all(Stakeholder):
        for word in {folded(item.id), folded(item.code), folded(item.name)} - {""}:
            found.setdefault(word, []).append(item.id)
    return found
