"""What a page says beside a form: declared in its own Markdown, under the heading that it belongs to.

    !!! form body.rhythm meeting.date "How often it meets"
        Why this is asked.

        *Example:* every second Tuesday (invented).

        *Ask:* Who will be tired of it first?

The keys are steps or fields of the program; one extract may serve several. The first paragraph is the why; the next
ones are the example and the question for the room, each with its label in italics, which only the page shows. On the
page those of a section stand together and folded: a reader is not stopped by seventeen notes about seventeen fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

KIND = "form"
_DECLARED = re.compile(r'^!!! *form(?: +([^"\n]*?))? *(?="|$)', re.M)
_KEY = re.compile(r"[a-z][a-z_]{0,39}(?:\.[a-z][a-z_]{0,39})?")
_NUMBER = re.compile(rf"{KIND} n(\d+)")
_FOLD = re.compile(rf'(?:<table [^>]*class="{KIND} n\d+"[^>]*>.*?</table>\s*)+', re.DOTALL)
_TITLE = re.compile(r'<p class="callout-title">(.*?)</p>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Declared:
    """The first line of an extract: what it serves, and where it stands in the text of the page."""

    keys: tuple[str, ...]
    line: int

    @property
    def wrong(self) -> list[str]:
        """Keys that cannot be a step or a field."""
        return [key for key in self.keys if not _KEY.fullmatch(key)]


@dataclass(frozen=True)
class Extract:
    """The words beside the steps and fields `keys`; `anchor` is the heading above them."""

    keys: tuple[str, ...]
    anchor: str
    why: str
    example: str = ""
    ask: str = ""
    line: int = 0  # where it is declared


def numbered(markdown: str) -> tuple[str, list[Declared]]:
    """The text with a number in place of the keys, which Markdown would not understand, and what was declared."""
    found: list[Declared] = []

    def number(match: re.Match[str]) -> str:
        found.append(Declared(tuple((match[1] or "").split()), markdown.count("\n", 0, match.start()) + 1))
        return f"!!! {KIND} n{len(found) - 1} "

    return _DECLARED.sub(number, markdown), found


def number_of(classes: str) -> int | None:
    """Which extract a table shows, told by its classes; None for any other table."""
    found = _NUMBER.fullmatch(classes)
    return int(found[1]) if found else None


def extract(declared: Declared, anchor: str, paragraphs: list[str]) -> Extract:
    """The extract with its paragraphs in their order: why, example, question."""
    why, example, ask = (*paragraphs[:3], "", "", "")[:3]
    return Extract(declared.keys, anchor, why, example, ask, declared.line)


def faults(declared: Sequence[Declared], extracts: Sequence[Extract]) -> Iterator[tuple[int, str]]:
    """What is wrong in a page: the line in its text, and the key (or "" for a missing why)."""
    made = {found.line for found in extracts if found.why}
    for one in declared:
        for key in one.wrong:
            yield one.line, key
        if not one.keys or one.line not in made:
            yield one.line, ""


def folded(html: str, shown: Container[int], line: Callable[[int, list[str], bool], str]) -> str:
    """The page with every run of extracts behind one line, which `line` makes from its number, titles and state."""
    count = -1

    def fold(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        titles = [_TAG.sub("", title) for title in _TITLE.findall(match[0])]
        is_open = count in shown
        return line(count, titles, is_open) + (match[0] if is_open else "")

    return _FOLD.sub(fold, html)


def runs(html: str) -> list[str]:
    """What `folded` puts behind a line, one piece for each."""
    return _FOLD.findall(html)


def without(html: str) -> str:
    """The page without what stands beside forms."""
    return _FOLD.sub("", html)
