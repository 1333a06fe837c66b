"""No public report, in any format, tells who came, who is able to do what, or how well offices work together."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.record import Record
from desktop.domain.records import (
    Attendance,
    Body,
    Capacity,
    Contribution,
    CoordinationProof,
    Initiative,
    Meeting,
    Membership,
    Stakeholder,
)
from desktop.domain.visibility import for_room
from desktop.reports.catalogue import REPORTS
from desktop.reports.export import export
from desktop.reports.formats import FORMATS
from tests.reports.reading import everything_in
from tests.reports.workbook import snapshot_of

DAY = "2026-03-20"
SECRETS = ("Knownonlytotheteam", "Provedbetweenus", "Wouldhelpthem", "Whowasthere", "Whospokeup")
# What follows from who came, of which rank, and on which rung they see themselves.
SENTENCES = (
    "could not come",
    "lower rank",
    "too few members",
    "rung 5",
    "Could not come",
    "Somebody, with help",
)


def _records(quorum: str) -> list[Record]:
    """A town where one office stays away and the other sends lower ranks; with a quorum of 2 too few came."""
    made: list[Record] = [
        Initiative(id="plan", name="Plan", level="municipal", lead_institution="Planning office"),
        Body(
            id="b",
            name="Table",
            kind="coordination",
            rhythm="monthly",
            quorum_number=quorum,
            claimed_rung="5",
        ),
        Stakeholder(id="s", name="Schools"),
        Stakeholder(id="p", name="Police"),
        Membership(body="b", stakeholder="s", rank="minister"),
        Membership(body="b", stakeholder="p", rank="officer"),
        CoordinationProof(body="b", rung="1", name="Provedbetweenus", date="2026-01"),
        Capacity(name="Knownonlytotheteam", function="collect", level="2", need="Wouldhelpthem"),
    ]
    for number, rank in enumerate(("minister", "director", "officer")):
        meeting = Meeting(
            id=f"m{number}",
            name=f"M{number}",
            body="b",
            date=f"2026-0{number + 1}-10",
            attendance="Whowasthere",
        )
        made += [
            meeting,
            Attendance(meeting=meeting.id, stakeholder="s", state="came", rank=rank),
            Attendance(meeting=meeting.id, stakeholder="p", state="absent"),
        ]
    said = Contribution(meeting="m0", name="A bus", by="Whospokeup", visibility="anyone")
    return [*made, said]


def _written(folder: Path, report: str, edition: str, quorum: str, kinds: tuple[str, ...]) -> str:
    snapshot = snapshot_of(*_records(quorum))
    about = {"body": "b", "meeting": "m0"}.get(REPORTS[report].about, "")
    found = ""
    for kind in kinds:
        path = folder / f"{report}-{edition}-{quorum}.{FORMATS[kind].suffixes[0]}"
        export(snapshot, report, path, edition=edition, date=DAY, about=about)
        found += everything_in(path)
    return " ".join(found.split())


# Those of the handbook hold nothing of a workbook.
@pytest.mark.parametrize("report", [each.id for each in REPORTS.values() if not each.handbook])
def test_no_public_file_holds_any_of_it(tmp_path: Path, report: str) -> None:
    for quorum in ("1", "2"):
        said = _written(tmp_path, report, "public", quorum, REPORTS[report].formats)
        assert not [word for word in (*SECRETS, *SENTENCES) if word in said]


def test_the_same_files_for_the_team_hold_all_of_it(tmp_path: Path) -> None:
    """Without this the test above could pass because nothing of it is ever written."""
    inside = "".join(_written(tmp_path, "full", "internal", quorum, ("html", "csv")) for quorum in ("1", "2"))
    inside += _written(tmp_path, "minutes", "internal", "2", ("html", "csv"))
    assert not [word for word in (*SECRETS, *SENTENCES) if word not in inside]


def test_a_room_is_shown_none_of_it() -> None:
    shown = for_room(snapshot_of(*_records("2")), views=True)
    assert not any(shown.all(kind) for kind in (Attendance, Capacity, CoordinationProof))
    assert not any(body.claimed_rung for body in shown.all(Body))
    assert not any(said.by for said in shown.all(Contribution))
