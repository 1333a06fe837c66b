"""Words of tables that others made: which field a heading means, and which answer a cell means.

Known are the names of the fields, their labels in English and in the language of the window, and the list in
resources/headings/. Whatever is not understood is never dropped: the caller keeps it in the notes.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from desktop.domain.field import FieldSpec, Kind, date_from, is_date, money_from, parse_money, plain_digits
from desktop.domain.words import folded
from desktop.system import paths
from desktop.system.locale import _
from desktop.system.resources import catalogue, choice_label

_FIRST_DAY = datetime.date(1899, 12, 30)  # from which spreadsheets count days
_SERIAL = re.compile(r"[2-6][0-9]{4}")  # the days from 1954 to 2091
_NUMBER = re.compile(r"\s*([0-9]+)(?:\.0+)?(?:\s*[-:/.(=].*|\s+\D.*)?", re.DOTALL)
_BETWEEN = re.compile(r"\s*[;\n/|]\s*")
_FORMULA_GUARD = re.compile(r"'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")
NO_ANSWER = frozenset({"", "-", "--", "n/a", "na", "n.a.", "none", "nil", "?", "...", "…", "tbd"})


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Any]:
    text = (paths.resources() / "headings" / "stakeholder.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def clean(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from calculating with it."""
    return _FORMULA_GUARD.sub("", cell, count=1) if cell.startswith("'") else cell


def plain(text: str) -> str:
    """A heading or an answer without what people add to it: capitals, accents, colons, stars, bracketed remarks."""
    without = re.sub(r"\([^)]*\)\s*$", "", text) if not text.startswith("(") else text
    return folded(without).strip(" :*.•")


def own_headings(specs: Iterable[FieldSpec]) -> dict[str, str]:
    """The headings that this program itself gives: names of fields and their labels."""
    return {folded(word): spec.name for spec in specs for word in (spec.name, spec.label, _(spec.label))}


def headings(part: str, specs: Iterable[FieldSpec]) -> dict[str, str]:
    """Every known heading (plain) with its field; `part` is a table of the list, "fields" or "links"."""
    found: dict[str, str] = {}
    for field, words in _known()[part].items():
        for word in words:
            found.setdefault(plain(word), field)
    for spec in specs:  # our own words win: what we exported comes back into the same field
        for word in (spec.name, spec.label, _(spec.label)):
            found[plain(word)] = spec.name
            found[folded(word)] = spec.name
    return found


def is_ignored(title: str) -> bool:
    """Whether a heading only numbers the rows."""
    return plain(title) in {plain(word) for word in _known()["ignored"]} or not title.strip(" #.")


def guess(row: Iterable[str], known: Mapping[str, str]) -> dict[str, int]:
    """Field to column of a row of headings; the first column that means a field has it."""
    found: dict[str, int] = {}
    for number, cell in enumerate(row):
        field = _field_of(cell, known)
        if cell.strip() and field:
            found.setdefault(field, number)
    return found


def _field_of(cell: str, known: Mapping[str, str]) -> str | None:
    """The field of a heading; one in two languages ("Organización / Organisation") means what either part means."""
    whole = known.get(folded(cell)) or known.get(plain(cell))
    if whole:
        return whole
    parts = [known.get(plain(part)) for part in _BETWEEN.split(cell)]
    return next((field for field in parts if field), None) if len(parts) > 1 else None


def read_value(spec: FieldSpec, cell: str) -> Any:
    """The answer that a cell means for a field; None when it is none that the field can hold."""
    if spec.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.IDENTITY):
        return cell
    if spec.kind is Kind.DATE:
        return read_date(cell)
    if spec.kind is Kind.MONEY:
        return parse_money(cell) or money_from(cell, "")
    if spec.kind is Kind.SCALE:
        return read_scale(cell, spec.catalogue)
    if spec.kind in (Kind.CHOICE, Kind.YES_NO):
        return read_choice(spec.catalogue, cell)
    if spec.kind is Kind.MULTI_CHOICE:
        return read_choices(spec.catalogue, cell)
    return None


def read_date(cell: str) -> str | None:
    """A date as it is kept; the day numbers of spreadsheets are days too."""
    text = date_from(cell.split(" ")[0] if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2} ", cell) else cell)
    if is_date(text):
        return text
    if _SERIAL.fullmatch(text):
        return (_FIRST_DAY + datetime.timedelta(days=int(text))).isoformat()
    return None


def read_scale(cell: str, name: str = "") -> int | None:
    """1 to 5 from "4", "4 - strong", "Strong" or "high"; None for everything else, also for 0 and 9."""
    found = _NUMBER.fullmatch(plain_digits(cell))
    if found:
        value = int(found[1])
        return value if 1 <= value <= 5 else None
    key = read_choice(name, cell) if name else None
    key = key or _listed("scale").get(plain(cell))
    return int(key) if key else None


def read_choice(name: str, cell: str) -> str | None:
    """The key of a catalogue that a word means, or None."""
    return _answers(name, _("Yes")).get(folded(cell)) or _answers(name, _("Yes")).get(plain(cell))


def read_choices(name: str, cell: str) -> tuple[str, ...] | None:
    """Several keys from "money; votes"; None when one of the words is not known."""
    whole = read_choice(name, cell)
    if whole:
        return (whole,)
    parts = [part for part in _BETWEEN.split(cell) if part.strip()]
    if len(parts) < 2:
        parts = [part for part in cell.split(",") if part.strip()]
    keys = [read_choice(name, part) for part in parts]
    return tuple(dict.fromkeys(k for k in keys if k)) if keys and all(keys) else None


def read_word(name: str, cell: str) -> str | None:
    """The key of one of our own lists of words ("direction", "formal"), or None."""
    return _listed(name).get(plain(cell)) or _listed(name).get(folded(cell))


@lru_cache(maxsize=64)
def _listed(name: str) -> Mapping[str, str]:
    return {
        plain(word): str(key) for key, words in _known()["words"].get(name, {}).items() for word in words
    } | {folded(word): str(key) for key, words in _known()["words"].get(name, {}).items() for word in words}


@lru_cache(maxsize=64)
def _answers(name: str, language: str) -> Mapping[str, str]:
    """Every word that means a key of a catalogue. `language` is only there so that each language has its own."""
    found = dict(_listed(name))
    try:
        entries = catalogue(name).entries
    except KeyError:
        return found
    for entry in entries:
        for label in (entry.label, choice_label(name, entry.key)):
            head = label.split(":")[0]
            for word in (label, head, label.replace("_", " ")):
                found[folded(word)] = entry.key
                found.setdefault(plain(word), entry.key)
        found[folded(entry.key)] = entry.key
        found[folded(entry.key.replace("_", " "))] = entry.key
    return found
