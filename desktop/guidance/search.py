"""Searching the handbook: what people type becomes a safe FTS5 question; answers are ranked and marked.

Every word is quoted, so that no sign or word of theirs (AND, *, -, ") is an operator. The last word may be
unfinished. A word of five letters or more that stands nowhere may be one slip away from words that do.
Words of the glossary stand for their synonyms. No page text is loaded here: SQLite ranks, cuts and marks.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from desktop.guidance.words import (
    FORGIVEN_FROM,
    LONGEST_QUESTION,
    LONGEST_WORD,
    MOST_WORDS,
    forms_of,
    one_edit_apart,
    plain,
    words_of,
)

MARK_START, MARK_END = "\x02", "\x03"
_MOST_NEIGHBOURS = 6
_MOST_SYNONYMS = 6

_FOUND = """
SELECT entry.rowid, page.id, page.title, page.part, part.title, page.summary,
       snippet(entry, 3, char(2), char(3), '…', 24), snippet(entry, 2, char(2), char(3), '…', 24)
FROM entry JOIN page ON page.number = entry.rowid LEFT JOIN part ON part.id = page.part
WHERE entry MATCH ? ORDER BY entry.rank LIMIT ?
"""
_HEADING_BEFORE = """
SELECT anchor FROM heading
WHERE page = ? AND anchor <> '' AND start < (SELECT instr(body, ?) + ? FROM entry WHERE rowid = ?)
ORDER BY start DESC LIMIT 1
"""


@dataclass(frozen=True)
class Hit:
    """A page that was found. `snippet` marks matches with \\x02 and \\x03; `anchor` is the heading above."""

    id: str
    title: str
    part: str
    part_title: str
    snippet: str
    anchor: str


def search(connection: sqlite3.Connection, query: str, limit: int = 20) -> list[Hit]:
    """The pages that answer `query`, best first: those with every word, else those with any."""
    words = [word[:LONGEST_WORD] for word in words_of(query[: LONGEST_QUESTION * LONGEST_WORD])][
        :LONGEST_QUESTION
    ]
    if not words or limit < 1:
        return []
    groups = _groups(connection, words)
    for joint in (" AND ", " OR "):
        rows = connection.execute(_FOUND, (joint.join(groups), limit)).fetchall()
        if rows:
            return [_hit(connection, row) for row in rows]
    return []


def _groups(connection: sqlite3.Connection, words: list[str]) -> list[str]:
    """One bracket of the question for each word, or for several that are a term together."""
    groups, at = [], 0
    while at < len(words):
        length = next((n for n in range(MOST_WORDS, 0, -1) if _names(connection, words[at : at + n], n)), 1)
        run = words[at : at + length]
        others = [name for name in _names(connection, run, length) if name != _phrase(run)]
        last = at + length == len(words)
        own = [_word(connection, word, last and n == length - 1) for n, word in enumerate(run)]
        choices = [" AND ".join(own) if len(own) == 1 else f"({' AND '.join(own)})"]
        choices += [f'"{name}"' for name in others[:_MOST_SYNONYMS]]
        groups.append(f"({' OR '.join(choices)})")
        at += length
    return groups


def _phrase(words: list[str]) -> str:
    return " ".join(plain(word) for word in words)


def _names(connection: sqlite3.Connection, words: list[str], length: int) -> list[str]:
    """All names of the glossary terms that these words name; none when there are fewer words than asked."""
    if len(words) < length:
        return []
    rows = connection.execute(
        "SELECT DISTINCT other.phrase FROM synonym JOIN synonym AS other USING (term) "
        "WHERE synonym.phrase = ? ORDER BY other.phrase",
        (_phrase(words),),
    )
    return [name for (name,) in rows]


def _word(connection: sqlite3.Connection, word: str, last: bool) -> str:
    """The question for one word: quoted; a beginning when it is the last; forgiven when it stands nowhere."""
    asked = f'"{word}"*' if last else f'"{word}"'
    if len(word) < FORGIVEN_FROM:
        return asked
    forms = [f'"{form}"' for form in forms_of(plain(word)) if _is_known(connection, form)]
    if forms:
        return f"({' OR '.join([asked, *forms])})"
    if _stands_somewhere(connection, asked):
        return asked
    neighbours = _neighbours(connection, plain(word))
    return f"({' OR '.join(neighbours)})" if neighbours else asked


def _is_known(connection: sqlite3.Connection, word: str) -> bool:
    row = connection.execute("SELECT 1 FROM vocabulary WHERE length = ? AND word = ?", (len(word), word))
    return row.fetchone() is not None


def _stands_somewhere(connection: sqlite3.Connection, asked: str) -> bool:
    return (
        connection.execute("SELECT 1 FROM entry WHERE entry MATCH ? LIMIT 1", (asked,)).fetchone() is not None
    )


def _neighbours(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words one edit away, those on most pages first."""
    rows = connection.execute(
        "SELECT word, pages FROM vocabulary WHERE length BETWEEN ? AND ?", (len(word) - 1, len(word) + 1)
    )
    near = sorted((-pages, other) for other, pages in rows if one_edit_apart(word, other))
    return [f'"{other}"' for _, other in near[:_MOST_NEIGHBOURS]]


def _hit(connection: sqlite3.Connection, row: tuple[int, str, str, str, str | None, str, str, str]) -> Hit:
    number, page_id, title, part, part_title, summary, body, short = row
    anchor = ""
    if MARK_START in body:
        snippet = body
        marked = body.strip("…")
        words = marked.replace(MARK_START, "").replace(MARK_END, "")
        place = (number, words, marked.index(MARK_START), number)
        found = connection.execute(_HEADING_BEFORE, place).fetchone()
        anchor = found[0] if found else ""
    else:
        snippet = short if MARK_START in short else summary
    return Hit(page_id, title, part, part_title or "", snippet, anchor)
