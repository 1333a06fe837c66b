"""Which backups to keep: all of two days, then the newest of 12 days, of 10 weeks and of 9 months (Anki's
rule).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable

KEEP_ALL_DAYS = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9

_PERIODS: tuple[tuple[int, Callable[[datetime.date], Hashable]], ...] = (
    (DAILY, lambda day: day),
    (WEEKLY, lambda day: day.isocalendar()[:2]),
    (MONTHLY, lambda day: (day.year, day.month)),
)


def to_keep(moments: Iterable[datetime.datetime], now: datetime.datetime) -> set[datetime.datetime]:
    """The moments to keep. The newest always stays; what lies in the future (a clock set back) stays, too."""
    kept: set[datetime.datetime] = set()
    periods = [*_PERIODS]
    left = periods[0][0]
    last: datetime.date | None = None
    for moment in sorted(set(moments), reverse=True):
        day = moment.date()
        if not kept or (now.date() - day).days < KEEP_ALL_DAYS:
            kept.add(moment)
            continue
        while periods and not left:
            periods.pop(0)
            left = periods[0][0] if periods else 0
        if not periods:
            break
        period = periods[0][1]
        if last is None or period(day) != period(last):
            kept.add(moment)
            left -= 1
            last = day
    return kept
