"""From the blocks of an outline to what reportlab puts on pages: one small function per kind of block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Paragraph, Spacer, Table
from reportlab.platypus import PageBreak as Break

from desktop.domain.layout.drawing import Drawing
from desktop.reports import outline
from desktop.reports.figures.pdf import to_reportlab
from desktop.reports.house import House
from desktop.reports.outline import Block, Run, Text
from desktop.reports.pdf.text import Blank, ContentsLine, Flowables, Marked, flow, paragraph
from desktop.reports.printing.letters import pieces, runs_of
from desktop.reports.printing.look import CALL_OUTS, QUIET, RULE, Styles, styles
from desktop.system.locale import format_number

_CELL_PAD = 5.0
_LINES = 20  # a cell with more lines goes on in a further row, so that every row fits on a page
_SHORT_TITLE = 200


class Setter:
    """Sets blocks for one pass. `pages` tells on which page each anchor stood in the pass before."""

    def __init__(self, house: House, right_to_left: bool, pages: Mapping[str, int]) -> None:
        self.styles: Styles = styles(right_to_left, house)
        self.right_to_left, self.pages = right_to_left, pages
        self.width, self.height = house.text_width, house.text_height
        self.tint: Color = HexColor(house.tint)
        self.contents: Sequence[outline.Heading] = ()

    def story(self, blocks: Sequence[Block]) -> Flowables:
        """The whole document, from its first block to the last."""
        self.contents = outline.headings(blocks)
        found: Flowables = []
        for place, block in enumerate(blocks):
            found += self._room_for(block, blocks[place + 1 : place + 3])
            found += _SET[type(block)](self, block)
        return found

    def _room_for(self, block: Block, following: Sequence[Block]) -> Flowables:
        """A heading stays with the beginning of what follows; without this it may end a page."""
        if not isinstance(block, outline.Heading):
            return []
        need = 76.0
        for after in following:
            if isinstance(after, outline.Figure):
                need += _height_of(after)
            elif isinstance(after, outline.Table | outline.FieldGrid):
                need += 54.0
            if not isinstance(after, outline.Paragraph):
                break
        return [CondPageBreak(min(need, self.height * 0.9))]

    def text(self, text: Text, style: ParagraphStyle) -> Flowables:
        """Text of any length."""
        return flow(text, style, self.right_to_left)

    def cell(self, text: Text, style: ParagraphStyle) -> Any:
        """What stands in one cell of one row; it is short enough by then."""
        return paragraph(runs_of(text), style, self.right_to_left) if outline.plain(text) else ""

    def in_order(self, cells: Sequence[Any]) -> list[Any]:
        """Cells as they stand from left to right."""
        return list(reversed(cells)) if self.right_to_left else list(cells)


def _heading(to: Setter, block: outline.Heading) -> Flowables:
    style = to.styles.headings[block.level - 1]
    short = _shortened(block.text)
    inner = paragraph((Run(short),), style, to.right_to_left)
    # A short paper may begin with small headings; the outline of the file begins with its first level all the same.
    top = min(heading.level for heading in to.contents)
    found: Flowables = [Marked(inner, short, block.level - top + 1, block.anchor)]
    if short.endswith("…") and len(short) == _SHORT_TITLE:
        # Nothing is lost: a title that would fill pages is cut, and stands whole below.
        found += to.text(block.text, to.styles.quiet)
    return found


def _shortened(text: str) -> str:
    line = " ".join(part for part in re.split(r"[ \t\r\n]+", text) if part)
    return line if len(line) <= _SHORT_TITLE else line[: _SHORT_TITLE - 1] + "…"


def _paragraph(to: Setter, block: outline.Paragraph) -> Flowables:
    return to.text(block.text, to.styles.quiet if block.quiet else to.styles.body)


def _bullets(to: Setter, block: outline.BulletList) -> Flowables:
    found: Flowables = []
    for item, sign in zip(block.items, block.signs(), strict=True):
        indent = (17.0 if block.numbered else 12.0) + 16.0 * min(item.level, 12)
        side = "rightIndent" if to.right_to_left else "leftIndent"
        style = ParagraphStyle("bullet", parent=to.styles.body, spaceAfter=2.5, **{side: indent})
        if to.right_to_left:
            lead = Run(f"{_counted(sign)} ")
            found += to.text((lead, *runs_of(item.text)), style)
            continue
        first, *rest = list(pieces(item.text)) or [(Run(""),)]
        made = paragraph(first, style, False)
        if isinstance(made, Paragraph):
            style = ParagraphStyle(
                "bullet", parent=style, bulletIndent=indent - (16.0 if block.numbered else 11.0)
            )
            made = Paragraph(f"<bullet>{_counted(sign)}</bullet>{made.text}", style) if made.text else made
        found += [made, *(paragraph(part, style, False) for part in rest)]
    return [*found, Spacer(1, 5)]


def _counted(sign: str) -> str:
    return f"{format_number(int(sign[:-1]))}." if sign[:-1].isdigit() else sign


# Tables -----------------------------------------------------------------------------------------------


def _table(to: Setter, block: outline.Table) -> Flowables:
    widths = to.in_order([share * to.width for share in block.shares()])
    head = int(any(block.header))
    data: list[list[Any]] = []
    if head:
        data.append(to.in_order([to.cell(name, to.styles.cell_head) for name in block.header]))
    lines: list[tuple[Any, ...]] = []
    for row in block.rows:
        cells = [row[i] if i < len(row) else "" for i in range(len(block.header))]
        begin = len(data)
        for part in _rows_of(cells, [share * to.width for share in block.shares()]):
            data.append(to.in_order([to.cell(cell, to.styles.cell) for cell in part]))
        lines += _joined(begin, len(data) - 1)
        lines.append(("LINEBELOW", (0, len(data) - 1), (-1, len(data) - 1), 0.5, RULE))
    if not data:
        return []
    style = [*_PADDING, *lines]
    if head:
        style = [
            ("BACKGROUND", (0, 0), (-1, 0), to.tint),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, RULE),
            *style,
        ]
    heights: list[float | None] | None = None
    if block.form:
        style.append(("GRID", (0, 0), (-1, -1), 0.7, QUIET))
        heights = _form_heights(data, widths, block.row_height, head)
    made = Table(
        data, colWidths=widths, rowHeights=heights, style=style, repeatRows=head, spaceBefore=2, spaceAfter=9
    )
    caption = to.text(block.caption, to.styles.caption) if block.caption else []
    return [made, *caption]


def _form_heights(data: list[list[Any]], widths: list[float], least: float, head: int) -> list[float | None]:
    """Rows that leave room for a hand, and more where the words need more."""
    found: list[float | None] = [None] * head
    for row in data[head:]:
        words = [
            cell.wrap(width - 2 * _CELL_PAD, 10_000)[1]
            for cell, width in zip(row, widths, strict=True)
            if not isinstance(cell, str)
        ]
        found.append(max([least, *(height + 9 for height in words)]))
    return found


_PADDING: list[tuple[Any, ...]] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), _CELL_PAD),
    ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_PAD),
    ("TOPPADDING", (0, 0), (-1, -1), 3.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
    ("FONTNAME", (0, 0), (-1, -1), "Noto"),
]


def _joined(first: int, last: int) -> list[tuple[Any, ...]]:
    """No gap between the rows that hold one long text."""
    if first == last:
        return []
    return [("BOTTOMPADDING", (0, first), (-1, last - 1), 0), ("TOPPADDING", (0, first + 1), (-1, last), 0)]


def _rows_of(cells: Sequence[Text], widths: Sequence[float]) -> Iterator[tuple[Text, ...]]:
    """One row, or several when a cell is too long for one: no letter is ever left out."""
    parts = []
    for cell, width in zip(cells, widths, strict=True):
        per_line = max(4, int((width - 2 * _CELL_PAD) / 4.9))
        parts.append(list(pieces(cell, per_line * _LINES, per_line)) if outline.plain(cell) else [])
    if max((len(part) for part in parts), default=0) <= 1:
        yield tuple(cells)
        return
    yield from zip_longest(*parts, fillvalue="")


def _field_grid(to: Setter, block: outline.FieldGrid) -> Flowables:
    across = block.columns
    share = (0.29, 0.71) if across == 1 else (0.24, 0.26)
    widths = [part * to.width for part in share] * across
    data: list[list[Any]] = []
    lines: list[tuple[Any, ...]] = []
    if block.title:
        data.append(to.in_order([to.cell(block.title, to.styles.cell_head), *[""] * (2 * across - 1)]))
        lines.append(("SPAN", (0, 0), (-1, 0)))
    for start in range(0, len(block.pairs), across):
        pairs = list(block.pairs[start : start + across])
        values: list[Text] = [part for pair in pairs for part in pair]
        values += [""] * (2 * across - len(values))
        begin = len(data)
        for number, part in enumerate(_rows_of(values, widths)):
            data.append(to.in_order(_grid_cells(to, part, first=number == 0, filled=2 * len(pairs))))
        lines += _joined(begin, len(data) - 1)
        if across == 1:
            lines.append(("LINEBELOW", (0, len(data) - 1), (-1, len(data) - 1), 0.4, RULE))
    if not block.pairs:
        return []
    made = Table(data, colWidths=to.in_order(widths), style=[*_PADDING, *lines], spaceBefore=1, spaceAfter=8)
    made.repeatRows = 1 if block.title else 0
    return [made]


def _grid_cells(to: Setter, values: Sequence[Text], *, first: bool, filled: int) -> list[Any]:
    cells: list[Any] = []
    for place, value in enumerate(values):
        if place % 2 == 0:
            cells.append(to.cell(value, to.styles.label))
        elif not outline.plain(value).strip() and first and place < filled:
            cells.append(Blank(to.styles.cell.leading, to.right_to_left))
        else:
            cells.append(to.cell(value, to.styles.cell))
    return cells


# Figures and remarks ----------------------------------------------------------------------------------


def _height_of(block: outline.Figure) -> float:
    return block.drawing.height


def _scale(to: Setter, drawing: Drawing) -> float:
    """A drawing larger than the page is made smaller."""
    return min(1.0, to.width / drawing.width, to.height * 0.9 / drawing.height)


def _figure(to: Setter, block: outline.Figure) -> Flowables:
    drawn = to_reportlab(block.drawing)
    drawn.renderScale = _scale(to, block.drawing)
    return [drawn, *to.text(block.caption, to.styles.caption)]


def _call_out(to: Setter, block: outline.CallOut) -> Flowables:
    bar, ground = CALL_OUTS.get(block.kind, CALL_OUTS["note"])
    text = (
        Run(f"{block.title} ", bold=True),
        *((Run(block.text),) if isinstance(block.text, str) else block.text),
    )
    style = ParagraphStyle("call_out", parent=to.styles.body, spaceAfter=0)
    rows = [[paragraph(part, style, to.right_to_left)] for part in pieces(text, 1500, 80)]
    side = "LINEAFTER" if to.right_to_left else "LINEBEFORE"
    look = [
        ("BACKGROUND", (0, 0), (-1, -1), ground),
        (side, (0, 0), (0, -1), 3, bar),
        ("LEFTPADDING", (0, 0), (-1, -1), 12),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ("TOPPADDING", (0, 0), (-1, 0), 8),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
        ("FONTNAME", (0, 0), (-1, -1), "Noto"),
    ]
    return [Table(rows, colWidths=[to.width], style=look, spaceBefore=4, spaceAfter=10)]


def _page_break(to: Setter, block: outline.PageBreak) -> Flowables:
    return [Break()] if block.room >= 1 else [CondPageBreak(block.room * to.height)]


def _contents(to: Setter, block: outline.Contents) -> Flowables:
    title = paragraph((Run(block.title),), to.styles.headings[0], to.right_to_left)
    found: Flowables = [title]
    for heading in to.contents:
        if heading.level > block.depth:
            continue
        style = to.styles.contents[min(heading.level, 2) - 1]
        inner = paragraph((Run(_shortened(heading.text)),), style, to.right_to_left)
        page = format_number(to.pages[heading.anchor]) if heading.anchor in to.pages else ""
        indent = 14.0 if heading.level > 1 else 0.0
        found.append(ContentsLine(inner, style, heading.anchor, page, indent, to.right_to_left))
    return found


_SET: dict[type, Callable[[Setter, Any], Flowables]] = {
    outline.Heading: _heading,
    outline.Paragraph: _paragraph,
    outline.BulletList: _bullets,
    outline.Table: _table,
    outline.FieldGrid: _field_grid,
    outline.Figure: _figure,
    outline.CallOut: _call_out,
    outline.PageBreak: _page_break,
    outline.Contents: _contents,
}
