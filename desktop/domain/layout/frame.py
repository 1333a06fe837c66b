"""The room for a drawing, and how words in it are measured."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.layout.box import Measure


@dataclass(frozen=True)
class Frame:
    """`measure` gives the width and line height of words in the unit of `width` and `height`."""

    width: float
    height: float
    measure: Measure
    right_to_left: bool = False
