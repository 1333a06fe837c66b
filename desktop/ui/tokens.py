"""Colours and sizes of the window, one set per look. Text colours keep at least 4.5 to 1 on their ground."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tokens:
    """One look. Names say what a colour is for, never what it looks like."""

    ground: str
    surface: str
    sunken: str
    line: str
    text: str
    muted: str
    heading: str
    accent: str
    accent_text: str
    tint: str
    attention_text: str
    attention_tint: str
    done_text: str
    done_tint: str
    danger_text: str
    banner: str
    focus: str


LIGHT = Tokens(
    ground="#f4f5f3",
    surface="#ffffff",
    sunken="#fafbfa",
    line="#d5dadb",
    text="#1c2326",
    muted="#55626a",
    heading="#0f4c5c",
    accent="#0f4c5c",
    accent_text="#ffffff",
    tint="#e2eef0",
    attention_text="#8a4310",
    attention_tint="#fbeee2",
    done_text="#1f6038",
    done_tint="#e2f1e6",
    danger_text="#9c2b23",
    banner="#104d5d",
    focus="#146275",
)

DARK = Tokens(
    ground="#11181b",
    surface="#1a2226",
    sunken="#151c20",
    line="#36434a",
    text="#e8eeee",
    muted="#a9b5ba",
    heading="#7cc6d6",
    accent="#1f6f85",
    accent_text="#ffffff",
    tint="#17323a",
    attention_text="#f2ab70",
    attention_tint="#3b2a1b",
    done_text="#86d3a1",
    done_tint="#1b3526",
    danger_text="#f29b94",
    banner="#0d3a46",
    focus="#5cb6ca",
)

LIGHT_CONTRAST = replace(
    LIGHT,
    ground="#ffffff",
    sunken="#ffffff",
    line="#000000",
    text="#000000",
    muted="#1c2326",
    heading="#003340",
    accent="#003340",
    attention_text="#6a2c00",
    done_text="#0b4a22",
    focus="#003340",
)

DARK_CONTRAST = replace(
    DARK,
    ground="#000000",
    surface="#000000",
    sunken="#000000",
    line="#ffffff",
    text="#ffffff",
    muted="#e8eeee",
    heading="#a8e6f3",
    accent="#0d5266",
    attention_text="#ffc79a",
    done_text="#a9eabf",
    focus="#ffffff",
)


def tokens_for(*, dark: bool, contrast: bool) -> Tokens:
    """The colours of one look."""
    if dark:
        return DARK_CONTRAST if contrast else DARK
    return LIGHT_CONTRAST if contrast else LIGHT
