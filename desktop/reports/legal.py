"""Letters that files of XML may hold: everything that people type, without what would make a file invalid.

One letter that XML forbids makes a whole document or spreadsheet unreadable, so every writer but the PDF's
passes its texts through here.
"""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")


def legal(text: str) -> str:
    """The text with line ends as \\n, halves of letters as a visible sign, and without controls."""
    if text.isascii() and text.isprintable():
        return text
    whole = _HALF.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _FORBIDDEN.sub("", whole.replace("\x85", "\n").replace("\u2028", "\n").replace("\u2029", "\n"))


def one_line(text: str, most: int = 500) -> str:
    """A legal text for a place with a single line, such as the title in the properties of a file."""
    return " ".join(legal(text).split())[:most]


_LINE = 96  # letters of the running header on a page that stands upright


def both_ends(near: str, far: str) -> tuple[str, str]:
    """Two texts for the ends of one line. The shorter text of the far side goes first, the other has the rest."""
    end = cut(far, 50)
    return cut(near, _LINE - len(end)), end


def cut(text: str, most: int) -> str:
    """A text on one line with at most so many letters."""
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
