"""A document as it will be printed, one page at a time; pages are made and drawn beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop.system.locale import _, format_number, show
from desktop.ui.background import Background
from desktop.ui.layout import column, row
from desktop.ui.text import button, plain_label
from desktop.workspace.jobs import Cancelled, Job
from desktop.workspace.reporting import ExportError, Picture, page_picture, pages_of

WAIT_MS = 350  # after the last choice: somebody who clicks through a list shall not wait for each
_SIDE = 16
_WIDEST = 900  # pixels: a page larger than life helps nobody
Make = Callable[[Job[bytes]], bytes]


class PagePreview(QWidget):
    """Shows the pages of what `ask` was last given. Nothing here ever makes the window wait."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self._data = b""
        self.pages = self.page = 0
        self._wanted: Make | None = None
        self._making, self._drawing = Background(self), Background(self)
        self._soon, self._fit = QTimer(self), QTimer(self)
        for timer, wait, slot in ((self._soon, WAIT_MS, self._make), (self._fit, 60, self._draw)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(slot)
        lines = column(self, spacing=6)
        lines.addLayout(self._tools())
        self._sheet = plain_label(name="preview.page", wrap=False)
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._area = QScrollArea()
        self._area.setObjectName("preview.scroll")
        self._area.setAccessibleName(_("Preview"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._sheet)
        self._area.installEventFilter(self)
        lines.addWidget(self._area, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(240)
        self._show_tools()

    def _tools(self) -> Any:
        line = row(spacing=6)
        self.back_button = button("‹", name="preview.back", tip=_("Previous page"))
        self.back_button.setAccessibleName(_("Previous page"))
        self.back_button.clicked.connect(self.go_back)
        self.next_button = button("›", name="preview.next", tip=_("Next page"))
        self.next_button.setAccessibleName(_("Next page"))
        self.next_button.clicked.connect(self.go_on)
        self.place = plain_label("", role="label", name="preview.place", wrap=False)
        self.state = plain_label("", role="muted", name="preview.state")
        line.addWidget(self.back_button)
        line.addWidget(self.place)
        line.addWidget(self.next_button)
        line.addWidget(self.state, 1)
        return line

    # What is shown

    def ask(self, make: Make) -> None:
        """Show what `make` gives, soon; what was asked before is not wanted any more."""
        self._wanted = make
        self._making.cancel()
        self.state.setText(_("Preparing the preview..."))
        self._soon.start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._soon.stop()
        self._wanted = None
        self._making.cancel()

    def _make(self) -> None:
        make = self._wanted
        if make is None or self._making.busy:
            return  # when the one that is not wanted any more has ended, this is asked again
        self._wanted = None
        self._making.run_job(lambda job: _counted(make(job)), self._on_made)

    def _on_made(self, outcome: Any) -> None:
        if self._wanted is not None:
            self._make()
            return
        if isinstance(outcome, Cancelled):
            return
        self._data, self.pages = outcome if isinstance(outcome, tuple) else (b"", 0)
        if isinstance(outcome, ExportError):
            self.state.setText(show(outcome.message))
        else:
            self.state.setText("" if self._data else _("The preview could not be made."))
        self.page = min(self.page, max(self.pages - 1, 0))
        if not self.pages:
            self._sheet.clear()
        self._show_tools()
        self._draw()

    def _show_tools(self) -> None:
        self.back_button.setEnabled(self.page > 0)
        self.next_button.setEnabled(self.page + 1 < self.pages)
        words = _("Page {page} of {pages}")
        shown = words.format(page=format_number(self.page + 1), pages=format_number(self.pages))
        self.place.setText(shown if self.pages else "")

    # Pages

    def go_back(self) -> None:
        """Show the page before."""
        self._turn(self.page - 1)

    def go_on(self) -> None:
        """Show the next page."""
        self._turn(self.page + 1)

    def _turn(self, page: int) -> None:
        if not 0 <= page < self.pages:
            return
        self.page = page
        focused = self.focusWidget()
        self._show_tools()
        # A button that can go no further hands the keyboard to the one that leads back.
        if focused in (self.back_button, self.next_button) and not focused.isEnabled():
            (self.next_button if focused is self.back_button else self.back_button).setFocus()
        self._area.verticalScrollBar().setValue(0)
        self._draw()

    def _draw(self) -> None:
        width = min(self._area.viewport().width() - _SIDE, _WIDEST)
        if not self.pages or width < 40:
            return
        data, page = self._data, self.page
        dots = round(width * self.devicePixelRatioF())
        if not self._drawing.run(lambda: (data, page, dots, page_picture(data, page, dots)), self._on_drawn):
            return  # the one that is being drawn looks at its end whether it is still wanted

    def _on_drawn(self, outcome: Any) -> None:
        if not isinstance(outcome, tuple):
            self.state.setText(_("The preview could not be made."))
            return
        data, page, dots, found = outcome
        width = round(min(self._area.viewport().width() - _SIDE, _WIDEST) * self.devicePixelRatioF())
        if data is not self._data or page != self.page or (width >= 40 and width != dots):
            self._draw()
            return
        self._sheet.setPixmap(_pixmap(found, self.devicePixelRatioF()))
        self._sheet.setAccessibleName(self.place.text())

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit.start()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:  # noqa: N802
        if watched is self._area and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            bar = self._area.verticalScrollBar()
            if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
                self.go_on()
                return True
            if event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
                self.go_back()
                return True
        return super().eventFilter(watched, event)


def _counted(data: bytes) -> tuple[bytes, int]:
    """A document with its number of pages: opening it takes its time, so that is not done in the window's thread."""
    return data, pages_of(data)


def _pixmap(found: Picture, ratio: float) -> QPixmap:
    form = QImage.Format.Format_RGBX8888
    made = QPixmap.fromImage(QImage(found.dots, found.width, found.height, found.stride, form))
    made.setDevicePixelRatio(ratio)
    return made
