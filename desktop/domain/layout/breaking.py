"""Words broken into lines that fit a box."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.layout.box import Measure

MOST_LINES = 4
_MEASURED = 20.0

Wide = Callable[[str, float], float]
"""How wide a text is at a size."""


def broken(text: str, size: float, room: float, wide: Wide, most: int = MOST_LINES) -> list[str]:
    """Words in lines that fit; what is left after the last line, and words that are too long, end in an ellipsis."""
    lines: list[str] = []
    taken = 0.0
    for word in text.split():
        longer = taken + wide(" ", size) + wide(word, size)
        if lines and longer <= room:
            lines[-1], taken = f"{lines[-1]} {word}", longer
        else:
            lines.append(word)
            taken = wide(word, size)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, size, room, wide) for line in lines]


def _cut(text: str, size: float, room: float, wide: Wide) -> str:
    if sum(wide(word, size) + wide(" ", size) for word in text.split()) - wide(" ", size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if wide(text[:middle].rstrip() + "…", size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def measured_once(measure: Measure) -> Wide:
    """Widths of words, each asked for once: letters grow with their size, and sizes are tried by the dozen."""
    known: dict[str, float] = {}

    def wide(text: str, size: float) -> float:
        if text not in known:
            known[text] = measure(text, _MEASURED)[0] / _MEASURED * 1.02
        return known[text] * size

    return wide
