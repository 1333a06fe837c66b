"""Figures in reports: the same coordinates as the layout, with the fonts that are really used."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path as File

import pypdfium2
import pytest
from reportlab.graphics import shapes as rl
from reportlab.graphics.shapes import Group, String

from desktop.domain.layout.drawing import ROLES, Circle, Drawing, Path, Stroke, Words, arrow
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid import Actor, Corners, place
from desktop.domain.layout.grid_drawing import SIDE, UNDER, draw
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.export import export
from desktop.reports.figures.influence import grid_of
from desktop.reports.figures.palette import HEX
from desktop.reports.figures.pdf import to_pdf, to_reportlab
from desktop.reports.figures.svg import to_svg
from desktop.reports.outline import Figure
from desktop.reports.pdf.text import measure_of
from desktop.reports.sections import stakeholder
from desktop.reports.views import VIEWS, draw_view, encode
from tests.reports.reading import words_of
from tests.reports.workbook import example, sample

CORNERS = Corners("A", "B", "C", "D", "Interest", "Influence")


def _frame() -> Frame:
    return Frame(447.0, 300.0, measure_of(False))


def _drawing(snapshot: Snapshot) -> Drawing:
    context = Context("public", "2026-11-22", measure_of(False), 467.0)
    return next(b for b in stakeholder.build(snapshot, context) if isinstance(b, Figure)).drawing


def _strings(drawing: Drawing) -> list[tuple[float, float, String]]:
    """Every string that reportlab draws, with the place of its group."""
    groups = [shape for shape in to_reportlab(drawing).contents if isinstance(shape, Group)]
    return [(g.transform[4], g.transform[5], s) for g in groups for s in g.contents]


def test_dots_stand_where_the_layout_says_in_every_format() -> None:
    grid, drawing = grid_of(example(), _frame()), _drawing(example())
    wanted = {(round(dot.x + SIDE, 1), round(dot.y, 1)) for dot in grid.dots}
    circles = [shape for shape in to_reportlab(drawing).contents if isinstance(shape, rl.Circle)]
    assert {(round(c.cx, 1), round(drawing.height - c.cy, 1)) for c in circles} == wanted
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', to_svg(drawing))
    assert {(round(float(x), 1), round(float(y), 1)) for x, y in found} == wanted


def test_a_dot_knows_whom_it_stands_for() -> None:
    keys = {shape.key for shape in _drawing(example()).shapes if isinstance(shape, Circle)}
    assert keys == {dot.key for dot in grid_of(example(), _frame()).dots}


def test_words_stay_in_their_boxes() -> None:
    frame = Frame(447.0, 300.0, measure_of(False))
    grid = grid_of(sample("jamaica"), frame)
    drawing = draw(grid, frame.measure)
    assert not grid.numbered
    boxes = [label.box for label in (*grid.labels, *grid.corners)]
    inside = [words for words in drawing.shapes if isinstance(words, Words) and words.key]
    assert len(inside) >= len(boxes)
    for words in inside:
        wide, _height = frame.measure(words.text, words.size)
        left = words.x - SIDE - {"left": 0, "centre": wide / 2, "right": wide}[words.align]
        homes = [
            b
            for b in boxes
            if b.y <= words.y <= b.bottom and b.x - 0.5 <= left and left + wide <= b.right + 0.5
        ]
        assert homes, words.text


def test_there_is_room_for_the_words_of_both_directions() -> None:
    grid, drawing = grid_of(example(), _frame()), _drawing(example())
    assert (drawing.width, drawing.height) == (grid.frame.width + SIDE, grid.frame.height + UNDER)


def test_every_colour_has_a_place_on_paper() -> None:
    assert set(HEX) == set(ROLES)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_in_every_format(view: str) -> None:
    drawing = draw_view(sample("jamaica"), view, right_to_left=False)
    assert drawing.title
    ElementTree.fromstring(encode(drawing, "svg"))
    assert encode(drawing, "png").startswith(b"\x89PNG")
    pdf = encode(drawing, "pdf")
    assert pdf == encode(drawing, "pdf")
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        assert drawing.title in document.get_metadata_dict()["Title"]


def test_nasty_words_leave_a_picture_whole() -> None:
    text = "<b>&\"'\x00\x0b\ufffe\ud800 \u202eabc"
    drawing = Drawing(100, 40, (Words(5, 20, text, 8),), text, text)
    root = ElementTree.fromstring(to_svg(drawing))
    assert "<b>&" in "".join(root.itertext())
    assert to_pdf(drawing).startswith(b"%PDF")


def test_an_arrow_ends_at_its_end_and_turns_with_its_line() -> None:
    line, head = arrow([(0, 0), (10, 0)], Stroke(), size=4)
    assert isinstance(head, Path)
    assert head.points[0] == (10, 0)
    assert {round(x, 6) for x, _y in head.points[1:]} == {6.0}
    assert isinstance(line, Path)
    assert line.points[1][0] < 10
    assert arrow([(1, 1)], Stroke()) == []
    assert len(arrow([(0, 0), (5, 5)], Stroke(), both=True)) == 3


def test_numbers_come_with_a_key(tmp_path: File) -> None:
    from desktop.domain.records import Assessment, Stakeholder
    from tests.reports.workbook import snapshot_of

    people = [
        Stakeholder(id=f"s{n}", name=f"Association of friends {n:02d}", visibility="anyone")
        for n in range(90)
    ]
    judged = [
        Assessment(id=f"{s.id}{what}", stakeholder=s.id, visibility="anyone", dimension=what, value=1 + n % 5)
        for n, s in enumerate(people)
        for what in ("influence", "interest")
    ]
    export(snapshot_of(*people, *judged), "stakeholders", tmp_path / "r.pdf", date="2026-11-22")
    text = words_of(tmp_path / "r.pdf")
    assert "90 Association of friends 89" in text
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
    strings = sorted(
        (x + s.x, s) for x, _y, s in _strings(draw(grid, measure_of(True))) if s.fontName == "Naskh"
    )
    joined = "".join(s.text for _x, s in strings)
    assert "\ufeed" in joined  # the first letter, on its own form
    # the last letter of the first word stands left of it
    assert joined.index("\ufe94") < joined.index("\ufeed")


BENGALI = "স্থানীয় পরিকল্পনা"
ARABIC = "وزارة العمل (2026)"


def test_bengali_letters_are_joined_in_figures() -> None:
    """As in the text: a sign before its letter, two letters that become one; narrower than letter by letter."""
    from reportlab.pdfbase import pdfmetrics

    from desktop.reports.printing import fonts
    from desktop.reports.printing.bidi import visual_line, width_of_line

    line = visual_line(BENGALI, 10)
    joined = [(text, font) for text, font, _wide in line if font == fonts.BENGALI]
    assert len(joined) == 2
    for (text, _font), word in zip(joined, BENGALI.split(), strict=True):
        assert text != word
    alone = sum(pdfmetrics.stringWidth(word, fonts.BENGALI, 10) for word in BENGALI.split())
    assert width_of_line(line) < alone


def test_words_of_a_figure_look_like_those_of_the_text() -> None:
    """The same Bengali line, drawn by a figure and by a paragraph, dot by dot."""
    import io

    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    from desktop.domain.layout.drawing import INK, Drawing, Words
    from desktop.reports.figures.pdf import to_pdf
    from desktop.reports.outline import Run
    from desktop.reports.pdf.text import paragraph
    from desktop.reports.printing.look import styles

    style = styles().body
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 40), invariant=1)
    made = paragraph((Run(BENGALI),), style, False)
    made.wrap(180, 40)
    made.drawOn(canvas, 10, 12)
    canvas.showPage()
    canvas.save()
    # reportlab sets the first line of a paragraph one size below its top.
    base = 40 - (12 + style.leading - style.fontSize)
    drawn = to_pdf(Drawing(200, 40, (Words(10, base, BENGALI, style.fontSize, "left", INK),)))
    pictures = []
    for data in (out.getvalue(), drawn):
        document = pypdfium2.PdfDocument(data)
        page = document[0].render(scale=4).to_pil().convert("L").point(lambda dot: 255 * (dot < 128))
        pictures.append(page.crop(page.getbbox()))
        document.close()
    assert pictures[0].size == pictures[1].size
    ink = [picture.histogram()[255] for picture in pictures]
    assert abs(ink[0] - ink[1]) < 0.03 * ink[0]


def test_arabic_in_a_figure_is_read_in_its_order() -> None:
    import pypdfium2

    from desktop.domain.layout.drawing import INK, Drawing, Words
    from desktop.reports.figures.pdf import to_pdf

    document = pypdfium2.PdfDocument(to_pdf(Drawing(300, 40, (Words(10, 20, ARABIC, 12, "left", INK),))))
    found = unicodedata.normalize("NFKC", document[0].get_textpage().get_text_bounded()).strip()
    document.close()
    assert found == ARABIC
