"""Advice on meetings: whether a body really meets, with enough members."""

from __future__ import annotations

import datetime

from desktop.domain.checks.check import NOTE, Finding, check, clear, fires, looked, not_enough
from desktop.domain.field import first_day
from desktop.domain.records import Body, Meeting
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import NOT_MEETING, wanted
from desktop.domain.words import N_, message

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
    tables=("meeting", "body"),
    step="meeting",
    anchor="process/keeping-it-alive#meetings",
    source="Workshop report, Mauritius, August 2012, conclusion 5: a culture of cooperation",
)
def meets_in_time(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Has a body met within twice its rhythm, and was a quorum there in one of its last two meetings?"""
    bodies = [body for body in wanted(snapshot) if body.kind not in NOT_MEETING and body.rhythm in DAYS]
    if not bodies:
        return [not_enough(message(N_("No body has said yet how often it meets.")), looked(wanted(snapshot)))]
    return [_met(body, list(snapshot.where(Meeting, body=body.id)), today) for body in bodies]


def _met(body: Body, meetings: list[Meeting], today: datetime.date) -> Finding:
    seen = looked([body], meetings)
    dated = [(day, item) for item in meetings if (day := first_day(item.date)) is not None and day <= today]
    held = [item for _, item in sorted(dated, key=lambda pair: pair[0])]
    if not held:
        text = message(N_("{body}: no meeting with a date is written down."), body=body.name)
        return not_enough(text, seen, body.id)
    last = first_day(held[-1].date) or today
    months = (today - last).days // 30
    # A date that names only a month or a year may mean its last day: nobody is blamed for what is not known.
    if (today - _last_day(held[-1].date, last)).days > 2 * DAYS[body.rhythm]:
        text = message(
            N_("{body}: no meeting for {count} month, more than twice its rhythm."),
            N_("{body}: no meeting for {count} months, more than twice its rhythm."),
            months,
            body=body.name,
        )
        return fires(text, seen, body.id)
    if len(held) > 1 and all(item.quorum_met == "no" for item in held[-2:]):
        text = message(N_("{body}: too few members came to its last two meetings."), body=body.name)
        return fires(text, seen, body.id)
    return clear(message(N_("{body}: it meets as it said it would."), body=body.name), seen, body.id)


def _last_day(text: str, first: datetime.date) -> datetime.date:
    if len(text) == 4:
        return datetime.date(first.year, 12, 31)
    if len(text) == 7:
        following = first.replace(day=28) + datetime.timedelta(days=4)
        return following - datetime.timedelta(days=following.day)
    return first
