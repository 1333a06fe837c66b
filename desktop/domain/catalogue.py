"""The shape of a catalogue: the keys a choice may take, each with plain words and one sentence of help."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """One choice. `label` and `help` are translated when shown; `level` empty means every level of government."""

    key: str
    label: str
    help: str = ""
    source: str = ""
    level: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """A named list of choices in the order in which they are offered."""

    name: str
    entries: tuple[Entry, ...]
    _by_key: dict[str, Entry] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self._by_key.update({entry.key: entry for entry in self.entries})

    @property
    def keys(self) -> frozenset[str]:
        """All keys."""
        return frozenset(self._by_key)

    def get(self, key: str) -> Entry | None:
        """The entry of a key, or None: a file from elsewhere may hold keys that we do not know."""
        return self._by_key.get(key)

    def label(self, key: str) -> str:
        """The untranslated label of a key; an unknown key is its own label, so that nothing vanishes."""
        entry = self._by_key.get(key)
        return entry.label if entry else key

    def at(self, level: str) -> tuple[Entry, ...]:
        """The entries offered at a level of government ("" is every level)."""
        return tuple(e for e in self.entries if not level or not e.level or level in e.level)


def parse_catalogue(name: str, text: str) -> Catalogue:
    """Read a catalogue from its TOML text (`[[entry]]` with key, label, help, source, level)."""
    entries = tomllib.loads(text).get("entry", [])
    return Catalogue(
        name,
        tuple(
            Entry(
                str(e["key"]), e["label"], e.get("help", ""), e.get("source", ""), tuple(e.get("level", ()))
            )
            for e in entries
        ),
    )
