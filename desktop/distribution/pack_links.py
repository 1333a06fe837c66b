"""What is wrong with the pages of a pack once they are made: links, figures, anchors, what stands beside forms.

Made pages know no lines any more, so each fault is looked for again in the text as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from desktop.distribution.pack_file import Fault
from desktop.domain.words import N_
from desktop.guidance.handbook import Handbook
from desktop.guidance.links import FIGURE, HEADING, PAGE, TERM, target_of
from desktop.system import paths

_ANCHOR = re.compile(r"^(#{1,6}) .*?\{[^}\n]*#([^\s}]+)[^}\n]*\}\s*$", re.M)
_FOOTNOTES = ("fn-", "fnref-")


def page_faults(content: Mapping[str, Any]) -> list[Fault]:
    """The faults of all pages and of the names of catalogues."""
    book = Handbook.open("en")
    try:
        known = _Known(book, content)
        found = [fault for page in content["pages"] for fault in known.faults(page)]
    finally:
        book.close()
    for name in content["catalogues"]:
        if not (paths.resources() / "catalogues" / f"{name}.toml").is_file():
            words = N_("is no catalogue of the program: only those can be added to.")
            found.append(Fault(f"catalogues/{name}.toml", 0, words))
    return found


class _Known:
    """What the handbook and the pack have together."""

    def __init__(self, book: Handbook, content: Mapping[str, Any]) -> None:
        self._book = book
        self._pages = {page["id"]: _anchors(page) for page in content["pages"]}
        self._built = {page.id for part in book.parts() for page in part.pages}
        self._terms = {term.id for term in book.terms()} | {term["id"] for term in content["terms"]}
        self._figures = {figure["name"] for figure in content["figures"]}
        self._keys = book.guidance_keys()

    def faults(self, page: Mapping[str, Any]) -> Iterator[Fault]:
        """What is wrong with one page."""
        file, first = str(page["file"]), int(page["first_line"])
        place = _Places(page["markdown"], first)
        for url in page["links"]:
            if not self._leads(url, page):
                words = N_("has a link that leads nowhere: {url}")
                yield Fault(file, place.of(url), words, {"url": url[:200]})
        for name in page["figures"]:
            if name not in self._figures and self._book.figure(name) is None:
                words = N_("shows a figure that is not there: {name}")
                yield Fault(file, place.of(f"{FIGURE}:{name}"), words, {"name": name})
        for line, key in page["faults"]:
            if not key:
                words = N_(
                    "needs the steps or fields that it stands beside, and a first paragraph that says why."
                )
                yield Fault(file, first + line - 1, words)
        for key, line in page["keys"]:
            if key not in self._keys:
                words = N_("stands beside “{key}”, which is no step or field of the program.")
                yield Fault(file, first + line - 1, words, {"key": key[:80]})
        seen: set[str] = set()
        for heading in _ANCHOR.finditer(page["markdown"]):
            line = first + page["markdown"].count("\n", 0, heading.start())
            if heading[2] in seen:
                words = N_("has two headings with the anchor {anchor}.")
                yield Fault(file, line, words, {"anchor": heading[2][:80]})
            elif heading[2] not in self._pages[page["id"]]:
                words = N_("has a heading whose anchor cannot be used: {anchor}")
                yield Fault(file, line, words, {"anchor": heading[2][:80]})
            seen.add(heading[2])

    def _leads(self, url: str, page: Mapping[str, Any]) -> bool:
        target = target_of(url)
        if target is None:
            return False
        if target.kind == TERM:
            return target.id in self._terms
        if target.kind == HEADING:
            return target.anchor in self._pages[page["id"]] or target.anchor.startswith(_FOOTNOTES)
        if target.kind != PAGE:
            return True
        anchors = self._pages.get(target.id)
        if anchors is None and target.id in self._built:
            built = self._book.page(target.id)
            anchors = {heading.anchor for heading in built.headings} if built is not None else None
        return anchors is not None and (not target.anchor or target.anchor in anchors)


def _anchors(page: Mapping[str, Any]) -> set[str]:
    return {anchor for _level, _title, anchor, _start in page["headings"]}


class _Places:
    """Finds addresses in a text one after another: the same address twice has two lines."""

    def __init__(self, text: str, first: int) -> None:
        self._text, self._first = text, first
        self._from: dict[str, int] = {}

    def of(self, address: str) -> int:
        """The line of the next place with this address; 0 when Markdown made it of something else."""
        at = re.compile(rf"{re.escape(address)}(?![\w#/-])").search(self._text, self._from.get(address, 0))
        if at is None:
            return 0
        self._from[address] = at.end()
        return self._first + self._text.count("\n", 0, at.start())
