"""The kinds of field a record can have: how an answer looks in Python and how it lies in the file.

"Not answered" is one value per kind ("" or None or ()), and it is never zero and never "no".
A cell is what SQLite holds: text, a whole number, or NULL for "not answered".
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import Any

Cell = str | int | None


class Kind(Enum):
    """What sort of answer a field holds."""

    IDENTITY = "identity"
    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    SCALE = "scale"
    DATE = "date"
    MONEY = "money"
    YES_NO = "yes_no"
    LINK = "link"


@dataclass(frozen=True)
class Money:
    """An amount in one currency (ISO 4217 code, "" while it is not typed yet); keeps the digits that were typed.

    A field of money may also hold plain text: what was typed and is no amount is kept as it is, like a date.
    """

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:f}".strip()


@dataclass(frozen=True)
class FieldSpec:
    """One declared field: everything that columns, editors, tables, reports, imports and merge read."""

    name: str
    kind: Kind
    label: str
    required: bool = False
    catalogue: str = ""
    target: str = ""
    low: str = ""
    high: str = ""

    @property
    def empty(self) -> Any:
        """The one value of this kind that means "not answered"."""
        return EMPTY[self.kind]


EMPTY: dict[Kind, Any] = {
    Kind.IDENTITY: "",
    Kind.TEXT: "",
    Kind.LONG_TEXT: "",
    Kind.CHOICE: "",
    Kind.MULTI_CHOICE: (),
    Kind.SCALE: None,
    Kind.DATE: "",
    Kind.MONEY: None,
    Kind.YES_NO: "",
    Kind.LINK: "",
}

SCALE_VALUES = (1, 2, 3, 4, 5)
YES_NO_VALUES = ("yes", "no", "unknown")

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_MONEY = re.compile(r"(?:([A-Z]{3}) )?(-?[0-9]+(?:\.[0-9]+)?)")
# 1,250,000 and 1 250 000 and 12,50,000; but not 1,5, which is one and a half in many places.
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[,\s][0-9]{2,3})*[,\s][0-9]{3}(?:\.[0-9]+)?")
_TYPED_MONEY = re.compile(r"(?:([A-Z]{3})(?: |$))?(.*)", re.DOTALL)


def _text_to_cell(value: Any) -> Cell:
    # NUL ends a text for many readers of SQLite files: what stands behind it would be lost. A lone half of a
    # surrogate pair (a broken paste) cannot be written as UTF-8 at all: it becomes a visible question mark.
    return str(value).replace("\x00", "").encode("utf-8", "replace").decode("utf-8") or None


def _choices_to_cell(value: Any) -> Cell:
    return json.dumps([_text_to_cell(item) or "" for item in value], ensure_ascii=False) if value else None


@lru_cache(maxsize=4096)  # the same few answers stand in thousands of rows
def _choices_from_cell(cell: Cell) -> tuple[str, ...]:
    if not isinstance(cell, str):
        return ()
    try:
        found = json.loads(cell)
    except ValueError:
        return ()
    return tuple(str(item) for item in found) if isinstance(found, list) else ()


def _scale_from_cell(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) and cell in SCALE_VALUES else None


def parse_money(text: str) -> Money | None:
    """Read "JMD 1200.50" or "1200.50"; None when it is no amount."""
    found = _MONEY.fullmatch(text.strip())
    if not found:
        return None
    try:
        return Money(Decimal(found[2]), found[1] or "")
    except InvalidOperation:
        return None


def money_from(amount: str, currency: str) -> Money | str | None:
    """What was typed as an amount and a currency: money, or the words as they are; None when nothing was typed."""
    amount, currency = amount.strip(), currency.strip().upper()
    plain = plain_digits(amount)
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[,\s]", "", plain)
    return parse_money(f"{currency} {plain}") or f"{currency} {amount}".strip() or None


def typed_money(value: Money | str | None) -> tuple[str, str]:
    """The amount and the currency as they stand in two fields; `money_from` gives the same value back."""
    found = _TYPED_MONEY.fullmatch(str(value) if value is not None else "")
    return (found[2], found[1] or "") if found else ("", "")


def _money_from_cell(cell: Cell) -> Money | str | None:
    return parse_money(cell) or cell or None if isinstance(cell, str) else None


def _text_from_cell(cell: Cell) -> str:
    return "" if cell is None else str(cell)


TO_CELL: dict[Kind, Callable[[Any], Cell]] = dict.fromkeys(Kind, _text_to_cell) | {
    Kind.MULTI_CHOICE: _choices_to_cell,
    Kind.SCALE: lambda value: value,
    Kind.MONEY: lambda value: str(value) if value is not None else None,
}

FROM_CELL: dict[Kind, Callable[[Cell], Any]] = dict.fromkeys(Kind, _text_from_cell) | {
    Kind.MULTI_CHOICE: _choices_from_cell,
    Kind.SCALE: _scale_from_cell,
    Kind.MONEY: _money_from_cell,
}


def plain_digits(text: str) -> str:
    """The same text with the digits of every script (such as ٢٠١٢) as 0 to 9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def date_from(text: str) -> str:
    """What somebody typed as a date: "7/8/2012" and "07.08.2012" (day first) become "2012-08-07", all else stays."""
    plain = plain_digits(text.strip())
    found = _DAY_FIRST.fullmatch(plain)
    if found:
        iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        return iso if is_date(iso) else plain
    return plain


def is_date(text: str) -> bool:
    """Whether `text` is a year, a year and month, or a full ISO date that exists in the calendar."""
    found = _DATE.fullmatch(text)
    if not found:
        return False
    try:
        datetime.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def last_day(text: str) -> datetime.date | None:
    """The last day that a full or partial date can mean; None when it is no date."""
    first = first_day(text)
    if first is None or len(text) == 10:
        return first
    if len(text) == 4:
        return first.replace(month=12, day=31)
    following = first.replace(day=28) + datetime.timedelta(days=4)
    return following - datetime.timedelta(days=following.day)


def first_day(text: str) -> datetime.date | None:
    """The first day that a full or partial date can mean; None when it is no date."""
    if not is_date(text):
        return None
    year, month, day = [*text.split("-"), "1", "1"][:3]
    return datetime.date(int(year), int(month), int(day))
