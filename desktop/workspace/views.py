"""Pictures of the open workbook: which there are, and saving one to a file."""

from __future__ import annotations

import datetime
from pathlib import Path

from desktop.domain.layout.drawing import Drawing
from desktop.domain.layout.frame import Frame
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import for_edition
from desktop.reports.figures.colouring import (
    IN_THE_ROOM,
    KIND,
    LEVEL,
    NONE,
    VIEW,
    WAYS,
    Colouring,
    Roles,
    colour_by,
)
from desktop.reports.figures.compared import changed, picture
from desktop.reports.figures.influence import corners
from desktop.reports.house import PAPER_NAMES
from desktop.reports.views import (
    FORMATS,
    MOST_SHEETS,
    POSTER_PAPERS,
    VIEWS,
    View,
    build_view,
    draw_compared,
    draw_view,
    encode,
    encode_poster,
)
from desktop.system import locale
from desktop.system.files import write_whole

__all__ = [
    "FORMATS",
    "IN_THE_ROOM",
    "KIND",
    "LEVEL",
    "MOST_SHEETS",
    "NONE",
    "PAPER_NAMES",
    "POSTER_PAPERS",
    "VIEW",
    "WAYS",
    "Colouring",
    "View",
    "changed",
    "colour_by",
    "corners",
    "draw",
    "paper_drawing",
    "picture",
    "save_drawing",
    "save_poster",
    "save_view",
    "view_title",
    "views",
]


Days = tuple[datetime.date, datetime.date]


def views() -> list[View]:
    """Every picture there is, in the order in which it is offered."""
    return list(VIEWS.values())


def view_title(view_id: str) -> str:
    """The untranslated title of a picture."""
    return VIEWS[view_id].title


def draw(snapshot: Snapshot, view_id: str, frame: Frame, roles: Roles | None = None) -> Drawing:
    """A picture for the frame of the window, measured with its fonts; `roles` are the colours of stakeholders."""
    return build_view(snapshot, view_id, frame, roles)


def paper_drawing(
    snapshot: Snapshot, view_id: str, *, edition: str, way: str = NONE, days: Days | None = None
) -> Drawing:
    """A picture for a sheet of paper, of what an edition may show; `way` says what colours mean.

    With `days`, the map of influence and interest on these two days.
    """
    shown = for_edition(snapshot, edition)
    if days is not None:
        return draw_compared(shown, days, right_to_left=locale.is_right_to_left())
    return draw_view(shown, view_id, right_to_left=locale.is_right_to_left(), way=way)


def save_view(
    snapshot: Snapshot,
    view_id: str,
    target: Path,
    *,
    edition: str,
    way: str = NONE,
    days: Days | None = None,
) -> None:
    """Write a picture; the end of the file's name says in which format. Raises KeyError for another end, OSError."""
    save_drawing(paper_drawing(snapshot, view_id, edition=edition, way=way, days=days), target)


def save_drawing(drawing: Drawing, target: Path) -> None:
    """Write a drawing as it stands; what was there before is replaced when the new file is whole."""
    write_whole(target, encode(drawing, target.suffix.casefold().lstrip(".")))


def save_poster(
    snapshot: Snapshot,
    view_id: str,
    target: Path,
    *,
    edition: str,
    sheets: int,
    paper: str,
    way: str = NONE,
    days: Days | None = None,
) -> None:
    """Write a picture as a poster: a PDF of many sheets with cut marks, `sheets` of them side by side. Raises
    OSError.
    """
    drawing = paper_drawing(snapshot, view_id, edition=edition, way=way, days=days)
    write_whole(target, encode_poster(drawing, sheets, paper))
