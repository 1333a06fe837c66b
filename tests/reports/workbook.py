"""Workbooks for these tests: a small made-up one that never changes, and the samples read from their
sources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from desktop.domain.field import Kind, parse_money
from desktop.domain.record import TABLES, Record, spec_of, table_of
from desktop.domain.records import (
    Assessment,
    Body,
    Endorsement,
    Initiative,
    Meeting,
    Membership,
    Note,
    Person,
    PlanGoal,
    Scope,
    Stage,
    Stakeholder,
)
from desktop.domain.snapshot import Snapshot
from desktop.system import paths


def snapshot_of(*items: Record) -> Snapshot:
    """A snapshot of these records."""
    tables: dict[str, dict[str, Record]] = {}
    for item in items:
        tables.setdefault(table_of(item), {})[item.id] = item
    return Snapshot(tables=tables)


def _record(cls: type[Record], values: Mapping[str, Any]) -> Record:
    known = {item.name for item in fields(cls)}
    made = {}
    for name, value in values.items():
        if name not in known:
            continue
        kind = spec_of(cls, name).kind
        made[name] = (
            tuple(value) if kind is Kind.MULTI_CHOICE else parse_money(value) if kind is Kind.MONEY else value
        )
    return cls(**made)


def read(path: Path) -> Snapshot:
    """A snapshot from the readable source of a sample."""
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    return snapshot_of(*(_record(cls, row) for table, cls in TABLES.items() for row in source.get(table, [])))


def sample(name: str) -> Snapshot:
    """A sample that travels with the program."""
    return read(paths.resources() / "samples" / f"{name}.toml")


TEAM_ONLY = "Office that wishes to stay unnamed"
VIEW = "Migration helps development"
VIEW_REASON = "Said so at the round table, in confidence."


def example() -> Snapshot:
    """A small local plan: something of everything, blanks included."""
    return snapshot_of(*_plan(), *_goals(), *_stakeholders(), *_bodies())


def _plan() -> list[Record]:
    paper = "Council of Example, minutes of 3 March 2026"
    return [
        Initiative(
            id="plan",
            name="Migration in the local development plan",
            level="municipal",
            country="PH",
            place="Town of Example",
            instrument="Local development plan",
            instrument_kind="local_plan",
            cycle_start="2027",
            cycle_end="2032",
            route="into_plan",
            route_reason="The plan is being written this year.",
            vision="Everybody who lives here, or comes from here, counts in the plan.",
            vision_horizon="2032",
            entry_points=("diaspora", "internal"),
            lead_institution="Planning office",
            source=paper,
        ),
        Scope(
            id="scope-1",
            kind="internal",
            state="in",
            reason="Most newcomers are from nearby villages.",
            source=paper,
        ),
        Scope(id="scope-2", kind="transit", state="out", reason="Nobody passes through.", illustrative="yes"),
        Endorsement(
            id="endorsement-1",
            name="Council backs the work",
            instrument="council_resolution",
            date="2026-03-03",
            by="Town council",
            reference="12/2026",
            source=paper,
        ),
        Person(
            id="person-1",
            name="Ana Reyes",
            visibility="anyone",
            role="planner",
            organisation="Planning office",
            contact="ana@example",
        ),
        Person(id="person-2", name="Ben Cruz", role="data", visibility="team"),
        Stage(
            id="stage-1",
            kind="situation",
            status="under_way",
            start="2026-03",
            end="2026-08",
            owner="Planning office",
        ),
    ]


def _goals() -> list[Record]:
    return [
        PlanGoal(
            id="goal-1",
            name="Water for every home",
            reference="2.1",
            kind="goal",
            sector="infrastructure",
            level="local",
            answer="matters",
            meaning_for_goal="New quarters grow without pipes.",
            meaning_for_migration="Families who have water stay.",
            evidence="Survey of 2025.",
            source="Household survey 2025; Council of Example, minutes of 3 March 2026",
        ),
        PlanGoal(id="goal-2", name="Schools <b>& sports</b>", answer="not_known", illustrative="yes"),
        PlanGoal(id="goal-3", name="Roads"),
    ]


def _stakeholders() -> list[Record]:
    return [
        Stakeholder(
            id="council",
            name="Town council",
            family="local_authority",
            mandate="Decides on the plan.",
            participation_planned="collaborate",
            participation_actual="consult",
            view="optimist",
            view_evidence=VIEW_REASON,
            visibility="anyone",
            contact="council@example",
        ),
        Stakeholder(id="diaspora", name="Association abroad", family="diaspora", visibility="anyone"),
        Stakeholder(id="youth", name="Youth club", visibility="anyone"),
        Stakeholder(id="hidden", name=TEAM_ONLY, family="ministry", visibility="team", view="sceptic"),
        Assessment(
            id="a1",
            stakeholder="council",
            visibility="anyone",
            dimension="influence",
            value=5,
            date="2026-04-02",
            by="Group 1",
        ),
        Assessment(
            id="a2",
            stakeholder="council",
            visibility="anyone",
            dimension="interest",
            value=3,
            date="2026-04-02",
        ),
        Assessment(
            id="a3",
            stakeholder="diaspora",
            visibility="anyone",
            dimension="influence",
            value=2,
            date="2026-04-02",
            illustrative="yes",
        ),
        Assessment(
            id="a4",
            stakeholder="diaspora",
            visibility="anyone",
            dimension="interest",
            value=5,
            date="2026-04-02",
        ),
        Assessment(id="a5", stakeholder="hidden", visibility="anyone", dimension="influence", value=4),
        Assessment(id="a6", stakeholder="hidden", visibility="anyone", dimension="interest", value=1),
        Note(
            id="note-1",
            name="On the youth club",
            text="To be visited in May.",
            about="youth",
            visibility="anyone",
        ),
        Note(
            id="note-2",
            name="On the office",
            text="Speaks through others.",
            about="hidden",
            visibility="anyone",
        ),
    ]


def _bodies() -> list[Record]:
    return [
        Body(
            id="group",
            name="Working group",
            kind="working_group",
            existing="yes",
            mandate="Writes the chapters.",
            rhythm="monthly",
            budget=parse_money("PHP 120000"),
            source="Council of Example, minutes of 3 March 2026",
        ),
        Body(id="theme", name="Theme group on water", kind="thematic_group", parent="group", theme="Water"),
        Membership(
            id="seat-1", body="group", stakeholder="council", seat="chair", side="political", function="Mayor"
        ),
        Membership(id="seat-2", body="group", stakeholder="hidden", seat="member"),
        Membership(id="seat-3", body="theme", stakeholder="diaspora", seat="member", illustrative="yes"),
        Meeting(
            id="meeting-1",
            name="First meeting",
            kind="body",
            body="group",
            date="2026-04-16",
            place="Town hall",
            attendance="Nine members.",
            quorum_met="yes",
            decisions="The list of goals is complete.",
        ),
        Meeting(id="meeting-2", name="Evening with residents", kind="consultation"),
    ]
