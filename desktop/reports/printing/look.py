"""How the pages look: measures in points, colours, and the styles of text. Everything reads well in black
and white."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from desktop.reports.printing import fonts

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE = 54.0
TOP, BOTTOM = 84.0, 66.0
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

INK: Color = HexColor("#1f2d33")
TEAL: Color = HexColor("#0f4c5c")
DOT: Color = HexColor("#146275")
QUIET: Color = HexColor("#4d5c62")  # 7 to 1 on white
RULE: Color = HexColor("#c3cfd3")
HEADER_FILL: Color = HexColor("#e1edf0")
# Bar and ground of each kind of call-out; the title in bold says the same without colour.
CALL_OUTS: dict[str, tuple[Color, Color]] = {
    "open": (HexColor("#a85014"), HexColor("#fbeee2")),
    "example": (HexColor("#a85014"), HexColor("#fbeee2")),
    "note": (TEAL, HexColor("#e9f2f4")),
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
    headings: tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle]
    contents: tuple[ParagraphStyle, ParagraphStyle]
    cover_place: ParagraphStyle
    cover_title: ParagraphStyle
    cover_subtitle: ParagraphStyle


def styles(right_to_left: bool = False) -> Styles:
    """The styles of a document that runs in one direction."""
    fonts.register()
    align = {"alignment": TA_RIGHT if right_to_left else TA_LEFT}
    bold = {"fontName": fonts.BOLD, **align}
    return Styles(
        body=_style("body", 10, 14.5, spaceAfter=7, **align),
        quiet=_style("quiet", 8.5, 12, spaceBefore=2, spaceAfter=7, textColor=QUIET, **align),
        cell=_style("cell", 9, 12.2, **align),
        cell_head=_style("cell_head", 9, 12.2, **bold),
        label=_style("label", 9, 12.2, textColor=QUIET, **align),
        caption=_style("caption", 8.5, 12, spaceBefore=4, spaceAfter=10, textColor=QUIET, **align),
        headings=(
            _style("heading1", 17, 22, spaceBefore=22, spaceAfter=8, textColor=TEAL, **bold),
            _style("heading2", 11.5, 15, spaceBefore=11, spaceAfter=5, textColor=TEAL, **bold),
            _style("heading3", 10, 14, spaceBefore=6, spaceAfter=3, textColor=TEAL, **bold),
        ),
        contents=(
            _style("contents1", 10.5, 15, spaceBefore=7, **bold),
            _style("contents2", 9.5, 13.5, spaceBefore=1, **align),
        ),
        cover_place=_style("cover_place", 12, 16, spaceAfter=10, textColor=QUIET, **align),
        cover_title=_style("cover_title", 28, 35, spaceAfter=12, textColor=TEAL, **bold),
        cover_subtitle=_style("cover_subtitle", 14, 19, **align),
    )
