"""Two days compared: who stood where on the first, where on the second, and what changed in words.

An empty ring marks the former place, an arrow leads to the present one. Who stayed has neither.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from desktop.domain.comparing import in_words, moves
from desktop.domain.layout.box import shorten
from desktop.domain.layout.drawing import INK, QUIET, Drawing, Shape, Words, moved
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid import Actor, place
from desktop.domain.layout.grid_drawing import SIDE, UNDER, draw
from desktop.domain.scoring import positions
from desktop.domain.snapshot import Snapshot
from desktop.reports.figures.influence import corners
from desktop.system.locale import _, format_date, format_number, show

_SIZE, _LINE, _SHARE = 8.0, 12.0, 0.66  # of the sheet for the picture; below it stand the words


def title_of(first: datetime.date, second: datetime.date) -> str:
    """What is compared."""
    words = _("Influence and interest: {first} and {second}")
    return words.format(first=format_date(first.isoformat()), second=format_date(second.isoformat()))


def changed(snapshot: Snapshot, first: datetime.date, second: datetime.date) -> list[str]:
    """Every change from the evening of one day to the evening of another, a sentence each."""
    found = [show(in_words(move)) for move in moves(snapshot, first, second)]
    return found or [_("Nothing changed between these two days.")]


def picture(snapshot: Snapshot, frame: Frame, first: datetime.date, second: datetime.date) -> Drawing:
    """The grid of the second day, with the places of the first for those who moved."""
    before = {p.stakeholder.id: p for p in positions(snapshot, until=first)}
    actors, ghosts = [], {}
    for now in positions(snapshot, until=second):
        row, then = now.stakeholder.id, before.get(now.stakeholder.id)
        influence = now.influence.value if now.influence else None
        interest = now.interest.value if now.interest else None
        name = now.stakeholder.title.strip() or _("(without a name)")
        actors.append(Actor(row, name, influence, interest))
        if then is not None and then.influence and then.interest:
            place_then = (then.influence.value, then.interest.value)
            if place_then != (influence, interest):
                ghosts[row] = place_then
    inner = replace(frame, width=frame.width - SIDE, height=frame.height - UNDER)
    grid = place(
        actors,
        corners(),
        width=inner.width,
        height=inner.height,
        measure=frame.measure,
        right_to_left=frame.right_to_left,
    )
    alt = " ".join(changed(snapshot, first, second))
    return draw(grid, frame.measure, title=title_of(first, second), alt=alt, ghosts=ghosts)


def drawing(snapshot: Snapshot, frame: Frame, first: datetime.date, second: datetime.date) -> Drawing:
    """The picture with its sentences below, for one sheet of paper; what finds no room is counted."""
    top = 18.0
    above = picture(snapshot, replace(frame, height=frame.height * _SHARE - top), first, second)
    rtl = frame.right_to_left
    shapes: list[Shape] = [_words(above.title, 12.0, 0, frame.width, rtl, bold=True)]
    shapes += [moved(shape, 0, top) for shape in above.shapes]
    said = changed(snapshot, first, second)
    start = top + above.height + 16
    rows = max(1, int((frame.height - start) / _LINE))
    room = 2 * rows
    if len(said) > room:
        more = _("{count} more are in the workbook.").format(count=format_number(len(said) - room + 1))
        said = [*said[: room - 1], more]
    for number, text in enumerate(said):
        column, row = divmod(number, rows)
        letters = int(frame.width / 2 / (_SIZE * 0.52))
        y = start + row * _LINE
        shapes.append(_words(shorten(text, letters), y, column, frame.width, rtl))
    return replace(above, height=frame.height, shapes=tuple(shapes))


def _words(
    text: str, y: float, column: int, width: float, right_to_left: bool, *, bold: bool = False
) -> Words:
    x = column * width / 2
    at, align = (width - x, "right") if right_to_left else (x, "left")
    return Words(at, y, text, 10.0 if bold else _SIZE, align, INK if bold else QUIET, bold)
