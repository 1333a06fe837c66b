"""Planners' questions in their own words: nine of ten have the page that answers them among the first three."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desktop.guidance.handbook import Handbook

QUESTIONS: list[list[str]] = tomllib.loads(Path(__file__).with_name("questions.toml").read_text("utf-8"))[
    "questions"
]
FIRST, SHARE = 3, 0.9  # 54 of 60


def test_nine_of_ten_questions_find_their_page_among_the_first_three() -> None:
    assert len(QUESTIONS) >= 60
    book = Handbook.open("en")
    there = {page.id for part in book.parts() for page in part.pages}
    lost = []
    for question, *pages in QUESTIONS:
        assert set(pages) <= there, f"there is no page {pages}"
        found = [hit.id for hit in book.search(question, FIRST)]
        if not set(found) & set(pages):
            lost.append(f"{question}: wants {pages}, finds {found}")
    book.close()
    assert len(lost) <= len(QUESTIONS) * (1 - SHARE), "\n".join(lost)


def test_the_questions_are_no_titles() -> None:
    book = Handbook.open("en")
    titles = {page.title.casefold() for part in book.parts() for page in part.pages}
    book.close()
    assert not {question.casefold() for question, *_pages in QUESTIONS} & titles


def test_every_page_that_is_asked_for_is_there() -> None:
    """The words of asked.toml belong to pages that exist; a page that was renamed would lose them silently."""
    from desktop.system import paths

    asked = tomllib.loads((paths.handbook() / "en" / "asked.toml").read_text("utf-8"))
    book = Handbook.open("en")
    there = {page.id for part in book.parts() for page in part.pages}
    book.close()
    assert sorted(set(asked) - there) == []
