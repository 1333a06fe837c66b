"""Registers as CSV (RFC 4180, UTF-8 with its mark, so that Excel reads every letter).

One register is one file. Several are an archive with a file for each and `columns.csv`, which says what every
column means. The heads are the lasting names of the fields, the values are in words. A text that a spreadsheet
would take for a formula gets an apostrophe in front; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from desktop.domain.field import FieldSpec
from desktop.domain.words import N_
from desktop.reports.archive import packed
from desktop.reports.legal import legal
from desktop.reports.order import Order, Written
from desktop.reports.registers import MEANING, Register, answers, in_words, registers
from desktop.system.locale import _

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")
_NOTE = N_(
    "A text that begins with = + - or @ has an apostrophe in front, so that no spreadsheet calculates with it."
)


def write(order: Order) -> Written:
    """One CSV file where the name asks for it and one register is enough, else an archive of them."""
    found = list(registers(order.shown, order.tables, order.edition))
    if order.suffix == "csv" and len(found) == 1:
        return Written(_table(order, found[0], 1.0), 1)
    parts = {}
    for number, register in enumerate(found, 1):
        parts[f"{register.table}.csv"] = _table(order, register, number / (len(found) + 1))
    parts["columns.csv"] = _columns(found)
    return Written(packed(parts), len(parts))


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = legal(text)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _table(order: Order, register: Register, share: float) -> bytes:
    words = in_words(order.shown)
    makers = [(spec.name, spec.empty, words[spec.kind](spec)) for spec in register.columns]
    lines: list[Sequence[str]] = [[name for name, _empty, _make in makers]]
    for number, item in enumerate(register.rows):
        if number % 500 == 0:
            order.step(share)
        values = ((getattr(item, name), empty, make) for name, empty, make in makers)
        lines.append([safe(make(value)) if value != empty else "" for value, empty, make in values])
    return _bytes(lines)


def _columns(found: Iterable[Register]) -> bytes:
    lines: list[Sequence[str]] = [("file", "column", "label", "holds", "answers")]
    for register in found:
        lines += [_about(register, spec) for spec in register.columns]
    lines.append(("", "", "", safe(_(_NOTE)), ""))
    return _bytes(lines)


def _about(register: Register, spec: FieldSpec) -> tuple[str, ...]:
    holds = _(MEANING[spec.kind])
    return (f"{register.table}.csv", spec.name, register.label(spec), holds, "; ".join(answers(spec)))


def _bytes(lines: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(lines)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")
