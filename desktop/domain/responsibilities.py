"""Who does what: the matrix of activities and roles, its rules, and the change that one key makes.

The rules are those of the method (dossier 3.2): one role answers for an activity, at least one does it, one part in
each cell save that who answers may also do it; a role without a part has no task, one that answers for all has too
many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.change import Change, create, delete, update
from desktop.domain.record import RecordId
from desktop.domain.records import Activity, Responsibility, Role
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message

DOES, ANSWERS, ASKED, TOLD = "does", "answers", "asked", "told"
PARTS = (DOES, ANSWERS, ASKED, TOLD)
LETTERS: dict[str, str] = {DOES: "R", ANSWERS: "A", ASKED: "C", TOLD: "I"}
"""The letters that specialists know, for the report and for pasting."""

MANY_ASKED = 4  # more than these are asked before anything moves
FEW = 3  # activities; of fewer it cannot be said that somebody has too many
_BOTH = frozenset({DOES, ANSWERS})

Cells = Mapping[tuple[RecordId, RecordId], frozenset[str]]


@dataclass(frozen=True)
class Fault:
    """Something about the matrix: `activity` or `role` or both say where, `certain` that a rule is broken."""

    message: Message
    activity: RecordId = ""
    role: RecordId = ""
    certain: bool = False


def cells_of(snapshot: Snapshot) -> dict[tuple[RecordId, RecordId], frozenset[str]]:
    """The parts by activity and role. Two records of one cell count as one."""
    found: dict[tuple[RecordId, RecordId], frozenset[str]] = {}
    for item in snapshot.all(Responsibility):
        place = (item.activity, item.role)
        parts = frozenset(item.parts) & frozenset(PARTS)
        found[place] = found.get(place, frozenset()) | parts
    return {place: parts for place, parts in found.items() if parts}


def put(snapshot: Snapshot, activity: RecordId, role: RecordId, parts: frozenset[str]) -> list[Change]:
    """The changes that make a cell hold exactly these parts; none for a row or column that is not there."""
    if snapshot.get(Activity, activity) is None or snapshot.get(Role, role) is None:
        return []
    present = list(snapshot.where(Responsibility, activity=activity, role=role))
    ordered = tuple(part for part in PARTS if part in parts)
    if not present:
        made = Responsibility(activity=activity, role=role, parts=ordered)
        return create(made) if ordered else []
    changes = update(present[0], parts=ordered) if ordered else delete(present[0])
    return changes + [change for item in present[1:] for change in delete(item)]


def pressed(before: frozenset[str], part: str) -> frozenset[str]:
    """What a cell holds after the key of a part: the part goes if it was there, and only the two that go together
    stand beside one another."""
    if part in before:
        return before - {part}
    return (before & _BOTH) | {part} if part in _BOTH else frozenset({part})


def read_parts(text: str) -> frozenset[str] | None:
    """What somebody pasted into a cell: letters of specialists ("R/A"), or our keys; None for anything else."""
    words = [word.strip().casefold() for word in text.replace("/", ",").replace("+", ",").split(",")]
    words = [word for word in words if word]
    known = {letter.casefold(): part for part, letter in LETTERS.items()} | {part: part for part in PARTS}
    if len(words) == 1 and words[0] not in known and len(words[0]) == 2:
        words = list(words[0])  # "ra"
    if any(word not in known for word in words):
        return None
    found: frozenset[str] = frozenset()
    for word in words:
        found = pressed(found, known[word]) if known[word] not in found else found
    return found


def faults(snapshot: Snapshot) -> list[Fault]:
    """What to look at in the matrix, rows first; nothing while there is no row or no column."""
    activities, roles = snapshot.all(Activity), snapshot.all(Role)
    cells = cells_of(snapshot)
    if not activities or not roles:
        return []
    found = [fault for item in activities for fault in _in_row(item, roles, cells)]
    for role in roles:
        found += _in_column(role, activities, cells)
    return found


def _in_row(item: Activity, roles: list[Role], cells: Cells) -> list[Fault]:
    parts = {role.id: cells.get((item.id, role.id), frozenset()) for role in roles}
    if not any(parts.values()):
        text = message(N_("“{activity}”: nobody has a part in it yet."), activity=item.name)
        return [Fault(text, item.id)]
    answering = [row for row in parts if ANSWERS in parts[row]]
    found: list[Fault] = []
    if not answering:
        text = message(N_("“{activity}”: nobody answers for it. Choose one."), activity=item.name)
        found.append(Fault(text, item.id, certain=True))
    elif len(answering) > 1:
        text = message(
            N_("“{activity}”: {count} role answers for it. Where several answer, nobody does: choose one."),
            N_("“{activity}”: {count} roles answer for it. Where several answer, nobody does: choose one."),
            len(answering),
            activity=item.name,
        )
        found.append(Fault(text, item.id, certain=True))
    if not any(DOES in held for held in parts.values()):
        text = message(N_("“{activity}”: nobody does it."), activity=item.name)
        found.append(Fault(text, item.id, certain=True))
    asked = sum(ASKED in held for held in parts.values())
    if asked > MANY_ASKED:
        text = message(
            N_("“{activity}”: {count} role is asked first. Would it be enough to tell some of them?"),
            N_("“{activity}”: {count} roles are asked first. Would it be enough to tell some of them?"),
            asked,
            activity=item.name,
        )
        found.append(Fault(text, item.id))
    return found + [
        Fault(_too_much(item, role), item.id, role.id, certain=True)
        for role in roles
        if len(parts[role.id]) > 1 and parts[role.id] != _BOTH
    ]


def _too_much(item: Activity, role: Role) -> Message:
    return message(
        N_("“{activity}”: {role} has more than one part. Only doing it and answering for it go together."),
        activity=item.name,
        role=role.name,
    )


def _in_column(role: Role, activities: list[Activity], cells: Cells) -> list[Fault]:
    held = [cells.get((item.id, role.id), frozenset()) for item in activities]
    if not any(held):
        return [
            Fault(
                message(N_("{role}: has no part in anything. Is it needed here?"), role=role.name),
                role=role.id,
            )
        ]
    if len(activities) < FEW:
        return []
    if all(ANSWERS in parts for parts in held):
        text = message(N_("{role}: answers for everything. What could others answer for?"), role=role.name)
        return [Fault(text, role=role.id)]
    if all(parts & _BOTH for parts in held):
        text = message(N_("{role}: carries a part of everything. Is there time for that?"), role=role.name)
        return [Fault(text, role=role.id)]
    return []


@dataclass(frozen=True)
class Load:
    """How much of the work one kind of role carries: `held` of `total` times doing it or answering for it."""

    held: int
    total: int

    @property
    def more_than_half(self) -> bool:
        """Whether most of it lies there."""
        return self.total > 0 and 2 * self.held > self.total


def load_of(snapshot: Snapshot, roles: frozenset[RecordId]) -> Load:
    """How often these roles do something or answer for it, of all times that any role does."""
    held = total = 0
    for (_activity, role), parts in cells_of(snapshot).items():
        share = len(parts & _BOTH)
        total += share
        held += share if role in roles else 0
    return Load(held, total)


def load_from_outside(snapshot: Snapshot) -> Load:
    """The share that people from outside carry: it leaves when their contract ends."""
    return load_of(snapshot, frozenset(role.id for role in snapshot.all(Role) if role.outside == "yes"))


def heaviest_person(snapshot: Snapshot) -> tuple[Role, Load] | None:
    """The role of one person that carries most, and how much; None when no role is one person."""
    people = [role for role in snapshot.all(Role) if role.one_person == "yes"]
    loads = [(role, load_of(snapshot, frozenset({role.id}))) for role in people]
    return max(loads, key=lambda pair: pair[1].held) if loads else None
