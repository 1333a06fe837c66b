"""Names as long as somebody reads them, and as many. The whole is in the record, and in the tip over what is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from desktop.domain.record import Record
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.text import set_tip

MOST = 60  # names in a row: thousands hold up the window and say nothing more
LONGEST = 90  # letters of a name: about three lines in the narrowest panel
PIECE = 24  # letters after which a word that is longer than a line may go on in the next
_UNBROKEN = re.compile(r"[^\s/\\]{41,}")
_BREAK = "\u200b"  # a line may end here


def title_of(item: Record) -> str:
    """A record's title for the screen; one without a name says so."""
    return item.title or _("(no name yet)")


def in_a_row(names: Sequence[str], between: str = "; ") -> str:
    """The names one after the other, each as long as it can be read; beyond the first ones only how many there are."""
    shown = between.join(cut(name) for name in names[:MOST])
    more = len(names) - MOST
    if more <= 0:
        return shown
    words = ngettext("and {count} more", "and {count} more", more)
    return f"{shown}{between}{words.format(count=format_number(more))}"


def cut(name: str, most: int = LONGEST) -> str:
    """The name, or its beginning and an ellipsis; a word longer than a line can be broken."""
    shown = name
    if len(name) > most:
        shown = name[:most]
        whole_words = shown.rpartition(" ")[0]
        shown = (whole_words if len(whole_words) > most // 2 else shown).rstrip() + "…"
    return _UNBROKEN.sub(_in_pieces, shown)


def _in_pieces(found: re.Match[str]) -> str:
    word = found[0]
    return _BREAK.join(word[start : start + PIECE] for start in range(0, len(word), PIECE))


def show_name(label: QLabel, name: str, most: int = LONGEST) -> None:
    """Show a name on a label: the whole of it for a screen reader, and as a tip when it had to be cut."""
    label.setText(cut(name, most))
    label.setAccessibleName(name)
    set_tip(label, name if len(name) > most else "")
