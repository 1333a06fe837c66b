"""What a report says, free of any format: a tree of blocks that every writer draws in its own way.

All text here is plain: writers escape it. Words are already in the language of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.layout.drawing import Drawing
from desktop.reports.house import House


@dataclass(frozen=True)
class Run:
    """A stretch of text in one form. Behind one with a `note` stands the mark of a footnote.

    `mark` is for writers: such a stretch is the mark itself, its number in plain digits (see `Notes`).
    """

    text: str
    bold: bool = False
    italic: bool = False
    note: str = ""
    mark: int = 0


Text = str | tuple[Run, ...]
"""Plain text, or stretches of it where some are bold or italic."""


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 opens a section. `anchor` is unique in the document, links go there."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; line breaks in it are kept. A quiet one is set smaller (remarks under tables)."""

    text: Text
    quiet: bool = False


@dataclass(frozen=True)
class Bullet:
    """One line of a list; `level` 0 stands outermost."""

    text: Text
    level: int = 0


@dataclass(frozen=True)
class BulletList:
    """A list; with levels it shows a structure. A numbered one counts its outermost lines."""

    items: tuple[Bullet, ...]
    numbered: bool = False

    def signs(self) -> list[str]:
        """What stands before each line; numbers are plain, writers give them the digits of the language."""
        found, count = [], 0
        for item in self.items:
            count += item.level == 0
            found.append("–" if item.level else f"{count}." if self.numbered else "•")
        return found


@dataclass(frozen=True)
class Cell:
    """A cell that reaches over several columns or rows; places that it covers are left out of their rows."""

    text: Text
    across: int = 1
    down: int = 1


