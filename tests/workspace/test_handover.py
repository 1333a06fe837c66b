"""Handing over: who gets what, proven on the bytes of the files."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from desktop.domain.change import create, update
from desktop.domain.records import (
    Assessment,
    Attendance,
    Body,
    Capacity,
    CoordinationProof,
    FocalPoint,
    Meeting,
    Note,
    Person,
    Stakeholder,
    Turnover,
)
from desktop.domain.visibility import HOST, PARTNER, RECEIVERS, SUCCESSOR
from desktop.storage.copies import is_whole
from desktop.workspace.handover import hand_over
from desktop.workspace.new import new_workbook
from desktop.workspace.workspace import Workspace

SECRETS = {
    "judgement": "Reasonofjudging",
    "view": "Evidenceofview",
    "note": "Frankwords",
    "team": "Hiddenbrotherhood",
    "past": "Formername",
    "author": "Typistsname",
    "contact": "Telephonenumber",
    "able": "Lackofpeople",
    "before": "Holderbefore",
    "proof": "Proofofworkingtogether",
    "came": "Lineofwhocame",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    path = tmp_path / "town.mainstay"
    new_workbook(path, title="Town plan")
    made = Workspace.open(path, author=SECRETS["author"], backup_folder=tmp_path / "backups")
    known = Stakeholder(id="s", name=SECRETS["past"], view="sceptic", view_evidence=SECRETS["view"])
    made.edit("change", create(known))
    made.edit("change", update(known, name="Chamber of trade"))
    for item in (
        Stakeholder(id="t", name=SECRETS["team"], visibility="team"),
        Assessment(id="a", stakeholder="s", dimension="influence", value=4, reason=SECRETS["judgement"]),
        Note(id="n", name="Note", text=SECRETS["note"]),
        Person(id="p", name="Ana", contact=SECRETS["contact"], visibility="team"),
        Body(id="b", name="Table", claimed_rung="5"),
        Meeting(id="m", name="First", date="2026-11-01", next_date="2027-01-15", body="b"),
        FocalPoint(id="f", name="Desk", body="b"),
        Turnover(id="c", focal_point="f", name=SECRETS["before"]),
        Capacity(id="k", name="Schools", need=SECRETS["able"]),
        CoordinationProof(id="q", body="b", rung="1", name=SECRETS["proof"], date="2026-01"),
        Attendance(id=SECRETS["came"], meeting="m", stakeholder="s", state="absent"),
    ):
        made.edit("change", create(item))
    return made


# What each of them may find in the file.
MAY = {
    SUCCESSOR: set(SECRETS),
    HOST: {"team", "contact", "proof", "came"},
    PARTNER: set(),
}


@pytest.mark.parametrize("receiver", RECEIVERS)
def test_no_trace_of_what_somebody_may_not_see_is_in_the_bytes(
    workspace: Workspace, tmp_path: Path, receiver: str
) -> None:
    folder = tmp_path / receiver
    folder.mkdir()
    handed = hand_over(workspace, receiver, folder, date="2026-11-25")
    assert sorted(path.suffix for path in folder.iterdir()) == [".mainstay", ".pdf"]
    raw = handed.workbook.read_bytes()
    assert {key for key, word in SECRETS.items() if word.encode() in raw} == MAY[receiver]
    assert is_whole(handed.workbook)
    assert b"Chamber of trade" in raw
    assert zlib.crc32(handed.paper.read_bytes())
    opened = Workspace.open(handed.workbook)
    assert opened.info.workbook_id == workspace.info.workbook_id
    assert opened.close()


def test_a_second_handover_gets_names_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    first = hand_over(workspace, HOST, tmp_path, date="2026-11-25")
    second = hand_over(workspace, HOST, tmp_path, date="2026-11-25")
    assert first.workbook != second.workbook
    assert first.paper.exists()
    assert second.paper.exists()


def test_the_paper_for_a_host_judges_nobody(workspace: Workspace, tmp_path: Path) -> None:
    from tests.reports.reading import words_of

    said = words_of(hand_over(workspace, HOST, tmp_path, date="2026-11-25").paper)
    assert "15 January 2027" in said
    assert SECRETS["judgement"] not in said
