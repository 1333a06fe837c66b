"""A drawing as a picture of dots, made from the same vectors as the PDF."""

from __future__ import annotations

import io

from desktop.domain.layout.drawing import Drawing
from desktop.reports.figures.pdf import to_pdf
from desktop.reports.pdfium import image

POINTS_PER_INCH = 72
_MOST_DOTS = 60_000_000  # a picture that no memory holds helps nobody


def to_png(drawing: Drawing, dots_per_inch: int = 200) -> bytes:
    """The drawing at a resolution; a very large drawing gets a coarser one."""
    scale = dots_per_inch / POINTS_PER_INCH
    area = drawing.width * drawing.height * scale * scale
    scale *= min(1.0, (_MOST_DOTS / area) ** 0.5)
    picture = image(to_pdf(drawing), scale)
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(scale * POINTS_PER_INCH, scale * POINTS_PER_INCH))
    return out.getvalue()
