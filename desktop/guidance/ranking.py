"""Which pages answer best: every word of a question counts by how rare it is, and once, however many forms it has.

FTS5 alone adds up all alternatives of a word: a page with many forms of one word would beat a page with all the words.
So FTS5 chooses the candidates, and here each word is weighed by itself: at most its rarity, and an everyday word that
stands for another counts less than the word itself. A page that is an example comes after one about the subject.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.guidance.schema import WEIGHTS

CANDIDATES = 120
ENOUGH = 20  # pages with every word; with fewer, those with some words are looked at as well
MERELY_THERE = 0.25  # of the weight of a word goes to any page that has it,
ABOUT = 0.45  # this to one with it in title, headings, synonyms or summary; the rest to where and how often
STANDS_FOR = 0.6  # what an everyday word counts that stands for the one asked for
EXAMPLE = 0.85  # what a page counts in a part of examples, where subjects come up only by the way
FEW = 3  # up to so many words, pages with all of them come first

_CANDIDATES = "SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT ?"
_SUBJECT = "{{title headings synonyms summary}} : ({})"
_COUNT = "SELECT count(*) FROM entry WHERE entry MATCH ?"


@dataclass(frozen=True)
class Asked:
    """One word (or term) of a question as FTS5 asks it, and the everyday words that stand for it ("" for none)."""

    match: str
    instead: str = ""

    @property
    def either(self) -> str:
        """Both together."""
        return f"({self.match} OR {self.instead})" if self.instead else self.match


def any_of(asked: Sequence[Asked]) -> str:
    """The question that finds every page with at least one of the words."""
    return " OR ".join(one.either for one in asked)


def ranked(connection: sqlite3.Connection, asked: Sequence[Asked], limit: int) -> list[int]:
    """The numbers of the best pages."""
    most = max(limit, CANDIDATES)
    # Where enough pages have every word, nobody has to look at those that have some: with common words that is most.
    found = _numbers(connection, " AND ".join(one.either for one in asked), most)
    if len(found) < max(limit, ENOUGH) and len(asked) > 1:
        found = list(dict.fromkeys([*found, *_numbers(connection, any_of(asked), most)]))
    if (len(asked) == 1 and not asked[0].instead) or len(found) < 2:
        return found[:limit]
    pages = connection.execute("SELECT count(*) FROM page").fetchone()[0]
    scores = dict.fromkeys(found, 0.0)
    missing = dict.fromkeys(found, len(asked))
    for one in asked:
        best = _weights(connection, one.match, found, pages, 1.0)
        exact = set(best)
        if one.instead:
            for page, weight in _weights(connection, one.instead, found, pages, STANDS_FOR).items():
                best[page] = max(best.get(page, 0.0), weight)
        for page, weight in best.items():
            scores[page] += weight
            missing[page] -= page in exact
    for page in _examples(connection, found):
        scores[page] *= EXAMPLE
    whole = len(asked) <= FEW
    order = {page: place for place, page in enumerate(found)}
    return sorted(found, key=lambda page: (whole and missing[page] > 0, -scores[page], order[page]))[:limit]


def _numbers(connection: sqlite3.Connection, match: str, most: int) -> list[int]:
    return [int(row[0]) for row in connection.execute(_CANDIDATES, (match, most))]


def _examples(connection: sqlite3.Connection, among: Sequence[int]) -> list[int]:
    rows = connection.execute(
        "SELECT page.number FROM page JOIN part ON part.id = page.part WHERE part.examples "
        f"AND page.number IN ({','.join(map(str, among))})"
    )
    return [number for (number,) in rows]


def _weights(
    connection: sqlite3.Connection, match: str, among: Sequence[int], pages: int, most: float
) -> dict[int, float]:
    """The weight of one word on each of these pages: the rarer the word, the more."""
    (count,) = connection.execute(_COUNT, (match,)).fetchone()
    if not count:
        return {}
    # The sign before rowid keeps SQLite from asking FTS5 once for every page.
    only = f"AND +rowid IN ({','.join(map(str, among))})"
    rows = connection.execute(
        f"SELECT rowid, -bm25(entry, {WEIGHTS}) FROM entry WHERE entry MATCH ? {only}", (match,)
    ).fetchall()
    about = {
        row[0]
        for row in connection.execute(
            f"SELECT rowid FROM entry WHERE entry MATCH ? {only}", (_SUBJECT.format(match),)
        )
    }
    top = max((score for _page, score in rows), default=0.0) or 1.0
    rarity = most * math.log(1 + pages / count)
    rest = 1 - MERELY_THERE - ABOUT
    return {
        page: rarity * (MERELY_THERE + ABOUT * (page in about) + rest * score / top) for page, score in rows
    }
