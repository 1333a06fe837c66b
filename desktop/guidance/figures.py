"""Figures of the handbook: a small part of SVG becomes a drawing, and nothing else of it goes any further.

Known are rect, circle, line, polyline, polygon and text, with plain attributes and the colours below. What is kept is
the drawing, never the file: so a figure can hold no script, no link and no picture from elsewhere, and it is drawn
in the colours of whatever look or paper it stands on.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

from desktop.domain.layout import drawing as d
from desktop.domain.layout.drawing import Circle, Drawing, Path, Rect, Shape, Stroke, Words

# Colours as they stand in the files, so that any program shows them well; each means a role.
COLOURS: dict[str, str] = {
    "#1f2d33": d.INK,
    "#4d5c62": d.QUIET,
    "#c3cfd3": d.RULE,
    "#ffffff": d.PAPER,
    "#0f4c5c": d.ACCENT,
    "#e1edf0": d.TINT,
    "#146275": d.DOT,
    "#a85014": d.ATTENTION,
    "#fbeee2": d.ATTENTION_TINT,
    "#1f6038": d.DONE,
    "#e2f1e6": d.DONE_TINT,
}
LARGEST = 200_000  # letters of a file
MOST_SHAPES = 600
WIDEST = 2000.0  # of the picture, and of any coordinate
LONGEST_TEXT = 200
_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d{1,5}(?:\.\d{1,4})?")
_ALIGN = {"start": "left", "middle": "centre", "end": "right"}


class BadFigure(Exception):
    """A picture that is not of our part of SVG; the text says what is wrong, `line` where (0: as a whole)."""

    line = 0


def parse(text: str) -> Drawing:
    """The drawing that an SVG describes. Raises BadFigure."""
    done = 0  # elements that were read: shapes hold none, so in the next one something is wrong
    try:
        for drawing in _drawings(text):
            if drawing is not None:
                return drawing
            done += 1
    except BadFigure as problem:
        problem.line = problem.line or _line_of(text, done)
        raise
    raise BadFigure("is not an SVG")


def _line_of(text: str, number: int) -> int:
    """The line in which an element begins."""
    bare = re.sub(r"<!--.*?-->", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.DOTALL)
    places = [found.start() for found in re.finditer(r"<[A-Za-z]", bare)]
    return text.count("\n", 0, places[number]) + 1 if number < len(places) else 0


def _drawings(text: str) -> Iterator[Drawing | None]:
    """None after each element that was read, and the drawing at the end."""
    if len(text) > LARGEST:
        raise BadFigure(f"is longer than {LARGEST} letters")
    if "<!" in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL) or "<?xml-" in text:
        raise BadFigure("has a document type, entities or a style sheet, which figures may not have")
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as problem:
        bad = BadFigure(f"is not well-formed ({problem})")
        bad.line = problem.position[0] if isinstance(problem, ElementTree.ParseError) else 0
        raise bad from problem
    if root.tag != f"{_SVG}svg":
        raise BadFigure("is not an SVG")
    box = [_number(part, "viewBox") for part in root.get("viewBox", "").split()]
    if len(box) != 4 or box[:2] != [0, 0] or not 0 < box[2] <= WIDEST or not 0 < box[3] <= WIDEST:
        raise BadFigure('needs viewBox="0 0 width height"')
    shapes: list[Shape] = []
    words = {"title": "", "desc": ""}
    yield None
    for element in root:
        name = str(element.tag).removeprefix(_SVG)
        if name in words:
            words[name] = _text(element)
        elif name in _READ:
            shapes.append(_READ[name](element))
        else:
            raise BadFigure(f"has <{name[:30]}>, which figures may not have")
        if len(shapes) > MOST_SHAPES:
            raise BadFigure(f"has more than {MOST_SHAPES} shapes")
        yield None
    if not words["title"]:
        raise BadFigure("has no <title>, which is read to people who cannot see it")
    yield Drawing(box[2], box[3], tuple(shapes), words["title"], words["desc"])


def _number(text: str | None, name: str, default: float | None = None) -> float:
    if text is None and default is not None:
        return default
    if text is None or not _NUMBER.fullmatch(text.strip()):
        raise BadFigure(f"{name} is {str(text)[:30]!r}, not a number")
    found = float(text)
    if not math.isfinite(found) or abs(found) > WIDEST:
        raise BadFigure(f"{name} is too large")
    return found


def _numbers(element: ElementTree.Element, *names: str) -> list[float]:
    return [_number(element.get(name), name) for name in names]


def _check(element: ElementTree.Element, *allowed: str) -> None:
    known = {"fill", "stroke", "stroke-width", "stroke-dasharray", *allowed}
    more = sorted(set(element.attrib) - known)
    if more:
        raise BadFigure(f"has the attribute {more[0][:40]!r}, which figures may not have")
    if len(element):
        raise BadFigure("has elements inside a shape")


def _colour(text: str | None, name: str) -> str:
    if text is None or text == "none":
        return ""
    role = COLOURS.get(text.lower())
    if role is None:
        raise BadFigure(f"{name} is {text[:30]!r}, which is none of the colours of figures")
    return role


def _stroke(element: ElementTree.Element) -> Stroke | None:
    colour = _colour(element.get("stroke"), "stroke")
    if not colour:
        return None
    dash = tuple(_number(part, "stroke-dasharray") for part in element.get("stroke-dasharray", "").split())
    return Stroke(colour, _number(element.get("stroke-width"), "stroke-width", 1.0), dash)


def _rect(element: ElementTree.Element) -> Shape:
    _check(element, "x", "y", "width", "height", "rx")
    x, y, width, height = _numbers(element, "x", "y", "width", "height")
    radius = _number(element.get("rx"), "rx", 0.0)
    return Rect(
        x, y, width, height, fill=_colour(element.get("fill"), "fill"), stroke=_stroke(element), radius=radius
    )


def _circle(element: ElementTree.Element) -> Shape:
    _check(element, "cx", "cy", "r")
    x, y, radius = _numbers(element, "cx", "cy", "r")
    return Circle(x, y, radius, fill=_colour(element.get("fill"), "fill"), stroke=_stroke(element))


def _line(element: ElementTree.Element) -> Shape:
    _check(element, "x1", "y1", "x2", "y2")
    x1, y1, x2, y2 = _numbers(element, "x1", "y1", "x2", "y2")
    return Path(((x1, y1), (x2, y2)), _stroke(element))


def _poly(element: ElementTree.Element) -> Shape:
    _check(element, "points")
    flat = [_number(part, "points") for part in element.get("points", "").replace(",", " ").split()]
    if len(flat) < 4 or len(flat) % 2 or len(flat) > 400:
        raise BadFigure("points need two numbers each")
    points = tuple(zip(flat[::2], flat[1::2], strict=True))
    closed = element.tag == f"{_SVG}polygon"
    fill = _colour(element.get("fill"), "fill") if closed else ""
    return Path(points, _stroke(element), fill, closed)


def _words(element: ElementTree.Element) -> Shape:
    _check(element, "x", "y", "font-size", "font-weight", "font-family", "text-anchor")
    x, y, size = _numbers(element, "x", "y", "font-size")
    align = _ALIGN.get(element.get("text-anchor", "start"))
    if align is None or not 4 <= size <= 60:
        raise BadFigure("has a text whose text-anchor or font-size is not known")
    colour = _colour(element.get("fill"), "fill") or d.INK
    return Words(x, y, _text(element), size, align, colour, element.get("font-weight") == "bold")


def _text(element: ElementTree.Element) -> str:
    words = " ".join((element.text or "").split())
    if len(words) > (LONGEST_TEXT if element.tag == f"{_SVG}text" else 2000):
        raise BadFigure("has a text that is too long")
    return words


_READ: dict[str, Callable[[ElementTree.Element], Shape]] = {
    "rect": _rect,
    "circle": _circle,
    "line": _line,
    "polyline": _poly,
    "polygon": _poly,
    "text": _words,
}


# Kept in the database ---------------------------------------------------------------------------------

_KINDS: dict[str, type[Any]] = {"rect": Rect, "circle": Circle, "path": Path, "words": Words}
_NAMES = {cls: name for name, cls in _KINDS.items()}


def to_json(drawing: Drawing) -> str:
    """A drawing as text; the same drawing gives the same text."""
    shapes = [[_NAMES[type(shape)], _bare(shape)] for shape in drawing.shapes]
    return json.dumps([drawing.width, drawing.height, drawing.title, drawing.alt, shapes], ensure_ascii=False)


def _bare(shape: Shape) -> dict[str, Any]:
    found = {name: value for name, value in vars(shape).items() if value not in ("", None)}
    if isinstance(found.get("stroke"), Stroke):
        found["stroke"] = [found["stroke"].colour, found["stroke"].width, list(found["stroke"].dash)]
    return found


def from_json(text: str) -> Drawing:
    """The drawing again."""
    width, height, title, alt, listed = json.loads(text)
    shapes: list[Shape] = []
    for name, values in listed:
        if "stroke" in values:
            colour, wide, dash = values["stroke"]
            values["stroke"] = Stroke(colour, wide, tuple(dash))
        if "points" in values:
            values["points"] = tuple((x, y) for x, y in values["points"])
        shapes.append(_KINDS[name](**values))
    return Drawing(width, height, tuple(shapes), title, alt)
