"""The network as GraphML, for programs that draw or measure networks (yEd, Gephi, Cytoscape, visone)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from desktop.domain.records import Link, Stakeholder
from desktop.domain.scoring import DIMENSIONS, judgements
from desktop.domain.snapshot import Snapshot
from desktop.domain.ties import own_kinds, ties

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = ("name", "family", "level", "sector", *DIMENSIONS)
_EDGE = ("kind", "both_ways", "strength", "formal")
_NUMBERS = frozenset({*DIMENSIONS, "strength"})


def graphml(snapshot: Snapshot) -> bytes:
    """The stakeholders and links of a snapshot, which was already cut to what its reader may see."""
    found = ties(snapshot)
    ET.register_namespace("", _SPACE)
    root = ET.Element(_tag("graphml"))
    for place, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            kind = "int" if name in _NUMBERS else "string"
            key = {"id": f"{place}.{name}", "for": place, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, _tag("key"), key)
    graph = ET.SubElement(root, _tag("graph"), {"id": "stakeholders", "edgedefault": "directed"})
    counting = judgements(snapshot)
    for item in snapshot.all(Stakeholder):
        node = ET.SubElement(graph, _tag("node"), {"id": item.id})
        values: dict[str, object] = {n: getattr(item, n) for n in ("name", "family", "level", "sector")}
        values |= {d: counting[item.id, d].value for d in DIMENSIONS if (item.id, d) in counting}
        _data(node, "node", values)
    own = own_kinds(snapshot)
    for link in found.links:
        ends = {"id": link.id, "source": link.origin, "target": link.to}
        if link.both_ways == "yes":
            ends["directed"] = "false"
        edge = ET.SubElement(graph, _tag("edge"), ends)
        _data(edge, "edge", dict(_about(link, own)))
    text = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return bytes(text)


def _about(link: Link, own: dict[str, str]) -> Iterator[tuple[str, object]]:
    yield "kind", own.get(link.own_kind, "") or link.kind
    yield "both_ways", link.both_ways
    yield "strength", link.strength
    yield "formal", link.formal


def _data(parent: ET.Element, place: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        if value not in ("", None):
            ET.SubElement(parent, _tag("data"), {"key": f"{place}.{name}"}).text = _legal(str(value))


def _legal(text: str) -> str:
    """Without the signs that XML cannot hold: a control character pasted into a name must not spoil the file."""
    return "".join(c for c in text if c in "\t\n\r" or (ord(c) >= 32 and c not in "\ufffe\uffff"))


def _tag(name: str) -> str:
    return f"{{{_SPACE}}}{name}"
