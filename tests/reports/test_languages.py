"""Letters of every script that we promise, in their order, in every kind of document."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from desktop.domain.field import parse_money
from desktop.domain.records import Assessment, Body, Initiative, PlanGoal, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.reports.docx.elements import runs_right_to_left
from desktop.reports.export import export
from desktop.reports.printing import fonts
from desktop.reports.printing.letters import clean, markup, needs_shaping, runs_of
from desktop.system import locale
from tests.reports.reading import text_of, words_of
from tests.reports.workbook import example, snapshot_of

DAY = "2026-11-22"
ARABIC = "الهجرة جزء من خطة التنمية المحلية في بلدية المنارة"
BENGALI = "অভিবাসন ও উন্নয়ন পরিকল্পনা: স্থানীয় সরকার"
GREEK, CYRILLIC = "Η μετανάστευση στο τοπικό σχέδιο", "Миграция в местном плане развития"
FRENCH = "Développement local : être reçu à l’hôpital, où l’œuvre naît"
WORDS = [".docx", ".odt", ".html"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    locale.activate("en")
    yield
    locale.activate("en")


def _plan(text: str) -> Snapshot:
    return snapshot_of(
        Initiative(id="i", name=text, vision=text, route="into_plan", route_reason=text, place=text),
        PlanGoal(id="g", name=text, answer="matters", meaning_for_goal=text),
        Stakeholder(id="s", name=text, visibility="anyone"),
        Assessment(id="a", stakeholder="s", dimension="influence", value=4, visibility="anyone"),
        Assessment(id="b", stakeholder="s", dimension="interest", value=4, visibility="anyone"),
    )


@pytest.mark.parametrize("text", [ARABIC, GREEK, CYRILLIC, FRENCH], ids=["ar", "el", "ru", "fr"])
def test_a_pdf_gives_its_letters_back_in_their_order(text: str, tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    export(_plan(text), "full", path, date=DAY)
    found = words_of(path)
    assert text in found, "as one sentence, in logical order"
    assert "\ufffd" not in found


def test_bengali_is_drawn_with_its_own_letters_joined(tmp_path: Path) -> None:
    """Some letters stand before the one they follow when spoken, so the text of a PDF has them so, too."""
    path = tmp_path / "r.pdf"
    export(_plan(BENGALI), "full", path, date=DAY)
    found = words_of(path)
    assert "\ufffd" not in found
    assert "সরকার" in found
    assert b"NotoSansBengali" in path.read_bytes()
    # Joined letters are single glyphs: the sign that would join them (hasanta) is not drawn by itself.
    headings = [mark.get_title() for mark in pypdfium2.PdfDocument(path).get_toc()]
    assert any(clean(BENGALI) in title for title in headings)
    body = found[found.index("Vision") :]
    assert "স্থানীয়" not in body[: body.index("Entry points")]


@pytest.mark.parametrize("suffix", WORDS)
@pytest.mark.parametrize("text", [ARABIC, BENGALI, GREEK, CYRILLIC], ids=["ar", "bn", "el", "ru"])
def test_texts_arrive_as_they_were_typed(text: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"r{suffix}"
    export(_plan(text), "full", path, date=DAY)
    found = " ".join(text_of(path).split())
    assert found.count(text) >= 4


def test_a_paper_that_runs_from_the_right(tmp_path: Path) -> None:
    for suffix in WORDS:
        export(example(), "full", tmp_path / f"r{suffix}", date=DAY, language="ar_XB")
    with zipfile.ZipFile(tmp_path / "r.docx") as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    tables = body.findall(f".//{W}tbl")
    assert tables
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tables)
    assert body.find(f".//{W}sectPr/{W}bidi") is not None
    assert body.findall(f".//{W}pPr/{W}bidi")
    with zipfile.ZipFile(tmp_path / "r.odt") as archive:
        assert b'style:writing-mode="rl-tb"' in archive.read("content.xml")
        assert b'style:writing-mode="rl-tb"' in archive.read("styles.xml")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<html lang="ar-XB" dir="rtl">' in page


def test_arabic_stretches_are_marked_as_such_for_word(tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    export(_plan(f"Plan {ARABIC} 2026"), "full", path, date=DAY)
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    for piece in body.iter(f"{W}r"):
        words = "".join(text.text or "" for text in piece.iter(f"{W}t"))
        if re.search("[\u0600-\u06ff]", words):
            assert piece.find(f"{W}rPr/{W}rtl") is not None, words
            assert not re.search("[A-Za-z]", words), words
    assert runs_right_to_left(ARABIC, False)
    assert not runs_right_to_left("1. Plan", True)
    assert runs_right_to_left("2026", True)


def test_dates_and_numbers_are_those_of_the_document(tmp_path: Path) -> None:
    body = Body(id="b", name="B", start="2026-03-07", budget=parse_money("PHP 1250000"))
    path = tmp_path / "r.html"
    export(snapshot_of(body), "bodies", path, date=DAY, language="ar_XB")
    found = text_of(path)
    assert "مارس" in found
    assert "7 March 2026" not in found
    export(snapshot_of(body), "bodies", path, date=DAY)
    assert "7 March 2026" in text_of(path)
    assert "1,250,000" in text_of(path)


def test_joiners_stay_where_they_mean_something() -> None:
    assert clean("ক\u200dষ") == "ক\u200dষ"
    assert clean("a\u200db \u200c") == "ab "
    assert needs_shaping(runs_of("Plan অ"))
    assert not needs_shaping(runs_of("Plan"))


def test_markup_cannot_be_typed_beside_bengali() -> None:
    found = markup(runs_of("অ<b>&</b> <font name='x'>"))
    assert found.count("<font") == 1
    assert "&lt;b&gt;&amp;" in found
    assert fonts.BENGALI in found


def test_no_line_of_arabic_stands_alone_on_a_page() -> None:
    from desktop.reports.outline import Run
    from desktop.reports.pdf.text import paragraph
    from desktop.reports.printing.look import styles

    style = styles(True).body
    made = paragraph((Run("الهجرة والتنمية في الخطة المحلية " * 12),), style, True)
    made.wrap(200, 1000)
    lines = round(made.height / style.leading)
    assert lines > 4
    parts = made.split(200, (lines - 1) * style.leading)
    for part in parts:
        part.wrap(200, 1000)
    assert [round(part.height / style.leading) for part in parts] == [lines - 2, 2]
    assert made.split(200, style.leading * 1.5) == []


def test_a_document_does_not_depend_on_those_before_it(tmp_path: Path) -> None:
    """Signs of a font that no letter has get their codes in the order of the font, not of what was written first."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom desktop.domain.records import Stakeholder\n"
        "from desktop.reports.export import export\nfrom tests.reports.workbook import snapshot_of\n"
        "words = {'a': 'স্থানীয় পরিকল্পনা', 'b': 'ক্ষুদ্র শ্রমিক জ্ঞান'}\n"
        "for key in sys.argv[2]:\n"
        "    made = snapshot_of(Stakeholder(id='s', name=words[key], visibility='anyone'))\n"
        "    export(made, 'stakeholders', Path(sys.argv[1]) / f'{sys.argv[2]}-{key}.pdf', date='2026-11-22')\n"
    )
    for order in ("ab", "ba"):
        subprocess.run([sys.executable, "-c", code, str(tmp_path), order], check=True)
    for key in "ab":
        assert (tmp_path / f"ab-{key}.pdf").read_bytes() == (tmp_path / f"ba-{key}.pdf").read_bytes()


def test_codes_of_nobody_are_no_letters() -> None:
    assert clean("\ue000x") == "\ufffdx"
