"""Influence towers of Net-Map: one disc for each step from 1 to 5, the same scale in every picture and every group.

A tower is never made larger or smaller to fill a picture: two towers of three discs mean the same thing wherever they
stand (dossier section 3.1: towers of two groups are not rescaled).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.layout.drawing import DOT, PAPER, Rect, Shape, Stroke
from desktop.domain.layout.labels import Spot

WIDE, THICK, GAP = 13.0, 3.2, 0.7  # of a disc, seen from the side


@dataclass(frozen=True)
class Node:
    """One stakeholder; `influence` gives the size, None a hollow dot. `x` and `y` from 0 to 1."""

    key: str
    label: str
    x: float
    y: float
    influence: int | None = None
    colour: str = DOT
    mark: str = ""


def reach_of(influence: int | None, scale: float = 1.0) -> float:
    """Half the side of the square in which a tower stands."""
    return scale * max(WIDE, (influence or 1) * (THICK + GAP)) / 2


def tower(node: Node, spot: Spot, scale: float) -> Iterator[Shape]:
    """The discs, the lowest first. Who was not judged has one empty disc, which is not a tower of one."""
    wide, thick, step = WIDE * scale, THICK * scale, (THICK + GAP) * scale
    count = node.influence or 1
    left, foot = spot.x - wide / 2, spot.y + count * step / 2
    yield Rect(left, foot - count * step, wide, count * step, fill=PAPER, key=node.key)
    stroke = Stroke(node.colour, 0.8, (1.5, 1.2)) if node.influence is None else None
    fill = PAPER if node.influence is None else node.colour
    for number in range(count):
        top = foot - number * step - thick
        yield Rect(left, top, wide, thick, fill=fill, stroke=stroke, radius=thick / 2, key=node.key)
