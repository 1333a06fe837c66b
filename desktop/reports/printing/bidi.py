"""Text that runs from right to left, or both ways: the order of words, joined Arabic letters, fonts
letter by letter.

reportlab's own paragraph puts the words of such lines in the wrong order, so this one lays them out by the
rules of Unicode (annex 9). Letters are joined through the presentation forms of Unicode, which the Arabic
font has; finer typography (marks placed by the font) is not attempted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from bidi import algorithm
from bidi.mirror import MIRRORED
from reportlab.platypus.flowables import Flowable

from desktop.reports.outline import Run, Text
from desktop.reports.printing import fonts
from desktop.reports.printing.letters import drawn, runs_of

_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
_CONTROLS = set("\u200c\u200d\u202a\u202b\u202c\u202d\u202e\u200e\u200f")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
_TATWEEL = "\u0640"


@dataclass(frozen=True)
class Glyph:
    """One letter in its logical place: what is drawn, in which font, how wide, and its level of direction."""

    text: str
    font: str
    width: float
    level: int
    is_space: bool


Line = list[tuple[str, str, float]]
"""Stretches from left to right as drawn: text, font, width."""


_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")


def superscript(digits: str) -> str:
    """Plain digits as raised ones: the mark of a footnote where there is no other way to raise it."""
    return digits.translate(_RAISED)


@cache
def _forms() -> dict[str, dict[str, str]]:
    """For each Arabic letter (or pair of letters) its joined forms, as far as the font has them."""
    found: dict[str, dict[str, str]] = {}
    has = fonts.letters(fonts.ARABIC)
    for code in (*range(0xFB50, 0xFDFF), *range(0xFE70, 0xFEFD)):
        kind, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in ("<isolated>", "<final>", "<initial>", "<medial>") and code in has:
            letters = "".join(chr(int(part, 16)) for part in parts)
            found.setdefault(letters, {})[kind[1:-1]] = chr(code)
    return found


def _joins_next(letter: str) -> bool:
    return letter == _TATWEEL or "initial" in _forms().get(letter, {})


def _joins_previous(letter: str) -> bool:
    return letter == _TATWEEL or "final" in _forms().get(letter, {})


def join(text: str) -> list[str]:
    """For each letter what is drawn in its place: a joined form, or "" where two letters become one."""
    out = list(text)
    solid = [i for i, letter in enumerate(text) if not unicodedata.combining(letter)]
    skip = -1
    for n, i in enumerate(solid):
        letter = text[i]
        if i == skip or letter not in _forms():
            continue
        before = text[solid[n - 1]] if n else ""
        joined = bool(before) and _joins_next(before) and _joins_previous(letter)
        after = text[solid[n + 1]] if n + 1 < len(solid) else ""
        pair = _forms().get(letter + after, {}) if letter == "\u0644" and after else {}
        if "isolated" in pair and solid[n + 1] == i + 1:
            out[i], out[i + 1], skip = (
                pair.get("final" if joined else "isolated", pair["isolated"]),
                "",
                i + 1,
            )
            continue
        follows = bool(after) and _joins_next(letter) and _joins_previous(after)
        kind = {(0, 0): "isolated", (1, 0): "final", (0, 1): "initial", (1, 1): "medial"}[joined, follows]
        out[i] = _forms()[letter].get(kind, letter)
    return out


def _levels(text: str, base: int) -> dict[int, int]:
    """The level of direction of each letter; controls are left out."""
    # What is no character at all (U+FFFE, half a pair) has no direction, and the library stumbles over it.
    text = "".join(letter if unicodedata.bidirectional(letter) else "\ufffd" for letter in text)
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return {char["index"]: char["level"] for char in storage["chars"]}


def _pair_brackets(chars: list[dict[str, Any]], base: int) -> None:
    """Rule N0, which the library lacks: a pair of brackets runs as what it encloses, or as what stands
    before it."""
    own, other = ("R", "L") if base else ("L", "R")
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, char in enumerate(chars):
        if char["ch"] in _PAIRS:
            opened.append(place)
        elif char["ch"] in _PAIRS.values():
            while opened:
                start = opened.pop()
                if _PAIRS[chars[start]["ch"]] == char["ch"]:
                    pairs.append((start, place))
                    break
    for start, end in sorted(pairs):
        inside = {_STRONG.get(char["type"], "") for char in chars[start + 1 : end]}
        way = own if own in inside else ""
        if not way and other in inside:
            before = (_STRONG[c["type"]] for c in reversed(chars[:start]) if c["type"] in _STRONG)
            way = next(before, own)
        if way:
            chars[start]["type"] = chars[end]["type"] = way


def _base(text: str, right_to_left: bool) -> int:
    """0 or 1: the direction of the first letter that has one; without any, that of the document."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL", "RLO", "RLE"):
            return 1
        if kind in ("L", "LRO", "LRE"):
            return 0
    return int(right_to_left)


def _glyphs(runs: Sequence[Run], size: float, base: int) -> list[Glyph]:
    """One paragraph without line breaks, letter by letter in logical order."""
    text = "".join(run.text for run in runs)
    forms = [(run.bold, run.italic) for run in runs for _letter in run.text]
    levels, shapes = _levels(text, base), join(text)
    found = []
    for index, shape in enumerate(shapes):
        if not shape or index not in levels or shape in _CONTROLS:
            continue
        letter = drawn(shape)
        if not letter:
            continue
        level = levels[index]
        if level % 2:
            letter = MIRRORED.get(letter, letter)
        font = fonts.font_for(letter, *forms[index]) or fonts.REGULAR
        letter = letter if ord(letter) in fonts.letters(font) else fonts.REPLACEMENT
        found.append(Glyph(letter, font, fonts.width_of(letter, font, size), level, letter == " "))
    return found


