"""OpenDocument files as LibreOffice lays them out: figures in their own room, rows for a hand, links like words."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from desktop.reports.export import export
from tests.reports.workbook import example, snapshot_of

DAY = "2026-11-22"


def parts_of(path: Path) -> tuple[str, str]:
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode(), archive.read("styles.xml").decode()


def test_no_line_has_a_fixed_height(tmp_path: Path) -> None:
    """A figure stands in a line: in one of fixed height it would lie over the words above it."""
    path = tmp_path / "r.odt"
    export(example(), "full", path, date=DAY)
    content, styles = parts_of(path)
    assert "<draw:image" in content
    assert "fo:line-height=" not in content + styles
    assert "style:line-height-at-least=" in styles


def test_rows_to_be_filled_in_are_high(tmp_path: Path) -> None:
    """Also where words stand in them already, as on cards to cut out."""
    path = tmp_path / "r.odt"
    export(example(), "workshop_set", path, date=DAY, sections=["cards"])
    content, _styles = parts_of(path)
    cards = content[content.index("Cut along the lines") :]
    rows = re.findall(r'<table:table-row table:style-name="(\w+)"', cards)
    assert set(rows) == {"High96"}
    assert 'style:name="High96"' in content
    assert 'style:min-row-height="96pt"' in content


def test_links_of_the_contents_look_like_words(tmp_path: Path) -> None:
    """The style is one of the named ones: LibreOffice passes over automatic ones there, and links turn blue."""
    path = tmp_path / "r.odt"
    export(snapshot_of(), "bodies", path, date=DAY)
    content, styles = parts_of(path)
    assert 'text:style-name="Link"' in content
    assert '<style:style style:name="Link" style:family="text">' in styles
