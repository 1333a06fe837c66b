"""The styles, lists and fonts of our DOCX files, whole: nothing of a template's own look remains."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.reports.house import INK, QUIET, RULE, House

LATIN, ARABIC = "Noto Sans", "Noto Naskh Arabic"
# What Word takes where our fonts are not installed.
_INSTEAD = {LATIN: "Segoe UI", ARABIC: "Arial"}


def _style(
    key: str,
    name: str,
    *,
    size: float,
    leading: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    colour: str = INK,
    based: str = "Normal",
    following: str = "",
    level: int | None = None,
    more: str = "",
    keep: bool = False,
) -> str:
    """One style of paragraphs; sizes in points."""
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    weight = "<w:b/><w:bCs/>" if bold else ""
    half = round(size * 2)
    parent = "" if key == "Normal" else f'<w:basedOn w:val="{based}"/>'
    after_it = f'<w:next w:val="{following}"/>' if following else ""
    kept = "<w:keepNext/><w:keepLines/>" if keep else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{key}"'
        f'{" w:default=" + chr(34) + "1" + chr(34) if key == "Normal" else ""}><w:name w:val="{name}"/>'
        f"{parent}{after_it}<w:qFormat/><w:pPr>{kept}<w:widowControl/>{more}"
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(leading * 20)}" w:lineRule="atLeast"/>{outline}</w:pPr>'
        f'<w:rPr>{weight}<w:color w:val="{colour.lstrip("#")}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        f"</w:rPr></w:style>"
    )


def _border(tag: str, size: int, colour: str) -> str:
    return f'<w:{tag} w:val="single" w:sz="{size}" w:space="0" w:color="{colour.lstrip("#")}"/>'


def _table_style(key: str, name: str, borders: str, head: str = "") -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="80" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{head}</w:style>"
    )


def _defaults(language: str) -> str:
    return (
        f'<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" '
        f'w:eastAsia="{LATIN}" w:cs="{ARABIC}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


_TABLE_NORMAL = (
    '<w:style {ns} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)


_NOTE_MARK = (
    '<w:style {ns} w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def _headings(house: House) -> list[str]:
    return [
        _style(
            f"Heading{level}",
            f"heading {level}",
            size=size,
            leading=leading,
            before=before,
            after=after,
            bold=True,
            colour=house.accent,
            following="Normal",
            level=level - 1,
            keep=True,
        )
        for level, (size, leading, before, after) in enumerate(house.headings, 1)
    ]


def styles(house: House, language: str) -> list[str]:
    """Every style as XML."""
    accent, tint = house.accent, house.tint.lstrip("#")
    end = round(house.text_width * 20)
    dots = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{end}"/></w:tabs>'
    far = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
    ruled = f"<w:pBdr>{_border('bottom', 6, RULE)}</w:pBdr>"
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" '
        f'w:color="auto" w:fill="{tint}"/></w:tcPr></w:tblStylePr>'
    )
    lines = _border("top", 4, RULE) + _border("bottom", 4, RULE) + _border("insideH", 4, RULE)
    boxes = "".join(
        _border(side, 6, QUIET) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    title = 28 if house.cover else 19
    return [
        _defaults(language),
        _style("Normal", "Normal", size=10, leading=14.5, after=7),
        *_headings(house),
        _style("Title", "Title", size=title, leading=title * 1.25, after=12, bold=True, colour=accent),
        _style("Subtitle", "Subtitle", size=14, leading=19, after=6),
        _style("Place", "Place", size=12, leading=16, before=150 if house.cover else 0, after=10, colour=QUIET),
        _style("Quiet", "Remark", size=8.5, leading=12, before=2, after=7, colour=QUIET),
        _style("Caption", "caption", size=8.5, leading=12, before=4, after=10, colour=QUIET),
        _style("Figure", "Figure", size=10, leading=12, before=4, following="Caption", keep=True),
        _style("Cell", "Table text", size=9, leading=12.2),
        _style("CellHead", "Table heading", size=9, leading=12.2, bold=True, based="Cell", keep=True),
        _style("Label", "Field label", size=9, leading=12.2, colour=QUIET, based="Cell"),
        _style("CallOut", "Call-out", size=10, leading=14.5, before=4, after=4),
        _style("Gap", "Space after a table", size=4, leading=6),
        _style("ListParagraph", "List Paragraph", size=10, leading=14.5, after=2.5),
        _style("TOCHeading", "TOC Heading", size=17, leading=22, before=0, after=8, bold=True, colour=accent),
        _style("TOC1", "toc 1", size=10.5, leading=15, before=7, bold=True, more=dots),
        _style("TOC2", "toc 2", size=9.5, leading=13.5, before=1, more=dots + '<w:ind w:left="280"/>'),
        _style("Header", "header", size=8, leading=11, colour=QUIET, more=ruled + far),
        _style("Footer", "footer", size=8, leading=11, colour=QUIET, more=far),
        _style("FootnoteText", "footnote text", size=8, leading=10.6, after=1.5, colour=QUIET),
        _NOTE_MARK.format(ns=nsdecls("w")),
        _TABLE_NORMAL.format(ns=nsdecls("w")),
        _table_style("Register", "Register", lines, head),
        _table_style("Fields", "Fields", _border("insideH", 4, RULE) + _border("bottom", 4, RULE)),
        _table_style("Plain", "Plain box", ""),
        _table_style("Form", "Form", boxes, head),
    ]  # fmt: skip


def numbering() -> list[str]:
    """The lists: 1 with dots and dashes, 2 with numbers."""
    levels = []
    for kind in ("bullet", "decimal"):
        found = ""
        for level in range(9):
            sign = f"%{level + 1}." if kind == "decimal" and not level else "–" if level else "•"
            form = "decimal" if kind == "decimal" and not level else "bullet"
            indent = 360 + 320 * level
            found += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{indent}" w:hanging="{360 if kind == "decimal" else 240}"/></w:pPr></w:lvl>'
            )
        levels.append(found)
    return [
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{found}</w:abstractNum>"
        for number, found in enumerate(levels)
    ]


def list_of(number: int, kind: int) -> str:
    """One list: lists that count begin at 1 each time."""
    begin = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if kind else ""
    return f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{begin}</w:num>'


def font_table() -> bytes:
    """Our fonts, and what stands in for them."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="swiss"/></w:font>'
        for name, other in _INSTEAD.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()


def parsed(text: str) -> object:
    """An element from XML of our own."""
    return parse_xml(text)
