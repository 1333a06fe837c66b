"""Marks for words that are translated when they are shown, never where they are declared.

`N_` marks a word, `NP_` a word that needs a context, `Message` carries a sentence with its
arguments from the place that knows them to the place that shows them (window, report, command line).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

CONTEXT_MARK = "\x04"  # gettext's own separator between a context and its word


def N_(text: str) -> str:  # noqa: N802 - the name that gettext extractors know
    """Mark `text` for translation and return it unchanged."""
    return text


def NP_(context: str, text: str) -> str:  # noqa: N802
    """Mark `text` for translation in `context`, where one English word has two meanings or genders."""
    return context + CONTEXT_MARK + text


@dataclass(frozen=True)
class Message:
    """A sentence that is translated when shown.

    `text` may hold `{name}` places; `args` fills them. Where `plural` is given, `count` chooses the form
    and is itself available as `{count}`. Arguments are shown as plain text.
    """

    text: str
    args: Mapping[str, object] = field(default_factory=dict)
    plural: str = ""
    count: int = 0


def message(text: str, plural: str = "", count: int = 0, **args: object) -> Message:
    """Build a `Message`; `text` and `plural` must be marked with `N_` at the call."""
    return Message(text, args, plural, count)


def folded(text: str) -> str:
    """A text without its case, accents and spacing: to find a name however somebody wrote it."""
    if text.isascii():  # nothing to spread; a table has a hundred thousand cells
        return " ".join(text.lower().split())
    spread = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in spread if not unicodedata.combining(letter)).split())
