"""From what people typed to what can be drawn: escaped, without controls, every letter in a font that has
it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from xml.sax.saxutils import escape

from desktop.reports.outline import Run, Text
from desktop.reports.printing import fonts

_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI", "AN"}
_SPACE = re.compile(r"(\s+)")
_STRETCH = re.compile("[\u0980-\u09ff\u200c\u200d]+|[^\u0980-\u09ff]+")
NOTE = "footnote-"  # what the place of a footnote is called, with its number behind
_PIECE = 2400  # letters of one piece of a very long text: laying out grows with the square of a paragraph


@cache
def drawn(letter: str) -> str:
    """What is drawn for one letter: itself, nothing, a space, or the sign for "no such letter in our
    fonts"."""
    kind = unicodedata.category(letter)
    if letter == "\n":
        return letter
    if kind == "Zs" or letter == "\t":
        return letter if letter == "\u00a0" else " "
    if kind in ("Zl", "Zp"):
        return "\n"
    if letter in "\u200c\u200d":
        return letter  # they say whether Bengali letters join; elsewhere `clean` takes them away
    # Controls, soft hyphens, joiners and the selectors behind emoji have no picture of their own.
    if kind in ("Cc", "Cf") or 0xFE00 <= ord(letter) <= 0xFE0F:
        return ""
    return letter if fonts.font_for(letter, False, False) else fonts.REPLACEMENT


_JOINERS = re.compile("(?<![\u0980-\u09ff])[\u200c\u200d]|[\u200c\u200d](?![\u0980-\u09ff])")


def clean(text: str) -> str:
    """A text of which every letter can be drawn, in its logical order."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    found = "".join(map(drawn, composed))
    return _JOINERS.sub("", found) if "\u200c" in found or "\u200d" in found else found


def runs_of(text: Text) -> tuple[Run, ...]:
    """The stretches of a text, whichever way it was given."""
    return (Run(text),) if isinstance(text, str) else text


def is_right_to_left(text: Text) -> bool:
    """Whether any letter of a text runs from right to left, so that the simple way of drawing would be
    wrong."""
    return any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
        for run in runs_of(text)
        if not run.text.isascii()
        for letter in run.text
    )


def markup(runs: tuple[Run, ...], strong: bool = False) -> str:
    """The text as reportlab's own markup; what people typed is escaped and never read as markup. `strong` says
    that the style itself is bold."""
    out = []
    for run in runs:
        if run.mark:
            out.append(f'<super size="70%"><a href="#{NOTE}{run.mark}">{run.text}</a></super>')
            continue
        found = _fonted(run, strong)
        found = f"<i>{found}</i>" if run.italic else found
        out.append(f"<b>{found}</b>" if run.bold else found)
    return "".join(out)


def needs_shaping(runs: tuple[Run, ...]) -> bool:
    """Whether any letter must be drawn by the rules of its font."""
    return any(fonts.is_shaped(letter) for run in runs if not run.text.isascii() for letter in run.text)


def _fonted(run: Run, strong: bool) -> str:
    """The text of a run, its Bengali words in a font of their own."""
    text = clean(run.text)
    if text.isascii() or not needs_shaping((run,)):
        return escape(text).replace("\n", "<br/>")
    font = fonts.BENGALI_BOLD if run.bold or strong else fonts.BENGALI
    return "".join(_word(word, font) for word in _SPACE.split(text))


def _word(word: str, font: str) -> str:
    """A word is joined as a whole, so it stands in one font as a whole where that has all its letters."""
    has = fonts.letters(font)
    if not any(map(fonts.is_shaped, word)):
        return escape(word).replace("\n", "<br/>")
    parts = [word] if all(ord(letter) in has for letter in word) else _STRETCH.findall(word)
    return "".join(
        f'<font name="{font}">{escape(part)}</font>'
        if fonts.is_shaped(part[0]) or part == word
        else escape(part)
        for part in parts
    )


def pieces(text: Text, most: int = _PIECE, line: int = 20) -> Iterator[tuple[Run, ...]]:
    """The text in parts of at most `most` letters, a line break counting as `line`; mostly there is only
    one part."""
    found: list[Run] = []
    room = most
    for run in runs_of(text):
        rest = run.text
        while rest:
            part = rest if run.mark else _head(rest, room, line)
            found.append(replace(run, text=part.rstrip("\n") if len(part) < len(rest) else part))
            rest = rest[len(part) :]
            room -= len(part) + line * part.count("\n")
            if room <= 0 or rest:
                yield tuple(found)
                found, room = [], most
    if found:
        yield tuple(found)


def _head(text: str, room: int, line: int) -> str:
    """The beginning of a text that fits, cut behind a line break, sentence or word where one ends near."""
    if len(text) + line * text.count("\n") <= room:
        return text
    end = 0
    while end < len(text) and room > 0:
        room -= 1 + line * (text[end] == "\n")
        end += 1
    if end == len(text):
        return text
    part = text[:end]
    for sign in ("\n", ". ", "; ", " "):
        found = part.rfind(sign, end // 2)
        if found > 0:
            return part[: found + len(sign)]
    return part
