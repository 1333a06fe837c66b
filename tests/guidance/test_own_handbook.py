"""The program's own handbook: every link leads somewhere, and checks, steps and fields find their place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.domain.checks import CHECKS
from desktop.domain.flows import FLOWS
from desktop.domain.flows.flow import Fields, View
from desktop.guidance.build import problems
from desktop.guidance.handbook import Handbook
from desktop.workspace.features import FEATURES

STEPS = [step for flow in FLOWS.values() for step in flow.steps]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handbook]:
    found = Handbook.open("en", built=tmp_path_factory.mktemp("built"))
    yield found
    found.close()


def test_every_link_and_place_is_there() -> None:
    assert problems("en") == []


def test_every_check_points_at_a_heading_that_exists(book: Handbook) -> None:
    for check in CHECKS.values():
        page_id, _, anchor = check.anchor.partition("#")
        page = book.page(page_id)
        assert page is not None, check.id
        assert anchor in {heading.anchor for heading in page.headings}, (check.id, check.anchor)


def test_every_step_and_page_has_guidance(book: Handbook) -> None:
    keys = [step.guidance for step in STEPS] + ["goal", "stakeholder", "body", "meeting", "home"]
    said = {key: book.guidance(key) for key in keys}
    assert [key for key, found in said.items() if found is None] == []
    assert [key for key, found in said.items() if found and found.key == key and not found.why] == []


def test_every_field_of_the_plan_finds_words(book: Handbook) -> None:
    asked = [
        f"{section.table}.{name}"
        for step in STEPS
        for section in step.sections
        if not isinstance(section, View)
        for name in (section.names if isinstance(section, Fields) else section.columns)
    ]
    assert [key for key in asked if book.guidance(key) is None] == []


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("co-chair", "setup/joint-leadership"),
        ("five elements", "setup/five-elements"),
        ("entry points", "process/entry-points"),
        ("who to ask", "pocket/people"),
        ("cabinet decision", "process/keeping-it-alive"),
        ("intrenal migration", "stance/internal-migration"),
    ],
)
def test_what_people_look_for_is_found_among_the_first_three(book: Handbook, query: str, page: str) -> None:
    assert page in [hit.id for hit in book.search(query, 3)]


def test_every_try_it_is_a_place_of_the_program(book: Handbook) -> None:
    places = {step.key for step in STEPS} | {feature.key for feature in FEATURES}
    tried = {page.id: book.page(page.id) for part in book.parts() for page in part.pages}
    assert {page.try_it for page in tried.values() if page} <= places | {""}


def test_singular_and_plural_find_each_other_and_half_words_find_while_typing() -> None:
    handbook = Handbook.open("en")
    plural = {hit.id for hit in handbook.search("remittances", 500)}
    assert {
        hit.id for hit in handbook.search("remittance", 500)
    } <= plural  # the term brings its synonyms along
    assert handbook.search("remittan")
    assert {hit.id for hit in handbook.search("authorities", 50)} & {
        hit.id for hit in handbook.search("authority", 50)
    }
