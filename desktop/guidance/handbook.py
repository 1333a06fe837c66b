"""The reading side of the handbook: pages, terms, search, and what is shown beside a step or a field.

Opened before the first window is painted, so it stands on the standard library alone; the database is made at
build time. Only in a checkout, where people write pages, is it made anew when the sources are newer.
"""

from __future__ import annotations

import base64
import json
import logging
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.flows import FLOWS, step_asking
from desktop.domain.layout.drawing import Drawing
from desktop.domain.words import N_, Message, message
from desktop.guidance.schema import FORMAT, GLOSSARY, GLOSSARY_PAGE, SCHEMA
from desktop.guidance.search import Hit, meanings, search, terms_named
from desktop.system import paths

log = logging.getLogger(__name__)

FALLBACK = "en"

# The step or page that speaks for a table when the handbook says nothing about the field itself.
_STEP_OF_TABLE = {
    "plan_goal": "goal",
    "stakeholder": "stakeholder",
    "assessment": "stakeholder",
    "link": "stakeholder",
    "engagement": "stakeholder.engage",
    "stakeholder_map": "stakeholder.question",
    "link_kind": "stakeholder.links",
    "map_position": "stakeholder.links",
    "body": "body",
    "membership": "body",
    "body_objective": "body",
    "body_line": "body",
    "coordination_proof": "body",
    "capacity": "body",
    "lead_option": "body",
    "focal_point": "body",
    "turnover": "body",
    "facilitator": "body",
    "task": "body",
    "activity": "body",
    "role": "body",
    "responsibility": "body",
    "paper": "body",
    "readiness_proof": "body",
    "meeting": "meeting",
    "attendance": "meeting",
}


@dataclass(frozen=True)
class Heading:
    """A heading inside a page; `level` 1 to 4."""

    level: int
    title: str
    anchor: str


@dataclass(frozen=True)
class PageInfo:
    """A page in the table of contents; `minutes` is the time it takes to read."""

    id: str
    title: str
    summary: str
    minutes: int
    part: str


@dataclass(frozen=True)
class Part:
    """A part of the handbook with its pages in order."""

    id: str
    title: str
    pages: tuple[PageInfo, ...]


