"""What a content pack brings, read in a process of its own: pages, terms, figures, catalogues, samples; every fault.

What comes back is plain values that were made here, never bytes of the pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from desktop.distribution.pack_file import Fault, Files, read_files
from desktop.distribution.pack_manifest import Manifest, line_of, read_manifest, text_of, toml_of
from desktop.distribution.pack_pictures import BadPicture, rewritten
from desktop.domain.catalogue import parse_catalogue
from desktop.domain.words import N_
from desktop.guidance import figures
from desktop.guidance.links import figure_of, target_of
from desktop.guidance.rendering import ALLOWED_TAGS
from desktop.guidance.sources import BadSource, SourcePage, page_from

LONGEST_PAGE = 60_000  # letters
LONGEST_TEXT = 4_000
MOST_PAGES, MOST_TERMS, MOST_ENTRIES = 400, 1000, 500

_LINK = re.compile(
    r"\]\(\s*<?([^)\s>]*)|<((?:[a-zA-Z][a-zA-Z0-9+.-]*:|[\\/]{1,2})[^>\s]*)>|^\[[^\]]+\]:\s*(\S+)", re.M
)
_ATTRIBUTE = re.compile(r"(?i)\b(?:href|src|srcset|poster|data|action|xlink:href)\s*=\s*[\"']?([^\"'\s>]*)")
_PICTURE = re.compile(
    r"(?i)!\[[^\]\n]{0,500}\]\(\s*<?([^)\s>]*)|<img\b[^>]{0,500}?\bsrc\s*=\s*[\"']?([^\"'\s>]*)"
)
_TAG = re.compile(r"<\s*/?\s*([a-zA-Z][a-zA-Z0-9-]*)")
_ACTIVE = re.compile(r"(?i)<[^>]*\s(on[a-z]+|style|srcset|formaction)\s*=")


def read_pack(path: str, *, sums: bool) -> dict[str, Any]:
    """Everything that the pack at `path` brings, and its faults. Pages are not rendered yet: that takes time."""
    files = read_files(Path(path))
    manifest = read_manifest(files, sums=sums)
    found: dict[str, Any] = {"manifest": manifest.document() if manifest else None, "sources": []}
    reader = _Contents(files, manifest)
    for name in sorted(files.data):
        reader.read(name)
    found |= {
        "sources": reader.pages,
        "terms": reader.terms,
        "figures": reader.figures,
        "catalogues": reader.catalogues,
        "samples": reader.samples,
    }
    found["faults"] = [[f.file, f.line, f.text, f.args] for f in files.faults]
    return found


class _Contents:
    """Goes through the files of a pack one by one."""

    def __init__(self, files: Files, manifest: Manifest | None) -> None:
        self._files, self._manifest = files, manifest
        self.pages: list[dict[str, Any]] = []
        self.terms: list[dict[str, Any]] = []
        self.figures: list[dict[str, str]] = []
        self.catalogues: dict[str, list[dict[str, str]]] = {}
        self.samples: dict[str, str] = {}

    def read(self, name: str) -> None:
        """Read one file, whatever it is."""
        parts = PurePosixPath(name).parts
        if len(parts) == 1:
            return  # the manifest, and what is meant for people only
        if parts[0] == "catalogues":
            self._catalogue(name, parts[1].removesuffix(".toml"))
        elif parts[0] == "samples":
            self._sample(name, parts[1].removesuffix(".toml"))
        elif self._manifest is not None and parts[0] not in self._manifest.languages:
            self._fault(name, 0, N_("is in “{language}”, which pack.toml does not name."), language=parts[0])
        elif parts[1] == "glossary.toml":
            self._glossary(name, parts[0])
        elif parts[1] == "figures":
            self._figure(name, parts[0], parts[2])
        else:
            self._page(name, parts[0], f"{parts[1]}/{parts[2].removesuffix('.md')}")

    def _fault(self, file: str, line: int, text: str, **args: object) -> None:
        self._files.faults.append(
            Fault(file, line, text, {key: str(value)[:200] for key, value in args.items()})
        )

    def _page(self, name: str, language: str, page_id: str) -> None:
        text = text_of(self._files, name)
        if text is None:
            return
        if len(text) > LONGEST_PAGE:
            self._fault(name, 0, N_("is longer than {most} letters."), most=LONGEST_PAGE)
            return
        if len(self.pages) >= MOST_PAGES:
            self._fault(name, 0, N_("is one page too many: {most} are the most."), most=MOST_PAGES)
            return
        try:
            page = page_from(text, name, page_id, page_id.partition("/")[0])
        except (BadSource, ValueError, TypeError, RecursionError) as problem:
            self._fault(name, 1, N_("cannot be read as a page: {problem}"), problem=problem)
            return
        for line, words, what in _dangers(text):
            self._fault(name, line, words, what=what)
        self.pages.append(_plain(page) | {"language": language, "file": name})

    def _glossary(self, name: str, language: str) -> None:
        text = text_of(self._files, name) or ""
        for term_id, entry in toml_of(self._files, name).items():
            fits = (
                re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", term_id)
                and isinstance(entry, dict)
                and all(isinstance(entry.get(key), str) and entry[key] for key in ("title", "text"))
                and isinstance(entry.get("synonyms", []), list)
            )
            if not fits or len(self.terms) >= MOST_TERMS:
                self._fault(
                    name, line_of(text, f"[{term_id}"), N_("“{term}” needs a title and a text."), term=term_id
                )
                continue
            synonyms = [str(item)[:120] for item in entry.get("synonyms", [])[:40]]
            words = {
                "title": entry["title"][:120],
                "text": entry["text"][:LONGEST_TEXT],
                "synonyms": synonyms,
            }
            self.terms.append({"language": language, "id": term_id, **words})

    def _figure(self, name: str, language: str, file: str) -> None:
        stem, _dot, ending = file.rpartition(".")
        made: dict[str, str] = {"language": language, "name": stem, "drawing": "", "picture": ""}
        try:
            if ending == "svg":
                text = text_of(self._files, name)
                if text is None:
                    return
                made["drawing"] = figures.to_json(figures.parse(text))
            else:
                made["picture"] = rewritten(self._files.data[name], ending)
        except (figures.BadFigure, BadPicture) as problem:
            line = getattr(problem, "line", 0)
            self._fault(name, line, N_("cannot be used as a picture: it {problem}."), problem=problem)
            return
        self.figures.append(made)

    def _catalogue(self, name: str, catalogue: str) -> None:
        listed = toml_of(self._files, name).get("entry")
        if listed is None and any(fault.file == name for fault in self._files.faults):
            return
        text = text_of(self._files, name) or ""
        wrong = [
            n for n, entry in enumerate(listed if isinstance(listed, list) else [()]) if not _is_entry(entry)
        ]
        heads = [found.start() for found in re.finditer(r"^[ \t]*\[\[entry\]\]", text, re.M)]
        for number in wrong:
            line = _line(text, heads[number]) if number < len(heads) else 1
            self._fault(name, line, N_("holds no entry here: each needs a key and a label."))
        if wrong:
            return
        try:
            entries = parse_catalogue(catalogue, text).entries
        except (ValueError, KeyError, TypeError, RecursionError) as problem:
            self._fault(name, 1, N_("cannot be read as a catalogue: {problem}"), problem=problem)
            return
        if len(entries) > MOST_ENTRIES:
            self._fault(name, 0, N_("has more than {most} entries."), most=MOST_ENTRIES)
            return
        self.catalogues[catalogue] = [
            {key: str(value)[:LONGEST_TEXT] for key, value in vars(entry).items() if isinstance(value, str)}
            for entry in entries
        ]

    def _sample(self, name: str, sample: str) -> None:
        text = text_of(self._files, name)
        if text is not None and toml_of(self._files, name):
            self.samples[sample] = text


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and all(
        isinstance(entry.get(name), str) and entry[name] for name in ("key", "label")
    )


def _plain(page: SourcePage) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in vars(page).items()}


def _dangers(text: str) -> Iterator[tuple[int, str, str]]:
    """Links and HTML that will not be shown, with their lines: what goes silently would surprise its author."""
    leads = N_("leads to “{what}”, where no link of a handbook may lead.")
    for found in _LINK.finditer(text):
        url = next(group for group in found.groups() if group is not None)
        if url and target_of(url) is None and not figure_of(url):
            yield _line(text, found.start()), leads, url
    for found in _PICTURE.finditer(text):
        url = found[1] or found[2] or ""
        if not figure_of(url):
            words = N_("shows a picture from “{what}”: only figures of a pack are shown.")
            yield _line(text, found.start()), words, url
    for found in _ATTRIBUTE.finditer(text):
        if found[1] and target_of(found[1]) is None and not figure_of(found[1]):
            yield _line(text, found.start()), leads, found[1]
    for found in _TAG.finditer(text):
        if found[1].lower() not in ALLOWED_TAGS and not found[0].lower().startswith("<http"):
            yield _line(text, found.start()), N_("has <{what}>, which is not shown."), found[1]
    for found in _ACTIVE.finditer(text):
        words = N_("has the attribute “{what}”, which is not shown.")
        yield _line(text, found.start()), words, found[1]


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
