"""A picture of the workbook as large as a wall, on sheets to be glued together."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.layout.frame import Frame
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Poster
from desktop.reports.views import VIEWS
from desktop.system.locale import _


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The picture that was chosen, else the first one."""
    view = VIEWS.get(context.about) or next(iter(VIEWS.values()))
    frame = Frame(*view.size, context.measure, context.right_to_left)
    drawing = replace(view.build(snapshot, frame), title=_(view.title))
    return [Poster(drawing, context.sheets)]