@dataclass(frozen=True)
class Page(PageInfo):
    """A whole page. `html` is cleaned; `try_it` is a step or page of the program, "" for none."""

    part_title: str
    html: str
    headings: tuple[Heading, ...]
    try_it: str
    sources: tuple[str, ...]
    levels: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A word of the glossary."""

    id: str
    title: str
    text: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class Guidance:
    """What is said beside a step or field: why we ask, an example, a question for the room."""

    key: str
    title: str
    page: str
    anchor: str
    why: str
    example: str
    ask: str


class Handbook:
    """One language of the handbook. `problem` is a sentence for people while there is nothing to read."""

    def __init__(self, connection: sqlite3.Connection, language: str, problem: Message | None = None) -> None:
        self._connection = connection
        self.edition = 0  # grows whenever the content became another one
        self.language = language
        self.problem = problem

    @classmethod
    def open(
        cls, language: str = FALLBACK, *, folder: Path | None = None, built: Path | None = None
    ) -> Handbook:
        """Open the handbook in `language`, or in English where that one is not there.

        Never raises: a program without its handbook still works, and `problem` then says what is missing.
        `folder` (sources) and `built` (folder of the databases) are the program's own unless given.
        """
        sources, place = folder or paths.handbook(), built or paths.built() / "handbook"
        for name in dict.fromkeys((language, FALLBACK)):
            base = place / f"{name}.db"
            found = _ready(base, sources, name, may_build=folder is not None or _is_checkout())
            if found is not None:
                added = _with_packs(base, name) if folder is None and built is None else None
                if added is not None:
                    found.close()
                return cls(added or found, name)
        empty = sqlite3.connect(":memory:", check_same_thread=False)
        empty.executescript(SCHEMA)
        return cls(
            empty,
            FALLBACK,
            message(N_("The handbook is missing. Installing the program again brings it back.")),
        )

    def extract(self, page_id: str, anchor: str, most: int = 420) -> str:
        """The beginning of a section in the page's own words, ended where a sentence ends; "" for none."""
        row = self._connection.execute(
            "SELECT page.number, entry.body FROM page JOIN entry ON entry.rowid = page.number WHERE page.id = ?",
            (page_id,),
        ).fetchone()
        if row is None:
            return ""
        number, body = row
        heads = self._connection.execute(
            "SELECT start, title, anchor FROM heading WHERE page = ? ORDER BY start", (number,)
        ).fetchall()
        place = next((n for n, (_start, _title, name) in enumerate(heads) if name == anchor), -1)
        start = heads[place][0] + len(heads[place][1]) if place >= 0 else 0
        end = heads[place + 1][0] if place + 1 < len(heads) else len(body)
        return _beginning(body[start:end].strip(), most)

    def reopen(self) -> None:
        """Read anew what there is: content packs came or went. Whoever shows a page asks for it again."""
        fresh = Handbook.open(self.language)
        old, self._connection = self._connection, fresh._connection
        self.language, self.problem = fresh.language, fresh.problem
        self.edition += 1
        old.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def parts(self) -> list[Part]:
        """The table of contents."""
        rows = self._connection.execute("SELECT part, id, title, summary, minutes FROM page ORDER BY number")
        pages: dict[str, list[PageInfo]] = {}
        for part, page_id, title, summary, minutes in rows:
            pages.setdefault(part, []).append(PageInfo(page_id, title, summary, minutes, part))
        parts = self._connection.execute("SELECT id, title FROM part ORDER BY number")
        return [Part(part, title, tuple(pages.get(part, ()))) for part, title in parts]

    def page(self, page_id: str) -> Page | None:
        """A page by its id, or None."""
        row = self._connection.execute(
            "SELECT page.number, page.id, page.title, summary, minutes, part, part.title, html, try_it, "
            "sources, levels, roles FROM page LEFT JOIN part ON part.id = page.part WHERE page.id = ?",
            (page_id,),
        ).fetchone()
        if row is None:
            return None
        number, own_id, title, summary, minutes, part, part_title, html, try_it, sources, levels, roles = row
        headings = self._connection.execute(
            "SELECT level, title, anchor FROM heading WHERE page = ? ORDER BY start", (number,)
        )
        return Page(
            id=own_id,
            title=title,
            summary=summary,
            minutes=minutes,
            part=part,
            part_title=part_title or "",
            html=html,
            headings=tuple(Heading(*heading) for heading in headings),
            try_it=try_it,
            sources=_words(sources),
            levels=_words(levels),
            roles=_words(roles),
        )

    def html(self, page_id: str) -> str:
        """The body of a page as cleaned HTML without any styling; "" when there is no such page."""
        row = self._connection.execute("SELECT html FROM page WHERE id = ?", (page_id,)).fetchone()
        return str(row[0]) if row else ""

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The pages that answer a question, best first."""
        return search(self._connection, query, limit)

    def search_terms(self, query: str, limit: int = 2) -> list[Hit]:
        """The terms of the glossary that the whole of a question names, or begins to name."""
        found = map(self.term, terms_named(self._connection, query, limit))
        return [
            Hit(GLOSSARY_PAGE, term.title, GLOSSARY, self._part_title(GLOSSARY), term.text, term.id)
            for term in found
            if term is not None
        ]

    def meanings(self, query: str) -> list[Term]:
        """The terms between which a question leaves open what is meant; none when it is clear."""
        found = map(self.term, meanings(self._connection, query))
        return [term for term in found if term is not None]

    @property
    def title(self) -> str:
        """The title of the whole."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'title'").fetchone()
        return str(row[0]) if row else ""

    def _part_title(self, part: str) -> str:
        row = self._connection.execute("SELECT title FROM part WHERE id = ?", (part,)).fetchone()
        return str(row[0]) if row else ""

    def figure(self, name: str) -> Drawing | None:
        """A figure of the handbook, or None."""
        row = self._connection.execute("SELECT drawing FROM figure WHERE name = ?", (name,)).fetchone()
        if row is None or not row[0]:
            return None
        from desktop.guidance.figures import from_json  # the parser of SVG is not needed at start

        return from_json(row[0])

    def picture(self, name: str) -> bytes:
        """A picture of a content pack as PNG that was made here; b"" for none."""
        row = self._connection.execute("SELECT picture FROM figure WHERE name = ?", (name,)).fetchone()
        return base64.b64decode(row[0]) if row else b""

    def terms(self) -> list[Term]:
        """The glossary by title."""
        rows = self._connection.execute(
            "SELECT id, title, text, synonyms FROM term ORDER BY title COLLATE NOCASE"
        )
        return [Term(row[0], row[1], row[2], _words(row[3])) for row in rows]

    def term(self, term_id: str) -> Term | None:
        """A word of the glossary, or None."""
        row = self._connection.execute(
            "SELECT id, title, text, synonyms FROM term WHERE id = ?", (term_id,)
        ).fetchone()
        return Term(row[0], row[1], row[2], _words(row[3])) if row else None

    def guidance_keys(self) -> frozenset[str]:
        """Every step and field about which the handbook says something."""
        return frozenset(row[0] for row in self._connection.execute("SELECT key FROM guidance"))

    def guidance(self, key: str) -> Guidance | None:
        """What is said about a step ("plan.scope") or a field ("scope.reason", or else about its step)."""
        for candidate in _candidates(key):
            row = self._connection.execute(
                "SELECT COALESCE(page.title, ''), guidance.page, anchor, why, example, ask "
                "FROM guidance LEFT JOIN page ON page.id = guidance.page WHERE key = ?",
                (candidate,),
            ).fetchone()
            if row is not None:
                return Guidance(candidate, *row)
        return None


