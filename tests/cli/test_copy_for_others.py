"""`mainstay copy --for partner`: nothing that is "our team only" is in the bytes of the file, nor what was before."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.change import create, update
from desktop.domain.records import (
    Assessment,
    Engagement,
    Link,
    LinkKind,
    MapPosition,
    Note,
    Stakeholder,
    StakeholderMap,
)
from tests.storage.books import cells_in, opened

# Words that stand nowhere else, each in one place that is for the team.
_OF_THE_TEAM = {
    "a stakeholder": "Quietbrotherhood",
    "its mandate": "Quietmandate",
    "what it said of another": "Quietreason",
    "who judged": "Quiettable",
    "a judgement nobody marked": "Unmarkedreason",
    "a link": "Quiettie",
    "a link with somebody of the team": "Tieofbrothers",
    "the name of a kind that only hidden links have": "Quietbribes",
    "an engagement": "Quietpurpose",
    "an engagement with somebody of the team": "Purposeofbrothers",
    "a note": "Quietnote",
    "a note beside somebody of the team": "Noteofbrothers",
    "contact": "Quiettelephone",
    "notes of a public stakeholder": "Quietnotes",
    "its view": "Quietevidence",
    "what is at stake for it": "Quietstake",
    "who was in the room": "Quietroom",
    "who has to do it": "Quietname",
}
_OF_THE_PAST = {
    "a former name": "Formername",
    "a deleted stakeholder": "Deletedparty",
    "who typed": "Typistsname",
    "a former reason": "Formerreason",
}
_FOR_ANYBODY = ("Chamber of trade", "Openpurpose", "Lends staff")


@pytest.fixture
def book(run, tmp_path: Path) -> Path:
    """A map whose every record of the team holds a word of its own, after a few changes of mind."""
    path = tmp_path / "plan.mainstay"
    assert run("new", path, "--title", "Plan").code == 0
    word = _OF_THE_TEAM
    trade = Stakeholder(
        name=_OF_THE_PAST["a former name"],
        contact=word["contact"],
        notes=word["notes of a public stakeholder"],
        view="sceptic",
        view_evidence=word["its view"],
        stake=word["what is at stake for it"],
    )
    union, gone = Stakeholder(name="Union"), Stakeholder(name=_OF_THE_PAST["a deleted stakeholder"])
    quiet = Stakeholder(name=word["a stakeholder"], mandate=word["its mandate"], visibility="team")
    bribes = LinkKind(name=word["the name of a kind that only hidden links have"])
    staff = LinkKind(name="Lends staff")
    judged = Assessment(
        stakeholder=trade.id,
        dimension="influence",
        value=4,
        by=word["who judged"],
        reason=_OF_THE_PAST["a former reason"],
        visibility="team",
    )
    records = [
        *(trade, union, gone, quiet, bribes, staff, judged),
        Assessment(
            stakeholder=trade.id, dimension="interest", value=2, reason=word["a judgement nobody marked"]
        ),
        Link(origin=trade.id, to=union.id, own_kind=bribes.id, notes=word["a link"], visibility="team"),
        Link(origin=trade.id, to=union.id, own_kind=staff.id, visibility="anyone"),
        Link(
            origin=trade.id,
            to=quiet.id,
            kind="money",
            notes=word["a link with somebody of the team"],
            visibility="anyone",
        ),
        Engagement(stakeholder=trade.id, purpose=word["an engagement"], visibility="team"),
        Engagement(
            stakeholder=quiet.id,
            purpose=word["an engagement with somebody of the team"],
            visibility="anyone",
        ),
        Engagement(
            stakeholder=trade.id,
            purpose="Openpurpose",
            responsible=word["who has to do it"],
            visibility="anyone",
        ),
        Note(name="One", text=word["a note"], about=trade.id),
        Note(
            name="Two",
            text=word["a note beside somebody of the team"],
            about=quiet.id,
            visibility="anyone",
        ),
        MapPosition(stakeholder=quiet.id, view="links", x="1", y="1"),
        StakeholderMap(question="Who decides?", room=word["who was in the room"]),
    ]
    with opened(path, author=_OF_THE_PAST["who typed"]) as workspace:
        workspace.edit("add", [change for item in records for change in create(item)])
        workspace.edit("change", update(trade, name="Chamber of trade"))
        workspace.edit("change", update(judged, reason=word["what it said of another"]))
        workspace.delete(gone)
    return path


def test_no_trace_of_the_team_or_of_the_past_is_in_the_bytes(run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "for partner.mainstay"
    said = run("copy", book, "--to", target, "--for", "partner")
    assert said.code == 0, said.err
    mine, theirs = book.read_bytes(), target.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir() if "partner" in path.name) == [target.name]
    for what, word in {**_OF_THE_TEAM, **_OF_THE_PAST}.items():
        for form in (word.encode("utf-8"), word.casefold().encode("utf-8"), word.encode("utf-16-le")):
            assert form not in theirs, what
        assert word.encode() in mine, what
    assert all(word.encode() in theirs for word in _FOR_ANYBODY)
    cells = cells_in(target)
    hidden = [item.id for item in _everything(book) if getattr(item, "visibility", "") == "team"]
    assert len(hidden) == 4
    assert not any(row.encode() in theirs for row in hidden), "not even the ids of what stays"
    assert [len(cells[table]) for table in ("stakeholder", "link", "engagement", "map_position")] == [
        2,
        1,
        1,
        0,
    ]
    assert cells["assessment"] == cells["note"] == {}
    assert "Typistsname" not in run("history", target).out
    assert run("check", target).code == 0


def _everything(book: Path) -> list[object]:
    with opened(book) as workspace:
        return [
            item
            for cls in (Stakeholder, Assessment, Link, Engagement)
            for item in workspace.snapshot.all(cls)
        ]
