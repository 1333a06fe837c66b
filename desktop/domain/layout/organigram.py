"""Where the boxes of an organigram stand: those below in rows under the one above, wrapped where there is no room.

The largest letters with which everything fits are taken; with the smallest, the sheet grows instead. What somebody
dragged stands where it was put, and whatever it would cover makes way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from desktop.domain.layout.drawing import Point
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid import Measure
from desktop.domain.layout.routing import Box

SIZES = (11.0, 10.0, 9.0, 8.5, 8.0)  # of the name; 8 points can still be read on paper
SMALLEST = 8.0
WIDTHS = (15.0, 12.5, 10.5)  # of a box, in sizes of the name
SHARES = (1.0, 0.62, 0.42, 0.3, 0.2)  # of the sheet that what hangs below one box may take across
MOST_LINES = 4


@dataclass(frozen=True)
class Said:
    """One line under the name of a unit; `attention` where something is missing."""

    text: str
    attention: bool = False


@dataclass(frozen=True)
class Unit:
    """One body. `parent` is the key of the unit above it, "" for none; circles must be cut open before."""

    key: str
    title: str
    said: tuple[Said, ...] = ()
    status: str = ""
    parent: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Tie:
    """A line beside the one to whom a body reports."""

    key: str
    start: str
    end: str
    kind: str


@dataclass(frozen=True)
class Words:
    """One line of words in a box."""

    text: str
    size: float
    bold: bool = False
    attention: bool = False


@dataclass(frozen=True)
class Placed:
    """A unit at its place, with its words broken into lines."""

    unit: Unit
    box: Box
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Layout:
    """All boxes, and the lines between those that were not moved by hand."""

    placed: tuple[Placed, ...]
    trunks: tuple[tuple[Point, ...], ...]
    width: float
    height: float
    size: float
    gap: tuple[float, float]
    moved: frozenset[str] = frozenset()

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """The boxes by key."""
        return {placed.unit.key: placed.box for placed in self.placed}


@dataclass
class _Sizes:
    """What one attempt is made with."""

    size: float
    width: float
    measure: Measure
    room: float

    @property
    def small(self) -> float:
        return max(SMALLEST, self.size - 1.5)

    @property
    def gap(self) -> tuple[float, float]:
        return self.size * 1.5, self.size * 2.6

    @property
    def indent(self) -> float:
        return self.size * 1.5


@dataclass
class _Block:
    """A unit with all that hangs below it, from its upper left corner."""

    width: float
    height: float
    boxes: list[tuple[Unit, Box, tuple[Words, ...]]] = field(default_factory=list)
    lines: list[tuple[Point, ...]] = field(default_factory=list)
    top: Point = (0.0, 0.0)  # where the line from above arrives

    def shifted(self, dx: float, dy: float) -> _Block:
        """The same somewhere else."""
        return _Block(
            self.width,
            self.height,
            [(unit, Box(b.x + dx, b.y + dy, b.width, b.height), words) for unit, b, words in self.boxes],
            [tuple((x + dx, y + dy) for x, y in line) for line in self.lines],
            (self.top[0] + dx, self.top[1] + dy),
        )


def place(
    units: list[Unit],
    frame: Frame,
    places: Mapping[str, Point] | None = None,
    *,
    sizes: tuple[float, ...] = SIZES,
) -> Layout:
    """Place all units into the frame. `places` are middles that were dragged, as shares of width and height."""
    best: Layout | None = None
    for attempt in _attempts(frame, sizes):
        found = _layout(units, attempt, frame)
        if found.width <= frame.width and found.height <= frame.height:
            best = found
            break
        if best is None or _too_much(found, frame) < _too_much(best, frame):
            best = found if attempt.size == sizes[-1] else best
    assert best is not None
    best = _in_the_middle(best, max(frame.width, best.width), max(frame.height, best.height))
    best = _dragged(best, places or {})
    return _mirrored(best) if frame.right_to_left else best


def _attempts(frame: Frame, sizes: tuple[float, ...]) -> Iterator[_Sizes]:
    for size in sizes:
        for width in WIDTHS:
            for share in SHARES:
                yield _Sizes(size, width * size, frame.measure, frame.width * share)


def _too_much(found: Layout, frame: Frame) -> float:
    return max(found.width / frame.width, found.height / frame.height)


def _layout(units: list[Unit], with_: _Sizes, frame: Frame) -> Layout:
    known = {unit.key for unit in units}
    below: dict[str, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent if unit.parent in known else "", []).append(unit)
    roots = [_block(unit, below, with_) for unit in below.get("", [])]
    rows = _rows(roots, frame.width, with_.gap[0] * 1.6)
    placed: list[Placed] = []
    lines: list[tuple[Point, ...]] = []
    y = width = 0.0
    wide = max((_width(row, with_.gap[0] * 1.6) for row in rows), default=0.0)
    for row in rows:
        x = (wide - _width(row, with_.gap[0] * 1.6)) / 2
        for block in row:
            moved = block.shifted(x, y)
            placed += [Placed(unit, box, words) for unit, box, words in moved.boxes]
            lines += moved.lines
            x += block.width + with_.gap[0] * 1.6
        width = max(width, x - with_.gap[0] * 1.6)
        y += max(block.height for block in row) + with_.gap[1]
    return Layout(tuple(placed), tuple(lines), width, max(0.0, y - with_.gap[1]), with_.size, with_.gap)


def _block(unit: Unit, below: Mapping[str, list[Unit]], with_: _Sizes) -> _Block:
    children = [_block(child, below, with_) for child in below.get(unit.key, [])]
    box_width = with_.width * (1.45 if children else 1.0)
    words, height = _written(unit, box_width, with_)
    if not children:
        box = Box(0.0, 0.0, box_width, height)
        return _Block(box_width, height, [(unit, box, words)], [], (box_width / 2, 0.0))
    rows = _rows(children, max(with_.room, box_width), with_.gap[0])
    indent = with_.indent if len(rows) > 1 else 0.0
    inner = max(_width(row, with_.gap[0]) for row in rows)
    width = max(box_width, inner + indent)
    start = indent + (width - indent - inner) / 2
    made = _Block(width, 0.0)
    y = height + with_.gap[1]
    buses: list[float] = []
    first: list[float] = []
    for row in rows:
        x = start
        bus = y - with_.gap[1] / 2
        tops = []
        for child in row:
            moved = child.shifted(x, y)
            made.boxes += moved.boxes
            made.lines += moved.lines
            tops.append(moved.top[0])
            made.lines.append(((moved.top[0], bus), moved.top))
            x += child.width + with_.gap[0]
        first = first or tops
        if buses:
            made.lines.append(((indent / 2, bus), (tops[-1], bus)))
        buses.append(bus)
        y += max(child.height for child in row) + with_.gap[1]
    made.height = y - with_.gap[1]
    middle = min(max((first[0] + first[-1]) / 2, box_width / 2), width - box_width / 2)
    ends = [*first, middle, *([indent / 2] if len(buses) > 1 else [])]
    made.lines.append(((middle, height), (middle, buses[0])))
    if max(ends) - min(ends) > 0.01:
        made.lines.append(((min(ends), buses[0]), (max(ends), buses[0])))
    if len(buses) > 1:
        made.lines.append(((indent / 2, buses[0]), (indent / 2, buses[-1])))
    made.boxes.insert(0, (unit, Box(middle - box_width / 2, 0.0, box_width, height), words))
    made.top = (middle, 0.0)
    return made


def _rows(blocks: list[_Block], room: float, gap: float) -> list[list[_Block]]:
    """Blocks side by side, in as many rows as they need; rows are filled evenly."""
    needed = _greedy(blocks, room, gap)
    if len(needed) < 2:
        return needed
    low = max(block.width for block in blocks)
    high = max(room, low)
    for _step in range(8):  # the narrowest room that takes no more rows
        middle = (low + high) / 2
        if len(_greedy(blocks, middle, gap)) <= len(needed):
            high = middle
        else:
            low = middle
    return _greedy(blocks, high, gap)


def _greedy(blocks: list[_Block], room: float, gap: float) -> list[list[_Block]]:
    rows: list[list[_Block]] = []
    for block in blocks:
        if rows and _width(rows[-1], gap) + gap + block.width <= room + 0.01:
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows


def _width(row: list[_Block], gap: float) -> float:
    return sum(block.width for block in row) + gap * (len(row) - 1)


def _written(unit: Unit, width: float, with_: _Sizes) -> tuple[tuple[Words, ...], float]:
    """The words of a box in lines, and how high it must be for them."""
    inside = width - with_.size * 1.2
    # Bold letters are wider than what was measured; a tenth is enough for our fonts.
    title = broken(unit.title, with_.size, inside / 1.12, with_.measure)
    words = [Words(text, with_.size, bold=True) for text in title]
    for said in unit.said:
        lines = broken(said.text, with_.small, inside, with_.measure)
        words += [Words(text, with_.small, attention=said.attention) for text in lines]
    return tuple(words), sum(line_height(word.size) for word in words) + with_.size


def line_height(size: float) -> float:
    """From one baseline to the next."""
    return size * 1.32


def broken(text: str, size: float, room: float, measure: Measure) -> list[str]:
    """Words in lines that fit; what is left after the fourth, and words that are too long, end in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size)[0] <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
    return [_cut(line, size, room, measure) for line in lines]