def _beginning(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    cut = text[:most]
    stop = max(cut.rfind(sign) for sign in (". ", "? ", "! "))
    return cut[: stop + 1] if stop > most // 3 else cut[: cut.rfind(" ")] + " …"


def _candidates(key: str) -> list[str]:
    table, _, field = key.partition(".")
    step = step_asking(table, field) or step_asking(table)
    # A page with steps opens at the first of them, and says what that one says.
    first = FLOWS[key].steps[0].key if key in FLOWS else ""
    names = (key, step.key if step else "", _STEP_OF_TABLE.get(table, ""), table, first)
    return list(dict.fromkeys(name for name in names if name))


def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _with_packs(base: Path, language: str) -> sqlite3.Connection | None:
    """The handbook with what content packs bring; None without any, or while it is not made from this one yet."""
    path = paths.pack_content() / "handbook" / f"{language}.db"
    found = _connect(path) if path.is_file() else None
    if found is None:
        return None
    try:
        row = found.execute("SELECT value FROM meta WHERE key = 'base'").fetchone()
        state = base.stat()
        if row is not None and row[0] == f"{state.st_size}-{state.st_mtime_ns}":
            return found
    except (sqlite3.DatabaseError, OSError):
        log.warning("the handbook with content packs is damaged: it will be made again")
    found.close()
    return None


def _is_checkout() -> bool:
    return (paths.handbook().parent / "pyproject.toml").is_file()


def _ready(path: Path, sources: Path, language: str, *, may_build: bool) -> sqlite3.Connection | None:
    """A connection to the built handbook, made first where it is missing, stale or of another format."""
    if may_build and (sources / language).is_dir() and _is_stale(path, sources, language):
        _build(path, sources, language)
    found = _connect(path)
    if found is None and may_build and (sources / language).is_dir() and _build(path, sources, language):
        found = _connect(path)
    return found


def _is_stale(path: Path, sources: Path, language: str) -> bool:
    try:
        made = path.stat().st_mtime_ns
    except OSError:
        return True
    newest = (sources / "manifest.toml", *(sources / language).rglob("*"), sources / language)
    return any(item.exists() and item.stat().st_mtime_ns > made for item in newest)


def _build(path: Path, sources: Path, language: str) -> bool:
    # Loaded on use: Markdown and the cleaner take as long to import as all the rest of the start.
    from desktop.guidance.build import build_handbook
    from desktop.guidance.sources import BadSource

    try:
        build_handbook(language, path, folder=sources)
    except (BadSource, OSError, sqlite3.Error) as problem:
        log.warning("the handbook (%s) could not be built: %s", language, problem)
        return False
    return True


def _connect(path: Path) -> sqlite3.Connection | None:
    """The file opened for reading; None when it is not there, is damaged or has another format."""
    if not path.is_file():
        return None
    # "immutable": no lock and no look for a journal, so it also works from a read-only stick.
    found = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        if found.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
            found.execute("SELECT count(*) FROM part").fetchone()
            return found
    except sqlite3.DatabaseError:
        log.warning("the built handbook %s is damaged", path.name)
    found.close()
    return None
