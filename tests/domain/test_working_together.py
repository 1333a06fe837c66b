"""The ladder of working together, who came to meetings, and the advice that follows from both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.attendance import (
    ABSENT,
    CAME,
    RANKS,
    STAND_IN,
    count,
    long_away,
    note,
    note_all,
    presences,
    quorum_met,
    slide,
)
from desktop.domain.change import create, delete, update
from desktop.domain.checks import CLEAR, FIRES, UNKNOWN, run_all
from desktop.domain.checks.initiative import FORGOTTEN
from desktop.domain.checks.working_together import PLACES
from desktop.domain.coordination import RUNGS, SHOWN_BY, ladder, with_ladder
from desktop.domain.joining import join
from desktop.domain.records import (
    Attendance,
    Body,
    Capacity,
    Contribution,
    CoordinationProof,
    Endorsement,
    Engagement,
    FocalPoint,
    Initiative,
    Meeting,
    Membership,
    PlanGoal,
    Scope,
    Stakeholder,
    Task,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import for_receiver, public
from desktop.system.locale import show
from desktop.system.resources import catalogue
from tests.domain.case import PLAN, TODAY, TOWN, Case, snapshot_of

_GROUP = Body(id="nwg", name="Working group", kind="coordination", rhythm="monthly", quorum_number="2")
_SMALL = Body(id="nwg", name="Working group", kind="coordination", rhythm="monthly", quorum_number="1")
_SCHOOLS, _POLICE = Stakeholder(id="s", name="Schools"), Stakeholder(id="p", name="Police")
_SEATS = (
    Membership(id="ms", body="nwg", stakeholder="s", seat="chair", rank="director"),
    Membership(id="mp", body="nwg", stakeholder="p", seat="member"),
)
_DAYS = ("2026-04-10", "2026-05-08", "2026-06-12")
_MEETINGS = tuple(Meeting(id=f"t{n}", name=str(n), body="nwg", date=day) for n, day in enumerate(_DAYS))


def _came(meeting: str, member: str, state: str = CAME, rank: str = "") -> Attendance:
    return Attendance(id=f"{meeting}{member}", meeting=meeting, stakeholder=member, state=state, rank=rank)


def _each(member: str, state: str, *ranks: str) -> tuple[Attendance, ...]:
    return tuple(_came(f"t{n}", member, state, rank) for n, rank in enumerate(ranks or ("", "", "")))


def _proof(rung: str, name: str = "Minutes", date: str = "2026-02") -> CoordinationProof:
    return CoordinationProof(id=f"r{rung}", body="nwg", rung=rung, name=name, date=date)


def _said_to_be_on(rung: str) -> Body:
    return Body(id="nwg", name="Working group", kind="coordination", claimed_rung=rung)


def _claims(authority: str, step: str) -> Body:
    return Body(id="nwg", name="Working group", kind="coordination", authority=authority, mandate_step=step)


def _able(row: str, reach: str, level: str = "2") -> Capacity:
    return Capacity(id=row, name=row, reach=reach, level=level)


_SITTING = (_SCHOOLS, _POLICE, *_SEATS, *_MEETINGS)
_TABLE = (_GROUP, *_SITTING)
_ALL_MEETINGS = {"t0", "t1", "t2"}
_EVERYWHERE = tuple(_able(place, place) for place in PLACES)
_FELL = _each("s", CAME, "minister", "director", "officer")
_LATE = Meeting(id="m", name="Open day", date="2026-03-01")
_BACKED = Endorsement(id="e", name="Decision", instrument="cabinet_decision", date="2025-03")

CASES = [
    Case("C-06", FIRES, (Initiative(id="plan", level="national", leadership_since="2025-11"), _BACKED),
         {"plan", "e"}),
    Case("C-06", CLEAR, (Initiative(id="plan", level="national", leadership_since="2025"), _BACKED),
         {"plan", "e"}),
    Case("C-06", UNKNOWN, (
        Initiative(id="plan", level="national", leadership_since="2025-11"),
        Endorsement(id="e", name="Decision", instrument="cabinet_decision"),
    ), {"plan", "e"}),
    Case("C-15", FIRES, (PLAN, _SMALL, *_SITTING, *_each("s", CAME), *_each("p", ABSENT)),
         {"nwg", *_ALL_MEETINGS, "p", "t0p", "t1p", "t2p"}, "nwg"),
    Case("C-15", CLEAR, (PLAN, _SMALL, *_SITTING, _came("t0", "p", ABSENT), _came("t1", "p", STAND_IN),
                         _came("t2", "p", ABSENT)), {"nwg", *_ALL_MEETINGS}, "nwg"),
    # One of two came to each of the last two, and two are needed: nobody had to answer the question of the quorum.
    Case("C-15", FIRES, (PLAN, *_TABLE, _came("t1", "s"), _came("t1", "p", ABSENT), _came("t2", "p"),
                         _came("t2", "s", ABSENT)), {"nwg", *_ALL_MEETINGS}, "nwg"),
    Case("C-22", FIRES, (Initiative(id="plan", level="national", adoption="2025-03"),), {"plan"}),
    Case("C-22", CLEAR, (Initiative(id="plan", level="national", adoption="2025-03"), _MEETINGS[2]),
         {"plan", "t2"}),
    Case("C-22", CLEAR, (Initiative(id="plan", level="national", adoption="2025"),), {"plan"}),
    Case("C-22", CLEAR, (Initiative(id="plan", level="national", adoption="2025-03"),
                         Meeting(id="y", name="Some time this year", date=str(TODAY.year))), {"plan", "y"}),
    Case("C-22", UNKNOWN, (PLAN, PlanGoal(id="g", name="Water")), {"plan", "g"}),
    Case("C-24", FIRES, (PLAN, Scope(id="a", kind="return", state="in")), {"a"}),
    Case("C-24", CLEAR, (PLAN, *(Scope(id=kind, kind=kind, state="out") for kind in FORGOTTEN)), set(FORGOTTEN)),
    Case("C-24", UNKNOWN, (PLAN, Scope(id="a", kind="return", state="undecided")), {"a"}),
    Case("C-32", FIRES, (PLAN, Task(id="t", name="Visas")), {"t"}),
    Case("C-32", FIRES, (PLAN, *_EVERYWHERE[1:]), {item.id for item in _EVERYWHERE[1:]}),
    Case("C-32", CLEAR, (PLAN, *_EVERYWHERE), {item.id for item in _EVERYWHERE}),
    Case("C-32", CLEAR, (TOWN, _able("a", "local"), _able("b", "society")), {"a", "b"}),
    Case("C-32", UNKNOWN, (PLAN, _able("a", "local", "")), {"a"}),
    Case("C-33", FIRES, (PLAN, _LATE, Contribution(id="c", meeting="m", name="Buses")), {"c"}),
    Case("C-33", FIRES, (PLAN, _SCHOOLS, Engagement(id="g", stakeholder="s", answer_by="2026-05")), {"g"}),
    Case("C-33", CLEAR, (PLAN, _LATE, Contribution(id="c", meeting="m", name="Buses", answer="Line 4 runs")), {"c"}),
    Case("C-33", CLEAR, (PLAN, _MEETINGS[1], Contribution(id="c", meeting="t1", name="Buses")), {"c"}),
    Case("C-33", UNKNOWN, (PLAN, Meeting(id="m", name="Open day"), Contribution(id="c", meeting="m", name="Buses")),
         {"c"}),
    Case("C-40", FIRES, (PLAN, Body(id="b", name="Panel", secretariat="ana@example.org")), {"b"}),
    Case("C-40", FIRES, (PLAN, Body(id="b", name="Panel", secretariat="Ana, ٠٠٤١ 22 123 45 67")), {"b"}),
    Case("C-40", UNKNOWN, (PLAN, Body(id="b", name="Panel", secretariat="Ana, 022 123 45 67")), {"b"}),
    Case("C-40", CLEAR, (PLAN, Stakeholder(id="s", name="Port", contact="+41 22 123 45 67")), set()),
    Case("C-40", CLEAR, (PLAN, Body(id="b", name="Law 2026/00117, 1,250,000, 2025-2030", budget_line="04-117-22")),
         set()),
    Case("C-42", FIRES, (PLAN, *_TABLE, *_FELL), {"nwg", "ms", "mp", *_ALL_MEETINGS}, "nwg"),
    Case("C-50", FIRES, (PLAN, _said_to_be_on("5"), _proof("1"), _proof("2"), _proof("4")),
         {"nwg", "r1", "r2", "r4"}, "nwg"),
    Case("C-50", FIRES, (PLAN, _GROUP, _proof("1", date="2024")), {"nwg", "r1"}, "nwg"),
    Case("C-50", CLEAR, (PLAN, _said_to_be_on("2"), _proof("1"), _proof("2")), {"nwg", "r1", "r2"}, "nwg"),
    Case("C-50", UNKNOWN, (PLAN, _said_to_be_on("2"), _proof("1"), _proof("2", date="")), {"nwg", "r1", "r2"},
         "nwg"),
    Case("C-51", FIRES, (PLAN, _claims("approve", "1")), {"nwg"}, "nwg"),
    Case("C-51", CLEAR, (PLAN, _claims("approve", "3")), {"nwg"}, "nwg"),
    Case("C-51", CLEAR, (TOWN, _claims("direct", "2")), {"nwg"}, "nwg"),  # a council has nothing above it
    Case("C-51", UNKNOWN, (PLAN, _claims("advise", "")), {"nwg"}, "nwg"),
    Case("C-52", FIRES, (PLAN, FocalPoint(id="f", name="F", host_kind="ministry")), {"f"}, "f"),
    Case("C-52", FIRES, (PLAN, FocalPoint(id="f", name="F", host_kind="migration_institution")), {"f"}, "f"),
    Case("C-52", CLEAR, (PLAN, FocalPoint(id="f", name="F", host_kind="migration_institution"),
                         Body(id="nwg", name="B", budget_line="7")), {"f", "nwg"}, "f"),
    Case("C-52", UNKNOWN, (PLAN, FocalPoint(id="f", name="F")), {"f"}, "f"),
]  # fmt: skip


# The ladder -------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.sampled_from((*RUNGS, "", "12")), st.booleans(), st.booleans()), max_size=20))
def test_the_highest_rung_without_a_gap_below_it_counts(proofs: list[tuple[str, bool, bool]]) -> None:
    records = [
        CoordinationProof(
            id=f"r{n}", body="nwg", rung=rung, name="x" if said else " ", date="2026" if dated else "?"
        )
        for n, (rung, said, dated) in enumerate(proofs)
    ]
    found = ladder(snapshot_of(_GROUP, *records), _GROUP)
    shown = {rung for rung, said, dated in proofs if said and dated}
    expected = 0
    while str(expected + 1) in shown:
        expected += 1
    assert found.reached == (str(expected) if expected else "")
    assert found.missing == ("" if expected == 9 else str(expected + 1))
    assert [rung.key for rung in found.rungs if rung.counts] == list(RUNGS[:expected])


def test_a_proof_that_was_emptied_again_is_none() -> None:
    emptied = CoordinationProof(id="r", body="nwg", rung="1")
    snapshot = snapshot_of(PLAN, _GROUP, emptied)
    assert not ladder(snapshot, _GROUP).is_begun
    assert not [advice for advice in run_all(snapshot, TODAY) if advice.check == "C-50"]


def test_what_is_claimed_moves_nothing() -> None:
    with_claim = ladder(snapshot_of(_said_to_be_on("9"), _proof("1")), _said_to_be_on("9"))
    assert (with_claim.reached, with_claim.missing, with_claim.claims_more) == ("1", "2", True)


def test_the_words_of_each_rung_are_there_for_a_nation_and_a_town() -> None:
    assert [entry.key for entry in catalogue("coordination_rungs").entries] == list(RUNGS) == list(SHOWN_BY)
    for _national, local in SHOWN_BY.values():
        assert "ministr" not in local.lower()
        assert "government" not in local.lower()
    assert set(PLACES) == catalogue("capacity_places").keys
    assert [entry.key for entry in catalogue("ranks").entries] == list(RANKS)
    assert {CAME, STAND_IN, ABSENT} == catalogue("attendance_states").keys


def test_the_question_is_put_to_bodies_that_bring_offices_together() -> None:
    panel, desk = (
        Body(id="x", name="Panel", kind="advisory_panel"),
        Body(id="d", name="Desk", kind="help_desk"),
    )
    assert [body.id for body in with_ladder(snapshot_of(_GROUP, panel, desk))] == ["nwg"]
    asked = snapshot_of(_GROUP, panel, CoordinationProof(body="x", rung="1", name="List"))
    assert [body.id for body in with_ladder(asked)] == ["nwg", "x"]


# Who came ---------------------------------------------------------------------------------------------------


def test_each_member_is_asked_about_once_and_who_left_stays_in_the_minutes() -> None:
    gone = Stakeholder(id="g", name="Guild")
    snapshot = snapshot_of(
        *_TABLE, gone, _came("t0", "g"), Membership(id="again", body="nwg", stakeholder="s")
    )
    found = presences(snapshot, _MEETINGS[0])
    assert [(item.member.id, item.seat is not None, item.state) for item in found] == [
        ("s", True, ""), ("p", True, ""), ("g", False, CAME),
    ]  # fmt: skip


def test_an_answer_is_one_record_and_no_answer_is_none() -> None:
    snapshot = snapshot_of(*_TABLE)
    one = snapshot.apply(note(snapshot, _MEETINGS[0], "s", state=CAME))
    ranked = one.apply(note(one, _MEETINGS[0], "s", rank="officer"))
    (kept,) = ranked.all(Attendance)
    assert (kept.state, kept.rank) == (CAME, "officer")
    away = ranked.apply(note(ranked, _MEETINGS[0], "s", state=ABSENT))
    assert [(item.state, item.rank) for item in away.all(Attendance)] == [(ABSENT, "")]
    assert not away.apply(note(away, _MEETINGS[0], "s", state="")).all(Attendance)
    everybody = away.apply(note_all(away, _MEETINGS[0], CAME))
    assert {(item.stakeholder, item.state) for item in everybody.all(Attendance)} == {
        ("s", ABSENT),
        ("p", CAME),
    }


@pytest.mark.parametrize(
    ("noted", "answer", "expected"),
    [
        ((), "", ""),
        ((), "yes", "yes"),
        ((_came("t0", "s"),), "", ""),  # of the other it is not said
        ((_came("t0", "s"), _came("t0", "p", STAND_IN)), "", "yes"),
        ((_came("t0", "s", ABSENT),), "", "no"),  # one is left, two are needed
        ((_came("t0", "s", ABSENT),), "yes", "yes"),  # what people say goes before
    ],
)
def test_the_quorum_follows_from_who_came(noted: tuple[Attendance, ...], answer: str, expected: str) -> None:
    meeting = Meeting(id="t0", name="0", body="nwg", date=_DAYS[0], quorum_met=answer)
    snapshot = snapshot_of(_GROUP, _SCHOOLS, _POLICE, *_SEATS, meeting, *noted)
    assert quorum_met(snapshot, meeting) == expected


def test_an_observer_is_not_counted() -> None:
    guest = Membership(id="mg", body="nwg", stakeholder="g", seat="observer")
    snapshot = snapshot_of(*_TABLE, Stakeholder(id="g", name="Guild"), guest, _came("t0", "g"))
    assert (count(snapshot, _MEETINGS[0]).there, count(snapshot, _MEETINGS[0]).members) == (0, 2)


def test_absence_counts_only_where_it_is_written_down_and_in_a_row() -> None:
    away = _each("p", ABSENT)
    assert [m.id for m in long_away(snapshot_of(*_TABLE, *away), _GROUP)] == ["p"]
    assert not long_away(snapshot_of(*_TABLE, *away[:2], _came("t2", "s")), _GROUP)
    unseated = [item for item in _TABLE if item is not _SEATS[1]]
    assert not long_away(snapshot_of(*unseated, *away), _GROUP)


def test_ranks_slide_only_when_they_fall_each_time() -> None:
    fell = snapshot_of(*_TABLE, *_FELL)
    assert [m.id for m in slide(fell, _GROUP)] == ["t0", "t1", "t2"]
    rose = snapshot_of(*_TABLE, *_each("s", CAME, "minister", "officer", "director"))
    assert not slide(rose, _GROUP)
    # Another member who stays away or comes for the first time is no fall.
    other = snapshot_of(*_TABLE, _came("t0", "s", rank="minister"), _came("t1", "p", rank="officer"),
                        _came("t2", "p", rank="officer"))  # fmt: skip
    assert not slide(other, _GROUP)
    # One goes down, one up: nobody speaks of a slide.
    mixed = snapshot_of(*_TABLE, *_FELL, *_each("p", CAME, "officer", "director", "minister"))
    assert not slide(mixed, _GROUP)


def test_two_records_of_one_member_become_one_also_at_meetings() -> None:
    twin = Stakeholder(id="s2", name="Schools office")
    snapshot = snapshot_of(*_TABLE, twin, _came("t0", "s"), _came("t0", "s2"), _came("t1", "s2"))
    joined = snapshot.apply(join(snapshot, _SCHOOLS, twin))
    assert sorted((item.meeting, item.stakeholder) for item in joined.all(Attendance)) == [
        ("t0", "s"),
        ("t1", "s"),
    ]


# Who may see it ---------------------------------------------------------------------------------------------


def test_none_of_it_leaves_the_team() -> None:
    snapshot = snapshot_of(
        PLAN, *_SITTING, _came("t0", "s"), _said_to_be_on("5"), _proof("1"), _able("a", "local")
    )
    shown = public(snapshot)
    assert not any(shown.all(kind) for kind in (Attendance, CoordinationProof, Capacity))
    assert [body.claimed_rung for body in shown.all(Body)] == [""]
    said = {advice.check for advice in run_all(shown, TODAY, public=True)}
    assert not said & {"C-32", "C-33", "C-50"}
    host = for_receiver(snapshot, "host")
    assert all(host.all(kind) for kind in (Attendance, CoordinationProof))
    assert not host.all(Capacity), "what somebody is able to do is a judgement"


def test_what_hangs_on_a_deleted_meeting_says_nothing_any_more() -> None:
    snapshot = snapshot_of(*_TABLE, *_FELL)
    without = snapshot.apply(delete(_MEETINGS[2]))
    assert not slide(without, _GROUP)
    nameless = snapshot.apply(update(_MEETINGS[2], date="soon"))
    assert not slide(nameless, _GROUP)


def test_advice_helps_and_blames_nobody() -> None:
    snapshot = snapshot_of(TOWN, *_SITTING, *_each("p", ABSENT), *_FELL, _said_to_be_on("5"))
    said = [show(a.message) for a in run_all(snapshot, TODAY) if a.outcome == FIRES]
    for word in ("fail", "fault", "never", "must", "ministr", "government"):
        assert not [
            sentence for sentence in said if word in sentence.lower() and "national" not in sentence
        ], word
    assert any(sentence.endswith("?") for sentence in said)


def test_an_empty_snapshot_is_left_in_peace() -> None:
    quiet = {"C-22", "C-32", "C-33", "C-50"}
    assert not [advice for advice in run_all(Snapshot().apply(create(PLAN)), TODAY) if advice.check in quiet]
