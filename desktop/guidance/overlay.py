"""The handbook with what content packs bring: a copy of the built one, with pages and terms added or replaced."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.guidance.build import synonyms_of
from desktop.guidance.rendering import render
from desktop.guidance.schema import GLOSSARY, GLOSSARY_PAGE
from desktop.guidance.sources import SourceTerm, glossary_page
from desktop.guidance.vocabulary import write_vocabulary

Content = Mapping[str, Any]


def stamp(base: Path) -> str:
    """What tells a built handbook from another one."""
    found = base.stat()
    return f"{found.st_size}-{found.st_mtime_ns}"


def write_overlay(base: Path, target: Path, language: str, contents: Sequence[Content]) -> None:
    """Write the handbook of `language` with these packs, the later ones over the earlier ones, to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    shutil.copyfile(base, part)
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for content in contents:
            _add_parts(connection, content)
            for page in _of(content, "pages", language):
                _add_page(connection, page)
            for term in _of(content, "terms", language):
                _add_term(connection, term)
            for figure in _of(content, "figures", language):
                values = (figure["name"], figure["drawing"], figure["picture"])
                connection.execute("INSERT OR REPLACE INTO figure VALUES (?, ?, ?)", values)
        if any(content["terms"] for content in contents):
            _glossary_anew(connection)
        connection.execute("DELETE FROM vocabulary")
        write_vocabulary(connection)
        connection.execute("INSERT INTO entry(entry) VALUES ('optimize')")
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('base', ?)", (stamp(base),))
        connection.execute("COMMIT")
    finally:
        connection.close()
    os.replace(part, target)


def _of(content: Content, kind: str, language: str) -> Iterable[Mapping[str, Any]]:
    return (item for item in content[kind] if item["language"] == language)


def _add_parts(connection: sqlite3.Connection, content: Content) -> None:
    """New parts of the handbook; a part that pages name and nobody declared has its id as its title."""
    known = {row[0] for row in connection.execute("SELECT id FROM part")}
    declared = {str(part[0]): str(part[1]) for part in content["manifest"]["parts"]}
    wanted = [*declared, *(str(page["part"]) for page in content["pages"])]
    for part in dict.fromkeys(wanted):
        if part not in known:
            (number,) = connection.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM part").fetchone()
            connection.execute(
                "INSERT INTO part VALUES (?, ?, ?, 0)", (number, part, declared.get(part, part))
            )


def _add_page(connection: sqlite3.Connection, page: Mapping[str, Any]) -> None:
    row = connection.execute("SELECT number FROM page WHERE id = ?", (page["id"],)).fetchone()
    if row is None:
        row = connection.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM page").fetchone()
    number = int(row[0])
    for table, column in (("page", "number"), ("heading", "page"), ("entry", "rowid")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
    lists = (json.dumps(page[name], ensure_ascii=False) for name in ("sources", "levels", "roles"))
    connection.execute(
        "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(
                number,
                page["id"],
                page["part"],
                page["title"],
                page["summary"],
                page["minutes"],
                page["try_it"],
            ),
            *lists,
            page["html"],
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO heading VALUES (?, ?, ?, ?, ?)",
        [(number, start, level, title, anchor) for level, title, anchor, start in page["headings"]],
    )
    if page["id"] == GLOSSARY_PAGE:
        return
    headings = " · ".join(title for _level, title, anchor, _start in page["headings"] if anchor != "sources")
    connection.execute(
        "INSERT INTO entry(rowid, title, headings, synonyms, summary, body, beside) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, page["title"], headings, " · ".join(page["synonyms"]), page["summary"], page["text"]),
            page["beside"],
        ),
    )
    # What the page says beside forms takes the place of what was said; about the others the built words stay, and
    # where their heading is gone they lead to the page as a whole.
    connection.executemany(
        "INSERT OR REPLACE INTO guidance VALUES (?, ?, ?, ?, ?, ?)",
        [(row[0], page["id"], *row[1:]) for row in page["guidance"]],
    )
    connection.execute(
        "UPDATE guidance SET anchor = '' WHERE page = ? AND anchor NOT IN (SELECT anchor FROM heading WHERE page = ?)",
        (page["id"], number),
    )


def _glossary_anew(connection: sqlite3.Connection) -> None:
    """The page of all terms, with those that were added."""
    row = connection.execute("SELECT title FROM part WHERE id = ?", (GLOSSARY,)).fetchone()
    rows = connection.execute("SELECT id, title, text, synonyms FROM term")
    terms = [SourceTerm(key, title, text, tuple(json.loads(names))) for key, title, text, names in rows]
    page = glossary_page(terms, row[0] if row else GLOSSARY)
    made = render(page.markdown)
    headings = [[h.level, h.title, h.anchor, h.start] for h in made.headings]
    words = {"html": made.html, "text": made.text, "headings": headings, "beside": "", "guidance": []}
    _add_page(connection, {**vars(page), **words})


def _add_term(connection: sqlite3.Connection, term: Mapping[str, Any]) -> None:
    connection.execute("DELETE FROM synonym WHERE term = ?", (term["id"],))
    synonyms = json.dumps(term["synonyms"], ensure_ascii=False)
    values = (term["id"], term["title"], term["text"], synonyms)
    connection.execute("INSERT OR REPLACE INTO term VALUES (?, ?, ?, ?)", values)
    rows = [(phrase, term["id"]) for phrase in synonyms_of((term["title"], *term["synonyms"]))]
    connection.executemany("INSERT OR IGNORE INTO synonym VALUES (?, ?)", rows)
