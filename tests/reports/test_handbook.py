"""Handbook pages on paper: every word of a page is there, tables stay tables, and notes come only when asked for."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.guidance.handbook import Handbook, Page
from desktop.reports.handbook import blocks_of, document
from desktop.reports.outline import BulletList, CallOut, Figure, Heading, Paragraph, Table, plain, words
from desktop.workspace.handbook_printing import PAGE, PART, WHOLE, ExportResult, chosen, write
from desktop.workspace.jobs import Job


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return Handbook.open("en")


def page_of(handbook: Handbook, page_id: str) -> Page:
    found = handbook.page(page_id)
    assert found is not None
    return found


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def test_every_word_of_every_page_is_on_paper(handbook: Handbook) -> None:
    for info in (page for part in handbook.parts() for page in part.pages):
        page = page_of(handbook, info.id)
        shown = letters(
            " ".join(text for block in blocks_of(handbook, page, beside=True) for text in words(block))
        )
        html = (
            re.sub(r"<[^>]+>", " ", page.html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        )
        for word in html.split():
            assert letters(word) in shown, f"{info.id}: {word}"


def test_what_stands_beside_forms_is_printed_only_when_asked_for(handbook: Handbook) -> None:
    page = page_of(handbook, "setup/raci")
    usual, whole = blocks_of(handbook, page), blocks_of(handbook, page, beside=True)
    assert [block.kind for block in usual if isinstance(block, CallOut)].count("form") == 0
    added = [block for block in whole if isinstance(block, CallOut) and block.kind == "form"]
    assert len(whole) - len(usual) == len(added) >= 5
    said = handbook.guidance("activity.name")
    assert said is not None
    assert any(said.why in "".join(run.text for run in block.text) for block in added)  # type: ignore[union-attr]


def test_what_stood_in_a_form_keeps_it(handbook: Handbook) -> None:
    blocks = blocks_of(handbook, page_of(handbook, "setup/five-elements"))
    kinds = {type(block) for block in blocks}
    assert {Heading, Paragraph, Table, Figure, CallOut, BulletList} <= kinds
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.header == ("Element", "Its job")
    assert len(table.rows) == 5
    box = next(block for block in blocks if isinstance(block, CallOut))
    assert (box.kind, box.title) == ("practice", "From practice: Jamaica")
    assert "National Working Group" in plain(box.text)
    strong = [
        run for b in blocks if isinstance(b, Paragraph) and not isinstance(b.text, str) for run in b.text
    ]
    assert "Mandate" in [run.text.strip() for run in strong if run.bold]
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert len(figure.alt) > 40


def test_notes_are_printed_only_when_asked_for(handbook: Handbook) -> None:
    page = page_of(handbook, "process/vision")
    said = " ".join(text for block in document(handbook, [page], title="x").blocks for text in words(block))
    assert "ward list" not in said
    with_note = document(handbook, [page], title="x", notes={"process/vision": "Use the ward list."})
    assert "Use the ward list." in [plain(b.text) for b in with_note.blocks if isinstance(b, CallOut)]


def test_a_page_a_part_or_the_whole(handbook: Handbook) -> None:
    part = next(part for part in handbook.parts() if part.id == "process")
    assert chosen(handbook, "process/vision", PAGE).ids == ("process/vision",)
    assert chosen(handbook, "process/vision", PART).ids == tuple(page.id for page in part.pages)
    whole = chosen(handbook, "process/vision", WHOLE)
    assert whole.ids == tuple(page.id for part in handbook.parts() for page in part.pages)
    assert whole.title == handbook.title


@pytest.mark.parametrize("which", [PAGE, PART])
def test_it_becomes_a_pdf_that_can_be_read(handbook: Handbook, tmp_path: Path, which: str) -> None:
    ended: list[object] = []
    pages = chosen(handbook, "process/vision", which)
    job: Job[ExportResult] = Job(
        lambda job: write(handbook, pages, tmp_path / "a.pdf", job=job),
        on_progress=lambda _share: None,
        on_done=ended.append,
        on_failed=ended.append,
    )
    job.start()
    assert job.wait(60)
    (result,) = ended
    assert isinstance(result, ExportResult), result
    found = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in found)
    assert "A vision that people can use" in text
    if which == PART:
        wanted = [page.title for page in next(p for p in handbook.parts() if p.id == "process").pages]
        assert [mark.get_title() for mark in found.get_toc() if mark.level == 0] == wanted
    found.close()


def test_a_picture_that_is_not_there_is_told_in_words(handbook: Handbook) -> None:
    page = page_of(handbook, "process/vision")
    shown = replace(
        page, html='<p class="figure"><img src="figure:our-desk" alt="Our desk at the town hall"></p>'
    )
    assert [plain(b.text) for b in blocks_of(handbook, shown) if isinstance(b, Paragraph)] == [
        "[Our desk at the town hall]"
    ]
