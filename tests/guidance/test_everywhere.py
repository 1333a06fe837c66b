"""Guidance where the question arises: every page, step and field of the program leads to a place that is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import desktop.domain.records  # noqa: F401 - declares the tables
from desktop.domain.flows import FLOWS
from desktop.domain.record import TABLES, specs_of
from desktop.guidance.handbook import Handbook
from desktop.workspace.features import FEATURES

SELF_EXPLAINING = {"id", "notes", "contact", "source", "illustrative"}
PAGES = [feature.key for feature in FEATURES]
STEPS = [step.guidance for flow in FLOWS.values() for step in flow.steps]
FIELDS = [
    f"{table}.{spec.name}"
    for table, cls in TABLES.items()
    for spec in specs_of(cls)
    if spec.name not in SELF_EXPLAINING
]


@pytest.fixture(scope="module")
def book() -> Iterator[Handbook]:
    found = Handbook.open("en")
    yield found
    found.close()


def test_there_is_much_to_ask_about() -> None:
    assert len(PAGES) >= 10
    assert len(STEPS) >= 20
    assert len(FIELDS) >= 150


@pytest.mark.parametrize("key", [*PAGES, *STEPS, *FIELDS])
def test_it_leads_to_a_place_in_the_handbook(book: Handbook, key: str) -> None:
    found = book.guidance(key)
    assert found is not None, "nothing is said here"
    page = book.page(found.page)
    assert page is not None, found.page
    assert found.anchor in {heading.anchor for heading in page.headings}, f"{found.page}#{found.anchor}"
    assert book.extract(found.page, found.anchor), "More would be empty"
    assert found.why
