"""Searching the handbook: what people type becomes a safe FTS5 question; answers are ranked and marked.

Every word is quoted, so that no sign or word of theirs (AND, *, -, ") is an operator. The last word may be
unfinished. A word of five letters or more that stands nowhere may be one slip away from words that do.
Words of the glossary stand for their synonyms. No page text is loaded here: SQLite ranks, cuts and marks.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from desktop.guidance.ranking import Asked, any_of, ranked
from desktop.guidance.words import (
    FORGIVEN_FROM,
    LONGEST_QUESTION,
    LONGEST_WORD,
    MOST_WORDS,
    one_edit_apart,
    plain,
    root_of,
    words_of,
)

MARK_START, MARK_END = "\x02", "\x03"
_MOST_NEIGHBOURS = 6
_MOST_SYNONYMS = 6
_MOST_FORMS = 8

# The sign before rowid keeps SQLite from asking FTS5 once for every page.
_SHOWN = """
SELECT entry.rowid, page.id, page.title, page.part, part.title, page.summary,
       snippet(entry, 4, char(2), char(3), '…', 24), snippet(entry, 3, char(2), char(3), '…', 24)
FROM entry JOIN page ON page.number = entry.rowid LEFT JOIN part ON part.id = page.part
WHERE entry MATCH ? AND +entry.rowid IN ({numbers})
"""
_HEADING_BEFORE = """
SELECT anchor FROM heading
WHERE page = ? AND anchor <> '' AND start < (SELECT instr(body, ?) + ? FROM entry WHERE rowid = ?)
ORDER BY start DESC LIMIT 1
"""
SOURCES = "sources"  # the anchor of the list of sources, on every page
_Row = tuple[int, str, str, str, str | None, str, str, str]


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
    """The pages that answer `query`, best first."""
    asked = _asked(connection, _words(query))
    if not asked or limit < 1:
        return []
    numbers = ranked(connection, asked, limit)
    shown = _SHOWN.format(numbers=",".join(map(str, numbers)))
    rows = {row[0]: row for row in connection.execute(shown, (any_of(asked),))}
    return [_hit(connection, rows[number]) for number in numbers]


def meanings(connection: sqlite3.Connection, query: str) -> list[str]:
    """The terms (ids) that the words of `query` can mean when they are the name of several, such as "M&E"."""
    words = _words(query)
    for length in range(MOST_WORDS, 0, -1):
        for at in range(len(words) - length + 1):
            rows = connection.execute(
                "SELECT term FROM synonym WHERE phrase = ? ORDER BY term", (_phrase(words[at : at + length]),)
            ).fetchall()
            if len(rows) > 1:
                return [term for (term,) in rows]
    return []


def terms_named(connection: sqlite3.Connection, query: str, limit: int = 2) -> list[str]:
    """The terms (ids) whose name begins with the whole of `query`."""
    phrase = _phrase(_words(query))
    if len(phrase) < 3:
        return []
    rows = connection.execute(
        "SELECT term, min(length(phrase)) FROM synonym WHERE phrase >= ? AND phrase < ? GROUP BY term "
        "ORDER BY 2, 1 LIMIT ?",
        (phrase, phrase + "\U0010ffff", limit),
    )
    return [row[0] for row in rows]


def _words(query: str) -> list[str]:
    found = words_of(query[: LONGEST_QUESTION * LONGEST_WORD])
    return [word[:LONGEST_WORD] for word in found][:LONGEST_QUESTION]


def _asked(connection: sqlite3.Connection, words: list[str]) -> list[Asked]:
    """One piece of the question for each word that says something, or for several that are a term together."""
    found: list[Asked] = []
    holding: list[Asked] = []
    holding_words = _holding(connection)
    at = 0
    while at < len(words):
        length = next((n for n in range(MOST_WORDS, 0, -1) if _names(connection, words[at : at + n], n)), 1)
        run = words[at : at + length]
        others = [name for name in _names(connection, run, length) if name != _phrase(run)]
        last = at + length == len(words)
        own = [_word(connection, word, last and n == length - 1) for n, word in enumerate(run)]
        # The words of a term stand together, or apart where each says something by itself: "m" and "e" do not.
        choices = [own[0]] if length == 1 else [f'"{_phrase(run)}"']
        if length > 1 and all(len(word) > 2 for word in run):
            choices.append(f"({' AND '.join(own)})")
        choices += [f'"{name}"' for name in others[:_MOST_SYNONYMS]]
        match = f"({' OR '.join(choices)})"
        says_nothing = length == 1 and not others and plain(run[0]) in holding_words
        if says_nothing:
            holding.append(Asked(match))
        else:
            found.append(Asked(match, _everyday(connection, plain(run[0])) if length == 1 else ""))
        at += length
    return found or holding


def _holding(connection: sqlite3.Connection) -> frozenset[str]:
    row = connection.execute("SELECT value FROM meta WHERE key = 'holding'").fetchone()
    return frozenset(row[0].split()) if row else frozenset()


def _everyday(connection: sqlite3.Connection, word: str) -> str:
    """The everyday words that stand for this one, in all their forms; "" for none."""
    rows = connection.execute("SELECT other FROM everyday WHERE root = ? ORDER BY other", (root_of(word),))
    forms = {form for (other,) in rows for form in (other, *_forms(connection, other))}
    return f"({' OR '.join(sorted(f'{chr(34)}{form}{chr(34)}' for form in forms))})" if forms else ""


def _phrase(words: list[str]) -> str:
    return " ".join(plain(word) for word in words)


def _names(connection: sqlite3.Connection, words: list[str], length: int) -> list[str]:
    """All names of the glossary terms that these words name; none when there are fewer words than asked.

    A name that several terms share leads to all of them, and is never added to a question that named only one: who
    asks for monitoring and evaluation does not mean migration and the environment, though both are "M&E".
    """
    if len(words) < length:
        return []
    phrase = _phrase(words)
    rows = connection.execute(
        "SELECT DISTINCT other.phrase, (SELECT count(*) FROM synonym AS s WHERE s.phrase = other.phrase) "
        "FROM synonym JOIN synonym AS other USING (term) WHERE synonym.phrase = ? ORDER BY other.phrase",
        (phrase,),
    )
    return [name for name, terms in rows if terms == 1 or name == phrase]


def _word(connection: sqlite3.Connection, word: str, last: bool) -> str:
    """The question for one word: quoted; a beginning when it is the last; its forms; forgiven when it is nowhere."""
    asked = f'"{word}"*' if last else f'"{word}"'
    if len(word) < FORGIVEN_FROM - 1:
        return asked
    known = plain(word)
    forms = [f'"{form}"' for form in _forms(connection, known) if form != known]
    if forms:
        return f"({' OR '.join([asked, *forms])})"
    if len(word) < FORGIVEN_FROM or _stands_somewhere(connection, asked):
        return asked
    neighbours = _neighbours(connection, known)
    return f"({' OR '.join(neighbours)})" if neighbours else asked


def _forms(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words of the handbook with the same root, those on most pages first."""
    rows = connection.execute(
        "SELECT word FROM vocabulary WHERE root = ? ORDER BY pages DESC, word LIMIT ?",
        (root_of(word), _MOST_FORMS),
    )
    return [form for (form,) in rows]


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


def _hit(connection: sqlite3.Connection, row: _Row) -> Hit:
    number, page_id, title, part, part_title, summary, body, short = row
    anchor, snippet = "", ""
    if MARK_START in body:
        snippet = body
        marked = body.strip("…")
        words = marked.replace(MARK_START, "").replace(MARK_END, "")
        place = (number, words, marked.index(MARK_START), number)
        found = connection.execute(_HEADING_BEFORE, place).fetchone()
        anchor = found[0] if found else ""
    # The list of sources at the end of a page names much and explains little: where the page says in its beginning
    # what it is about, that is shown, and the page opens there.
    if MARK_START not in body or (anchor == SOURCES and MARK_START in short):
        anchor = ""
        snippet = short if MARK_START in short else summary
    return Hit(page_id, title, part, part_title or "", snippet, anchor)
