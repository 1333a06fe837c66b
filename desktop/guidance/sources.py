"""The handbook as it is written: manifest, pages with their front matter, glossary. Read at build time only.

A page is `<language>/<id>.md`: TOML between two lines of `---`, then Markdown. Mistakes are raised as
`BadSource` with the name of the file, so that whoever writes a page can mend it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.guidance.schema import GLOSSARY, GLOSSARY_PAGE
from desktop.guidance.words import plain

FENCE = "---"


class BadSource(Exception):
    """A file of the handbook that cannot be read; the text names the file and says what is wrong."""


@dataclass(frozen=True)
class SourcePage:
    """A page as written."""

    id: str
    part: str
    title: str
    markdown: str
    summary: str = ""
    minutes: int = 0
    try_it: str = ""
    sources: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    first_line: int = 1  # of its file, where the Markdown begins


@dataclass(frozen=True)
class SourceTerm:
    """A word of the glossary; `synonyms` are found by the search as well."""

    id: str
    title: str
    text: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """The whole handbook in one language, in the order of its manifest."""

    title: str
    parts: tuple[tuple[str, str], ...]  # id, title
    pages: tuple[SourcePage, ...]
    terms: tuple[SourceTerm, ...] = ()
    examples: frozenset[str] = frozenset()  # parts whose pages are examples
    everyday: tuple[tuple[str, ...], ...] = ()  # words that stand for one another in a search
    holding: str = ""  # words that say nothing of what is looked for
    figures: Mapping[str, str] = field(default_factory=dict)  # name -> SVG as written


def read_book(folder: Path, language: str) -> Book:
    """Read the handbook in `folder`. Raises BadSource when the manifest or a page in it cannot be read."""
    manifest = _toml(folder / "manifest.toml")
    parts = manifest.get("part", [])
    pages = [
        _page(folder / language, str(part["id"]), name)
        for part in parts
        for name in map(str, part.get("pages", ()))
    ]
    asked = folder / language / "asked.toml"
    questions = _toml(asked) if asked.is_file() else {}
    pages = [replace(page, synonyms=(*page.synonyms, *_words(questions.get(page.id)))) for page in pages]
    terms = tuple(_terms(folder / language / "glossary.toml"))
    plain_words = folder / language / "everyday.toml"
    everyday = _toml(plain_words) if plain_words.is_file() else {}
    names = [(str(part["id"]), str(part.get("title", ""))) for part in parts]
    if terms:
        names.append((GLOSSARY, str(manifest.get("glossary", "Glossary"))))
        pages.append(glossary_page(terms, names[-1][1]))
    return Book(
        title=str(manifest.get("title", "")),
        parts=tuple(names),
        pages=tuple(pages),
        terms=terms,
        examples=frozenset(str(part["id"]) for part in parts if part.get("examples")),
        everyday=tuple(_words(group) for group in everyday.get("groups", ())),
        holding=" ".join(str(everyday.get("holding", "")).split()),
        figures={path.stem: _text(path) for path in sorted((folder / language / "figures").glob("*.svg"))},
    )


def _toml(path: Path) -> dict[str, Any]:
    return _parse(path, _text(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadSource(f"{path.name}: cannot be read ({problem})") from problem


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise BadSource(f"{path.name}: {problem}") from problem


def _page(root: Path, part: str, name: str) -> SourcePage:
    page_id = name if "/" in name else f"{part}/{name}"
    path = root / f"{page_id}.md"
    return page_from(_text(path), path.name, page_id, part)


def page_from(text: str, file: str, page_id: str, part: str) -> SourcePage:
    """The page that stands in a text. Raises BadSource, naming `file`."""
    lines = text.splitlines()
    try:
        end = lines.index(FENCE, 1) if lines and lines[0] == FENCE else -1
    except ValueError:
        end = -1
    if end < 0:
        raise BadSource(f"{file}: no front matter between two lines of {FENCE}")
    front = _parse(Path(file), "\n".join(lines[1:end]))
    if front.get("id", page_id) != page_id or not front.get("title"):
        raise BadSource(f"{file}: the front matter needs a title and the id {page_id}")
    return SourcePage(
        id=page_id,
        part=part,
        title=str(front["title"]),
        markdown="\n".join(lines[end + 1 :]),
        summary=str(front.get("summary", "")),
        minutes=int(front.get("minutes", 0)),
        try_it=str(front.get("try_it", "")),
        sources=_words(front.get("sources")),
        synonyms=_words(front.get("synonyms")),
        levels=_words(front.get("level")),
        roles=_words(front.get("role")),
        first_line=end + 2,
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _terms(path: Path) -> Iterator[SourceTerm]:
    if not path.is_file():
        return
    for term_id, entry in sorted(_toml(path).items()):
        title = str(entry.get("title", term_id))
        yield SourceTerm(term_id, title, str(entry.get("text", "")), _words(entry.get("synonyms")))


def glossary_page(terms: Sequence[SourceTerm], title: str) -> SourcePage:
    """All terms on one page by their letters, each with an anchor of its own."""
    lines: list[str] = []
    letter = ""
    for term in sorted(terms, key=lambda term: plain(term.title)):
        first = plain(term.title)[:1].upper()
        if first != letter:
            letter = first
            lines += ["", f"## {letter} {{#letter-{letter.lower()}}}", ""]
        lines += [f"### {_escaped(term.title)} {{#{term.id}}}", "", _escaped(term.text), ""]
        if term.synonyms:
            lines += [f"*{_escaped(' · '.join(term.synonyms))}*", ""]
    return SourcePage(GLOSSARY_PAGE, GLOSSARY, title, "\n".join(lines))


def _escaped(text: str) -> str:
    """A text in which Markdown finds no signs of its own."""
    return re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", text)
