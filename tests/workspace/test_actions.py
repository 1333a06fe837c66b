"""What edits did, in plain words, in any language."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.change import Change, create, delete, update
from desktop.domain.record import TABLES
from desktop.domain.records import Assessment, Body, Membership, Note, Scope, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.system import locale
from desktop.system.locale import show
from desktop.workspace import actions

BOARD = Stakeholder(id="b", name="Diaspora Board", family="diaspora", notes="x")
BODY = Body(id="k", name="Committee")
RATING = Assessment(id="r", stakeholder="b", dimension="interest", value=3)
SEAT = Membership(id="s", body="k", stakeholder="b")
SNAPSHOT = Snapshot().apply([c for item in (BOARD, BODY, RATING, SEAT) for c in create(item)])


def said(changes: list[Change], /, action: str = "change", **args: str) -> str:
    """The sentence in English."""
    return show(actions.describe(action, args, changes, SNAPSHOT))


CASES: list[tuple[list[Change], str]] = [
    (update(BOARD, name="Board"), "Diaspora Board: Name from Diaspora Board to Board"),
    (update(BOARD, notes="y"), "Diaspora Board: Notes changed"),
    (update(BOARD, contact="room 3"), "Diaspora Board: Contact is room 3"),
    (update(BOARD, name=""), "Diaspora Board: Name emptied"),
    (update(BOARD, name="N", contact="c"), "Diaspora Board: 2 answers changed"),
    (update(BOARD, name="N" * 80), "Diaspora Board: Name changed"),
    (create(Note(name="Minutes")), "Note added: Minutes"),
    (create(Note()), "Note added: Note"),
    (delete(BODY), "Body removed: Committee"),
    (create(Note(name="a")) + create(Note(name="b")), "Notes: 2 added"),
    (update(BOARD, name="N") + update(BODY, name="N"), "2 records changed"),
    ([], "Nothing changed"),
]


@pytest.mark.parametrize(("changes", "words"), CASES, ids=[words for _, words in CASES])
def test_a_change_is_described_by_what_it_does(changes: list[Change], words: str) -> None:
    assert said(changes) == words


def test_records_without_a_title_are_known_by_what_they_are_about() -> None:
    assert said(update(RATING, value=4)).startswith("Diaspora Board: ")
    assert said(update(RATING, value=4)).endswith(" from 3 to 4")
    assert "Interest" in said(update(RATING, value=4))
    assert said(update(SEAT, function="Chair")).startswith("Diaspora Board: ")
    assert said(create(Scope(kind="return"))).startswith("Migration type added: ")
    assert "scope" not in said(create(Scope(kind="return")))


def test_choices_show_their_words_and_not_their_keys() -> None:
    words = said(update(BOARD, family="academia"))
    assert "academia" not in words
    assert "from diaspora" not in words


def test_actions_with_words_of_their_own() -> None:
    changes = [*delete(RATING), *delete(BOARD)]
    assert said(changes, "delete") == "Deleted: Diaspora Board"
    assert said(changes, "something of next year") == "2 records changed"
    assert said(create(Note(name="a")) + create(Note(name="b")), "paste") == "Pasted: Notes: 2 added"


def test_arguments_from_a_file_cannot_break_a_sentence() -> None:
    for action in [*actions.ACTIONS, "other"]:
        assert said(update(BOARD, notes="y"), action, count="x", text="y", what="{name}", self="z")
    assert said([], "set_aside", name="C-07") == "Advice set aside: C-07"
    assert said([], "set_aside") == "Advice set aside: "


def test_a_field_or_table_of_a_newer_version_is_still_described() -> None:
    assert said([Change("stakeholder", "b", "colour", None, "red")]) == "Diaspora Board: 1 answer changed"
    assert said([Change("training", "t", "name", None, "x")]) == "Something changed"


@pytest.mark.parametrize("language", ["en", *locale.PSEUDO])
def test_every_kind_of_field_of_every_table_has_a_sentence_in_every_language(language: str) -> None:
    locale.activate(language)
    try:
        for table, cls in TABLES.items():
            item = cls(id="x")
            for name, value in _values(cls).items():
                words = show(actions.describe("change", {}, update(item, **{name: value}), SNAPSHOT))
                assert words
                assert "None" not in words
                assert "{" not in words, (table, name, words)
    finally:
        locale.activate("en")


def _values(cls: type[Any]) -> dict[str, Any]:
    from decimal import Decimal

    from desktop.domain.field import Kind, Money
    from desktop.domain.record import specs_of

    by_kind: dict[Kind, Any] = {
        Kind.MULTI_CHOICE: ("a", "b"),
        Kind.SCALE: 2,
        Kind.MONEY: Money(Decimal("12.5"), "KES"),
        Kind.DATE: "2012-08",
        Kind.YES_NO: "unknown",
    }
    return {
        spec.name: by_kind.get(spec.kind, "value") for spec in specs_of(cls) if spec.kind is not Kind.IDENTITY
    }
