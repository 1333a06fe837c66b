"""An organigram as a drawing: lines below, boxes above, and under it a line that explains the strokes it uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.domain.layout.box import Box
from desktop.domain.layout.drawing import (
    ACCENT,
    ATTENTION,
    INK,
    PAPER,
    QUIET,
    RULE,
    Drawing,
    Path,
    Point,
    Rect,
    Shape,
    Stroke,
    arrow,
    moved,
)
from desktop.domain.layout.drawing import Words as DrawnWords
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.organigram import (
    SIZES,
    SMALLEST,
    Layout,
    Placed,
    Tie,
    Unit,
    line_height,
    place,
)
from desktop.domain.layout.routing import Router

# How far a body is, told by the edge of its box; the word stands in the box as well.
EDGES: dict[str, Stroke] = {
    "operating": Stroke(ACCENT, 1.3),
    "agreed": Stroke(INK, 0.9),
    "proposed": Stroke(INK, 0.9, (4.0, 2.6)),
    "dormant": Stroke(QUIET, 0.9, (1.2, 2.6)),
}
_PLAIN, _SET_ASIDE = Stroke(INK, 0.7), Stroke(RULE, 0.8)
REPORTS = Stroke(QUIET, 1.0)
TIES: dict[str, Stroke] = {
    "consults": Stroke(ACCENT, 1.0, (5.0, 3.0)),
    "informs": Stroke(ACCENT, 1.0, (1.5, 2.5)),
    "works_with": Stroke(ACCENT, 1.0),
}
_OTHER_TIE = Stroke(QUIET, 1.0, (7.0, 2.0, 1.5, 2.0))
_SAMPLE = 22.0  # points; a stroke in the explanation
_RADIUS = 4.0
EDGE = 6.0  # around the whole, for strokes and for lines that go around the outermost boxes


@dataclass(frozen=True)
class Chart:
    """What is drawn. `explained` gives words for "reports", the ways a body can be, and the kinds of ties."""

    units: tuple[Unit, ...]
    ties: tuple[Tie, ...] = ()
    places: Mapping[str, Point] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    alt: str = ""


def draw(chart: Chart, frame: Frame, *, sizes: tuple[float, ...] = SIZES) -> Drawing:
    """The whole picture. It is larger than the frame only where the smallest letters need it."""
    legend, high = _legend(chart, frame)
    inner = replace(frame, width=frame.width - 2 * EDGE, height=max(1.0, frame.height - high - 2 * EDGE))
    found = place(list(chart.units), inner, chart.places, sizes=sizes)
    shapes = [*_reporting(found), *_ties(found, chart.ties)]
    for placed in found.placed:
        shapes += _box(placed)
    shapes += [shape for line in legend for shape in line.at(found.height, found.width, frame.right_to_left)]
    size = (found.width + 2 * EDGE, found.height + high + 2 * EDGE)
    inside = tuple(moved(shape, EDGE, EDGE) for shape in shapes)
    names = tuple(
        f"{p.unit.number}. {p.unit.title}" for p in found.placed if p.unit.number and p.is_shortened
    )
    return Drawing(
        *size, inside, chart.title, chart.alt, frame.right_to_left, names=tuple(sorted(names, key=_number))
    )


def _number(name: str) -> int:
    return int(name.partition(".")[0])


def _reporting(found: Layout) -> list[Shape]:
    if not found.moved:
        return [Path(line, REPORTS) for line in found.trunks]
    boxes = found.boxes
    router = Router(boxes.values(), min(found.gap) * 0.42)
    shapes: list[Shape] = []
    for placed in found.placed:
        above = boxes.get(placed.unit.parent)
        if above is None:
            continue
        start, end = (above.middle[0], above.bottom), (placed.box.middle[0], placed.box.y)
        shapes.append(Path(router.way(above, placed.box, [start], [end]), REPORTS))
    return shapes


def _ties(found: Layout, ties: tuple[Tie, ...]) -> list[Shape]:
    boxes = found.boxes
    router = Router(boxes.values(), min(found.gap) * 0.28, found.trunks)
    shapes: list[Shape] = []
    used: dict[str, int] = {}
    for tie in ties:
        if tie.start == tie.end or tie.start not in boxes or tie.end not in boxes:
            continue
        leaves, arrives = (_ports(boxes[key], used, key) for key in (tie.start, tie.end))
        points = router.way(boxes[tie.start], boxes[tie.end], leaves, arrives)
        stroke = TIES.get(tie.kind, _OTHER_TIE)
        shapes += arrow(points, stroke, both=tie.kind == "works_with", key=tie.key)
    return shapes


def _ports(box: Box, used: dict[str, int], key: str) -> list[Point]:
    """Where another line can begin: at both sides, a little lower for each, and beside the lines to report."""
    number = used.get(key, 0)
    used[key] = number + 1
    share = (0.5, 0.72, 0.28, 0.86, 0.14)[number % 5]
    y = box.y + box.height * share
    return [(box.x, y), (box.right, y), (box.x + box.width * (0.12 + 0.05 * (number % 5)), box.bottom)]


def _box(placed: Placed) -> list[Shape]:
    unit, box = placed.unit, placed.box
    edge = _SET_ASIDE if unit.quiet else EDGES.get(unit.status, _PLAIN)
    if any(said.attention for said in unit.said) and not unit.quiet:
        edge = replace(edge, colour=ATTENTION, width=max(edge.width, 1.1))
    shapes: list[Shape] = [
        Rect(box.x, box.y, box.width, box.height, PAPER, edge, radius=_RADIUS, key=unit.key)
    ]
    high = sum(line_height(words.size) for words in placed.words)
    y = box.y + (box.height - high) / 2
    for words in placed.words:
        y += line_height(words.size)
        colour = ATTENTION if words.attention else QUIET if unit.quiet or not words.bold else INK
        line = y - words.size * 0.36
        shapes.append(
            DrawnWords(
                box.middle[0], line, words.text, words.size, "centre", colour, bold=words.bold, key=unit.key
            )
        )
    return shapes


@dataclass(frozen=True)
class _Explained:
    """One stroke with its words, at a place counted from where the reader begins."""

    start: float
    line: float
    stroke: Stroke
    text: str
    is_tie: bool
    both: bool

    def at(self, bottom: float, width: float, right_to_left: bool) -> list[Shape]:
        """Its shapes under a picture that ends at `bottom`."""
        y = bottom + self.line
        way = -1.0 if right_to_left else 1.0
        begin = width - self.start if right_to_left else self.start
        ends = ((begin, y), (begin + way * _SAMPLE, y))
        words = DrawnWords(
            begin + way * (_SAMPLE + 5),
            y + SMALLEST * 0.36,
            self.text,
            SMALLEST,
            "right" if right_to_left else "left",
            QUIET,
        )
        line = arrow(ends, self.stroke, both=self.both) if self.is_tie else [Path(ends, self.stroke)]
        return [*line, words]


def _legend(chart: Chart, frame: Frame) -> tuple[list[_Explained], float]:
    """The strokes that this picture uses, in lines that fit, and how high they are together."""
    used: list[tuple[str, Stroke, bool]] = []
    if any(unit.parent for unit in chart.units):
        used.append(("reports", REPORTS, False))
    kinds = {tie.kind for tie in chart.ties}
    used += [(kind, stroke, True) for kind, stroke in TIES.items() if kind in kinds]
    states = {unit.status for unit in chart.units if not unit.quiet}
    used += [(state, stroke, False) for state, stroke in EDGES.items() if state in states]
    found: list[_Explained] = []
    x, y = 0.0, SMALLEST * 2.4
    for key, stroke, is_tie in used:
        text = chart.explained.get(key, "")
        if not text:
            continue
        wide = _SAMPLE + 5 + frame.measure(text, SMALLEST)[0]
        if x and x + wide > frame.width:
            x, y = 0.0, y + SMALLEST * 1.7
        found.append(_Explained(x, y, stroke, text, is_tie, key == "works_with"))
        x += wide + 18
    return found, (y + SMALLEST * 1.2) if found else 0.0
