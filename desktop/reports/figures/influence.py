"""The influence and interest grid of a workbook: who stands where, in words and as a drawing."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.layout.drawing import DOT, Drawing
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid import Actor, Corners, Grid, place
from desktop.domain.layout.grid_drawing import SIDE, UNDER, draw
from desktop.domain.records import Assessment
from desktop.domain.scoring import (
    KEEP_AN_EYE,
    KEEP_INFORMED,
    KEEP_SATISFIED,
    QUADRANTS,
    WORK_CLOSELY,
    Position,
    positions,
)
from desktop.domain.snapshot import Snapshot
from desktop.reports.figures.colouring import Roles
from desktop.reports.phrases import DAGGER, is_made_up
from desktop.system.locale import _


def grid_of(snapshot: Snapshot, frame: Frame, roles: Roles | None = None) -> Grid:
    """Everybody who was judged, at their places; who was not stands in `unplaced`."""
    made_up = {a.stakeholder for a in snapshot.all(Assessment) if is_made_up(a)}
    actors = [
        Actor(
            p.stakeholder.id,
            (p.stakeholder.title.strip() or _("(without a name)")),
            p.influence.value if p.influence else None,
            p.interest.value if p.interest else None,
            f"\u00a0{DAGGER}" if p.stakeholder.id in made_up or is_made_up(p.stakeholder) else "",
            (roles or {}).get(p.stakeholder.id, DOT),
        )
        for p in positions(snapshot)
    ]
    return place(
        actors,
        corners(),
        width=frame.width,
        height=frame.height,
        measure=frame.measure,
        right_to_left=frame.right_to_left,
    )


def corners() -> Corners:
    """The words of the grid: its four parts and its two directions."""
    return Corners(
        high_low=_(QUADRANTS[KEEP_SATISFIED]),
        high_high=_(QUADRANTS[WORK_CLOSELY]),
        low_low=_(QUADRANTS[KEEP_AN_EYE]),
        low_high=_(QUADRANTS[KEEP_INFORMED]),
        across=_("Interest in migration and development"),
        upwards=_("Influence"),
    )


def in_words(placed: list[Position]) -> str:
    """What the grid shows, part by part."""
    parts = []
    for key, label in QUADRANTS.items():
        names = [p.stakeholder.title for p in placed if p.quadrant == key]
        if names:
            parts.append(f"{_(label)}: {'; '.join(names)}.")
    return " ".join(parts)


def drawing(snapshot: Snapshot, frame: Frame, *, roles: Roles | None = None) -> Drawing:
    """The grid as a picture of its own; the frame holds it with the words of its two directions."""
    inner = replace(frame, width=frame.width - SIDE, height=frame.height - UNDER)
    placed = [position for position in positions(snapshot) if position.quadrant]
    title = _("Influence and interest")
    return draw(grid_of(snapshot, inner, roles), frame.measure, title=title, alt=in_words(placed))
