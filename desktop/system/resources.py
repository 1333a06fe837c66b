"""Reads the program's own data files: catalogues, and the countries by their ISO codes."""

from __future__ import annotations

from functools import cache

from desktop.domain.catalogue import Catalogue, Entry, parse_catalogue
from desktop.system import paths
from desktop.system.locale import _, country_name


@cache
def catalogue(name: str) -> Catalogue:
    """A catalogue by name; KeyError when there is none."""
    if name == "countries":
        return _countries()
    path = paths.resources() / "catalogues" / f"{name}.toml"
    if not path.is_file():
        raise KeyError(name)
    own = parse_catalogue(name, path.read_text(encoding="utf-8"))
    added = paths.pack_content() / "catalogues" / f"{name}.toml"
    if not added.is_file():
        return own
    return _joined(own, parse_catalogue(name, added.read_text(encoding="utf-8")))


def _joined(own: Catalogue, added: Catalogue) -> Catalogue:
    """Ours with the entries of content packs: further ones at the end, other words for a key in its place."""
    new = {entry.key: entry for entry in added.entries}
    kept = [new.pop(entry.key, entry) for entry in own.entries]
    return Catalogue(own.name, (*kept, *new.values()))


def catalogue_keys(name: str) -> frozenset[str]:
    """The keys of a catalogue, for `record.problems`."""
    return catalogue(name).keys


def choice_label(name: str, key: str) -> str:
    """The words for one key of a catalogue in the present language; "" for "not answered"."""
    if not key:
        return ""
    return country_name(key) if name == "countries" else _(catalogue(name).label(key))


def _countries() -> Catalogue:
    from babel import Locale

    english = {str(code): str(name) for code, name in Locale("en").territories.items()}
    # Two capital letters are countries and territories; numbers are continents; the rest are not places.
    others = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}
    codes = [c for c in english if len(c) == 2 and c.isalpha() and c not in others]
    entries = (
        Entry(code, english[code], source="Unicode CLDR") for code in sorted(codes, key=lambda c: english[c])
    )
    return Catalogue("countries", tuple(entries))
