"""Advice on how the set-up is built: circles, quorums, dates, currencies, and bodies that could be one."""

from __future__ import annotations

import datetime

from desktop.domain.checks.check import ERROR, NOTE, Finding, check, clear, fires, looked, not_enough
from desktop.domain.field import Money, first_day, is_date
from desktop.domain.listing import listing
from desktop.domain.record import Record
from desktop.domain.records import Body, Facilitator, FocalPoint, Meeting, Stakeholder, Turnover
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import (
    CHAIRS,
    OBSERVER,
    alike,
    circles,
    is_empty,
    quorum_of,
    seats_of,
    wanted,
)
from desktop.domain.words import N_, Message, folded, message

OWN = "Mainstay, own rule"
SAME_MEMBERS = "C-44"


@check(
    id=SAME_MEMBERS,
    title=N_("Two bodies with the same members"),
    severity=NOTE,
    tables=("body", "membership"),
    step="body",
    anchor="setup/reusing-a-body#merge",
    source="GFMD Mauritius 2012, background paper 2.1: Moldova used its working group again",
)
def could_be_one(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Do two bodies of one kind have the same members? Every meeting less leaves people an afternoon."""
    bodies = wanted(snapshot)
    if len(bodies) < 2:
        return []
    seats = [seat for body in bodies for seat in seats_of(snapshot, body)]
    seen = looked(bodies, seats)
    if not seats:
        return [not_enough(message(N_("It is not written down yet who sits on the bodies.")), seen)]
    pairs = alike(snapshot)
    if not pairs:
        return [clear(message(N_("No two bodies have the same members.")), seen)]
    text = N_("“{one}” and “{other}” have the same members. Could one meeting do for both?")
    return [
        fires(message(text, one=one.name, other=other.name), looked([one, other]), one.id)
        for one, other in pairs
    ]


@check(
    id="C-45",
    title=N_("Who reports to whom"),
    severity=ERROR,
    tables=("body",),
    step="body",
    anchor="setup/terms-of-reference#work",
    source=OWN,
)
def no_circles(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Does a body report to itself, or in a circle, or to one that is no longer on the list?"""
    bodies = snapshot.all(Body)
    lines = [body for body in bodies if body.parent]
    if not lines:
        return []
    found = [fires(_circle(circle), looked(circle), circle[0].id) for circle in circles(bodies)]
    known = {body.id for body in bodies}
    for body in lines:
        if body.parent not in known:
            text = message(N_("{body}: reports to a body that is no longer on the list."), body=body.name)
            found.append(not_enough(text, looked([body]), body.id))
    return found or [clear(message(N_("Nobody reports in a circle.")), looked(lines))]


def _circle(circle: tuple[Body, ...]) -> Message:
    if len(circle) == 1:
        return message(
            N_("{body}: is said to report to itself. To whom does it really report?"), body=circle[0].name
        )
    names = listing([body.name for body in circle])
    return message(
        N_("These report to one another in a circle: {names}. One of them reports elsewhere."), names=names
    )


@check(
    id="C-46",
    title=N_("Quorum and seats"),
    severity=ERROR,
    tables=("body", "membership"),
    step="body",
    anchor="setup/terms-of-reference#work",
    source=OWN,
)
def quorum_can_be_reached(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Is the quorum above the number of seats? Observers do not count, empty seats do: they are to be filled."""
    found = []
    for body in wanted(snapshot):
        if not body.quorum_number.strip():
            continue
        seats = [seat for seat in seats_of(snapshot, body) if seat.seat != OBSERVER]
        seen, number = looked([body], seats), quorum_of(body)
        if number is None:
            text = message(N_("{body}: the quorum as a number is not a number."), body=body.name)
            found.append(not_enough(text, seen, body.id))
        elif seats and number > len(seats):
            text = message(
                N_("{body}: {number} must be present, and there is {count} seat. It could never decide."),
                N_("{body}: {number} must be present, and there are {count} seats. It could never decide."),
                len(seats),
                body=body.name,
                number=number,
            )
            found.append(fires(text, seen, body.id))
        else:
            found.append(
                clear(message(N_("{body}: its quorum can be reached."), body=body.name), seen, body.id)
            )
    return found


@check(
    id="C-47",
    title=N_("A body in its own chair"),
    severity=ERROR,
    tables=("body", "membership", "stakeholder"),
    step="body",
    anchor="setup/joint-leadership#who-does-what",
    source=OWN,
)
def not_in_its_own_chair(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Is a body chaired by itself? An office that leads, or one person's function, may bear its own name."""
    found = []
    for body in wanted(snapshot):
        chairs = [seat for seat in seats_of(snapshot, body) if seat.seat in CHAIRS]
        if not chairs or body.kind in ("lead_office", "focal_point", "partner_group"):
            continue
        members = [snapshot.get(Stakeholder, seat.stakeholder) for seat in chairs]
        seen = looked([body], chairs, members)
        if any(member is not None and folded(member.name) == folded(body.name) for member in members):
            text = message(
                N_("{body}: is in its own chair. Which institution or person leads it?"), body=body.name
            )
            found.append(fires(text, seen, body.id))
        elif any(is_empty(snapshot, seat) for seat in chairs):
            text = message(
                N_("{body}: a chair is empty, or who held it is no longer on the list."), body=body.name
            )
            found.append(not_enough(text, seen, body.id))
        else:
            found.append(clear(message(N_("{body}: somebody else leads it."), body=body.name), seen, body.id))
    return found


# The dates that must follow one another, by record class: (earlier, later).
_PAIRS: tuple[tuple[type[Record], str, str], ...] = (
    (Body, "start", "ends"),
    (Body, "start", "review"),
    (FocalPoint, "start", "end"),
    (Facilitator, "start", "end"),
    (Turnover, "start", "end"),
    (Meeting, "date", "next_date"),
)


@check(
    id="C-48",
    title=N_("Dates in their order"),
    severity=ERROR,
    tables=("body", "focal_point", "facilitator", "turnover", "meeting"),
    step="body",
    anchor="setup/terms-of-reference#honest",
    source=OWN,
)
def dates_follow(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Does something end before it begins?"""
    found = []
    for cls, early, late in _PAIRS:
        for item in snapshot.all(cls):
            before, after = str(getattr(item, early)), str(getattr(item, late))
            if before and after:
                found.append(_ordered(item, before, after))
    wrong = [finding for finding in found if finding.outcome != "clear"]
    return wrong or found[:1]


def _ordered(item: Record, before: str, after: str) -> Finding:
    seen = looked([item])
    if not is_date(before) or not is_date(after):
        text = message(
            N_("{name}: what stands there as a date is none, so the order cannot be told."), name=item.title
        )
        return not_enough(text, seen, item.id)
    first, second = first_day(before), first_day(after)
    # A year alone may mean its last day: only what is certainly earlier is named.
    if first is not None and second is not None and second < first and not before.startswith(after):
        text = message(N_("{name}: {after} should come after {before}. Which of the two is right?"), name=item.title,
                       after=after, before=before)  # fmt: skip
        return fires(text, seen, item.id)
    return clear(message(N_("{name}: its dates follow one another."), name=item.title), seen, item.id)


@check(
    id="C-49",
    title=N_("Several currencies"),
    severity=NOTE,
    tables=("body",),
    step="body",
    anchor="setup/budget-line#what-counts",
    source=OWN,
)
def one_currency(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Are budgets in several currencies? They are never added up."""
    bodies = [body for body in wanted(snapshot) if body.budget is not None]
    if not bodies:
        return []
    unread = [body for body in bodies if not isinstance(body.budget, Money)]
    seen = looked(bodies)
    if unread:
        names = listing([body.name for body in unread])
        text = message(N_("The amount cannot be read as a number: {names}."), names=names)
        return [not_enough(text, seen, concerns=looked(unread))]
    codes = sorted({body.budget.currency for body in bodies if isinstance(body.budget, Money)})
    if len(codes) < 2:
        return [clear(message(N_("All amounts are in one currency.")), seen)]
    text = message(
        N_("Amounts stand in {count} currency: {codes}."),
        N_(
            "Amounts stand in {count} currencies: {codes}. They are never added up; which rate would you use?"
        ),
        len(codes),
        codes=listing(codes),
    )
    return [fires(text, seen)]
