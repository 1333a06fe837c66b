"""What stands around the text of a page: the bar and the foot of the cover, the running header and footer, the logo."""

from __future__ import annotations

import io
from typing import Any, Protocol

from reportlab.lib.colors import HexColor
from reportlab.platypus import Image, Spacer

from desktop.reports.house import BOTTOM, SIDE, House
from desktop.reports.outline import Document
from desktop.reports.pdf.footnotes import Footnotes
from desktop.reports.pdf.text import draw_line, fitted
from desktop.reports.printing.bidi import width_of_line
from desktop.reports.printing.look import QUIET, RULE
from desktop.system.locale import format_number


class Pages(Protocol):
    """What the margins need to know of the document that is being set."""

    document: Document
    footnotes: Footnotes
    running: str
    page: int


def logo(house: House, right_to_left: bool, height: float) -> list[Any]:
    """The logo of the office on the side where reading begins; nothing where there is none."""
    if not house.logo:
        return []
    picture = Image(io.BytesIO(house.logo))
    scale = min(height / picture.imageHeight, house.text_width * 0.5 / picture.imageWidth)
    picture.drawWidth, picture.drawHeight = picture.imageWidth * scale, picture.imageHeight * scale
    picture.hAlign = "RIGHT" if right_to_left else "LEFT"
    return [picture, Spacer(1, 14)]


def _sides(document: Document) -> tuple[tuple[float, bool], tuple[float, bool]]:
    """Where a line begins and ends in the direction of reading: x, and whether text ends there."""
    left, right = (SIDE, False), (document.house.size[0] - SIDE, True)
    return (right, left) if document.right_to_left else (left, right)


def draw_cover(canvas: Any, pages: Pages) -> None:
    """The coloured bar at the head and the two words at the foot."""
    document, house = pages.document, pages.document.house
    width, height = house.size
    canvas.saveState()
    canvas.setFillColor(HexColor(house.accent))
    canvas.rect(0, height - 9, width, 9, stroke=0, fill=1)
    _rule(canvas, 88, width)
    canvas.setFillColor(QUIET)
    begin, end = _sides(document)
    for text, (x, at_right), share in ((document.edition, begin, 0.62), (document.made_with, end, 0.34)):
        line = fitted(text, 10, house.text_width * share, document.right_to_left)
        draw_line(canvas, line, x, 66, 10, at_right=at_right)
    canvas.restoreState()


def draw_margins(canvas: Any, pages: Pages) -> None:
    """The running header and footer."""
    document, house = pages.document, pages.document.house
    right_to_left = document.right_to_left
    (width, height), room = house.size, house.text_width
    top, bottom = height - 58, 36.0
    canvas.saveState()
    _rule(canvas, top - 9, width)
    canvas.setFillColor(QUIET)
    begin, end = _sides(document)
    for first, second, y in (
        (pages.running, house.header or document.title, top),
        (format_number(pages.page), document.source, bottom),
    ):
        # The shorter text of the far side goes first, the other has the rest of the line.
        far = fitted(first, 8, room * 0.45, right_to_left)
        near = fitted(second, 8, room - width_of_line(far) - 16, right_to_left)
        draw_line(canvas, far, end[0], y, 8, at_right=end[1])
        draw_line(canvas, near, begin[0], y, 8, at_right=begin[1])
    if document.remark:
        line = fitted(document.remark, 8, room * 0.8, right_to_left)
        draw_line(canvas, line, begin[0], bottom - 11, 8, at_right=begin[1])
    pages.footnotes.draw(canvas, SIDE, BOTTOM)
    canvas.restoreState()


def _rule(canvas: Any, y: float, width: float) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.7)
    canvas.line(SIDE, y, width - SIDE, y)
