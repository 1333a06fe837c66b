"""The fonts that travel with the program, as reportlab needs them, and which letter each of them has."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.system import paths

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Noto", "Noto-Bold", "Noto-Italic", "Noto-BoldItalic"
ARABIC, ARABIC_BOLD = "Naskh", "Naskh-Bold"
REPLACEMENT = "\ufffd"
LINE = 1.3  # line height as a share of the font size
_FILES = {
    REGULAR: "NotoSans-Regular",
    BOLD: "NotoSans-Bold",
    ITALIC: "NotoSans-Italic",
    BOLD_ITALIC: "NotoSans-BoldItalic",
    ARABIC: "NotoNaskhArabic-Regular",
    ARABIC_BOLD: "NotoNaskhArabic-Bold",
}
_lock = Lock()
one_at_a_time = Lock()  # reportlab keeps the letters used by each font in one place for all documents


def register() -> None:
    """Make the fonts known to reportlab; a second call does nothing."""
    with _lock:
        if REGULAR in pdfmetrics.getRegisteredFontNames():
            return
        for name, file in sorted(_FILES.items(), reverse=True):
            pdfmetrics.registerFont(TTFont(name, str(paths.resources() / "fonts" / f"{file}.ttf")))
        # Drawings begin with this font even where they have no words; the library's own is not part of the
        # file.
        STATE_DEFAULTS["fontName"] = REGULAR
        pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)


@cache
def letters(font: str) -> frozenset[int]:
    """The code points that a font can draw."""
    register()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def variant(bold: bool, italic: bool) -> str:
    """The font of a form of Latin text."""
    return (BOLD_ITALIC if italic else BOLD) if bold else (ITALIC if italic else REGULAR)


def font_for(letter: str, bold: bool, italic: bool) -> str:
    """The font that has a letter; "" when none has it."""
    wanted = variant(bold, italic)
    if ord(letter) in letters(wanted):
        return wanted
    arabic = ARABIC_BOLD if bold else ARABIC
    return arabic if ord(letter) in letters(arabic) else ""


@lru_cache(maxsize=8192)
def width_of(text: str, font: str, size: float) -> float:
    """The width of a text in points, of which every letter is in the font."""
    return float(pdfmetrics.stringWidth(text, font, size))
