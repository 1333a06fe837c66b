"""The checks: for each a case that fires, a clear one and one that cannot be told; and what was looked at."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.change import create
from desktop.domain.checks import CHECKS, CLEAR, FIRES, UNKNOWN, Advice, run_all, run_checks
from desktop.domain.checks import body as body_checks
from desktop.domain.checks import initiative as initiative_checks
from desktop.domain.checks import meeting as meeting_checks
from desktop.domain.checks import stakeholder as stakeholder_checks
from desktop.domain.field import Money
from desktop.domain.record import TABLES
from desktop.domain.records import (
    Assessment,
    Body,
    Endorsement,
    Engagement,
    Initiative,
    Link,
    Meeting,
    Membership,
    PlanGoal,
    Scope,
    SetAside,
    Stakeholder,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import public
from desktop.system.locale import show
from desktop.system.resources import catalogue_keys
from tests.domain.case import PLAN as _PLAN
from tests.domain.case import TODAY, Case, snapshot_of
from tests.domain.test_setup_checks import CASES as SETUP_CASES
from tests.domain.test_working_together import CASES as TOGETHER_CASES

_NWG = Body(id="nwg", name="Working group", kind="coordination")
_MINISTRY = Stakeholder(id="min", name="Ministry of Labour", family="ministry")
_OFFICE = Stakeholder(id="off", name="Planning office", family="central_planning")
_COUNCIL = Stakeholder(id="cou", name="Parish council", family="local_authority")
_UNSORTED = Stakeholder(id="uns", name="Somebody")


def _seat(row: str, member: str, seat: str = "member", side: str = "") -> Membership:
    return Membership(id=row, body="nwg", stakeholder=member, seat=seat, side=side)


def _group(row: str, family: str, planned: str = "", view: str = "") -> Stakeholder:
    return Stakeholder(id=row, name=row.title(), family=family, participation_planned=planned, view=view)


_EVERYBODY = [
    _group(f"g{n}", sorted(kinds)[0]) for n, (_, kinds) in enumerate(stakeholder_checks.groups_at("national"))
]
_RULES = {
    "secretariat": "Planning office",
    "rhythm": "monthly",
    "quorum": "Half",
    "reporting_line": "Cabinet",
    "duration": "Until 2030",
}
_RULED = Body(id="nwg", name="Working group", kind="coordination", **_RULES)
_FIVE = [Body(id=kind, name=kind, kind=kind) for kind in body_checks.ELEMENTS]


_A, _B = Stakeholder(id="a", name="Port", level="local"), Stakeholder(id="b", name="Office", level="national")
_VETO = Stakeholder(id="v", name="Guild", power_sources=("veto",))


def _said_of(
    row: str, dimension: str, value: int, date: str = "2026-05-01", by: str = "Table 1"
) -> Assessment:
    return Assessment(
        id=f"{row}-{dimension}-{by}", stakeholder=row, dimension=dimension, value=value, date=date, by=by
    )


_AGAINST = (
    _A,
    _VETO,
    _said_of("a", "support", 2),
    _said_of("a", "influence", 3),
    _said_of("v", "support", 1),
)
_MAP_CASES = [
    Case("C-35", FIRES, (_PLAN, *_AGAINST), {"a", "v"}),
    Case(
        "C-35",
        CLEAR,
        (_PLAN, *_AGAINST, Engagement(stakeholder="a"), Engagement(stakeholder="v")),
        {"a", "v"},
    ),
    Case("C-35", UNKNOWN, (_PLAN, _A, _said_of("a", "influence", 5)), {"a"}),
    Case("C-36", FIRES, (_PLAN, _A, _B, _VETO, Link(id="l", origin="a", to="v")), {"a", "b", "v", "l"}),
    Case("C-36", CLEAR, (_PLAN, _A, _B, Link(id="l", origin="b", to="a")), {"a", "b", "l"}),
    Case("C-36", UNKNOWN, (_PLAN, _A, _VETO, Link(id="l", origin="a", to="v")), {"a", "v", "l"}),
    Case("C-36", UNKNOWN, (_PLAN, _A, _B), {"a", "b"}),
    Case("C-39", FIRES, (_PLAN, _A, _said_of("a", "interest", 4, "2020")), {"a-interest-Table 1"}),
    Case("C-39", FIRES, (_PLAN, _A, _said_of("a", "interest", 4)), {"a-interest-Table 1"}),
    Case(
        "C-39",
        CLEAR,
        (_PLAN, _A, _said_of("a", "interest", 4), _said_of("a", "interest", 2, by="Table 2")),
        {"a-interest-Table 1", "a-interest-Table 2"},
    ),
    Case("C-39", UNKNOWN, (_PLAN, _A, _said_of("a", "interest", 4, "", "")), {"a-interest-"}),
    Case("C-39", UNKNOWN, (_PLAN, _A), set()),
]
CASES = [
    Case("C-01", FIRES, (_PLAN, _NWG, _MINISTRY, _seat("m1", "min")), {"nwg", "m1", "min"}),
    Case(
        "C-01",
        FIRES,
        (_PLAN, _NWG, _MINISTRY, _COUNCIL, _seat("m1", "min"), _seat("m2", "cou", "observer")),
        {"nwg", "m1", "min"},
    ),
    Case("C-01", CLEAR, (_PLAN, _NWG, _COUNCIL, _seat("m1", "cou")), {"nwg", "m1", "cou"}),
    Case("C-01", UNKNOWN, (_PLAN, _NWG), {"nwg"}),
    Case("C-01", UNKNOWN, (_PLAN, _NWG, _UNSORTED, _seat("m1", "uns")), {"nwg", "m1", "uns"}),
    Case("C-02", FIRES, (_PLAN, _NWG), {"nwg"}),
    Case("C-02", FIRES, (_PLAN, Body(id="nwg", name="B", budget=Money(Decimal(0), "JMD"))), {"nwg"}),
    Case("C-02", CLEAR, (_PLAN, Body(id="nwg", name="B", budget_line="42-17")), {"nwg"}),
    Case("C-02", CLEAR, (_PLAN, Body(id="nwg", name="B", budget=Money(Decimal(5), "JMD"))), {"nwg"}),
    Case("C-02", UNKNOWN, (_PLAN,), set()),
    Case("C-02", UNKNOWN, (_PLAN, Body(id="nwg", name="B", not_needed="Too small a place")), set()),
    Case(
        "C-03",
        FIRES,
        (
            _PLAN,
            _NWG,
            _OFFICE,
            _MINISTRY,
            _seat("m1", "off", "chair", "technical"),
            _seat("m2", "min", "co_chair", "technical"),
        ),
        {"nwg", "m1", "m2", "off", "min"},
        "nwg",
    ),
    Case(
        "C-03",
        FIRES,
        (
            _PLAN,
            _NWG,
            _seat("m1", "off", "co_chair", "political"),
            _seat("m2", "min", "co_chair", "political"),
        ),
        {"nwg", "m1", "m2"},
        "nwg",
    ),
    Case(
        "C-03",
        CLEAR,
        (
            _PLAN,
            _NWG,
            _seat("m1", "off", "co_chair", "technical"),
            _seat("m2", "min", "co_chair", "political"),
        ),
        {"nwg", "m1", "m2"},
        "nwg",
    ),
    Case("C-03", CLEAR, (_PLAN, _NWG, _seat("m1", "off", "chair", "technical")), {"nwg", "m1"}),
    Case(
        "C-03",
        UNKNOWN,
        (_PLAN, _NWG, _seat("m1", "off", "co_chair", "technical"), _seat("m2", "min", "co_chair")),
        {"nwg", "m1", "m2"},
        "nwg",
    ),
    Case("C-03", UNKNOWN, (_PLAN, _NWG), {"nwg"}),
    Case("C-04", FIRES, (_PLAN, _NWG, _MINISTRY, _seat("m1", "min", "chair")), {"nwg", "m1", "min"}, "nwg"),
    Case(
        "C-04",
        CLEAR,
        (_PLAN, _NWG, _MINISTRY, _OFFICE, _seat("m1", "min", "co_chair"), _seat("m2", "off", "co_chair")),
        {"nwg", "m1", "m2", "min", "off"},
        "nwg",
    ),
    Case(
        "C-04",
        CLEAR,
        (
            _PLAN,
            Body(id="nwg", name="B", kind="commission", budget_line="7"),
            _group("cfo", "migration_institution"),
            _seat("m1", "cfo", "chair"),
        ),
        {"nwg", "m1", "cfo"},
        "nwg",
    ),
    Case("C-04", UNKNOWN, (_PLAN, _NWG, _UNSORTED, _seat("m1", "uns", "chair")), {"nwg", "m1", "uns"}, "nwg"),
    Case("C-04", UNKNOWN, (_PLAN, _NWG), {"nwg"}),
    Case("C-05", FIRES, (_PLAN, _NWG), {"nwg"}),
    Case("C-05", CLEAR, (_PLAN, *_FIVE), set(body_checks.ELEMENTS)),
    Case(
        "C-05",
        CLEAR,
        (
            _PLAN,
            *_FIVE[1:],
            Body(id="none", name="Focal point", kind="focal_point", not_needed="The office does it"),
        ),
        {*[b.id for b in _FIVE[1:]], "none"},
    ),
    Case(
        "C-05",
        UNKNOWN,
        (_PLAN, *_FIVE[1:], Body(id="some", name="Unsorted")),
        {*[b.id for b in _FIVE[1:]], "some"},
    ),
    Case("C-05", UNKNOWN, (_PLAN,), set()),
    Case("C-06", FIRES, (_PLAN, PlanGoal(id="goal", name="G")), {"plan"}),
    Case("C-06", FIRES, (_PLAN, Endorsement(id="e", name="Speech", instrument="speech")), {"plan", "e"}),
    Case(
        "C-06",
        CLEAR,
        (_PLAN, Endorsement(id="e", name="Decision", instrument="cabinet_decision")),
        {"plan", "e"},
    ),
    Case("C-06", UNKNOWN, (_PLAN, Endorsement(id="e", name="Something")), {"plan", "e"}),
    Case("C-06", UNKNOWN, (_PLAN,), {"plan"}),
    Case("C-07", FIRES, (_PLAN, _MINISTRY), {"min"}),
    Case("C-07", CLEAR, (_PLAN, *_EVERYBODY), {item.id for item in _EVERYBODY}),
    Case("C-07", UNKNOWN, (_PLAN, *_EVERYBODY[1:], _UNSORTED), {*[i.id for i in _EVERYBODY[1:]], "uns"}),
    Case("C-07", UNKNOWN, (_PLAN,), set()),
    Case("C-08", FIRES, (_PLAN, _MINISTRY, _group("dia", "diaspora", "inform")), {"dia"}),
    Case("C-08", CLEAR, (_PLAN, _group("dia", "diaspora", "involve")), {"dia"}),
    Case(
        "C-08",
        UNKNOWN,
        (_PLAN, _group("dia", "diaspora", "involve"), _group("mig", "migrants")),
        {"dia", "mig"},
    ),
    Case("C-08", UNKNOWN, (_PLAN, _MINISTRY), set()),
    Case("C-12", FIRES, (_PLAN, _NWG), {"nwg"}, "nwg"),
    Case("C-12", CLEAR, (_PLAN, _RULED), {"nwg"}, "nwg"),
    Case("C-12", UNKNOWN, (_PLAN, Body(id="b", name="Something")), {"b"}, "b"),
    Case("C-12", UNKNOWN, (_PLAN, Body(id="f", name="F", kind="focal_point")), {"f"}),
    Case("C-12", FIRES, (_PLAN, Body(id="b", name="B", kind="task_force", quorum="Half")), {"b"}, "b"),
    Case("C-12", UNKNOWN, (_PLAN, Body(id="c", name="Cabinet", kind="political_body")), {"c"}),
    Case("C-12", FIRES, (_PLAN, Body(id="t", name="Theme", kind="thematic_group")), {"t"}, "t"),
    Case(
        "C-12",
        CLEAR,
        (_PLAN, _RULED, Body(id="t", name="Theme", kind="thematic_group", parent="nwg")),
        {"nwg"},
        "nwg",
    ),
    Case("C-34", UNKNOWN, (_PLAN,), set()),
    Case(
        "C-15",
        FIRES,
        (_PLAN, _RULED, Meeting(id="t", name="1", body="nwg", date="2026-03-01")),
        {"nwg", "t"},
        "nwg",
    ),
    Case(
        "C-15",
        FIRES,
        (
            _PLAN,
            _RULED,
            Meeting(id="t", name="1", body="nwg", date="2026-05-01", quorum_met="no"),
            Meeting(id="u", name="2", body="nwg", date="2026-06-01", quorum_met="no"),
        ),
        {"nwg", "t", "u"},
        "nwg",
    ),
    Case(
        "C-15",
        CLEAR,
        (_PLAN, _RULED, Meeting(id="t", name="1", body="nwg", date="2026-06-20")),
        {"nwg", "t"},
        "nwg",
    ),
    Case(
        "C-15",
        CLEAR,
        (_PLAN, _RULED, Meeting(id="t", name="1", body="nwg", date="2026")),
        {"nwg", "t"},
        "nwg",
    ),
    Case(
        "C-15",
        UNKNOWN,
        (_PLAN, _RULED, Meeting(id="t", name="1", body="nwg", date="2027")),
        {"nwg", "t"},
        "nwg",
    ),
    Case("C-15", UNKNOWN, (_PLAN, _RULED), {"nwg"}, "nwg"),
    Case("C-23", FIRES, (_PLAN, Scope(id="s", kind="internal", state="out", reason="  ")), {"s"}),
    Case(
        "C-23",
        CLEAR,
        (_PLAN, Scope(id="s", kind="internal", state="out", reason="Another plan covers it")),
        {"s"},
    ),
    Case("C-23", CLEAR, (_PLAN, Scope(id="s", kind="internal", state="in")), {"s"}),
    Case("C-23", UNKNOWN, (_PLAN, Scope(id="s", kind="internal", state="undecided")), {"s"}),
    Case("C-23", UNKNOWN, (_PLAN, Scope(id="s", kind="transit", state="out")), set()),
    Case("C-34", FIRES, (_PLAN, *[_group(r, "ministry", view="optimist") for r in "abc"]), set("abc")),
    Case(
        "C-34",
        CLEAR,
        (_PLAN, _group("a", "ministry", view="optimist"), _group("b", "media", view="sceptic")),
        set("ab"),
    ),
    Case("C-34", UNKNOWN, (_PLAN, *[_group(r, "ministry", view="optimist") for r in "ab"]), set("ab")),
    Case(
        "C-34",
        UNKNOWN,
        (
            _PLAN,
            *[_group(r, "ministry", view="optimist") for r in "abc"],
            *[_group(r, "media") for r in "defg"],
        ),
        set("abcdefg"),
    ),
    *_MAP_CASES,
    *SETUP_CASES,
    *TOGETHER_CASES,
]


def _said(snapshot: Snapshot, check: str) -> list[Advice]:
    return [advice for advice in run_all(snapshot, TODAY) if advice.check == check]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}-{case.outcome}")
def test_case(case: Case) -> None:
    (advice,) = _said(snapshot_of(*case.records), case.check)
    assert (advice.outcome, advice.about) == (case.outcome, case.about)
    assert {row for _, row in advice.looked_at} == case.looked_at
    assert set(advice.concerns) <= set(advice.looked_at)
    sentence = show(advice.message)
    assert sentence
    assert "{" not in sentence
    assert "None" not in sentence


def test_every_check_has_its_three_cases() -> None:
    assert {(case.check, case.outcome) for case in CASES} == {
        (check, outcome) for check in CHECKS for outcome in (FIRES, CLEAR, UNKNOWN)
    }


def test_declarations_are_whole() -> None:
    for check in CHECKS.values():
        assert check.severity in ("E", "W", "N")
        assert set(check.tables) <= set(TABLES)
        assert check.step in ("plan", "goal", "stakeholder", "body", "meeting")
        assert check.source
        assert check.anchor
        assert check.title


def test_tables_declared_are_the_tables_looked_at() -> None:
    for case in CASES:
        for advice in _said(snapshot_of(*case.records), case.check):
            assert {table for table, _ in advice.looked_at} <= set(CHECKS[case.check].tables)


def test_keys_exist_in_the_catalogues() -> None:
    families = catalogue_keys("stakeholder_families")
    for level in ("national", "province", "municipal"):
        for _, kinds in stakeholder_checks.groups_at(level):
            assert kinds <= families
    assert families >= stakeholder_checks.CONCERNED
    assert families >= {body_checks.LOCAL_AUTHORITY, body_checks.MINISTRY, body_checks.MIGRATION_INSTITUTION}
    assert stakeholder_checks.INFORM in catalogue_keys("participation")
    assert stakeholder_checks.VIEWS | {"unknown"} == catalogue_keys("views")
    bodies = catalogue_keys("body_types")
    assert bodies >= set(
        body_checks.ELEMENTS
    ) | body_checks.NOT_MEETING | body_checks.STEERING | body_checks.OWN_RULES | {body_checks.THEMATIC}
    assert {body_checks.OBSERVER, *body_checks.CHAIRS} <= catalogue_keys("seats")
    assert {body_checks.POLITICAL, body_checks.TECHNICAL} == catalogue_keys("seat_sides")
    assert initiative_checks.SPOKEN in catalogue_keys("endorsement_instruments")
    assert initiative_checks.INTERNAL in catalogue_keys("migration_types")
    assert {initiative_checks.IN, initiative_checks.OUT} <= catalogue_keys("scope_states")
    assert set(meeting_checks.DAYS) | {"when_needed"} == catalogue_keys("rhythms")


def test_a_town_is_not_told_about_ministries() -> None:
    records = [case.records for case in CASES]
    town = [
        snapshot_of(*[replace(i, level="municipal") if isinstance(i, Initiative) else i for i in group])
        for group in records
    ]
    said = [show(advice.message) for snapshot in town for advice in run_all(snapshot, TODAY)]
    # Names that people typed may hold the word; ours may not.
    own = [sentence.replace("Ministry of Labour", "") for sentence in said]
    assert not [
        sentence for sentence in own if "ministr" in sentence.lower() or "cabinet" in sentence.lower()
    ]
    assert any("council resolution" in sentence for sentence in own)
    asked = {advice.check for snapshot in town for advice in run_all(snapshot, TODAY)}
    assert asked == set(CHECKS) - {"C-01", "C-04", "C-52"}


def test_an_empty_workbook_is_only_told_what_is_missing() -> None:
    assert {advice.outcome for advice in run_checks(Snapshot(), TODAY)} == {UNKNOWN}


def test_set_aside_with_a_reason_is_silent_and_without_one_is_not() -> None:
    snapshot = snapshot_of(_PLAN, _NWG)
    assert {a.about for a in run_checks(snapshot, TODAY) if a.check == "C-12"} == {"nwg"}
    wordless = snapshot.apply(create(SetAside(id="x", check="C-12", subject="nwg", reason=" ")))
    assert [a for a in run_checks(wordless, TODAY) if a.check == "C-12"]
    silent = wordless.apply(create(SetAside(id="y", check="C-12", subject="nwg", reason="Agreed in June")))
    assert not [a for a in run_checks(silent, TODAY) if a.check == "C-12"]
    (kept,) = _said(silent, "C-12")
    assert kept.set_aside == "Agreed in June"
    assert [a for a in run_checks(silent, TODAY) if a.check == "C-02"], "another check is not silenced"


def test_set_aside_for_one_body_does_not_silence_another() -> None:
    other = Body(id="two", name="Second", kind="task_force")
    snapshot = snapshot_of(_PLAN, _NWG, other, SetAside(check="C-12", subject="nwg", reason="Later"))
    assert {a.about for a in run_checks(snapshot, TODAY) if a.check == "C-12"} == {"two"}


def test_what_fires_comes_before_what_cannot_be_told_and_warnings_before_notes() -> None:
    outcomes = [(a.outcome, a.severity) for a in run_checks(snapshot_of(_PLAN, _NWG, _MINISTRY), TODAY)]
    rank = [((FIRES, UNKNOWN).index(outcome), "EWN".index(severity)) for outcome, severity in outcomes]
    assert rank == sorted(rank)
    assert len(set(rank)) > 2


def test_done_twice_gives_the_same_and_changes_nothing() -> None:
    for case in CASES:
        snapshot = snapshot_of(*case.records)
        assert run_all(snapshot, TODAY) == run_all(snapshot, TODAY)
        assert all(snapshot.find(item.id) == item for item in case.records)


def test_the_public_edition_leaves_out_what_it_cannot_know() -> None:
    snapshot = snapshot_of(_PLAN, *[_group(r, "ministry", view="optimist") for r in "abc"])
    assert "C-34" in {a.check for a in run_checks(snapshot, TODAY)}
    assert "C-34" not in {a.check for a in run_checks(public(snapshot), TODAY, public=True)}


def test_names_stay_exactly_as_typed() -> None:
    odd = _group("dia", "diaspora", "inform")
    snapshot = snapshot_of(
        _PLAN,
        Stakeholder(
            id="dia", name="{name} <b>{count}</b>", family=odd.family, participation_planned="inform"
        ),
    )
    (advice,) = _said(snapshot, "C-08")
    assert "{name} <b>{count}</b>" in show(advice.message)
