"""What pictures of a workbook there are: one line for each. Every one of them is a drawing, drawn alike everywhere."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.layout.drawing import Drawing
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.legend import height_of, with_legend
from desktop.domain.records import Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.figures import actors, calendar, compared, influence, links, organigram
from desktop.reports.figures.colouring import NONE, Roles, colour_by
from desktop.reports.house import MOST_SHEETS, PAPERS

# Of a snapshot and a frame; pictures of stakeholders take `roles`, their colours, as well.
Build = Callable[..., Drawing]

A4_ACROSS = (842.0 - 72.0, 595.0 - 72.0)  # points, with a margin of half an inch
A3_ACROSS = (1191.0 - 72.0, 842.0 - 72.0)


@dataclass(frozen=True)
class View:
    """A picture that can be shown and saved. `title` is untranslated; `size` in points is proposed, not a must."""

    id: str
    title: str
    build: Build
    size: tuple[float, float] = A4_ACROSS
    about: str = "stakeholder"  # the table whose records are its nodes


_VIEWS = (
    View("influence", N_("Influence and interest"), influence.drawing),
    View("links", N_("Links"), links.drawing),
    View("levels", N_("Links, from local to international"), links.levels),
    View("towers", N_("Links with influence towers"), links.towers),
    View("onion", N_("Map of actors"), actors.onion_),
    View("rainbow", N_("Rainbow of actors"), actors.rainbow),
    View("importance", N_("Importance and influence"), actors.importance),
    View("salience", N_("Strong, rightful, pressing"), actors.salience),
    View("views", N_("Influence and view of migration (our team only)"), actors.views),
    View("support", N_("Influence and support (our team only)"), actors.support),
    View("calendar", N_("Calendar of working together"), calendar.drawing, about="engagement"),
    View("organigram", N_("Organigram"), organigram.drawing, A3_ACROSS, about="body"),
)
VIEWS: dict[str, View] = {view.id: view for view in _VIEWS}
FORMATS = ("svg", "png", "pdf")
__all__ = [
    "FORMATS",
    "MOST_SHEETS",
    "POSTER_PAPERS",
    "VIEWS",
    "View",
    "build_view",
    "draw_view",
    "encode",
    "encode_poster",
]
POSTER_PAPERS = tuple(PAPERS)


def build_view(snapshot: Snapshot, view_id: str, frame: Frame, roles: Roles | None = None) -> Drawing:
    """The picture in a frame; `roles` are the colours of stakeholders, where it shows any."""
    view = VIEWS[view_id]
    if roles and view.about == "stakeholder":
        return view.build(snapshot, frame, roles=roles)
    return view.build(snapshot, frame)


def draw_view(snapshot: Snapshot, view_id: str, *, right_to_left: bool, way: str = NONE) -> Drawing:
    """The picture of a snapshot (already that of an edition), measured with the fonts of paper.

    `way` says what colours mean; words under the picture explain them.
    """
    from desktop.reports.pdf.text import measure_of

    view = VIEWS[view_id]
    frame = Frame(*view.size, measure_of(right_to_left), right_to_left)
    colours = colour_by(way if view.about == "stakeholder" else NONE, snapshot.all(Stakeholder))
    inner = replace(frame, height=frame.height - height_of(colours.legend, frame))
    return with_legend(build_view(snapshot, view_id, inner, colours.roles), colours.legend, frame)


def draw_compared(
    snapshot: Snapshot, days: tuple[datetime.date, datetime.date], *, right_to_left: bool
) -> Drawing:
    """Two days of the map side by side on one sheet, with what changed in words."""
    from desktop.reports.pdf.text import measure_of

    return compared.drawing(snapshot, Frame(*A4_ACROSS, measure_of(right_to_left), right_to_left), *days)


def encode(drawing: Drawing, form: str) -> bytes:
    """The drawing as a file of one of `FORMATS`; KeyError for any other."""
    return _ENCODERS[form](drawing)


def _svg(drawing: Drawing) -> bytes:
    from desktop.reports.figures.svg import to_svg

    return to_svg(_whole(drawing)).encode("utf-8")


def _png(drawing: Drawing) -> bytes:
    from desktop.reports.figures.png import to_png

    return to_png(_whole(drawing))


def _pdf(drawing: Drawing) -> bytes:
    from desktop.reports.figures.names import names_of
    from desktop.reports.figures.pdf import to_pdf
    from desktop.reports.pdf.text import measure_of

    names = names_of(drawing, measure_of(drawing.right_to_left)) if drawing.names else None
    return to_pdf(drawing, *([names] if names else []))


def _whole(drawing: Drawing) -> Drawing:
    """With the names that stand on it shortened, where there are any."""
    from desktop.reports.figures.names import with_names
    from desktop.reports.pdf.text import measure_of

    return with_names(drawing, measure_of(drawing.right_to_left)) if drawing.names else drawing


_ENCODERS: dict[str, Callable[[Drawing], bytes]] = {"svg": _svg, "png": _png, "pdf": _pdf}


def encode_poster(drawing: Drawing, sheets: int, paper: str) -> bytes:
    """The drawing as a PDF of many sheets to be glued together, `sheets` side by side."""
    from desktop.reports.figures.poster import to_poster

    return to_poster(drawing, sheets, paper)
