"""The bundled icons, painted in a colour of the present look."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from desktop.system import paths


def icon(name: str, colour: str, side: int) -> QIcon:
    """An icon of `side` pixels; an empty name is an empty icon."""
    if not name:
        return QIcon()
    from PySide6.QtSvg import QSvgRenderer  # loads a library that the first painted window does not need

    # QtSvg paints currentColor black, whatever the palette.
    source = (
        (paths.resources() / "icons" / f"{name}.svg")
        .read_text(encoding="utf-8")
        .replace("currentColor", colour)
    )
    picture = QPixmap(side * 2, side * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    return QIcon(picture)
