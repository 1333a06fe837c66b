"""Links inside the handbook: to a page, to a term of the glossary, to a place in the program; little else.

page:process/vision#horizon    term:remittances    try:plan.scope
"""

from __future__ import annotations

from dataclasses import dataclass

PAGE, TERM, TRY = "page", "term", "try"
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
        return Target("heading", "", url[1:])
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
