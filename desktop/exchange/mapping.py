"""Which column of a foreign table means what: guessed from its headings, changed by people, then used.

The mapping is data: field to column. The window shows it beside a preview; the command line takes `--map FIELD=COLUMN`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.field import FieldSpec
from desktop.domain.words import N_, Message, folded, message
from desktop.exchange.tables import Book, Sheet
from desktop.exchange.words import guess, headings, is_ignored

_ENOUGH = 2  # known headings without which a row is not taken for headings
_LOOKED_AT = 30  # rows among which the headings may stand: titles and logos come before them


class Unmapped(Exception):
    """A mapping that cannot be used: one sentence that says why."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem.text)
        self.message = problem


@dataclass(frozen=True)
class ColumnMapping:
    """`columns` is field to column number, `header` the row of headings (-1 without one)."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings, or the letters of the columns where there are none."""
        wide = max((len(row) for row in self.sheet.rows), default=0)
        names = self.sheet.rows[self.header] if self.header >= 0 else ("",) * wide
        return tuple(name.strip() or letters(number) for number, name in enumerate(names))

    @property
    def body(self) -> list[tuple[int, tuple[str, ...]]]:
        """The rows below the headings that hold anything, with their numbers as a spreadsheet counts them."""
        rows = list(enumerate(self.sheet.rows, 1))[self.header + 1 :]
        return [(number, row) for number, row in rows if any(cell.strip() for cell in row)]

    @property
    def unused(self) -> tuple[int, ...]:
        """Columns with a heading that no field takes: what stands in them goes to the notes."""
        used = set(self.columns.values())
        titles = self.sheet.rows[self.header] if self.header >= 0 else ()
        return tuple(
            number
            for number, title in enumerate(titles)
            if number not in used and title.strip() and not is_ignored(title)
        )


def guessed(book: Book, part: str, specs: Sequence[FieldSpec], needed: str) -> ColumnMapping:
    """The sheet and row of headings that are understood best; without any, the first sheet and no heading.

    `needed` is the field without which a row of headings is none.
    """
    known = headings(part, specs)
    best: tuple[int, int, ColumnMapping] | None = None
    for sheet in book.shown:
        for number, row in enumerate(sheet.rows[:_LOOKED_AT]):
            columns = guess(row, known)
            if needed in columns and (best is None or len(columns) > best[0]):
                best = (len(columns), number, ColumnMapping(sheet, number, columns))
    if best is not None:
        return best[2]
    likely = _likeliest(book, known)
    if likely is not None:
        return likely
    full = next((s for s in book.shown if s.rows), None)
    if full is None:
        text = N_(
            "“{file}” holds no rows in a sheet that can be seen. If they stand in a hidden sheet, show that sheet in a"
            " spreadsheet program, save, and read it again."
        )
        raise Unmapped(message(text, file=book.file))
    return ColumnMapping(full, -1, {})


def _likeliest(book: Book, known: Mapping[str, str]) -> ColumnMapping | None:
    """The row that looks like headings though the needed one is not among them, so that people choose by heading."""
    best: tuple[int, ColumnMapping] | None = None
    for sheet in book.shown:
        for number, row in enumerate(sheet.rows[:_LOOKED_AT]):
            columns = guess(row, known)
            if len(columns) >= _ENOUGH and (best is None or len(columns) > best[0]):
                best = (len(columns), ColumnMapping(sheet, number, columns))
    return best[1] if best is not None else None


def on_sheet(book: Book, name: str, part: str, specs: Sequence[FieldSpec], needed: str) -> ColumnMapping:
    """The same on a sheet that somebody chose. Raises Unmapped when there is none of this name."""
    sheet = book.sheet(name)
    if sheet is None:
        names = ", ".join(s.name for s in book.sheets if s.name)
        if not names:
            raise Unmapped(
                message(N_("“{file}” has no sheets to choose from: it is one table."), file=book.file)
            )
        text = N_("“{file}” has no sheet “{sheet}”. Its sheets are: {names}.")
        raise Unmapped(message(text, file=book.file, sheet=name, names=names))
    return guessed(Book(book.file, (replace(sheet, hidden=False),)), part, specs, needed)


def with_columns(
    mapping: ColumnMapping, wanted: Iterable[tuple[str, str]], fields: Iterable[str]
) -> ColumnMapping:
    """The mapping with columns that somebody chose by heading, letter or number ("" leaves a field out)."""
    columns, allowed = dict(mapping.columns), list(fields)
    for field, column in wanted:
        if field not in allowed:
            text = N_("There is no field “{field}”. The fields are: {names}.")
            raise Unmapped(message(text, field=field, names=", ".join(allowed)))
        columns.pop(field, None)
        if column:
            place = _column(mapping, column)
            columns = {name: number for name, number in columns.items() if number != place}
            columns[field] = place
    return replace(mapping, columns=columns)


def _column(mapping: ColumnMapping, wanted: str) -> int:
    for number, title in enumerate(mapping.titles):
        if folded(title) == folded(wanted):
            return number
    wide = len(mapping.titles)
    for number in range(wide):
        if wanted.strip().upper() == letters(number) or wanted.strip() == str(number + 1):
            return number
    text = N_("There is no column “{column}”. The columns are: {names}.")
    raise Unmapped(message(text, column=wanted, names=", ".join(mapping.titles)))


def letters(column: int) -> str:
    """The name of a column in a spreadsheet: 0 is A, 26 is AA."""
    found, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
