"""The words that stand on the pages of a database, kept beside its index: for slips of the finger and word forms."""

from __future__ import annotations

import sqlite3
from collections import Counter

from desktop.guidance.words import plain, root_of, words_of


def write_vocabulary(connection: sqlite3.Connection) -> None:
    """The words of all pages with the number of pages each stands on, for slips of the finger and word forms."""
    pages: Counter[str] = Counter()
    for texts in connection.execute("SELECT title, headings, synonyms, summary, body, beside FROM entry"):
        pages.update({plain(word) for word in words_of(" ".join(texts))})
    rows = sorted((len(word), word, count, root_of(word)) for word, count in pages.items())
    connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?, ?)", rows)
