"""The sections on the set-up: tasks and requests, the lead, who does what, and the seven tests; public and internal."""

from __future__ import annotations

from desktop.domain.change import create
from desktop.domain.record import Record
from desktop.domain.records import (
    Activity,
    Attendance,
    Body,
    BodyObjective,
    Capacity,
    CoordinationProof,
    FocalPoint,
    Initiative,
    LeadOption,
    Meeting,
    Membership,
    ReadinessProof,
    Responsibility,
    Role,
    Stakeholder,
    Task,
)
from desktop.domain.snapshot import Snapshot
from desktop.reports.compose import compose
from desktop.reports.figures.organigram import chart_of
from desktop.reports.outline import Figure, Table

PLAN = Initiative(id="plan", level="municipal", name="Plan")


def said(*records: Record, edition: str = "internal", report: str = "bodies") -> str:
    """All words of the tables of a report."""
    snapshot = Snapshot().apply([change for item in (PLAN, *records) for change in create(item)])
    document = compose(
        snapshot, report, edition=edition, sections=None, date="2026-01-01", file_name="a.mainstay"
    )
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += [str(cell) for row in (block.header, *block.rows) for cell in row]
        found += [str(getattr(block, name, "")) for name in ("text", "items", "pairs")]
    return "\n".join(found)


def test_what_we_ask_others_for_has_a_table_with_blanks() -> None:
    words = said(Task(name="Visas", competence="national", request="A desk in town"))
    for expected in ("Visas", "Ask for it", "A desk in town", "____"):
        assert expected in words


def test_objectives_show_what_is_still_without_a_date() -> None:
    words = said(Body(id="b", name="Table"), BodyObjective(body="b", name="List", deliverable="A list"))
    assert "A list" in words
    assert "____" in words


def test_the_public_edition_keeps_people_and_comparisons_inside() -> None:
    records = (
        LeadOption(name="Mayor's office", continuity="weak", reason="Changes with elections"),
        FocalPoint(name="Head of planning", person="Amina", alternate="Bolanle"),
        Activity(id="w", name="Write the draft"),
        Role(id="r", name="Amina again", outside="yes"),
        Responsibility(activity="w", role="r", parts=("does",)),
    )
    inside, outside = said(*records), said(*records, edition="public")
    for secret in ("Amina again", "Bolanle"):
        assert secret in inside
    for secret in ("Amina", "Bolanle", "Mayor's office", "Changes with elections"):
        assert secret not in outside
    assert "Head of planning" in outside
    assert "nobody answers for it" in inside


def test_a_test_that_rests_on_something_hidden_is_met_without_naming_it() -> None:
    proof = ReadinessProof(test="budget", paper="Budget 2027, line 4")
    words = said(proof, edition="public")
    assert "Budget 2027, line 4" in words
    ours = Role(id="o", name="Hidden person", outside="yes")
    lead = LeadOption(name="Planning", chosen="yes")
    work = Activity(id="w", name="Write")
    part = Responsibility(activity="w", role="o", parts=("does", "answers"))
    assert "National ownership: " in said(lead, ours, work, part, edition="public")


def test_the_drawing_stands_in_the_report_and_says_in_words_what_it_shows() -> None:
    bodies = [Body(id="a", name="Council"), Body(id="b", name="Table", parent="a", kind="coordination")]
    snapshot = Snapshot().apply([change for item in (PLAN, *bodies) for change in create(item)])
    document = compose(snapshot, "bodies", edition="public", sections=None, date="2026-01-01", file_name="")
    (figure,) = [block for block in document.blocks if isinstance(block, Figure)]
    assert "Table reports to Council." in figure.alt
    chart = chart_of(snapshot)
    assert [unit.said[0].text for unit in chart.units if unit.said] == ["no chair yet"]


def test_the_ladder_and_what_each_is_able_to_do_are_for_the_team() -> None:
    records = (
        Body(id="b", name="Table of departments", kind="coordination", claimed_rung="5"),
        CoordinationProof(body="b", rung="1", name="List of duties", date="2026-01"),
        CoordinationProof(body="b", rung="3", name="Answer to the schools", date="2026-02"),
        Capacity(name="Families' association", function="collect", level="2", need="A form to count with"),
    )
    inside, outside = said(*records), said(*records, edition="public")
    for words in ("Rung 1 counts", "see themselves on rung 5", "next step is rung 2", "Answer to the schools",
                  "A form to count with", "Somebody, with help"):  # fmt: skip
        assert words in inside, words
    for words in ("Rung 1", "rung 5", "Answer to the schools", "List of duties", "A form to count with"):
        assert words not in outside, words


def test_minutes_and_the_report_say_who_came_inside_the_team_only() -> None:
    records = (
        Body(id="b", name="Table", quorum_number="2"),
        Stakeholder(id="s", name="Schools"),
        Stakeholder(id="p", name="Police"),
        Membership(body="b", stakeholder="s", rank="director"),
        Membership(body="b", stakeholder="p"),
        Meeting(id="m", name="First", body="b", date="2026-01-10", attendance="Two guests"),
        Attendance(meeting="m", stakeholder="s", state="came"),
        Attendance(meeting="m", stakeholder="p", state="absent"),
    )
    for report in ("minutes", "full"):
        inside = said(*records, report=report)
        for words in ("Schools", "Came", "Director or head of department", "Could not come", "Two guests",
                      "1 of 2 members with a vote were there. 2 are needed."):  # fmt: skip
            assert words in inside, (report, words)
    outside = said(*records, report="minutes", edition="public")
    assert "Could not come" not in outside
    assert "Two guests" not in outside
