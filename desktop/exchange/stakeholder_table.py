"""A table of stakeholders becomes records: new ones are added, known ones updated, and no word is lost.

A row is known by its identity (a column "Identity" from an earlier export), else by its name however it is written.
An empty cell never erases an answer. An answer that no field understands goes to the notes under its own heading.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from desktop.domain.change import Change, create, update
from desktop.domain.field import FieldSpec, Kind
from desktop.domain.record import RecordId, spec_of, specs_of
from desktop.domain.records import Assessment, Stakeholder
from desktop.domain.scoring import DIMENSIONS, judgements
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, folded, message
from desktop.exchange.mapping import ColumnMapping, guessed
from desktop.exchange.plan import LEFT_OUT, NEW, SAME, UPDATED, Plan, Row
from desktop.exchange.tables import Book
from desktop.exchange.words import NO_ANSWER, clean, read_date, read_scale, read_value

PART, NEEDED = "fields", "name"
_LONGEST_NAME = 300
_JUDGED = ("judged_on", "judged_by", "reason")
SPECS = specs_of(Stakeholder)


def fields() -> tuple[str, ...]:
    """The fields that a column can mean, the name first."""
    return (*(spec.name for spec in SPECS if spec.name != "id"), "id", *DIMENSIONS, *_JUDGED)


def label_of(field: str) -> str:
    """The untranslated words for a field of the list above."""
    return _LABELS.get(field) or spec_of(Stakeholder, field).label


_LABELS = {
    "influence": N_("Influence on this question"),
    "interest": N_("Interest in this question"),
    "importance": N_("Importance of their needs"),
    "support": N_("Support for this plan"),
    "judged_on": N_("Date of the judgements"),
    "judged_by": N_("Judged by (group or function)"),
    "reason": N_("Reason"),
}


def guess_columns(book: Book) -> ColumnMapping:
    """The sheet, the row of headings and the columns that look like stakeholders. Raises Unmapped."""
    return guessed(book, PART, SPECS, NEEDED)


def plan(snapshot: Snapshot, mapping: ColumnMapping, *, date: str, by: str = "") -> Plan:
    """What would become of every row. Judgements without a date of their own get `date`, without a group `by`."""
    planner = _Planner(snapshot, mapping, date, by)
    rows = tuple(planner.row(number, cells) for number, cells in mapping.body)
    return Plan(mapping, rows, tuple(planner.changes()))


@dataclasses.dataclass
class _Draft:
    """A stakeholder in the making: the record as it is in the workbook (None for a new one), and the new answers."""

    item: Stakeholder
    known: bool
    row: int
    values: dict[str, Any]
    judged: bool = False

    def value(self, name: str) -> Any:
        return self.values.get(name, getattr(self.item, name))


class _Planner:
    def __init__(self, snapshot: Snapshot, mapping: ColumnMapping, date: str, by: str) -> None:
        self._mapping, self._date, self._by = mapping, date, by
        self._drafts: dict[RecordId, _Draft] = {}
        self._by_id = {s.id: s for s in snapshot.all(Stakeholder)}
        self._by_name = {folded(s.name): s for s in reversed(snapshot.all(Stakeholder)) if s.name.strip()}
        self._counting = judgements(snapshot)
        self._said = {
            (a.stakeholder, a.dimension, a.date, folded(a.by)): a
            for a in snapshot.all(Assessment)
            if a.agreed != "yes"
        }
        self._judged: dict[tuple[RecordId, str, str, str], Assessment | list[Change]] = {}

    def row(self, number: int, cells: tuple[str, ...]) -> Row:
        """Read one row into the drafts."""
        said = {name: self._cell(cells, column) for name, column in self._mapping.columns.items()}
        name = said.get("name", "").replace("\n", " ")
        if not name:
            rest = " · ".join(cell for cell in cells if cell)[:120]
            return Row(number, LEFT_OUT, rest, (message(N_("No name stands in this row.")),))
        if len(name) > _LONGEST_NAME:
            text = N_("The name has {count} letters: this looks like a text in the wrong column.")
            return Row(number, LEFT_OUT, name[:120], (message(text, count=len(name)),))
        draft, repeated = self._draft(name, said.get("id", "").strip(), number)
        problems = [repeated] if repeated else []
        before, draft.judged = dict(draft.values), False
        extra: list[tuple[str, str]] = []
        for spec in SPECS:
            if spec.name in said and spec.name not in ("id", "notes"):
                problems += self._answer(draft, spec, said[spec.name], extra, repeated is not None)
        problems += self._judge(draft, said, extra)
        self._note(draft, said.get("notes", ""), cells, extra, add=repeated is not None)
        changed = draft.values != before or draft.judged
        action = NEW if not draft.known and not repeated else UPDATED if changed else SAME
        return Row(number, action, name, tuple(problems))

    def _cell(self, cells: tuple[str, ...], column: int) -> str:
        return clean(cells[column].strip()) if column < len(cells) else ""

    def _draft(self, name: str, identity: str, number: int) -> tuple[_Draft, Message | None]:
        found = self._by_id.get(identity) or self._by_name.get(folded(name))
        own = _is_identity(identity)
        if found is not None and own and found.id != identity and found.id in self._drafts:
            found = None  # two of one name, told apart by their identities
        if found is None:
            item = Stakeholder(id=identity) if own else Stakeholder()
            made = _Draft(item, False, number, {"name": name})
            self._drafts[item.id] = made
            self._by_id[item.id] = self._by_name[folded(name)] = dataclasses.replace(item, name=name)
            return made, None
        earlier = self._drafts.get(found.id)
        if earlier is not None:
            text = N_(
                "The same name stands in row {row}: both became one, and what they say differently is below."
            )
            return earlier, message(text, row=earlier.row)
        self._drafts[found.id] = known = _Draft(found, True, number, {})
        return known, None

    def _answer(
        self, draft: _Draft, spec: FieldSpec, cell: str, extra: list[tuple[str, str]], repeated: bool
    ) -> list[Message]:
        """Take one cell; what the field cannot hold goes to `extra`, and so to the notes."""
        words = spec.kind in (Kind.TEXT, Kind.LONG_TEXT)
        if not cell or (not words and folded(cell) in NO_ANSWER):
            return []
        value: Any = cell.replace("\n", " ") if spec.name == "name" else read_value(spec, cell)
        if value is None:
            extra.append((self._title(spec.name), cell))
            text = N_("“{cell}” is no answer for “{field}”: it was kept in the notes.")
            return [message(text, cell=cell[:80], field=Message(spec.label))]
        was = draft.value(spec.name)
        if spec.name == "name" and was and folded(str(was)) == folded(str(value)):
            return []
        if repeated and was not in (spec.empty, value):
            extra.append((self._title(spec.name), cell))
            text = N_("“{field}” is different here: “{cell}” was kept in the notes.")
            return [message(text, field=Message(spec.label), cell=cell[:80])]
        if was != value:
            draft.values[spec.name] = value
        return []

    def _judge(self, draft: _Draft, said: Mapping[str, str], extra: list[tuple[str, str]]) -> list[Message]:
        problems = []
        date = read_date(said.get("judged_on", "")) or ""
        if said.get("judged_on") and not date:
            extra.append((self._title("judged_on"), said["judged_on"]))
            text = N_("“{cell}” is no date: it was kept in the notes.")
            problems.append(message(text, cell=said["judged_on"][:80]))
        by = said.get("judged_by", "") or self._by
        for dimension in DIMENSIONS:
            cell = said.get(dimension, "")
            if not cell or folded(cell) in NO_ANSWER:
                continue
            value = read_scale(cell, f"{dimension}_scale")
            if value is None:
                extra.append((self._title(dimension), cell))
                text = N_("“{cell}” is no value from 1 to 5 for “{field}”: it was kept in the notes.")
                problems.append(message(text, cell=cell[:80], field=Message(_LABELS[dimension])))
                continue
            self._place(draft, dimension, value, date, by, said.get("reason", ""))
        return problems

    def _place(self, draft: _Draft, dimension: str, value: int, date: str, by: str, reason: str) -> None:
        counting = self._counting.get((draft.item.id, dimension))
        if counting is not None and counting.value == value and (not date or counting.date == date):
            return  # the workbook says so already
        draft.judged = True
        key = (draft.item.id, dimension, date or self._date, folded(by))
        known = self._said.get(key)
        if known is not None:
            self._judged[key] = update(known, value=value, reason=reason or known.reason)
        else:
            self._judged[key] = Assessment(
                stakeholder=draft.item.id,
                dimension=dimension,
                value=value,
                date=date or self._date,
                by=by,
                reason=reason,
            )

    def _note(
        self,
        draft: _Draft,
        notes: str,
        cells: tuple[str, ...],
        extra: list[tuple[str, str]],
        *,
        add: bool,
    ) -> None:
        """Notes keep what they said; a line under a heading is replaced when the table says it anew."""
        was = str(draft.value("notes"))
        now = was
        if notes and folded(notes) not in folded(was):
            now = notes if draft.known and "notes" not in draft.values else f"{was}\n{notes}".strip()
        for column in self._mapping.unused:
            cell = self._cell(cells, column)
            if cell:
                extra.append((self._mapping.titles[column], cell))
        together: dict[str, list[str]] = {}
        for title, cell in extra:  # two columns may have one heading
            together.setdefault(title, []).append(" ".join(cell.split()))
        for title, said in together.items():
            now = _with_line(now, title, "; ".join(said), add=add)
        if now != was:
            draft.values["notes"] = now

    def _title(self, field: str) -> str:
        return self._mapping.titles[self._mapping.columns[field]]

    def changes(self) -> list[Change]:
        """Everything as one edit."""
        found: list[Change] = []
        for draft in self._drafts.values():
            if draft.known:
                found += update(draft.item, **draft.values)
            else:
                found += create(dataclasses.replace(draft.item, **draft.values))
        for made in self._judged.values():
            found += made if isinstance(made, list) else create(made)
        return found


def _with_line(notes: str, title: str, cell: str, *, add: bool) -> str:
    """The notes with "Heading: words"; an older line under this heading gives way unless `add`."""
    line, start = f"{title}: {cell}", f"{title}: "
    lines = notes.split("\n") if notes else []
    if line in lines:
        return notes
    kept = lines if add else [line if old.startswith(start) else old for old in lines]
    return "\n".join(kept if line in kept else [*kept, line])


def _is_identity(text: str) -> bool:
    """Whether a new record may take this identity: only those that we give out ourselves."""
    return len(text) == 36 and text.count("-") == 4 and all(c in "0123456789abcdef-" for c in text)
