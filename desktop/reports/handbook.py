"""Pages of the handbook on paper: their cleaned HTML becomes the blocks that every writer knows."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from desktop.domain.layout.drawing import Drawing
from desktop.guidance.extracts import without
from desktop.guidance.handbook import Handbook, Page
from desktop.guidance.links import figure_of
from desktop.reports.house import CALL_OUTS, House
from desktop.reports.outline import (
    Block,
    Bullet,
    BulletList,
    CallOut,
    Contents,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
)
from desktop.system.locale import _, is_right_to_left, language

_SPACE = re.compile(r"\s+")
_DEEPEST = 3  # of the headings of reports
POINTS = 0.75  # a pixel of a picture on paper


def document(
    handbook: Handbook,
    pages: Sequence[Page],
    *,
    title: str,
    notes: Mapping[str, str] | None = None,
    house: House | None = None,
    turn: bool = False,
    beside: bool = False,
) -> Document:
    """The pages one after another; with several there is a cover and a list of contents. `notes` by page id;
    `beside` is what the pages say about single fields, which is folded in the window.

    With `turn` every page is a sheet of its own, without cover and contents.
    """
    several = len(pages) > 1
    found: list[Block] = [Contents(_("Contents"), depth=1), PageBreak()] if several and not turn else []
    for number, page in enumerate(pages):
        if number:
            found.append(PageBreak(1.0 if turn else 0.45))
        if several:  # a page alone has its title as that of the document
            found.append(Heading(1, page.title, page.id))
        if page.summary:
            found.append(Paragraph((Run(page.summary, italic=True),)))
        found += blocks_of(handbook, page, beside=beside)
        note = (notes or {}).get(page.id, "").strip()
        if note:
            found.append(CallOut("example", _("My note:"), note))
    return Document(
        title=title,
        subtitle=_("From the handbook") if several else "",
        place="",
        edition=_("Handbook"),
        made_with=_("Prepared with Mainstay"),
        source=_("Source: handbook of Mainstay"),
        remark="",
        language=language(),
        right_to_left=is_right_to_left(),
        cover=(),
        blocks=tuple(found),
        house=replace(house or House(), cover=several and not turn),
    )


def part(part_id: str, house: House, date: str, *, turn: bool = False) -> Document:
    """A part of the handbook as a document of its own; the first one where there is none of that name."""
    book = Handbook.open(language())
    try:
        parts = book.parts()
        chosen = next((each for each in parts if each.id == part_id), parts[0])
        pages = [page for page in (book.page(info.id) for info in chosen.pages) if page is not None]
        made = document(book, pages, title=chosen.title, house=house, turn=turn)
        return replace(made, date=date)
    finally:
        book.close()


def blocks_of(handbook: Handbook, page: Page, *, beside: bool = False) -> list[Block]:
    """The body of a page as blocks."""
    text, _sign, below = (page.html if beside else without(page.html)).partition('<div class="footnotes">')
    notes = _Footnotes()
    notes.feed(below)
    reader = _Reader(handbook, page.id, notes.said)
    reader.feed(text)
    reader.close()
    reader.end()
    return reader.blocks


class _Footnotes(HTMLParser):
    """The footnotes below a page, by the name of their place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}
        self._place = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self._place = dict(attrs).get("id") or ""
        elif tag in ("p", "br"):
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        words = self.said.get(self._place, "") + data.replace("\u21a9", "").replace("\u00a0", " ")
        self.said[self._place] = _SPACE.sub(" ", words).lstrip()


@dataclass
class _Cells:
    """A written table while it is read."""

    header: list[Text] = field(default_factory=list)
    rows: list[list[Text]] = field(default_factory=list)
    in_head: bool = False


