"""A text cut into passages: sentences and list items, each with the heading that it stands under.

Made for papers as offices write them: numbered headings, headings in capitals, "Quorum: seven members", bullets, and
lines broken in the middle of a sentence by a PDF or an e-mail.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = r"(?:article|section|clause|chapter|part|annex|item|art\.?|§+)"
_COUNT = r"(?:\d+(?:\.\d+)*|[ivxlc]+)"
_NUMBERED = re.compile(
    rf"^\s*(?:(?:{_WORD}\s*)?(?:{_COUNT}|[a-z])\s*[.):–—-]+\s*|{_WORD}\s*(?:{_COUNT}|one|two|three|four|five|six|seven|"
    rf"eight|nine|ten|eleven|twelve)\b\s*[:.–—-]*\s*|#+\s*|\d+(?:\.\d+)*\s+)",
    re.IGNORECASE,
)
_STARRED = re.compile(r"^\s*(\*\*|__)(?P<head>[^*_]{2,60}?)[.:]?\1[.:]?\s*")  # "**Quorum.** Five of ..."
_BULLET = re.compile(r"^\s*(?:[-–—•●▪◦*·]|\(?[a-z0-9ivx]{1,4}[.)])\s+", re.IGNORECASE)
_INLINE = re.compile(  # "Quorum: five members"
    r"^(?P<head>[^.:;!?]{2,60}?)\s*(?P<mark>:|\s[–—-]\s|\.\s)\s*(?P<rest>\S.*)$"
)
_SIGN = re.compile(r"^\s*[-–—•●▪◦*·]\s")
_SENTENCE_END = re.compile(r"(?<=[.!?;])[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-z]|\d)")
_LONGEST_HEADING = 70
_WRAPPED = 55  # a line of at least this length without an end goes on in the next


@dataclass(frozen=True)
class Passage:
    """A sentence or list item and its heading ("" under none)."""

    text: str
    heading: str = ""


def passages(text: str, titles: re.Pattern[str], abbreviations: re.Pattern[str]) -> list[Passage]:
    """The passages of a text in their order.

    `titles` finds the words by which sections of such papers are called, `abbreviations` what does not end a sentence.
    """
    found: list[Passage] = []
    heading, first = "", True
    for line in _lines(text, titles):
        bare = _NUMBERED.sub("", line, count=1).strip(" *#\t")
        if not bare:
            continue
        numbered = bare != line.strip(" *#\t")
        if _is_heading(line, bare, numbered):
            # The very first line is the title of the paper and names no clause.
            heading = "" if first and not numbered else bare.rstrip(":. ")
            first = False
            continue
        first = False
        inline = None if _SIGN.match(line) else _head_of(bare, titles)
        if inline is not None:
            heading, bare = inline["head"].strip(), inline["rest"]
        bare = _BULLET.sub("", bare, count=1)
        found += [Passage(part, heading) for part in _sentences(bare, abbreviations)]
    return found


def _head_of(bare: str, titles: re.Pattern[str]) -> re.Match[str] | None:
    """The title that a line begins with, and what follows it on the same line; None when there is none."""
    found = _INLINE.match(bare)
    if found is None:
        return None
    words, odd = found["head"].split(), set(found["head"]) & set('(|"“,')
    if odd or len(words) > 6 or words[0].lower() == "to" or not titles.search(found["head"]):
        return None
    # A short sentence is no title: "Decisions are made by majority. ..."; before a colon it is ("What it may do: ...").
    return found if found["mark"] == ":" or not _has_verb(words) else None


def _lines(text: str, titles: re.Pattern[str]) -> Iterator[str]:
    """The lines of a text, those put together again that were broken in the middle of a sentence."""
    held = ""
    plain = (
        unicodedata.normalize("NFKC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", "")
    )
    for line in plain.split("\n"):
        line = _STARRED.sub(r"\g<head>: ", " ".join(line.split()))
        if held and line and _goes_on(held, line, titles):
            held = held[:-1] + line if held.endswith("-") and line[0].islower() else f"{held} {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _goes_on(before: str, line: str, titles: re.Pattern[str]) -> bool:
    if " | " in before + line:  # rows of a table
        return False
    if _BULLET.match(line) or _NUMBERED.match(line) or before[-1] in ".!?:;" or line.isupper():
        return False
    if line[0].isupper() and _head_of(line, titles) is not None:
        return False
    return line[0].islower() or (len(before) >= _WRAPPED and not before.isupper())


def _is_heading(line: str, bare: str, numbered: bool) -> bool:
    """A short line that ends no sentence: numbered, in capitals, ending in a colon, or a few words by themselves."""
    if len(bare) > _LONGEST_HEADING or bare[-1] in ".;!?,":
        # "5. Quorum." is a heading all the same.
        return bare[-1] == "." and numbered and len(bare.split()) <= 4 and not _INLINE.match(bare)
    if re.match(r"^\s*[-–—•●▪◦*·]\s", line):
        return False
    words = bare.split()
    if ":" in bare[:-1]:
        return False
    if bare.endswith(":"):
        return len(words) <= 7
    return bare.isupper() or (len(words) <= (8 if numbered else 5) and not _has_verb(words))


def _has_verb(words: list[str]) -> bool:
    return any(
        word.lower() in {"shall", "will", "is", "are", "must", "may", "meets", "can"} for word in words
    )


def _sentences(text: str, abbreviations: re.Pattern[str]) -> list[str]:
    parts: list[str] = []
    for part in _SENTENCE_END.split(text):
        if parts and abbreviations.search(parts[-1].lower()):
            parts[-1] = f"{parts[-1]} {part}"
        elif part.strip():
            parts.append(part.strip())
    return parts
