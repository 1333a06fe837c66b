"""Tables of stakeholders and links come in: known ones are updated, bad rows are named, and no word is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.record import problems
from desktop.domain.records import Assessment, Link, LinkKind, Stakeholder
from desktop.domain.scoring import judgements
from desktop.domain.snapshot import Snapshot
from desktop.exchange.tables import Book, Sheet
from desktop.system.locale import show
from desktop.system.resources import catalogue_keys
from desktop.workspace import importing
from desktop.workspace.importing import LEFT_OUT, NEW, SAME, UPDATED, Import, Unmapped
from desktop.workspace.samples import copy_sample
from tests.domain.stories import judged, snapshot_of
from tests.storage.books import opened
from tests.workspace.table_stories import import_rows

DAY = "2026-05-01"


def _rows(found: Import) -> list[tuple[int, str]]:
    return [(row.number, row.action) for row in found.plan.rows]


def _said(found: Import) -> str:
    return " ".join(show(problem) for row in found.plan.rows for problem in row.problems)


def test_headings_in_four_languages_and_a_title_above_them() -> None:
    for heads in (
        ("Organisation", "Type", "Influence", "Interest"),
        ("Nom de l'organisation", "Catégorie", "Pouvoir", "Intérêt (1 à 5)"),
        ("ENTIDAD *", "Tipo", "Influencia", "Interés"),
        ("الجهة", "النوع", "النفوذ", "الاهتمام"),
    ):
        rows = [
            ("Stakeholders of our district", "", "", ""),
            ("", "", "", ""),
            heads,
            ("Port", "NGO", "4", "high"),
        ]
        snapshot, found = import_rows(Snapshot(), rows)
        assert found.plan.mapping.header == 2, heads
        (item,) = snapshot.all(Stakeholder)
        assert (item.name, item.family, item.notes) == ("Port", "civil_society", "")
        values = {d: j.value for (_row, d), j in judgements(snapshot).items()}
        assert values == {"influence": 4, "interest": 4}


def test_good_rows_come_in_and_bad_ones_are_named_with_the_reason() -> None:
    rows = [
        ("Name", "Type", "Influence", "Remarks of Ana", "Urgency"),
        ("Port", "starship", "9", "Ask in May", "yes"),
        ("", "NGO", "3", "who?", ""),
        ("Union", "union", "0", "", "perhaps"),
    ]
    snapshot, found = import_rows(Snapshot(), rows)
    assert _rows(found) == [(2, NEW), (3, LEFT_OUT), (4, NEW)]
    port, union = snapshot.all(Stakeholder)
    assert port.notes.split("\n") == ["Type: starship", "Influence: 9", "Remarks of Ana: Ask in May"]
    assert (port.family, port.urgent, union.family, union.urgent) == ("", "yes", "trade_unions", "")
    assert union.notes.split("\n") == ["Urgency: perhaps", "Influence: 0"]
    assert snapshot.all(Assessment) == []
    said = _said(found)
    assert "“9” is no value from 1 to 5" in said
    assert "“starship” is no answer" in said
    assert "No name stands in this row." in said


def test_the_same_table_again_changes_nothing_and_a_changed_one_updates() -> None:
    heads = ("Name", "Type", "Influence", "Phone", "Extra")
    rows = [
        heads,
        ("Port", "NGO", "4", "12", "x"),
        ("Union", "", "2", "", ""),
    ]
    first, _found = import_rows(Snapshot(), rows)
    again, found = import_rows(first, rows, date="2026-09-01")
    assert _rows(found) == [(2, SAME), (3, SAME)]
    assert found.changes == ()
    changed = [rows[0], ("PORT", "company", "5", "", "y"), rows[2]]
    after, found = import_rows(again, changed, date="2026-09-01")
    assert _rows(found) == [(2, UPDATED), (3, SAME)]
    port, union = after.all(Stakeholder)
    assert (port.name, port.family, port.contact, port.notes) == ("Port", "private_sector", "12", "Extra: y")
    assert union.id == first.all(Stakeholder)[1].id
    said = [(a.value, a.date) for a in after.all(Assessment) if a.stakeholder == port.id]
    assert said == [(4, DAY), (5, "2026-09-01")], "a judgement is never overwritten by another day"


def test_an_empty_cell_never_erases_an_answer() -> None:
    port = Stakeholder(name="Port", mandate="Ships", contact="12")
    after, found = import_rows(snapshot_of(port), [("Name", "Mandate", "Contact"), ("Port", "", "-")])
    assert after.all(Stakeholder)[0].mandate == "Ships"
    assert found.plan.count(UPDATED) == 1  # "-" is a contact that somebody typed
    assert after.all(Stakeholder)[0].contact == "-"


def test_a_name_that_stands_twice_becomes_one_and_keeps_both_words() -> None:
    rows = [("Name", "Mandate", "Type"), ("Port", "Ships", ""), ("port ", "Boats", "company")]
    after, found = import_rows(Snapshot(), rows)
    (port,) = after.all(Stakeholder)
    assert (port.mandate, port.family) == ("Ships", "private_sector")
    assert port.notes == "Mandate: Boats"
    assert "stands in row 2" in _said(found)


def test_dates_as_numbers_groups_and_reasons() -> None:
    heads = ("Name", "Influence", "Assessed on", "Assessed by", "Reason")
    rows = [
        heads,
        ("Port", "4 - strong", "46143", "T2", "Ships"),
    ]
    after, _found = import_rows(Snapshot(), rows)
    (said,) = after.all(Assessment)
    assert (said.value, said.date, said.by, said.reason) == (4, "2026-05-01", "T2", "Ships")


def test_columns_that_somebody_chose(tmp_path: Path) -> None:
    book = Book("a.csv", (Sheet("", (("Port", "NGO", "Ana"), ("Union", "union", "Bo"))),))
    mapping = importing.guess(book)
    assert (mapping.header, dict(mapping.columns), mapping.titles) == (-1, {}, ("A", "B", "C"))
    mapping = importing.choose(mapping, [("name", "A"), ("family", "2"), ("contact", "c")])
    found = importing.plan_stakeholders(Snapshot(), book, mapping, date=DAY)
    assert _rows(found) == [(1, NEW), (2, NEW)]
    with pytest.raises(Unmapped, match="no column"):
        importing.choose(mapping, [("name", "Z")])
    with pytest.raises(Unmapped, match="no field"):
        importing.choose(mapping, [("nonsense", "A")])


def test_links_by_name_code_and_own_kind() -> None:
    people = [Stakeholder(id=n, name=n.upper(), code=f"S0{i}") for i, n in enumerate("abc", 1)]
    rows = [
        ("From", "To", "Type", "Direction", "Strength", "Formal"),
        ("A", "b", "funding", "one-way", "4", "formal"),
        ("S02", "C", "Lends staff", "both", "", "perhaps"),
        ("C", "B", "lends staff", "undirected", "", ""),
        ("A", "A", "advice", "", "", ""),
        ("A", "Nobody", "advice", "", "", ""),
        ("A", "", "advice", "", "", ""),
    ]
    after, found = import_rows(snapshot_of(*people), rows, links=True)
    assert [row.action for row in found.plan.rows] == [NEW, NEW, SAME, LEFT_OUT, LEFT_OUT, LEFT_OUT]
    money, staff = after.all(Link)
    assert (money.origin, money.to, money.kind, money.both_ways, money.strength, money.formal) == (
        *("a", "b", "money", "no"),
        *(4, "yes"),
    )
    (own,) = after.all(LinkKind)
    assert (own.name, staff.own_kind, staff.both_ways, staff.notes) == (
        "Lends staff",
        own.id,
        "yes",
        "Formal: perhaps",
    )
    assert "“Nobody” is not on the list" in _said(found)
    again, found = import_rows(after, rows, links=True)
    assert found.changes == ()
    assert again.all(Link) == after.all(Link)


def test_links_without_headings_are_from_and_to() -> None:
    people = [Stakeholder(id=n, name=n) for n in ("1", "2", "3")]
    after, _found = import_rows(snapshot_of(*people), [("2", "1"), ("3", "1")], links=True)
    assert [(link.origin, link.to, link.both_ways) for link in after.all(Link)] == [
        ("2", "1", ""),
        ("3", "1", ""),
    ]
    source_target = [("Source", "Target"), ("1", "2")]
    after, _found = import_rows(snapshot_of(*people), source_target, links=True)
    assert [(link.origin, link.to) for link in after.all(Link)] == [("1", "2")]


def test_the_stakeholders_of_another_workbook(tmp_path: Path) -> None:
    jamaica = tmp_path / "jamaica.mainstay"
    copy_sample("jamaica", jamaica)
    book = importing.read(jamaica)
    mapping = importing.guess(book)
    found = importing.plan_stakeholders(Snapshot(), book, mapping, date=DAY)
    after = Snapshot().apply(found.changes)
    with opened(jamaica) as workspace:
        there = workspace.snapshot.all(Stakeholder)
    assert after.all(Stakeholder) == there
    assert "judgements and links" in show(found.remarks[0])
    again = importing.plan_stakeholders(after, book, mapping, date=DAY)
    assert again.changes == ()


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
_TABLE = st.lists(st.lists(_CELL, min_size=5, max_size=5), min_size=1, max_size=6)


@settings(max_examples=60)
@given(_TABLE)
def test_law_every_word_of_a_row_that_comes_in_is_kept_somewhere(table: list[list[str]]) -> None:
    rows: list[Sequence[str]] = [("Name", "Type", "Influence", "Needs", "Anything else"), *table]
    after, found = import_rows(Snapshot(), rows)
    texts = " ".join(
        " ".join(str(getattr(item, name)) for name in ("name", "needs", "notes"))
        for item in after.all(Stakeholder)
    )
    left = {row.number for row in found.plan.rows if row.action == LEFT_OUT}
    for number, row in enumerate(table, 2):
        for cell in row[3:] if number not in left else []:
            for word in cell.replace("'", " ").split():
                assert word in texts.replace("'", " ")
    for item in after.all(Stakeholder):
        assert problems(item, catalogue_keys) == []
    again, found = import_rows(after, rows)
    assert len(again.all(Stakeholder)) == len(after.all(Stakeholder))


def test_many_rows_are_planned_in_time() -> None:
    rows = [
        ("Name", "Type", "Influence", "Interest"),
        *((f"Group {n}", "NGO", "3", "4") for n in range(10_000)),
    ]
    after, found = import_rows(Snapshot(), rows)
    assert found.plan.count(NEW) == len(after.all(Stakeholder)) == 10_000
    assert len(after.all(Assessment)) == 20_000


def test_a_judgement_that_the_workbook_has_already_is_not_written_twice() -> None:
    port = Stakeholder(id="p", name="Port")
    snapshot = snapshot_of(port, judged("p", "influence", 4, "2025-01-01", "T1", "yes"))
    _after, found = import_rows(snapshot, [("Name", "Influence"), ("Port", "4")])
    assert found.changes == ()


def test_a_heading_in_two_languages_means_what_either_says() -> None:
    rows = [
        ("MAPEO DE ACTORES", "", ""),
        ("No.", "Organización / Organisation", "Tipo / Type"),
        ("1", "Port", "NGO"),
    ]
    snapshot, found = import_rows(Snapshot(), rows)
    assert found.plan.mapping.header == 1
    (item,) = snapshot.all(Stakeholder)
    assert (item.name, item.family) == ("Port", "civil_society")
