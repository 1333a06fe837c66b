"""How the pages look: measures in points, colours, and the styles of text. Everything reads well in black
and white."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from desktop.reports import house
from desktop.reports.printing import fonts

INK: Color = HexColor(house.INK)
TEAL: Color = HexColor(house.TEAL)
DOT: Color = HexColor(house.DOT)
QUIET: Color = HexColor(house.QUIET)
RULE: Color = HexColor(house.RULE)
CALL_OUTS: dict[str, tuple[Color, Color]] = {
    kind: (HexColor(bar), HexColor(ground)) for kind, (bar, ground) in house.CALL_OUTS.items()
}


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=more.pop("fontName", fonts.REGULAR),
        bulletFontName=fonts.REGULAR,
        fontSize=size,
        leading=leading,
        textColor=more.pop("textColor", INK),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        **more,
    )


@dataclass(frozen=True)
class Styles:
    """Every style of text in a report."""

    body: ParagraphStyle
    quiet: ParagraphStyle
    cell: ParagraphStyle
    cell_head: ParagraphStyle
    label: ParagraphStyle
    caption: ParagraphStyle
    footnote: ParagraphStyle
    headings: tuple[ParagraphStyle, ...]
    contents: tuple[ParagraphStyle, ParagraphStyle]
    cover_place: ParagraphStyle
    cover_title: ParagraphStyle
    cover_subtitle: ParagraphStyle
    front_title: ParagraphStyle


def styles(right_to_left: bool = False, look: house.House | None = None) -> Styles:
    """The styles of a document that runs in one direction, in the look of an office."""
    fonts.register()
    look = look or house.House()
    accent = HexColor(look.accent)
    align = {"alignment": TA_RIGHT if right_to_left else TA_LEFT}
    bold = {"fontName": fonts.BOLD, **align}
    return Styles(
        body=_style("body", 10, 14.5, spaceAfter=7, **align),
        quiet=_style("quiet", 8.5, 12, spaceBefore=2, spaceAfter=7, textColor=QUIET, **align),
        cell=_style("cell", 9, 12.2, **align),
        cell_head=_style("cell_head", 9, 12.2, **bold),
        label=_style("label", 9, 12.2, textColor=QUIET, **align),
        caption=_style("caption", 8.5, 12, spaceBefore=4, spaceAfter=10, textColor=QUIET, **align),
        footnote=_style("footnote", 8, 10.6, spaceAfter=1.5, textColor=QUIET, **align),
        headings=tuple(
            _style(
                f"heading{level}",
                size,
                leading,
                spaceBefore=before,
                spaceAfter=after,
                textColor=accent,
                **bold,
            )
            for level, (size, leading, before, after) in enumerate(look.headings, 1)
        ),
        contents=(
            _style("contents1", 10.5, 15, spaceBefore=7, **bold),
            _style("contents2", 9.5, 13.5, spaceBefore=1, **align),
        ),
        cover_place=_style("cover_place", 12, 16, spaceAfter=10, textColor=QUIET, **align),
        cover_title=_style("cover_title", 28, 35, spaceAfter=12, textColor=accent, **bold),
        cover_subtitle=_style("cover_subtitle", 14, 19, **align),
        front_title=_style("front_title", 19, 24, spaceAfter=4, textColor=accent, **bold),
    )
