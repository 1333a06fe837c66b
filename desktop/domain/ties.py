"""Ties between stakeholders as a graph: who is tied to whom, and whether there is a way from one to another.

A tie read "both ways" is two arcs; any other is one, from its origin. Several ties of different kinds between two are
one pair. Ties to somebody who is not on the list, and of somebody to themselves, do not count.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.record import RecordId
from desktop.domain.records import Link, LinkKind, Stakeholder
from desktop.domain.snapshot import Snapshot

LOCAL = frozenset({"individual", "local"})
NATIONAL = frozenset({"national"})


@dataclass(frozen=True)
class Ties:
    """`people` in the order of the register; `links` are those that count."""

    people: tuple[RecordId, ...]
    links: tuple[Link, ...]

    @property
    def pairs(self) -> list[tuple[RecordId, RecordId]]:
        """Every two who are tied, once, whichever way and however often."""
        order = {row: number for number, row in enumerate(self.people)}
        found = {
            (item.origin, item.to) if order[item.origin] < order[item.to] else (item.to, item.origin)
            for item in self.links
        }
        return sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))

    @property
    def arcs(self) -> list[tuple[RecordId, RecordId]]:
        """Every direction in which something passes, once."""
        found: dict[tuple[RecordId, RecordId], None] = {}
        for item in self.links:
            found[item.origin, item.to] = None
            if item.both_ways == "yes":
                found[item.to, item.origin] = None
        return list(found)

    @property
    def neighbours(self) -> dict[RecordId, set[RecordId]]:
        """Who is tied to whom, read in both directions."""
        found: dict[RecordId, set[RecordId]] = {row: set() for row in self.people}
        for one, other in self.pairs:
            found[one].add(other)
            found[other].add(one)
        return found


def ties(snapshot: Snapshot, kinds: Iterable[str] | None = None) -> Ties:
    """The ties of the workbook; with `kinds` only those of these kinds (keys, or ids of kinds of our own)."""
    people = tuple(snapshot.rows("stakeholder"))
    wanted = None if kinds is None else set(kinds)
    links = tuple(
        item
        for item in snapshot.all(Link)
        if item.origin != item.to
        and item.origin in snapshot.rows("stakeholder")
        and item.to in snapshot.rows("stakeholder")
        and (wanted is None or kind_of(item) in wanted)
    )
    return Ties(people, links)


def kind_of(item: Link) -> str:
    """The key of a tie's kind, or the id of a kind of our own; "" when nobody said."""
    return item.own_kind or item.kind


def own_kinds(snapshot: Snapshot) -> dict[RecordId, str]:
    """The names of our own kinds of link, by id."""
    return {kind.id: kind.name for kind in snapshot.all(LinkKind)}


def has_way(found: Ties, starts: Iterable[RecordId], ends: Iterable[RecordId]) -> bool:
    """Whether one of `starts` reaches one of `ends` over ties, read in both directions."""
    goal, seen = set(ends), set(starts)
    if seen & goal:
        return True
    neighbours, waiting = found.neighbours, deque(seen)
    while waiting:
        for row in neighbours[waiting.popleft()] - seen:
            if row in goal:
                return True
            seen.add(row)
            waiting.append(row)
    return False


def local_reaches_national(snapshot: Snapshot) -> bool | None:
    """Whether there is a way from a local to a national stakeholder; None when one of the two levels has nobody."""
    people = snapshot.all(Stakeholder)
    local = [item.id for item in people if item.level in LOCAL]
    national = [item.id for item in people if item.level in NATIONAL]
    if not local or not national:
        return None
    return has_way(ties(snapshot), local, national)
