"""Who was at a meeting: member by member, with whoever stood in; and what follows for the quorum.

Each seat is asked about once. What was written down of somebody who has no seat any more stays, and is shown last.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from desktop.domain.change import Change, create, delete, update
from desktop.domain.field import first_day, is_date
from desktop.domain.record import RecordId
from desktop.domain.records import Attendance, Body, Meeting, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import OBSERVER, is_empty, quorum_of, seats_of

CAME, STAND_IN, ABSENT = "came", "stand_in", "absent"
THERE = (CAME, STAND_IN)
# From the highest down, as in the catalogue; a test compares them.
RANKS = ("minister", "director_general", "director", "officer")
IN_A_ROW = 3


@dataclass(frozen=True)
class Presence:
    """One member and one meeting; `seat` is None for somebody who sits there no more."""

    member: Stakeholder
    seat: Membership | None
    record: Attendance | None

    @property
    def state(self) -> str:
        """ "" while nobody said whether they came."""
        return self.record.state if self.record else ""

    @property
    def rank(self) -> str:
        """The rank of who came; the rank of the seat when the member came in person and nothing else is said."""
        if self.record is None or self.record.state not in THERE:
            return ""
        return self.record.rank or (self.seat.rank if self.seat and self.record.state == CAME else "")


@dataclass(frozen=True)
class Count:
    """How many voting members are known to have been there, or to have been away, and how many are needed."""

    there: int
    away: int
    members: int
    needed: int | None

    @property
    def is_known(self) -> bool:
        """Whether the answer is certain: enough came, or too many are known to have been away."""
        return self.needed is not None and (
            self.there >= self.needed or self.members - self.away < self.needed
        )

    @property
    def is_met(self) -> bool:
        """Whether enough members were there."""
        return self.needed is not None and self.there >= self.needed


def presences(snapshot: Snapshot, meeting: Meeting) -> list[Presence]:
    """Those who sit on the body that met, in the order of their seats, then others about whom something was said."""
    noted: dict[RecordId, Attendance] = {}
    for item in snapshot.where(Attendance, meeting=meeting.id):
        noted.setdefault(item.stakeholder, item)
    body = snapshot.get(Body, meeting.body)
    found: list[Presence] = []
    for seat in seats_of(snapshot, body) if body else []:
        member = snapshot.get(Stakeholder, seat.stakeholder)
        if member is not None and all(member.id != known.member.id for known in found):
            found.append(Presence(member, seat, noted.pop(member.id, None)))
    for row, item in noted.items():
        member = snapshot.get(Stakeholder, row)
        if member is not None:
            found.append(Presence(member, None, item))
    return found


def note(
    snapshot: Snapshot,
    meeting: Meeting,
    member: RecordId,
    *,
    state: str | None = None,
    rank: str | None = None,
) -> list[Change]:
    """The changes that write down whether a member came, or of which rank. Nothing said at all is no record."""
    known = list(snapshot.where(Attendance, meeting=meeting.id, stakeholder=member))
    before = known[0] if known else None
    now_state = state if state is not None else (before.state if before else "")
    now_rank = rank if rank is not None else (before.rank if before else "")
    if now_state == ABSENT:
        now_rank = ""
    if before is None:
        if not now_state and not now_rank:
            return []
        return create(Attendance(meeting=meeting.id, stakeholder=member, state=now_state, rank=now_rank))
    if not now_state and not now_rank:
        return delete(before)
    return update(before, state=now_state, rank=now_rank)


def note_all(snapshot: Snapshot, meeting: Meeting, state: str) -> list[Change]:
    """The same answer for all about whom nothing was said yet."""
    return [
        change
        for item in presences(snapshot, meeting)
        if not item.state
        for change in note(snapshot, meeting, item.member.id, state=state)
    ]


def count(snapshot: Snapshot, meeting: Meeting) -> Count:
    """Voting members there and away; an observer is welcome and does not count."""
    body = snapshot.get(Body, meeting.body)
    voting = [
        item for item in presences(snapshot, meeting) if item.seat is not None and item.seat.seat != OBSERVER
    ]
    there = sum(item.state in THERE for item in voting)
    away = sum(item.state == ABSENT for item in voting)
    return Count(there, away, len(voting), quorum_of(body) if body else None)


def quorum_met(snapshot: Snapshot, meeting: Meeting) -> str:
    """ "yes", "no" or "": what people answered, else what follows from who came."""
    if meeting.quorum_met in ("yes", "no"):
        return meeting.quorum_met
    found = count(snapshot, meeting)
    if not found.is_known or not (found.there or found.away):
        return ""
    return "yes" if found.is_met else "no"


def with_attendance(snapshot: Snapshot, body: Body) -> list[Meeting]:
    """Meetings of a body with a date of which somebody wrote down who came, oldest first."""
    noted = {item.meeting for item in snapshot.all(Attendance) if item.state}
    found = [
        (day, number, item)
        for number, item in enumerate(snapshot.where(Meeting, body=body.id))
        if item.id in noted and is_date(item.date) and (day := first_day(item.date)) is not None
    ]
    return [item for _day, _number, item in sorted(found, key=lambda each: each[:2])]


def long_away(snapshot: Snapshot, body: Body) -> list[Stakeholder]:
    """Members for whom nobody came to the last three meetings; whoever is known to have been there is not one."""
    meetings = with_attendance(snapshot, body)[-IN_A_ROW:]
    if len(meetings) < IN_A_ROW:
        return []
    states = {(item.meeting, item.stakeholder): item.state for item in snapshot.all(Attendance)}
    found = []
    for seat in seats_of(snapshot, body):
        if seat.seat == OBSERVER or is_empty(snapshot, seat):
            continue
        if all(states.get((meeting.id, seat.stakeholder)) == ABSENT for meeting in meetings):
            member = snapshot.get(Stakeholder, seat.stakeholder)
            found += [member] if member is not None and member not in found else []
    return found


def slide(snapshot: Snapshot, body: Body) -> list[Meeting]:
    """The last three meetings when members sent somebody of lower rank from one to the next, else nothing.

    From one meeting to the next only members whose rank is known at both are compared: who is away, or new, changes
    nothing.
    """
    meetings = with_attendance(snapshot, body)[-IN_A_ROW:]
    if len(meetings) < IN_A_ROW or not all(_has_fallen(snapshot, pair) for pair in pairwise(meetings)):
        return []
    return meetings


def _ranks(snapshot: Snapshot, meeting: Meeting) -> dict[RecordId, int]:
    return {
        item.member.id: RANKS.index(item.rank)
        for item in presences(snapshot, meeting)
        if item.rank in RANKS and (item.seat is None or item.seat.seat != OBSERVER)
    }


def _has_fallen(snapshot: Snapshot, pair: tuple[Meeting, Meeting]) -> bool:
    """Whether more members sent somebody lower than sent somebody higher."""
    before, after = (_ranks(snapshot, meeting) for meeting in pair)
    both = before.keys() & after.keys()
    return sum(after[row] > before[row] for row in both) > sum(after[row] < before[row] for row in both)
