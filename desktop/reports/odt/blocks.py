"""From the blocks of an outline to OpenDocument: one small function per kind of block."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from desktop.reports import outline
from desktop.reports.house import CALL_OUTS, House
from desktop.reports.legal import legal, one_line
from desktop.reports.outline import Block, Placed, Text, plain
from desktop.system.locale import format_number

BLANK = {1: "_" * 34, 2: "_" * 18}  # by the number of pairs side by side
_PLAIN_LINK = ' text:style-name="Link" text:visited-style-name="Link"'
_LONG_ROW = 900  # letters from which a row may go over the foot of a page
_SPACES = re.compile(r" {2,}|\t|\n|^ ", re.MULTILINE)


def words(text: str) -> str:
    """Plain text as OpenDocument: what is typed as several spaces, a tab or a line end stays such."""

    def mark(found: re.Match[str]) -> str:
        if found[0] == "\n":
            return "<text:line-break/>"
        if found[0] == "\t":
            return "<text:tab/>"
        return f'<text:s text:c="{len(found[0])}"/>'

    return _SPACES.sub(mark, escape(legal(text)))


def runs(text: Text, mark: Callable[[int], str] = str) -> str:
    """Text with its forms; `mark` gives the mark of a footnote."""
    if isinstance(text, str):
        return words(text)
    out = []
    for run in text:
        if run.mark:
            out.append(mark(run.mark))
            continue
        name = ("B" if run.bold else "") + ("I" if run.italic else "")
        found = words(run.text)
        out.append(f'<text:span text:style-name="{name}">{found}</text:span>' if name else found)
    return "".join(out)


def paragraph(text: Text, style: str, mark: Callable[[int], str] = str) -> str:
    """A paragraph in a style."""
    return f'<text:p text:style-name="{style}">{runs(text, mark)}</text:p>'


Picture = Callable[[outline.Figure], str]


class Setter:
    """Sets blocks. `pages` tells on which page each heading stands, `picture` gives the frame of a figure."""

    def __init__(self, house: House, pages: Mapping[str, int], picture: Picture) -> None:
        self.width, self.pages, self.picture = house.text_width, pages, picture
        self.contents: Sequence[outline.Heading] = ()
        self.heights: set[int] = set()  # of rows that leave room for a hand
        self.columns: list[tuple[float, ...]] = []  # the widths of each table, for its styles
        self.notes = outline.Notes()
        self._noted: set[int] = set()  # notes that stand somewhere: a second mark only points to the first
        self._turn = False

    def text(self, text: Text, style: str) -> str:
        """A paragraph with its footnotes."""
        return paragraph(self.notes.marked(text), style, self._mark)

    def _mark(self, number: int) -> str:
        name = f"note{number}"
        if number in self._noted:
            return (
                '<text:span text:style-name="Raised"><text:note-ref text:note-class="footnote" '
                f'text:reference-format="text" text:ref-name="{name}">{number}</text:note-ref></text:span>'
            )
        self._noted.add(number)
        inside = paragraph(" " + self.notes.texts[number - 1], "Footnote")
        return (
            f'<text:note text:id="{name}" text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body>{inside}</text:note-body></text:note>"
        )

    def story(self, blocks: Sequence[Block]) -> list[str]:
        """All blocks from first to last."""
        self.contents = outline.headings(blocks)
        found: list[str] = []
        for place, block in enumerate(blocks):
            if isinstance(block, outline.PageBreak):
                self._turn = self._turns(block, blocks, place)
                continue
            if self._turn and not isinstance(block, outline.Heading | outline.Paragraph | outline.Contents):
                found.append(f'<text:p text:style-name="{self.turned("Gap")}"/>')
            found.append(_SET[type(block)](self, block))
        if found and found[-1].endswith("</table:table>"):
            # A text ends with a paragraph. LibreOffice would add a high one, often alone on an empty page.
            found.append('<text:p text:style-name="End"/>')
        return found

    def _turns(self, block: outline.PageBreak, blocks: Sequence[Block], place: int) -> bool:
        if block.room >= 1:
            return True
        following = [item for item in blocks[place:] if isinstance(item, outline.Heading)]
        before = [item for item in blocks[:place] if isinstance(item, outline.Heading)]
        if not following or not before:
            return False
        return self.pages.get(following[0].anchor, 0) > self.pages.get(before[-1].anchor, 0)

    def turned(self, style: str) -> str:
        """The style, or the one that begins a page where that was asked for."""
        turn, self._turn = self._turn, False
        return f"{style}Turn" if turn else style

    def table(self, widths: Sequence[float]) -> str:
        """The opening of a table with these columns."""
        self.columns.append(tuple(widths))
        name = f"T{len(self.columns)}"
        columns = "".join(f'<table:table-column table:style-name="{name}.{n}"/>' for n in range(len(widths)))
        return f'<table:table table:name="{name}" table:style-name="{name}">{columns}'

    def row_style(self, height: float) -> str:
        """The style of rows that are at least so many points high, "" for those of any height."""
        if height <= 0:
            return ""
        self.heights.add(round(height))
        return f"High{round(height)}"

    def table_styles(self, right_to_left: bool) -> str:
        """The styles of all tables that were opened."""
        way = "rl-tb" if right_to_left else "lr-tb"
        found = [
            f'<style:style style:name="High{height}" style:family="table-row"><style:table-row-properties '
            f'style:min-row-height="{height}pt" fo:keep-together="always"/></style:style>'
            for height in sorted(self.heights)
        ]
        for number, widths in enumerate(self.columns, 1):
            found.append(
                f'<style:style style:name="T{number}" style:family="table"><style:table-properties '
                f'style:width="{sum(widths):.1f}pt" table:align="margins" fo:margin-bottom="6pt" '
                f'style:writing-mode="{way}" table:border-model="collapsing"/></style:style>'
            )
            found += [
                f'<style:style style:name="T{number}.{place}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width:.1f}pt"/></style:style>'
                for place, width in enumerate(widths)
            ]
        return "".join(found)


def _heading(to: Setter, block: outline.Heading) -> str:
    name = quoteattr(one_line(block.anchor))
    text = runs(" ".join(block.text.split()))
    return (
        f'<text:h text:style-name="{to.turned(f"H{block.level}")}" text:outline-level="{block.level}">'
        f"<text:bookmark-start text:name={name}/>{text}<text:bookmark-end text:name={name}/></text:h>"
    )


def _paragraph(to: Setter, block: outline.Paragraph) -> str:
    return to.text(block.text, to.turned("Quiet" if block.quiet else "Standard"))


def _bullets(to: Setter, block: outline.BulletList) -> str:
    name = "Numbers" if block.numbered else "Dots"
    found, level = [], -1
    opened = f'<text:list text:style-name="{name}" text:continue-numbering="false">'
    for item in block.items:
        wanted = min(item.level, 9, level + 1)
        if wanted > level:
            found.append("<text:list>" if level >= 0 else opened)
            level += 1
        else:
            while level > wanted:
                found.append("</text:list-item></text:list>")
                level -= 1
            found.append("</text:list-item>")
        found.append(f"<text:list-item>{to.text(item.text, 'Item')}")
    return "".join(found) + "</text:list-item></text:list>" * (level + 1)


def _cell(to: Setter, text: Text, style: str, look: str, across: int = 1, down: int = 1) -> str:
    spans = f' table:number-columns-spanned="{across}"' if across > 1 else ""
    spans += f' table:number-rows-spanned="{down}"' if down > 1 else ""
    covered = "<table:covered-table-cell/>" * (across - 1)
    return f'<table:table-cell table:style-name="C{look}"{spans}>{to.text(text, style)}</table:table-cell>{covered}'


def _placed(to: Setter, row: Sequence[Placed], style: str, look: str) -> str:
    """The cells of a row; what a cell above covers is said as well."""
    return "".join(
        "<table:covered-table-cell/>" * cell.across
        if cell.covered
        else _cell(to, cell.text, style, look, cell.across, cell.down)
        for cell in row
    )


def _row(cells: str, letters: int, style: str = "") -> str:
    style = style or ("Kept" if letters < _LONG_ROW else "Free")
    return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'


def _table(to: Setter, block: outline.Table) -> str:
    widths = [share * to.width for share in block.shares()]
    look = "Form" if block.form else "Plain"
    head = "FormHead" if block.form else "Head"
    out = [to.table(widths)]
    # LibreOffice loses rows that are kept together behind a repeated head at the foot of a page: they may be divided.
    heads = "".join(_row(_placed(to, row, "CellHead", head), 0, "Free") for row in block.head())
    if heads:
        out.append(f"<table:table-header-rows>{heads}</table:table-header-rows>")
    high = to.row_style(block.row_height)
    for row in block.body():
        out.append(_row(_placed(to, row, "Cell", look), 0, high or "Free"))
    if len(out) == 1:
        out.append(_row("".join(_cell(to, "", "Cell", look) for _width in widths), 0))
    after = to.text(block.caption, "Caption") if block.caption else ""
    return f"{''.join(out)}</table:table>{after}"


def _field_grid(to: Setter, block: outline.FieldGrid) -> str:
    if not block.pairs:
        return ""
    across = block.columns
    share = (0.29, 0.71) if across == 1 else (0.24, 0.26)
    out = [to.table([part * to.width for part in share] * across)]
    if block.title:
        out.append(_row(_cell(to, block.title, "CellHead", "Plain", 2 * across), 0))
    for start in range(0, len(block.pairs), across):
        pairs = list(block.pairs[start : start + across])
        cells, letters = "", 0
        for label, value in pairs:
            filled = value if plain(value) else BLANK[across]
            cells += _cell(to, label, "Label", "Plain") + _cell(to, filled, "Cell", "Plain")
            letters += len(label) + len(plain(value))
        cells += _cell(to, "", "Cell", "Plain") * 2 * (across - len(pairs))
        out.append(_row(cells, letters))
    return f"{''.join(out)}</table:table>"


def _figure(to: Setter, block: outline.Figure) -> str:
    return f'<text:p text:style-name="Standard">{to.picture(block)}</text:p>{paragraph(block.caption, "Caption")}'


def _call_out(to: Setter, block: outline.CallOut) -> str:
    kind = block.kind if block.kind in CALL_OUTS else "note"
    more = (outline.Run(block.text),) if isinstance(block.text, str) else block.text
    text = (outline.Run(f"{block.title} ", bold=True), *more)
    row = _row(_cell(to, text, "CallOut", f"Call{kind}"), len(plain(block.text)))
    return f"{to.table([to.width])}{row}</table:table>"


def _contents(to: Setter, block: outline.Contents) -> str:
    """A real list of contents, filled in."""
    lines = []
    for heading in to.contents:
        if heading.level > block.depth:
            continue
        number = format_number(to.pages[heading.anchor]) if heading.anchor in to.pages else ""
        text = words(one_line(heading.text, 200))
        target = quoteattr("#" + one_line(heading.anchor))
        link = (
            f'<text:a xlink:type="simple" xlink:href={target}{_PLAIN_LINK}>{text}<text:tab/>{number}</text:a>'
        )
        lines.append(f'<text:p text:style-name="Contents{min(heading.level, 2)}">{link}</text:p>')
    templates = "".join(
        f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="Contents{min(level, 2)}">'
        '<text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
        "<text:index-entry-page-number/></text:table-of-content-entry-template>"
        for level in range(1, block.depth + 1)
    )
    title = paragraph(block.title, to.turned("ContentsTitle"))
    return (
        f'{title}<text:table-of-content text:name="Contents"><text:table-of-content-source text:outline-level='
        f'"{block.depth}">{templates}</text:table-of-content-source><text:index-body>{"".join(lines)}'
        "</text:index-body></text:table-of-content>"
    )


_SET: dict[type, Callable[[Setter, Any], str]] = {
    outline.Heading: _heading,
    outline.Paragraph: _paragraph,
    outline.BulletList: _bullets,
    outline.Table: _table,
    outline.FieldGrid: _field_grid,
    outline.Figure: _figure,
    outline.CallOut: _call_out,
    outline.Contents: _contents,
}
