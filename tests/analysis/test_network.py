"""Measures of networks: the values of well-known ones, and sentences that say what they mean."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

import pytest

from desktop.analysis import graph
from desktop.analysis.graphml import graphml
from desktop.analysis.network import Network, network, sentences
from desktop.domain.records import Link, LinkKind, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import show
from tests.analysis import networks
from tests.domain.stories import judged, snapshot_of


def _snapshot(
    ties: Iterable[tuple[object, object]], both: str = "yes", more: tuple[str, ...] = ()
) -> Snapshot:
    ties = [(str(a), str(b)) for a, b in ties]
    names = dict.fromkeys([*(n for pair in ties for n in pair), *more])
    people = [Stakeholder(id=name, name=name) for name in names]
    return snapshot_of(*people, *(Link(origin=a, to=b, kind="advice", both_ways=both) for a, b in ties))


def _betweenness(found: Network) -> dict[str, float]:
    return {place.name: place.betweenness for place in found.places}


@pytest.mark.parametrize("both", ["yes", ""])
def test_zacharys_karate_club(both: str) -> None:
    found = network(_snapshot(networks.KARATE, both))
    assert (len(found.places), found.links, found.pairs) == (34, 78, 78)
    for member, value in networks.KARATE_BETWEENNESS.items():
        assert _betweenness(found)[str(member)] == pytest.approx(value, abs=0.001)
    shares = {place.name: place.betweenness_share for place in found.places}
    assert (round(shares["1"], 3), round(shares["34"], 3)) == (0.438, 0.304)
    assert round(found.density, 3) == 0.139
    assert [place.name for place in found.go_betweens[:3]] == ["1", "34", "33"]
    assert len(found.groups) == 1
    assert found.both_ways == (78 if both else 0)
    assert found.reciprocity == (1.0 if both else 0.0)


def test_krackhardts_kite_names_three_people_by_three_measures() -> None:
    found = {place.name: place for place in network(_snapshot(networks.KITE)).places}
    for name, degree in networks.KITE_DEGREE.items():
        assert found[name].partners == degree
    for name, value in networks.KITE_BETWEENNESS.items():
        assert found[name].betweenness == pytest.approx(value, abs=0.001)
    for name, value in networks.KITE_CLOSENESS.items():
        assert found[name].closeness == pytest.approx(value, abs=0.001)


def test_the_families_of_florence_and_the_one_without_a_marriage() -> None:
    found = network(_snapshot(networks.FLORENCE, more=("Pucci",)))
    for name, value in networks.FLORENCE_BETWEENNESS.items():
        assert _betweenness(found)[name] == pytest.approx(value, abs=0.001)
    assert found.isolated == ("Pucci",)
    assert found.go_betweens[0].name == "Medici"


def test_directions_kinds_and_groups() -> None:
    people = [Stakeholder(id=n, name=n.upper()) for n in "abcde"]
    gift = LinkKind(id="g", name="Gifts")
    snapshot = snapshot_of(
        *people,
        gift,
        Link(origin="a", to="b", kind="money"),
        Link(origin="a", to="b", kind="authority"),
        Link(origin="b", to="a", own_kind="g"),
        Link(origin="c", to="d", kind="money", both_ways="yes"),
        Link(origin="e", to="e", kind="money"),
        Link(origin="e", to="gone", kind="money"),
    )
    found = network(snapshot)
    assert (found.links, found.pairs, found.both_ways) == (4, 2, 2)
    assert found.kinds == {"money": 2, "authority": 1, "g": 1}
    assert found.groups == (("a", "b"), ("c", "d"))
    assert found.isolated == ("e",)
    first = found.places[0]
    assert (first.partners, first.incoming, first.outgoing) == (1, 1, 1)
    assert first.by_kind["money"] == {"incoming": 0, "outgoing": 1}
    assert found.places[2].by_kind["money"] == {"incoming": 1, "outgoing": 1}
    said = {key: show(text) for key, text in sentences(found, snapshot)}
    assert said["links"] == "4 links between stakeholders (Money: 2, Authority: 1, Gifts: 1)."
    assert said["groups"] == "There are 2 separate groups; the largest has 2. Nothing passes between them."
    assert said["isolated"] == "1 stakeholder has no link at all: E."
    assert said["levels"].startswith("Nobody can say")


@pytest.mark.parametrize(("tied", "way"), [(True, "There is a way"), (False, "No path leads")])
def test_the_way_from_local_to_national(tied: bool, way: str) -> None:
    village = Stakeholder(id="v", name="Village", level="local")
    office = Stakeholder(id="o", name="Office", level="national")
    middle = Stakeholder(id="m", name="Province")
    ties = [Link(origin="v", to="m"), Link(origin="o" if tied else "m", to="m" if tied else "v")]
    snapshot = snapshot_of(village, office, middle, *ties)
    found = network(snapshot)
    assert found.local_reaches_national is tied
    assert show(dict(sentences(found, snapshot))["levels"]).startswith(way)


def test_nothing_yet_and_one_alone() -> None:
    assert network(Snapshot()).places == ()
    alone = network(snapshot_of(Stakeholder(name="A")))
    assert alone.places[0].is_isolated
    assert show(sentences(alone, Snapshot())[0][1]).startswith("No link")


def test_a_large_network_is_measured_in_a_process_of_its_own_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    near = network(_snapshot(networks.KARATE))
    monkeypatch.setattr(graph, "HERE", 10)
    assert network(_snapshot(networks.KARATE)) == near
    pairs = [(a - 1, b - 1) for a, b in networks.KARATE]
    assert graph.places(34, pairs, 100) == [tuple(p) for p in graph.places_here(34, pairs, 100)]


def test_the_same_ties_give_the_same_places_and_fill_the_square() -> None:
    pairs = [(a - 1, b - 1) for a, b in networks.KARATE]
    first = graph.places(34, pairs)
    assert first == graph.places(34, pairs)
    assert len(set(first)) == 34
    assert {min(x for x, _y in first), min(y for _x, y in first)} == {0.0}
    assert {max(x for x, _y in first), max(y for _x, y in first)} == {1.0}
    assert graph.places(0, []) == []
    assert graph.places(1, []) == [(0.5, 0.5)]


def test_graphml_can_be_read_again() -> None:
    a, b = (
        Stakeholder(id="a", name="Port & <Co>\x0b", family="private_sector"),
        Stakeholder(id="b", name="Rådet"),
    )
    tie = Link(id="t", origin="a", to="b", kind="money", both_ways="yes", strength=4)
    root = ET.fromstring(graphml(snapshot_of(a, b, tie, judged("a", "influence", 4))))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    names = [d.text for d in root.iterfind(".//g:node/g:data[@key='node.name']", space)]
    assert names == ["Port & <Co>", "Rådet"]
    (influence,) = root.iterfind(".//g:node/g:data[@key='node.influence']", space)
    assert influence.text == "4"
    (edge,) = root.iterfind(".//g:edge", space)
    assert (edge.get("source"), edge.get("target"), edge.get("directed")) == ("a", "b", "false")
    declared = {key.get("id") for key in root.iterfind("g:key", space)}
    assert {d.get("key") for d in root.iterfind(".//g:data", space)} <= declared
