"""What the handbook says to a town: no advice about bodies that only a national government has.

The pages speak to every level at once, so a few lines of them, shown beside a form, can speak of things a town does not
have. Those lines are left out there; the whole page stays one click away. The words are data for each language.
"""

from __future__ import annotations

import re

_NATIONAL: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"united nations|\bUN (?:country )?teams?\b|\bUNCT\b|cabinet|inter-?ministerial|ministries|ministers\b"
        r"|line ministr|one ministry|prime minister",
        re.IGNORECASE,
    )
}


def speaks_of_a_nation(text: str, language: str) -> bool:
    """Whether a text speaks of what only a national government has; nothing is known of other languages."""
    words = _NATIONAL.get(language.partition("_")[0])
    return words is not None and words.search(text) is not None
