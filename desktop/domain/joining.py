"""Two records of one stakeholder become one: field by field, with everything that points at the other one led here.

It is one edit, so one undo brings both back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.change import Change, delete, update
from desktop.domain.field import FieldSpec, Kind
from desktop.domain.record import Record, RecordId, specs_of
from desktop.domain.records import Attendance, Link, MapPosition, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot

_UNASKED = frozenset({"id", "illustrative"})


@dataclass(frozen=True)
class Difference:
    """A field in which the two differ: both values, and what would be kept without a choice."""

    spec: FieldSpec
    first: Any
    second: Any
    proposed: Any


def differences(keep: Record, other: Record) -> list[Difference]:
    """The fields that somebody should look at, side by side; where one is empty the other is proposed."""
    found = []
    for spec in specs_of(type(keep)):
        first, second = getattr(keep, spec.name), getattr(other, spec.name)
        if spec.name not in _UNASKED and first != second:
            found.append(Difference(spec, first, second, _proposed(spec, first, second)))
    return found


def _proposed(spec: FieldSpec, first: Any, second: Any) -> Any:
    if first == spec.empty or second == spec.empty:
        return second if first == spec.empty else first
    if spec.kind is Kind.LONG_TEXT:  # both may be true: nothing that was written is dropped
        return first if second in first else second if first in second else f"{first}\n{second}"
    if spec.kind is Kind.MULTI_CHOICE:
        return tuple(dict.fromkeys((*first, *second)))
    if spec.name == "visibility":
        return "team" if "team" in (first, second) else first
    if spec.name == "source":
        return first if second in first else f"{first}; {second}"
    return first


def join(
    snapshot: Snapshot, keep: Stakeholder, other: Stakeholder, chosen: Mapping[str, Any] | None = None
) -> list[Change]:
    """The changes that make one of two. `chosen` gives the value of fields where people decided otherwise.

    Judgements, ties, seats and steps of working together lead to the one that stays. A tie between the two, and a tie
    or seat that the one that stays has already, goes.
    """
    values = {item.spec.name: item.proposed for item in differences(keep, other)} | dict(chosen or {})
    changes: list[Change] = []
    kept = {_shape(item, keep.id, keep.id) for item, _field in snapshot.referring(keep.id)}
    for item, fields in linked_to(snapshot, other.id):
        shape = _shape(item, other.id, keep.id)
        if _is_loop(item, keep.id, other.id) or (shape is not None and shape in kept):
            changes += removed(snapshot, item)
        else:
            kept.add(shape)
            changes += update(item, **dict.fromkeys(fields, keep.id))
    changes += update(keep, **values)
    changes += delete(other)
    return changes


def linked_to(snapshot: Snapshot, row: RecordId) -> list[tuple[Record, list[str]]]:
    """The other records that link to one, each once, with the fields by which they do."""
    found: dict[RecordId, tuple[Record, list[str]]] = {}
    for item, field in snapshot.referring(row):
        if item.id != row:
            found.setdefault(item.id, (item, []))[1].append(field)
    return list(found.values())


def removed(snapshot: Snapshot, item: Record) -> list[Change]:
    """A record that goes, and the notes about it, which then are about nothing in particular."""
    found: list[Change] = []
    for about, field in snapshot.referring(item.id):
        found += update(about, **{field: ""})
    return [*found, *delete(item)]


def _is_loop(item: Record, keep: RecordId, other: RecordId) -> bool:
    return isinstance(item, Link) and {item.origin, item.to} <= {keep, other}


def _shape(item: Record, old: RecordId, new: RecordId) -> tuple[object, ...] | None:
    """What makes two records say the same once `old` is `new`; None where each says something of its own."""

    def led(row: RecordId) -> RecordId:
        return new if row == old else row

    if isinstance(item, Link):
        ends = (led(item.origin), led(item.to))
        ends = (min(ends), max(ends)) if item.both_ways == "yes" else ends
        return "link", *ends, item.kind, item.own_kind, item.both_ways
    if isinstance(item, Membership):
        return "membership", item.body, led(item.stakeholder)
    if isinstance(item, MapPosition):
        return "map_position", item.view, led(item.stakeholder)
    if isinstance(item, Attendance):
        return "attendance", item.meeting, led(item.stakeholder)
    return None
