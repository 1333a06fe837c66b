"""Boxes, and words that are measured, shortened and broken to fit them: what every layout counts with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.layout.drawing import Point

Measure = Callable[[str, float], tuple[float, float]]
"""Width and line height of a text at a font size, all in one unit (points in reports, pixels in the
window)."""

LONGEST = 46  # letters of a name in a drawing; the full name stands in the table beside it


@dataclass(frozen=True)
class Box:
    """A rectangle; x and y are its upper left corner, y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two share any area, or come nearer to one another than `gap`."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def holds(self, other: Box) -> bool:
        """Whether `other` lies wholly inside."""
        return (
            self.x <= other.x
            and other.right <= self.right
            and self.y <= other.y
            and other.bottom <= self.bottom
        )


def shorten(text: str, longest: int = LONGEST) -> str:
    """One line of at most `longest` letters; what is left out shows as an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line or "?"
    head = line[: longest - 1]
    cut = head.rpartition(" ")[0]
    return (cut if len(cut) > 0.8 * longest else head).rstrip() + "…"


def wrap(text: str, count: int) -> tuple[str, ...]:
    """The text in at most `count` lines of nearly equal length, broken between words only."""
    words = [word for word in text.split(" ") if word] or [text]
    count = min(count, len(words))
    if count == 1:
        return (" ".join(words),)
    best: tuple[str, ...] = ()
    for first in range(1, len(words) - count + 2):
        lines = (" ".join(words[:first]), *wrap(" ".join(words[first:]), count - 1))
        if not best or max(map(len, lines)) < max(map(len, best)):
            best = lines
    return best


def cut(text: str, room: float, size: float, measure: Measure) -> str:
    """The text, shortened letter by letter until it fits."""
    while len(text) > 1 and measure(text + "…", size)[0] > room:
        text = text[:-1]
    return text + "…"
