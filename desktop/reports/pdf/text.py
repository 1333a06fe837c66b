"""Text as reportlab's pieces of a page: plain paragraphs where that is right, our own where letters run
both ways."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.flowables import Flowable

from desktop.domain.layout.box import Measure
from desktop.reports.outline import Run, Text
from desktop.reports.printing import fonts
from desktop.reports.printing.bidi import BidiText, superscript, visual_line, width_of_line
from desktop.reports.printing.letters import clean, is_right_to_left, markup, needs_shaping, pieces
from desktop.reports.printing.look import QUIET, RULE

Flowables = list[Any]


class Words(Paragraph):  # type: ignore[misc]
    """A paragraph that breaks into lines once for a width: tables ask again for every cell, and so does each pass."""

    _broken_for = -1.0

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        # A split that finds no place for a cut throws the lines away.
        if self._broken_for != room or not hasattr(self, "blPara"):
            found = super().wrap(room, height)
            self._broken_for = room if found[1] < _NOWHERE else -1.0
            return float(found[0]), float(found[1])
        return room, self.height


_NOWHERE = 0x7FFFFFFF  # the height that reportlab gives where there is no room at all


def paragraph(runs: tuple[Run, ...], style: ParagraphStyle, right_to_left: bool) -> Flowable:
    """One paragraph of text that is not very long."""
    if is_right_to_left(runs):
        strong = style.fontName == fonts.BOLD
        ours = [
            replace(r, bold=r.bold or strong, text=superscript(r.text) if r.mark else r.text) for r in runs
        ]
        return BidiText(ours, style, right_to_left)
    if needs_shaping(runs):
        style = ParagraphStyle(f"{style.name}-shaped", parent=style, shaping=1)
    return Words(markup(runs, style.fontName == fonts.BOLD), style)


def flow(text: Text, style: ParagraphStyle, right_to_left: bool) -> Flowables:
    """A text of any length; a very long one comes in several paragraphs without space between."""
    parts = list(pieces(text))
    if len(parts) < 2:
        return [paragraph(part, style, right_to_left) for part in parts]
    close = ParagraphStyle("close", parent=style, spaceBefore=0, spaceAfter=0)
    found = [paragraph(part, close, right_to_left) for part in parts]
    found[-1] = paragraph(parts[-1], style, right_to_left)
    return found


def measure_of(right_to_left: bool) -> Measure:
    """The function by which layouts ask how wide a text is; points."""

    def measure(text: str, size: float) -> tuple[float, float]:
        return width_of_line(visual_line(text, size, right_to_left)), size * fonts.LINE

    return measure


@lru_cache(maxsize=256)
def fitted(text: str, size: float, room: float, right_to_left: bool) -> list[tuple[str, str, float]]:
    """One line cut with an ellipsis where it is too wide."""
    text = " ".join(text.split())[:400]
    line = visual_line(text, size, right_to_left)
    while len(text) > 1 and width_of_line(line) > room:
        text = text[: int(len(text) * 0.93)].rstrip()
        line = visual_line(text + "…", size, right_to_left)
    return line


def draw_line(
    canvas: Any,
    line: list[tuple[str, str, float]],
    x: float,
    y: float,
    size: float,
    *,
    at_right: bool = False,
) -> None:
    """Draw a line that starts at `x`, or ends there."""
    x = x - width_of_line(line) if at_right else x
    for text, font, wide in line:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
        x += wide


class Blank(Flowable):  # type: ignore[misc]
    """A line to write on, where an answer is missing."""

    def __init__(self, height: float, right_to_left: bool) -> None:
        super().__init__()
        self.height, self.right_to_left = height, right_to_left

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.width = room
        return room, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(QUIET)
        self.canv.setLineWidth(0.6)
        start, end = (self.width * 0.3, self.width) if self.right_to_left else (0, self.width * 0.7)
        self.canv.line(start, 2.5, end, 2.5)


class Marked(Flowable):  # type: ignore[misc]
    """A heading: its text, a place that links can go to, and a line in the outline of the file."""

    def __init__(self, inner: Flowable, title: str, level: int, anchor: str) -> None:
        super().__init__()
        self.inner, self.title, self.level, self.anchor = inner, title, level, anchor
        self.spaceBefore, self.spaceAfter = inner.getSpaceBefore(), inner.getSpaceAfter()

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.inner.wrapOn(self.canv, room, height)
        return self.width, self.height

    def split(self, room: float, height: float) -> Flowables:
        parts = self.inner.splitOn(self.canv, room, height)
        if len(parts) < 2:
            return []
        return [Marked(parts[0], self.title, self.level, self.anchor), *parts[1:]]

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.anchor, 0, self.height)
        self.canv.addOutlineEntry(
            clean(self.title).replace("\n", " "), self.anchor, self.level - 1, closed=self.level > 1
        )
        self.inner.drawOn(self.canv, 0, 0)


class ContentsLine(Flowable):  # type: ignore[misc]
    """One line of the contents: the heading, dots, the page; the whole line is a link."""

    def __init__(
        self,
        inner: Flowable,
        style: ParagraphStyle,
        anchor: str,
        page: str,
        indent: float,
        right_to_left: bool,
    ) -> None:
        super().__init__()
        self.inner, self.style, self.anchor, self.page = inner, style, anchor, page
        self.indent, self.right_to_left = indent, right_to_left
        self.spaceBefore = style.spaceBefore

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        self.width = room
        _width, self.height = self.inner.wrapOn(self.canv, room - 40 - self.indent, height)
        return room, self.height

    def draw(self) -> None:
        canvas, size = self.canv, self.style.fontSize
        left = 40.0 if self.right_to_left else self.indent
        self.inner.drawOn(canvas, left, 0)
        y = (self.style.leading - size) / 2 + size * 0.12
        canvas.setFillColor(self.style.textColor)
        number = visual_line(
            (Run(self.page, bold=self.style.fontName == fonts.BOLD),), size, self.right_to_left
        )
        draw_line(
            canvas, number, 0 if self.right_to_left else self.width, y, size, at_right=not self.right_to_left
        )
        self._dots(y)
        canvas.linkAbsolute("", self.anchor, Rect=self._rect(), Border="[0 0 0]")

    def _dots(self, y: float) -> None:
        """Dots lead the eye, on the last line and only where the words end."""
        words = getattr(self.inner, "blPara", None)
        lines = getattr(words, "lines", None)
        if self.right_to_left or not lines:
            return
        last = lines[-1]
        extra = last[0] if isinstance(last, tuple) else getattr(last, "extraSpace", 0.0)
        start, end = self.width - 40 - extra + 5, self.width - 24
        if end - start < 12:
            return
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.7)
        self.canv.setDash(0.7, 2.6)
        self.canv.line(start, y + 0.5, end, y + 0.5)
        self.canv.setDash()

    def _rect(self) -> tuple[float, float, float, float]:
        x, y = self.canv.absolutePosition(0, 0)
        return (x, y, x + self.width, y + self.height)
