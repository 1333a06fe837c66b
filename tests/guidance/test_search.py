"""Searching: order, beginnings of words, slips of the finger, synonyms, marks, and whatever people type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.guidance.handbook import Handbook
from desktop.guidance.search import MARK_END, MARK_START, _asked
from desktop.guidance.words import one_edit_apart, plain, root_of, words_of

SOURCES = Path(__file__).parents[1] / "fixtures" / "handbook"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handbook]:
    found = Handbook.open("en", folder=SOURCES, built=tmp_path_factory.mktemp("built"))
    yield found
    found.close()


def _ids(book: Handbook, query: str, limit: int = 20) -> list[str]:
    return [hit.id for hit in book.search(query, limit)]


def test_a_match_in_the_title_comes_before_one_in_the_text(book: Handbook) -> None:
    assert _ids(book, "remittances") == ["one/plain", "one/start"]
    assert _ids(book, "remittances", limit=1) == ["one/plain"]
    assert _ids(book, "remittances", limit=0) == []


def test_a_hit_says_where_it_stands(book: Handbook) -> None:
    (hit,) = book.search("questionnaire")
    assert (hit.title, hit.part, hit.part_title, hit.anchor) == (
        "Where to begin",
        "one",
        "First part",
        "places",
    )
    (hit,) = book.search("coordination")
    assert hit.anchor == "second"


def test_what_matched_is_marked(book: Handbook) -> None:
    (hit,) = book.search("vineyards")
    assert f"{MARK_START}vineyards{MARK_END}" in hit.snippet
    hit = book.search("first hour")[0]
    assert hit.snippet.count(MARK_START) == hit.snippet.count(MARK_END) > 0


def test_a_match_only_in_the_synonyms_shows_the_summary(book: Handbook) -> None:
    (hit,) = book.search("kick-off")
    assert (hit.id, hit.snippet) == ("one/start", "The first hour with a plan.")


def test_the_last_word_may_be_unfinished_and_only_the_last(book: Handbook) -> None:
    assert _ids(book, "questionn") == ["one/start"]
    assert _ids(book, "owners questionn") == ["one/start"]
    assert _ids(book, "ques zzz") == []


def test_accents_and_capitals_do_not_matter(book: Handbook) -> None:
    for query in ("ZURICH", "zürich", "Zu\u0308rich", "pena", "CAFE"):
        assert _ids(book, query) == ["one/start"], query


@pytest.mark.parametrize("slip", ["vineyerds", "vinyards", "vineyaards", "vienyards", "Vineyerds", "zürihc"])
def test_one_slip_is_forgiven_in_words_of_five_letters_or_more(book: Handbook, slip: str) -> None:
    assert _ids(book, slip) == ["one/start"]


@pytest.mark.parametrize("slip", ["vinayerds", "scop3x", "cfe", "towm"])
def test_two_slips_or_a_short_word_are_not(book: Handbook, slip: str) -> None:
    assert _ids(book, slip) == []


def test_a_word_that_stands_somewhere_is_never_changed(book: Handbook) -> None:
    marked = [hit.snippet for hit in book.search("plan")]
    assert marked
    assert all(f"{MARK_START}plan{MARK_END}" in text.lower() for text in marked)


def test_the_glossary_stands_for_its_synonyms(book: Handbook) -> None:
    assert "one/plain" in _ids(book, "Überweisungen")
    assert _ids(book, "uberweisungen")[0] == "one/plain"
    assert _ids(book, "M&E") == ["one/plain"]
    assert _ids(book, "m&e scope")[0] == "one/plain"


def test_pages_with_every_word_come_first_then_those_with_any(book: Handbook) -> None:
    assert _ids(book, "vineyards remittances") == ["one/start", "one/plain"]
    assert set(_ids(book, "vineyards coordination")) == {"one/start", "one/plain"}


@pytest.mark.parametrize(
    "query",
    ["", "   ", '"', '""', "*", "-", "AND", "NOT", "NEAR(", "(", ")", "title:", "^", "{}", "'", ";",
     "\x00", "😀", "\u200f",
     "%", "_", "\\", "a" * 10_000, "a " * 5_000, '"' * 10_000, "😀" * 10_000],
)  # fmt: skip
def test_nothing_that_people_type_is_an_operator_or_an_error(book: Handbook, query: str) -> None:
    for text in (query, f"{query}scope", f"scope {query}", f"{query} vineyards {query}"):
        assert isinstance(book.search(text), list)


def test_signs_around_words_change_nothing(book: Handbook) -> None:
    plain_order = _ids(book, "scope list")
    assert plain_order
    for query in (
        '"scope" list',
        "-scope -list",
        "scope* list*",
        "scope:list",
        "😀 scope 😀 list",
        "(scope) {list}",
    ):
        assert _ids(book, query) == plain_order, query


def test_words_that_are_operators_elsewhere_are_only_words(book: Handbook) -> None:
    assert _ids(book, "AND list")[0] == "one/start"
    assert _ids(book, "scope NOT coordination") != ["one/start"]


@given(st.text(max_size=60))
def test_law_any_text_can_be_asked(book: Handbook, text: str) -> None:
    for hit in book.search(text):
        assert hit.title
        assert hit.snippet.count(MARK_START) == hit.snippet.count(MARK_END)


@given(st.text("abcde", min_size=5, max_size=9), st.data())
def test_law_one_edit_apart_is_what_one_edit_does(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdex"))
    edits = {
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }
    for edited in edits - {word}:
        assert one_edit_apart(word, edited)
        assert one_edit_apart(edited, word)
    assert not one_edit_apart(word, word)
    assert not one_edit_apart(word, word + "xy")
    assert not one_edit_apart(word + "xy", word + "yz")


def test_words() -> None:
    assert words_of('Co-chair "d\'accord" — 2030, naïve_x 😀') == [
        "Co",
        "chair",
        "d",
        "accord",
        "2030",
        "naïve",
        "x",
    ]
    assert plain("Zürich") == "zurich"


def test_a_short_form_with_two_meanings_is_asked_about_and_joins_nothing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    book = Handbook.open("en", built=tmp_path_factory.mktemp("built"))
    assert {term.id for term in book.meanings("M&E")} == {
        "migration-and-environment",
        "monitoring-and-evaluation",
    }
    assert {term.id for term in book.meanings("the m&e of our plan")} == {
        term.id for term in book.meanings("M&E")
    }
    assert book.meanings("monitoring and evaluation") == []
    assert book.meanings("remittances") == []
    asked = _asked(book._connection, words_of("monitoring and evaluation"))
    assert all("environment" not in one.either and '"m e"' not in one.either for one in asked)
    asked = _asked(book._connection, words_of("climate migration"))
    assert all("monitoring" not in one.either for one in asked)
    book.close()


def test_everyday_words_and_forms_of_words_widen_a_question(book: Handbook) -> None:
    assert root_of("recruitment") == root_of("recruiters") == root_of("recruiting")
    assert root_of("planning") == root_of("planned") == root_of("plans")
    assert root_of("cities") == root_of("city")
    for short in ("aid", "town", "law"):
        assert root_of(short) == short


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_law_a_root_is_the_beginning_of_its_word(word: str) -> None:
    assert (word[:-1] + "i" if word.endswith("y") else word).startswith(root_of(word)) or word.startswith(
        root_of(word)
    )
    assert len(root_of(word)) >= min(len(word), 3)
