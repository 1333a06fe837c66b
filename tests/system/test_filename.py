"""File names made of typed titles are allowed on every system and never those of other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.system.filename import LONGEST, file_name_from, free_path


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Naga City: plan 2025/2030", "Naga City plan 2025 2030"),
        ("  Plan   of the \t town  ", "Plan of the town"),
        ("Plan. . .", "Plan"),
        ("Développement à Saïda", "Développement à Saïda"),
        ("خطة المدينة", "خطة المدينة"),
        ("a\x00b\u202ec", "a b c"),
        ("CON", "Workbook"),
        ("com1.plan", "Workbook"),
        ("???", "Workbook"),
        ("", "Workbook"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert file_name_from(title, "Workbook") == name


def test_a_long_title_is_cut_between_letters() -> None:
    name = file_name_from("é" * 500, "Workbook")
    assert set(name) == {"é"}
    assert LONGEST - 2 < len(name.encode()) <= LONGEST


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_path(tmp_path, "Plan", ".mainstay").name == "Plan.mainstay"
    (tmp_path / "Plan.mainstay").touch()
    (tmp_path / "Plan 2.mainstay").touch()
    assert free_path(tmp_path, "Plan", ".mainstay").name == "Plan 3.mainstay"