def _cut(text: str, size: float, room: float, measure: Measure) -> str:
    if measure(text, size)[0] <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size)[0] <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def _in_the_middle(found: Layout, width: float, height: float) -> Layout:
    dx = (width - found.width) / 2
    placed = tuple(
        Placed(p.unit, Box(p.box.x + dx, p.box.y, p.box.width, p.box.height), p.words) for p in found.placed
    )
    trunks = tuple(tuple((x + dx, y) for x, y in line) for line in found.trunks)
    return Layout(placed, trunks, width, height, found.size, found.gap)


def _dragged(found: Layout, places: Mapping[str, Point]) -> Layout:
    """What was dragged first, each near its place; then the others, where they were or as near as there is room."""
    wanted = {key: point for key, point in places.items() if key in found.boxes}
    if not wanted:
        return found
    taken: list[Box] = []
    boxes: dict[str, Box] = {}
    for placed in sorted(found.placed, key=lambda p: p.unit.key not in wanted):
        box = placed.box
        if placed.unit.key in wanted:
            x, y = wanted[placed.unit.key]
            box = Box(
                x * found.width - box.width / 2, y * found.height - box.height / 2, box.width, box.height
            )
        boxes[placed.unit.key] = _free(_inside(box, found), taken, found)
        taken.append(boxes[placed.unit.key])
    moved = frozenset(key for key, box in boxes.items() if box != found.boxes[key])
    placed_ = tuple(Placed(p.unit, boxes[p.unit.key], p.words) for p in found.placed)
    height = max([found.height, *(box.bottom for box in boxes.values())])
    width = max([found.width, *(box.right for box in boxes.values())])
    return Layout(placed_, (), width, height, found.size, found.gap, moved or frozenset(wanted))


