"""Two records of one stakeholder become one, and nothing that was written about either is lost."""

from __future__ import annotations

from desktop.analysis.duplicates import likely_duplicates
from desktop.domain.change import inverse
from desktop.domain.joining import differences, join
from desktop.domain.records import (
    Assessment,
    Body,
    Engagement,
    Link,
    MapPosition,
    Membership,
    Note,
    Stakeholder,
)
from desktop.system.locale import show
from desktop.workspace.actions import describe
from tests.domain.stories import judged, snapshot_of

KEEP = Stakeholder(
    id="k", name="Ministry of Labour", mandate="Work", power_sources=("legal",), source="Law 1", code="S01"
)
OTHER = Stakeholder(
    id="o",
    name="Ministry of Labor",
    mandate="Migration",
    power_sources=("money", "legal"),
    family="ministry",
    visibility="team",
    source="Law 2",
)
UNION = Stakeholder(id="u", name="Union")


def test_fields_side_by_side_with_a_proposal() -> None:
    found = {d.spec.name: d.proposed for d in differences(KEEP, OTHER)}
    assert found == {
        "name": "Ministry of Labour",
        "family": "ministry",
        "mandate": "Work\nMigration",
        "power_sources": ("legal", "money"),
        "visibility": "team",
        "source": "Law 1; Law 2",
        "code": "S01",
    }


def test_everything_leads_to_the_one_that_stays_and_one_undo_brings_both_back() -> None:
    body = Body(id="b", name="Council")
    records = [
        *(KEEP, OTHER, UNION, body),
        judged("o", "influence", 4),
        judged("k", "influence", 2),
        Link(id="same", origin="k", to="u", kind="money"),
        Link(id="double", origin="o", to="u", kind="money"),
        Link(id="other", origin="o", to="u", kind="advice"),
        Link(id="loop", origin="k", to="o", kind="alliance"),
        Membership(id="seat", body="b", stakeholder="k"),
        Membership(id="seat2", body="b", stakeholder="o"),
        MapPosition(id="p", stakeholder="k", view="links", x="1", y="1"),
        MapPosition(id="q", stakeholder="o", view="links", x="9", y="9"),
        Engagement(id="e", stakeholder="o", purpose="Hear them"),
        Note(id="n", name="About it", about="o"),
        Note(id="m", name="About the double tie", about="double"),
    ]
    before = snapshot_of(*records)
    changes = join(before, KEEP, OTHER, {"name": "Labour Ministry"})
    after = before.apply(changes)
    assert [s.name for s in after.all(Stakeholder)] == ["Labour Ministry", "Union"]
    assert {a.stakeholder for a in after.all(Assessment)} == {"k"}
    assert {link.id: link.origin for link in after.all(Link)} == {"same": "k", "other": "k"}
    assert [seat.id for seat in after.all(Membership)] == ["seat"]
    assert [place.id for place in after.all(MapPosition)] == ["p"]
    assert after.all(Engagement)[0].stakeholder == "k"
    assert {note.id: note.about for note in after.all(Note)} == {"n": "k", "m": ""}
    assert after.referring("o") == []
    again = after.apply(inverse(changes))
    for table in ("stakeholder", "assessment", "link", "membership", "note", "map_position"):
        assert again.rows(table) == before.rows(table)
    assert "Joined into one" in show(describe("join", {}, changes, after))


def test_likely_ones_are_found_and_numbered_ones_are_not() -> None:
    names = [
        *("Ministry of Labour", "Min. of Labor", "Ministry of the Interior", "District 1", "District 2"),
        *("Department of the Interior and Local Government", "DILG", "Migrants' Union", "migrants union"),
        *("Ministère du Travail", "Port"),
    ]
    items = [Stakeholder(id=str(n), name=name) for n, name in enumerate(names)]
    found = {(pair.first.name, pair.second.name) for pair in likely_duplicates(items)}
    assert found == {
        ("Ministry of Labour", "Min. of Labor"),
        ("Department of the Interior and Local Government", "DILG"),
        ("Migrants' Union", "migrants union"),
    }
    assert likely_duplicates([]) == []
    many = [Stakeholder(id=str(n), name=f"Group {n} of {n % 7}") for n in range(400)]
    assert len(likely_duplicates(many)) <= 50
