"""Writes a document as PDF: cover, contents with page numbers, running header and footer, bookmarks, links.

Two passes: the first finds the page of each heading, the second prints the numbers. The contents take the
same room in both, because all headings are known beforehand.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Spacer
from reportlab.platypus import PageBreak as Break
from reportlab.platypus.doctemplate import ActionFlowable

from desktop.reports.house import BOTTOM, SIDE
from desktop.reports.order import Progress, Stop, Stopped
from desktop.reports.outline import Document
from desktop.reports.pdf.blocks import Setter
from desktop.reports.pdf.footnotes import Footnotes, LastNotes, NoteFrame
from desktop.reports.pdf.margins import draw_cover, draw_margins, logo
from desktop.reports.pdf.text import ContentsLine, Marked
from desktop.reports.printing import fonts
from desktop.reports.printing.letters import clean
from desktop.system.version import VERSION

_LONGEST_TITLE = 160


def write(
    document: Document, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[bytes, int]:
    """The bytes of the file and its number of pages. Raises Stopped as soon as `stop` says so."""
    fonts.register()
    with fonts.one_at_a_time, _undisturbed():
        first = _Pages(document, {}, 0.0, progress, stop)
        first.make()
        last = first
        # The second pass is right unless page numbers changed the number of pages, which a third one settles.
        for _pass in range(2):
            last = _Pages(document, dict(last.found), 0.5, progress, stop, last)
            last.make()
            if last.found == last.known:
                break
    return last.output.getvalue(), last.page


def pages_of_headings(document: Document, stop: Stop | None = None) -> dict[str, int]:
    """On which page each heading stands, from one pass: other writers lay out as this one does."""
    fonts.register()
    with fonts.one_at_a_time, _undisturbed():
        pages = _Pages(document, {}, 0.0, None, stop)
        pages.make()
    return pages.found


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No garbage is looked for meanwhile: what is made here lives to the end, and a third of the time went into it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """One pass over the document."""

    def __init__(
        self,
        document: Document,
        known: dict[str, int],
        start: float,
        progress: Progress | None,
        stop: Stop | None,
        before: _Pages | None = None,
    ) -> None:
        self.document, self.known, self.found = document, known, dict[str, int]()
        self.output = io.BytesIO()
        self.section = self.running = ""
        self._used = False
        self._start = self._share = start
        self._progress, self._stop, self._size = progress, stop, 1
        super().__init__(
            self.output,
            pagesize=document.house.size,
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
        self._emptyPagesAllowed = 10_000  # footnotes can fill pages by themselves
        # The frame itself has no padding: our measures are those of the text.
        room = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        house = document.house
        width, height = house.text_width, house.size[1]
        self.setter: Setter = before.setter if before else Setter(house, document.right_to_left, known)
        self.setter.pages = known
        self.story: list[Any] = before.story if before else []
        self.footnotes = Footnotes(
            self.setter.notes, self.setter.styles, document.right_to_left, width, house.text_height
        )
        cover = Frame(SIDE, 110, width, height - 110 - 190, id="cover", **room)
        inner = NoteFrame(self.footnotes, SIDE, BOTTOM, width, house.text_height, id="text", **room)
        pages = [
            PageTemplate("cover", [cover], onPageEnd=draw_cover),
            PageTemplate("text", [inner], onPageEnd=draw_margins),
        ]
        # The first template is the one that the first page takes.
        self.addPageTemplates(pages if house.cover else pages[1:])
        self.setProgressCallBack(self._on_progress)

    def make(self) -> None:
        """Lay everything out and write it into `output`. What the pass before had set is set already."""
        self.story = self.story or self._story()
        for flowable in self.story:
            flowable.__dict__.pop("_postponed", None)  # reportlab's own note, of the pass before
            if isinstance(flowable, ContentsLine):
                flowable.page = self.setter.page_of(flowable.anchor)
        self.build(list(self.story))

    def _story(self) -> list[Any]:
        document, house = self.document, self.document.house
        right_to_left = document.right_to_left
        setter, styles = self.setter, self.setter.styles
        title = styles.cover_title if house.cover else styles.front_title
        front: list[Any] = logo(house, right_to_left, 56 if house.cover else 40)
        for text, style in (
            (document.place, styles.cover_place),
            (_title(document.title), title),
            (document.subtitle, styles.cover_subtitle),
            ("" if house.cover else document.edition, styles.quiet),
        ):
            if text:
                front += setter.text(text, style)
        front.append(Spacer(1, 30 if house.cover else 6))
        front += setter.story(document.cover)
        turn = [NextPageTemplate("text"), Break()] if house.cover else []
        return [*front, *turn, *setter.story(document.blocks), LastNotes()]

    def _on_progress(self, kind: str, value: int) -> None:
        if self._stop is not None and self._stop():
            raise Stopped
        if kind == "SIZE_EST":
            self._size = max(value, 1)
        elif kind == "PROGRESS" and self._progress is not None:
            # What is split counts anew: the share never falls back.
            self._share = max(self._share, min(self._start + 0.5 * value / self._size, 1.0))
            self._progress(self._share)

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