def _inside(box: Box, found: Layout) -> Box:
    x = min(max(box.x, 0.0), max(0.0, found.width - box.width))
    return Box(x, max(box.y, 0.0), box.width, box.height)


def _free(box: Box, taken: list[Box], found: Layout) -> Box:
    """The nearest place where a box covers no other: looked for in rings, at last below everything."""
    gap = found.gap[0]
    if not any(box.meets(other, gap) for other in taken):
        return box
    step = found.size
    for ring in range(1, 80):
        for dx, dy in _ring(ring):
            tried = Box(box.x + dx * step, box.y + dy * step, box.width, box.height)
            if tried.x < 0 or tried.y < 0 or tried.right > found.width:
                continue
            if not any(tried.meets(other, gap) for other in taken):
                return tried
    lowest = max(other.bottom for other in taken)
    return Box(box.x, lowest + found.gap[1], box.width, box.height)


def _ring(ring: int) -> list[tuple[int, int]]:
    side = range(-ring, ring + 1)
    edge = [(n, ring) for n in side] + [(n, -ring) for n in side]
    edge += [(ring, n) for n in side] + [(-ring, n) for n in side]
    return sorted(set(edge), key=lambda p: (p[0] * p[0] + p[1] * p[1], p))


def _mirrored(found: Layout) -> Layout:
    wide = found.width
    placed = tuple(
        Placed(p.unit, Box(wide - p.box.right, p.box.y, p.box.width, p.box.height), p.words)
        for p in found.placed
    )
    trunks = tuple(tuple((wide - x, y) for x, y in line) for line in found.trunks)
    return Layout(placed, trunks, wide, found.height, found.size, found.gap, found.moved)
