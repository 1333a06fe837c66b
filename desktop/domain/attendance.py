"""Who was at a meeting: member by member, with whoever stood in; and what follows for the quorum.

Each seat is asked about once. What was written down of somebody who has no seat any more stays, and is shown last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from desktop.domain.change import Change, create, delete, update
from desktop.domain.field import first_day
from desktop.domain.record import RecordId
from desktop.domain.records import Attendance, Body, Meeting, Membership, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import OBSERVER, quorum_of

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


@dataclass(frozen=True)
class Log:
    """All that was written down, found by what is asked for: made once for many questions."""

    noted: Mapping[RecordId, Mapping[RecordId, Attendance]]  # by meeting, then by member
    seats: Mapping[RecordId, list[Membership]]
    meetings: Mapping[RecordId, list[Meeting]]


def log_of(snapshot: Snapshot) -> Log:
    """Who came, who sits where and what met, in these records; of two notes about one member the first counts."""
    noted: dict[RecordId, dict[RecordId, Attendance]] = {}
    for item in snapshot.all(Attendance):
        noted.setdefault(item.meeting, {}).setdefault(item.stakeholder, item)
    seats: dict[RecordId, list[Membership]] = {}
    for seat in snapshot.all(Membership):
        seats.setdefault(seat.body, []).append(seat)
    meetings: dict[RecordId, list[Meeting]] = {}
    for meeting in snapshot.all(Meeting):
        meetings.setdefault(meeting.body, []).append(meeting)
    return Log(noted, seats, meetings)


def presences(snapshot: Snapshot, meeting: Meeting, log: Log | None = None) -> list[Presence]:
    """Those who sit on the body that met, in the order of their seats, then others about whom something was said."""
    log = log or log_of(snapshot)
    noted = dict(log.noted.get(meeting.id, {}))
    found: list[Presence] = []
    listed: set[RecordId] = set()
    for seat in log.seats.get(meeting.body, []) if meeting.body else []:
        member = snapshot.get(Stakeholder, seat.stakeholder)
        if member is not None and member.id not in listed:
            listed.add(member.id)
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


def count(snapshot: Snapshot, meeting: Meeting, log: Log | None = None) -> Count:
    """Voting members there and away; an observer is welcome and does not count."""
    body = snapshot.get(Body, meeting.body)
    voting = [
        item
        for item in presences(snapshot, meeting, log)
        if item.seat is not None and item.seat.seat != OBSERVER
    ]
    there = sum(item.state in THERE for item in voting)
    away = sum(item.state == ABSENT for item in voting)
    return Count(there, away, len(voting), quorum_of(body) if body else None)


def quorum_met(snapshot: Snapshot, meeting: Meeting, log: Log | None = None) -> str:
    """ "yes", "no" or "": what people answered, else what follows from who came."""
    if meeting.quorum_met in ("yes", "no"):
        return meeting.quorum_met
    found = count(snapshot, meeting, log)
    if not found.is_known or not (found.there or found.away):
        return ""
    return "yes" if found.is_met else "no"


def with_attendance(log: Log, body: Body) -> list[Meeting]:
    """Meetings of a body with a date of which somebody wrote down who came, oldest first."""
    found = [
        (day, number, item)
        for number, item in enumerate(log.meetings.get(body.id, []))
        if (day := first_day(item.date)) is not None
        and any(noted.state for noted in log.noted.get(item.id, {}).values())
    ]
    return [item for _day, _number, item in sorted(found, key=lambda each: each[:2])]


def long_away(snapshot: Snapshot, body: Body, log: Log | None = None) -> list[Stakeholder]:
    """Members for whom nobody came to the last three meetings; whoever is known to have been there is not one."""
    log = log or log_of(snapshot)
    meetings = with_attendance(log, body)[-IN_A_ROW:]
    if len(meetings) < IN_A_ROW:
        return []
    found: list[Stakeholder] = []
    for seat in log.seats.get(body.id, []):
        noted = [log.noted[meeting.id].get(seat.stakeholder) for meeting in meetings]
        if seat.seat != OBSERVER and all(item is not None and item.state == ABSENT for item in noted):
            member = snapshot.get(Stakeholder, seat.stakeholder)
            found += [member] if member is not None and member not in found else []
    return found


def slide(snapshot: Snapshot, body: Body, log: Log | None = None) -> list[Meeting]:
    """The last three meetings when members sent somebody of lower rank from one to the next, else nothing.

    From one meeting to the next only members whose rank is known at both are compared: who is away, or new, changes
    nothing.
    """
    log = log or log_of(snapshot)
    meetings = with_attendance(log, body)[-IN_A_ROW:]
    if len(meetings) < IN_A_ROW:
        return []
    ranks = [_ranks(snapshot, meeting, log) for meeting in meetings]
    return meetings if all(_has_fallen(before, after) for before, after in pairwise(ranks)) else []


def _ranks(snapshot: Snapshot, meeting: Meeting, log: Log) -> dict[RecordId, int]:
    return {
        item.member.id: RANKS.index(item.rank)
        for item in presences(snapshot, meeting, log)
        if item.rank in RANKS and (item.seat is None or item.seat.seat != OBSERVER)
    }


def _has_fallen(before: Mapping[RecordId, int], after: Mapping[RecordId, int]) -> bool:
    """Whether more members sent somebody lower than sent somebody higher."""
    both = before.keys() & after.keys()
    return sum(after[row] > before[row] for row in both) > sum(after[row] < before[row] for row in both)
