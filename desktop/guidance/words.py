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


def forms_of(word: str) -> list[str]:
    """Singular and plural of an English word as they might stand in a text; made-up ones do no harm in a search.

    A stemming index would do more, but then the beginning of a word finds nothing while somebody still types.
    """
    found = [word + "s", word + "es"]
    if word.endswith("y"):
        found.append(word[:-1] + "ies")
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s"):
        found.append(word[:-1])
    return [form for form in found if len(form) > 2]


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