class _Reader(HTMLParser):
    """Walks through what `guidance.rendering` wrote; it knows those tags and no others."""

    def __init__(self, handbook: Handbook, page_id: str, notes: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._notes, self._in_mark = notes, False
        self.blocks: list[Block] = []
        self._handbook, self._page = handbook, page_id
        self._runs: list[Run] = []
        self._bold = self._italic = 0
        self._heading = 0
        self._anchor = ""
        self._lists: list[bool] = []  # whether each open list is numbered, the innermost last
        self._bullets: list[Bullet] = []
        self._kind = ""  # of the open call-out
        self._box: list[Run] = []
        self._box_title = ""
        self._cells: _Cells | None = None
        self._class = ""

    # What stands in the way of words ------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._bold += tag in ("strong", "b", "th", "dt")
        self._italic += tag in ("em", "i")
        if tag in ("h1", "h2", "h3", "h4"):
            self._flush()
            self._heading, self._anchor = int(tag[1]), found.get("id", "")
        elif tag in ("p", "div", "blockquote", "dd", "dt", "pre"):
            self._flush()
            self._class = found.get("class", "")
        elif tag in ("ul", "ol"):
            self._flush()
            self._lists.append(tag == "ol")
        elif tag == "table":
            self._flush()
            kind = found.get("class", "").partition(" ")[0]
            if kind in CALL_OUTS:
                self._kind, self._box, self._box_title = kind, [], ""
            else:
                self._cells = _Cells()
        elif found.get("class") == "footnote-ref":
            self._in_mark = True
            self._runs.append(Run("", note=self._notes.get(found.get("href", "").lstrip("#"), "").strip()))
        elif tag == "img":
            self._picture(found)
        elif tag == "br":
            self._runs.append(Run("\n"))
        elif self._cells is not None:
            self._begin_row(tag)

    def _begin_row(self, tag: str) -> None:
        assert self._cells is not None
        if tag == "thead":
            self._cells.in_head = True
        elif tag == "tr" and not self._cells.in_head:
            self._cells.rows.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cells is not None:
            row = self._cells.header if self._cells.in_head else self._cells.rows[-1]
            row.append(self._taken())
        elif tag == "thead" and self._cells is not None:
            self._cells.in_head = False
        elif tag in ("p", "div", "li", "blockquote", "dd", "dt", "pre", "h1", "h2", "h3", "h4"):
            self._flush()
            self._class = ""
        elif tag in ("ul", "ol"):
            self._flush()
            numbered = self._lists.pop() if self._lists else False
            if not self._lists:
                self._end_list(numbered)
        elif tag == "table":
            self._end_table()
        self._bold -= tag in ("strong", "b", "th", "dt")
        self._italic -= tag in ("em", "i")
        self._in_mark = self._in_mark and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            return  # writers count the notes
        words = _SPACE.sub(" ", data)
        if not self._runs or self._runs[-1].text.endswith((" ", "\n")):
            words = words.lstrip(" ")
        if words:
            self._runs.append(Run(words, self._bold > 0, self._italic > 0))

    # From words to blocks -----------------------------------------------------------------------------

    def _taken(self) -> tuple[Run, ...]:
        """The words since the last block, joined where they have one form."""
        runs, self._runs = self._runs, []
        found: list[Run] = []
        for run in runs:
            last = found[-1] if found else None
            if last and not last.note and (run.note or (last.bold, last.italic) == (run.bold, run.italic)):
                found[-1] = replace(last, text=last.text + run.text, note=run.note)
            elif run.text or run.note:
                found.append(run)
        if found:
            found[-1] = replace(found[-1], text=found[-1].text.rstrip())
        return tuple(run for run in found if run.text or run.note)

    def _flush(self) -> None:
        if self._cells is not None:
            if self._runs and not self._runs[-1].text.endswith("\n"):
                self._runs.append(Run(" "))
            return
        runs = self._taken()
        if not runs:
            return
        if self._heading:
            self._end_heading(runs)
        elif self._kind:
            self._add_to_box(runs)
        elif self._lists:
            self._bullets.append(Bullet(runs, len(self._lists) - 1))
        else:
            self.blocks.append(Paragraph(runs, quiet=self._class == "caption"))

    def _end_heading(self, runs: tuple[Run, ...]) -> None:
        words = "".join(run.text for run in runs)
        level = min(max(self._heading, 2), _DEEPEST)
        self._heading = 0
        anchor = f"{self._page}#{self._anchor}" if self._anchor else f"{self._page}#{len(self.blocks)}"
        self.blocks.append(Heading(level, words, anchor))

    def _add_to_box(self, runs: tuple[Run, ...]) -> None:
        if self._class == "callout-title":
            self._box_title = "".join(run.text for run in runs)
            return
        if self._box:
            self._box.append(Run("\n"))
        if self._lists:
            self._box.append(Run("• "))
        self._box += runs

    def _end_list(self, numbered: bool) -> None:
        if self._bullets:
            self.blocks.append(BulletList(tuple(self._bullets), numbered))
        self._bullets = []

    def _end_table(self) -> None:
        if self._cells is not None:
            cells, self._cells = self._cells, None
            width = max(len(cells.header), *(len(row) for row in cells.rows), 1)
            header = tuple("".join(r.text for r in _runs(cell)) for cell in cells.header)
            header += ("",) * (width - len(header))
            rows = tuple(tuple(row) + ("",) * (width - len(row)) for row in cells.rows if row)
            weights = _weights(header, rows)
            if any(run.note for cell in cells.header for run in _runs(cell)):
                made = Table(("",) * width, rows, weights, above=(tuple(cells.header),))
            else:
                made = Table(header, rows, weights)
            self.blocks.append(made)
        elif self._kind:
            self._flush()
            self.blocks.append(CallOut(self._kind, self._box_title, tuple(self._box)))
            self._kind, self._box = "", []

    def _picture(self, found: Mapping[str, str]) -> None:
        drawing = self._handbook.figure(figure_of(found.get("src", "")))
        if drawing is not None:
            self.blocks.append(Figure(drawing, "", found.get("alt", "") or drawing.alt))
            return
        picture = self._handbook.picture(figure_of(found.get("src", "")))
        if picture:
            wide, tall = struct.unpack(">II", picture[16:24])  # of a PNG that we wrote ourselves
            size = Drawing(wide * POINTS, tall * POINTS, ())
            self.blocks.append(Figure(size, "", found.get("alt", ""), picture))
        elif found.get("alt"):  # its pack is gone: what it showed, in words
            self.blocks.append(Paragraph(f"[{found['alt']}]", quiet=True))

    def end(self) -> None:
        """Put what is left into a last paragraph."""
        self._flush()


def _runs(cell: Text) -> Iterable[Run]:
    return (Run(cell),) if isinstance(cell, str) else cell


def _weights(header: Sequence[str], rows: Sequence[Sequence[Text]]) -> tuple[float, ...]:
    """Columns as wide as their words ask for, none below a third of an even share."""
    count = len(header)
    longest = [
        max([len(header[n]), *(min(120, sum(len(r.text) for r in _runs(row[n]))) for row in rows)])
        for n in range(count)
    ]
    least = max(longest) / 4 or 1.0
    return tuple(max(float(n), least) for n in longest)
