"""A picture as large as a wall, on sheets that every office can print: cut along the marks, glue edge to edge."""

from __future__ import annotations

import io
import math

from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.layout.drawing import Drawing
from desktop.reports.figures.pdf import to_reportlab
from desktop.reports.printing import fonts
from desktop.reports.printing.letters import clean

PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
_MARGIN, _MARK, _APART = 28.0, 12.0, 4.0  # points: what printers leave white, and the cut marks in it


def to_poster(drawing: Drawing, across: int, paper: str) -> bytes:
    """A PDF with one page for each sheet, row by row; `across` sheets side by side. KeyError for unknown paper."""
    if across < 1:
        raise ValueError(across)
    wide, tall = PAPERS[paper]
    if drawing.width > drawing.height:
        wide, tall = tall, wide
    inner = (wide - 2 * _MARGIN, tall - 2 * _MARGIN)
    scale = across * inner[0] / drawing.width
    down = max(1, math.ceil(drawing.height * scale / inner[1] - 1e-6))
    made = to_reportlab(drawing)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide, tall), invariant=1, initialFontName=fonts.REGULAR)
    canvas.setTitle(clean(drawing.title))
    canvas.setCreator("Mainstay")
    with fonts.one_at_a_time:
        for row in range(down):
            for column in range(across):
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
