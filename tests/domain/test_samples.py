"""The samples: complete, true to their sources, honest about what is made up."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

import desktop.domain.records  # noqa: F401 - declares the tables
from desktop.domain.field import Kind, parse_money
from desktop.domain.record import TABLES, Record, problems, spec_of, specs_of
from desktop.system import paths
from desktop.system.resources import catalogue, catalogue_keys

IDS = ("jamaica", "jamaica-start", "naga", "naga-start")
FINISHED = ("jamaica", "naga")
TOP = {"id", "title", "summary", "notice"}


def _tables(sample: str) -> dict[str, list[dict[str, Any]]]:
    text = (paths.resources() / "samples" / f"{sample}.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    assert {key for key in read if key not in TABLES} == TOP
    assert read["id"] == sample
    return {key: rows for key, rows in read.items() if key in TABLES}


def _record(table: str, row: dict[str, Any]) -> Record:
    """The row as a record; links keep the readable slugs."""
    cls = TABLES[table]
    values: dict[str, Any] = {}
    for name, value in row.items():
        kind = spec_of(cls, name).kind  # KeyError: the sample names a field that the record does not have
        if kind is Kind.MULTI_CHOICE:
            value = tuple(value)
        elif kind is Kind.MONEY:
            value = parse_money(value)
            assert value is not None, row
        values[name] = value
    return cls(**values)


def _records(sample: str) -> list[tuple[str, Record]]:
    return [(table, _record(table, row)) for table, rows in _tables(sample).items() for row in rows]


def test_no_sample_is_forgotten() -> None:
    assert {path.stem for path in (paths.resources() / "samples").glob("*.toml")} == set(IDS)


@pytest.mark.parametrize("sample", IDS)
def test_nothing_is_wrong_with_any_record(sample: str) -> None:
    for _table, item in _records(sample):
        assert problems(item, catalogue_keys) == [], item


@pytest.mark.parametrize("sample", IDS)
def test_every_record_has_a_source_or_says_that_it_is_illustrative(sample: str) -> None:
    for _table, item in _records(sample):
        assert item.source, item
        assert item.illustrative in ("", "yes"), item
        assert ("Illustrative, for teaching" not in item.source) or item.illustrative == "yes", item


@pytest.mark.parametrize("sample", IDS)
def test_every_link_leads_to_a_record_of_the_right_table(sample: str) -> None:
    found = _records(sample)
    where = {item.id: table for table, item in found}
    assert len(where) == len(found), "a slug is used twice"
    for table, item in found:
        for spec in specs_of(TABLES[table]):
            target = getattr(item, spec.name)
            if spec.kind is Kind.LINK and target:
                assert target in where, (item.id, spec.name, target)
                assert where[target] == spec.target or not spec.target, (item.id, spec.name, target)


@pytest.mark.parametrize("sample", IDS)
def test_scales_and_levels_hold(sample: str) -> None:
    found = _records(sample)
    level = next(item.level for table, item in found if table == "initiative")  # type: ignore[attr-defined]
    for table, item in found:
        for spec in specs_of(TABLES[table]):
            value = getattr(item, spec.name)
            if spec.kind is Kind.SCALE:
                assert value is None or value in (1, 2, 3, 4, 5), item
            elif spec.kind is Kind.CHOICE and value:
                assert value in {entry.key for entry in catalogue(spec.catalogue).at(level)}, (item.id, value)


@pytest.mark.parametrize("sample", FINISHED)
def test_the_finished_ones_show_what_the_lesson_needs(sample: str) -> None:
    tables = _tables(sample)
    goals = tables["plan_goal"]
    both = [goal for goal in goals if goal.get("meaning_for_goal") and goal.get("meaning_for_migration")]
    assert len(both) >= 8
    assert sum("answer" not in goal for goal in goals) == 2
    disputed = {row["stakeholder"] for row in tables["assessment"] if row["agreed"] == "no"}
    assert len(disputed) == 2
    assert any("budget" in body for body in tables["body"])
    judged = {(row["stakeholder"], row["dimension"]) for row in tables["assessment"]}
    for person in tables["stakeholder"]:
        if person["id"] in {row["stakeholder"] for row in tables["assessment"]}:
            assert {(person["id"], "influence"), (person["id"], "interest")} <= judged
    assert all(row["illustrative"] == "yes" for row in tables["assessment"])


@pytest.mark.parametrize("sample", ["jamaica-start", "naga-start"])
def test_the_start_ones_leave_the_work_to_do(sample: str) -> None:
    tables = _tables(sample)
    assert set(tables) == {"initiative", "person", "plan_goal"}
    assert not any("answer" in goal for goal in tables["plan_goal"])
    finished = {goal["id"]: goal["name"] for goal in _tables(sample.removesuffix("-start"))["plan_goal"]}
    assert {goal["id"]: goal["name"] for goal in tables["plan_goal"]} == finished


def test_what_the_papers_say_stands_in_the_samples() -> None:
    jamaica, naga = _tables("jamaica"), _tables("naga")
    themes = [body for body in jamaica["body"] if body["id"].startswith("theme-")]
    assert len(themes) == 8
    chairs = [
        row for row in jamaica["membership"] if row["body"] == "working-group" and row["seat"] == "co_chair"
    ]
    assert {row["side"] for row in chairs} == {"political", "technical"}
    assert any(row["id"] == "two-chairs" for row in jamaica["note"])
    internal = next(row for row in naga["scope"] if row["kind"] == "internal")
    assert "drain" in internal["reason"]
