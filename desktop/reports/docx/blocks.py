"""From the blocks of an outline to WordprocessingML: one small function per kind of block."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from docx.oxml.ns import qn

from desktop.reports import outline
from desktop.reports.docx.elements import (
    Element,
    bookmarked,
    cell,
    el,
    field,
    paragraph,
    properties_of,
    run,
    runs,
    runs_of,
    table,
    table_row,
)
from desktop.reports.house import CALL_OUTS, House
from desktop.reports.legal import one_line
from desktop.reports.outline import Block, Placed, Run, Text, plain
from desktop.system.locale import format_number

BLANK = {1: "_" * 34, 2: "_" * 18}  # by the number of pairs side by side
_LONG_ROW = 900  # letters from which a row may go over the foot of a page
_FEW_ROWS = 4  # that many stay on one page together
Picture = Callable[[outline.Figure], Element]


class Setter:
    """Sets blocks. `pages` tells on which page each heading stands, `picture` makes the paragraph of a figure."""

    def __init__(self, house: House, right_to_left: bool, pages: Mapping[str, int], picture: Picture) -> None:
        self.width, self.right_to_left, self.pages, self.picture = (
            house.text_width,
            right_to_left,
            pages,
            picture,
        )
        self.tint = house.tint
        self.lists: list[int] = []  # the kind of each list, in their order
        self.contents: Sequence[outline.Heading] = ()
        self.notes = outline.Notes()
        self._noted: set[int] = set()  # notes that stand somewhere: a second mark only points to the first
        self._marks: dict[str, str] = {}
        self._break = False

    def story(self, blocks: Sequence[Block]) -> list[Element]:
        """All blocks from first to last."""
        self.contents = outline.headings(blocks)
        self._marks = {heading.anchor: f"_Toc{number:06d}" for number, heading in enumerate(self.contents, 1)}
        found: list[Element] = []
        for place, block in enumerate(blocks):
            if isinstance(block, outline.PageBreak):
                self._break = self._turns(block, blocks, place)
                continue
            made = _SET[type(block)](self, block)
            if self._break and made:
                if found and _is_gap(found[-1]):
                    del found[-1]  # behind a table that fills its page it would be a page of its own
                self._before(made)
            found += made
        return found

    def _turns(self, block: outline.PageBreak, blocks: Sequence[Block], place: int) -> bool:
        """Whether what follows begins a new page: always, or where our own pages do."""
        if block.room >= 1:
            return True
        following = [item for item in blocks[place:] if isinstance(item, outline.Heading)]
        before = [item for item in blocks[:place] if isinstance(item, outline.Heading)]
        if not following or not before:
            return False
        return self.pages.get(following[0].anchor, 0) > self.pages.get(before[-1].anchor, 0)

    def _before(self, made: list[Element]) -> None:
        """The first of these paragraphs begins a page."""
        self._break = False
        first = made[0]
        if first.tag.endswith("}p"):
            look = first.find(el("pPr").tag)
            keep = [part for part in look if part.tag.endswith(("}pStyle", "}keepNext"))]
            look.insert(len(keep), el("pageBreakBefore"))
        else:
            made.insert(0, el("p", properties_of("Gap", False, [el("pageBreakBefore")])))

    def mark(self, anchor: str) -> str:
        """The name of the bookmark at a heading."""
        return self._marks[anchor]

    def text(self, text: Text, style: str) -> Element:
        """One paragraph."""
        return self.noted(paragraph(self.notes.marked(text), style, self.right_to_left))

    def noted(self, made: Element) -> Element:
        """The paragraph in which a mark that stood before points to its note, for which Word has a field."""
        for mark in list(made.iter(el("footnoteReference").tag)):
            number = int(mark.get(qn("w:id"))) - 1
            around = mark.getparent()
            name = f"_Note{number}"
            if number in self._noted:
                shown = run(str(number))
                shown.insert(0, el("rPr", el("rStyle", val="FootnoteReference")))
                for part in field(f"NOTEREF {name} \\f \\h", [shown]):
                    around.addprevious(part)
                around.getparent().remove(around)
                continue
            self._noted.add(number)
            place = 100_000 + number  # bookmarks of headings are counted from 1
            around.addprevious(el("bookmarkStart", id=place, name=name))
            around.addnext(el("bookmarkEnd", id=place))
        return made

    def number(self, anchor: str) -> str:
        """The page of a heading in words, "" where it is not known."""
        return format_number(self.pages[anchor]) if anchor in self.pages else ""


def _heading(to: Setter, block: outline.Heading) -> list[Element]:
    made = to.text(" ".join(block.text.split()) or " ", f"Heading{block.level}")
    mark = to.mark(block.anchor)
    return [bookmarked(made, mark, int(mark.removeprefix("_Toc")))]


def _paragraph(to: Setter, block: outline.Paragraph) -> list[Element]:
    return [to.text(block.text, "Quiet" if block.quiet else "Normal")]


def _bullets(to: Setter, block: outline.BulletList) -> list[Element]:
    to.lists.append(int(block.numbered))
    number = len(to.lists)
    found = []
    for item in block.items:
        level = el("numPr", el("ilvl", val=min(item.level, 8)), el("numId", val=number))
        text = to.notes.marked(item.text)
        found.append(to.noted(paragraph(text, "ListParagraph", to.right_to_left, properties=[level])))
    return [*found, _gap()] if found else []


def _gap() -> Element:
    """Room after a table: two tables in a row would grow together."""
    return el("p", properties_of("Gap", False))


def _cells(
    to: Setter, row: Sequence[Placed], following: Sequence[Placed], widths: Sequence[float], style: str
) -> list[Element]:
    """The cells of a row; `following` is the row below, which tells what goes on there."""
    goes_on = {cell.column for cell in following if cell.covered}
    found = []
    for each in row:
        merge = "continue" if each.covered else "restart" if each.column in goes_on else ""
        width = sum(widths[each.column : each.column + each.across])
        found.append(cell([to.text(each.text, style)], width, span=each.across, merge=merge))
    return found


def _table(to: Setter, block: outline.Table) -> list[Element]:
    widths = [share * to.width for share in block.shares()]
    rows = []
    nothing: list[Placed] = []
    for style, lines in (("CellHead", block.head()), ("Cell", block.body())):
        for line, following in zip_longest(lines, lines[1:], fillvalue=nothing):
            cells = _cells(to, line, following, widths, style)
            if style == "CellHead":
                rows.append(table_row(cells, head=True))
                continue
            whole = sum(len(plain(each.text)) for each in line) < _LONG_ROW
            rows.append(table_row(cells, whole=whole, least=block.row_height))
    if not rows:
        return []
    style = "Form" if block.form else "Register"
    after = to.text(block.caption, "Caption") if block.caption else _gap()
    return [table(style, widths, rows, to.right_to_left, head=bool(block.head())), after]


def _field_grid(to: Setter, block: outline.FieldGrid) -> list[Element]:
    across = block.columns
    share = (0.29, 0.71) if across == 1 else (0.24, 0.26)
    widths = [part * to.width for part in share] * across
    rows = []
    if block.title:
        rows.append(
            table_row([cell([to.text(block.title, "CellHead")], to.width, span=2 * across)], head=True)
        )
    for start in range(0, len(block.pairs), across):
        cells = []
        pairs = list(block.pairs[start : start + across])
        pairs += [("", " ")] * (across - len(pairs))
        for (label, value), wide in zip(pairs, (widths[:2],) * across, strict=True):
            filled = value if plain(value) else BLANK[across]
            cells += [cell([to.text(label, "Label")], wide[0]), cell([to.text(filled, "Cell")], wide[1])]
        long = sum(len(label) + len(plain(value)) for label, value in pairs) >= _LONG_ROW
        rows.append(table_row(cells, whole=not long))
    if len(rows) <= _FEW_ROWS:  # places to sign, say: they stay together and with their heading
        for row in rows[:-1]:
            for look in row.iter(el("pPr").tag):
                look.insert(1, el("keepNext"))  # after the style, as the order of the format wants it
    return [table("Fields", widths, rows, to.right_to_left), _gap()] if rows else []


def _figure(to: Setter, block: outline.Figure) -> list[Element]:
    return [to.picture(block), to.text(block.caption, "Caption")]


def _call_out(to: Setter, block: outline.CallOut) -> list[Element]:
    bar, ground = CALL_OUTS.get(block.kind, CALL_OUTS["note"])
    inside = to.text((Run(f"{block.title} ", bold=True), *runs_of(block.text)), "CallOut")
    # In a table that runs from right to left, Word's "left" is the side where reading begins.
    box = cell([inside], to.width, borders={"left": (24, bar)}, fill=ground)
    long = len(plain(block.text)) >= _LONG_ROW
    return [table("Plain", [to.width], [table_row([box], whole=not long)], to.right_to_left), _gap()]


def _is_gap(item: Element) -> bool:
    """Whether it is such an empty paragraph, and nothing else."""
    return item.tag == qn("w:p") and item.style == "Gap" and len(item) == 1 and len(item[0]) == 1


def _contents(to: Setter, block: outline.Contents) -> list[Element]:
    """A real contents field, filled in: programs that do not look again show it as it should be."""
    found = [to.text(block.title, "TOCHeading")]
    lines = []
    for heading in to.contents:
        if heading.level <= block.depth:
            lines.append(_contents_line(to, heading))
    if not lines:
        return found
    opening = field(f'TOC \\o "1-{block.depth}" \\h \\z \\u', [])
    for place, part in enumerate(opening[:-1]):
        lines[0].insert(1 + place, part)
    lines.append(el("p", properties_of("Gap", False), opening[-1]))
    return [*found, *lines]


def _contents_line(to: Setter, heading: outline.Heading) -> Element:
    text = one_line(heading.text)
    text = text if len(text) <= 200 else text[:199] + "…"
    base = to.right_to_left  # number and words change sides with the paper, whatever the words are
    link = el("hyperlink", anchor=to.mark(heading.anchor), history=1)
    link.extend(runs(text, base))
    link.append(el("r", el("tab")))
    link.extend(field(f"PAGEREF {to.mark(heading.anchor)} \\h", [run(to.number(heading.anchor), rtl=base)]))
    return el("p", properties_of(f"TOC{min(heading.level, 2)}", base), link)


_SET: dict[type, Callable[[Setter, Any], list[Element]]] = {
    outline.Heading: _heading,
    outline.Paragraph: _paragraph,
    outline.BulletList: _bullets,
    outline.Table: _table,
    outline.FieldGrid: _field_grid,
    outline.Figure: _figure,
    outline.CallOut: _call_out,
    outline.Contents: _contents,
}
