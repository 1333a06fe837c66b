"""Moments and sizes in words: when something was saved, how large a file is."""

from __future__ import annotations

import datetime

from desktop.system.locale import _, format_date, format_number


def moment_words(moment: datetime.datetime, *, today: datetime.date | None = None) -> str:
    """A moment on this computer's clock: "today 12:04", "yesterday 12:04" or the day with the time."""
    local = moment.astimezone()
    time = local.strftime("%H:%M")
    days = ((today or datetime.date.today()) - local.date()).days
    if days == 0:
        return _("today {time}").format(time=time)
    if days == 1:
        return _("yesterday {time}").format(time=time)
    return _("{day}, {time}").format(day=format_date(local.date().isoformat()), time=time)


def utc_words(utc: str) -> str:
    """The moment of a text such as "2026-01-31T12:04:00Z"; one that cannot be read is shown as it is."""
    try:
        moment = datetime.datetime.fromisoformat(utc)
    except ValueError:
        return utc
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return moment_words(moment)


def size_words(size: int) -> str:
    """The size of a file for people: kilobytes below one megabyte, else megabytes with one digit."""
    if size < 1_000_000:
        return _("{number} KB").format(number=format_number(max(1, round(size / 1000))))
    return _("{number} MB").format(number=format_number(round(size / 1_000_000, 1)))
