"""The manifest of a content pack: who it is, what it asks for, and the sum of every file."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.distribution.pack_file import MANIFEST, Fault, Files
from desktop.domain.words import N_
from desktop.system.version import VERSION

ID = re.compile(r"[a-z0-9][a-z0-9-]{1,59}")
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")
_SUM = re.compile(r"[0-9a-f]{64}")
_LONGEST = 200
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Manifest:
    """Who a pack is. `parts` are new parts of the handbook: id and title."""

    id: str
    title: str
    version: str
    languages: tuple[str, ...]
    licence: str
    requires: str = ""
    summary: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    def document(self) -> dict[str, Any]:
        """The manifest as plain values."""
        return {**vars(self), "languages": list(self.languages), "parts": [list(part) for part in self.parts]}


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers that can be compared: 1.2 is 1.2.0."""
    found = [int(part) for part in version.split(".")] if _VERSION.fullmatch(version) else [0]
    return tuple(found + [0] * (3 - len(found)))


def toml_of(files: Files, name: str) -> dict[str, Any]:
    """A TOML file of the pack; empty, with a fault, when it cannot be read."""
    text = text_of(files, name)
    if text is None:
        return {}
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as problem:
        line = _LINE.search(str(problem))
        last = text.rstrip().count("\n") + 1  # a file that ends too early is wrong at its end
        files.faults.append(
            Fault(
                name,
                int(line[1]) if line else last,
                N_("is not TOML: {problem}"),
                {"problem": str(problem)[:200]},
            )
        )
        return {}


def text_of(files: Files, name: str) -> str | None:
    """A text file of the pack; None, with a fault, when it is no UTF-8."""
    try:
        return files.data[name].decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = files.data[name][: problem.start].count(b"\n") + 1
        files.faults.append(Fault(name, line, N_("is not UTF-8 text.")))
        return None


def line_of(text: str, what: str) -> int:
    """The line in which something stands first; 0 when it is nowhere."""
    at = text.find(what)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def read_manifest(files: Files, *, sums: bool) -> Manifest | None:
    """The manifest of a pack. With `sums` every file must have its sum, as in a pack that was built."""
    if MANIFEST not in files.data:
        files.fault(MANIFEST, N_("is missing."))
        return None
    found = toml_of(files, MANIFEST)
    if not found:
        return None
    text = files.data[MANIFEST].decode("utf-8", "replace")
    for name, fits in _RULES.items():
        value = found.get(name)
        if not fits(value):
            files.faults.append(
                Fault(MANIFEST, line_of(text, name), _WORDS[name], {"value": str(value)[:80]})
            )
    if any(not fits(found.get(name)) for name, fits in _RULES.items()):
        return None
    requires = str(found.get("requires", ""))
    if requires and numbers(requires) > numbers(VERSION):
        words = N_("asks for Mainstay {wanted}; this is {here}.")
        files.faults.append(
            Fault(MANIFEST, line_of(text, "requires"), words, {"wanted": requires, "here": VERSION})
        )
    if sums:
        _check_sums(files, found.get("files"), text)
    return Manifest(
        id=found["id"],
        title=found["title"],
        version=found["version"],
        languages=tuple(found["languages"]),
        licence=found["licence"],
        requires=requires,
        summary=str(found.get("summary", ""))[:_LONGEST],
        parts=tuple((str(p["id"]), str(p["title"])[:_LONGEST]) for p in found.get("part", ())),
    )


def _line_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST and value.isprintable()


def _parts(value: object) -> bool:
    if value is None:
        return True
    return isinstance(value, list) and all(
        isinstance(part, dict) and ID.fullmatch(str(part.get("id", ""))) and _line_text(part.get("title"))
        for part in value
    )


def _languages(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, str) and _LANGUAGE.fullmatch(item) for item in value)
    )


_RULES: dict[str, Any] = {
    "id": lambda value: isinstance(value, str) and ID.fullmatch(value) is not None,
    "title": _line_text,
    "version": lambda value: isinstance(value, str) and _VERSION.fullmatch(value) is not None,
    "languages": _languages,
    "licence": _line_text,
    "requires": lambda value: (
        value is None or (isinstance(value, str) and _VERSION.fullmatch(value) is not None)
    ),
    "part": _parts,
}
_WORDS = {
    "id": N_('id needs small letters, digits and hyphens, such as "my-town", and is “{value}”.'),
    "title": N_("title needs one line of text."),
    "version": N_('version needs numbers, such as "1.2", and is “{value}”.'),
    "languages": N_('languages needs a list, such as ["en"], and is “{value}”.'),
    "licence": N_('licence needs one line, such as "CC BY 4.0".'),
    "requires": N_('requires needs a version of Mainstay, such as "0.1", and is “{value}”.'),
    "part": N_("each part needs an id and a title."),
}


def _check_sums(files: Files, listed: object, text: str) -> None:
    sums = listed if isinstance(listed, dict) else {}
    if not isinstance(listed, dict):
        files.faults.append(
            Fault(MANIFEST, 0, N_("has no table [files] with the sum of each file: build the pack."))
        )
        return
    for name in sorted(set(files.data) - {MANIFEST}):
        known = sums.get(name)
        if known is None:
            files.fault(name, N_("has no sum in pack.toml."))
        elif not isinstance(known, str) or not _SUM.fullmatch(known):
            files.faults.append(Fault(MANIFEST, line_of(text, f'"{name}"'), N_("holds no SHA-256 here.")))
        elif hashlib.sha256(files.data[name]).hexdigest() != known:
            files.fault(name, N_("is not what its maker packed: its sum differs."))
    for name in sorted(set(sums) - set(files.data)):
        words = N_("names “{name}”, which is not in the pack.")
        files.faults.append(Fault(MANIFEST, line_of(text, f'"{name}"'), words, {"name": name[:120]}))


def with_sums(text: str, data: Mapping[str, bytes]) -> str:
    """The text of a manifest with the sums of these files; a table of sums that stood there is replaced."""
    head = re.split(r"(?m)^\[files\]\s*$", text)[0].rstrip()
    lines = [
        f'"{name}" = "{hashlib.sha256(data[name]).hexdigest()}"' for name in sorted(data) if name != MANIFEST
    ]
    return "\n".join([head, "", "[files]", *lines, ""])
