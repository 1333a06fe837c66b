"""The time, for people to read; nothing is ordered by it, because clocks are set back and sticks travel."""

from __future__ import annotations

import datetime


def now() -> datetime.datetime:
    """The local time with its zone."""
    return datetime.datetime.now().astimezone()


def utc() -> str:
    """The present moment in UTC as text, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
