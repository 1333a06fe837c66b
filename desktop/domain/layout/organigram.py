"""Where the boxes of an organigram stand: those below in rows under the one above, wrapped where there is no room.

The largest letters with which everything fits are taken. Where not even the smallest do, only names and what is missing
are shown, then names are shortened to two lines and to one, and at last the sheet grows. A shortened name bears the
number under which it stands in full below. What somebody dragged stands where it was put, and whatever it would cover
makes way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from desktop.domain.layout.box import Box
from desktop.domain.layout.breaking import MOST_LINES, Wide, broken, measured_once
from desktop.domain.layout.drawing import Point
from desktop.domain.layout.frame import Frame

SIZES = (11.0, 10.0, 9.0, 8.5, 8.0)  # of the name; 8 points can still be read on paper
SMALLEST = 8.0
WIDTHS = (17.0, 14.5, 12.0, 10.0)  # of a box, in sizes of the name
WIDER = 1.4  # a box with others below it
TIGHT = 0.7  # of the usual gaps, where little room is left
MANY = 30  # bodies; with so many, names are rather shortened than the sheet made larger
_TRIED, _KEPT = 8, 12  # how many widths and heights are tried, and how many ways of one tree are kept


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
    number: int = 0  # shown where the title is shortened; 0 for none

    def brief(self) -> Unit:
        """Only the name and what is missing: for a sheet on which not all can be said."""
        return replace(self, said=tuple(said for said in self.said if said.attention))


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

    @property
    def is_shortened(self) -> bool:
        """Whether its name does not stand there in full."""
        shown = " ".join(words.text for words in self.words if words.bold)
        return shown != " ".join(self.unit.title.split())


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


@dataclass(frozen=True)
class _Sizes:
    """What one attempt is made with."""

    size: float
    width: float
    wide: Wide
    room: float
    lists: bool
    tight: float
    lines: int = MOST_LINES

    @property
    def small(self) -> float:
        """The size of all words but the name."""
        return max(SMALLEST, self.size - 1.0)

    @property
    def gap(self) -> tuple[float, float]:
        """Between boxes side by side, and below one another."""
        return self.size * 1.3 * self.tight, self.size * 2.0 * self.tight

    @property
    def near(self) -> float:
        """Between boxes of a list."""
        return self.size * 0.9 * self.tight

    @property
    def indent(self) -> float:
        """The room at the side for the line that leads to further rows."""
        return self.size * 1.4 * self.tight


Row = tuple[tuple["_Tree", "_Plan"], ...]


@dataclass(frozen=True)
class _Plan:
    """One way to stand below a unit: how wide and high it is in all, and which children stand in which row.

    `listed` puts them below one another, indented, like the lines of a table of contents.
    """

    width: float
    height: float
    rows: tuple[Row, ...] = ()
    listed: bool = False


@dataclass
class _Tree:
    """A unit with its written box, its children, and the ways in which all of them could stand; none is both
    wider and higher than another."""

    unit: Unit
    words: tuple[Words, ...]
    width: float
    height: float
    children: list[_Tree]
    plans: list[_Plan] = field(default_factory=list)


@dataclass
class _Drawn:
    """What a chosen plan becomes: boxes and lines at their places."""

    placed: list[Placed] = field(default_factory=list)
    lines: list[tuple[Point, ...]] = field(default_factory=list)


def place(
    units: list[Unit],
    frame: Frame,
    places: Mapping[str, Point] | None = None,
    *,
    sizes: tuple[float, ...] = SIZES,
) -> Layout:
    """Place all units into the frame. `places` are middles that were dragged, both as shares of the width."""
    best: Layout | None = None
    for said, attempt in _attempts(frame, sizes, len(units)):
        shown = units if said else [unit.brief() for unit in units]
        if said and _area(shown, attempt) > frame.width * frame.height:
            continue  # the boxes alone would be too large
        found = _layout(shown, attempt, frame)
        if found.width <= frame.width and found.height <= frame.height:
            best = found
            break
        if best is None or _too_much(found, frame) < _too_much(best, frame):
            best = found
    assert best is not None
    best = _in_the_middle(best, max(frame.width, best.width))
    best = _dragged(best, places or {})
    return _mirrored(best) if frame.right_to_left else best


def _attempts(frame: Frame, sizes: tuple[float, ...], count: int) -> Iterator[tuple[bool, _Sizes]]:
    """From the most beautiful to the tightest: rows in large letters, lists, without what is said, and at last with
    shorter names."""
    wide = measured_once(frame.measure)
    for said, lists, tried in ((True, False, sizes[:3]), (True, True, sizes), (False, True, sizes[-2:])):
        for size in tried:
            for width in WIDTHS:
                yield said, _Sizes(size, width * size, wide, frame.width, lists, 1.0 if said else TIGHT)
    # On a small part of a page ten names would be shortened that the page can show smaller, but whole.
    for lines in (3, 2, 1) if count >= MANY else ():
        for width in WIDTHS:
            yield False, _Sizes(sizes[-1], width * sizes[-1], wide, frame.width, True, TIGHT, lines)


def _area(units: list[Unit], with_: _Sizes) -> float:
    """What the boxes take at least, with half of the gaps around them."""
    side, below = with_.gap[0] / 2, with_.near / 2
    return sum((with_.width + side) * (_written(unit, with_.width, with_)[1] + below) for unit in units)


def _too_much(found: Layout, frame: Frame) -> float:
    return max(found.width / frame.width, found.height / frame.height)


def _layout(units: list[Unit], with_: _Sizes, frame: Frame) -> Layout:
    known = {unit.key for unit in units}
    below: dict[str, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent if unit.parent in known else "", []).append(unit)
    roots = [_tree(unit, below, with_) for unit in below.get("", [])]
    gap = with_.gap[0] * 1.6
    if not roots:
        return Layout((), (), 0.0, 0.0, with_.size, with_.gap)
    plans = _arrangements(roots, _rooms(roots, frame.width, gap), gap, with_)
    fitting = [plan for plan in plans if plan.width <= frame.width] or plans[:1]
    chosen = min(fitting, key=lambda plan: plan.height)
    drawn, y = _Drawn(), 0.0
    for row in chosen.rows:
        x = (chosen.width - _wide(row, gap)) / 2
        for tree, plan in row:
            _put(tree, plan, x, y, drawn, with_)
            x += plan.width + gap
        y += max(plan.height for _tree_, plan in row) + with_.gap[1]
    return Layout(tuple(drawn.placed), tuple(drawn.lines), chosen.width, chosen.height, with_.size, with_.gap)


def _tree(unit: Unit, below: Mapping[str, list[Unit]], with_: _Sizes) -> _Tree:
    children = [_tree(child, below, with_) for child in below.get(unit.key, [])]
    width = with_.width * (WIDER if children and with_.tight == 1.0 else 1.0)
    words, height = _written(unit, width, with_)
    made = _Tree(unit, words, width, height, children)
    if not children:
        made.plans = [_Plan(width, height)]
        return made
    rooms = _rooms(children, with_.room, with_.gap[0])
    found = [_below(made, inner, with_) for inner in _arrangements(children, rooms, with_.gap[0], with_)]
    if with_.lists:
        found += [_listed(made, room, with_) for room in rooms]
    made.plans = _best(found)
    return made


def _below(tree: _Tree, inner: _Plan, with_: _Sizes) -> _Plan:
    """The children in rows under the box of their parent."""
    indent = with_.indent if len(inner.rows) > 1 else 0.0
    width = max(tree.width, inner.width + indent)
    return _Plan(width, tree.height + with_.gap[1] + inner.height, inner.rows)


def _listed(tree: _Tree, room: float, with_: _Sizes) -> _Plan:
    """The children below one another, indented."""
    rows = tuple(((child, _low(child.plans, room)),) for child in tree.children)
    width = max(tree.width, with_.indent + max(row[0][1].width for row in rows))
    height = tree.height + sum(row[0][1].height + with_.near for row in rows)
    return _Plan(width, height, rows, listed=True)


def _rooms(trees: list[_Tree], most: float, gap: float) -> list[float]:
    """Widths that are worth trying: from the widest child alone to all of them side by side."""
    if not trees:
        return []
    low = max(tree.plans[0].width for tree in trees)
    high = max(low, min(most, sum(tree.plans[-1].width + gap for tree in trees)))
    return sorted({low + (high - low) * n / _TRIED for n in range(_TRIED + 1)})


def _arrangements(trees: list[_Tree], rooms: list[float], gap: float, with_: _Sizes) -> list[_Plan]:
    """All trees in rows, in many ways: each as low as there is room for it, or as slim as a height allows."""
    ways = [[(tree, _low(tree.plans, room)) for tree in trees] for room in rooms]
    lowest = max(tree.plans[-1].height for tree in trees)
    highest = max(tree.plans[0].height for tree in trees)
    heights = (
        {lowest + (highest - lowest) * n / _TRIED for n in range(_TRIED + 1)} if with_.lists else {highest}
    )
    ways += [[(tree, _slim(tree.plans, height)) for tree in trees] for height in sorted(heights)]
    # Most rooms lead to the same choice of plans: each choice is tried once.
    different = {tuple(id(plan) for _tree_, plan in way): way for way in ways}.values()
    return _best([_in_rows(way, room, gap, with_) for way in different for room in rooms])


def _in_rows(way: list[tuple[_Tree, _Plan]], room: float, gap: float, with_: _Sizes) -> _Plan:
    rows: list[list[tuple[_Tree, _Plan]]] = []
    wide = widest = 0.0
    for tree, plan in way:
        if rows and wide + gap + plan.width <= room + 0.01:
            rows[-1].append((tree, plan))
            wide += gap + plan.width
        else:
            rows.append([(tree, plan)])
            wide = plan.width
        widest = max(widest, wide)
    height = sum(max(plan.height for _tree_, plan in row) for row in rows) + with_.gap[1] * (len(rows) - 1)
    return _Plan(widest, height, tuple(tuple(row) for row in rows))


def _low(plans: list[_Plan], room: float) -> _Plan:
    """The lowest way that is no wider than `room`; plans lie from slim and high to wide and low."""
    fitting = [plan for plan in plans if plan.width <= room + 0.01]
    return fitting[-1] if fitting else plans[0]


def _slim(plans: list[_Plan], height: float) -> _Plan:
    """The slimmest way that is no higher than `height`."""
    return next((plan for plan in plans if plan.height <= height + 0.01), plans[-1])


def _best(plans: list[_Plan]) -> list[_Plan]:
    """Without those that are both wider and higher than another, the slimmest first."""
    kept: list[_Plan] = []
    for plan in sorted(plans, key=lambda p: (p.width, p.height)):
        if not kept or plan.height < kept[-1].height - 0.01:
            kept.append(plan)
    step = max(1.0, (len(kept) - 1) / _KEPT)
    return kept if len(kept) <= _KEPT else [kept[round(n * step)] for n in range(_KEPT + 1)]


def _wide(row: Row, gap: float) -> float:
    return sum(plan.width for _tree_, plan in row) + gap * (len(row) - 1)


def _put(tree: _Tree, plan: _Plan, left: float, top: float, drawn: _Drawn, with_: _Sizes) -> Box:
    """Draw a tree standing in one way from its upper left corner; gives the box of the unit itself."""
    if plan.listed:
        return _put_list(tree, plan, left, top, drawn, with_)
    if plan.rows:
        return _put_rows(tree, plan, left, top, drawn, with_)
    return _put_box(tree, left + (plan.width - tree.width) / 2, top, drawn)


def _put_box(tree: _Tree, x: float, y: float, drawn: _Drawn) -> Box:
    box = Box(x, y, tree.width, tree.height)
    drawn.placed.append(Placed(tree.unit, box, tree.words))
    return box


def _put_list(tree: _Tree, plan: _Plan, left: float, top: float, drawn: _Drawn, with_: _Sizes) -> Box:
    box = _put_box(tree, left, top, drawn)
    side, y, last = left + with_.indent / 2, box.bottom + with_.near, top
    for ((child, way),) in plan.rows:
        below = _put(child, way, left + with_.indent, y, drawn, with_)
        last = below.middle[1]
        drawn.lines.append(((side, last), (below.x, last)))
        y += way.height + with_.near
    drawn.lines.append(((side, box.bottom), (side, last)))
    return box


def _put_rows(tree: _Tree, plan: _Plan, left: float, top: float, drawn: _Drawn, with_: _Sizes) -> Box:
    gap_x, gap_y = with_.gap
    many = len(plan.rows) > 1
    indent = with_.indent if many else 0.0
    inner = max(_wide(row, gap_x) for row in plan.rows)
    start = left + indent + (plan.width - indent - inner) / 2
    side = left + indent / 2
    y = top + tree.height + gap_y
    heads: list[tuple[float, list[float]]] = []
    for row in plan.rows:
        x, bus = start, y - gap_y / 2
        tops = []
        for child, way in row:
            tops.append(_put(child, way, x, y, drawn, with_).middle[0])
            drawn.lines.append(((tops[-1], bus), (tops[-1], y)))
            x += way.width + gap_x
        heads.append((bus, tops))
        y += max(way.height for _child, way in row) + gap_y
    first = heads[0][1]
    half = tree.width / 2
    middle = min(max((first[0] + first[-1]) / 2, left + half), left + plan.width - half)
    drawn.lines.append(((middle, top + tree.height), (middle, heads[0][0])))
    ends = [*first, middle, *([side] if many else [])]
    if max(ends) - min(ends) > 0.01:
        drawn.lines.append(((min(ends), heads[0][0]), (max(ends), heads[0][0])))
    for bus, tops in heads[1:]:
        drawn.lines.append(((side, bus), (tops[-1], bus)))
    if many:
        drawn.lines.append(((side, heads[0][0]), (side, heads[-1][0])))
    return _put_box(tree, middle - half, top, drawn)


def _written(unit: Unit, width: float, with_: _Sizes) -> tuple[tuple[Words, ...], float]:
    """The words of a box in lines, and how high it must be for them."""
    inside = width - with_.size * 1.2
    # Bold letters are wider than what was measured; a tenth is enough for our fonts.
    title = broken(unit.title, with_.size, inside / 1.12, with_.wide, with_.lines)
    if unit.number and " ".join(title) != " ".join(unit.title.split()):
        numbered = f"{unit.number}. {unit.title}"
        title = broken(numbered, with_.size, inside / 1.12, with_.wide, with_.lines)
    words = [Words(text, with_.size, bold=True) for text in title]
    for said in unit.said:
        lines = broken(said.text, with_.small, inside, with_.wide)
        words += [Words(text, with_.small, attention=said.attention) for text in lines]
    return tuple(words), sum(line_height(word.size) for word in words) + with_.size


def line_height(size: float) -> float:
    """From one baseline to the next."""
    return size * 1.32


def _in_the_middle(found: Layout, width: float) -> Layout:
    dx = (width - found.width) / 2
    placed = tuple(
        Placed(p.unit, Box(p.box.x + dx, p.box.y, p.box.width, p.box.height), p.words) for p in found.placed
    )
    trunks = tuple(tuple((x + dx, y) for x, y in line) for line in found.trunks)
    return Layout(placed, trunks, width, found.height, found.size, found.gap)


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
                x * found.width - box.width / 2, y * found.width - box.height / 2, box.width, box.height
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
