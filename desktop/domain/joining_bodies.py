"""Two bodies become one: what sits on, hangs on or reports to the other one is led to the body that stays.

It is one edit, so one undo brings both back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.domain.change import Change, delete, update
from desktop.domain.joining import differences, linked_to, removed
from desktop.domain.record import Record, RecordId
from desktop.domain.records import (
    Body,
    BodyLine,
    BodyObjective,
    BodyPosition,
    CoordinationProof,
    Membership,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import OPERATING, seats_of, state_of
from desktop.domain.words import folded


def in_order(snapshot: Snapshot, one: Body, other: Body) -> tuple[Body, Body]:
    """The two with the one first that should stay: a body that works already, else the one that says more."""

    def weight(body: Body) -> tuple[bool, int]:
        return state_of(body) == OPERATING, len(seats_of(snapshot, body))

    return (other, one) if weight(other) > weight(one) else (one, other)


def join_bodies(
    snapshot: Snapshot, keep: Body, other: Body, chosen: Mapping[str, Any] | None = None
) -> list[Change]:
    """The changes that make one of two. `chosen` gives the value of fields where people decided otherwise.

    A seat, objective, line or proof that the one that stays has already goes; so does a line between the two. A body
    never reports to itself: what reported to the other one reports to the one that stays.
    """
    values = {item.spec.name: item.proposed for item in differences(keep, other)} | dict(chosen or {})
    values["parent"] = _above(snapshot, keep, other, values.get("parent", keep.parent))
    changes: list[Change] = []
    kept = {_shape(item, keep.id, keep.id) for item, _field in snapshot.referring(keep.id)}
    for item, fields in linked_to(snapshot, other.id):
        if item.id == keep.id:  # its own reporting line, which is settled above
            continue
        shape = _shape(item, other.id, keep.id)
        if _is_between(item, keep.id, other.id) or (shape is not None and shape in kept):
            changes += removed(snapshot, item)
        else:
            kept.add(shape)
            changes += update(item, **dict.fromkeys(fields, keep.id))
    changes += update(keep, **values)
    changes += delete(other)
    return changes


def _above(snapshot: Snapshot, keep: Body, other: Body, wished: RecordId) -> RecordId:
    """Whom the one body reports to: as wished, else as one of them did, and never round to itself."""
    ours = (keep.id, other.id)
    for start in (wished, keep.parent, other.parent):
        here, seen = start, set[RecordId]()
        while here and here not in ours and here not in seen:
            seen.add(here)
            body = snapshot.get(Body, here)
            here = body.parent if body is not None else ""
        if start and here not in ours:
            return start
    return ""


def _is_between(item: Record, keep: RecordId, other: RecordId) -> bool:
    return isinstance(item, BodyLine) and {item.body, item.to} <= {keep, other}


def _shape(item: Record, old: RecordId, new: RecordId) -> tuple[object, ...] | None:
    """What makes two records say the same once `old` is `new`; None where each says something of its own."""

    def led(row: RecordId) -> RecordId:
        return new if row == old else row

    if isinstance(item, Membership):
        return "seat", led(item.body), item.stakeholder
    if isinstance(item, BodyObjective):
        return "objective", led(item.body), folded(item.name), item.due
    if isinstance(item, BodyLine):
        return "line", led(item.body), led(item.to), item.kind
    if isinstance(item, BodyPosition):
        return "position", led(item.body)
    if isinstance(item, CoordinationProof):
        return "proof", led(item.body), item.rung, folded(item.name)
    return None
