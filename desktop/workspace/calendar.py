"""A meeting as a file that calendars read (RFC 5545): day, hour where there is one, place and agenda."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from desktop.domain.field import plain_digits
from desktop.domain.records import Body, Meeting
from desktop.domain.snapshot import Snapshot
from desktop.system.files import write_whole

_TIME = re.compile(r"([0-9]{1,2})\s*[:.hH]\s*([0-9]{2})")
_HOURS = 2  # how long a meeting is taken to last; calendars want an end
_LONGEST = 75  # bytes of one line; longer ones go on in the next, after a blank


def can_be_saved(meeting: Meeting) -> bool:
    """Whether there is a day: a month alone is no appointment."""
    return _day(meeting) is not None


def calendar_text(snapshot: Snapshot, meeting: Meeting, stamp: str) -> str:
    """The file's text; `stamp` is when it was made, as "20260520T120000Z". ValueError without a full date."""
    day = _day(meeting)
    if day is None:
        raise ValueError("a meeting without a full date")
    body = snapshot.get(Body, meeting.body)
    title = " · ".join(part for part in (meeting.name, body.name if body else "") if part)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mainstay//Meeting//EN", "BEGIN:VEVENT"]
    lines += [f"UID:{meeting.id}@mainstay", f"DTSTAMP:{stamp}", *_when(day, meeting.time)]
    for name, value in (("SUMMARY", title), ("LOCATION", meeting.place), ("DESCRIPTION", meeting.agenda)):
        if value.strip():
            lines.append(f"{name}:{_escaped(value)}")
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return "\r\n".join(_folded(line) for line in lines) + "\r\n"


def save_calendar(snapshot: Snapshot, meeting: Meeting, target: Path, stamp: str) -> None:
    """Write the file; OSError when it cannot be written."""
    write_whole(target, calendar_text(snapshot, meeting, stamp).encode("utf-8"))


def _day(meeting: Meeting) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(meeting.date) if len(meeting.date) == 10 else None
    except ValueError:
        return None


def _when(day: datetime.date, time: str) -> list[str]:
    """An hour in the time of the place ("floating"), or the whole day where no hour can be read."""
    found = _TIME.search(plain_digits(time))
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        start = datetime.datetime.combine(day, datetime.time(int(found[1]), int(found[2])))
        end = start + datetime.timedelta(hours=_HOURS)
        return [f"DTSTART:{start:%Y%m%dT%H%M%S}", f"DTEND:{end:%Y%m%dT%H%M%S}"]
    return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}"]


def _escaped(text: str) -> str:
    text = text.strip().replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(line.rstrip() for line in text.splitlines())


def _folded(line: str) -> str:
    """Lines of at most 75 bytes, never broken inside a letter."""
    parts: list[str] = []
    part = ""
    for letter in line:
        room = _LONGEST - (1 if parts else 0)
        if len((part + letter).encode("utf-8")) > room:
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])
