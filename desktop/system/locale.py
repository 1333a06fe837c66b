"""Languages: one gettext mechanism for window, reports and command line, dates and numbers by Babel.

Two pseudo-languages exist for tests and pictures: `en_XA` (accents, a third longer) and `ar_XB` (mirrored, right to
left). Whatever stays plain English under them was never marked for translation.
"""

from __future__ import annotations

import datetime
import gettext as _gettext
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from desktop.domain.field import Money, is_date
from desktop.domain.words import CONTEXT_MARK, Message
from desktop.system import paths

if TYPE_CHECKING:
    from babel import Locale

ACCENTED, MIRRORED = "en_XA", "ar_XB"
PSEUDO = (ACCENTED, MIRRORED)
_RIGHT_TO_LEFT = {"ar", "he", "fa", "ur", "ps", "dv"}
_ACCENTS = str.maketrans("aeiouyAEIOUYcCnNsSzZ", "áéíóúýÁÉÍÓÚÝçÇñÑšŠžŽ")
# The mark before the override makes Qt take the text for one that begins at the right, as it would be in Arabic.
_RLO, _PDF = "\u200f\u202e", "\u202c"

_language = "en"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
# What `speaking` sets holds for one thread only: a report may speak a language of its own.
_spoken: ContextVar[tuple[str, _gettext.NullTranslations] | None] = ContextVar("spoken", default=None)


class _Pseudo(_gettext.NullTranslations):
    """A translation made up on the spot; `{places}` stay as they are."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        word = message.rpartition(CONTEXT_MARK)[2]
        return self._change(word) if word else word

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._change(msgid1 if n == 1 else msgid2)


def _accented(text: str) -> str:
    parts = _outside_braces(text, lambda plain: plain.translate(_ACCENTS))
    return f"[{parts}{'~' * (len(text) // 3)}]"


def _mirrored(text: str) -> str:
    return _RLO + text + _PDF


def _outside_braces(text: str, change: Callable[[str], str]) -> str:
    out, rest = [], text
    while "{" in rest:
        plain, _, tail = rest.partition("{")
        name, _, rest = tail.partition("}")
        out += [change(plain), "{", name, "}"]
    return "".join(out) + change(rest)


def languages() -> list[str]:
    """The languages the window can speak: English and every compiled translation."""
    folder = paths.resources() / "translations"
    found = sorted(p.parent.parent.name for p in folder.glob("*/LC_MESSAGES/mainstay.mo"))
    return ["en", *(name for name in found if name != "en")]


def activate(language: str) -> None:
    """Speak `language` from now on; an unknown one is English."""
    global _language, _catalogue
    _language, _catalogue = _load(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` in this thread while the block runs, for a document in a language of its own."""
    token = _spoken.set(_load(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def _load(language: str) -> tuple[str, _gettext.NullTranslations]:
    if language == ACCENTED:
        return language, _Pseudo(_accented)
    if language == MIRRORED:
        return language, _Pseudo(_mirrored)
    known = language if language in languages() else "en"
    return known, _gettext.translation("mainstay", paths.resources() / "translations", [known], fallback=True)


def _now() -> tuple[str, _gettext.NullTranslations]:
    return _spoken.get() or (_language, _catalogue)


def language() -> str:
    """The language now spoken."""
    return _now()[0]


def is_right_to_left() -> bool:
    """Whether the language runs from right to left."""
    return language().partition("_")[0] in _RIGHT_TO_LEFT


def _(text: str) -> str:
    """The words of the present language for a marked text (with or without context)."""
    found = _now()[1].gettext(text) if text else ""
    return found.rpartition(CONTEXT_MARK)[2] if CONTEXT_MARK in text else found


def ngettext(one: str, many: str, count: int) -> str:
    """The right plural form for `count`."""
    return _now()[1].ngettext(one, many, count)


def show(message: Message) -> str:
    """A message in the present language, its places filled."""
    text = ngettext(message.text, message.plural, message.count) if message.plural else _(message.text)
    args = {name: _shown(value) for name, value in message.args.items()}
    return text.format(**{"count": format_number(message.count), **args}) if "{" in text else text


def _shown(value: object) -> object:
    if isinstance(value, Message):
        return show(value)
    return format_money(value) if isinstance(value, Money) else value


@cache
def _babel(language: str) -> Locale:
    from babel import Locale

    # "en" alone would be American, with the month before the day; en_001 is English as the world writes it.
    known = {MIRRORED: "ar", ACCENTED: "en_001", "en": "en_001"}
    return Locale.parse(known.get(language, language))


def format_number(value: float | Decimal) -> str:
    """A number with the digits and separators of the language."""
    if isinstance(value, int) and -1000 < value < 1000 and not is_right_to_left():
        return str(value)  # the common case needs no library at start-up
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_babel(language())))


def format_date(text: str) -> str:
    """A typed date for reading: "2012", "August 2012", "7 August 2012"; what is no date is shown as typed."""
    if not is_date(text) or len(text) == 4:
        return text
    from babel.dates import format_date as babel_date
    from babel.dates import format_skeleton

    if len(text) == 7:
        return str(
            format_skeleton("yMMMM", datetime.date.fromisoformat(text + "-01"), locale=_babel(language()))
        )
    return str(babel_date(datetime.date.fromisoformat(text), "long", locale=_babel(language())))


def format_money(value: Money) -> str:
    """An amount with its currency code, digits by language."""
    return f"{value.currency} {format_number(value.amount)}"


def country_name(code: str) -> str:
    """The name of a country in the present language; the code itself where it is unknown."""
    if not code:
        return ""
    return str(_babel(language()).territories.get(code, code))


def language_name(code: str) -> str:
    """The name of a language in that language itself, as people look for it in a list."""
    if code == "en":
        return "English"  # the common case needs no library at start-up
    if code in PSEUDO:
        return code
    from babel import Locale

    return str(Locale.parse(code).get_display_name() or code)
