"""The organigram of a workbook: its bodies with chairs, empty seats and how far each is, as a drawing."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.layout.drawing import Drawing, Point
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.organigram import SIZES, Said, Tie, Unit
from desktop.domain.layout.organigram_drawing import Chart, draw
from desktop.domain.record import RecordId
from desktop.domain.records import Body, BodyLine, BodyPosition, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import (
    CHAIRS,
    DORMANT,
    OPERATING,
    is_empty,
    meets,
    parents,
    seats_of,
    state_of,
)
from desktop.reports.phrases import titled
from desktop.system.locale import _, ngettext
from desktop.system.resources import choice_label

_MOST_CHAIRS = 3


def drawing(snapshot: Snapshot, frame: Frame, *, sizes: tuple[float, ...] = SIZES) -> Drawing:
    """All bodies of the workbook."""
    return draw(chart_of(snapshot), frame, sizes=sizes)


def chart_of(snapshot: Snapshot) -> Chart:
    """What is drawn, in the language now spoken."""
    bodies = snapshot.all(Body)
    above = parents(bodies)
    units = tuple(
        replace(_unit(snapshot, body, above[body.id]), number=number) for number, body in enumerate(bodies, 1)
    )
    ties = tuple(Tie(line.id, line.body, line.to, line.kind) for line in snapshot.all(BodyLine))
    explained = {"reports": _("is part of, or reports to")}
    for catalogue, keys in (
        ("line_kinds", ("consults", "informs", "works_with")),
        ("body_states", (OPERATING, "agreed", "proposed", DORMANT)),
    ):
        explained |= {key: choice_label(catalogue, key).lower() for key in keys}
    return Chart(units, ties, _places(snapshot), explained, _("Organigram"), in_words(snapshot))


def _unit(snapshot: Snapshot, body: Body, parent: RecordId) -> Unit:
    title = titled(body, snapshot)
    if body.not_needed.strip():
        reason = _("not needed: {reason}").format(reason=" ".join(body.not_needed.split()))
        return Unit(body.id, title, (Said(reason),), "", parent, quiet=True)
    return Unit(body.id, title, tuple(_said(snapshot, body)), state_of(body), parent)


def _said(snapshot: Snapshot, body: Body) -> list[Said]:
    found: list[Said] = []
    if body.host.strip():
        found.append(Said(_("in {host}").format(host=body.host.strip())))
    seats = seats_of(snapshot, body)
    chairs = [seat for seat in seats if seat.seat in CHAIRS and not is_empty(snapshot, seat)]
    if chairs:
        names = "; ".join(_chair(snapshot, seat) for seat in chairs[:_MOST_CHAIRS])
        found.append(Said(ngettext("chair: {names}", "chairs: {names}", len(chairs)).format(names=names)))
    elif meets(body):
        found.append(Said(_("no chair yet"), attention=True))
    empty = sum(is_empty(snapshot, seat) for seat in seats)
    if empty:
        found.append(
            Said(ngettext("{count} empty seat", "{count} empty seats", empty).format(count=empty), True)
        )
    state = state_of(body)
    if state and state != OPERATING:
        found.append(Said(choice_label("body_states", state).lower()))
    return found


def _chair(snapshot: Snapshot, seat: Membership) -> str:
    member = snapshot.get(Stakeholder, seat.stakeholder)
    name = member.title if member is not None else ""
    side = choice_label("seat_sides", seat.side).lower()
    return f"{name} ({side})" if side else name


def _places(snapshot: Snapshot) -> dict[RecordId, Point]:
    found: dict[RecordId, Point] = {}
    for item in snapshot.all(BodyPosition):
        if item.x.isdecimal() and item.y.isdecimal():
            found[item.body] = (min(int(item.x), 1000) / 1000, min(int(item.y), 5000) / 1000)
    return found


def in_words(snapshot: Snapshot) -> str:
    """What the organigram shows, line by line: who reports to whom, and who asks whom."""
    names = {body.id: titled(body, snapshot) for body in snapshot.all(Body)}
    above = parents(snapshot.all(Body))
    parts = []
    for row, name in names.items():
        if above[row]:
            parts.append(_("{body} reports to {other}.").format(body=name, other=names[above[row]]))
        else:
            parts.append(f"{name}.")
    for line in snapshot.all(BodyLine):
        if line.body in names and line.to in names:
            kind = choice_label("line_kinds", line.kind).lower()
            parts.append(f"{names[line.body]}: {kind}: {names[line.to]}.")
    return " ".join(parts)
