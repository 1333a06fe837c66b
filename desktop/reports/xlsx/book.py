"""Registers as a spreadsheet, with XlsxWriter: a sheet to read first, one sheet for each register, the lists of
answers from which cells may choose. Texts stay texts: nothing that people typed is ever a formula or a link.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator
from typing import Any

from desktop.domain.field import FieldSpec, Kind, Money
from desktop.domain.words import N_
from desktop.reports.legal import legal, one_line
from desktop.reports.order import Order, Written
from desktop.reports.phrases import name_of
from desktop.reports.registers import MEANING, Register, answers, in_words, registers
from desktop.reports.xlsx.rows import Rows, letters_of
from desktop.system.locale import _, format_number

MOST = 16_000  # letters: a cell holds 32,767 halves of letters, and some letters have two
_WIDTHS: dict[Kind, float] = {
    **dict.fromkeys(Kind, 24.0),
    Kind.LONG_TEXT: 46.0,
    Kind.SCALE: 10.0,
    Kind.DATE: 14.0,
    Kind.MONEY: 16.0,
    Kind.YES_NO: 14.0,
    Kind.IDENTITY: 12.0,
}
_LINE, _HIGHEST = 14.0, 409.0  # points; Excel knows no higher row
_EXTRA_ROWS = 500  # empty lines below the last one that offer the same answers
_DAY_ZERO = datetime.date(1899, 12, 30)
_FIRST_DAY = datetime.date(1900, 3, 1)  # Excel counts a day in February 1900 that never was


Make = Callable[[int, Any, Any], tuple[str, int]]
"""Makes a cell from the number of its row, a value and the whole record: the cell, and the lines it takes."""


def write(order: Order) -> Written:
    """The bytes of the file, and its number of sheets."""
    return _Book(order).made()


class _Book:
    """One spreadsheet in the making. Rows go to the file one by one, so that memory stays small."""

    def __init__(self, order: Order) -> None:
        import xlsxwriter

        self.order, self.document = order, order.document
        self.buffer = io.BytesIO()
        options = {
            "constant_memory": True,
            "in_memory": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(self.buffer, options)
        house = self.document.house
        base = {"font_name": "Noto Sans", "font_size": 10, "valign": "top"}
        make = self.book.add_format
        self.head = make({**base, "bold": True, "bg_color": house.tint, "text_wrap": True, "bottom": 1})
        self.words = make({**base, "text_wrap": True})
        self.day = make({**base, "num_format": "yyyy-mm-dd", "align": "left"})
        self.count = make({**base, "num_format": "0"})
        self.money = make({**base, "num_format": "#,##0.00"})
        self.title = make({**base, "bold": True, "font_size": 16, "font_color": house.accent})
        self.names: set[str] = set()
        self.lists: dict[str, str] = {}  # the range of answers of each catalogue
        self.long: list[tuple[str, str, str, str]] = []

    def made(self) -> Written:
        """The whole file."""
        found = list(registers(self.order.shown, self.order.tables, self.order.edition))
        self._properties()
        sheets = [self._sheet(title) for title in (_("Read me"), *(register.title for register in found))]
        if any(answers(spec) for register in found for spec in register.columns):
            sheets.append(self._sheet(_("Answers")))
            self._answers(sheets[-1], found)
        self._read_me(sheets[0], found)
        for number, (register, sheet) in enumerate(zip(found, sheets[1:], strict=False)):
            self._register(register, sheet, number / len(found), 1 / len(found))
        if self.long:
            self._long_texts()
        self.book.close()
        return Written(self.buffer.getvalue(), len(self.names))

    def _sheet(self, wanted: str) -> Any:
        """A sheet with a name that Excel takes: short, unlike the others, without its signs."""
        plain = "".join(c for c in one_line(wanted) if c not in "[]:*?/\\'").strip()[:31] or "-"
        name, number = plain, 1
        while name.casefold() in self.names or name.casefold() == "history":
            number += 1
            name = f"{plain[:27]} {number}"
        self.names.add(name.casefold())
        sheet = self.book.add_worksheet(name)
        if self.document.right_to_left:
            sheet.right_to_left()
        sheet.set_paper(9 if self.document.house.paper == "a4" else 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def _properties(self) -> None:
        document = self.document
        found: dict[str, object] = {
            "title": one_line(document.title, 250),
            "subject": one_line(document.subtitle, 250),
            "author": one_line(document.author, 200),
        }
        if document.date:
            found["created"] = datetime.datetime.fromisoformat(f"{document.date}T00:00:00")
        self.book.set_properties(found)

    # The sheet to read first, and the lists -------------------------------------------------------------

    def _read_me(self, sheet: Any, found: list[Register]) -> None:
        document = self.document
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 3, 38)
        sheet.write_string(0, 0, one_line(document.title), self.title)
        lines = [document.subtitle, document.place, document.edition, document.source, document.remark]
        row = 1
        for line in filter(None, (*lines, _(_ABOUT))):
            sheet.merge_range(row, 0, row, 3, legal(line), self.words)
            sheet.set_row(row, _LINE * (len(line) // 130 + 1))
            row += 1
        row += 1
        heads = (_("Register"), _("Column"), _("What it holds"), _("Answers"))
        for column, head in enumerate(heads):
            sheet.write_string(row, column, head, self.head)
        for register in found:
            lines_of = format_number(len(register.rows))
            for spec in register.columns:
                row += 1
                values = (
                    f"{register.title} ({lines_of})",
                    register.label(spec),
                    _(MEANING[spec.kind]),
                    "; ".join(answers(spec)),
                )
                for column, value in enumerate(values):
                    sheet.write_string(row, column, value[:MOST], self.words)
                sheet.set_row(row, _LINE * max(len(value) // 36 + 1 for value in values))

    def _answers(self, sheet: Any, found: list[Register]) -> None:
        catalogues: dict[str, list[str]] = {}
        for register in found:
            for spec in register.columns:
                if answers(spec):
                    catalogues[spec.catalogue] = answers(spec)
        sheet.set_column(0, len(catalogues), 30)
        for column, name in enumerate(catalogues):
            sheet.write_string(0, column, name, self.head)
        for row in range(max(map(len, catalogues.values()))):
            for column, labels in enumerate(catalogues.values()):
                if row < len(labels):
                    sheet.write_string(row + 1, column, labels[row], self.words)
        sheet.freeze_panes(1, 0)
        place = sheet.get_name().replace("'", "''")
        for column, (name, labels) in enumerate(catalogues.items()):
            letters = letters_of(column)
            self.lists[name] = f"='{place}'!${letters}$2:${letters}${len(labels) + 1}"

    # Registers ------------------------------------------------------------------------------------------

    def _register(self, register: Register, sheet: Any, start: float, part: float) -> None:
        places = list(_places(register))
        last = max(len(register.rows), 1)
        for column, (spec, head, _kind) in enumerate(places):
            sheet.set_column(column, column, _WIDTHS[spec.kind])
            if spec.catalogue in self.lists and answers(spec):
                rule = {"validate": "list", "source": self.lists[spec.catalogue], "error_type": "warning"}
                sheet.data_validation(1, column, last + _EXTRA_ROWS, column, rule)
            sheet.write_string(0, column, head, self.head)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(places) - 1)
        sheet.repeat_rows(0)
        rows = Rows(sheet, last, len(places))
        put = [
            (spec.name, spec.empty, self._maker(register, rows, column, spec, kind))
            for column, (spec, _head, kind) in enumerate(places)
        ]
        for number, item in enumerate(register.rows, 1):
            if number % 200 == 0:
                self.order.step(start + part * number / last)
            cells, lines = [], 1
            for name, empty, make in put:
                value = getattr(item, name)
                if value != empty:  # most cells of most registers are empty
                    cell, high = make(number + 1, value, item)
                    cells.append(cell)
                    lines = max(lines, high)
            # Not every program makes a line as high as its words need.
            rows.add(number + 1, cells, min(_LINE * lines, _HIGHEST) if lines > 1 else 0)

    def _maker(self, register: Register, rows: Rows, column: int, spec: FieldSpec, kind: str) -> Make:
        """What makes the cell of one column and says how many lines it takes; chosen once, called for every row."""
        wide = round(_WIDTHS[spec.kind] * 0.8)  # letters to a line, in a wide font
        in_text = in_words(self.order.shown)[spec.kind](spec)
        words, number = rows.text(column, self.words), rows.number(column, self.count)
        money, days = rows.number(column, self.money), rows.number(column, self.day)

        def text(row: int, value: Any, item: Any) -> tuple[str, int]:
            shown = legal(in_text(value))
            if len(shown) > MOST:
                shown = self._cut(register, item, spec, shown)
            if len(shown) <= wide and "\n" not in shown:
                return words(row, shown), 1
            return words(row, shown), len(shown) // wide + shown.count("\n") + 1

        def scale(row: int, value: Any, _item: Any) -> tuple[str, int]:
            return number(row, value), 1

        def day(row: int, value: Any, item: Any) -> tuple[str, int]:
            found = _whole_day(value)
            return (days(row, (found - _DAY_ZERO).days), 1) if found else text(row, value, item)

        def amount(row: int, value: Any, item: Any) -> tuple[str, int]:
            if not isinstance(value, Money) or abs(value.amount) >= 10**15:
                return text(row, value, item)
            return money(row, float(value.amount)), 1

        def currency(row: int, value: Any, _item: Any) -> tuple[str, int]:
            return (words(row, legal(value.currency)), 1) if isinstance(value, Money) else ("", 1)

        return {"scale": scale, "date": day, "amount": amount, "currency": currency}.get(kind, text)

    def _cut(self, register: Register, item: Any, spec: FieldSpec, text: str) -> str:
        """The beginning of a text that no cell can hold; the whole stands in a sheet of its own."""
        name = legal(name_of(item, self.order.shown))
        self.long.append((register.title, name, register.label(spec), text))
        note = _("… (whole in the sheet “{sheet}”)").format(sheet=_("Long texts"))
        return text[:MOST] + note

    def _long_texts(self) -> None:
        sheet = self._sheet(_("Long texts"))
        heads = (_("Register"), _("Name"), _("Column"), _("Part"), _("Text"))
        for column, head in enumerate(heads):
            sheet.set_column(column, column, 80 if column == 4 else 20)
            sheet.write_string(0, column, head, self.head)
        sheet.freeze_panes(1, 0)
        row = 0
        for register, name, label, text in self.long:
            for number, part in enumerate(_parts(text), 1):
                row += 1
                for column, value in enumerate((register, name[:200], label)):
                    sheet.write_string(row, column, value, self.words)
                sheet.write_number(row, 3, number, self.count)
                sheet.write_string(row, 4, part, self.words)


_ABOUT = N_(
    "One sheet for each register. Empty cells are questions that nobody has answered yet. Cells with a list "
    "offer the answers that the program knows."
)


def _places(register: Register) -> list[tuple[FieldSpec, str, str]]:
    """The columns as they stand in the sheet: an amount of money takes two."""
    found = []
    for spec in register.columns:
        label = register.label(spec)
        if spec.kind is Kind.MONEY:
            found += [(spec, label, "amount"), (spec, f"{label} ({_('currency')})", "currency")]
        else:
            found.append((spec, label, spec.kind.value))
    return found


def _parts(text: str) -> Iterator[str]:
    """A long text in pieces for one cell each, cut between words where there are any."""
    while text:
        end = len(text) if len(text) <= MOST else text.rfind(" ", MOST // 2, MOST) + 1 or MOST
        yield text[:end]
        text = text[end:]


def _whole_day(value: str) -> datetime.date | None:
    """The day of a full date that spreadsheets can count; None for a year, a month, or words."""
    if len(value) != 10:
        return None
    try:
        found = datetime.date.fromisoformat(value)
    except ValueError:
        return None
    return found if found >= _FIRST_DAY else None
