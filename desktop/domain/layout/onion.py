"""The onion, or map of actors: rings by how close to the heart of the matter, sectors by kind of actor.

The size of a dot is influence; "V" marks who can stop the plan. The same records give the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.layout.box import Box, wrap
from desktop.domain.layout.drawing import (
    DOT,
    INK,
    PAPER,
    QUIET,
    RULE,
    TINT,
    Circle,
    Drawing,
    Path,
    Rect,
    Shape,
    Stroke,
    Words,
    baseline,
)
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.labels import Name, Spot, name_all
from desktop.domain.layout.network import push_apart

# The borders of the rings as shares of the whole: equal rings would leave no room in the middle.
BORDERS = (0.0, 0.47, 0.75, 1.0)
_SIZE = 8.5
_MANY = 60


@dataclass(frozen=True)
class Actor:
    """One stakeholder: `ring` 0 is the innermost, `sector` counts from 0."""

    key: str
    label: str
    ring: int
    sector: int
    influence: int | None = None
    mark: str = ""
    colour: str = DOT


def draw(
    actors: Sequence[Actor],
    sectors: Sequence[str],
    rings: Sequence[str],
    frame: Frame,
    *,
    half: bool = False,
    note: str = "",
    title: str = "",
    alt: str = "",
) -> Drawing:
    """The whole circle, or half of it with the matter at the foot (the rainbow). `note` explains the marks."""
    aside = max((frame.measure(line, _SIZE)[0] for words in sectors for line in wrap(words, 2)), default=0.0)
    middle, reach = _middle(frame, half, aside + 10)
    start, turn = (math.pi, math.pi) if half else (-math.pi / 2, 2 * math.pi)
    shapes = [*_rings(middle, reach, half), *_spokes(middle, reach, len(sectors), start, turn)]
    spots = _spots(actors, middle, reach, len(sectors), start, turn, frame.right_to_left)
    fixed = [
        *_ring_numbers(len(rings), middle, reach),
        *_corner(
            [*(f"{n}  {words}" for n, words in enumerate(rings, 1)), *([note] if note else ())], frame, half
        ),
        *_sector_words(sectors, middle, reach, start, turn, frame),
    ]
    room = Box(3, 3, frame.width - 6, frame.height - 6)
    placed = name_all(
        spots,
        room,
        frame.measure,
        right_to_left=frame.right_to_left,
        most=_MANY,
        blocked=[_room_of(words, frame) for words in fixed if isinstance(words, Words)],
    )
    shapes += fixed
    by_key = {actor.key: actor for actor in actors}
    for spot in spots:
        shapes += _dot(spot, by_key[spot.key], placed.numbers.get(spot.key))
    for name in placed.names:
        shapes += _name(name)
    return Drawing(frame.width, frame.height, tuple(shapes), title, alt, frame.right_to_left)


def _room_of(words: Words, frame: Frame) -> Box:
    """Where a line of words stands."""
    wide, tall = frame.measure(words.text, words.size)
    left = words.x - {"left": 0.0, "centre": wide / 2, "right": wide}[words.align]
    return Box(left - 1, words.y - 0.8 * tall, wide + 2, tall)


def _middle(frame: Frame, half: bool, aside: float) -> tuple[tuple[float, float], float]:
    edge = 26.0
    if half:
        reach = min(frame.width / 2 - aside, frame.height - 2 * edge)
        return (frame.width / 2, frame.height - edge), reach
    reach = min(frame.width / 2 - aside, frame.height / 2 - edge)
    return (frame.width / 2, frame.height / 2), reach


def _arc(middle: tuple[float, float], radius: float, half: bool) -> tuple[tuple[float, float], ...]:
    count = 72
    start, turn = (math.pi, math.pi) if half else (0.0, 2 * math.pi)
    return tuple(
        (
            middle[0] + radius * math.cos(start + turn * n / count),
            middle[1] + radius * math.sin(start + turn * n / count),
        )
        for n in range(count + 1)
    )


def _rings(middle: tuple[float, float], reach: float, half: bool) -> Iterator[Shape]:
    for number in range(len(BORDERS) - 1, 0, -1):
        radius = reach * BORDERS[number]
        fill = TINT if number == 1 else PAPER
        yield Path(_arc(middle, radius, half), Stroke(RULE, 0.9), fill=fill, closed=True)


def _spokes(
    middle: tuple[float, float], reach: float, count: int, start: float, turn: float
) -> Iterator[Shape]:
    for number in range(count + (turn < 6)):
        angle = start + turn * number / count
        inner = reach * 0.06
        yield Path(
            (
                (middle[0] + inner * math.cos(angle), middle[1] + inner * math.sin(angle)),
                (middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle)),
            ),
            Stroke(RULE, 0.7, (3, 2)),
        )


def _spots(
    actors: Sequence[Actor],
    middle: tuple[float, float],
    reach: float,
    sectors: int,
    start: float,
    turn: float,
    right_to_left: bool,
) -> list[Spot]:
    """Everybody evenly inside their field of ring and sector, in one row or in several."""
    fields: dict[tuple[int, int], list[Actor]] = {}
    for actor in actors:
        fields.setdefault((actor.ring, actor.sector), []).append(actor)
    found: dict[str, Spot] = {}
    for (ring, sector), group in fields.items():
        inner, outer = BORDERS[ring] * reach, BORDERS[ring + 1] * reach
        low = max(inner + 0.2 * (outer - inner), 0.16 * reach)
        high = inner + 0.86 * (outer - inner)
        long = turn / sectors * (low + high) / 2
        rows = max(1, min(len(group), round(math.sqrt(len(group) * (high - low) / max(long, 1.0)))))
        for number, actor in enumerate(group):
            row, place = number % rows, number // rows
            in_row = len(range(row, len(group), rows))
            share = (place + 0.5 + (0.25 if row % 2 else 0.0)) / (in_row + (0.25 if rows > 1 else 0))
            radius = (low + high) / 2 if rows == 1 else low + (high - low) * row / (rows - 1)
            side = sectors - 1 - sector if right_to_left else sector
            angle = start + turn * (side + 0.06 + 0.88 * min(share, 0.98)) / sectors
            size = 2.6 if actor.influence is None else 2.2 + 0.9 * actor.influence
            x, y = middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)
            found[actor.key] = Spot(actor.key, x, y, size, actor.label, actor.mark)
    at = [[found[actor.key].x, found[actor.key].y] for actor in actors]
    wide = Box(middle[0] - reach, middle[1] - reach, 2 * reach, 2 * reach if turn > 6 else reach)
    for _round in range(60):
        if not push_apart(at, [found[actor.key].radius for actor in actors], wide):
            break
    return [replace(found[actor.key], x=x, y=y) for actor, (x, y) in zip(actors, at, strict=True)]


def _ring_numbers(count: int, middle: tuple[float, float], reach: float) -> Iterator[Shape]:
    for number in range(count):
        y = middle[1] - (reach * BORDERS[number + 1] - 7)
        yield Words(middle[0], baseline(y, 7), str(number + 1), 7, "centre", QUIET, bold=True)


def _corner(lines: Sequence[str], frame: Frame, half: bool) -> Iterator[Shape]:
    """The names of the rings, from the inside out: inside the rings they would lie under dots."""
    x, align = (frame.width - 2, "right") if frame.right_to_left else (2, "left")
    for number, text in enumerate(lines):
        # Over the half circle there is room in the upper corner; beside the whole one in the lower.
        y = 12 + number * 12 if half else frame.height - 4 - (len(lines) - 1 - number) * 12
        yield Words(x, y, text, _SIZE - 1, align, QUIET)


def _sector_words(
    sectors: Sequence[str],
    middle: tuple[float, float],
    reach: float,
    start: float,
    turn: float,
    frame: Frame,
) -> Iterator[Shape]:
    for number, text in enumerate(sectors):
        side = len(sectors) - 1 - number if frame.right_to_left else number
        angle = start + turn * (side + 0.5) / len(sectors)
        x, y = middle[0] + (reach + 8) * math.cos(angle), middle[1] + (reach + 8) * math.sin(angle)
        align = "centre" if abs(math.cos(angle)) < 0.3 else "left" if math.cos(angle) > 0 else "right"
        lines = wrap(text, 2)
        y += math.sin(angle) * (len(lines) - 1) / 2 * _SIZE * 1.25  # wholly outside, however many lines
        for row, line in enumerate(lines):
            middle_y = y + (row - (len(lines) - 1) / 2) * _SIZE * 1.25
            yield Words(x, baseline(middle_y, _SIZE), line, _SIZE, align, INK, bold=True)


def _dot(spot: Spot, actor: Actor, number: int | None) -> Iterator[Shape]:
    if actor.influence is None:
        yield Circle(spot.x, spot.y, spot.radius, fill=PAPER, stroke=Stroke(actor.colour, 1.1), key=spot.key)
    else:
        yield Circle(spot.x, spot.y, spot.radius, fill=PAPER, key=spot.key)
        yield Circle(spot.x, spot.y, spot.radius - 0.6, fill=actor.colour, key=spot.key)
    if number is not None:
        yield Words(
            spot.x, baseline(spot.y - spot.radius - 4, 6), str(number), 6, "centre", INK, key=spot.key
        )


def _name(name: Name) -> Iterator[Shape]:
    if name.leader:
        yield Path(name.leader, Stroke(QUIET, 0.5))
    box = name.box
    yield Rect(box.x, box.y, box.width, box.height, fill=PAPER, key=name.key)
    leading = box.height / len(name.lines)
    x = box.x + {"left": 0.0, "centre": box.width / 2, "right": box.width}[name.align]
    for number, text in enumerate(name.lines):
        y = baseline(box.y + (number + 0.5) * leading, name.size)
        yield Words(x, y, text, name.size, name.align, INK, key=name.key)
