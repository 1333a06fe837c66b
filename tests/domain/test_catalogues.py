"""The catalogues: everything a record offers to choose from exists, explains itself and names its source."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import desktop.domain.records  # noqa: F401 - declares the tables
from desktop.domain.field import SCALE_VALUES, Kind
from desktop.domain.record import TABLES, specs_of
from desktop.system import paths
from desktop.system.resources import catalogue

FILES = sorted((paths.resources() / "catalogues").glob("*.toml"))
KEYS = {"key", "label", "help", "source", "level", "value"}
SCALES = [path for path in FILES if path.stem.endswith("_scale")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_entry_explains_itself(path: Path) -> None:
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    assert len({entry["key"] for entry in entries}) == len(entries)
    assert len({entry["label"] for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry) <= KEYS, entry
        assert re.fullmatch(r"[a-z0-9_]+", entry["key"]), entry
        assert entry["label"].strip(), entry
        assert entry["help"].endswith("."), entry
        assert entry["source"].strip(), entry
        assert set(entry.get("level", [])) <= catalogue("levels").keys, entry


@pytest.mark.parametrize("path", SCALES, ids=lambda path: path.stem)
def test_a_scale_has_a_word_for_each_value(path: Path) -> None:
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    assert [entry["value"] for entry in entries] == list(SCALE_VALUES)
    assert [entry["key"] for entry in entries] == [str(value) for value in SCALE_VALUES]


def test_each_dimension_has_a_scale_of_its_own() -> None:
    assert {f"{key}_scale" for key in catalogue("dimensions").keys} <= {path.stem for path in SCALES}


def test_every_catalogue_that_a_field_names_is_there() -> None:
    missing = []
    for table, cls in TABLES.items():
        for spec in specs_of(cls):
            if spec.catalogue or spec.kind in (Kind.CHOICE, Kind.MULTI_CHOICE, Kind.YES_NO):
                try:
                    assert catalogue(spec.catalogue).entries
                except KeyError:
                    missing.append(f"{table}.{spec.name}: {spec.catalogue}")
    assert not missing


@pytest.mark.parametrize(
    ("name", "count"),
    [("entry_points", 6), ("sectors", 14), ("views", 5), ("participation", 5), ("stages", 5)],
)
def test_counts_that_the_papers_give(name: str, count: int) -> None:
    assert len(catalogue(name).entries) == count


def test_plain_words_come_first_for_the_schools() -> None:
    for entry in catalogue("views").entries:
        assert "optimist" not in entry.label.lower()
        assert "sceptic" not in entry.label.lower()
