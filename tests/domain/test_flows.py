"""The steps of the plan page, how far they are, and what comes next."""

from __future__ import annotations

import pytest

from desktop.domain.change import create, update
from desktop.domain.field import Kind
from desktop.domain.flows import FLOWS, places, step_asking, step_at
from desktop.domain.flows.flow import DONE, EMPTY, STARTED, Fields, Rows, Step, View
from desktop.domain.flows.plan import PLAN, SCOPE_KINDS, SCOPE_ROWS, STAGE_KINDS, scope_rows, stage_rows
from desktop.domain.flows.progress import PAGES, next_steps, progress, sentences
from desktop.domain.listing import listing
from desktop.domain.record import TABLES, Record, spec_of, specs_of
from desktop.domain.records import (
    Assessment,
    Body,
    Endorsement,
    Initiative,
    Meeting,
    Membership,
    Person,
    PlanGoal,
    Scope,
    Stage,
    Stakeholder,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import message
from desktop.system.locale import show
from desktop.system.resources import catalogue

_WHOLE = Initiative(
    id="plan",
    name="Work",
    level="municipal",
    country="PH",
    place="Naga",
    instrument="Plan",
    instrument_kind="local_plan",
    route="into_plan",
    route_reason="It is open now",
    cycle_start="2026",
    cycle_end="2031",
    vision="A good life",
    vision_horizon="2040",
    entry_points=("diaspora",),
    entry_reason="People ask for it",
    lead_institution="City office",
)


def _snapshot(*records: Record) -> Snapshot:
    return Snapshot().apply([change for item in records for change in create(item)])


def _status(snapshot: Snapshot, key: str) -> str:
    step = PLAN.step(key)
    assert step is not None
    return step.status(snapshot)


def test_keys_are_those_of_the_catalogues() -> None:
    assert tuple(entry.key for entry in catalogue(SCOPE_ROWS.catalogue).entries) == SCOPE_KINDS
    assert tuple(entry.key for entry in catalogue("stages").entries) == STAGE_KINDS


def test_sections_name_fields_that_exist_and_ask_for_each_once() -> None:
    seen: list[tuple[str, str]] = []
    for step in PLAN.steps:
        assert step.sections
        for section in step.sections:
            names = section.names if isinstance(section, Fields) else section.columns
            seen += [(section.table, spec_of(TABLES[section.table], name).name) for name in names]
            if isinstance(section, Rows):
                assert bool(section.add) != bool(section.each), (
                    "rows are added by hand or given by a catalogue"
                )
    assert len(seen) == len(set(seen))
    asked = {name for table, name in seen if table == "initiative"}
    own = {spec.name for spec in specs_of(Initiative) if spec.kind is not Kind.IDENTITY}
    assert own - asked == {"source", "illustrative"}


def test_only_a_local_plan_is_asked_for_its_place() -> None:
    step = PLAN.step("plan.scope")
    assert step is not None
    form = step.sections[0]
    assert isinstance(form, Fields)
    assert "place" not in form.at("national")
    assert "place" in form.at("province")
    assert [spec.name for spec in form.specs("municipal")] == list(form.names)
    assert "ministr" not in step.purpose_at("municipal").lower()
    assert step.purpose_at("municipal") != step.purpose_at("national")


def test_the_step_of_a_field() -> None:
    found = [
        PLAN.step_of("initiative", "vision"),
        PLAN.step_of("endorsement", "date"),
        PLAN.step_of("stakeholder", "name"),
    ]
    assert [step.key if step else None for step in found] == ["plan.vision", "plan.lead", None]


def test_status_goes_from_empty_over_started_to_done() -> None:
    assert _status(Snapshot(), "plan.vision") == EMPTY
    plan = Initiative(id="plan", vision="  ")
    snapshot = _snapshot(plan)
    assert _status(snapshot, "plan.vision") == EMPTY
    snapshot = snapshot.apply(update(plan, vision="A good life"))
    assert _status(snapshot, "plan.vision") == STARTED
    snapshot = snapshot.apply(update(snapshot.initiative, vision_horizon="2040"))
    assert _status(snapshot, "plan.vision") == DONE


def test_scope_is_done_when_every_kind_has_an_answer() -> None:
    some = [Scope(kind=kind, state="in") for kind in SCOPE_KINDS[1:]]
    assert _status(_snapshot(_WHOLE, *some), "plan.scope") == STARTED
    silent = Scope(kind=SCOPE_KINDS[0])
    assert _status(_snapshot(_WHOLE, *some, silent), "plan.scope") == STARTED
    told = Scope(kind=SCOPE_KINDS[0], state="undecided")
    assert _status(_snapshot(_WHOLE, *some, told), "plan.scope") == DONE


def test_rows_list_every_kind_with_its_record_or_none() -> None:
    first, second = Scope(kind="transit", state="out"), Stage(kind="monitoring", status="not_started")
    snapshot = _snapshot(first, second)
    assert dict(scope_rows(snapshot))["transit"] == first
    assert [key for key, _ in scope_rows(snapshot)] == list(SCOPE_KINDS)
    assert sum(item is not None for _, item in scope_rows(snapshot)) == 1
    assert dict(stage_rows(snapshot)) == dict.fromkeys(STAGE_KINDS) | {"monitoring": second}


def test_a_whole_plan_is_done() -> None:
    snapshot = _snapshot(
        _WHOLE,
        *[Scope(kind=kind, state="in") for kind in SCOPE_KINDS],
        *[Stage(kind=kind, status="done") for kind in STAGE_KINDS],
        Endorsement(name="Resolution", instrument="council_resolution"),
        Person(name="Ana"),
    )
    now = progress(snapshot)["plan"]
    assert (now.done, now.total) == (6, 7)
    assert not [step for step in next_steps(snapshot) if step.page == "plan"], "papers are never urged"


def test_progress_and_sentences() -> None:
    empty = progress(Snapshot())
    assert tuple(empty) == PAGES
    assert all(now.share == 0.0 for now in empty.values())
    snapshot = _snapshot(
        PlanGoal(name="Jobs", answer="does_not_matter"),
        PlanGoal(name="Roads"),
        PlanGoal(name="Schools"),
        Stakeholder(id="a", name="Union"),
        Stakeholder(id="b", name="Port"),
        Assessment(stakeholder="a", dimension="influence", value=4),
        Assessment(stakeholder="a", dimension="interest", value=1),
        Assessment(stakeholder="b", dimension="influence", value=2),
        Body(id="nwg", name="Group", kind="coordination", mandate="To coordinate"),
        Membership(body="nwg", stakeholder="a"),
        Body(id="new", name="New"),
        Body(id="none", name="Facilitator", not_needed="Our planner does it"),
        Meeting(name="First", date="2026-05-01", decisions="To go on"),
    )
    now = progress(snapshot)
    assert {page: (p.done, p.total) for page, p in now.items()} == {
        "plan": (0, 7), "goal": (1, 3), "stakeholder": (1, 2), "body": (2, 3), "meeting": (1, 1),
    }  # fmt: skip
    said = {page: show(text) for page, text in sentences(snapshot).items()}
    assert said == {
        "plan": "0 of 7 steps done",
        "goal": "3 goals, 2 not assessed",
        "stakeholder": "2 stakeholders, 1 without a rating",
        "body": "2 of 3 bodies described",
        "meeting": "1 meeting",
    }


def test_next_steps_begin_with_the_scope_and_are_never_more_than_six() -> None:
    first = next_steps(Snapshot())
    assert len(first) == 6
    assert [(step.page, step.step) for step in first[:5]] == [
        ("plan", "plan.scope"), ("plan", "plan.route"), ("goal", ""), ("stakeholder", ""), ("body", ""),
    ]  # fmt: skip
    later = next_steps(
        _snapshot(_WHOLE, *[Scope(kind=k, state="in") for k in SCOPE_KINDS], PlanGoal(name="Jobs"))
    )
    assert show(later[0].message) == "Say what migration means for 1 goal"


@pytest.mark.parametrize("count", [0, 1, 2, 6, 9])
def test_listing(count: int) -> None:
    names = [f"n{i}" for i in range(count)]
    text = show(listing(names)) if names else ""
    assert text == ", ".join(names[:6] + (["3 more"] if count == 9 else []))


def test_listing_keeps_braces_in_names() -> None:
    assert show(listing(["{rest}", message("two")])) == "{rest}, two"


def test_a_view_made_by_hand_counts_as_started_with_the_first_record_it_works_on() -> None:
    step = Step("x.map", "Map", "", (View("map", tables=("stakeholder",)),), (lambda _s: False,))
    assert step.status(_snapshot()) == "empty"
    assert step.status(_snapshot(Stakeholder(name="A"))) == "started"
    assert step.asks("stakeholder")
    assert not step.asks("body")


def test_every_flow_is_known_by_its_places() -> None:
    for key, flow in FLOWS.items():
        assert places(key) == [step.key for step in flow.steps]
        assert all(place.partition(".")[0] == key for place in places(key))
    assert places("goal") == ["goal"]
    assert step_at("plan.route") is PLAN.step("plan.route")
    assert step_at("goal") is None
    assert step_asking("endorsement") is PLAN.step("plan.lead")
