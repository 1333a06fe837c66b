"""A drawing as SVG: text stays text, so that it can be found, read aloud and edited."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from desktop.domain.layout.drawing import Circle, Drawing, Path, Rect, Shape, Stroke, Words
from desktop.reports.figures.palette import HEX

_ANCHORS = {"left": "start", "centre": "middle", "right": "end"}
_FAMILY = "Noto Sans, Noto Naskh Arabic, Noto Sans Bengali, Arial, sans-serif"


def to_svg(drawing: Drawing) -> str:
    """The drawing as one SVG document without any outside reference; its size in points."""
    width, height = _number(drawing.width), _number(drawing.height)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"'
        f' viewBox="0 0 {width} {height}" role="img" font-family={quoteattr(_FAMILY)}>',
        f"<title>{_text(drawing.title)}</title>",
        f"<desc>{_text(drawing.alt)}</desc>",
        *(_shape(shape, drawing) for shape in drawing.shapes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _shape(shape: Shape, drawing: Drawing) -> str:
    if isinstance(shape, Rect):
        place = _attributes(x=shape.x, y=shape.y, width=shape.width, height=shape.height, rx=shape.radius)
        return f"<rect{place}{_look(shape.fill, shape.stroke)}/>"
    if isinstance(shape, Circle):
        place = _attributes(cx=shape.x, cy=shape.y, r=shape.radius)
        return f"<circle{place}{_look(shape.fill, shape.stroke)}/>"
    if isinstance(shape, Path):
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
        name = "polygon" if shape.closed else "polyline"
        return f'<{name} points="{points}"{_look(shape.fill if shape.closed else "", shape.stroke)}/>'
    return _words(shape, drawing.right_to_left)


def _words(words: Words, right_to_left: bool) -> str:
    place = _attributes(x=words.x, y=words.y, **{"font-size": words.size})
    turn = f' transform="rotate({_number(-words.turned)} {_number(words.x)} {_number(words.y)})"' * bool(
        words.turned
    )
    weight = ' font-weight="bold"' * words.bold
    # In a text that runs from right to left, its start is its right end.
    anchor = _ANCHORS[words.align]
    if right_to_left:
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    way = ' direction="rtl"' * right_to_left
    look = f' text-anchor="{anchor}" fill="{HEX[words.colour]}"'
    return f"<text{place}{look}{weight}{way}{turn}>{_text(words.text)}</text>"


def _look(fill: str, stroke: Stroke | None) -> str:
    found = f' fill="{HEX[fill] if fill else "none"}"'
    if stroke is not None:
        found += f' stroke="{HEX[stroke.colour]}" stroke-width="{_number(stroke.width)}"'
        if stroke.dash:
            found += f' stroke-dasharray="{" ".join(map(_number, stroke.dash))}"'
    return found


def _attributes(**values: float) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in values.items())


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """Escaped, and without what XML forbids even when escaped."""
    allowed = (c if c in "\t\n" or (ord(c) >= 32 and ord(c) not in (0xFFFE, 0xFFFF)) else " " for c in text)
    return escape("".join(allowed).encode("utf-8", "replace").decode("utf-8"))
