"""The records of an institutional set-up: what of them may leave the team, and what goes with what."""

from __future__ import annotations

from desktop.domain.change import create
from desktop.domain.record import Record
from desktop.domain.records import (
    Activity,
    Body,
    BodyLine,
    BodyObjective,
    Facilitator,
    FocalPoint,
    LeadOption,
    Paper,
    Responsibility,
    Role,
    Task,
    Turnover,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import ANYONE, TEAM, public


def snapshot_of(*records: Record) -> Snapshot:
    return Snapshot().apply([change for item in records for change in create(item)])


def test_the_people_behind_the_functions_stay_in_the_team() -> None:
    point = FocalPoint(
        name="Head of planning", person="Amina", alternate="Bo", start="2026", handover="Ask Amina"
    )
    before = Turnover(focal_point=point.id, name="Carla", reason="Left in anger")
    expert = Facilitator(name="Facilitator", person="Dora", declared="yes", declared_interests="Owns a firm")
    shown = public(snapshot_of(point, before, expert))
    (card,) = shown.all(FocalPoint)
    assert (card.name, card.start) == ("Head of planning", "2026")
    assert (card.person, card.alternate, card.handover) == ("", "", "")
    assert shown.all(Turnover) == []
    (contract,) = shown.all(Facilitator)
    assert (contract.declared, contract.person, contract.declared_interests) == ("yes", "", "")


def test_offices_are_compared_inside_the_team() -> None:
    silent, open_ = (
        LeadOption(name="Mayor's office", continuity="weak"),
        LeadOption(name="Planning", visibility=ANYONE),
    )
    assert [option.name for option in public(snapshot_of(silent, open_)).all(LeadOption)] == ["Planning"]


def test_a_role_that_may_be_a_person_takes_its_parts_with_it() -> None:
    body = Body(name="Group")
    activity = Activity(name="Write the draft")
    roles = [
        Role(name="Amina"),
        Role(name="Facilitator", visibility=ANYONE),
        Role(name="Group", body=body.id),
        Role(name="Group of the mayor", body=body.id, visibility=TEAM),
    ]
    parts = [Responsibility(activity=activity.id, role=role.id, parts=("does",)) for role in roles]
    shown = public(snapshot_of(body, activity, *roles, *parts))
    assert [role.name for role in shown.all(Role)] == ["Facilitator", "Group"]
    assert {part.role for part in shown.all(Responsibility)} == {roles[1].id, roles[2].id}


def test_answers_of_others_and_where_our_files_lie_are_blank() -> None:
    task = Task(name="Register", addressee="Ministry", request="A desk", answer="Never")
    paper = Paper(
        name="Terms", number="12/2026", file="C:/secret.pdf", file_hash="aa", scan="Safe", notes="x"
    )
    shown = public(snapshot_of(task, paper))
    assert [(t.addressee, t.request, t.answer) for t in shown.all(Task)] == [("Ministry", "A desk", "")]
    assert [(p.number, p.file, p.file_hash, p.scan, p.notes) for p in shown.all(Paper)] == [
        ("12/2026", "", "", "", "")
    ]


def test_lines_and_objectives_of_bodies_are_public() -> None:
    one, two = Body(name="Group"), Body(name="Panel")
    line = BodyLine(body=one.id, to=two.id, kind="consults")
    aim = BodyObjective(body=one.id, name="Draft", deliverable="Chapter", due="2027-06")
    shown = public(snapshot_of(one, two, line, aim))
    assert shown.all(BodyLine) == [line]
    assert shown.all(BodyObjective) == [aim]
