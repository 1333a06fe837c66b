"""The formats of reports: one line for each, naming its writer.

A writer gets an `Order` and gives the bytes of the whole file. The
libraries behind them are loaded when a report is wanted, never before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.words import N_
from desktop.reports.order import Order, Written
from desktop.reports.outline import Poster


@dataclass(frozen=True)
class Format:
    """A format. `title` and `use` are untranslated; `suffixes` without the dot, the usual one first."""

    id: str
    title: str
    use: str
    suffixes: tuple[str, ...]
    write: Callable[[Order], Written]


def _pdf(order: Order) -> Written:
    for block in order.document.blocks:
        if isinstance(block, Poster):
            from desktop.reports.figures.poster import of_document

            return Written(*of_document(order.document, block))
    from desktop.reports.pdf.document import write

    return Written(*write(order.document, order.progress, order.stop))


def _docx(order: Order) -> Written:
    from desktop.reports.docx.document import write

    return write(order)


def _xlsx(order: Order) -> Written:
    from desktop.reports.xlsx.book import write

    return write(order)


def _csv(order: Order) -> Written:
    from desktop.reports.csv.files import write

    return write(order)


def _html(order: Order) -> Written:
    from desktop.reports.html.document import write

    return write(order)


def _odt(order: Order) -> Written:
    from desktop.reports.odt.document import write

    return write(order)


_FORMATS = (
    Format("pdf", N_("PDF"), N_("to print and to pass on"), ("pdf",), _pdf),
    Format("docx", N_("Word"), N_("to go on writing in Word or LibreOffice"), ("docx",), _docx),
    Format("odt", N_("OpenDocument"), N_("to go on writing in LibreOffice"), ("odt",), _odt),
    Format("html", N_("Web page"), N_("one file to read on a phone or any computer"), ("html", "htm"), _html),
    Format("xlsx", N_("Spreadsheet"), N_("the registers, to sort, filter and count"), ("xlsx",), _xlsx),
    Format("csv", N_("Plain tables (CSV)"), N_("the registers, for other programs"), ("zip", "csv"), _csv),
)
FORMATS: dict[str, Format] = {each.id: each for each in _FORMATS}
WORDS = ("pdf", "docx", "odt", "html")  # what holds the words of a report
REGISTERS = ("xlsx", "csv")  # what holds the records behind them


def format_of(suffix: str) -> str:
    """The format that a file of this suffix (with or without its dot) holds; "" when there is none."""
    wanted = suffix.lstrip(".").casefold()
    return next((each.id for each in _FORMATS if wanted in each.suffixes), "")
