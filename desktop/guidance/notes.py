"""Searching one's own notes on pages with the same rules as the handbook: in memory, made anew when notes change."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.guidance.schema import SCHEMA
from desktop.guidance.search import Hit, search
from desktop.guidance.vocabulary import write_vocabulary


@dataclass(frozen=True)
class PageRemark:
    """What somebody wrote beside a page."""

    page: str
    title: str
    text: str


class NoteSearch:
    """Finds notes; the last set of notes stays indexed."""

    def __init__(self) -> None:
        self._notes: tuple[PageRemark, ...] = ()
        self._index = _index(())

    def search(self, notes: Sequence[PageRemark], query: str, limit: int = 5) -> list[Hit]:
        """The notes that answer a question; `id` is the page that they are about, `snippet` the note."""
        if tuple(notes) != self._notes:
            self._index.close()
            self._notes = tuple(notes)
            self._index = _index(self._notes)
        if not self._notes:
            return []
        found = search(self._index, query, limit)
        return [replace(hit, id=self._notes[int(hit.id)].page) for hit in found]


def _index(notes: Sequence[PageRemark]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript(SCHEMA)
    for number, note in enumerate(notes):
        connection.execute(
            "INSERT INTO page VALUES (?, ?, 'notes', ?, ?, 0, '', '[]', '[]', '[]', '')",
            (number + 1, str(number), note.title, note.text[:200]),
        )
        connection.execute(
            "INSERT INTO entry(rowid, title, headings, synonyms, summary, body, beside) "
            "VALUES (?, ?, '', '', '', ?, '')",
            (number + 1, note.title, note.text),
        )
    write_vocabulary(connection)
    return connection
