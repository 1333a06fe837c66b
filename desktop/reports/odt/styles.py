"""The styles, pages and lists of our ODT files."""

from __future__ import annotations

from desktop.reports.house import BOTTOM, CALL_OUTS, INK, QUIET, RULE, SIDE, TOP, House

NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
        for prefix, name in (
            ("office", "office:1.0"),
            ("style", "style:1.0"),
            ("text", "text:1.0"),
            ("table", "table:1.0"),
            ("draw", "drawing:1.0"),
            ("fo", "xsl-fo-compatible:1.0"),
            ("svg", "svg-compatible:1.0"),
            ("meta", "meta:1.0"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
# How links look in the contents, and how footnotes are counted and marked.
NOTES = (
    f'<style:style style:name="Link" style:family="text"><style:text-properties fo:color="{INK}" '
    'style:text-underline-style="none"/></style:style>'
    '<style:style style:name="NoteMark" style:display-name="Footnote mark" style:family="text">'
    '<style:text-properties style:text-position="super 65%"/></style:style><text:notes-configuration '
    'text:note-class="footnote" text:default-style-name="Footnote" text:citation-body-style-name="NoteMark" '
    'style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>'
)
LATIN, ARABIC = "Noto Sans", "Noto Naskh Arabic"


def _paragraph(
    name: str,
    shown: str,
    *,
    size: float,
    leading: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    colour: str = INK,
    more: str = "",
    inner: str = "",
    level: int = 0,
    keep: bool = False,
) -> str:
    outline = f' style:default-outline-level="{level}"' if level else ""
    kept = ' fo:keep-with-next="always"' if keep else ""
    weight = "bold" if bold else "normal"
    parent = "" if name == "Standard" else ' style:parent-style-name="Standard"'
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{parent}{outline}>'
        f'<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" '
        # At least: a figure in its line is as high as it is.
        f'style:line-height-at-least="{leading}pt" fo:orphans="2" fo:widows="2"{kept}{more}>{inner}'
        "</style:paragraph-properties>"
        f'<style:text-properties fo:font-size="{size}pt" style:font-size-complex="{size}pt" fo:color="{colour}" '
        f'fo:font-weight="{weight}" style:font-weight-complex="{weight}"/></style:style>'
    )


def _headings(house: House) -> list[str]:
    return [
        _paragraph(
            f"H{level}",
            f"Heading {level}",
            size=size,
            leading=leading,
            before=before,
            after=after,
            bold=True,
            colour=house.accent,
            level=level,
            keep=True,
        )
        for level, (size, leading, before, after) in enumerate(house.headings, 1)
    ]


def paragraph_styles(house: House) -> list[str]:
    """Every style of text."""
    accent = house.accent
    title = 28 if house.cover else 19
    end = house.text_width

    def tab(leader: bool) -> str:
        dots = ' style:leader-style="dotted" style:leader-text="."' if leader else ""
        stop = f'<style:tab-stop style:position="{end:.1f}pt" style:type="right"{dots}/>'
        return f"<style:tab-stops>{stop}</style:tab-stops>"

    indent = ' fo:margin-left="14pt"'
    ruled = f' fo:border-bottom="0.7pt solid {RULE}" fo:padding-bottom="3pt"'
    place = house.text_height * 0.2 if house.cover else 0
    return [
        _paragraph("Standard", "Standard", size=10, leading=14.5, after=7),
        *_headings(house),
        _paragraph("Title", "Title", size=title, leading=title * 1.25, after=12, bold=True, colour=accent),
        _paragraph("Subtitle", "Subtitle", size=14, leading=19, after=6),
        _paragraph("Place", "Place", size=12, leading=16, before=place, after=10, colour=QUIET),
        _paragraph("Quiet", "Remark", size=8.5, leading=12, before=2, after=7, colour=QUIET),
        _paragraph("Caption", "Caption", size=8.5, leading=12, before=4, after=10, colour=QUIET),
        _paragraph("Cell", "Table text", size=9, leading=12.2),
        _paragraph("CellHead", "Table heading", size=9, leading=12.2, bold=True, keep=True),
        _paragraph("Label", "Field label", size=9, leading=12.2, colour=QUIET),
        _paragraph("CallOut", "Call-out", size=10, leading=14.5),
        _paragraph("Footnote", "Footnote", size=8, leading=10.6, after=1.5, colour=QUIET),
        _paragraph("Gap", "Space after a table", size=4, leading=6),
        _paragraph("End", "End", size=1, leading=1),
        _paragraph("Item", "List item", size=10, leading=14.5, after=2.5),
        _paragraph("ContentsTitle", "Contents heading", size=17, leading=22, after=8, bold=True, colour=accent),
        _paragraph("Contents1", "Contents 1", size=10.5, leading=15, before=7, bold=True, inner=tab(True)),
        _paragraph("Contents2", "Contents 2", size=9.5, leading=13.5, before=1, more=indent, inner=tab(True)),
        _paragraph("Header", "Header", size=8, leading=11, colour=QUIET, more=ruled, inner=tab(False)),
        _paragraph("Footer", "Footer", size=8, leading=11, colour=QUIET, inner=tab(False)),
        _paragraph("Bar", "Bar", size=4, leading=9, more=f' fo:background-color="{accent}"'),
    ]  # fmt: skip


def _turning(name: str) -> str:
    """The same style, beginning a page."""
    return (
        f'<style:style style:name="{name}Turn" style:family="paragraph" style:parent-style-name="{name}">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
    )


def automatic(house: House, right_to_left: bool) -> str:
    """What content.xml itself needs: forms of letters, cells, lists, turns of the page."""
    found = [
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" '
        'style:font-weight-complex="bold"/></style:style>',
        '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic" '
        'style:font-style-complex="italic"/></style:style>',
        '<style:style style:name="BI" style:family="text"><style:text-properties fo:font-weight="bold" '
        'fo:font-style="italic" style:font-weight-complex="bold" style:font-style-complex="italic"/></style:style>',
        '<style:style style:name="Raised" style:family="text"><style:text-properties '
        'style:text-position="super 65%"/></style:style>',
        *(
            f'<style:style style:name="{name}" style:family="table-row">'
            f'<style:table-row-properties fo:keep-together="{kept}"/></style:style>'
            for name, kept in (("Kept", "always"), ("Free", "auto"))
        ),
        '<style:style style:name="Pic" style:family="graphic"><style:graphic-properties style:wrap="none" '
        'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>',
    ]
    found += [_turning(name) for name in ("Standard", "H1", "H2", "H3", "Gap", "Quiet", "ContentsTitle")]
    pad = ' fo:padding="4pt"'
    # With its line a row is as high as in our PDF, so that as much stands on a page.
    lines = ' fo:padding-left="4pt" fo:padding-right="4pt" fo:padding-top="3.5pt" fo:padding-bottom="3.7pt"'
    begin = "right" if right_to_left else "left"
    cells = {
        "Plain": f'{lines} fo:border-bottom="0.5pt solid {RULE}"',
        "Head": f'{pad} fo:background-color="{house.tint}" fo:border-bottom="0.8pt solid {RULE}"',
        "Form": f'{pad} fo:border="0.7pt solid {QUIET}"',
        "FormHead": f'{pad} fo:border="0.7pt solid {QUIET}" fo:background-color="{house.tint}"',
        "Bare": pad,
    }
    for kind, (bar, ground) in CALL_OUTS.items():
        cells[f"Call{kind}"] = (
            f' fo:padding="8pt" fo:background-color="{ground}" fo:border-{begin}="3pt solid {bar}"'
        )
    found += [
        f'<style:style style:name="C{name}" style:family="table-cell">'
        f"<style:table-cell-properties{look}/></style:style>"
        for name, look in cells.items()
    ]
    return "".join(found) + _lists()


def _lists() -> str:
    found = ""
    for name in ("Dots", "Numbers"):
        levels = ""
        for level in range(1, 11):
            indent, first = 18 + 16 * (level - 1), name == "Numbers" and level == 1
            place = (
                '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
                f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="{indent}pt" '
                f'fo:text-indent="-{18 if first else 12}pt"/></style:list-level-properties>'
            )
            sign = "•" if level == 1 else "–"
            levels += (
                f'<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">{place}'
                "</text:list-level-style-number>"
                if first
                else f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{sign}">{place}'
                "</text:list-level-style-bullet>"
            )
        found += f'<text:list-style style:name="{name}">{levels}</text:list-style>'
    return found


def page_layouts(house: House, right_to_left: bool) -> str:
    """The sheet of the cover and of all others."""
    width, height = house.size
    way = "rl-tb" if right_to_left else "lr-tb"
    size = (
        f'fo:page-width="{width:.2f}pt" fo:page-height="{height:.2f}pt" fo:margin-left="{SIDE}pt" '
        f'fo:margin-right="{SIDE}pt" style:writing-mode="{way}"'
    )
    head = f'fo:min-height="{TOP - 44 - 6:.0f}pt" fo:margin-bottom="6pt"'
    foot = f'fo:min-height="{BOTTOM - 30 - 6:.0f}pt" fo:margin-top="6pt"'
    return "".join(
        f'<style:page-layout style:name="{name}"><style:page-layout-properties {size} fo:margin-top="{top}pt" '
        f'fo:margin-bottom="30pt"/><style:header-style><style:header-footer-properties {head}/></style:header-style>'
        f"<style:footer-style><style:header-footer-properties {foot}/></style:footer-style></style:page-layout>"
        for name, top in (("CoverLayout", 20), ("TextLayout", 44))
    )


def defaults(language: str, right_to_left: bool) -> str:
    """The fonts and the language of everything."""
    code, _sep, country = language.partition("-")
    way = "rl-tb" if right_to_left else "lr-tb"
    country = country if len(country) == 2 else "none"
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:text-align="start" '
        f'style:writing-mode="{way}"/><style:text-properties style:font-name="{LATIN}" fo:font-family="\'{LATIN}\'" '
        f'style:font-family-complex="\'{ARABIC}\'" fo:language="{code}" fo:country="{country}" '
        f'style:language-complex="{code}" style:country-complex="{country}"/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties '
        f'style:writing-mode="{way}" table:border-model="collapsing"/></style:default-style>'
    )
