"""A figure of the handbook as a picture in the colours of the present look; a picture of a content pack as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from desktop.domain.layout.drawing import Drawing
from desktop.ui.canvas.painting import paint
from desktop.ui.tokens import Tokens


def picture(drawing: Drawing, tokens: Tokens, scale: float, room: float, density: float) -> QImage:
    """The drawing at `scale`, smaller where there is not `room` pixels for it; sharp on a dense screen."""
    scale = min(scale, room / drawing.width)
    image = QImage(
        max(1, round(drawing.width * scale * density)),
        max(1, round(drawing.height * scale * density)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(scale * density, scale * density)
    paint(painter, drawing, tokens)
    painter.end()
    image.setDevicePixelRatio(density)
    return image


def photo(data: bytes, room: float, density: float) -> QImage | None:
    """A picture that was written anew when its pack was read; None for no data."""
    image = QImage.fromData(data) if data else QImage()
    if image.isNull():
        return None
    wide = round(min(image.width(), room) * density)
    if image.width() > wide:
        image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(density)
    return image
