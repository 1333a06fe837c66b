"""Writes a document as PDF: cover, contents with page numbers, running header and footer, bookmarks, links.

Two passes: the first finds the page of each heading, the second prints the numbers. The contents take the
same room in both, because all headings are known beforehand.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from threading import Lock
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Spacer
from reportlab.platypus import PageBreak as Break
from reportlab.platypus.doctemplate import ActionFlowable

from desktop.reports.outline import Document
from desktop.reports.pdf.blocks import Setter
from desktop.reports.pdf.text import Marked, draw_line, fitted
from desktop.reports.printing import fonts, look
from desktop.reports.printing.bidi import width_of_line
from desktop.reports.printing.letters import clean
from desktop.system.locale import format_number
from desktop.system.version import VERSION

Progress = Callable[[float], None]
Stop = Callable[[], bool]
_LONGEST_TITLE = 160
_one_at_a_time = Lock()  # reportlab keeps the letters used by each font in one place for all documents


class Stopped(Exception):
    """The person does not want this document any more."""


def write(
    document: Document, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[bytes, int]:
    """The bytes of the file and its number of pages. Raises Stopped as soon as `stop` says so."""
    fonts.register()
    with _one_at_a_time:
        first = _Pages(document, {}, 0.0, progress, stop)
        first.make()
        last = first
        # The second pass is right unless page numbers changed the number of pages, which a third one settles.
        for _pass in range(2):
            last = _Pages(document, dict(last.found), 0.5, progress, stop)
            last.make()
            if last.found == last.known:
                break
    return last.output.getvalue(), last.page


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """One pass over the document."""

    def __init__(
        self,
        document: Document,
        known: dict[str, int],
        start: float,
        progress: Progress | None,
        stop: Stop | None,
    ) -> None:
        self.document, self.known, self.found = document, known, dict[str, int]()
        self.output = io.BytesIO()
        self.section = self.running = ""
        self._used = False
        self._start, self._progress, self._stop, self._size = start, progress, stop, 1
        super().__init__(
            self.output,
            pagesize=(look.PAGE_WIDTH, look.PAGE_HEIGHT),
            title=clean(document.title).replace("\n", " ")[:500],
            author=clean(document.author).replace("\n", " ")[:200],
            subject=clean(document.subtitle),
            creator=f"Mainstay {VERSION}",
            lang=document.language.replace("_", "-"),
            invariant=1,
            displayDocTitle=1,
            direction="R2L" if document.right_to_left else "L2R",
            initialFontName=fonts.REGULAR,
        )
        # The frame itself has no padding: our measures are those of the text.
        room = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        cover = Frame(look.SIDE, 110, look.TEXT_WIDTH, look.PAGE_HEIGHT - 110 - 190, id="cover", **room)
        inner = Frame(look.SIDE, look.BOTTOM, look.TEXT_WIDTH, look.TEXT_HEIGHT, id="text", **room)
        self.addPageTemplates(
            [
                PageTemplate("cover", [cover], onPageEnd=_draw_cover),
                PageTemplate("text", [inner], onPageEnd=_draw_margins),
            ]
        )
        self.setProgressCallBack(self._on_progress)

    def make(self) -> None:
        """Lay everything out and write it into `output`."""
        self.build(self._story())

    def _story(self) -> list[Any]:
        document = self.document
        right_to_left = document.right_to_left
        styles = look.styles(right_to_left)
        setter = Setter(styles, right_to_left, self.known)
        cover: list[Any] = []
        for text, style in (
            (document.place, styles.cover_place),
            (_title(document.title), styles.cover_title),
            (document.subtitle, styles.cover_subtitle),
        ):
            if text:
                cover += setter.text(text, style)
        cover.append(Spacer(1, 30))
        cover += setter.story(document.cover)
        return [*cover, NextPageTemplate("text"), Break(), *setter.story(document.blocks)]

    def _on_progress(self, kind: str, value: int) -> None:
        if self._stop is not None and self._stop():
            raise Stopped
        if kind == "SIZE_EST":
            self._size = max(value, 1)
        elif kind == "PROGRESS" and self._progress is not None:
            self._progress(min(self._start + 0.5 * value / self._size, 1.0))

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - reportlab's own name
        """Remember where headings stand, and which section this is."""
        if isinstance(flowable, Marked):
            self.found[flowable.anchor] = self.page
            if flowable.level == 1:
                self.section = flowable.title
                if not self._used:
                    self.running = flowable.title
        self._used = self._used or not isinstance(flowable, Spacer | ActionFlowable)

    def handle_pageBegin(self) -> None:  # noqa: N802 - reportlab's own name
        """A page is headed by the section with which it begins."""
        self.running, self._used = self.section, False
        super().handle_pageBegin()


def _title(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1].rstrip() + "…"


def _sides(right_to_left: bool) -> tuple[tuple[float, bool], tuple[float, bool]]:
    """Where a line begins and ends in the direction of reading: x, and whether text ends there."""
    left, right = (look.SIDE, False), (look.PAGE_WIDTH - look.SIDE, True)
    return (right, left) if right_to_left else (left, right)


def _draw_cover(canvas: Any, pages: _Pages) -> None:
    document = pages.document
    canvas.saveState()
    canvas.setFillColor(look.TEAL)
    canvas.rect(0, look.PAGE_HEIGHT - 9, look.PAGE_WIDTH, 9, stroke=0, fill=1)
    _rule(canvas, 88)
    canvas.setFillColor(look.QUIET)
    begin, end = _sides(document.right_to_left)
    for text, (x, at_right), share in ((document.edition, begin, 0.62), (document.made_with, end, 0.34)):
        line = fitted(text, 10, look.TEXT_WIDTH * share, document.right_to_left)
        draw_line(canvas, line, x, 66, 10, at_right=at_right)
    canvas.restoreState()


def _draw_margins(canvas: Any, pages: _Pages) -> None:
    """The running header and footer."""
    document = pages.document
    right_to_left = document.right_to_left
    top, bottom = look.PAGE_HEIGHT - 58, 36.0
    canvas.saveState()
    _rule(canvas, top - 9)
    canvas.setFillColor(look.QUIET)
    begin, end = _sides(right_to_left)
    for first, second, y in (
        (pages.running, document.title, top),
        (format_number(pages.page), document.source, bottom),
    ):
        # The shorter text of the far side goes first, the other has the rest of the line.
        far = fitted(first, 8, look.TEXT_WIDTH * 0.45, right_to_left)
        near = fitted(second, 8, look.TEXT_WIDTH - width_of_line(far) - 16, right_to_left)
        draw_line(canvas, far, end[0], y, 8, at_right=end[1])
        draw_line(canvas, near, begin[0], y, 8, at_right=begin[1])
    if document.remark:
        line = fitted(document.remark, 8, look.TEXT_WIDTH * 0.8, right_to_left)
        draw_line(canvas, line, begin[0], bottom - 11, 8, at_right=begin[1])
    canvas.restoreState()


def _rule(canvas: Any, y: float) -> None:
    canvas.setStrokeColor(look.RULE)
    canvas.setLineWidth(0.7)
    canvas.line(look.SIDE, y, look.PAGE_WIDTH - look.SIDE, y)