def _broken(glyphs: list[Glyph], room: float) -> list[list[Glyph]]:
    """The letters in lines no wider than `room`, broken at spaces, or inside a word that is wider than a
    line."""
    lines: list[list[Glyph]] = [[]]
    used, last_space = 0.0, -1
    for glyph in glyphs:
        line = lines[-1]
        if used + glyph.width > room and line and not glyph.is_space:
            rest = line[last_space + 1 :] if last_space >= 0 else []
            if rest or last_space >= 0:
                del line[last_space + 1 :]
            lines.append(rest)
            line, used, last_space = rest, sum(g.width for g in rest), -1
        if glyph.is_space:
            last_space = len(line)
        line.append(glyph)
        used += glyph.width
    return lines


def _visual(glyphs: list[Glyph], base: int) -> Line:
    """A line in the order in which it is drawn from left to right."""
    while glyphs and glyphs[-1].is_space:
        glyphs = glyphs[:-1]
    ordered = list(glyphs)
    for level in range(max((g.level for g in ordered), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = max(end, start) + 1
    line: Line = []
    for glyph in ordered:
        if line and line[-1][1] == glyph.font:
            text, font, wide = line[-1]
            line[-1] = (text + glyph.text, font, wide + glyph.width)
        else:
            line.append((glyph.text, glyph.font, glyph.width))
    return line


def visual_line(text: Text, size: float, right_to_left: bool = False) -> Line:
    """One line of text, however long, as it is drawn from left to right; line breaks become spaces."""
    runs = [Run(" ".join(r.text.translate(_ISOLATES).split("\n")), r.bold, r.italic) for r in runs_of(text)]
    base = _base("".join(run.text for run in runs), right_to_left)
    return _shaped(_visual(_glyphs(runs, size, base), base), size)


def _shaped(line: Line, size: float) -> Line:
    """The line with the letters joined that only their font can join, and as wide as they then are."""
    if not any(font in fonts.SHAPED for _text, font, _wide in line):
        return line
    found: Line = []
    for text, font, wide in line:
        if font in fonts.SHAPED:
            text, wide = fonts.shaped(text, font, size)
        found.append((text, font, wide))
    return found


def width_of_line(line: Line) -> float:
    """The width of a drawn line in points."""
    return sum(wide for _text, _font, wide in line)


class BidiText(Flowable):  # type: ignore[misc]
    """A paragraph that may run both ways; it breaks into lines, and across pages, like any other."""

    def __init__(self, runs: Sequence[Run], style: Any, right_to_left: bool) -> None:
        super().__init__()
        self.runs, self.style, self.right_to_left = tuple(runs), style, right_to_left
        self.lines: list[tuple[Line, int]] | None = None
        self._laid = 0.0
        self.spaceBefore, self.spaceAfter = style.spaceBefore, style.spaceAfter

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        if self.lines is None or (self.runs and self._laid != room):
            inner = room - self.style.leftIndent - self.style.rightIndent
            self.lines, self._laid = list(self._lay(inner)), room
        self.width = room
        self.height = len(self.lines) * self.style.leading
        return room, self.height

    def _lay(self, room: float) -> list[tuple[Line, int]]:
        found = []
        for paragraph in _paragraphs(self.runs):
            base = _base("".join(run.text for run in paragraph), self.right_to_left)
            glyphs = _glyphs(paragraph, self.style.fontSize, base)
            size = self.style.fontSize
            found += [(_shaped(_visual(line, base), size), base) for line in _broken(glyphs, room)]
        return found

    def split(self, room: float, height: float) -> list[Flowable]:
        self.wrap(room, height)
        lines = self.lines or []
        fit = int(height // self.style.leading)
        if fit >= len(lines):
            return [self]
        if len(lines) - fit == 1 and len(lines) > 2:
            fit -= 1  # no line alone at the head of a page
        if fit == 1 and len(lines) > 2:
            return []  # nor at the foot
        return [self._part(lines[:fit]), self._part(lines[fit:])] if fit else []

    def _part(self, lines: list[tuple[Line, int]]) -> BidiText:
        part = BidiText((), self.style, self.right_to_left)
        part.lines = lines
        return part

    def draw(self) -> None:
        canvas, style = self.canv, self.style
        canvas.setFillColor(style.textColor)
        y = self.height - style.leading + (style.leading - style.fontSize) / 2 + style.fontSize * 0.12
        for line, base in self.lines or []:
            x = style.leftIndent
            if base:
                x = self.width - style.rightIndent - width_of_line(line)
            for text, font, wide in line:
                canvas.setFont(font, style.fontSize)
                canvas.drawString(x, y, text)
                x += wide
            y -= style.leading


def _paragraphs(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each line that people typed."""
    found: list[list[Run]] = [[]]
    for run in runs:
        text = unicodedata.normalize("NFC", run.text.replace("\r\n", "\n").replace("\r", "\n"))
        for number, part in enumerate(text.translate(_ISOLATES).split("\n")):
            if number:
                found.append([])
            found[-1].append(Run(part, run.bold, run.italic))
    return found
