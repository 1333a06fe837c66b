"""Finding records of the open workbook by words, in their names first and then in every text they hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from desktop.domain.field import Kind
from desktop.domain.record import TABLES, Record, specs_of
from desktop.domain.snapshot import Snapshot
from desktop.guidance.search import MARK_END, MARK_START

_TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
_AROUND = 60  # letters of the text shown before and after the first word found


@dataclass(frozen=True)
class Found:
    """A record that holds every word. `text` is the passage where the first of them stands."""

    table: str
    record: Record
    text: str


def find_records(snapshot: Snapshot, text: str, limit: int = 20) -> list[Found]:
    """The records that hold every word of `text`: names that begin with it, then names, then other texts."""
    words = [plain(word) for word in text.split()]
    if not words:
        return []
    ranked: list[tuple[int, str, int, str, Record]] = []
    for table, cls in TABLES.items():
        names = _names(cls)
        for item in snapshot.rows(table).values():
            title = plain(item.title)
            rank = _rank(item, title, words, names)
            if rank is not None:
                ranked.append((rank, title, len(ranked), table, item))
    best = nsmallest(limit, ranked, key=lambda entry: entry[:3])
    # Passages only for those that are shown: a short word stands in every record.
    return [Found(table, item, _shown(item, rank, words[0])) for rank, _title, _n, table, item in best]


def _names(cls: type[Record]) -> list[str]:
    return [spec.name for spec in specs_of(cls) if spec.kind in _TEXTS]


def _rank(item: Record, title: str, words: list[str], names: list[str]) -> int | None:
    """How well a record fits, 0 best; None when it lacks a word."""
    if all(word in title for word in words):
        return 0 if title.startswith(words[0]) else 1
    values = item.__dict__
    whole = plain("\n".join([values[name] for name in names]))
    return 2 if all(word in whole for word in words) else None


def _shown(item: Record, rank: int, word: str) -> str:
    if rank < 2:
        return item.title
    texts = [str(getattr(item, name)) for name in _names(type(item))]
    return _passage(next((text for text in texts if word in plain(text)), texts[0]), word)


def _passage(text: str, word: str) -> str:
    # Folding can change lengths; near enough for a passage that people read.
    place = max(plain(text).find(word), 0)
    start, end = max(place - _AROUND, 0), place + len(word) + _AROUND
    cut = " ".join(text[start:end].split())
    return ("... " if start else "") + cut + (" ..." if end < len(text) else "")


def marked(text: str, asked: str) -> str:
    """The text with every word asked for between the marks of the handbook's search."""
    folded = plain(text)
    if len(folded) != len(text):
        return text  # folding changed lengths: better no marks than marks in the wrong place
    runs = sorted(
        {(at, at + len(word)) for word in set(map(plain, asked.split())) for at in _places(folded, word)}
    )
    found, end = "", 0
    for start, stop in runs:
        if start >= end:
            found += text[end:start] + MARK_START + text[start:stop] + MARK_END
            end = stop
    return found + text[end:]


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while word and at >= 0:
        yield at
        at = text.find(word, at + len(word))


def plain(text: str) -> str:
    """Letters without case and accents, so that "ministere" finds "Ministère"."""
    if text.isascii():
        return text.lower()  # nothing to spread; ten thousand records are looked through at each key
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
