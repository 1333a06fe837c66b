"""A picture as large as a wall, on sheets that every office can print: cut along the marks, glue edge to edge."""

from __future__ import annotations

import io
import math
from dataclasses import replace

from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.layout.drawing import INK, QUIET, Drawing, Words, moved
from desktop.reports.figures.pdf import to_reportlab
from desktop.reports.house import MOST_SHEETS, PAPERS
from desktop.reports.outline import Document, Poster
from desktop.reports.printing import fonts
from desktop.reports.printing.letters import clean

_ABOVE, _BELOW = 44.0, 24.0  # room for words above and below the picture of a report
_LITTLE, _SMALLER = 0.4, 0.2  # of a sheet, and how much smaller a poster may be for it
_MARGIN, _MARK, _APART = 28.0, 12.0, 4.0  # points: what printers leave white, and the cut marks in it


def of_document(document: Document, poster: Poster) -> tuple[bytes, int]:
    """The poster of a report with its title above and who may read it below; the bytes and the number of sheets."""
    drawing = _framed(document, poster.drawing)
    paper, across = document.house.paper, max(1, min(poster.across, MOST_SHEETS))
    return to_poster(drawing, across, paper), len(_places(drawing, across, paper))


def _framed(document: Document, drawing: Drawing) -> Drawing:
    """The drawing between two lines of words, as large as they must be to be read with it."""
    edge = drawing.width if drawing.right_to_left else 0.0
    near, far = ("right", "left") if drawing.right_to_left else ("left", "right")
    below = drawing.height + _ABOVE + 16
    remark = f"   {document.remark}" if document.remark else ""
    words = [
        Words(edge, 16, drawing.title, 15, near, INK, bold=True),
        Words(edge, 30, " · ".join(filter(None, (document.title, document.place))), 8.5, near, QUIET),
        Words(edge, below, f"{document.edition}{remark}", 7, near, QUIET),
        Words(drawing.width - edge, below, document.made_with, 7, far, QUIET),
    ]
    shapes = tuple(moved(shape, 0, _ABOVE) for shape in drawing.shapes)
    return replace(drawing, height=drawing.height + _ABOVE + _BELOW, shapes=(*shapes, *words))


def _inner(drawing: Drawing, paper: str) -> tuple[float, float]:
    """What is kept of a sheet, which lies as the picture does."""
    wide, tall = PAPERS[paper]
    if drawing.width > drawing.height:
        wide, tall = tall, wide
    return wide - 2 * _MARGIN, tall - 2 * _MARGIN


def _places(drawing: Drawing, across: int, paper: str) -> list[tuple[int, int]]:
    """The row and column of every sheet. A last row that would hold little is saved: the poster is a little smaller."""
    wide, tall = _inner(drawing, paper)
    needed = drawing.height * across * wide / drawing.width / tall
    down = max(1, math.ceil(needed - min(_LITTLE, needed * _SMALLER)))
    return [(row, column) for row in range(down) for column in range(across)]


def to_poster(drawing: Drawing, across: int, paper: str) -> bytes:
    """A PDF with one page for each sheet, row by row; `across` sheets side by side. KeyError for unknown paper."""
    if across < 1:
        raise ValueError(across)
    inner = _inner(drawing, paper)
    size = (inner[0] + 2 * _MARGIN, inner[1] + 2 * _MARGIN)
    places = _places(drawing, across, paper)
    scale = min(across * inner[0] / drawing.width, (places[-1][0] + 1) * inner[1] / drawing.height)
    made = to_reportlab(drawing)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName=fonts.REGULAR)
    canvas.setTitle(clean(drawing.title))
    canvas.setCreator("Mainstay")
    with fonts.one_at_a_time:
        for row, column in places:
            _sheet(canvas, made, drawing, scale, column, row, inner)
            _marks(canvas, inner, f"{chr(65 + row)}{column + 1}")
            canvas.showPage()
        canvas.save()
    return out.getvalue()


def _sheet(
    canvas: Canvas,
    made: object,
    drawing: Drawing,
    scale: float,
    column: int,
    row: int,
    inner: tuple[float, float],
) -> None:
    """The part of the picture that falls on this sheet."""
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(_MARGIN, _MARGIN, *inner)
    canvas.clipPath(window, stroke=0, fill=0)
    # PDF counts upwards: the top of the picture lies at the top of the first row.
    canvas.translate(_MARGIN - column * inner[0], _MARGIN + inner[1] * (row + 1) - drawing.height * scale)
    canvas.scale(scale, scale)
    renderPDF.draw(made, canvas, 0, 0)
    canvas.restoreState()


def _marks(canvas: Canvas, inner: tuple[float, float], name: str) -> None:
    """Two short lines at every corner, outside of what is kept, and where the sheet belongs."""
    canvas.setLineWidth(0.5)
    for x, outwards in ((_MARGIN, -1), (_MARGIN + inner[0], 1)):
        for y, upwards in ((_MARGIN, -1), (_MARGIN + inner[1], 1)):
            canvas.line(x + outwards * _APART, y, x + outwards * (_APART + _MARK), y)
            canvas.line(x, y + upwards * _APART, x, y + upwards * (_APART + _MARK))
    canvas.setFont(fonts.REGULAR, 7)
    canvas.drawString(_MARGIN + 20, _MARGIN - 14, name)
