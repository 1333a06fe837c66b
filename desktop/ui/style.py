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
    h2 {{ color: {t.heading}; font-size: {px(17)}px; margin-top: {px(20)}px; margin-bottom: {px(6)}px; }}
    h3 {{ color: {t.heading}; font-size: {px(15)}px; margin-top: {px(14)}px; margin-bottom: {px(4)}px; }}
    a {{ color: {t.focus}; text-decoration: none; }}
    p, li {{ line-height: 122%; margin-top: 0px; margin-bottom: {px(9)}px; }}
    li {{ margin-bottom: {px(4)}px; }}
    table {{ margin-top: {px(4)}px; margin-bottom: {px(14)}px; }}
    td p {{ margin-bottom: {px(6)}px; }}
    table.grid {{ border-collapse: collapse; }}
    table.grid th {{ background-color: {t.tint}; color: {t.text}; padding: {px(7)}px; text-align: left;
        border-bottom: 1px solid {t.line}; }}
    table.grid td {{ padding: {px(7)}px; border-bottom: 1px solid {t.line}; }}
    {_call_out("practice", t.tint, t.heading, px)}
    {_call_out("note", t.tint, t.heading, px)}
    {_call_out("form", t.sunken, t.muted, px)}
    p.beside {{ font-size: {px(12)}px; color: {t.muted}; }}
    {_call_out("room", t.done_tint, t.done_text, px)}
    {_call_out("trap", t.attention_tint, t.attention_text, px)}
    p.figure {{ margin-top: {px(10)}px; margin-bottom: {px(4)}px; line-height: 100%; }}
    p.caption {{ color: {t.muted}; font-size: {px(12)}px; margin-bottom: {px(14)}px; }}
    div.footnotes {{ color: {t.muted}; font-size: {px(12)}px; }}
    .muted {{ color: {t.muted}; }}
    """


def _call_out(name: str, ground: str, colour: str, px: Callable[[float], int]) -> str:
    """A bar, a ground, and a title in the colour of the bar; the title says the same without any colour."""
    return (
        f"td.{name} {{ background-color: {ground}; padding: {px(10)}px {px(14)}px {px(4)}px {px(12)}px; }}"
        f" td.{name}-bar {{ background-color: {colour}; }}"
        f" td.{name} p.callout-title {{ color: {colour}; margin-bottom: {px(3)}px; }}"
    )
