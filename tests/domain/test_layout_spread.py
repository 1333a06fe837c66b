"""What several groups said, on a line: every dot over its value, names inside, mirrored where one reads so."""

from __future__ import annotations

import pytest

from desktop.domain.layout.drawing import Circle, Words
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.spread import spread_drawing

SAID = (("Table 1, anonymous", 5), ("Table 2", 3), ("Table 3", 3), ("The youth council of the bay", 1))


def wide(text: str, size: float) -> tuple[float, float]:
    return len(text) * size * 0.55, size * 1.3


@pytest.mark.parametrize("right_to_left", [False, True])
def test_every_dot_stands_over_its_value_and_every_name_inside(right_to_left: bool) -> None:
    drawing = spread_drawing(SAID, Frame(260, 100, wide, right_to_left))
    values = {w.text: w.x for w in drawing.shapes if isinstance(w, Words) and w.align == "centre"}
    dots = [shape for shape in drawing.shapes if isinstance(shape, Circle)]
    assert sorted(dot.x for dot in dots) == pytest.approx(sorted(values[str(value)] for _by, value in SAID))
    assert (values["1"] > values["5"]) == right_to_left
    for name in (w for w in drawing.shapes if isinstance(w, Words) and w.align != "centre"):
        left = name.x if name.align == "left" else name.x - wide(name.text, name.size)[0]
        assert left >= 0, name.text
        assert left + wide(name.text, name.size)[0] <= 260, name.text
    assert len({(dot.x, dot.y) for dot in dots}) == len(SAID)


def test_nobody_said_anything() -> None:
    drawing = spread_drawing((), Frame(260, 100, wide))
    assert not [shape for shape in drawing.shapes if isinstance(shape, Circle)]
