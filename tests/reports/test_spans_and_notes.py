"""Cells that reach over several others, and footnotes: in every writer, nothing lost, read back by other programs."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from desktop.domain.snapshot import Snapshot
from desktop.guidance.handbook import Handbook
from desktop.guidance.rendering import render
from desktop.reports import handbook as on_paper
from desktop.reports.formats import FORMATS, WORDS
from desktop.reports.house import House
from desktop.reports.order import Order
from desktop.reports.outline import (
    Block,
    Bullet,
    BulletList,
    CallOut,
    Cell,
    Document,
    FieldGrid,
    Notes,
    Paragraph,
    Run,
    Table,
    notes_of,
    placed,
    plain,
    words,
)
from tests.reports.reading import pages_of, text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOTH_WAYS = pytest.mark.parametrize("right_to_left", [False, True])


def written(folder: Path, kind: str, blocks: list[Block], right_to_left: bool = False) -> Path:
    language = "ar" if right_to_left else "en"
    empty = ("",) * 7
    document = Document(
        *empty, language, right_to_left, (), tuple(blocks), date="2026-11-22", house=House(cover=False)
    )
    path = folder / f"r.{kind}"
    path.write_bytes(FORMATS[kind].write(Order(document, Snapshot(), (), "public")).data)
    return path


def noted(text: str, note: str) -> tuple[Run, ...]:
    return (Run(text, note=note),)


# Spans ------------------------------------------------------------------------------------------------


def test_cells_stand_at_their_places() -> None:
    rows = placed([(Cell("a", down=2), "b", "c"), (Cell("d", across=2),), ("e",)], 3)
    assert [[(c.column, plain(c.text), c.across, c.covered) for c in row] for row in rows] == [
        [(0, "a", 1, False), (1, "b", 1, False), (2, "c", 1, False)],
        [(0, "", 1, True), (1, "d", 2, False)],
        [(0, "e", 1, False), (1, "", 1, False), (2, "", 1, False)],
    ]


SPANS = st.builds(Cell, st.text("abc", max_size=2), st.integers(-1, 5), st.integers(-1, 5))


@given(st.lists(st.lists(SPANS, max_size=5).map(tuple), max_size=6), st.integers(1, 5))
def test_every_row_is_filled_once_and_no_cell_goes_past_the_table(
    rows: list[tuple[Cell, ...]], wide: int
) -> None:
    found = placed(rows, wide)
    assert len(found) == len(rows)
    for number, row in enumerate(found):
        columns = [c for cell in row for c in range(cell.column, cell.column + cell.across)]
        assert columns == list(range(wide))
        for cell in row:
            assert number + cell.down <= len(rows)
            below = [c for later in found[number + 1 : number + cell.down] for c in later]
            assert sum(c.covered and (c.column, c.across) == (cell.column, cell.across) for c in below) >= (
                0 if cell.covered else cell.down - 1
            )


GROUPED = Table(
    ("Name", "Planned", "Today"),
    (
        (Cell("Office", down=2), "inform", "consult"),
        (Cell("nothing more to say", across=2),),
        ("Club", "ask", "no"),
    ),
    above=(("", Cell("How they take part", across=2)),),
)


@BOTH_WAYS
@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("form", [False, True])
def test_no_cell_is_lost_in_any_format(kind: str, form: bool, right_to_left: bool, tmp_path: Path) -> None:
    block = Table(GROUPED.header, GROUPED.rows, form=form, row_height=30 * form, above=GROUPED.above)
    found = text_of(written(tmp_path, kind, [block], right_to_left))
    for text in words(block):
        assert stands(text, found)


def stands(text: str, found: str) -> bool:
    """pdfium reads Latin words of a paper that runs from right to left one by one from its other side."""
    return text in found or " ".join(reversed(text.rstrip(".").split())) in found


def test_word_and_web_page_really_span(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path, "docx", [GROUPED])) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    assert [each.get(f"{W}val") for each in body.iter(f"{W}vMerge")] == ["restart", "continue"]
    assert [each.get(f"{W}val") for each in body.iter(f"{W}gridSpan")] == ["2", "2"]
    assert len(list(body.iter(f"{W}tblHeader"))) == 2
    page = written(tmp_path, "html", [GROUPED]).read_text(encoding="utf-8")
    assert page.count('colspan="2"') == 2
    assert page.count('rowspan="2"') == 1
    assert page.partition("</thead>")[0].count("<tr>") == 2
    with zipfile.ZipFile(written(tmp_path, "odt", [GROUPED])) as archive:
        content = archive.read("content.xml").decode()
    assert content.count('table:number-columns-spanned="2"') == 2
    assert content.count("<table:covered-table-cell/>") == 3
    assert content.partition("</table:table-header-rows>")[0].count("<table:table-row ") == 2


def test_spanning_heads_stand_on_every_page(tmp_path: Path) -> None:
    rows = ((Cell("Office of many rows", down=90), "row 0", "x"), *((f"row {n}", "x") for n in range(1, 90)))
    long = Table(GROUPED.header, rows, above=GROUPED.above)
    pages = pages_of(written(tmp_path, "pdf", [long]))
    assert len(pages) > 2
    assert all("How they take part" in page and "Planned" in page for page in pages)
    found = " ".join(pages)
    assert [n for n in range(90) if not re.search(rf"row {n}(?![0-9])", found)] == []


# Footnotes --------------------------------------------------------------------------------------------


def test_notes_are_counted_in_their_order_and_the_same_words_once() -> None:
    notes = Notes()
    first = notes.marked((Run("a", note="One"), Run("b", note="Two")))
    again = notes.marked(noted("c", "One"))
    assert [run.mark for run in first if not isinstance(run, str)] == [0, 1, 0, 2]
    assert plain(again) == "c1"
    assert notes.texts == ["One", "Two"]
    assert notes.marked("plain") == "plain"


EVERYWHERE: list[Block] = [
    Paragraph(noted("In a paragraph", "Note of the paragraph.")),
    BulletList((Bullet(noted("In a list", "Note of the list.")),)),
    Table(("Head",), ((noted("In a cell", "Note of the cell."),),)),
    FieldGrid((("Label", noted("In a grid", "Note of the grid.")),)),
    CallOut("note", "Box", noted("In a box", "Note of the box.")),
    Paragraph(noted("Once more", "Note of the paragraph.")),
]


@BOTH_WAYS
@pytest.mark.parametrize("kind", WORDS)
def test_every_note_is_there_in_every_format(kind: str, right_to_left: bool, tmp_path: Path) -> None:
    path = written(tmp_path, kind, EVERYWHERE, right_to_left)
    found = text_of(path)
    if kind == "docx":
        with zipfile.ZipFile(path) as archive:
            found += archive.read("word/footnotes.xml").decode()
    notes = [note for block in EVERYWHERE for note in notes_in(block)]
    assert len(notes) == 6
    for note in notes:
        assert stands(note, found)
    # Said twice, written once (a page of paper repeats it when the second mark stands on another page).
    assert len(re.findall("Note of the paragraph|paragraph the of Note", found)) == 1


def notes_in(block: Block) -> list[str]:
    return [text for text in words(block) if text.startswith("Note of")]


def test_word_keeps_real_footnotes(tmp_path: Path) -> None:
    path = written(tmp_path, "docx", EVERYWHERE)
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        assert b"footnotes.xml" in archive.read("word/_rels/document.xml.rels")
        assert b"/word/footnotes.xml" in archive.read("[Content_Types].xml")
    wanted = [each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")]
    there = [each.get(f"{W}id") for each in notes.iter(f"{W}footnote")]
    assert wanted == ["2", "3", "4", "5", "6"]
    assert there == ["0", "1", *wanted]
    # The second mark is Word's own way of pointing to a note that stands already.
    fields = [each.text for each in body.iter(f"{W}instrText")]
    assert any("NOTEREF _Note1 " in (text or "") for text in fields)
    marks = {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    assert "_Note1" in marks


def test_writer_keeps_real_footnotes(tmp_path: Path) -> None:
    import odfdo

    path = written(tmp_path, "odt", EVERYWHERE)
    body = odfdo.Document(path).body
    assert [note.citation for note in body.get_notes(note_class="footnote")] == ["1", "2", "3", "4", "5"]
    with zipfile.ZipFile(path) as archive:
        assert b'text:ref-name="note1"' in archive.read("content.xml")


def test_a_web_page_leads_to_its_notes_and_back(tmp_path: Path) -> None:
    page = written(tmp_path, "html", EVERYWHERE).read_text(encoding="utf-8")
    for number in range(1, 6):
        for place in (f"mark-{number}", f"note-{number}"):
            assert page.count(f'id="{place}"') == 1
            assert f'href="#{place}"' in page


def test_notes_stand_on_the_page_of_their_marks(tmp_path: Path) -> None:
    line = "A sentence about people who move, and one more about those who stay. " * 6
    blocks: list[Block] = [
        Paragraph((Run(f"begin{n}x {line}"), Run(f"end{n}x", note=f"Source{n}x."))) for n in range(40)
    ]
    rows = tuple((noted(f"end{n}x", f"Source{n}x."), line[:80]) for n in range(40, 100))
    pages = pages_of(written(tmp_path, "pdf", [*blocks, Table(("A", "B"), rows, (1, 3))]))
    for n in range(100):
        place = next(number for number, page in enumerate(pages) if f"end{n}x" in page)
        assert f"Source{n}x." in pages[place], n
        assert pages[place].index(f"end{n}x") < pages[place].index(f"Source{n}x.")


def test_notes_longer_than_a_page_go_on_and_end(tmp_path: Path) -> None:
    long = " ".join(f"word{n}x" for n in range(3000))
    many = tuple(Run(f"m{n} ", note=f"Note {n} of one line. " + "x " * 300) for n in range(30))
    found = " ".join(pages_of(written(tmp_path, "pdf", [Paragraph(noted("Mark", long)), Paragraph(many)])))
    assert [n for n in range(3000) if f"word{n}x" not in found] == []
    assert [n for n in range(30) if f"Note {n} of one line." not in found] == []


@pytest.mark.parametrize(
    "note", ["<b>&amp;</b>", "a\x00b]]>", "x" * 5000, "الهجرة (2012)", "বাংলা", "=1+1", "\n\n"]
)
@pytest.mark.parametrize("kind", WORDS)
def test_whatever_a_note_says_the_file_is_whole(kind: str, note: str, tmp_path: Path) -> None:
    found = text_of(
        written(tmp_path, kind, [Paragraph((Run("Mark", note=note), Run(" and more."))), *EVERYWHERE])
    )
    assert "and more." in found


def test_footnotes_of_a_handbook_page_become_footnotes() -> None:
    made = render(
        "A figure.[^1] And *more*.[^2]\n\n| A[^1] | B |\n|---|---|\n| x | y[^2] |\n\n"
        "[^1]: Census of 2010.\n[^2]: Survey, `page 3`.\n"
    )
    handbook = Handbook.open("en")
    info = handbook.parts()[0].pages[0]
    page = handbook.page(info.id)
    assert page is not None
    blocks = on_paper.blocks_of(handbook, replace(page, html=made.html))
    first = blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.text) == "A figure. And more."
    assert list(notes_of(first.text)) == ["Census of 2010.", "Survey, page 3."]
    said = [text for block in blocks for text in words(block)]
    assert said.count("Census of 2010.") == 2
    assert "A" in said
    assert "y" in said
    handbook.close()
