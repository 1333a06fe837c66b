"""How bodies hang together: what each kind is for, who reports to whom, circles, chairs and seats that are empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.field import Money, plain_digits
from desktop.domain.record import RecordId
from desktop.domain.records import Body, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot

CHAIRS = ("chair", "co_chair")
OBSERVER = "observer"
POLITICAL_BODY, THEMATIC, HELP_DESK = "political_body", "thematic_group", "help_desk"

# Kinds that bring offices together, and kinds that hear people; the rest leads, pays or decides.
COORDINATING = (
    *("coordination", "commission", "working_group", "task_force", "support_group"),
    *(THEMATIC, "secretariat"),
)
HEARING = ("consultative", "advisory_panel", "migration_council", HELP_DESK, "facilitator")
# One person or one desk: it does not meet, so it needs no quorum.
NOT_MEETING = frozenset({"focal_point", "facilitator", HELP_DESK, "secretariat", "lead_office"})

PROPOSED, AGREED, OPERATING, DORMANT = "proposed", "agreed", "operating", "dormant"


def wanted(snapshot: Snapshot) -> list[Body]:
    """The bodies that are wanted here: all but those set aside with a reason."""
    return [body for body in snapshot.all(Body) if not body.not_needed.strip()]


def state_of(body: Body) -> str:
    """How far a body is; one that was only said to exist, or not, is operating or proposed."""
    return body.status or {"yes": OPERATING, "no": PROPOSED}.get(body.existing, "")


def funded(body: Body) -> bool:
    """Whether a budget line is named or an amount above zero; zero is an answer, and it is no money."""
    return bool(body.budget_line.strip()) or (isinstance(body.budget, Money) and body.budget.amount > 0)


def quorum_of(body: Body) -> int | None:
    """The quorum as a number; None when there is none, or what stands there is no number."""
    text = plain_digits(body.quorum_number.strip())
    return int(text) if text.isdecimal() and len(text) < 6 else None


def seats_of(snapshot: Snapshot, body: Body) -> list[Membership]:
    """All seats of a body, empty ones too."""
    return [seat for seat in snapshot.all(Membership) if seat.body == body.id]


def is_empty(snapshot: Snapshot, seat: Membership) -> bool:
    """Whether nobody sits there: no member was chosen, or the one who was is no longer on the list."""
    return snapshot.get(Stakeholder, seat.stakeholder) is None


def meets(body: Body) -> bool:
    """Whether a body is a round of people that needs a chair."""
    return body.kind not in NOT_MEETING and body.kind not in (POLITICAL_BODY, "partner_group", "")


def is_led(snapshot: Snapshot, body: Body) -> bool:
    """Whether somebody holds a chair."""
    return any(s.seat in CHAIRS and not is_empty(snapshot, s) for s in seats_of(snapshot, body))


def parents(bodies: Iterable[Body]) -> dict[RecordId, RecordId]:
    """For each body the one it reports to, "" for none. Unknown ones are left out, and a circle is cut open at the
    body that comes first in the list, so that what is drawn from it always ends.
    """
    listed = {body.id: body for body in bodies}
    found: dict[RecordId, RecordId] = {}
    for start in listed:
        seen: list[RecordId] = []
        here = start
        while here and here not in found:
            if here in seen:
                found[min(seen[seen.index(here) :], key=list(listed).index)] = ""
                break
            seen.append(here)
            above = listed[here].parent
            here = above if above in listed else ""
        for body in seen:
            above = listed[body].parent
            found.setdefault(body, above if above in listed else "")
    return {body: found[body] for body in listed}


def circles(bodies: Iterable[Body]) -> list[tuple[Body, ...]]:
    """Bodies that report to one another round and round, each circle once; one that reports to itself is one."""
    listed = {body.id: body for body in bodies}
    found: list[tuple[Body, ...]] = []
    known: set[RecordId] = set()
    for start in listed:
        way: list[RecordId] = []
        here = start
        while here in listed and here not in known and here not in way:
            way.append(here)
            here = listed[here].parent
        if here in way:
            found.append(tuple(listed[row] for row in way[way.index(here) :]))
        known |= set(way)
    return found


def in_order(bodies: list[Body]) -> Iterator[tuple[int, Body]]:
    """The bodies with their depth, each once, those below right after the one above."""
    above = parents(bodies)
    below: dict[str, list[Body]] = {}
    for body in bodies:
        below.setdefault(above[body.id], []).append(body)
    waiting = [(0, body) for body in reversed(below.get("", []))]
    while waiting:
        level, body = waiting.pop()
        yield level, body
        waiting += [(level + 1, child) for child in reversed(below.get(body.id, []))]


def alike(snapshot: Snapshot) -> list[tuple[Body, Body]]:
    """Pairs of bodies of one kind with the same members, two or more: perhaps one meeting would do."""
    members: dict[RecordId, frozenset[RecordId]] = {}
    for body in wanted(snapshot):
        sits = frozenset(s.stakeholder for s in seats_of(snapshot, body) if not is_empty(snapshot, s))
        if len(sits) > 1 and body.kind != THEMATIC:
            members[body.id] = sits
    bodies = [body for body in wanted(snapshot) if body.id in members]
    return [
        (one, other)
        for number, one in enumerate(bodies)
        for other in bodies[number + 1 :]
        if members[one.id] == members[other.id] and (one.kind == other.kind or not (one.kind and other.kind))
    ]
