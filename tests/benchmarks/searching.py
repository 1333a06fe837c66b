"""Searching a handbook of 20,000 pages, over a bare FTS5 table of the same words."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.guidance.build import write_book
from desktop.guidance.handbook import Handbook
from desktop.guidance.sources import Book, SourcePage
from desktop.guidance.words import plain, words_of
from desktop.system import paths
from tests.benchmarks.measure import Result, in_turn, milliseconds, result

HOW_MANY = 20_000
WORDS = 120  # of each page
QUESTIONS = 40
LIMIT = 20
PAIRS = 9
_BARE = (
    "SELECT rowid, title, snippet(page, 1, '[', ']', '...', 24) FROM page "
    "WHERE page MATCH ? ORDER BY rank LIMIT ?"
)


def vocabulary() -> list[str]:
    """The words of the real handbook, as often as they stand there."""
    texts = [path.read_text(encoding="utf-8") for path in (paths.handbook() / "en").rglob("*.md")]
    found = [word for text in texts for word in words_of(text) if word.isalpha()]
    return found * (1 + 5_000 // max(len(found), 1))


def make_pages(rng: random.Random, words: list[str]) -> list[SourcePage]:
    """Pages of words in an order of their own: rare words stay rare, common ones common."""
    made = []
    for number in range(HOW_MANY):
        body = [*rng.choices(words, k=WORDS), f"page{number}"]
        title = " ".join(rng.choices(words, k=4)).capitalize()
        middle = WORDS // 2
        markdown = f"{' '.join(body[:middle])}.\n\n## More {{#more}}\n\n{' '.join(body[middle:])}.\n"
        made.append(
            SourcePage(id=f"all/p{number}", part="all", title=title, summary=title, markdown=markdown)
        )
    return made


def run(folder: Path) -> list[Result]:
    """The ratio of searching."""
    rng = random.Random(2012)
    words = vocabulary()
    pages = make_pages(rng, words)
    own, bare_path = folder / "built" / "en.db", folder / "bare.db"
    own.parent.mkdir()
    write_book(Book(title="Large", parts=(("all", "All"),), pages=tuple(pages)), own)
    with closing(sqlite3.connect(bare_path)) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE page USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"
        )
        rows = ((page.title, page.markdown.replace("## ", "").replace("{#more}", "")) for page in pages)
        connection.executemany("INSERT INTO page VALUES (?, ?)", rows)
        connection.execute("INSERT INTO page(page) VALUES ('optimize')")
        connection.commit()
    questions = [" ".join(rng.choices(words, k=1 + number % 3)) for number in range(QUESTIONS)]
    asked = [" ".join(f'"{plain(word)}"' for word in question.split()) for question in questions]
    (folder / "no-sources").mkdir()
    handbook = Handbook.open("en", folder=folder / "no-sources", built=own.parent)
    found = sum(len(handbook.search(question, LIMIT)) for question in questions)
    with closing(sqlite3.connect(bare_path)) as connection:

        def ours() -> None:
            for question in questions:
                handbook.search(question, LIMIT)

        def bare() -> None:
            for question in asked:
                connection.execute(_BARE, (question, LIMIT)).fetchall()

        pairs = in_turn(lambda: milliseconds(ours), lambda: milliseconds(bare), PAIRS)
    handbook.close()
    each = [(a / QUESTIONS, b / QUESTIONS) for a, b in pairs]
    method = (
        f"a question of one to three words asked of {HOW_MANY:,} pages of {WORDS} words, the {LIMIT} best "
        "with snippets (ours also: beginnings, slips of the pen, glossary, the heading above), over "
        f"MATCH ... ORDER BY rank LIMIT with snippet in FTS5; {QUESTIONS} questions ({found} answers), in "
        f"turn, median of {PAIRS} pairs"
    )
    return [result("search 20,000 pages", each, "ms", None, method)]
