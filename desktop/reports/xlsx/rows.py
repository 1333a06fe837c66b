"""Rows of a register, written straight into the sheet that XlsxWriter has open.

XlsxWriter looks at every cell in ten ways; registers know what is in each column, so a row is one piece of text. That
halves the time of a large register. It uses names of XlsxWriter that are not promised, which is safe while its version
is pinned: the tests read the rows back with another library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

_RISKY = re.compile(r"[&<>\n\t]|_x|^ | $|  ")


def letters_of(column: int) -> str:
    """The name of a column: A, B, ... Z, AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


class Rows:
    """Writes the rows below the head of a sheet; the head must have been written before."""

    def __init__(self, sheet: Any, last: int, columns: int) -> None:
        sheet._write_single_row(last)  # the head goes out, and nothing is written between
        sheet._check_dimensions(last, columns - 1)
        self._sheet = sheet

    def add(self, row: int, cells: Sequence[str], height: float) -> None:
        """Write a row of finished cells; `height` in points, 0 for the usual one."""
        tall = f' ht="{height:g}" customHeight="1"' if height else ""
        self._sheet.fh.write(f'<row r="{row}"{tall}>{"".join(cells)}</row>')

    def text(self, column: int, look: Any) -> Callable[[int, str], str]:
        """What makes cells of text in a column."""
        name, style = letters_of(column), look._get_xf_index()
        control = self._sheet._escape_control_characters

        def cell(row: int, text: str) -> str:
            if _RISKY.search(text):
                inside = f' xml:space="preserve">{escape(control(text))}'
            else:
                inside = f">{text}"
            return f'<c r="{name}{row}" s="{style}" t="inlineStr"><is><t{inside}</t></is></c>'

        return cell

    def number(self, column: int, look: Any) -> Callable[[int, float], str]:
        """What makes cells of numbers in a column."""
        name, style = letters_of(column), look._get_xf_index()
        return lambda row, value: f'<c r="{name}{row}" s="{style}"><v>{value:.16G}</v></c>'
