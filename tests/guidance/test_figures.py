"""Figures: our part of SVG becomes a drawing; whatever else a file holds is refused with a sentence."""

from __future__ import annotations

import pytest

from desktop.guidance.figures import COLOURS, LARGEST, BadFigure, from_json, parse, to_json
from desktop.guidance.handbook import Handbook
from desktop.reports.figures.palette import HEX
from desktop.reports.figures.svg import to_svg
from desktop.system import paths

FILES = sorted((paths.handbook() / "en" / "figures").glob("*.svg"))
FIVE = {"planning-cycle", "support-structure", "data-gap-types", "influence-grid", "tandem-corridor"}
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><title>T</title>'


def test_the_five_figures_are_there() -> None:
    assert {path.stem for path in FILES} >= FIVE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_own_figures(path: object) -> None:
    drawing = parse(path.read_text("utf-8"))  # type: ignore[attr-defined]
    assert drawing.title
    assert len(drawing.alt) > 60, "what it shows, in words, for people who cannot see it"
    assert from_json(to_json(drawing)) == drawing
    assert drawing.width <= 640, "wider ones are made smaller on the page"
    assert "<svg" in to_svg(drawing)


def test_the_colours_of_files_are_those_of_paper() -> None:
    assert {code: HEX[role] for code, role in COLOURS.items()} == {code: code for code in COLOURS}


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<image href="file:///etc/passwd" x="0" y="0"/>', "<image>"),
        ('<use href="#a"/>', "<use>"),
        ("<style>@import url(http://x)</style>", "<style>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<rect x="0" y="0" width="5" height="5" onclick="x()"/>', "onclick"),
        ('<rect x="0" y="0" width="5" height="5" style="fill:url(http://x)"/>', "style"),
        ('<rect x="0" y="0" width="5" height="5" fill="url(#a)"/>', "none of the colours"),
        ('<rect x="0" y="0" width="1e9" height="5"/>', "not a number"),
        ('<rect x="0" y="0" width="99999" height="5"/>', "too large"),
        ('<rect x="0" y="0" width="nan" height="5"/>', "not a number"),
        ('<text x="0" y="9" font-size="9">a<tspan>b</tspan></text>', "inside a shape"),
        (f'<text x="0" y="9" font-size="9">{"a" * 300}</text>', "too long"),
        ('<polygon points="1 2 3"/>', "two numbers"),
        ('<rect x="0" y="0" width="5" height="5"/>' * 601, "more than"),
    ],
)
def test_anything_else_is_refused(inside: str, says: str) -> None:
    with pytest.raises(BadFigure, match=says.replace("(", r"\(")):
        parse(f"{HEAD}{inside}</svg>")


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
        '<?xml-stylesheet href="http://x/a.css"?><svg/>',
        "<svg",
        "",
        "<html/>",
        "<svg/>",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 50"><title>T</title></svg>',
        " " * (LARGEST + 1),
    ],
)
def test_a_file_that_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(BadFigure):
        parse(text)


def test_pages_with_figures_can_be_read() -> None:
    book = Handbook.open("en")
    assert book.figure("planning-cycle") is not None
    assert book.figure("no-such-figure") is None
    assert 'src="figure:support-structure"' in book.html("setup/five-elements")
    book.close()
