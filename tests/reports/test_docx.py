"""Word documents: what stands where, in which style, as Word and LibreOffice read it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from desktop.reports.export import export
from desktop.reports.house import House
from desktop.system import locale
from tests.reports.reading import pages_of
from tests.reports.workbook import example

GOLDEN = Path(__file__).parent / "golden" / "example-docx.txt"
DAY = "2026-11-22"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    locale.activate("en")
    yield
    locale.activate("en")


def _write(path: Path, **more: Any) -> Any:
    export(example(), "full", path, date=DAY, **more)
    return docx.Document(str(path))


def _said(element: Any) -> str:
    """The words of a paragraph; a line end as a stroke."""
    marks = {qn("w:br"): " / ", qn("w:tab"): " > "}
    return "".join(
        item.text or "" if item.tag == qn("w:t") else marks.get(item.tag, "") for item in element.iter()
    )


def _lines(document: Any) -> Iterator[str]:
    """Every paragraph with its style, every row of a table with its cells."""
    for block in document.element.body.iterchildren():
        if block.tag == qn("w:p"):
            style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            turn = " (new page)" if block.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None else ""
            picture = " [figure]" if next(block.iter(qn("w:drawing")), None) is not None else ""
            yield f"{style.get(qn('w:val')) if style is not None else '-'}{turn}: {_said(block)}{picture}".rstrip()
        elif block.tag == qn("w:tbl"):
            for row in block.iter(qn("w:tr")):
                head = "==" if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None else "  "
                yield f"  {head} " + " | ".join(_said(cell) for cell in row.iter(qn("w:tc")))


def test_the_document_reads_as_it_did(tmp_path: Path) -> None:
    """Look at a change in the golden file as you would look at the document; renew it by RENEW_GOLDEN=1."""
    parts = ["plan", "goals", "stakeholders"]
    found = "\n".join(_lines(_write(tmp_path / "r.docx", sections=parts))) + "\n"
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_contents_are_a_field_and_filled_in(tmp_path: Path) -> None:
    document = _write(tmp_path / "r.docx")
    export(example(), "full", tmp_path / "r.pdf", date=DAY)
    codes = [code.text.strip() for code in document.element.body.iter(qn("w:instrText"))]
    assert codes[0] == 'TOC \\o "1-2" \\h \\z \\u'
    assert sum(code.startswith("PAGEREF") for code in codes) > 20
    kinds = [mark.get(qn("w:fldCharType")) for mark in document.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))}
    assert links <= marks
    # The page that stands there is the page of our own PDF.
    lines = [p for p in document.paragraphs if p.style is not None and p.style.style_id == "TOC1"]
    title, _tab, page = _said(lines[2]._p).partition(" > ")
    assert title in pages_of(tmp_path / "r.pdf")[int(page) - 1]


def test_heads_feet_and_properties(tmp_path: Path) -> None:
    document = _write(tmp_path / "r.docx", house=House(header="Town of Example"))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert "Town of Example" in _said(section.header._element)
    assert any("PAGE" in (code.text or "") for code in section.footer._element.iter(qn("w:instrText")))
    assert "Public edition" in _said(section.first_page_footer._element)
    core = document.core_properties
    assert (core.title, core.author) == ("Migration in the local development plan", "Planning office")
    assert core.created.isoformat().startswith(DAY)
    assert core.language == "en"


def test_a_figure_says_what_it_shows(tmp_path: Path) -> None:
    document = _write(tmp_path / "r.docx")
    told = [picture._inline.docPr.get("descr") for picture in document.inline_shapes]
    assert all(told)
    assert any("Town council" in words for words in told)
    after = next(p for p in document.paragraphs if p.text.startswith("Figure"))
    assert after.style is not None
    assert after.style.style_id == "Caption"


def test_paper_of_the_office(tmp_path: Path) -> None:
    section = _write(tmp_path / "r.docx", house=House(paper="folio", cover=False)).sections[0]
    assert (round(section.page_width.pt), round(section.page_height.pt)) == (612, 936)
    assert not section.different_first_page_header_footer
