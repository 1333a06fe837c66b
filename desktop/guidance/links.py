"""Links inside the handbook: to a page, to a term of the glossary, to a place in the program; little else.

page:process/vision#horizon    term:remittances    try:plan.scope    and, for pictures only, figure:planning-cycle
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PAGE, TERM, TRY, HEADING = "page", "term", "try", "heading"
FIGURE = "figure"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")
OWN = (PAGE, TERM, TRY)
OUTSIDE = ("http", "https", "mailto")


@dataclass(frozen=True)
class Target:
    """Where a link leads: `kind` is "page", "term", "try", "heading" (this page) or "outside"."""

    kind: str
    id: str
    anchor: str = ""


def target_of(url: str) -> Target | None:
    """What a link means; None for what may not stand in the handbook (files, scripts, other schemes)."""
    if url.startswith("#"):
        return Target(HEADING, "", url[1:])
    scheme, colon, rest = url.partition(":")
    if not colon or not rest:
        return None
    scheme = scheme.lower()
    if scheme == PAGE:
        page, _, anchor = rest.partition("#")
        return Target(PAGE, page, anchor)
    if scheme in (TERM, TRY):
        return Target(scheme, rest)
    return Target("outside", url) if scheme in OUTSIDE else None


def figure_of(url: str) -> str:
    """The name of the figure that an address means, "" for any other address."""
    scheme, _colon, name = url.partition(":")
    return name if scheme == FIGURE and len(name) <= 80 and _NAME.fullmatch(name) else ""
