"""What an edit did, in words. An edit keeps a key and arguments; the sentence is made when it is shown.

An action that is not in `ACTIONS` is described by what it changed, so most need no entry here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.change import ID, Change, Edit, inverse
from desktop.domain.field import FROM_CELL, Cell, FieldSpec, Kind
from desktop.domain.record import TABLES, Record, from_cells, names_of, spec_of
from desktop.domain.records import (
    Assessment,
    Attendance,
    BodyLine,
    BodyPosition,
    Engagement,
    Link,
    MapPosition,
    Membership,
    ReadinessProof,
    Responsibility,
    Scope,
    SetAside,
    Stage,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message
from desktop.system import resources
from desktop.workspace.undo import OF, REDO, UNDO

# Action keys with a sentence of their own, beside what their changes say: {what} is filled from the
# changes, {name} from the arguments.
ACTIONS: dict[str, str] = {
    UNDO: N_("Undone: {what}"),
    REDO: N_("Redone: {what}"),
    "delete": N_("Deleted: {what}"),
    "put_back": N_("Put back: {what}"),
    "paste": N_("Pasted: {what}"),
    "place": N_("Placed on the map: {name}"),
    "agree": N_("Agreed: {name}"),
    "link": N_("Links of {name}"),
    "codes": N_("Codes for paper written down"),
    "paper": N_("Typed back from paper: {what}"),
    "move": N_("Moved on a picture: {name}"),
    "arrange": N_("Picture arranged anew"),
    "import": N_("Taken over from a table: {what}"),
    "join": N_("Joined into one: {what}"),
    "set_aside": N_("Advice set aside: {name}"),
    "follow": N_("Advice taken up again: {name}"),
    "paper_written": N_("Paper written: {name}"),
    "attendance": N_("Written down who came"),
    "paper_signed": N_("Paper recorded as signed: {name}"),
}

# Records without a title of their own, and the field that people know them by.
_KNOWN_BY = {
    Assessment: "stakeholder",
    Attendance: "stakeholder",
    BodyLine: "body",
    BodyPosition: "body",
    Engagement: "stakeholder",
    Link: "origin",
    MapPosition: "stakeholder",
    Membership: "stakeholder",
    ReadinessProof: "test",
    Responsibility: "activity",
    Scope: "kind",
    Stage: "kind",
    SetAside: "subject",
}
_SHORT = 40


def sentence(edit: Edit, snapshot: Snapshot) -> Message:
    """What an edit did, such as "Diaspora Board: Influence from 3 to 4"."""
    if edit.action in (UNDO, REDO):
        changes: Sequence[Change] = edit.changes if edit.action == REDO else inverse(edit.changes)
        args = {name: value for name, value in edit.args.items() if name != OF}
        what = describe(edit.args.get(OF, ""), args, changes, snapshot)
        return Message(ACTIONS[edit.action], {"what": what})
    return describe(edit.action, edit.args, edit.changes, snapshot)


def describe(action: str, args: Mapping[str, str], changes: Iterable[Change], snapshot: Snapshot) -> Message:
    """What these changes did, or do, under this action."""
    listed = list(changes)
    if action in ("delete", "put_back"):
        what = _first_named(listed, snapshot)
    else:
        what = _from_changes(listed, snapshot)
    # Arguments come from the file: only the ones that our sentences know are let in.
    return (
        Message(ACTIONS[action], {"what": what, "name": args.get("name", "")}) if action in ACTIONS else what
    )


def title_of(item: Record, snapshot: Snapshot) -> object:
    """The words by which people know a record: text, or a Message still to be translated."""
    if item.title:
        return item.title
    field = _KNOWN_BY.get(type(item), "")
    value = getattr(item, field, "")
    if value:
        spec = spec_of(type(item), field)
        if spec.kind is Kind.CHOICE:
            return _choice(spec, value)
        other = snapshot.find(value)
        if other is not None and other.title:
            return other.title
    return Message(names_of(_table(item))[0])


def _table(item: Record) -> str:
    return next(table for table, cls in TABLES.items() if cls is type(item))


def _from_changes(changes: list[Change], snapshot: Snapshot) -> Message:
    if not changes:
        return Message(N_("Nothing changed"))
    rows = {(c.table, c.row) for c in changes}
    if len(rows) > 1:
        return _many(changes, rows)
    (table, _row) = next(iter(rows))
    if table not in TABLES:
        return Message(N_("Something changed"))
    item = _record(changes, snapshot)
    what = {"kind": Message(names_of(table)[0]), "title": title_of(item, snapshot)}
    life = [c for c in changes if c.field == ID]
    if life and life[-1].after is not None:
        return Message(N_("{kind} added: {title}"), what)
    if life:
        return Message(N_("{kind} removed: {title}"), what)
    if len(changes) > 1:
        return Message(
            N_("{title}: {count} answer changed"), what, N_("{title}: {count} answers changed"), len(changes)
        )
    return _one_field(item, changes[0], what)


def _many(changes: list[Change], rows: set[tuple[str, str]]) -> Message:
    tables = {table for table, _ in rows}
    added = {(c.table, c.row) for c in changes if c.field == ID and c.after is not None}
    if len(tables) == 1 and next(iter(tables)) in TABLES:
        args = {"kind": Message(names_of(next(iter(tables)))[1])}
        if added == rows:
            return Message(N_("{kind}: {count} added"), args, N_("{kind}: {count} added"), len(rows))
        return Message(N_("{kind}: {count} changed"), args, N_("{kind}: {count} changed"), len(rows))
    return Message(N_("{count} record changed"), {}, N_("{count} records changed"), len(rows))


def _first_named(changes: list[Change], snapshot: Snapshot) -> Message:
    """The record that a deletion was about: its changes come last, after what went with it."""
    life = [c for c in changes if c.field == ID]
    if not life:
        return _from_changes(changes, snapshot)
    main = next((c for c in life if c.table in TABLES and c.table not in _DEPENDENT), life[0])
    own = [c for c in changes if (c.table, c.row) == (main.table, main.row)]
    return Message(N_("{title}"), {"title": title_of(_record(own, snapshot), snapshot)})


_DEPENDENT = (
    *("assessment", "engagement", "link", "map_position", "membership", "set_aside"),
    *("body_line", "body_objective", "body_position", "responsibility", "turnover"),
    *("attendance", "coordination_proof"),
)


def _record(changes: list[Change], snapshot: Snapshot) -> Record:
    """The record these changes are about, as it is now or as the changes themselves show it."""
    first = changes[0]
    found = snapshot.rows(first.table).get(first.row)
    if found is not None:
        return found
    cells: dict[str, Cell] = {}
    for change in changes:
        cells[change.field] = change.after if change.after is not None else change.before
    return from_cells(TABLES[first.table], cells)


def _one_field(item: Record, change: Change, what: Mapping[str, object]) -> Message:
    cls = type(item)
    try:
        spec = spec_of(cls, change.field)
    except KeyError:  # a newer version knows this field
        return Message(N_("{title}: 1 answer changed"), {"title": what["title"]})
    label: object = Message(spec.label)
    if isinstance(item, Assessment) and spec.kind is Kind.SCALE and item.dimension:
        label = _choice(spec_of(Assessment, "dimension"), item.dimension)
    before, after = _shown(spec, change.before), _shown(spec, change.after)
    args = {"title": what["title"], "field": label, "before": before, "after": after}
    if before is None or after is None:
        return Message(N_("{title}: {field} changed"), args)
    if before == "":
        return Message(N_("{title}: {field} is {after}"), args)
    if after == "":
        return Message(N_("{title}: {field} emptied"), args)
    return Message(N_("{title}: {field} from {before} to {after}"), args)


def _shown(spec: FieldSpec, cell: Cell) -> object:
    """A value short enough for a sentence; None when it is not."""
    value = FROM_CELL[spec.kind](cell)
    if value == spec.empty:
        return ""
    if spec.kind in (Kind.CHOICE, Kind.YES_NO):
        return _choice(spec, str(value))
    if spec.kind in (Kind.LONG_TEXT, Kind.LINK, Kind.MULTI_CHOICE):
        return None
    text = str(value)
    return text if len(text) <= _SHORT and "\n" not in text else None


def _choice(spec: FieldSpec, key: str) -> object:
    if spec.catalogue == "countries":
        return resources.choice_label(spec.catalogue, key)
    try:
        return Message(resources.catalogue(spec.catalogue).label(key))
    except KeyError:
        return key
