"""Links between stakeholders as changes: written down, made stronger, turned both ways, taken away."""

from __future__ import annotations

from desktop.domain.change import Change, create, delete, update
from desktop.domain.record import RecordId
from desktop.domain.records import Link
from desktop.domain.snapshot import Snapshot


def between(snapshot: Snapshot, first: RecordId, second: RecordId) -> list[Link]:
    """The links from one to the other, those the other way that go both ways included."""
    return [
        link
        for link in snapshot.all(Link)
        if (link.origin, link.to) == (first, second)
        or ((link.to, link.origin) == (first, second) and link.both_ways == "yes")
    ]


def tie(
    snapshot: Snapshot, first: RecordId, second: RecordId, kind: str, own_kind: RecordId = ""
) -> list[Change]:
    """Write a link down; nothing for one that is there already, or from somebody to themselves."""
    if first == second or _same(snapshot, first, second, kind, own_kind):
        return []
    return create(Link(origin=first, to=second, kind=kind, own_kind=own_kind))


def toggle(snapshot: Snapshot, first: RecordId, second: RecordId, kind: str) -> list[Change]:
    """Write a link down, or take it away when it is there."""
    there = _same(snapshot, first, second, kind, "")
    return [change for link in there for change in delete(link)] or tie(snapshot, first, second, kind)


def strengthen(snapshot: Snapshot, first: RecordId, second: RecordId, value: int) -> list[Change]:
    """Give all links of a pair this strength, from 1 to 5."""
    return [c for link in between(snapshot, first, second) for c in update(link, strength=value)]


def turn_both_ways(snapshot: Snapshot, first: RecordId, second: RecordId) -> list[Change]:
    """Make the links of a pair go both ways, or one way when all of them do already."""
    links = between(snapshot, first, second)
    wanted = "no" if links and all(link.both_ways == "yes" for link in links) else "yes"
    return [change for link in links for change in update(link, both_ways=wanted)]


def untie(snapshot: Snapshot, first: RecordId, second: RecordId) -> list[Change]:
    """Take all links of a pair away."""
    return [change for link in between(snapshot, first, second) for change in delete(link)]


def _same(snapshot: Snapshot, first: RecordId, second: RecordId, kind: str, own_kind: RecordId) -> list[Link]:
    links = between(snapshot, first, second)
    return [link for link in links if (link.kind, link.own_kind) == (kind, own_kind)]
