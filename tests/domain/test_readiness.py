"""The seven tests: each yes rests on a paper or a date, and what is missing is named in the words of the level."""

from __future__ import annotations

import pytest

from desktop.domain.change import create
from desktop.domain.field import parse_money
from desktop.domain.readiness import TESTS, readiness, unmet
from desktop.domain.record import Record
from desktop.domain.records import (
    Activity,
    Body,
    Endorsement,
    Initiative,
    LeadOption,
    Meeting,
    Membership,
    Paper,
    ReadinessProof,
    Responsibility,
    Role,
    Stakeholder,
)
from desktop.domain.snapshot import Snapshot
from desktop.system.locale import show
from desktop.system.resources import catalogue


def snapshot_of(*records: Record) -> Snapshot:
    return Snapshot().apply([change for item in records for change in create(item)])


GROUP = Body(id="g", name="Group", kind="coordination")
OFFICE = Stakeholder(id="o", name="Office", family="ministry")
TOWN = Stakeholder(id="t", name="Town", family="local_authority")
SEATS = (Membership(id="1", body="g", stakeholder="o"), Membership(id="2", body="g", stakeholder="t"))
SIGNED = Paper(name="Order 12", kind="decision", body="g", state="signed", date="2026-05-20")


def met(*records: Record) -> set[str]:
    return {result.test for result in readiness(snapshot_of(*records)) if result.met}


def test_the_tests_are_the_seven_of_the_catalogue() -> None:
    assert list(TESTS) == [entry.key for entry in catalogue("readiness_tests").entries]
    assert len(TESTS) == 7
    assert [result.test for result in readiness(Snapshot())] == list(TESTS)
    assert len(unmet(Snapshot())) == 7


@pytest.mark.parametrize("test", TESTS)
def test_a_proof_counts_with_a_paper_or_a_date_and_not_without(test: str) -> None:
    assert met(ReadinessProof(test=test, paper="Minutes, item 3")) == {test}
    assert met(ReadinessProof(test=test, date="2026-05")) == {test}
    assert met(ReadinessProof(test=test, explanation="We are sure")) == set()


def test_political_will_is_written_down() -> None:
    assert met(Endorsement(name="Yes", instrument="cabinet_decision", date="2026")) == {"political_will"}
    assert met(Endorsement(name="Yes", instrument="cabinet_decision")) == set()
    assert met(Endorsement(name="Yes", instrument="speech", date="2026")) == set()


def test_a_body_across_departments_has_a_paper_and_two_members() -> None:
    assert met(GROUP, OFFICE, TOWN, *SEATS, SIGNED) == {"mandated_body"}
    assert met(GROUP, OFFICE, SEATS[0], SIGNED) == set()
    assert met(GROUP, OFFICE, TOWN, *SEATS) == set()
    founded = Body(id="g", kind="coordination", legal_basis="Decree", mandate_step="3", start="2026")
    assert met(founded, OFFICE, TOWN, *SEATS) == {"mandated_body"}


def test_people_were_heard_and_local_authorities_sit_where_something_happens() -> None:
    assert met(Meeting(name="Hearing", kind="consultation", date="2026-03")) == {"consultation"}
    assert met(Meeting(name="Hearing", kind="consultation")) == set()
    assert met(GROUP, TOWN, SEATS[1], Meeting(name="First", body="g", date="2026-06")) == {
        "local_authorities"
    }
    assert met(GROUP, TOWN, SEATS[1]) == set()


def test_money_has_an_amount_and_a_year() -> None:
    amount = parse_money("JMD 100")
    assert met(Body(name="G", budget=amount, budget_year="2026")) == {"budget"}
    assert met(Body(name="G", budget=amount)) == set()
    assert met(Body(name="G", budget=parse_money("JMD 0"), budget_year="2026")) == set()
    assert met(Body(name="G", budget_line="Line", budget_year="2026")) == set()


def test_ownership_is_lost_when_outsiders_carry_most() -> None:
    lead = LeadOption(name="Planning", chosen="yes")
    own, other = Role(id="r", name="Office"), Role(id="x", name="Consultant", outside="yes")
    work = Activity(id="a", name="Write")
    ours = Responsibility(activity="a", role="r", parts=("does", "answers"))
    theirs = Responsibility(activity="a", role="x", parts=("does", "answers"))
    assert met(lead, SIGNED, own, other, work, ours) == {"ownership"}
    assert met(lead, SIGNED, own, other, work, theirs) == set()
    assert met(SIGNED, own, work, ours) == set()


def test_what_is_missing_is_said_in_the_words_of_the_level() -> None:
    town = " ".join(show(r.missing) for r in unmet(snapshot_of(Initiative(level="municipal"))))
    nation = " ".join(show(r.missing) for r in unmet(snapshot_of(Initiative(level="national"))))
    assert "council" in town
    for word in ("cabinet", "minister", "ministries", "United Nations"):
        assert word not in town
    assert "cabinet" in nation


def test_evidence_names_its_record() -> None:
    (result,) = [r for r in readiness(snapshot_of(GROUP, OFFICE, TOWN, *SEATS, SIGNED)) if r.met]
    assert [(e.table, e.record, e.date, show(e.message)) for e in result.evidence] == [
        ("paper", SIGNED.id, "2026-05-20", "Group: Order 12")
    ]
