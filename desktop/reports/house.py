"""How an office wants its papers: the sheet, its colour, its logo, its own words at the head, a cover or none.

Every writer reads these; nothing here loads a library. Measures are points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.words import N_

SIDE = 54.0
TOP, BOTTOM = 84.0, 66.0

# Folio is the sheet of 8.5 by 13 inches that offices in Asia and Latin America file.
PAPERS: dict[str, tuple[float, float]] = {
    "a4": (595.2756, 841.8898),
    "letter": (612.0, 792.0),
    "legal": (612.0, 1008.0),
    "folio": (612.0, 936.0),
}
PAPER_NAMES = {"a4": N_("A4"), "letter": N_("Letter"), "legal": N_("Legal"), "folio": N_("Folio")}

# Ours, as #rrggbb. Grey texts have 7 to 1 on white; all of it reads in black and white.
INK, TEAL, DOT, QUIET, RULE = "#1f2d33", "#0f4c5c", "#146275", "#4d5c62", "#c3cfd3"
HEADER_FILL = "#e1edf0"
# Bar and ground of each kind of call-out; the title in bold says the same without colour.
CALL_OUTS = {
    "open": ("#a85014", "#fbeee2"),
    "example": ("#a85014", "#fbeee2"),
    "note": (TEAL, "#e9f2f4"),
    # Of the handbook: from practice, ask the room, a trap, beside the form.
    "practice": (TEAL, "#e9f2f4"),
    "room": ("#1f6038", "#e2f1e6"),
    "trap": ("#a85014", "#fbeee2"),
    "form": (QUIET, "#f4f6f6"),
}
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
MOST_SHEETS = 8  # of a poster, side by side: two metres of A4
READABLE = 4.5  # the contrast that headings need on white


@dataclass(frozen=True)
class House:
    """The look of an office. `colour` is "#rrggbb" or "" for ours; `logo` holds the bytes of a picture that
    `logo.picture` made; `header` stands above every page instead of the title."""

    paper: str = "a4"
    colour: str = ""
    logo: bytes = b""
    header: str = ""
    cover: bool = True
    sheets: int = 3  # of a poster, side by side
    references: bool = False  # each section ends with the page of the handbook that explains it

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return PAPERS.get(self.paper, PAPERS["a4"])

    @property
    def text_width(self) -> float:
        """The width of the text on a page."""
        return self.size[0] - 2 * SIDE

    @property
    def text_height(self) -> float:
        """The height of the text on a page."""
        return self.size[1] - TOP - BOTTOM

    @property
    def accent(self) -> str:
        """The colour of headings: that of the office, darkened until it can be read on white."""
        return readable(self.colour) if is_colour(self.colour) else TEAL

    @property
    def headings(self) -> tuple[tuple[float, float, float, float], ...]:
        """Size, line, room before and after of the three levels of headings; a short paper has smaller ones."""
        first = (17.0, 22.0, 22.0, 8.0) if self.cover else (13.0, 17.0, 14.0, 5.0)
        return (first, (11.5, 15.0, 11.0, 5.0), (10.0, 14.0, 6.0, 3.0))

    @property
    def tint(self) -> str:
        """The ground of the heads of tables."""
        return _mixed(self.accent, 0.13) if is_colour(self.colour) else HEADER_FILL


def is_colour(text: str) -> bool:
    """Whether a text is a colour such as #0f4c5c."""
    return _COLOUR.fullmatch(text.strip()) is not None


def _parts(colour: str) -> tuple[int, int, int]:
    found = _COLOUR.fullmatch(colour.strip())
    digits = found[1] if found else TEAL[1:]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def _mixed(colour: str, share: float) -> str:
    """A colour thinned with white."""
    red, green, blue = (255 - (255 - part) * share for part in _parts(colour))
    return _hex((red, green, blue))


def contrast_on_white(colour: str) -> float:
    """How much a colour differs from white paper, 1 to 21 (the formula of WCAG)."""

    def light(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (light(part) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def readable(colour: str) -> str:
    """The same colour, as dark as words in it must be."""
    red, green, blue = _parts(colour)
    found = _hex((red, green, blue))
    while contrast_on_white(found) < READABLE:
        red, green, blue = (int(part * 0.92) for part in (red, green, blue))
        found = _hex((red, green, blue))
    return found
