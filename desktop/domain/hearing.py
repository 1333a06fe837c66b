"""Who should be heard: the people of the map whose planned part asks for more than news, and who have no seat yet."""

from __future__ import annotations

from desktop.domain.change import Change, create, update
from desktop.domain.record import RecordId
from desktop.domain.records import Body, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import HEARING, wanted
from desktop.domain.words import folded

# From this level on people are asked, not only told.
ASKED = ("consult", "involve", "collaborate", "empower")


def hearing_bodies(snapshot: Snapshot) -> list[Body]:
    """The bodies at which people are heard."""
    return [body for body in wanted(snapshot) if body.kind in HEARING and body.kind != "facilitator"]


def unheard(snapshot: Snapshot) -> list[Stakeholder]:
    """Stakeholders who are to be asked and sit on no body at all."""
    kept = {body.id for body in wanted(snapshot)}
    seated = {seat.stakeholder for seat in snapshot.all(Membership) if seat.body in kept}
    return [
        item
        for item in snapshot.all(Stakeholder)
        if item.participation_planned in ASKED and item.id not in seated
    ]


def seat_all(snapshot: Snapshot, body: RecordId, members: list[Stakeholder]) -> list[Change]:
    """The changes that give each of these a seat on a body."""
    if snapshot.get(Body, body) is None:
        return []
    return [c for item in members for c in create(Membership(body=body, stakeholder=item.id, seat="member"))]


def seat_named(snapshot: Snapshot, body: RecordId, name: str) -> list[Change]:
    """A seat for whoever bears this name: somebody of the list, else somebody new. An empty seat is filled first;
    nothing when the name is blank or already sits there."""
    name = " ".join(name.split())
    if not name or snapshot.get(Body, body) is None:
        return []
    known = next((s for s in snapshot.all(Stakeholder) if folded(s.name) == folded(name)), None)
    member = known or Stakeholder(name=name)
    seats = list(snapshot.where(Membership, body=body))
    if any(seat.stakeholder == member.id for seat in seats):
        return []
    changes = [] if known else create(member)
    empty = next((seat for seat in seats if not seat.stakeholder), None)
    if empty is not None:
        return changes + update(empty, stakeholder=member.id, seat=empty.seat or "member")
    return changes + create(Membership(body=body, stakeholder=member.id, seat="member"))
