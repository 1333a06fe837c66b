"""search: the handbook, and the records of a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.change import create
from desktop.domain.records import Meeting, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.guidance.handbook import Handbook
from desktop.workspace.search import find_records
from desktop.workspace.workspace import Workspace
from tests.cli.bad_files import BAD


def test_the_handbook_answers(run) -> None:
    said = run("search", "political", "will", "--json")
    assert said.code == 0
    results = said.json["results"]
    assert results
    handbook = Handbook.open("en")
    try:
        assert [r["id"] for r in results] == [hit.id for hit in handbook.search("political will")]
    finally:
        handbook.close()
    for result in results:
        assert {"id", "title", "part", "snippet"} <= set(result)
        assert result["kind"] == "page"
        assert "\x02" not in result["snippet"]
    shown = run("search", "political", "will").out
    assert all(result["title"] in shown for result in results)


def test_one_slip_of_the_pen_is_forgiven(run) -> None:
    assert run("search", "migraton", "--json").json["results"]


@pytest.mark.parametrize(
    "words", ["qqqqzzzz", '"', "AND OR NOT", "*", "'; DROP TABLE page; --", "a" * 5000, "🌍"]
)
def test_whatever_people_type(run, words: str) -> None:
    said = run("search", "--json", "--", words)
    assert (said.code, said.err) == (0, "")
    assert isinstance(said.json["results"], list)


def test_nothing_found_is_said(run) -> None:
    assert run("search", "qqqqzzzz").out == "Nothing found. Try fewer or shorter words.\n"


def test_a_language_that_the_handbook_does_not_speak(run) -> None:
    said = run("search", "plan", "--language", "tlh")
    assert (said.code, said.sentence) == (2, 'There is no handbook in "tlh". There is: en.')
    assert run("search", "plan", "--language", "en").code == 0


def test_records_come_first(run, book: Path) -> None:
    workspace = Workspace.open(book)
    ministry = Stakeholder(name="Ministère de l'Égalité")
    workspace.edit("add", create(ministry))
    assert workspace.close()
    first = run("search", "egalite", "--file", book, "--json").json["results"][0]
    assert first["kind"] == "record"
    assert (first["id"], first["title"], first["part"]) == (ministry.id, ministry.name, "Stakeholder")
    assert first["table"] == "stakeholder"
    assert ministry.name in run("search", "egalite", "--file", book).out


@pytest.mark.parametrize("kind", BAD)
def test_a_workbook_that_is_no_good(run, jamaica: Path, tmp_path: Path, kind: str) -> None:
    path = BAD[kind][0](tmp_path, jamaica)
    said = run("search", "plan", "--file", path, "--json")
    assert said.code == 1
    assert said.json["error"]["code"] == BAD[kind][1]
    assert path.name in said.sentence


def _snapshot(*records: Stakeholder | Meeting) -> Snapshot:
    return Snapshot().apply([change for record in records for change in create(record)])


def test_names_before_texts_and_beginnings_before_middles() -> None:
    inside = Stakeholder(name="The Diaspora Board")
    begins = Stakeholder(name="Diaspora Bond Office")
    text = Meeting(name="First meeting", decisions="To ask the " + "x" * 200 + " diaspora " + "y" * 200)
    other = Stakeholder(name="Unions")
    found = find_records(_snapshot(text, inside, begins, other), "diaspora")
    assert [f.record.title for f in found] == ["Diaspora Bond Office", "The Diaspora Board", "First meeting"]
    assert "diaspora" in found[2].text
    assert len(found[2].text) < 200
    assert found[2].table == "meeting"


def test_every_word_has_to_be_there() -> None:
    snapshot = _snapshot(
        Stakeholder(name="Diaspora Board", notes="Kingston"), Stakeholder(name="Diaspora Office")
    )
    assert [f.record.title for f in find_records(snapshot, "diaspora kingston")] == ["Diaspora Board"]
    assert find_records(snapshot, "   ") == []
    assert len(find_records(snapshot, "diaspora", limit=1)) == 1
