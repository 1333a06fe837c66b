"""Words of a search: cutting a text into them, and telling whether two are one slip of the finger apart."""

from __future__ import annotations

import re
import unicodedata

# A synonym of more words than this is not looked for as a phrase; a question is cut to the first words.
MOST_WORDS = 4
LONGEST_QUESTION = 16
LONGEST_WORD = 64
FORGIVEN_FROM = 5

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text as the index sees them: runs of letters and digits; signs and emoji are none."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def plain(word: str) -> str:
    """The word without capitals and accents, as the index keeps Latin words."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


# Longest first. A stemming index would find less while somebody is in the middle of a word, so roots only widen a
# question: whoever asks about recruiters finds recruitment.
_ENDINGS = (
    *("ations", "ation", "ements", "ement", "ments", "ment", "ators", "ator", "ities", "ingli"),
    *(
        "ants",
        "ates",
        "ated",
        "ant",
        "ate",
        "iti",
        "ive",
        "ions",
        "ion",
        "ings",
        "ing",
        "ers",
        "er",
        "ors",
        "or",
    ),
    *("fulli", "ful", "ness", "less", "es", "ed", "li", "al", "s", "e"),
)
_SHORTEST_ROOT = 4
_SHORTEST_PLURAL = 3


def root_of(word: str) -> str:
    """What forms of an English word share: "recruit" for recruitment, recruiter, recruiting; made for searching."""
    if word.endswith("y") and len(word) > _SHORTEST_PLURAL:
        word = word[:-1] + "i"  # as in its plural: city, cities
    for ending in _ENDINGS:
        least = _SHORTEST_PLURAL if ending == "s" else _SHORTEST_ROOT
        if word.endswith(ending) and len(word) - len(ending) >= least:
            root = word[: -len(ending)]
            doubled = len(root) > _SHORTEST_ROOT and root[-1] == root[-2] and root[-1] in "bdgmnprt"
            return root[:-1] if doubled else root
    return word


def one_edit_apart(first: str, second: str) -> bool:
    """Whether one letter added, lost, changed, or two neighbours swapped turn one word into the other."""
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1 or first == second:
        return False
    at = 0
    while at < len(first) and first[at] == second[at]:
        at += 1
    if len(first) < len(second):
        return first[at:] == second[at + 1 :]
    if first[at + 1 :] == second[at + 1 :]:
        return True
    swapped = first[at : at + 2] == second[at : at + 2][::-1]
    return swapped and first[at + 2 :] == second[at + 2 :]
