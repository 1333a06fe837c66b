"""Names in a row, as many as somebody reads: a text of thousands of names holds up the window and says nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.system.locale import format_number, ngettext

MOST = 60


def in_a_row(names: Sequence[str], between: str = "; ") -> str:
    """The names one after the other; beyond the first ones only how many there are."""
    shown = between.join(names[:MOST])
    more = len(names) - MOST
    if more <= 0:
        return shown
    words = ngettext("and {count} more", "and {count} more", more)
    return f"{shown}{between}{words.format(count=format_number(more))}"
