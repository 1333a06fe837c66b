"""Puts the pages of a PDF on paper, one by one: they are drawn beside the window and handed to the printer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.ui.background import Background
from desktop.workspace.reporting import page_picture, pages_of

_DOTS = 1700  # across: 200 to the inch on A4


class PagePrinter(QObject):
    """Prints `data` on `printer`; `done(True)` when all pages are with it, `done(False)` when it failed."""

    def __init__(
        self, owner: QObject, printer: QPrinter, data: bytes, done: Callable[[bool], object]
    ) -> None:
        super().__init__(owner)
        self._printer, self._data, self._done = printer, data, done
        self._page, self._pages = 0, 0
        self._painter = QPainter()
        self._drawing = Background(self)

    def start(self) -> None:
        """Begin."""
        data = self._data
        self._drawing.run(lambda: pages_of(data), self._on_counted)

    def _on_counted(self, pages: Any) -> None:
        self._pages = pages if isinstance(pages, int) else 0
        if not self._pages or not self._painter.begin(self._printer):
            self._done(False)
            return
        self._next()

    def _next(self) -> None:
        data, page = self._data, self._page
        self._drawing.run(lambda: page_picture(data, page, _DOTS), self._on_drawn)

    def _on_drawn(self, found: Any) -> None:
        if isinstance(found, Exception) or (self._page and not self._printer.newPage()):
            self._painter.end()
            self._done(False)
            return
        form = QImage.Format.Format_RGBX8888
        image = QImage(found.dots, found.width, found.height, found.stride, form)
        room = QRectF(self._printer.paperRect(QPrinter.Unit.DevicePixel))
        scale = min(room.width() / image.width(), room.height() / image.height())
        place = QRectF(0, 0, image.width() * scale, image.height() * scale)
        place.moveLeft((room.width() - place.width()) / 2)
        self._painter.drawImage(place, image)
        self._page += 1
        if self._page < self._pages:
            self._next()
            return
        self._painter.end()
        self._done(True)
