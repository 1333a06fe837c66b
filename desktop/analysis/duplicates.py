"""Stakeholders that are probably one and the same, written differently: for people to look at, never joined by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.records import Stakeholder
from desktop.domain.words import folded

# Below, "Ministry of the Interior" and "Ministry of Labour" begin to look alike (75); "Labor" and "Labour" are at 97.
LIKELY = 86.0
MOST = 50
_FILLERS = frozenset(
    "the of for and a an de la le les des du el los las da do dos das et y e al".split()  # noqa: SIM905
)
_SHORT = {
    "min": "ministry",
    "dept": "department",
    "dep": "department",
    "assoc": "association",
    "assn": "association",
    "org": "organisation",
    "organization": "organisation",
    "univ": "university",
    "natl": "national",
    "intl": "international",
    "govt": "government",
    "comm": "commission",
    "labor": "labour",
    "center": "centre",
}


@dataclass(frozen=True)
class Likely:
    """Two that may be one; `score` up to 100."""

    first: Stakeholder
    second: Stakeholder
    score: float


def likely_duplicates(stakeholders: Iterable[Stakeholder]) -> list[Likely]:
    """The pairs whose names are nearly the same, the likeliest first; at most fifty."""
    from rapidfuzz import fuzz, process

    items = [item for item in stakeholders if item.name.strip()]
    names = [_key(item.name) for item in items]
    # Every pair is compared inside the library; only the rows above the threshold come back.
    found: list[Likely] = []
    for n, name in enumerate(names):
        rest = names[n + 1 :]
        for _other, score, place in process.extract(
            name, rest, scorer=fuzz.token_sort_ratio, score_cutoff=LIKELY, limit=5
        ):
            second = items[n + 1 + place]
            if not _told_apart(items[n].name, second.name):
                found.append(Likely(items[n], second, round(score, 1)))
        for place, other in enumerate(rest):
            if _stands_for(items[n].name, items[n + 1 + place].name, name, other):
                found.append(Likely(items[n], items[n + 1 + place], 90.0))
    unique = {(pair.first.id, pair.second.id): pair for pair in found}
    return sorted(unique.values(), key=lambda pair: -pair.score)[:MOST]


def _words(name: str) -> list[str]:
    return [_SHORT.get(word, word) for word in re.findall(r"\w+", folded(name))]


def _key(name: str) -> str:
    """The words of a name that tell it apart, short forms written out."""
    words = _words(name)
    return " ".join([word for word in words if word not in _FILLERS] or words)


def _told_apart(one: str, other: str) -> bool:
    """Whether only a number or a single letter tells two names apart: district 1 is not district 2."""
    first, second = set(_words(one)), set(_words(other))
    differ = first ^ second
    return bool(differ) and all(word.isdecimal() or len(word) == 1 for word in differ)


def _stands_for(one: str, other: str, key: str, other_key: str) -> bool:
    """Whether one name is the initials of the other ("DILG", Department of the Interior and Local Government)."""
    for short, words in ((one.strip(), other_key), (other.strip(), key)):
        letters = short.replace(".", "")
        if 3 <= len(letters) <= 8 and letters.isalpha() and letters.isupper():
            if folded(letters) == "".join(word[0] for word in words.split()):
                return True
    return False
