"""Pieces of WordprocessingML: runs, paragraphs, fields and tables, in both directions of writing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from desktop.reports.legal import legal
from desktop.reports.outline import Run, Text

Element = Any
_RTL = {"R", "AL", "AN", "RLE", "RLO", "RLI"}


def el(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML with its children and attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def runs_of(text: Text) -> tuple[Run, ...]:
    """The stretches of a text, whichever way it was given."""
    return (Run(text),) if isinstance(text, str) else text


def runs_right_to_left(text: str, otherwise: bool) -> bool:
    """The direction of a paragraph: that of its first letter that has one."""
    if text.isascii() and not otherwise:
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _RTL:
            return True
        if kind in ("L", "LRE", "LRO"):
            return False
    return otherwise


def _stretches(text: str, base: bool) -> Iterator[tuple[str, bool]]:
    """A text in stretches of one direction; what has none goes with its neighbours, or with the paragraph."""
    if not base and (text.isascii() or not any(unicodedata.bidirectional(c) in _RTL for c in text)):
        yield text, False
        return
    start, now = 0, None
    neutral = 0  # where the letters without a direction began
    for place, letter in enumerate(text):
        kind = unicodedata.bidirectional(letter)
        way = True if kind in _RTL else False if kind in ("L", "EN") else None
        if way is None:
            continue
        if now is not None and way != now:
            cut = neutral if now == base else place
            cut = max(cut, start)
            yield text[start:cut], now
            start = cut
        now, neutral = way, place + 1
    if start < len(text):
        yield text[start:], base if now is None else now


def run(
    text: str, *, bold: bool = False, italic: bool = False, rtl: bool = False, colour: str = ""
) -> Element:
    """One run; line ends and tabs become what Word calls them."""
    made, look = el("r"), el("rPr")
    for wanted, tags in ((bold, ("b", "bCs")), (italic, ("i", "iCs"))):
        look.extend(el(tag) for tag in tags if wanted)
    if colour:
        look.append(el("color", val=colour.lstrip("#")))
    if rtl:
        look.append(el("rtl"))
    if len(look):
        made.append(look)
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(el("br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                made.append(el("tab"))
            if part:
                words = el("t")
                words.text = part
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                made.append(words)
    return made


def runs(text: Text, base: bool) -> list[Element]:
    """A text as runs, cut where its form or its direction changes."""
    found = []
    for piece in runs_of(text):
        if piece.mark:
            found.append(run_of_mark(piece.mark))
            continue
        for part, way in _stretches(legal(piece.text), base):
            found.append(run(part, bold=piece.bold, italic=piece.italic, rtl=way))
    return found


def run_of_mark(number: int) -> Element:
    """The mark of a footnote. Word counts on behind two notes of its own, which draw the lines above them."""
    return el("r", el("rPr", el("rStyle", val="FootnoteReference")), el("footnoteReference", id=number + 1))


def paragraph(text: Text, style: str, right_to_left: bool, *, properties: Sequence[Element] = ()) -> Element:
    """A paragraph in a style. `properties` are further ones, in the order in which Word wants them."""
    base = runs_right_to_left("".join(piece.text for piece in runs_of(text)), right_to_left)
    # A line of Latin words in an Arabic paper stands at the right, like the others.
    side = [el("jc", val="right")] if right_to_left and not base else []
    made = el("p", properties_of(style, base, [*properties, *side]))
    made.extend(runs(text, base))
    return made


def properties_of(style: str, base: bool, more: Sequence[Element] = ()) -> Element:
    """The properties of a paragraph, in the order of the standard."""
    found = el("pPr")
    if style:
        found.append(el("pStyle", val=style))
    order = ("keepNext", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "bidi", "spacing", "ind", "jc")
    parts = [*more, *([el("bidi")] if base else [])]
    found.extend(sorted(parts, key=lambda part: order.index(part.tag.partition("}")[2])))
    return found


def field(instruction: str, shown: Sequence[Element]) -> list[Element]:
    """A field with the text that it shows until somebody lets Word look again."""
    code = el("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        el("r", el("fldChar", fldCharType="begin")),
        el("r", code),
        el("r", el("fldChar", fldCharType="separate")),
        *shown,
        el("r", el("fldChar", fldCharType="end")),
    ]


def bookmarked(made: Element, name: str, number: int) -> Element:
    """The paragraph with a bookmark around its words."""
    start, end = el("bookmarkStart", id=number, name=name), el("bookmarkEnd", id=number)
    made.insert(1, start)
    made.append(end)
    return made


# Tables -----------------------------------------------------------------------------------------------


def twips(points: float) -> int:
    """Word's own measure: twentieths of a point."""
    return round(points * 20)


def table(
    style: str, widths: Sequence[float], rows: Sequence[Element], right_to_left: bool, *, head: bool = False
) -> Element:
    """A table of rows; widths in points, in the direction of reading."""
    look = el("tblPr", el("tblStyle", val=style))
    if right_to_left:
        look.append(el("bidiVisual"))
    look.append(el("tblW", w=twips(sum(widths)), type="dxa"))
    look.append(el("tblInd", w=0, type="dxa"))
    look.append(el("tblLayout", type="fixed"))
    look.append(el("tblLook", val="0020" if head else "0000", firstRow=int(head), noHBand=1, noVBand=1))
    grid = el("tblGrid", *(el("gridCol", w=twips(width)) for width in widths))
    return el("tbl", look, grid, *rows)


def table_row(
    cells: Sequence[Element], *, head: bool = False, whole: bool = True, least: float = 0
) -> Element:
    """A row; `whole` keeps it on one page, a `head` is repeated on each, `least` is its lowest height."""
    look = el("trPr")
    if whole:
        look.append(el("cantSplit"))
    if least:
        look.append(el("trHeight", val=twips(least), hRule="atLeast"))
    if head:
        look.append(el("tblHeader"))
    return el("tr", *([look] if len(look) else []), *cells)


def cell(
    paragraphs: Sequence[Element],
    width: float,
    *,
    span: int = 1,
    merge: str = "",
    borders: dict[str, tuple[int, str]] | None = None,
    fill: str = "",
) -> Element:
    """A cell. `merge` says that it goes over several rows: "restart" in the first, "continue" in the others.
    `borders` name a side with its thickness in eighths of a point and its colour."""
    look = el("tcPr", el("tcW", w=twips(width), type="dxa"))
    if span > 1:
        look.append(el("gridSpan", val=span))
    if merge:
        look.append(el("vMerge", val=merge))
    if borders:
        sides = (
            el(side, val="single", sz=size, space=0, color=colour.lstrip("#"))
            for side, (size, colour) in borders.items()
        )
        look.append(el("tcBorders", *sides))
    if fill:
        look.append(el("shd", val="clear", color="auto", fill=fill.lstrip("#")))
    return el("tc", look, *paragraphs)
