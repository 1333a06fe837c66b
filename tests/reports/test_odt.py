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


def test_no_row_behind_a_repeated_head_is_kept_together(tmp_path: Path) -> None:
    """LibreOffice loses such rows when head and heading come to stand at the foot of a page."""
    path = tmp_path / "r.odt"
    export(example(), "full", path, date=DAY)
    content, _styles = parts_of(path)
    tables = [t for t in re.findall(r"<table:table .*?</table:table>", content) if "header-rows" in t]
    assert tables
    assert not [table for table in tables if 'table-row table:style-name="Kept"' in table]


def test_behind_a_last_table_stands_no_high_line(tmp_path: Path) -> None:
    """LibreOffice would add one, alone on an empty page where the table fills its own."""
    path = tmp_path / "r.odt"
    export(snapshot_of(), "forms", path, date=DAY)
    content, styles = parts_of(path)
    assert content.rpartition("</table:table>")[2].startswith('<text:p text:style-name="End"/>')
    assert 'style:name="End"' in styles


def test_a_web_page_turns_only_where_there_is_no_room(tmp_path: Path) -> None:
    """Signatures stay on the page of their letter when it is printed from a browser."""
    path = tmp_path / "r.html"
    export(example(), "appointment", path, date=DAY, about="group")
    text = path.read_text(encoding="utf-8")
    assert '<div class="room"></div>' in text
    assert '<div class="turn"></div>' not in text
