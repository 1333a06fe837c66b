"""Posters: the whole picture on sheets of office paper, with marks to cut along."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.layout.drawing import Drawing, Rect, Words
from desktop.reports.figures.poster import to_poster
from desktop.reports.house import PAPERS
from desktop.reports.views import POSTER_PAPERS
from tests.reports.reading import pages_of

WIDE = Drawing(
    770,
    523,
    (Rect(0, 0, 770, 523, fill="dot"), Words(20, 40, "upper left", 9), Words(650, 500, "lower right", 9)),
    "Map",
)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("across", "sheets"), [(1, 1), (2, 4), (3, 9), (4, 16)])
def test_so_many_sheets_side_by_side(tmp_path: Path, paper: str, across: int, sheets: int) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(to_poster(WIDE, across, paper))
    pages = pages_of(path)
    assert len(pages) == sheets
    document = pypdfium2.PdfDocument(path)
    assert sorted(round(side, 1) for side in document[0].get_size()) == sorted(
        round(s, 1) for s in PAPERS[paper]
    )
    document.close()
    assert "A1" in pages[0]
    assert "upper left" in pages[0]
    assert "lower right" in pages[-1]


def test_the_picture_reaches_the_cut_and_not_the_margin(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(to_poster(WIDE, 2, "a4"))
    document = pypdfium2.PdfDocument(path)
    page = document[0].render().to_pil().convert("RGB")
    assert page.getpixel((10, 300)) == (255, 255, 255), "the margin stays white"
    assert page.getpixel((34, 300)) != (255, 255, 255)
    assert page.getpixel((page.width - 34, 300)) != (255, 255, 255), "the next sheet goes on from here"
    document.close()


def test_the_same_picture_gives_the_same_file() -> None:
    assert to_poster(WIDE, 2, "a4") == to_poster(WIDE, 2, "a4")
    assert set(PAPERS) == set(POSTER_PAPERS)
    with pytest.raises(ValueError, match="0"):
        to_poster(WIDE, 0, "a4")
