"""The one filter of the page of stakeholders: every declared field can be asked for, and answers add up."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.field import Kind
from desktop.domain.looking import (
    NO,
    OPEN,
    PLACED,
    SAID,
    TIED,
    YES,
    Looking,
    filters,
    kind_of,
    looked_at,
    ties_among,
)
from desktop.domain.record import specs_of
from desktop.domain.records import Link, Stakeholder
from tests.domain.stories import judged, snapshot_of

PORT = Stakeholder(
    id="p", name="Port", level="local", family="private_sector", power_sources=("veto", "money"), mandate="x"
)
UNION = Stakeholder(id="u", name="Union", level="local", urgent="no")
OFFICE = Stakeholder(id="o", name="Office", level="national", visibility="team")
SNAPSHOT = snapshot_of(
    *(PORT, UNION, OFFICE, Link(id="l1", origin="p", to="u"), Link(id="l2", origin="o", to="o")),
    *(judged("p", "influence", 4), judged("p", "interest", 2), judged("u", "influence", 4)),
)


def seen(*answers: tuple[str, str], **more: Any) -> set[str] | None:
    return looked_at(SNAPSHOT, Looking(answers=answers, **more), lambda item: item.name.casefold())


def test_every_declared_field_can_be_asked_for() -> None:
    declared = {spec.name for spec in specs_of(Stakeholder)} - {"id", "name", "source", "illustrative"}
    assert declared <= set(filters())
    for name in filters():
        assert isinstance(kind_of(name), Kind)
        answers = (OPEN, SAID) if name not in (PLACED, TIED) else (YES, NO)
        for answer in answers:
            assert seen((name, answer)) is not None


@pytest.mark.parametrize(
    ("name", "answer", "found"),
    [
        ("level", "local", "pu"),
        ("power_sources", "veto", "p"),
        ("power_sources", OPEN, "uo"),
        ("urgent", "no", "u"),
        ("urgent", OPEN, "po"),
        ("visibility", "team", "o"),
        ("mandate", SAID, "p"),
        ("mandate", OPEN, "uo"),
        ("influence", "4", "pu"),
        ("interest", OPEN, "uo"),
        (PLACED, YES, "p"),
        (PLACED, NO, "uo"),
        (TIED, YES, "pu"),
        (TIED, NO, "o"),
    ],
)
def test_one_answer(name: str, answer: str, found: str) -> None:
    assert seen((name, answer)) == set(found)


def test_answers_words_and_neighbours_hold_together() -> None:
    assert seen() is None, "nobody is left out"
    assert seen(("level", "local"), ("influence", "4"), words="uni") == {"u"}
    assert seen(near="p") == {"p", "u"}
    assert seen(("level", "national"), near="p") == set()
    assert ties_among(SNAPSHOT, {"p", "u", "o"}) == {"l1", "l2"}
    assert ties_among(SNAPSHOT, {"p", "u", "o"}, "p") == {"l1"}


def test_a_field_has_one_answer_at_a_time() -> None:
    looking = Looking().with_answer("level", "local").with_answer("level", "national")
    assert looking.answers == (("level", "national"),)
    assert looking.with_answer("level", None).is_everybody
