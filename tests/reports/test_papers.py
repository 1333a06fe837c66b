"""Official papers: filled from the records, with visible blanks, in the words of the level of government."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.analysis.terms_of_reference import PRESENT, check
from desktop.domain.change import create, update
from desktop.domain.field import Money
from desktop.domain.record import Record
from desktop.domain.records import (
    Attendance,
    Body,
    BodyObjective,
    Endorsement,
    FocalPoint,
    Initiative,
    Meeting,
    Membership,
    Person,
    Stakeholder,
    Task,
)
from desktop.domain.snapshot import Snapshot
from desktop.exchange.documents import read_text
from desktop.reports.catalogue import REPORTS
from desktop.reports.export import export
from desktop.reports.sections.handover import dates_ahead
from desktop.workspace.papers import paper_kinds
from tests.reports.reading import words_of
from tests.reports.workbook import snapshot_of

PLAN = Initiative(
    id="plan",
    name="Migration in our plan",
    level="municipal",
    place="Riverside",
    instrument="Local plan 2027 to 2031",
    lead_institution="Planning office",
    lead_contact="Head of planning",
)
COUNCIL = Body(
    id="council",
    name="Migration Council",
    kind="consultative_mechanism",
    legal_basis="Council Resolution No. 12 of 14 March 2027",
    authority="advise",
    background="One resident in six was born elsewhere",
    purpose="To bring newcomers into the local plan",
    mandate="It advises the mayor and coordinates services",
    limits="It does not decide on entry or residence, which remain with the national government",
    reporting_line="the town council, twice a year in writing",
    secretariat="the planning office",
    rhythm="two_monthly",
    quorum_number="5",
    quorum="Five of nine members",
    decision_rule="by consensus, and if that fails by a majority of those present",
    recourse="If departments cannot agree, the mayor decides within 14 days",
    ends="2028-12-31",
    review="2028-06",
    confidentiality="Personal data are not shared outside the council",
    interests="Members declare their interests and do not vote where they have one",
    feedback="Residents and migrants are consulted twice a year; each proposal gets an answer with reasons",
    monitoring="The council assesses its own work every year by three indicators",
    amendment="by a resolution of the town council",
    budget=Money(Decimal(25000), "USD"),
    budget_line="42-17",
    budget_year="2027",
    budget_source="municipal budget",
    budget_signer="treasurer",
)
RECORDS: tuple[Record, ...] = (
    PLAN,
    COUNCIL,
    Body(id="group", name="Housing group", parent="council", theme="Housing"),
    BodyObjective(
        id="o1",
        body="council",
        name="Write on housing",
        deliverable="Draft chapter on housing",
        due="2027-06-30",
    ),
    BodyObjective(
        id="o2",
        body="council",
        name="Help newcomers find services",
        deliverable="Directory",
        due="2027-10-31",
    ),
    Stakeholder(id="mayor", name="Office of the deputy mayor", family="local_authority"),
    Stakeholder(id="health", name="Health department", family="local_authority"),
    Stakeholder(id="hidden", name="Hidden brotherhood", visibility="team"),
    Membership(
        id="m1", body="council", stakeholder="mayor", seat="chair", side="political", alternate="Clerk"
    ),
    Membership(
        id="m2",
        body="council",
        stakeholder="health",
        seat="member",
        side="technical",
        alternate="Deputy head",
    ),
    Membership(id="m3", body="council", stakeholder="hidden", seat="member", alternate="Scribe"),
    FocalPoint(
        id="f", body="council", name="Focal point", person="Ana Secretname", alternate="Ben Othername"
    ),
    Endorsement(id="e", name="Resolution to begin", by="Town council", date="2026-11"),
    Person(id="p", name="Carla Contact", contact="0123456", visibility="team"),
    Task(id="t", name="Permits", addressee="Ministry", request="Faster permits", asked_on="2026-10-01"),
    Meeting(
        id="meet",
        name="First",
        body="council",
        date="2026-10-10",
        next_date="2027-02-02",
        follow_up="Ana writes",
    ),
)
SNAPSHOT = snapshot_of(*RECORDS)
PAPERS = [report.id for report in REPORTS.values() if report.official]


def text(snapshot: Snapshot, report: str, folder: Path, **more: str) -> str:
    """The words of a paper about the council, as PDF."""
    about = "council" if REPORTS[report].about else ""
    export(
        snapshot,
        report,
        folder / "a.pdf",
        date="2026-11-25",
        **{"about": about, "edition": "internal", **more},
    )
    return words_of(folder / "a.pdf")


@pytest.mark.parametrize("end", ["pdf", "docx"])
def test_the_terms_of_a_complete_body_pass_our_own_reading(tmp_path: Path, end: str) -> None:
    target = tmp_path / f"terms.{end}"
    export(SNAPSHOT, "terms", target, date="2026-11-25", about="council", edition="internal")
    reading = check(read_text(target))
    assert {found.key: found.state for found in reading.clauses if found.state != PRESENT} == {}
    assert reading.outside == ()


@pytest.mark.parametrize("report", PAPERS)
def test_nothing_entered_gives_a_paper_of_blanks_and_no_error(tmp_path: Path, report: str) -> None:
    export(snapshot_of(), report, tmp_path / "a.pdf", date="2026-11-25", about="nobody")
    export(snapshot_of(), report, tmp_path / "a.docx", date="2026-11-25", about="nobody")
    said = words_of(tmp_path / "a.pdf")
    assert "None" not in said
    assert "{" not in said


def test_what_is_undecided_is_a_visible_blank(tmp_path: Path) -> None:
    changed = SNAPSHOT.apply(update(COUNCIL, legal_basis="", quorum="", quorum_number=""))
    said = text(changed, "terms", tmp_path)
    assert "is established by ______" in said
    assert "How many must be present" in said


def test_a_town_decides_in_its_council_and_a_state_by_order(tmp_path: Path) -> None:
    town = text(SNAPSHOT, "decision", tmp_path)
    state = text(SNAPSHOT.apply(update(PLAN, level="national")), "decision", tmp_path)
    assert "Draft decision of the council" in town
    assert "minister" not in town.lower()
    assert "Draft order of the minister" in state
    assert "Resolution to begin" in town


def test_the_request_for_a_member_has_a_reply_slip_of_its_own(tmp_path: Path) -> None:
    said = text(SNAPSHOT, "request_member", tmp_path)
    assert "Reply slip: Migration Council" in said
    assert said.index("Health department") < said.index("Reply slip")


@pytest.mark.parametrize("report", [*PAPERS, "handover"])
def test_the_public_edition_names_nobody_who_is_for_the_team(tmp_path: Path, report: str) -> None:
    said = text(SNAPSHOT, report, tmp_path, edition="public")
    for word in ("Hidden brotherhood", "Secretname", "Othername", "Carla", "0123456"):
        assert word not in said
    raw = (tmp_path / "a.pdf").read_bytes()
    assert b"brotherhood" not in raw


def test_an_official_paper_carries_no_name_of_a_program(tmp_path: Path) -> None:
    assert "Mainstay" not in text(SNAPSHOT, "decision", tmp_path)


def test_a_handover_says_what_is_next_and_who_promised_what(tmp_path: Path) -> None:
    said = text(SNAPSHOT, "handover", tmp_path)
    assert said.index("2 February 2027") < said.index("30 June 2027") < said.index("31 October 2027")
    for words in (
        "Draft chapter on housing",
        "Ana writes",
        "Waits for an answer: Faster permits",
        "Carla Contact",
    ):
        assert words in said


def test_dates_that_are_past_are_not_next() -> None:
    import datetime

    found = dates_ahead(SNAPSHOT, datetime.date(2027, 7, 1))
    assert [day for day, _item, _name in found] == ["2027-10-31", "2028-06", "2028-12-31"]


def test_members_are_invited_to_the_meeting_that_is_next(tmp_path: Path) -> None:
    second = Meeting(
        id="two",
        name="Second",
        body="council",
        date="2027-02-02",
        time="10:00",
        place="Hall",
        agenda="Rules\nHousing",
    )
    held = SNAPSHOT.apply(update(SNAPSHOT.get(Meeting, "meet"), decisions="Begun")).apply(create(second))  # type: ignore[arg-type]
    said = text(held, "invitation", tmp_path)
    for words in (
        "Invitation: Second",
        "2 February 2027",
        "Hall",
        "Housing",
        "Health department",
        "departments",
    ):
        assert words in said
    sheet = text(held, "attendance", tmp_path)
    assert "Second" in sheet
    assert "Office of the deputy mayor" in sheet
    noted = Attendance(meeting="meet", stakeholder="health", state="came")  # nothing else is written down yet
    assert "Invitation: Second" in text(
        SNAPSHOT.apply(create(second)).apply(create(noted)), "invitation", tmp_path
    )


def test_a_cabinet_is_asked_by_a_note_and_a_town_is_never_offered_one(tmp_path: Path) -> None:
    said = text(SNAPSHOT.apply(update(PLAN, level="national")), "cabinet_note", tmp_path)
    for words in (
        "Migration Council",
        "USD",
        "42-17",
        "Draft chapter on housing",
        "cabinet is invited to approve",
    ):
        assert words in said
    assert "cabinet_note" in [report.id for report in paper_kinds("national")]
    assert "cabinet_note" not in [report.id for report in paper_kinds("municipal")]
    for level in ("national", "municipal"):
        assert {"decision", "invitation", "attendance", "plan_text"} <= {r.id for r in paper_kinds(level)}
