"""Figures of reports: thin renderers that draw the coordinates of `domain.layout` as vectors."""

from __future__ import annotations

from typing import Any

from desktop.domain.layout.grid import Grid


def drawing_of(layout: object) -> Any:
    """The reportlab drawing of a layout; TypeError when nothing here can draw it."""
    if isinstance(layout, Grid):
        from desktop.reports.figures.grid import draw

        return draw(layout)
    raise TypeError(f"no figure for {type(layout).__name__}")
