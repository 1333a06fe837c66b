"""The influence and interest grid: where each stakeholder's dot and name stand.

Influence runs upwards, interest along the direction of reading. A value on the cut belongs to the high side.
Dots of equal value are spread inside their cell. Names never cover a dot or one another: in a crowd they are shortened
and stand farther away with a line to their dot. When there is no room at all, every dot carries a number instead and
`keys` says who is who. Same actors and size, same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.layout.box import LONGEST, Box, Measure, cut, shorten, wrap
from desktop.domain.layout.drawing import DOT
from desktop.domain.layout.labels import Spot, name_all
from desktop.domain.scoring import CUT

STEPS = 5
_PAD = 4.0
_SIZES = (7.5, 7.0, 6.5)
_NUMBER_SIZE = 7.0
_TRIES = 40
_AIR = 2.5  # between two names in one line
_RIM = 2.0  # between a name and the border
MOST_NAMED = 80  # of more, dots carry numbers


@dataclass(frozen=True)
class Actor:
    """One stakeholder as the grid needs it; a value of None was never judged. `mark` follows the name
    uncut, `colour` is the role of its dot."""

    key: str
    label: str
    influence: int | None
    interest: int | None
    mark: str = ""
    colour: str = DOT


@dataclass(frozen=True)
class Dot:
    """The mark of one actor."""

    key: str
    x: float
    y: float
    radius: float
    colour: str = DOT

    @property
    def box(self) -> Box:
        """The square around the dot."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True)
class Label:
    """Words in the drawing: `align` says where each line stands in the box ("left", "centre" or "right")."""

    key: str
    lines: tuple[str, ...]
    box: Box
    size: float
    align: str
    leader: tuple[tuple[float, float], ...] = ()  # the line to its dot, where it does not stand beside it


