"""A figure as a picture of points, for files that know no drawings: rendered from the very same drawing."""

from __future__ import annotations

import io
from typing import Any

RESOLUTION = 200  # points to the inch


def picture_of(drawing: object) -> tuple[bytes, float, float]:
    """The figure as PNG, with its width and height in points."""
    import pypdfium2

    from desktop.reports.figures import drawing_of
    from desktop.reports.printing import fonts

    fonts.register()
    drawn = drawing_of(drawing)
    with fonts.one_at_a_time:
        page = _page(drawn)
    document = pypdfium2.PdfDocument(page)
    try:
        image = document[0].render(scale=RESOLUTION / 72).to_pil()
    finally:
        document.close()
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue(), float(drawn.width), float(drawn.height)


def _page(drawn: Any) -> bytes:
    """A PDF with a single page, as large as the drawing."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    from desktop.reports.printing import fonts

    buffer = io.BytesIO()
    size = (drawn.width, drawn.height)
    canvas = Canvas(buffer, pagesize=size, invariant=1, initialFontName=fonts.REGULAR)
    renderPDF.draw(drawn, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
