"""The wall calendar: twelve months on one page, with every step of working together and every promised answer."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from desktop.domain.field import first_day
from desktop.domain.layout.boxes import Group, Item, draw
from desktop.domain.layout.drawing import Drawing
from desktop.domain.layout.frame import Frame
from desktop.domain.records import Engagement, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import _, format_date
from desktop.system.resources import choice_label

MONTHS = 12


@dataclass(frozen=True)
class Mark:
    """Something on a day; `day` is 0 where only the month is known, `month` counts from year 0."""

    month: int
    day: int
    words: str
    key: str


def marks(snapshot: Snapshot) -> list[Mark]:
    """Every dated step and promised answer, in the order of time; a bare year is on no page of a calendar."""
    found = []
    for line in snapshot.all(Engagement):
        item = snapshot.get(Stakeholder, line.stakeholder)
        name = (item.title if item else "") or _("(without a name)")
        how = choice_label("engagement_methods", line.method) or line.purpose
        if line.date:
            found += _mark(line.date, f"{name}: {how}" if how else name, line.id)
        if line.answer_by and not line.answered:
            found += _mark(line.answer_by, _("Answer to {name}").format(name=name), line.id)
    return sorted(found, key=lambda mark: (mark.month, mark.day, mark.words))


def _mark(date: str, words: str, key: str) -> list[Mark]:
    day = first_day(date)
    if day is None or len(date) < 7:
        return []
    return [Mark(day.year * 12 + day.month - 1, day.day if len(date) == 10 else 0, words, key)]


def drawing(snapshot: Snapshot, frame: Frame) -> Drawing:
    """Twelve months from the first one that has anything; three or four beside one another, as the page is shaped."""
    found = marks(snapshot)
    first = found[0].month if found else 0
    groups = []
    for month in range(first, first + MONTHS) if found else ():
        year, number = divmod(month, 12)
        title = format_date(datetime.date(year, number + 1, 1).isoformat()[:7])
        items = [_item(mark, n) for n, mark in enumerate(found) if mark.month == month]
        groups.append(Group(title, tuple(items)))
    later = sum(mark.month >= first + MONTHS for mark in found)
    title = _("Calendar of working together")
    alt = "; ".join(f"{g.title}: {', '.join(i.label for i in g.items)}" for g in groups if g.items)
    if later:
        alt += " " + _("{count} later.").format(count=later)
    columns = 4 if frame.width > frame.height else 3
    groups = groups or [Group(_("No step has a date yet"), ())]
    return draw(groups, columns, frame, _("{count} more"), title=title, alt=alt)


def _item(mark: Mark, number: int) -> Item:
    day = f"{mark.day}  " if mark.day else ""
    return Item(f"{mark.key}-{number}", f"{day}{mark.words}", 1)
