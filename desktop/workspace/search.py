"""Finding records of the open workbook by words, in their names first and then in every text they hold."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from desktop.domain.field import Kind
from desktop.domain.record import TABLES, Record, specs_of
from desktop.domain.snapshot import Snapshot

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
    ranked: list[tuple[int, str, int, Found]] = []
    for table, cls in TABLES.items():
        names = [spec.name for spec in specs_of(cls) if spec.kind in _TEXTS]
        for item in snapshot.rows(table).values():
            found = _look(item, words, names)
            if found is not None:
                rank, passage = found
                ranked.append((rank, plain(item.title), len(ranked), Found(table, item, passage)))
    return [found for *_rank, found in sorted(ranked, key=lambda entry: entry[:3])[:limit]]


def _look(item: Record, words: list[str], names: list[str]) -> tuple[int, str] | None:
    title = plain(item.title)
    if all(word in title for word in words):
        return (0 if title.startswith(words[0]) else 1), item.title
    texts = [str(getattr(item, name)) for name in names]
    whole = plain("\n".join(texts))
    if not all(word in whole for word in words):
        return None
    holding = next(text for text in texts if words[0] in plain(text)) if words[0] in whole else texts[0]
    return 2, _passage(holding, words[0])


def _passage(text: str, word: str) -> str:
    # Folding can change lengths; near enough for a passage that people read.
    place = max(plain(text).find(word), 0)
    start, end = max(place - _AROUND, 0), place + len(word) + _AROUND
    cut = " ".join(text[start:end].split())
    return ("... " if start else "") + cut + (" ..." if end < len(text) else "")


def plain(text: str) -> str:
    """Letters without case and accents, so that "ministere" finds "Ministère"."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
