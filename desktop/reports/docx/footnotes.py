"""Footnotes as Word keeps them: a part of the package of its own, which the text points into."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from desktop.reports.docx.elements import el, properties_of, run, runs, runs_right_to_left

_PART = "word/footnotes.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"


def add_footnotes(parts: dict[str, bytes], notes: Sequence[str], right_to_left: bool) -> None:
    """Put the notes into an unpacked package; nothing where there are none."""
    if not notes:
        return
    root = el("footnotes")
    for number, kind in ((0, "separator"), (1, "continuationSeparator")):
        line = el("p", properties_of("FootnoteText", False), el("r", el(kind)))
        root.append(el("footnote", line, type=kind, id=number))
    for number, text in enumerate(notes, 2):
        base = runs_right_to_left(text, right_to_left)
        mark = el("r", el("rPr", el("rStyle", val="FootnoteReference")), el("footnoteRef"))
        words = [mark, run(" "), *runs(text, base)]
        root.append(el("footnote", el("p", properties_of("FootnoteText", base), *words), id=number))
    parts[_PART] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    _add(parts, _TYPES, "Override", PartName=f"/{_PART}", ContentType=_TYPE)
    _add(parts, _RELATIONS, "Relationship", Id="rIdNotes", Type=_RELATION, Target="footnotes.xml")


def _add(parts: dict[str, bytes], name: str, tag: str, **values: str) -> None:
    root = etree.fromstring(parts[name])
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{tag}", values)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
