"""The style sheet, made from tokens: one look for every control, light or dark, at every text size."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict

from desktop.system import paths
from desktop.ui.tokens import Tokens


def style_sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The whole style sheet in these colours; `px` scales text sizes."""
    sheet = (paths.resources() / "styles" / "window.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"@(\d+)px", lambda found: f"{px(int(found[1]))}px", sheet)
    # Longest names first, so that @accent does not eat the beginning of @accent_text.
    for name, colour in sorted(asdict(tokens).items(), key=lambda item: -len(item[0])):
        sheet = sheet.replace(f"@{name}", colour)
    # Last: a folder may be called anything.
    return sheet.replace("@icons", (paths.resources() / "icons").as_posix().replace('"', '\\"'))


def document_style(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The style sheet of handbook pages: Qt's rich text knows few properties, and no boxes."""
    t = tokens
    return f"""
    body {{ color: {t.text}; font-size: {px(14)}px; }}
    h1 {{ color: {t.heading}; font-size: {px(22)}px; }}
    h2 {{ color: {t.heading}; font-size: {px(17)}px; margin-top: 18px; }}
    h3 {{ color: {t.heading}; font-size: {px(15)}px; }}
    a {{ color: {t.focus}; text-decoration: none; }}
    p, li {{ line-height: 118%; }}
    table.grid {{ border-collapse: collapse; border-color: {t.line}; }}
    table.grid th {{ background-color: {t.tint}; color: {t.text}; padding: 6px; text-align: left; }}
    table.grid td {{ padding: 6px; }}
    td.practice {{ background-color: {t.tint}; padding: 10px; }}
    td.room {{ background-color: {t.done_tint}; padding: 10px; }}
    td.trap {{ background-color: {t.attention_tint}; padding: 10px; }}
    td.note {{ background-color: {t.tint}; padding: 10px; }}
    .muted {{ color: {t.muted}; }}
    """
