"""Tables and grids of fields as reportlab draws them: cells that reach over several columns or rows, rows too long
for a page, forms to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, Protocol

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Table

from desktop.reports import outline
from desktop.reports.outline import Placed, Text
from desktop.reports.pdf.text import Blank, Flowables
from desktop.reports.printing.letters import pieces
from desktop.reports.printing.look import QUIET, RULE, Styles

_CELL_PAD = 5.0
_LINES = 20  # a cell with more lines goes on in a further row, so that every row fits on a page
Command = tuple[Any, ...]


class Setter(Protocol):
    """What tables need of the setter of blocks."""

    styles: Styles
    right_to_left: bool
    width: float
    tint: Color
    notes: outline.Notes

    def text(self, text: Text, style: ParagraphStyle) -> Flowables:
        """Text of any length."""

    def cell(self, text: Text, style: ParagraphStyle) -> Any:
        """What stands in one cell of one row."""

    def in_order(self, cells: Sequence[Any]) -> list[Any]:
        """Cells as they stand from left to right."""


def table(to: Setter, block: outline.Table) -> Flowables:
    """A table; its heads stand again on every page."""
    grid = _Grid(to, block)
    for row in block.head():
        grid.add(row, to.styles.cell_head)
    head = len(grid.data)
    for row in block.body():
        grid.add(row, to.styles.cell)
    if not grid.data:
        return []
    style = [*_PADDING, *grid.look]
    if head:
        style = [
            ("BACKGROUND", (0, 0), (-1, head - 1), to.tint),
            ("LINEBELOW", (0, head - 1), (-1, head - 1), 0.8, RULE),
            *style,
        ]
    heights = _form_heights(grid, block.row_height, head) if block.form else None
    made = Table(
        grid.data,
        colWidths=grid.widths,
        rowHeights=heights,
        style=style,
        repeatRows=head,
        spaceBefore=2,
        spaceAfter=9,
    )
    caption = to.text(block.caption, to.styles.caption) if block.caption else []
    return [made, *caption]


class _Grid:
    """The rows of a table on their way to reportlab, in the order from left to right.

    A cell over several rows is drawn in the first of them, and no line is drawn under it before its last: a real
    span could not go over the foot of a page.
    """

    def __init__(self, to: Setter, block: outline.Table) -> None:
        self._to, self._form = to, block.form
        self._shares = [share * to.width for share in block.shares()]
        self.widths = to.in_order(self._shares)
        self.data: list[list[Any]] = []
        self.look: list[Command] = []
        self._open: dict[
            int, tuple[int, int]
        ] = {}  # of cells over several rows: where they began, rows to come

    def add(self, row: list[Placed], style: ParagraphStyle) -> None:
        """One row, or several when a cell of it is too long for one."""
        to, begin = self._to, len(self.data)
        wide = [sum(self._shares[cell.column : cell.column + cell.across]) for cell in row]
        for texts in _rows_of([to.notes.marked(cell.text) for cell in row], wide):
            line: list[Any] = []
            for cell, text in zip(row, texts, strict=True):
                made = [to.cell(text, style), *[""] * (cell.across - 1)]
                line += reversed(made) if to.right_to_left else made  # its words stand leftmost in a span
            self.data.append(to.in_order(line))
        end = len(self.data) - 1
        self.look += _joined(begin, end)
        if self._rule_all(row, begin, end):
            return
        for cell in row:
            first, last = self._columns(cell)
            if cell.across > 1:
                self.look += [("SPAN", (first, n), (last, n)) for n in range(begin, end + 1)]
            self._rule(cell, (first, begin), (last, end))

    def _rule_all(self, row: list[Placed], begin: int, end: int) -> bool:
        """The lines of a row without spans, with one command: long tables are split again and again with all of
        theirs."""
        if any(cell.across > 1 or cell.down > 1 or cell.covered for cell in row):
            return False
        if not self._form:
            self.look.append(("LINEBELOW", (0, end), (-1, end), 0.5, RULE))
        elif begin == end:
            self.look.append(("GRID", (0, end), (-1, end), 0.7, QUIET))
        return not self._form or begin == end

    def _columns(self, cell: Placed) -> tuple[int, int]:
        first, last = cell.column, cell.column + cell.across - 1
        return (
            (len(self._shares) - 1 - last, len(self._shares) - 1 - first)
            if self._to.right_to_left
            else (first, last)
        )

    def _rule(self, cell: Placed, start: tuple[int, int], end: tuple[int, int]) -> None:
        """The line under a cell where it ends, or all around it in a form."""
        top, left = self._open.pop(cell.column, (start[1], cell.down))
        if left > 1:
            self._open[cell.column] = (top, left - 1)
        elif self._form:
            self.look.append(("BOX", (start[0], top), end, 0.7, QUIET))
        else:
            self.look.append(("LINEBELOW", (start[0], end[1]), end, 0.5, RULE))


def _form_heights(grid: _Grid, least: float, head: int) -> list[float | None]:
    """Rows that leave room for a hand, and more where the words need more."""
    found: list[float | None] = [None] * head
    for row in grid.data[head:]:
        words = [
            cell.wrap(width - 2 * _CELL_PAD, 10_000)[1]
            for cell, width in zip(row, grid.widths, strict=True)
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


def field_grid(to: Setter, block: outline.FieldGrid) -> Flowables:
    """Pairs of a label and its value; a blank value is a line to write on."""
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
        values: list[Text] = [to.notes.marked(part) for pair in pairs for part in pair]
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
