"""A drawing as reportlab draws it: vectors, with the bundled fonts, in both directions of writing."""

from __future__ import annotations

import io
from typing import Any

from reportlab.graphics import shapes as rl
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.layout.drawing import Circle, Drawing, Path, Rect, Shape, Stroke, Words
from desktop.reports.figures.palette import HEX
from desktop.reports.outline import Run
from desktop.reports.printing import fonts
from desktop.reports.printing.bidi import visual_line, width_of_line
from desktop.reports.printing.letters import clean

_COLOURS: dict[str, Color] = {role: HexColor(code) for role, code in HEX.items()}


def to_reportlab(drawing: Drawing) -> rl.Drawing:
    """The drawing as a flowable of reportlab. Layouts count downwards from the top, PDF upwards from the bottom."""
    fonts.register()
    made = rl.Drawing(drawing.width, drawing.height)
    for shape in drawing.shapes:
        for part in _parts(shape, drawing):
            made.add(part)
    return made


def to_pdf(drawing: Drawing, *further: Drawing) -> bytes:
    """A PDF with a page for each drawing, as large as it. The same drawings give the same bytes."""
    from reportlab.graphics import renderPDF

    made = [(each, to_reportlab(each)) for each in (drawing, *further)]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(drawing.width, drawing.height), invariant=1, initialFontName=fonts.REGULAR)
    canvas.setTitle(clean(drawing.title))
    canvas.setCreator("Mainstay")
    with fonts.one_at_a_time:
        for each, page in made:
            canvas.setPageSize((each.width, each.height))
            renderPDF.draw(page, canvas, 0, 0)
            canvas.showPage()
        canvas.save()
    return out.getvalue()


def _parts(shape: Shape, drawing: Drawing) -> list[Any]:
    top = drawing.height
    if isinstance(shape, Rect):
        place = (shape.x, top - shape.y - shape.height, shape.width, shape.height)
        return [rl.Rect(*place, rx=shape.radius, ry=shape.radius, **_look(shape.fill, shape.stroke))]
    if isinstance(shape, Circle):
        return [rl.Circle(shape.x, top - shape.y, shape.radius, **_look(shape.fill, shape.stroke))]
    if isinstance(shape, Path):
        flat = [value for x, y in shape.points for value in (x, top - y)]
        look = _look(shape.fill, shape.stroke)
        if shape.closed:
            return [rl.Polygon(flat, **look)]
        look.pop("fillColor")
        return [rl.PolyLine(flat, **look)]
    return _words(shape, drawing)


def _look(fill: str, stroke: Stroke | None) -> dict[str, Any]:
    look: dict[str, Any] = {"fillColor": _COLOURS[fill] if fill else None, "strokeColor": None}
    if stroke is not None:
        look |= {"strokeColor": _COLOURS[stroke.colour], "strokeWidth": stroke.width}
        look["strokeDashArray"] = list(stroke.dash) or None
    return look


def _words(words: Words, drawing: Drawing) -> list[Any]:
    text = (Run(words.text, bold=words.bold),)
    line = visual_line(text, words.size, drawing.right_to_left)
    x = {"left": 0.0, "centre": -width_of_line(line) / 2, "right": -width_of_line(line)}[words.align]
    group = rl.Group()
    group.translate(words.x, drawing.height - words.y)
    if words.turned:
        group.rotate(words.turned)
    for part, font, wide in line:
        look = {"fontName": font, "fontSize": words.size, "fillColor": _COLOURS[words.colour]}
        group.add(rl.String(x, 0, part, **look))
        x += wide
    return [group]