Row = tuple[Text | Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table. `weights` share the width among the columns; the header repeats on every page, with the rows of
    headings `above` it that reach over several columns.

    A `form` is filled in by hand: its rows have lines all around and are at least `row_height` points high.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    weights: tuple[float, ...] = ()
    caption: str = ""
    form: bool = False
    row_height: float = 0.0
    above: tuple[Row, ...] = ()

    def shares(self) -> tuple[float, ...]:
        """The width of each column as a share of the whole; they add up to 1."""
        weights = self.weights or tuple(1.0 for _column in self.header)
        return tuple(weight / sum(weights) for weight in weights)

    def head(self) -> list[list[Placed]]:
        """The rows of headings, each cell at its place; none where nothing stands in them."""
        rows: tuple[Row, ...] = (*self.above, self.header) if any(self.header) else self.above
        return placed(rows, len(self.header))

    def body(self) -> list[list[Placed]]:
        """The rows, each cell at its place."""
        return placed(self.rows, len(self.header))


@dataclass(frozen=True)
class Placed:
    """A cell at its place: it begins in `column`. A `covered` one belongs to a cell of a row above."""

    column: int
    text: Text
    across: int = 1
    down: int = 1
    covered: bool = False


def placed(rows: Sequence[Row], width: int) -> list[list[Placed]]:
    """Cells at their places: in each row they fill all columns from first to last, each once."""
    found: list[list[Placed]] = []
    over: dict[int, tuple[int, int]] = {}  # where a cell from above begins: its width, and rows still to come
    for number, row in enumerate(rows):
        line: list[Placed] = []
        cells, column = iter(row), 0
        while column < width:
            if column in over:
                across, left = over.pop(column)
                line.append(Placed(column, "", across, 1, covered=True))
                if left > 1:
                    over[column] = (across, left - 1)
            else:
                given = next(cells, "")
                cell = given if isinstance(given, Cell) else Cell(given)
                edge = min((start for start in over if start > column), default=width)
                across = max(1, min(cell.across, edge - column))
                down = max(1, min(cell.down, len(rows) - number))
                line.append(Placed(column, cell.text, across, down))
                if down > 1:
                    over[column] = (across, down - 1)
            column += across
        found.append(line)
    return found


@dataclass(frozen=True)
class FieldGrid:
    """Pairs of a label and a value. A blank value is printed as a line to write on: a gap must be seen."""

    pairs: tuple[tuple[str, Text], ...]
    columns: int = 1
    title: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawing by coordinates, with its caption and the same in words.

    `picture` is a PNG in its place: only pages of the handbook have one, from a content pack, and they become PDF.
    """

    drawing: Drawing
    caption: str
    alt: str
    picture: bytes = b""


@dataclass(frozen=True)
class Poster:
    """A drawing so large that it takes several sheets, `across` of them side by side. It stands alone."""

    drawing: Drawing
    across: int


@dataclass(frozen=True)
class CallOut:
    """A remark that must not be overlooked. Kinds: "open" (something is missing), "note", "example"."""

    kind: str
    title: str
    text: Text


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page, unless `room` (a share of a page) is still free on this one."""

    room: float = 1.0


@dataclass(frozen=True)
class Contents:
    """The list of contents, down to headings of `depth`."""

    title: str
    depth: int = 2


Block = (
    Heading | Paragraph | BulletList | Table | FieldGrid | Figure | Poster | CallOut | PageBreak | Contents
)


@dataclass(frozen=True)
class Document:
    """A whole report. The cover is the writer's business; its words are here.

    `place` names country and town, `edition` who may read it and when it was made, `source` goes into every
    footer and `remark`, where it is not empty, as well. `author` is an office or "", never a login name;
    `date` is the ISO date of the document, `house` the look of the office.
    """

    title: str
    subtitle: str
    place: str
    edition: str
    made_with: str
    source: str
    remark: str
    language: str
    right_to_left: bool
    cover: tuple[Block, ...]
    blocks: tuple[Block, ...]
    author: str = ""
    date: str = ""
    house: House = field(default_factory=House)


def plain(text: Text) -> str:
    """The letters of a text without its forms and its footnotes."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def notes_of(text: Text) -> Iterator[str]:
    """The footnotes of a text."""
    return iter(()) if isinstance(text, str) else (run.note for run in text if run.note)


class Notes:
    """The footnotes of a document, counted in the order of their marks; the same words are one note."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def texts(self) -> list[str]:
        """What the notes say; the first has number 1."""
        return list(self._numbers)

    def marked(self, text: Text) -> Text:
        """The text in which the mark of each footnote is a stretch of its own."""
        if isinstance(text, str) or not any(run.note for run in text):
            return text
        found: list[Run] = []
        for run in text:
            found.append(replace(run, note=""))
            if run.note:
                number = self._numbers.setdefault(run.note, len(self._numbers) + 1)
                found.append(Run(str(number), mark=number))
        return tuple(found)


def headings(blocks: Sequence[Block], depth: int = 3) -> list[Heading]:
    """The headings of a document in their order, down to `depth`."""
    return [block for block in blocks if isinstance(block, Heading) and block.level <= depth]


def numbered(sections: Sequence[Sequence[Block]], caption: str) -> list[Block]:
    """The sections one after another, numbered; each begins on a new page unless half of one is still free.

    `caption` has the places {number} and {text} and is used for figures ("Figure {number}. {text}").
    """
    found: list[Block] = []
    for section, blocks in enumerate(sections, 1):
        figures = 0
        if found:
            found.append(PageBreak(0.45))
        for block in blocks:
            if isinstance(block, Heading) and block.level == 1:
                block = replace(block, text=f"{section} {block.text}")
            elif isinstance(block, Figure):
                figures += 1
                block = replace(
                    block, caption=caption.format(number=f"{section}.{figures}", text=block.caption)
                )
            found.append(block)
    return found


def plainly(sections: Sequence[Sequence[Block]], caption: str, *, turn: bool = False) -> list[Block]:
    """The sections one after another without numbers, for short papers; figures are counted through. With `turn`
    each begins a page."""
    found: list[Block] = []
    figures = 0
    for blocks in sections:
        if turn and found and blocks:
            found.append(PageBreak())
        for block in blocks:
            if isinstance(block, Figure):
                figures += 1
                block = replace(block, caption=caption.format(number=figures, text=block.caption))
            found.append(block)
    return found


def words(block: Block) -> Iterator[str]:
    """Every text of a block, footnotes behind it, for tests and searches."""
    for text in texts(block):
        yield plain(text)
        yield from notes_of(text)


def texts(block: Block) -> Iterator[Text]:
    """Every text of a block with its forms."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(text=text):
            yield text
        case BulletList(items=items):
            yield from (item.text for item in items)
        case Table(header=header, rows=rows, caption=caption, above=above):
            yield from (caption, *header)
            yield from (
                cell.text if isinstance(cell, Cell) else cell for row in (*above, *rows) for cell in row
            )
        case FieldGrid(pairs=pairs, title=title):
            yield title
            yield from (part for pair in pairs for part in pair)
        case Figure(caption=caption, alt=alt):
            yield from (caption, alt)
        case Poster(drawing=drawing):
            yield from (drawing.title, drawing.alt)
        case CallOut(title=title, text=text):
            yield from (title, text)
        case Contents(title=title):
            yield title
