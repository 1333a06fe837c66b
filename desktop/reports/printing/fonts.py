"""The fonts that travel with the program, as reportlab needs them, and which letter each of them has."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

from desktop.system import paths

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Noto", "Noto-Bold", "Noto-Italic", "Noto-BoldItalic"
ARABIC, ARABIC_BOLD = "Naskh", "Naskh-Bold"
BENGALI, BENGALI_BOLD = "Bengali", "Bengali-Bold"
REPLACEMENT = "\ufffd"
LINE = 1.3  # line height as a share of the font size
_FILES = {
    REGULAR: "NotoSans-Regular",
    BOLD: "NotoSans-Bold",
    ITALIC: "NotoSans-Italic",
    BOLD_ITALIC: "NotoSans-BoldItalic",
    ARABIC: "NotoNaskhArabic-Regular",
    ARABIC_BOLD: "NotoNaskhArabic-Bold",
    BENGALI: "NotoSansBengali-Regular",
    BENGALI_BOLD: "NotoSansBengali-Bold",
}
SHAPED = (BENGALI, BENGALI_BOLD)  # letters that join, and change their places, by the rules of the font
_lock = Lock()
one_at_a_time = Lock()  # reportlab keeps the letters used by each font in one place for all documents


def register() -> None:
    """Make the fonts known to reportlab; a second call does nothing."""
    with _lock:
        if REGULAR in pdfmetrics.getRegisteredFontNames():
            return
        for name, file in sorted(_FILES.items(), reverse=True):
            place = str(paths.resources() / "fonts" / f"{file}.ttf")
            # Shaping looks at the font of the paragraph first, so the Latin ones must bear it as well.
            pdfmetrics.registerFont(TTFont(name, place, shapable=name not in (ARABIC, ARABIC_BOLD)))
        # Drawings begin with this font even where they have no words; the library's own is not part of the
        # file.
        STATE_DEFAULTS["fontName"] = REGULAR
        pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
        for name in SHAPED:
            _name_glyphs(pdfmetrics.getFont(name))


def _name_glyphs(font: TTFont) -> None:
    """Give each sign that no letter has a code of its own, in the order of the font.

    reportlab does so when it first meets one: the bytes of a document would depend on those written before it.
    """
    shaper = font.hbFont(10)
    for glyph in range(font.hbFace.glyph_count):
        if glyph not in font.face.glyphToChar:
            font.hbAddPrivate(shaper.glyph_to_string(glyph), glyph, shaper.get_glyph_h_advance(glyph))


@cache
def letters(font: str) -> frozenset[int]:
    """The code points that a font can draw."""
    register()
    found = pdfmetrics.getFont(font).face.charToGlyph
    return frozenset(code for code in found if font not in SHAPED or not 0xE000 <= code <= 0xF8FF)


def variant(bold: bool, italic: bool) -> str:
    """The font of a form of Latin text."""
    return (BOLD_ITALIC if italic else BOLD) if bold else (ITALIC if italic else REGULAR)


def font_for(letter: str, bold: bool, italic: bool) -> str:
    """The font that has a letter; "" when none has it."""
    wanted = variant(bold, italic)
    if ord(letter) in letters(wanted):
        return wanted
    for other in (ARABIC_BOLD if bold else ARABIC, BENGALI_BOLD if bold else BENGALI):
        if ord(letter) in letters(other):
            return other
    return ""


def is_shaped(letter: str) -> bool:
    """Whether a letter is drawn right only by the rules of its font."""
    return "\u0980" <= letter <= "\u09ff"


@lru_cache(maxsize=8192)
def width_of(text: str, font: str, size: float) -> float:
    """The width of a text in points, of which every letter is in the font."""
    return float(pdfmetrics.stringWidth(text, font, size))


@lru_cache(maxsize=2048)
def shaped(text: str, font: str, size: float) -> tuple[str, float]:
    """A text in one of `SHAPED`, its letters joined as that font wants, and how wide it is; canvases draw it."""
    register()
    made = shapeStr(text, font, size, force=True)
    return made, sum(data.x_advance for data in made.__shapeData__) * size / 1000
