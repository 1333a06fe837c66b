"""Advice on meetings: whether a body really meets, with enough members."""

from __future__ import annotations

import datetime

from desktop.domain.attendance import IN_A_ROW, Log, log_of, long_away, quorum_met
from desktop.domain.checks.check import (
    NOTE,
    WARNING,
    Finding,
    Looked,
    check,
    clear,
    fires,
    looked,
    not_enough,
)
from desktop.domain.field import first_day, last_day
from desktop.domain.listing import listing
from desktop.domain.record import Record
from desktop.domain.records import Body, Contribution, Engagement, Meeting
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import NOT_MEETING, wanted
from desktop.domain.words import N_, message

ANSWER_AFTER = 60  # days after the meeting at which something was said

# The longest time between two meetings that each rhythm means, in days; "when needed" promises nothing.
DAYS: dict[str, int] = {
    "weekly": 7,
    "monthly": 31,
    "two_monthly": 62,
    "quarterly": 92,
    "half_yearly": 184,
    "yearly": 366,
}


@check(
    id="C-15",
    title=N_("Bodies that stopped meeting"),
    severity=NOTE,
    tables=("meeting", "body", "attendance", "stakeholder"),
    step="meeting",
    anchor="process/keeping-it-alive#meetings",
    source="Workshop report, Mauritius, August 2012, conclusion 5: a culture of cooperation",
)
def meets_in_time(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Has a body met within twice its rhythm, was a quorum there in one of its last two meetings, and did each member
    come, or somebody for them, to one of its last three?"""
    bodies = [body for body in wanted(snapshot) if body.kind not in NOT_MEETING and body.rhythm in DAYS]
    if not bodies:
        return [not_enough(message(N_("No body has said yet how often it meets.")), looked(wanted(snapshot)))]
    log = log_of(snapshot)
    return [_met(snapshot, body, log, today) for body in bodies]


def _met(snapshot: Snapshot, body: Body, log: Log, today: datetime.date) -> Finding:
    meetings = log.meetings.get(body.id, [])
    seen = looked([body], meetings)
    dated = [(day, item) for item in meetings if (day := first_day(item.date)) is not None and day <= today]
    held = [item for _, item in sorted(dated, key=lambda pair: pair[0])]
    if not held:
        text = message(N_("{body}: no meeting with a date is written down."), body=body.name)
        return not_enough(text, seen, body.id)
    last = first_day(held[-1].date) or today
    months = (today - last).days // 30
    # A date that names only a month or a year may mean its last day: nobody is blamed for what is not known.
    if (today - (last_day(held[-1].date) or last)).days > 2 * DAYS[body.rhythm]:
        text = message(
            N_("{body}: no meeting for {count} month, more than twice its rhythm."),
            N_("{body}: no meeting for {count} months, more than twice its rhythm."),
            months,
            body=body.name,
        )
        return fires(text, seen, body.id)
    if len(held) > 1 and all(quorum_met(snapshot, item, log) == "no" for item in held[-2:]):
        text = message(N_("{body}: too few members came to its last two meetings."), body=body.name)
        return fires(text, seen, body.id)
    return _members_come(snapshot, body, log, seen, held)


def _members_come(snapshot: Snapshot, body: Body, log: Log, seen: Looked, held: list[Meeting]) -> Finding:
    away = long_away(snapshot, body, log)
    if not away:
        return clear(message(N_("{body}: it meets as it said it would."), body=body.name), seen, body.id)
    noted = [
        item
        for meeting in held[-IN_A_ROW:]
        for item in log.noted.get(meeting.id, {}).values()
        if any(member.id == item.stakeholder for member in away)
    ]
    text = message(
        N_(
            "{body}: {names} could not come to its last three meetings. "
            "Would another day, or somebody who stands in, help?"
        ),
        body=body.name,
        names=listing([member.name for member in away]),
    )
    return fires(text, (*seen, *looked(noted, away)), body.id, looked(away))


@check(
    id="C-33",
    title=N_("Answers that are owed"),
    severity=WARNING,
    tables=("contribution", "meeting", "engagement"),
    step="meeting",
    anchor="process/keeping-it-alive#decisions",
    source="GFMD Mauritius 2012, round tables 2.1 and 2.2; workshop report, August 2012, conclusion 4",
    private=True,  # what people said stays in the team unless it is marked
)
def people_get_an_answer(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Did everybody who was asked hear, within two months or by the day that was promised, what became of it?"""
    said, steps = snapshot.all(Contribution), [s for s in snapshot.all(Engagement) if s.answer_by]
    if not said and not steps:
        return []
    open_ = [item for item in said if not item.answered and not item.answer.strip()]
    days = {item.id: last_day(item.date) for item in snapshot.all(Meeting)}
    late: list[Record] = [c for c in open_ if _is_past(days.get(c.meeting), today, ANSWER_AFTER)]
    late += [s for s in steps if not s.answered and _is_past(last_day(s.answer_by), today, 0)]
    seen = looked(said, steps)
    if late:
        text = message(
            N_("{count} answer is owed: people said something, and have not heard what became of it."),
            N_("{count} answers are owed: people said something, and have not heard what became of it."),
            len(late),
        )
        return [fires(text, seen, concerns=looked(late))]
    undated = [item for item in open_ if days.get(item.meeting) is None]
    if undated:
        text = message(
            N_("What was said at a meeting without a date: nobody can tell whether an answer is owed.")
        )
        return [not_enough(text, seen, concerns=looked(undated))]
    return [clear(message(N_("Everybody who said something has an answer, or gets it in time.")), seen)]


def _is_past(day: datetime.date | None, today: datetime.date, after: int) -> bool:
    return day is not None and (today - day).days > after
