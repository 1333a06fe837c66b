"""The look of HTML reports: on a screen of any width, and on paper with repeated heads and no row cut in two."""

from __future__ import annotations

from desktop.reports.house import CALL_OUTS, INK, QUIET, RULE, SIDE, House

_FONTS = '"Noto Sans", "Segoe UI", "Noto Naskh Arabic", "Noto Sans Bengali", Arial, sans-serif'


def style_sheet(house: House) -> str:
    """The whole style sheet."""
    boxes = "".join(
        f"aside.{kind} {{ background: {ground}; border-inline-start-color: {bar}; }}\n"
        for kind, (bar, ground) in CALL_OUTS.items()
    )
    return f"""* {{ box-sizing: border-box; }}
html {{ font: 16px/1.5 {_FONTS}; color: {INK}; background: #fff; }}
body {{ margin: 0; border-top: 9px solid {house.accent}; overflow-wrap: anywhere; }}
main, footer {{ max-width: 52rem; margin: 0 auto; padding: 1rem 1.2rem; }}
h1, h2, h3, h4 {{ color: {house.accent}; line-height: 1.25; margin: 1.6em 0 .4em; }}
h1.title {{ font-size: 2rem; margin: .2em 0; }}
h2 {{ font-size: 1.45rem; }} h3 {{ font-size: 1.1rem; }} h4 {{ font-size: 1rem; }}
p {{ margin: 0 0 .7em; }}
.cover {{ padding: 2.5rem 0 1rem; border-bottom: 1px solid {RULE}; }}
.place, .quiet, .running, figcaption, caption, footer {{ color: {QUIET}; }}
.quiet, .running, figcaption, caption, footer {{ font-size: .85rem; }}
.subtitle {{ font-size: 1.15rem; }}
.logo {{ max-height: 4rem; max-width: 50%; display: block; margin: .5rem 0; }}
.scroll {{ overflow-x: auto; margin: .4em 0 1em; }}
table {{ border-collapse: collapse; width: 100%; font-size: .92rem; }}
caption {{ caption-side: bottom; text-align: start; padding-top: .3em; }}
th, td {{ text-align: start; vertical-align: top; padding: .35em .5em; border-bottom: 1px solid {RULE}; }}
th {{ background: {house.tint}; }}
table.form th, table.form td {{ border: 1px solid {QUIET}; }}
dl.fields {{ margin: .2em 0 1em; font-size: .92rem; }}
dl.fields > div {{ display: flex; gap: .8rem; padding: .3em 0; border-bottom: 1px solid {RULE}; }}
dt {{ flex: 0 0 30%; color: {QUIET}; }} dd {{ flex: 1; margin: 0; }}
dl.columns2 {{ display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.5rem; }}
dl.columns2 dt {{ flex-basis: 45%; }}
.grid-title {{ font-weight: bold; margin-bottom: 0; }}
.blank {{ display: block; width: 70%; border-bottom: 1px solid {QUIET}; }}
aside {{ border-inline-start: 4px solid; padding: .6em .9em; margin: .8em 0; }}
{boxes}figure {{ margin: 1em 0; }}
svg.drawing {{ width: 100%; height: auto; }}
nav ul {{ list-style: none; padding: 0; }}
nav a {{ color: {INK}; text-decoration: none; }} nav a:hover {{ text-decoration: underline; }}
.level1 {{ font-weight: bold; margin-top: .5em; }} .level2 {{ padding-inline-start: 1.2em; }}
.level3 {{ padding-inline-start: 2.4em; }}
sup {{ line-height: 0; font-size: .7em; }} sup a, .notes a {{ color: {INK}; text-decoration: none; }}
.notes {{ border-top: 1px solid {RULE}; margin-top: 2rem; padding-top: .6rem; font-size: .85rem; color: {QUIET}; }}
footer {{ border-top: 1px solid {RULE}; margin-top: 2rem; }} footer p {{ margin: 0; }}
@media (max-width: 34rem) {{
  dl.columns2 {{ display: block; }}
  dl.fields > div {{ display: block; }}
  h1.title {{ font-size: 1.5rem; }}
}}
{_on_paper(house)}"""


# What asks for a part of a page gets this share: an empty box that is too high for the page takes what follows along.
_ROOM = 0.38


def _on_paper(house: House) -> str:
    width, height = house.size
    room = (height - 2 * SIDE) * _ROOM
    return f"""@page {{ size: {width:.0f}pt {height:.0f}pt; margin: {SIDE:.0f}pt; }}
@media print {{
  html {{ font-size: 10pt; }}
  body {{ border-top: 0; }}
  main, footer {{ max-width: none; padding: 0; }}
  .cover {{ break-after: page; padding-top: 30%; border: 0; }}
  .turn {{ break-before: page; }}
  .room {{ break-inside: avoid; height: {room:.0f}pt; margin-bottom: -{room:.0f}pt; }}
  .scroll {{ overflow: visible; }}
  thead {{ display: table-header-group; }}
  tr, aside, figure, dl.fields > div {{ break-inside: avoid; }}
  h2, h3, h4 {{ break-after: avoid; }}
  p {{ orphans: 2; widows: 2; }}
  * {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
}}
"""
