"""The checks of an institutional set-up: for each a case that fires, a clear one and one that cannot be told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.checks import CLEAR, FIRES, UNKNOWN, run_all
from desktop.domain.field import Money
from desktop.domain.records import (
    Activity,
    Body,
    BodyObjective,
    Facilitator,
    FocalPoint,
    Initiative,
    Membership,
    Responsibility,
    Role,
    Stakeholder,
    Task,
)
from desktop.system.locale import show
from tests.domain.case import PLAN as _PLAN
from tests.domain.case import TODAY, Case, snapshot_of
from tests.domain.case import TOWN as _TOWN

_NWG = Body(id="nwg", name="Working group", kind="coordination")
_PANEL = Body(id="pan", name="Panel", kind="advisory_panel")
_MINISTRY = Stakeholder(id="min", name="Ministry of Labour", family="ministry")
_UNION = Stakeholder(id="uni", name="Union", family="trade_unions")
_UNSORTED = Stakeholder(id="uns", name="Somebody")
_WRITE, _HEAR = Activity(id="w", name="Write"), Activity(id="h", name="Hear")
_OFFICE, _EXPERT = Role(id="o", name="Office"), Role(id="e", name="Expert", outside="yes")


def _seat(row: str, member: str, seat: str = "member", body: str = "nwg", rank: str = "") -> Membership:
    return Membership(id=row, body=body, stakeholder=member, seat=seat, rank=rank)


def _part(row: str, activity: str, role: str, *parts: str) -> Responsibility:
    return Responsibility(id=row, activity=activity, role=role, parts=parts)


def _group(**values: object) -> Body:
    return Body(id="nwg", name="Working group", kind="coordination", **values)  # type: ignore[arg-type]


_PULLED = {"works_for_member": "no", "may_bid": "no", "votes": "no", "judges_own": "no"}
_MATRIX = (_WRITE, _OFFICE, _EXPERT)

_BARE = [
    Case("C-09", FIRES, (Facilitator(id="f", name="F", may_bid="yes"),), {"f"}, "f"),
    Case("C-09", CLEAR, (Facilitator(id="f", name="F", **_PULLED),), {"f"}, "f"),
    Case("C-09", UNKNOWN, (Facilitator(id="f", name="F", may_bid="no"),), {"f"}, "f"),
    Case("C-10", FIRES, (*_MATRIX, _part("p", "w", "e", "does", "answers")), {"w", "o", "e", "p"}),
    Case(
        "C-10",
        FIRES,
        (_WRITE, Role(id="o", name="Ana", one_person="yes"), _part("p", "w", "o", "does", "answers")),
        {"w", "o", "p"},
    ),
    Case("C-10", CLEAR, (*_MATRIX, _part("p", "w", "o", "does", "answers")), {"w", "o", "e", "p"}),
    Case("C-10", UNKNOWN, (_NWG,), {"nwg"}),
    Case("C-11", FIRES, (_WRITE, _OFFICE, _part("p", "w", "o", "does")), {"w", "p"}, "w"),
    Case("C-11", CLEAR, (_WRITE, _OFFICE, _part("p", "w", "o", "does", "answers")), {"w", "o", "p"}),
    Case("C-11", UNKNOWN, (_WRITE, _OFFICE), {"w", "o"}),
    Case("C-13", FIRES, (_NWG, BodyObjective(id="a", body="nwg", name="Promote")), {"nwg", "a"}, "nwg"),
    Case(
        "C-13",
        CLEAR,
        (_NWG, BodyObjective(id="a", body="nwg", name="Draft", deliverable="Chapter", due="2027-06")),
        {"nwg", "a"},
        "nwg",
    ),
    Case("C-13", UNKNOWN, (_NWG,), {"nwg"}, "nwg"),
    Case(
        "C-14",
        FIRES,
        (_NWG, Task(id="t", name="Visas", competence="national", body="nwg")),
        {"t", "nwg"},
        "t",
    ),
    Case(
        "C-14", CLEAR, (Task(id="t", name="Visas", competence="national", addressee="Ministry"),), {"t"}, "t"
    ),
    Case(
        "C-14",
        CLEAR,
        (_NWG, Task(id="t", name="Visas", competence="national", body="nwg", agreement="Letter")),
        {"t", "nwg"},
        "t",
    ),
    Case("C-14", UNKNOWN, (Task(id="t", name="Visas"),), {"t"}, "t"),
    Case("C-14", UNKNOWN, (Task(id="t", name="Visas"), Task(id="u", name="Roads")), {"t", "u"}),
    Case("C-21", FIRES, (_NWG,), {"nwg"}),
    Case("C-21", FIRES, (_group(monitors="yes"), _MINISTRY, _seat("m", "min")), {"nwg", "m", "min"}),
    Case(
        "C-21",
        CLEAR,
        (_group(monitors="yes"), _MINISTRY, _UNION, _seat("m", "min"), _seat("n", "uni")),
        {"nwg", "m", "n", "min", "uni"},
    ),
    Case("C-21", UNKNOWN, (_group(monitors="yes"),), {"nwg"}),
    Case(
        "C-41",
        FIRES,
        (_TOWN, _NWG, _UNION, _seat("m", "uni"), Task(id="t", name="Schools", competence="shared")),
        {"t", "nwg", "m", "uni"},
    ),
    Case(
        "C-41",
        CLEAR,
        (_TOWN, _NWG, _MINISTRY, _seat("m", "min"), Task(id="t", name="Schools", competence="shared")),
        {"t", "nwg", "m", "min"},
    ),
    Case("C-41", UNKNOWN, (_TOWN, _NWG, Task(id="t", name="Schools", competence="shared")), {"t", "nwg"}),
    Case(
        "C-42",
        FIRES,
        (_NWG, _MINISTRY, _UNION, _seat("m", "min", rank="director"), _seat("n", "uni")),
        {"nwg", "m", "n"},
        "nwg",
    ),
    Case(
        "C-42",
        CLEAR,
        (_NWG, _MINISTRY, _UNION, _seat("m", "min", rank="director"), _seat("n", "uni", rank="officer")),
        {"nwg", "m", "n"},
        "nwg",
    ),
    Case("C-42", UNKNOWN, (_NWG,), {"nwg"}, "nwg"),
    Case(
        "C-44",
        FIRES,
        (
            _NWG,
            Body(id="two", name="Other group", kind="coordination"),
            *(_MINISTRY, _UNION, _seat("m", "min"), _seat("n", "uni")),
            *(_seat("k", "min", body="two"), _seat("l", "uni", body="two")),
        ),
        {"nwg", "two"},
        "nwg",
    ),
    Case("C-44", CLEAR, (_NWG, _PANEL, _MINISTRY, _seat("m", "min")), {"nwg", "pan", "m"}),
    Case("C-44", UNKNOWN, (_NWG, _PANEL), {"nwg", "pan"}),
    Case(
        "C-45",
        FIRES,
        (Body(id="a", name="A", parent="b"), Body(id="b", name="B", parent="a")),
        {"a", "b"},
        "a",
    ),
    Case("C-45", FIRES, (Body(id="a", name="A", parent="a"),), {"a"}, "a"),
    Case("C-45", CLEAR, (Body(id="a", name="A", parent="b"), Body(id="b", name="B")), {"a"}),
    Case("C-45", UNKNOWN, (Body(id="a", name="A", parent="gone"),), {"a"}, "a"),
    Case("C-46", FIRES, (_group(quorum_number="6"), _MINISTRY, _seat("m", "min")), {"nwg", "m"}, "nwg"),
    Case("C-46", CLEAR, (_group(quorum_number="1"), _MINISTRY, _seat("m", "min")), {"nwg", "m"}, "nwg"),
    Case("C-46", UNKNOWN, (_group(quorum_number="half"),), {"nwg"}, "nwg"),
    Case(
        "C-47",
        FIRES,
        (_NWG, Stakeholder(id="self", name="working  GROUP"), _seat("m", "self", "chair")),
        {"nwg", "m", "self"},
        "nwg",
    ),
    Case("C-47", CLEAR, (_NWG, _MINISTRY, _seat("m", "min", "chair")), {"nwg", "m", "min"}, "nwg"),
    Case("C-47", UNKNOWN, (_NWG, _seat("m", "gone", "chair")), {"nwg", "m"}, "nwg"),
    Case("C-48", FIRES, (_group(start="2027", ends="2026-12"),), {"nwg"}, "nwg"),
    Case("C-48", FIRES, (FocalPoint(id="p", name="P", start="2026-05", end="2026-04"),), {"p"}, "p"),
    Case("C-48", CLEAR, (_group(start="2026-05-20", ends="2026"),), {"nwg"}, "nwg"),
    Case("C-48", UNKNOWN, (_group(start="in spring", ends="2026"),), {"nwg"}, "nwg"),
    Case(
        "C-49",
        FIRES,
        (_group(budget=Money(Decimal(5), "JMD")), Body(id="b", name="B", budget=Money(Decimal(5), "USD"))),
        {"nwg", "b"},
    ),
    Case("C-49", CLEAR, (_group(budget=Money(Decimal(5), "JMD")),), {"nwg"}),
    Case("C-49", UNKNOWN, (_group(budget="a lot"),), {"nwg"}),
]
# Each in a workbook with a plan: a national one where the case does not say otherwise.
CASES = [case if _TOWN in case.records else replace(case, records=(_PLAN, *case.records)) for case in _BARE]


@pytest.mark.parametrize("records", [(), (_PLAN,), (_TOWN,)])
def test_a_fresh_workbook_is_left_in_peace(records: tuple[Initiative, ...]) -> None:
    asked = {case.check for case in CASES}
    assert [a.check for a in run_all(snapshot_of(*records), TODAY) if a.check in asked] == []


def test_a_town_never_hears_of_what_it_does_not_have() -> None:
    """Every sentence that a check can say to a town, from all the cases."""
    from tests.domain.test_checks import CASES as ALL

    words = []
    for case in ALL:
        records = [item for item in case.records if not isinstance(item, Initiative)]
        names = " ".join(item.title for item in records)
        for advice in run_all(snapshot_of(_TOWN, *records), TODAY):
            if advice.step == "body":
                said = show(advice.message)
                words.append(said if "Ministry" not in names else said.replace("Ministry of Labour", ""))
    assert words
    for foreign in ("United Nations", "abinet", "inistr"):
        assert not [said for said in words if foreign in said], foreign


def test_a_town_needs_three_elements_and_a_nation_five() -> None:
    three = [Body(id=kind, name=kind, kind=kind) for kind in ("focal_point", "coordination", "consultative")]
    for plan, outcome in ((_TOWN, CLEAR), (_PLAN, FIRES)):
        (advice,) = [a for a in run_all(snapshot_of(plan, *three), TODAY) if a.check == "C-05"]
        assert advice.outcome == outcome
