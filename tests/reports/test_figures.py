"""Figures in reports: the same coordinates as the layout, with the fonts that are really used."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.graphics.shapes import Circle, Group, String

from desktop.domain.layout.grid import Actor, Corners, Grid, place
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.export import export
from desktop.reports.figures import drawing_of
from desktop.reports.figures.grid import UNDER
from desktop.reports.outline import Figure
from desktop.reports.pdf.text import measure_of
from desktop.reports.sections import stakeholder
from tests.reports.reading import words_of
from tests.reports.workbook import example, sample

CORNERS = Corners("A", "B", "C", "D", "Interest", "Influence")


def _grid(snapshot: Snapshot) -> Grid:
    context = Context("public", "2026-11-22", measure_of(False), 467.0)
    figure = next(block for block in stakeholder.build(snapshot, context) if isinstance(block, Figure))
    assert isinstance(figure.drawing, Grid)
    return figure.drawing


def _inside(grid: Grid) -> Group:
    return drawing_of(grid).contents[0]


def test_dots_stand_where_the_layout_says() -> None:
    grid = _grid(example())
    circles = [shape for shape in _inside(grid).contents if isinstance(shape, Circle)]
    drawn = {(round(c.cx, 1), round(grid.frame.height - c.cy, 1)) for c in circles}
    assert drawn == {(round(dot.x, 1), round(dot.y, 1)) for dot in grid.dots}


def test_words_stay_in_their_boxes() -> None:
    grid = _grid(sample("jamaica"))
    assert not grid.numbered
    strings = [shape for shape in _inside(grid).contents if isinstance(shape, String)]
    boxes = [label.box for label in (*grid.labels, *grid.corners)]
    for string in strings:
        wide, _height = measure_of(False)(string.text, string.fontSize)
        y = grid.frame.height - string.y
        homes = [
            b
            for b in boxes
            if b.y <= y <= b.bottom and b.x - 0.5 <= string.x and string.x + wide <= b.right + 0.5
        ]
        assert homes, string.text


def test_there_is_room_for_the_words_below() -> None:
    grid = _grid(example())
    assert drawing_of(grid).height == grid.frame.height + UNDER


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(TypeError):
        drawing_of("a picture")


def test_numbers_come_with_a_key(tmp_path: Path) -> None:
    from desktop.domain.records import Assessment, Stakeholder
    from tests.reports.workbook import snapshot_of

    people = [
        Stakeholder(id=f"s{n}", name=f"Association of friends {n:02d}", visibility="anyone")
        for n in range(60)
    ]
    judged = [
        Assessment(id=f"{s.id}{what}", stakeholder=s.id, visibility="anyone", dimension=what, value=1 + n % 5)
        for n, s in enumerate(people)
        for what in ("influence", "interest")
    ]
    export(snapshot_of(*people, *judged), "stakeholders", tmp_path / "r.pdf", date="2026-11-22")
    text = words_of(tmp_path / "r.pdf")
    assert "60 Association of friends 59" in text
    assert text.count("Association of friends 07") >= 3


def test_arabic_names_are_drawn_joined_and_in_order() -> None:
    grid = place(
        [Actor("a", "وزارة الخارجية", 4, 4)],
        CORNERS,
        width=400,
        height=300,
        measure=measure_of(True),
        right_to_left=True,
    )
    words = [s for s in _inside(grid).contents if isinstance(s, String) and s.fontName == "Naskh"]
    joined = "".join(s.text for s in words)
    assert "\ufeed" in joined  # the first letter, on its own form
    assert joined.index("\ufe94") < joined.index(
        "\ufeed"
    )  # the last letter of the first word stands left of it
