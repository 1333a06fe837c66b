"""From the blocks of an outline to what reportlab puts on pages: one small function per kind of block."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Image, Paragraph, Spacer, Table
from reportlab.platypus import PageBreak as Break

from desktop.domain.layout.drawing import Drawing
from desktop.reports import outline
from desktop.reports.figures.pdf import to_reportlab
from desktop.reports.house import House
from desktop.reports.outline import Block, Run, Text
from desktop.reports.pdf.tables import field_grid, table
from desktop.reports.pdf.text import ContentsLine, Flowables, Marked, Words, flow, paragraph
from desktop.reports.printing.letters import pieces, runs_of
from desktop.reports.printing.look import CALL_OUTS, Styles, styles
from desktop.system.locale import format_number

_SHORT_TITLE = 200


class Setter:
    """Sets blocks. `pages` tells on which page each anchor stood in the pass before."""

    def __init__(self, house: House, right_to_left: bool, pages: Mapping[str, int]) -> None:
        self.styles: Styles = styles(right_to_left, house)
        self.right_to_left, self.pages = right_to_left, pages
        self.width, self.height = house.text_width, house.text_height
        self.tint: Color = HexColor(house.tint)
        self.contents: Sequence[outline.Heading] = ()
        self.top = 1  # the highest level of a heading
        self.notes = outline.Notes()

    def story(self, blocks: Sequence[Block]) -> Flowables:
        """The whole document, from its first block to the last."""
        self.contents = outline.headings(blocks)
        self.top = min((heading.level for heading in self.contents), default=1)
        found: Flowables = []
        for place, block in enumerate(blocks):
            found += self._room_for(block, blocks[place + 1 : place + 4])
            found += _SET[type(block)](self, block)
        return found

    def page_of(self, anchor: str) -> str:
        """The page of a heading in words, "" where it is not known yet."""
        return format_number(self.pages[anchor]) if anchor in self.pages else ""

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
            elif isinstance(after, outline.Heading):
                need += 30.0  # with what it stands over
            if not isinstance(after, outline.Paragraph | outline.Heading):
                break
        return [CondPageBreak(min(need, self.height * 0.9))]

    def text(self, text: Text, style: ParagraphStyle) -> Flowables:
        """Text of any length."""
        return flow(self.notes.marked(text), style, self.right_to_left)

    def cell(self, text: Text, style: ParagraphStyle) -> Any:
        """What stands in one cell of one row; it is short enough by then."""
        made = self.notes.marked(text)
        return paragraph(runs_of(made), style, self.right_to_left) if outline.plain(made) else ""

    def in_order(self, cells: Sequence[Any]) -> list[Any]:
        """Cells as they stand from left to right."""
        return list(reversed(cells)) if self.right_to_left else list(cells)


def _heading(to: Setter, block: outline.Heading) -> Flowables:
    style = to.styles.headings[block.level - 1]
    short = _shortened(block.text)
    inner = paragraph((Run(short),), style, to.right_to_left)
    # A short paper may begin with small headings; the outline of the file begins with its first level all the same.
    found: Flowables = [Marked(inner, short, block.level - to.top + 1, block.anchor)]
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
        text = to.notes.marked(item.text)
        indent = (17.0 if block.numbered else 12.0) + 16.0 * min(item.level, 12)
        side = "rightIndent" if to.right_to_left else "leftIndent"
        style = ParagraphStyle("bullet", parent=to.styles.body, spaceAfter=2.5, **{side: indent})
        if to.right_to_left:
            lead = Run(f"{_counted(sign)} ")
            found += to.text((lead, *runs_of(text)), style)
            continue
        first, *rest = list(pieces(text)) or [(Run(""),)]
        made = paragraph(first, style, False)
        if isinstance(made, Paragraph):
            style = ParagraphStyle(
                "bullet", parent=style, bulletIndent=indent - (16.0 if block.numbered else 11.0)
            )
            made = Words(f"<bullet>{_counted(sign)}</bullet>{made.text}", style) if made.text else made
        found += [made, *(paragraph(part, style, False) for part in rest)]
    return [*found, Spacer(1, 5)]


def _counted(sign: str) -> str:
    return f"{format_number(int(sign[:-1]))}." if sign[:-1].isdigit() else sign


# Figures and remarks ----------------------------------------------------------------------------------


def _height_of(block: outline.Figure) -> float:
    return block.drawing.height


def _scale(to: Setter, drawing: Drawing) -> float:
    """A drawing larger than the page is made smaller."""
    return min(1.0, to.width / drawing.width, to.height * 0.9 / drawing.height)


def _figure(to: Setter, block: outline.Figure) -> Flowables:
    if block.picture:
        picture = Image(io.BytesIO(block.picture), mask="auto")
        scale = _scale(to, block.drawing)
        picture.drawWidth, picture.drawHeight = block.drawing.width * scale, block.drawing.height * scale
        return [picture, *to.text(block.caption, to.styles.caption)]
    drawn = to_reportlab(block.drawing)
    drawn.renderScale = _scale(to, block.drawing)
    return [drawn, *to.text(block.caption, to.styles.caption)]


def _call_out(to: Setter, block: outline.CallOut) -> Flowables:
    bar, ground = CALL_OUTS.get(block.kind, CALL_OUTS["note"])
    text = to.notes.marked((Run(f"{block.title} ", bold=True), *runs_of(block.text)))
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
        page = to.page_of(heading.anchor)
        indent = 14.0 if heading.level > 1 else 0.0
        found.append(ContentsLine(inner, style, heading.anchor, page, indent, to.right_to_left))
    return found


_SET: dict[type, Callable[[Setter, Any], Flowables]] = {
    outline.Heading: _heading,
    outline.Paragraph: _paragraph,
    outline.BulletList: _bullets,
    outline.Table: table,
    outline.FieldGrid: field_grid,
    outline.Figure: _figure,
    outline.CallOut: _call_out,
    outline.PageBreak: _page_break,
    outline.Contents: _contents,
}
