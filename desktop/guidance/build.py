"""Makes the handbook's database from its sources: one SQLite file per language, only read afterwards.

The same sources give the same file, byte for byte: nothing in it depends on the clock or the machine.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

from desktop.guidance import extracts, figures
from desktop.guidance.extracts import Extract
from desktop.guidance.links import PAGE, TERM, target_of
from desktop.guidance.rendering import Rendered, render
from desktop.guidance.schema import FORMAT, GLOSSARY_PAGE, SCHEMA, WEIGHTS
from desktop.guidance.sources import BadSource, Book, SourcePage, SourceTerm, read_book
from desktop.guidance.vocabulary import write_vocabulary
from desktop.guidance.words import MOST_WORDS, plain, root_of, words_of
from desktop.system import paths

_BRACKET = re.compile(r"\s*\([^)]*\)$")


def build_handbook(language: str, target: Path, *, folder: Path | None = None) -> None:
    """Build the handbook of `language` from `folder` (default: the program's own) into the file `target`.

    The file appears whole or not at all. Raises BadSource when a page cannot be read, OSError when the
    place cannot be written to.
    """
    book = read_book(folder or paths.handbook(), language)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".db", dir=target.parent)
    os.close(handle)
    try:
        write_book(book, Path(name))
        os.replace(name, target)
    finally:
        Path(name).unlink(missing_ok=True)


def write_book(book: Book, path: Path) -> None:
    """Write a book into an empty file."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        meta = {"title": book.title, "holding": book.holding}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.executemany(
            "INSERT INTO part VALUES (?, ?, ?, ?)",
            [(n, *part, part[0] in book.examples) for n, part in enumerate(book.parts)],
        )
        for number, page in enumerate(book.pages, 1):
            _write_page(connection, number, page)
        _write_terms(connection, book.terms)
        connection.executemany(
            "INSERT INTO figure VALUES (?, ?, '')",
            [(name, _figure(name, book.figures[name])) for name in sorted(book.figures)],
        )
        _write_everyday(connection, book.everyday)
        connection.execute("INSERT INTO entry(entry, rank) VALUES ('rank', ?)", (f"bm25({WEIGHTS})",))
        connection.execute("INSERT INTO entry(entry) VALUES ('optimize')")
        write_vocabulary(connection)
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("VACUUM")
    finally:
        connection.close()


def _write_everyday(connection: sqlite3.Connection, groups: Iterable[tuple[str, ...]]) -> None:
    for group in groups:
        words = [plain(word) for word in group]
        rows = [
            (root_of(word), other) for word in words for other in words if root_of(other) != root_of(word)
        ]
        connection.executemany("INSERT OR IGNORE INTO everyday VALUES (?, ?)", rows)


def _figure(name: str, text: str) -> str:
    try:
        return figures.to_json(figures.parse(text))
    except figures.BadFigure as problem:
        raise BadSource(f"{name}.svg {problem}") from problem


def _write_page(connection: sqlite3.Connection, number: int, page: SourcePage) -> None:
    made = render(page.markdown)
    connection.execute(
        "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, page.id, page.part, page.title, page.summary, page.minutes, page.try_it,
            _list(page.sources), _list(page.levels), _list(page.roles), made.html,
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO heading VALUES (?, ?, ?, ?, ?)",
        [(number, h.start, h.level, h.title, h.anchor) for h in made.headings],
    )
    # What is said twice was found by `problems`; the first page that says it keeps it.
    connection.executemany(
        "INSERT OR IGNORE INTO guidance VALUES (?, ?, ?, ?, ?, ?)", guidance_rows(page.id, made.extracts)
    )
    if page.id == GLOSSARY_PAGE:
        return  # terms are found by their names: a page of all words would answer every question
    connection.execute(
        "INSERT INTO entry(rowid, title, headings, synonyms, summary, body, beside) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            page.title,
            _headings(made),
            " · ".join(page.synonyms),
            page.summary,
            made.text,
            made.beside,
        ),
    )


def guidance_rows(page_id: str, extracts: Iterable[Extract]) -> list[tuple[str, ...]]:
    """What a page says beside steps and fields, one row for each of them."""
    return [(key, page_id, one.anchor, one.why, one.example, one.ask) for one in extracts for key in one.keys]


def _headings(made: Rendered) -> str:
    """The headings that say something of this page; every page has its sources."""
    return " · ".join(heading.title for heading in made.headings if heading.anchor != "sources")


def _list(items: Iterable[str]) -> str:
    return json.dumps(list(items), ensure_ascii=False)


def _write_terms(connection: sqlite3.Connection, terms: Iterable[SourceTerm]) -> None:
    for term in terms:
        connection.execute(
            "INSERT INTO term VALUES (?, ?, ?, ?)", (term.id, term.title, term.text, _list(term.synonyms))
        )
        for phrase in synonyms_of((term.title, *term.synonyms)):
            connection.execute("INSERT INTO synonym VALUES (?, ?)", (phrase, term.id))


def synonyms_of(names: Iterable[str]) -> list[str]:
    """The phrases under which a term with these names is found."""
    # "M&E (environment)" is also found as "M&E": which of the two is meant is asked, not guessed.
    both = [name for full in names for name in (full, _BRACKET.sub("", full))]
    phrases = {" ".join(plain(word) for word in words_of(name)) for name in both}
    return sorted(phrase for phrase in phrases if phrase and len(phrase.split()) <= MOST_WORDS)


def problems(language: str, *, folder: Path | None = None) -> list[str]:
    """What is wrong in the sources although they can be read: links and guidance that lead nowhere."""
    book = read_book(folder or paths.handbook(), language)
    made = {page.id: render(page.markdown) for page in book.pages}
    terms = {term.id for term in book.terms}
    found = [
        f"{page_id}: the link {url} leads nowhere"
        for page_id, page in made.items()
        for url in page.links
        if not _leads(url, page_id, made, terms)
    ]
    found += [
        f"{page_id}: there is no figure {name}"
        for page_id, page in made.items()
        for name in page.figures
        if name not in book.figures
    ]
    said: dict[str, str] = {}
    for page in book.pages:
        rendered = made[page.id]
        for line, key in extracts.faults(rendered.declared, rendered.extracts):
            what = f"{key} is no step or field" if key else "what stands beside a form needs keys and a why"
            found.append(f"{page.id}: line {page.first_line + line - 1}: {what}")
        for key in (key for one in rendered.extracts for key in one.keys):
            if key in said:
                found.append(f"{page.id}: {key} has its words on {said[key]} already")
            said.setdefault(key, page.id)
    return found


def _anchors(page: Rendered) -> set[str]:
    return {heading.anchor for heading in page.headings}


def _leads(url: str, page_id: str, made: dict[str, Rendered], terms: set[str]) -> bool:
    target = target_of(url)
    if target is None:
        return False
    if target.kind == TERM:
        return target.id in terms
    if target.kind not in (PAGE, "heading"):
        return True
    page = made.get(target.id or page_id)
    return page is not None and (not target.anchor or target.anchor in _anchors(page))
