"""Sheets for the table: cards with short codes to lay out, and an empty grid to lay them on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.layout.box import wrap
from desktop.domain.layout.boxes import fitting
from desktop.domain.layout.drawing import (
    INK,
    QUIET,
    RULE,
    Drawing,
    Path,
    Rect,
    Shape,
    Stroke,
    Words,
    baseline,
)
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid import STEPS
from desktop.domain.scoring import CUT
from desktop.reports.figures.influence import corners
from desktop.system.locale import _
from desktop.system.resources import choice_label

COLUMNS, ROWS = 2, 5
ON_A_SHEET = COLUMNS * ROWS


def cards(named: Sequence[tuple[str, str]], frame: Frame) -> Drawing:
    """Ten cards to cut out: the code large, the name below, and two boxes for the values."""
    wide, tall = frame.width / COLUMNS, frame.height / ROWS
    shapes: list[Shape] = []
    for number, (code, name) in enumerate(named[:ON_A_SHEET]):
        row, column = divmod(number, COLUMNS)
        column = COLUMNS - 1 - column if frame.right_to_left else column
        shapes += _card(code, name, column * wide, row * tall, wide, tall, frame)
    title = _("Cards")
    alt = "; ".join(f"{c} {n}" for c, n in named)
    return Drawing(frame.width, frame.height, tuple(shapes), title, alt, frame.right_to_left)


def _card(
    code: str, name: str, x: float, y: float, wide: float, tall: float, frame: Frame
) -> Iterator[Shape]:
    cut = Stroke(RULE, 0.6, (4, 3))
    yield Rect(x, y, wide, tall, stroke=cut)
    edge, align = (x + wide - 12, "right") if frame.right_to_left else (x + 12, "left")
    yield Words(edge, y + 30, code, 22, align, INK, bold=True)
    lines = wrap(" ".join(name.split()) or "?", 2) if frame.measure(name, 12)[0] > wide - 24 else (name,)
    for number, line in enumerate(lines):
        yield Words(edge, y + 52 + number * 16, fitting(line, wide - 24, 12, frame.measure), 12, align, INK)
    for number, words in enumerate((_("Influence"), _("Interest"))):
        left = x + 12 + number * (wide - 24) / 2
        if frame.right_to_left:
            left = x + wide - 12 - (number + 1) * (wide - 24) / 2
        yield Rect(left, y + tall - 34, 24, 22, stroke=Stroke(QUIET, 0.8))
        yield Words(left + 30, baseline(y + tall - 23, 9), words, 9, "left", QUIET)


def blank_grid(frame: Frame) -> Drawing:
    """The grid with its words and nobody in it."""
    side, under = 34.0, 34.0
    wide, tall = (frame.width - side) / STEPS, (frame.height - under) / STEPS
    start = 0.0 if frame.right_to_left else side
    line, cut = Stroke(RULE, 0.6), Stroke(INK, 1.2, (5, 3))
    shapes: list[Shape] = [Rect(start, 0, wide * STEPS, tall * STEPS, stroke=Stroke(INK, 1.0))]
    for n in range(1, STEPS):
        shapes.append(Path(((start + n * wide, 0), (start + n * wide, tall * STEPS)), line))
        shapes.append(Path(((start, n * tall), (start + wide * STEPS, n * tall)), line))
    low = (CUT - 1) * wide
    x = start + (wide * STEPS - low if frame.right_to_left else low)
    y = (STEPS - CUT + 1) * tall
    shapes += [Path(((x, 0), (x, tall * STEPS)), cut), Path(((start, y), (start + wide * STEPS, y)), cut)]
    shapes += _grid_words(frame, start, wide, tall)
    alt = _("An empty grid of five by five.")
    return Drawing(frame.width, frame.height, tuple(shapes), _("Empty grid"), alt, frame.right_to_left)


def _grid_words(frame: Frame, start: float, wide: float, tall: float) -> Iterator[Shape]:
    words = corners()
    rtl = frame.right_to_left
    beside = start + wide * STEPS + 6 if rtl else start - 6
    for value in range(1, STEPS + 1):
        middle = (STEPS - value + 0.5) * tall
        yield Words(beside, baseline(middle, 11), str(value), 11, "left" if rtl else "right", INK, bold=True)
        column = STEPS - value if rtl else value - 1
        yield Words(
            start + (column + 0.5) * wide, tall * STEPS + 14, str(value), 11, "centre", INK, bold=True
        )
        under = fitting(choice_label("interest_scale", str(value)), wide - 4, 8, frame.measure)
        yield Words(start + (column + 0.5) * wide, tall * STEPS + 26, under, 8, "centre", QUIET)
    for text, high, far in (
        (words.high_low, True, False),
        (words.high_high, True, True),
        (words.low_low, False, False),
        (words.low_high, False, True),
    ):
        right = far != rtl
        x = start + wide * STEPS - 6 if right else start + 6
        y = 14 if high else tall * STEPS - 6
        yield Words(x, y, text, 9, "right" if right else "left", QUIET)
    turn = start + wide * STEPS + 26 if rtl else start - 22
    yield Words(turn, tall * STEPS / 2, words.upwards, 9, "centre", QUIET, turned=90)
