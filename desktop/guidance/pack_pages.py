"""Pages of content packs, rendered in a process of its own: a few crafted letters keep Markdown busy for hours."""

from __future__ import annotations

from typing import Any

from desktop.guidance.rendering import render


def render_pages(pages: list[dict[str, str]]) -> list[dict[str, Any]]:
    """For each page with `markdown`: its cleaned HTML, its words, headings (level, title, anchor, start) and links."""
    found = []
    for page in pages:
        made = render(page["markdown"])
        found.append(
            {
                "html": made.html,
                "text": made.text,
                "headings": [[h.level, h.title, h.anchor, h.start] for h in made.headings],
                "links": list(made.links),
                "figures": list(made.figures),
            }
        )
    return found
