"""Pages of content packs, rendered in a process of its own: a few crafted letters keep Markdown busy for hours."""

from __future__ import annotations

from typing import Any

from desktop.guidance.build import guidance_rows
from desktop.guidance.extracts import faults
from desktop.guidance.rendering import render

LONGEST = 1000  # letters that a pack may say beside a form


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
                "beside": made.beside,
                "guidance": [
                    [words[:LONGEST] for words in row[:1] + row[2:]]
                    for row in guidance_rows("", made.extracts)
                ],
                "keys": [[key, one.line] for one in made.declared for key in one.keys],
                "faults": [list(fault) for fault in faults(made.declared, made.extracts)],
            }
        )
    return found
