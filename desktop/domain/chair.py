"""Giving the chair of a body to one of those who sit on it."""

from __future__ import annotations

from desktop.domain.change import Change, update
from desktop.domain.record import RecordId
from desktop.domain.records import Body, Membership
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import CHAIRS, is_empty, seats_of


def chairs_of(snapshot: Snapshot, body: Body) -> list[Membership]:
    """The seats of a body whose members lead it."""
    return [s for s in seats_of(snapshot, body) if s.seat in CHAIRS and not is_empty(snapshot, s)]


def could_lead(snapshot: Snapshot, body: Body) -> list[Membership]:
    """The seats of those who lead, or are ordinary members and could; all other parts stay as they are."""
    parts = (*CHAIRS, "member", "")
    return [s for s in seats_of(snapshot, body) if s.seat in parts and not is_empty(snapshot, s)]


def give_chair(snapshot: Snapshot, body: Body, seat: RecordId) -> list[Change]:
    """One seat becomes the chair, "" for none; whoever led before stays as a member, so nobody loses a seat."""
    changes: list[Change] = []
    for item in could_lead(snapshot, body):
        if item.id == seat:
            changes += update(item, seat="chair")
        elif item.seat in CHAIRS:
            changes += update(item, seat="member")
    return changes
