"""Every text of every look can be read: at least 4.5 to 1 on its ground (WCAG 2.1, 1.4.3), disabled text 3 to 1."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from desktop.ui.style import document_style, style_sheet
from desktop.ui.tokens import Tokens, tokens_for

LEAST, LEAST_DISABLED = 4.5, 3.0
LOOKS = {
    f"{'dark' if dark else 'light'}{' contrast' if contrast else ''}": tokens_for(
        dark=dark, contrast=contrast
    )
    for dark in (False, True)
    for contrast in (False, True)
}
# Where words may stand: pages, cards, hovered lines, chosen lines and chips, call-outs of the handbook.
GROUNDS = ("ground", "surface", "sunken", "tint", "attention_tint", "done_tint")
TEXTS = ("text", "muted", "heading", "focus", "attention_text", "done_text", "danger_text")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#rrggbb), 1 to 21, by the formula of WCAG."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules(tokens: Tokens) -> list[tuple[str, str, str]]:
    """(selector, colour, ground) of the style sheet; "" where a rule says nothing of one of them."""
    found = []
    for selectors, body in re.findall(
        r"^([^\s{][^{\n]*) \{([^}]*)\}", style_sheet(tokens, round), re.MULTILINE
    ):
        said = dict(part.strip().split(": ", 1) for part in body.split(";") if ": " in part)
        ground = said.get("background", said.get("background-color", ""))
        for selector in selectors.split(", "):
            chosen = said.get("selection-color", ""), said.get("selection-background-color", "")
            found.append((selector, said.get("color", ""), ground if ground.startswith("#") else ""))
            if all(chosen):
                found.append((f"{selector}, selected text", *chosen))
    return found


def test_the_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", LOOKS)
def test_every_tone_of_text_can_be_read_on_every_ground(look: str) -> None:
    colours = asdict(LOOKS[look])
    poor = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text in TEXTS
        for ground in GROUNDS
        if contrast(colours[text], colours[ground]) < LEAST
    }
    assert poor == {}


@pytest.mark.parametrize("look", LOOKS)
def test_every_rule_of_the_style_sheet_can_be_read(look: str) -> None:
    tokens = LOOKS[look]
    poor = {}
    found = rules(tokens)
    assert len(found) > 80
    own = {selector: colour for selector, colour, _ground in found if colour}
    for selector, colour, ground in found:
        if not ground or "::" in selector or "QProgressBar" in selector or "rule" in selector:
            continue
        if "welcome_side" in selector:
            colour = own["QWidget#welcome_side QLabel"]
        # A state that changes only its ground keeps the colour of the control, or of all text.
        colour = colour or own.get(re.sub(r":[a-z-]+$", "", selector), "") or tokens.text
        least = LEAST_DISABLED if ":disabled" in selector else LEAST
        if contrast(colour, ground) < least:
            poor[selector] = round(contrast(colour, ground), 2)
    assert poor == {}


@pytest.mark.parametrize("look", LOOKS)
def test_every_colour_of_text_in_the_sheets_is_one_that_was_looked_at(look: str) -> None:
    tokens = LOOKS[look]
    known = {asdict(tokens)[name] for name in TEXTS}
    # On grounds of their own: their rules name both and are looked at above.
    known |= {tokens.accent_text, tokens.surface, tokens.banner, "#ffffff"}
    assert {colour for _selector, colour, _ground in rules(tokens) if colour} <= known
    document = document_style(tokens, round)
    assert set(re.findall(r"(?<![-\w])color: (#\w+)", document)) <= known
    grounds = {asdict(tokens)[name] for name in GROUNDS}
    # The bars beside call-outs hold no words.
    without_bars = re.sub(r"-bar \{[^}]*\}", "", document)
    assert set(re.findall(r"background-color: (#\w+)", without_bars)) <= grounds