@dataclass(frozen=True)
class Grid:
    """The whole drawing. `cut` is the point where the two dashed lines cross."""

    frame: Box
    plot: Box
    cut: tuple[float, float]
    words: Corners
    right_to_left: bool
    corners: tuple[Label, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    unplaced: tuple[str, ...]
    numbered: bool = False
    keys: tuple[tuple[int, str], ...] = ()

    def cell(self, influence: int, interest: int) -> Box:
        """The part of the plot that stands for two values."""
        return _Cells(self.plot, self.right_to_left).at(influence, interest)

    def values_at(self, x: float, y: float) -> tuple[int, int]:
        """The influence and interest of the cell at a point; of the nearest one beside the plot."""
        width, height = self.plot.width / STEPS, self.plot.height / STEPS
        column = min(STEPS - 1, max(0, int((x - self.plot.x) // width)))
        row = min(STEPS - 1, max(0, int((y - self.plot.y) // height)))
        return STEPS - row, (STEPS - column) if self.right_to_left else column + 1


@dataclass(frozen=True)
class Corners:
    """The names of the four parts and of the two directions, in the words of the reader's language."""

    high_low: str
    high_high: str
    low_low: str
    low_high: str
    across: str = ""
    upwards: str = ""


@dataclass(frozen=True)
class _Cells:
    """The plot area and its five by five cells."""

    plot: Box
    right_to_left: bool

    @property
    def size(self) -> tuple[float, float]:
        return self.plot.width / STEPS, self.plot.height / STEPS

    def at(self, influence: int, interest: int) -> Box:
        width, height = self.size
        column = STEPS - interest if self.right_to_left else interest - 1
        return Box(self.plot.x + column * width, self.plot.y + (STEPS - influence) * height, width, height)

    @property
    def cut(self) -> tuple[float, float]:
        width, height = self.size
        columns = STEPS - CUT + 1 if self.right_to_left else CUT - 1
        return self.plot.x + columns * width, self.plot.y + (STEPS - CUT + 1) * height


def place(
    actors: Sequence[Actor],
    corners: Corners,
    *,
    width: float,
    height: float,
    measure: Measure,
    right_to_left: bool = False,
    lengths: Sequence[int] = (LONGEST,),
) -> Grid:
    """Compute the drawing. `width` and `height` are in the unit of `measure`; axis titles stand outside.

    `lengths` are the letters that names may have: shorter ones are tried before dots carry numbers.
    """
    frame = Box(0.0, 0.0, width, height)
    band = _band(corners, width, measure)
    cells = _Cells(Box(0.0, band, width, height - 2 * band), right_to_left)
    named = _corner_labels(corners, frame, cells, band, measure)
    known = [a for a in actors if a.influence is not None and a.interest is not None]
    unplaced = tuple(a.key for a in actors if a.influence is None or a.interest is None)
    dots, labels = _with_names(known, cells, measure, lengths)
    if labels is None:
        dots, labels = _with_leaders(known, cells, frame, [label.box for label in named], measure)
    if labels is not None:
        return Grid(frame, cells.plot, cells.cut, corners, right_to_left, named, dots, labels, unplaced)
    dots, labels = _with_numbers(known, cells, measure)
    keys = tuple((number, shorten(actor.label, 200) + actor.mark) for number, actor in enumerate(known, 1))
    return Grid(
        frame, cells.plot, cells.cut, corners, right_to_left, named, dots, labels, unplaced, True, keys
    )


# Names of the four parts ----------------------------------------------------------------------------------


def _corner_lines(text: str, room: float, size: float, measure: Measure) -> tuple[str, ...]:
    for count in (1, 2, 3):
        lines = wrap(text, count)
        if max(measure(line, size)[0] for line in lines) <= room:
            return lines
    return tuple(cut(line, room, size, measure) for line in wrap(text, 3))


def _band(corners: Corners, width: float, measure: Measure) -> float:
    """The height kept free above and below the cells, so that no dot can cover the name of a part."""
    low, high = _part_widths(width)
    lines = max(
        len(_corner_lines(text, room, 8.5, measure))
        for text, room in (
            (corners.high_low, low),
            (corners.low_low, low),
            (corners.high_high, high),
            (corners.low_high, high),
        )
    )
    return lines * measure("X", 8.5)[1] + 2 * _PAD


def _part_widths(width: float) -> tuple[float, float]:
    low = width / STEPS * (CUT - 1)
    return low - 2 * _PAD, width - low - 2 * _PAD


def _corner_labels(
    corners: Corners, frame: Box, cells: _Cells, band: float, measure: Measure
) -> tuple[Label, ...]:
    low, high = _part_widths(frame.width)
    found = []
    for key, text, is_high in (
        ("high_low", corners.high_low, False),
        ("high_high", corners.high_high, True),
        ("low_low", corners.low_low, False),
        ("low_high", corners.low_high, True),
    ):
        lines = _corner_lines(text, high if is_high else low, 8.5, measure)
        wide = max(measure(line, 8.5)[0] for line in lines)
        tall = len(lines) * measure("X", 8.5)[1]
        at_right = is_high != cells.right_to_left
        x = frame.right - _PAD - wide if at_right else frame.x + _PAD
        y = frame.y + _PAD if key.startswith("high_") else frame.bottom - band + _PAD
        found.append(Label(key, lines, Box(x, y, wide, tall), 8.5, "right" if at_right else "left"))
    return tuple(found)


# Dots with names ------------------------------------------------------------------------------------------


def _grouped(actors: Sequence[Actor]) -> dict[tuple[int, int], list[Actor]]:
    cells: dict[tuple[int, int], list[Actor]] = {}
    for actor in actors:
        cells.setdefault((actor.influence or 1, actor.interest or 1), []).append(actor)
    return cells


def _spread(actors: Sequence[Actor], cells: _Cells, line: float) -> tuple[Dot, ...] | None:
    """The dots, those of one cell under one another; None when a cell holds more than it has lines."""
    dots: dict[str, Dot] = {}
    width, height = cells.size
    for (influence, interest), group in _grouped(actors).items():
        cell, radius = cells.at(influence, interest), 2.6 + 0.45 * influence
        rows = max(1, int(height / max(line + 1.5, 2 * radius + 1.0)))
        columns = -(-len(group) // rows)
        if columns > 2:
            return None
        rows = -(-len(group) // columns)
        for place_number, actor in enumerate(group):
            column, row = divmod(place_number, rows)
            # One dot stands in the middle; several leave the wider side free for their names.
            across = 0.5 if len(group) == 1 else (column + 0.26) / columns
            across = 1 - across if cells.right_to_left else across
            x = cell.x + min(max(across * width, radius + 1), width - radius - 1)
            y = cell.y + (row + 0.5) / rows * height
            dots[actor.key] = Dot(actor.key, x, y, radius, actor.colour)
    return tuple(dots[a.key] for a in actors)


def _with_names(
    actors: Sequence[Actor], cells: _Cells, measure: Measure, lengths: Sequence[int]
) -> tuple[tuple[Dot, ...], tuple[Label, ...] | None]:
    for longest in lengths:
        short = [replace(actor, label=shorten(actor.label, longest)) for actor in actors]
        for size in _SIZES:
            dots = _spread(short, cells, measure("X", size)[1])
            labels = _name_all(short, dots, cells, size, measure) if dots is not None else None
            if dots is not None and labels is not None:
                return dots, labels
    return (), None


def _name_all(
    actors: Sequence[Actor], dots: Sequence[Dot], cells: _Cells, size: float, measure: Measure
) -> tuple[Label, ...] | None:
    """Place every name, the one that found no room first next time; None when that leads nowhere."""
    round_dots = [_edges(dot.box) for dot in dots]
    choices = {
        a.key: [
            (c, edges)
            for c in _candidates(a, dot, cells, size, measure)
            for edges in (_edges(c.box),)
            if cells.plot.holds(c.box) and _is_free(edges, round_dots)
        ]
        for a, dot in zip(actors, dots, strict=True)
    }
    if not all(choices.values()):
        return None
    order = sorted(choices, key=lambda key: len(choices[key]))
    for _try in range(_TRIES):
        placed: dict[str, Label] = {}
        taken: list[_Edges] = []
        for key in order:
            found = next((choice for choice in choices[key] if _is_free(choice[1], taken)), None)
            if found is None:
                order.remove(key)
                order.insert(0, key)
                break
            placed[key] = found[0]
            left, top, right, bottom = found[1]
            taken.append((left - _AIR, top, right + _AIR, bottom))
        else:
            return tuple(placed[a.key] for a in actors)
    return None


def _with_leaders(
    actors: Sequence[Actor], cells: _Cells, frame: Box, blocked: Sequence[Box], measure: Measure
) -> tuple[tuple[Dot, ...], tuple[Label, ...] | None]:
    """Small dots in rows, and names wherever there is room, with lines to them. None when there is not room for all."""
    if len(actors) > MOST_NAMED:
        return (), None
    dots = _in_rows(actors, cells, lambda actor: 2.2 + 0.3 * (actor.influence or 1))
    spots = [
        Spot(dot.key, dot.x, dot.y, dot.radius, actor.label, actor.mark)
        for dot, actor in zip(dots, actors, strict=True)
    ]
    room = Box(frame.x + _RIM, frame.y + _RIM, frame.width - 2 * _RIM, frame.height - 2 * _RIM)
    placed = name_all(
        spots, room, measure, right_to_left=cells.right_to_left, most=MOST_NAMED, blocked=blocked
    )
    if placed.numbers or len(placed.names) < len(actors):
        return (), None
    return dots, tuple(Label(n.key, n.lines, n.box, n.size, n.align, n.leader) for n in placed.names)


_Edges = tuple[float, float, float, float]


def _edges(box: Box) -> _Edges:
    """Left, top, right and bottom as plain numbers: they are compared a hundred thousand times."""
    return box.x, box.y, box.x + box.width, box.y + box.height


def _is_free(edges: _Edges, others: Sequence[_Edges]) -> bool:
    left, top, right, bottom = edges
    for x, y, end, under in others:  # noqa: SIM110 (a generator takes twice as long, and this is where the time goes)
        if left < end and x < right and top < under and y < bottom:
            return False
    return True


def _candidates(actor: Actor, dot: Dot, cells: _Cells, size: float, measure: Measure) -> list[Label]:
    """Where the name may stand, best first: in few lines, and not across a dashed line."""
    found: list[tuple[int, int, Label]] = []
    text = actor.label + actor.mark
    for count in (1, 2, 3):
        lines = wrap(text, count)
        if len(lines) < count:
            break
        wide, line = max(measure(part, size)[0] for part in lines), measure("X", size)[1]
        broad = wide > cells.size[0] * 1.15
        for box, align in _around(dot, wide, line * len(lines), cells.right_to_left):
            crosses = box.x < cells.cut[0] < box.right or box.y < cells.cut[1] < box.bottom
            cost = 3 * broad + count + 2 * crosses
            found.append((cost, len(found), Label(actor.key, lines, box, size, align)))
    return [label for _cost, _order, label in sorted(found, key=lambda item: item[:2])]


def _around(dot: Dot, wide: float, tall: float, right_to_left: bool) -> Iterator[tuple[Box, str]]:
    gap = dot.radius + 1.5
    after = (Box(dot.x + gap, dot.y - tall / 2, wide, tall), "left")
    before = (Box(dot.x - gap - wide, dot.y - tall / 2, wide, tall), "right")
    yield before if right_to_left else after
    yield Box(dot.x - wide / 2, dot.y + gap, wide, tall), "centre"
    yield Box(dot.x - wide / 2, dot.y - gap - tall, wide, tall), "centre"
    yield after if right_to_left else before
    for share in (0.15, 0.85, 0.3, 0.7):
        yield Box(dot.x - wide * share, dot.y + gap, wide, tall), "left" if share < 0.5 else "right"
        yield Box(dot.x - wide * share, dot.y - gap - tall, wide, tall), "left" if share < 0.5 else "right"


# Dots with numbers ----------------------------------------------------------------------------------------


def _with_numbers(
    actors: Sequence[Actor], cells: _Cells, measure: Measure
) -> tuple[tuple[Dot, ...], tuple[Label, ...]]:
    """Equal dots with a number inside each, as large as the fullest cell allows."""
    wanted = max(measure(str(len(actors)), _NUMBER_SIZE)) / 2 + 2.0
    dots = _in_rows(actors, cells, lambda _actor: wanted)
    radius = min((dot.radius for dot in dots), default=wanted)
    dots = tuple(replace(dot, radius=radius) for dot in dots)
    size = _NUMBER_SIZE * radius / wanted
    return dots, tuple(_inside(dot, str(number), size, measure) for number, dot in enumerate(dots, 1))


def _in_rows(actors: Sequence[Actor], cells: _Cells, radius_of: Callable[[Actor], float]) -> tuple[Dot, ...]:
    """The dots of each cell in a table of rows, smaller where it is full."""
    width, height = cells.size
    dots: dict[str, Dot] = {}
    for value, group in _grouped(actors).items():
        cell, (columns, rows) = cells.at(*value), _table(len(group), width, height)
        most = min(width / columns, height / rows) / 2 - 0.4
        for place_number, actor in enumerate(group):
            row, column = divmod(place_number, columns)
            in_row = min(columns, len(group) - row * columns)
            step = column if not cells.right_to_left else in_row - 1 - column
            x = cell.x + width / 2 + (step - (in_row - 1) / 2) * width / columns
            y = cell.y + (row + 0.5) * height / rows
            dots[actor.key] = Dot(actor.key, x, y, min(radius_of(actor), most), actor.colour)
    return tuple(dots[actor.key] for actor in actors)


def _table(count: int, width: float, height: float) -> tuple[int, int]:
    """Columns and rows that leave the most room to each of `count` dots in a cell."""
    options = [(columns, -(-count // columns)) for columns in range(1, count + 1)]
    return max(options, key=lambda o: (min(width / o[0], height / o[1]), -o[0]))


def _inside(dot: Dot, text: str, size: float, measure: Measure) -> Label:
    wide, tall = measure(text, size)
    return Label(dot.key, (text,), Box(dot.x - wide / 2, dot.y - tall / 2, wide, tall), size, "centre")
