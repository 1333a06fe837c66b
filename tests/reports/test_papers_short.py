"""The short papers: a brief of two pages, text for the plan, papers of a meeting and a workshop, worksheets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.flows import FLOWS
from desktop.domain.flows.flow import Fields
from desktop.domain.record import Record, specs_of
from desktop.domain.records import (
    Body,
    Contribution,
    Endorsement,
    Initiative,
    Meeting,
    Membership,
    PlanGoal,
    Stakeholder,
)
from desktop.domain.snapshot import Snapshot
from desktop.reports.export import export
from desktop.reports.phrases import label_of, shortened
from desktop.system import locale
from tests.reports.reading import pages_of, words_of
from tests.reports.workbook import example, sample, snapshot_of

DAY = "2026-11-22"
LONG = "People who leave send money home, and nobody asks what they know. " * 30


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    locale.activate("en")
    yield
    locale.activate("en")


def _write(tmp_path: Path, snapshot: Snapshot, report: str, **more: str) -> Path:
    path = tmp_path / f"{report}.pdf"
    export(snapshot, report, path, date=DAY, **more)  # type: ignore[arg-type]
    return path


def overfull() -> Snapshot:
    """Everything that a brief prints, many times and far too long."""
    records: list[Record] = [
        Initiative(
            id="i",
            name=LONG[:150],
            country="JM",
            place=LONG[:90],
            instrument=LONG,
            lead_institution=LONG,
            route="into_plan",
            route_reason=LONG,
            vision=LONG,
            cycle_start="2026",
            cycle_end="2032",
        ),
        *(
            PlanGoal(
                id=f"g{n}",
                name=LONG,
                answer="matters",
                meaning_for_goal=LONG,
                measure=LONG,
                responsible=LONG,
                budget_line=LONG,
            )
            for n in range(40)
        ),
        *(Body(id=f"b{n}", name=LONG, kind="working_group", mandate=LONG) for n in range(9)),
        *(Endorsement(id=f"e{n}", name=LONG, date="2026-03-03") for n in range(9)),
    ]
    return snapshot_of(*records)


def test_a_brief_has_two_pages_whatever_is_in_it(tmp_path: Path) -> None:
    for snapshot in (snapshot_of(), example(), sample("jamaica"), sample("naga"), overfull()):
        assert len(pages_of(_write(tmp_path, snapshot, "brief"))) <= 2


def test_a_brief_asks_for_a_decision(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path, sample("jamaica"), "brief"))
    for words in ("What we propose", "Budget line", "For decision", "11 goals of the plan were looked at"):
        assert words in text, words


def test_text_is_cut_where_a_sentence_ends() -> None:
    assert shortened("One thing is here. Another thing that is long", 24) == "One thing is here."
    assert shortened("short", 20) == "short"
    assert shortened("several words that go on and on", 18) == "several words…"
    assert len(shortened("x" * 500, 50)) <= 51


def test_text_for_the_plan_says_what_is_blank(tmp_path: Path) -> None:
    goals = [
        PlanGoal(
            id="a",
            name="Water",
            reference="2.1",
            answer="matters",
            meaning_for_goal="Pipes.",
            indicator="Homes",
        ),
        PlanGoal(id="b", name="Roads", answer="does_not_matter"),
        PlanGoal(id="c", name="Ports"),
    ]
    text = words_of(_write(tmp_path, snapshot_of(*goals), "plan_text"))
    for words in ("2.1 Water", "Pipes.", "Homes", "Budget line", "migration does not matter", "Not assessed"):
        assert words in text, words


def _meeting() -> list[Record]:
    return [
        Stakeholder(id="council", name="Town council"),
        Body(id="group", name="Working group"),
        Membership(id="seat", body="group", stakeholder="council", function="Mayor"),
        Meeting(
            id="m1",
            name="First meeting",
            date="2026-04-16",
            body="group",
            agenda="Welcome\n- The goals\n• Any other",
            attendance="Ana Reyes, Ben Cruz",
            decisions="The list is complete.\nThe next one is in May.",
            follow_up="Ana writes to the ministry",
        ),
        Meeting(id="m2", name="Other meeting", decisions="Another decision"),
        Contribution(
            id="c1", meeting="m1", name="The clinic closes early", by="Factory women", answer="Open late"
        ),
        Contribution(
            id="c2",
            meeting="m1",
            name="The bus is dear",
            by="Students of one class",
            answer="No money this year",
            answered="2026-05-02",
            visibility="anyone",
        ),
    ]


def test_minutes_of_one_meeting(tmp_path: Path) -> None:
    path = _write(tmp_path, snapshot_of(*_meeting()), "minutes", about="m1")
    text = words_of(path)
    for words in (
        "Minutes: First meeting",
        "3. Any other",
        "2. The next one is in May.",
        "Mayor",
        "Signature",
    ):
        assert words in text, words
    assert "Another decision" not in text
    assert "Other meeting" not in text


def test_who_came_and_who_said_it_stay_in_the_team(tmp_path: Path) -> None:
    public = words_of(_write(tmp_path, snapshot_of(*_meeting()), "minutes"))
    for secret in (
        "Ben Cruz",
        "Ana writes",
        "Factory women",
        "The clinic closes early",
        "Students of one class",
    ):
        assert secret not in public, secret
    assert "The bus is dear" in public
    assert "No money this year" in public
    internal = words_of(_write(tmp_path, snapshot_of(*_meeting()), "minutes", edition="internal"))
    for told in (
        "Ben Cruz",
        "Ana writes",
        "Factory women",
        "The clinic closes early",
        "Students of one class",
    ):
        assert told in internal, told


def test_a_workshop_set_is_for_one_day(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path, snapshot_of(*_meeting()), "workshop_set", about="m1"))
    for words in (
        "Invitation",
        "The goals",
        "Town council",
        "Run sheet",
        "Feedback",
        "Certificate of attendance",
    ):
        assert words in text, words
    assert "Other meeting" not in text
    blank = pages_of(_write(tmp_path, snapshot_of(), "workshop_set"))
    assert len(blank) == 8, "each paper is one page"


def test_worksheets_ask_what_the_screens_ask(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path, snapshot_of(Initiative(id="i", level="municipal")), "forms"))
    solid = text.replace(" ", "")
    for flow in FLOWS.values():
        for step in flow.steps:
            for section in step.sections:
                if isinstance(section, Fields) and section.table == "initiative":
                    for name in section.names:
                        assert label_of(Initiative, name).replace(" ", "") in solid, name
    for spec in specs_of(PlanGoal):
        if spec.name not in ("id", "source", "illustrative"):
            assert label_of(PlanGoal, spec.name).replace(" ", "") in solid, spec.name
    assert "[ ] Migration matters here" in text


def test_filled_worksheets_hold_the_answers(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path, example(), "forms_filled"))
    for words in (
        "Everybody who lives here",
        "New quarters grow without pipes.",
        "Most newcomers are from nearby",
    ):
        assert words in text, words


def test_what_short_papers_lack_is_said_beforehand() -> None:
    from desktop.reports.missing import missing

    def fields(report: str, snapshot: Snapshot) -> set[str]:
        return {gap.field for gap in missing(snapshot, report)}

    bare = snapshot_of(PlanGoal(id="g", name="Water", answer="matters", measure="Pipes"), *_meeting())
    assert {"instrument", "lead_institution", "responsible", "budget_line"} <= fields("brief", bare)
    assert {"meaning_for_goal", "indicator", "budget_line"} <= fields("plan_text", bare)
    assert {"place", "agenda", "answered"} <= fields("minutes", bare)
    assert {"name", "measure"} <= fields("brief", snapshot_of())
    for report in ("brief", "plan_text", "minutes", "workshop_set"):
        for row in (gap.record for gap in missing(bare, report)):
            assert not row or bare.find(row) is not None or row == bare.initiative.id
    # What is said about one meeting lacks nothing of another.
    assert {gap.record for gap in missing(bare, "you_said", "m1")} == {"c1"}
    assert not missing(bare, "you_said", "m2")
