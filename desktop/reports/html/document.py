"""Writes a document as HTML: one file with everything in it, for a phone as for a printer.

No script and nothing from elsewhere: a strict rule in the file itself forbids both. Figures are drawings, their
words can be found and read aloud.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from html import escape
from typing import Any

from desktop.reports import outline
from desktop.reports.figures.svg import to_svg
from desktop.reports.house import CALL_OUTS, House
from desktop.reports.html.style import style_sheet
from desktop.reports.legal import legal, one_line
from desktop.reports.order import Order, Written
from desktop.reports.outline import Block, Document, Placed, Run, Text
from desktop.system.version import VERSION


def write(order: Order) -> Written:
    """The bytes of the file."""
    setter = _Setter(order.document)
    parts = list(_front(order.document, setter))
    blocks = order.document.blocks
    for place, block in enumerate(blocks):
        if place % 50 == 0:
            order.step(place / max(len(blocks), 1))
        parts.append(setter.block(block))
    parts.append(setter.footnotes())
    page = _page(order.document, "\n".join(part for part in parts if part))
    order.step(1.0)
    return Written(page.encode("utf-8"))


def _page(document: Document, body: str) -> str:
    title = escape(one_line(document.title))
    way = "rtl" if document.right_to_left else "ltr"
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language.replace("_", "-"))}" dir="{way}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="Mainstay {escape(VERSION)}">\n'
        f'<meta name="author" content="{escape(one_line(document.author))}">\n'
        f'<meta name="date" content="{escape(document.date)}">\n'
        f"<style>\n{style_sheet(document.house)}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        f"{_foot(document)}</body>\n</html>\n"
    )


def _foot(document: Document) -> str:
    lines = [document.edition, document.source, document.remark, document.made_with]
    words = "".join(f"<p>{_plain(line)}</p>\n" for line in lines if line)
    return f"<footer>\n{words}</footer>\n"


def _front(document: Document, setter: _Setter) -> list[str]:
    house: House = document.house
    found = []
    if house.header:
        found.append(f'<p class="running" dir="auto">{_plain(house.header)}</p>')
    if house.logo:
        data = base64.b64encode(house.logo).decode("ascii")
        found.append(f'<img class="logo" alt="" src="data:image/png;base64,{data}">')
    found.append('<header class="cover">' if house.cover else "<header>")
    if document.place:
        found.append(f'<p class="place" dir="auto">{_plain(document.place)}</p>')
    found.append(f'<h1 class="title" dir="auto">{_plain(document.title)}</h1>')
    found.append(f'<p class="subtitle" dir="auto">{_plain(document.subtitle)}</p>')
    found.append(f'<p class="quiet" dir="auto">{_plain(document.edition)}</p>')
    found += [setter.block(block) for block in document.cover]
    return [*found, "</header>"]


def _plain(text: str) -> str:
    return escape(legal(text)).replace("\n", "<br>")


class _Setter:
    """Sets blocks one by one. Whatever people typed keeps its own direction (`dir="auto"`)."""

    def __init__(self, document: Document) -> None:
        self.contents = outline.headings(document.blocks)
        self.notes = outline.Notes()
        self._noted: set[int] = set()
        self._breaks = 0.0  # the share of a page that what follows asks for

    def text(self, text: Text) -> str:
        """Text with its forms and the marks of its footnotes."""
        marked = self.notes.marked(text)
        if isinstance(marked, str):
            return _plain(marked)
        return "".join(self._run(run) for run in marked)

    def _run(self, run: Run) -> str:
        if run.mark:
            place = (
                "" if run.mark in self._noted else f' id="mark-{run.mark}"'
            )  # the way back leads to the first
            self._noted.add(run.mark)
            return f'<sup{place}><a href="#note-{run.mark}">{run.mark}</a></sup>'
        words = _plain(run.text)
        words = f"<em>{words}</em>" if run.italic else words
        return f"<strong>{words}</strong>" if run.bold else words

    def footnotes(self) -> str:
        """The notes at the end, each with a way back to its mark."""
        lines = [
            f'<li id="note-{number}" dir="auto">{_plain(text)} <a href="#mark-{number}">↑</a></li>'
            for number, text in enumerate(self.notes.texts, 1)
        ]
        return "\n".join(['<ol class="notes">', *lines, "</ol>"]) if lines else ""

    def block(self, block: Block) -> str:
        """One block."""
        if isinstance(block, outline.PageBreak):
            self._breaks = block.room
            return ""
        made = _SET[type(block)](self, block)
        if self._breaks and made:
            kind = "turn" if self._breaks >= 1 else "room"
            self._breaks = 0.0
            return f'<div class="{kind}"></div>\n{made}'
        return made


def _heading(_to: _Setter, block: outline.Heading) -> str:
    level = min(block.level + 1, 6)  # the title of the document is the first
    return f'<h{level} id="{escape(block.anchor)}" dir="auto">{_plain(block.text)}</h{level}>'


def _paragraph(to: _Setter, block: outline.Paragraph) -> str:
    quiet = ' class="quiet"' if block.quiet else ""
    return f'<p{quiet} dir="auto">{to.text(block.text)}</p>'


def _bullets(to: _Setter, block: outline.BulletList) -> str:
    tag = "ol" if block.numbered else "ul"
    lines: list[str] = []
    level = -1
    for item in block.items:
        wanted = min(item.level, level + 1)
        while level < wanted:
            lines.append(f"<{tag if level < 0 else 'ul'}>")
            level += 1
        while level > wanted:
            lines.append("</li></ul>")
            level -= 1
        if lines and not lines[-1].startswith(("<ul", "<ol")):
            lines.append("</li>")
        lines.append(f'<li dir="auto">{to.text(item.text)}')
    while level > 0:
        lines.append("</li></ul>")
        level -= 1
    return "\n".join([*lines, f"</li></{tag}>"]) if lines else ""


def _table(to: _Setter, block: outline.Table) -> str:
    shares = "".join(f'<col style="width:{share * 100:.1f}%">' for share in block.shares())
    lines = ['<div class="scroll"><table class="form">' if block.form else '<div class="scroll"><table>']
    if block.caption:
        lines.append(f'<caption dir="auto">{_plain(block.caption)}</caption>')
    lines.append(f"<colgroup>{shares}</colgroup>")
    heads = [_cells(to, row, "th") for row in block.head()]
    if heads:
        lines.append(f"<thead>{''.join(f'<tr>{cells}</tr>' for cells in heads)}</thead>")
    lines.append("<tbody>")
    high = f' style="height:{block.row_height:.0f}pt"' if block.row_height else ""
    lines += [f"<tr{high}>{_cells(to, row, 'td')}</tr>" for row in block.body()]
    return "\n".join([*lines, "</tbody></table></div>"])


def _cells(to: _Setter, row: list[Placed], tag: str) -> str:
    found = []
    for cell in row:
        if not cell.covered:
            look = ' scope="col"' if tag == "th" and cell.across == 1 else ""
            look += f' colspan="{cell.across}"' if cell.across > 1 else ""
            look += f' rowspan="{cell.down}"' if cell.down > 1 else ""
            found.append(f'<{tag}{look} dir="auto">{to.text(cell.text)}</{tag}>')
    return "".join(found)


def _field_grid(to: _Setter, block: outline.FieldGrid) -> str:
    lines = [f'<p class="grid-title" dir="auto">{_plain(block.title)}</p>'] if block.title else []
    lines.append(f'<dl class="fields columns{block.columns}">')
    for label, value in block.pairs:
        filled = bool(outline.plain(value).strip())
        shown = to.text(value) if filled else '<span class="blank">&#160;</span>'
        lines.append(f'<div><dt dir="auto">{_plain(label)}</dt><dd dir="auto">{shown}</dd></div>')
    return "\n".join([*lines, "</dl>"])


def _figure(_to: _Setter, block: outline.Figure) -> str:
    drawn = to_svg(block.drawing).partition("<svg ")[2]
    return f'<figure><svg class="drawing" {drawn}<figcaption dir="auto">{_plain(block.caption)}</figcaption></figure>'


def _call_out(to: _Setter, block: outline.CallOut) -> str:
    kind = block.kind if block.kind in CALL_OUTS else "note"
    return f'<aside class="{kind}" dir="auto"><strong>{_plain(block.title)}</strong> {to.text(block.text)}</aside>'


def _contents(to: _Setter, block: outline.Contents) -> str:
    lines = []
    for heading in to.contents:
        if heading.level <= block.depth:
            link = f'<a href="#{escape(heading.anchor)}" dir="auto">{_plain(heading.text)}</a>'
            lines.append(f'<li class="level{heading.level}">{link}</li>')
    title = f'<h2 dir="auto">{_plain(block.title)}</h2>'
    return "\n".join([f"<nav>{title}", "<ul>", *lines, "</ul></nav>"]) if lines else ""


_SET: dict[type, Callable[[_Setter, Any], str]] = {
    outline.Heading: _heading,
    outline.Paragraph: _paragraph,
    outline.BulletList: _bullets,
    outline.Table: _table,
    outline.FieldGrid: _field_grid,
    outline.Figure: _figure,
    outline.CallOut: _call_out,
    outline.Contents: _contents,
}
