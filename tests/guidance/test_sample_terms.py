"""Terms of reference that the handbook offers for copying must pass the checks that the program makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.analysis.terms_of_reference import PRESENT, check
from desktop.domain.clauses import CLAUSES

PAGES = Path(__file__).resolve().parents[2] / "handbook" / "en" / "setup"


def section(page: str, anchor: str) -> str:
    """The plain words under one heading of a page, as somebody would copy them."""
    body = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    found = re.search(rf"^## [^\n]*{{#{anchor}}}\n(.*?)(?=^## )", body, re.MULTILINE | re.DOTALL)
    assert found is not None, (page, anchor)
    return re.sub(r"\*+|^> ", "", found[1], flags=re.MULTILINE)


@pytest.mark.parametrize("page", ["sample-town-council", "sample-national-body"])
def test_the_whole_samples_lack_nothing(page: str) -> None:
    reading = check(section(page, "text"))
    assert {found.key: found.state for found in reading.clauses} == dict.fromkeys(CLAUSES, PRESENT)
    assert reading.outside == ()


def test_the_draft_that_a_mayor_should_refuse_is_refused_here_too() -> None:
    found = {item.key: item.state for item in check(section("when-a-mayor-says-no", "bad-draft")).clauses}
    for clause in ("objectives", "competence", "duration", "budget", "recourse"):
        assert found[clause] != PRESENT, clause
