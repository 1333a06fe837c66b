"""Fonts and icons that travel with the program: whole, licensed, and covering the alphabets we promise."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import uharfbuzz

from desktop.system import paths

FONTS = sorted((paths.resources() / "fonts").glob("*.ttf"))
ICONS = sorted((paths.resources() / "icons").glob("*.svg"))
LATIN_GREEK_CYRILLIC = [(0x20, 0x7E), (0xA0, 0x24F), (0x391, 0x3C9), (0x400, 0x4FF), (0x1E00, 0x1EFF)]
OTHERS = {"Arabic": [(0x621, 0x64A), (0x660, 0x669)], "Bengali": [(0x981, 0x9CE), (0x9E6, 0x9EF)]}


def _letters(ranges: list[tuple[int, int]]) -> set[int]:
    everything = {code for low, high in ranges for code in range(low, high + 1)}
    return {code for code in everything if unicodedata.category(chr(code)) != "Cn"}


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_the_letters_it_is_there_for(path: Path) -> None:
    ranges = next((found for name, found in OTHERS.items() if name in path.stem), LATIN_GREEK_CYRILLIC)
    wanted = _letters(ranges)
    missing = wanted - set(uharfbuzz.Face(path.read_bytes()).unicodes)
    assert not missing, [hex(code) for code in sorted(missing)]


def test_the_five_cuts_of_noto_sans_and_the_licences_are_there() -> None:
    names = {path.stem for path in FONTS}
    assert {f"NotoSans-{cut}" for cut in ("Regular", "SemiBold", "Bold", "Italic", "BoldItalic")} <= names
    assert "SIL OPEN FONT LICENSE" in (paths.resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "ISC License" in (paths.resources() / "icons" / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_can_be_read_and_takes_the_colour_of_its_place(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.tag.endswith("svg")
    assert root.get("viewBox")
    if path.stem != "mainstay":  # the program's own mark keeps its colours
        assert root.get("stroke") == "currentColor"
