"""Terms of reference as offices write them: what is there, weak, missing or outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.analysis import terms_of_reference
from desktop.analysis.passages import Passage, passages
from desktop.analysis.terms_of_reference import MISSING, PRESENT, WEAK, Reading, check, languages
from desktop.domain.clauses import CLAUSES, MATTERS, SENTENCES
from desktop.system.locale import show

TEXTS = Path(__file__).parents[1] / "fixtures" / "terms"
TOWN = (TEXTS / "complete-town.txt").read_text(encoding="utf-8")


def states(reading: Reading) -> dict[str, str]:
    return {found.key: found.state for found in reading.clauses}


def cut(text: str) -> list[Passage]:
    """The passages of a text by the English rules."""
    words = terms_of_reference._rules("en").words
    return passages(text, words["titles"], words["abbreviations"])


def without(number: int) -> str:
    """The complete text without one of its numbered sections."""
    return re.sub(rf"(?ms)^{number}\. .*?(?=^\d+\. |^Signed)", "", TOWN)


def instead(number: int, words: str) -> str:
    """The complete text with other words in one of its sections."""
    return re.sub(rf"(?ms)(^{number}\. [^\n]*\n).*?(?=^\d+\. |^Signed)", rf"\g<1>{words}\n\n", TOWN)


def test_a_complete_paper_lacks_nothing() -> None:
    reading = check(TOWN)
    assert set(states(reading).values()) == {PRESENT}
    assert list(states(reading)) == list(CLAUSES)
    assert reading.local
    assert reading.outside == ()
    assert all(found.passage for found in reading.clauses)


@pytest.mark.parametrize(("number", "key"), enumerate(CLAUSES, 1))
def test_a_clause_taken_out_is_the_one_that_is_missing(number: int, key: str) -> None:
    found = {key for key, state in states(check(without(number))).items() if state != PRESENT}
    assert found == {key}
    assert states(check(without(number)))[key] == MISSING


@pytest.mark.parametrize(
    ("number", "words", "key", "said"),
    [
        (1, "The Council is established by a decision of the town council.", "title", "number or date"),
        (3, "To promote dialogue. To strengthen cooperation.", "objectives", "No objective"),
        (3, "(a) Submit a report by May 2027.\n(b) To promote dialogue among all.", "objectives", "1 of 2"),
        (
            4,
            "The Council advises the mayor.\nIt may issue residence permits.",
            "competence",
            "papers and legal",
        ),
        (4, "The Council coordinates services.", "competence", "where its power ends"),
        (5, "Members are the planning office and the health department.", "composition", "stand-ins"),
        (
            5,
            "Membership consists of all relevant stakeholders and their alternates.",
            "composition",
            "nobody",
        ),
        (7, "There is a secretariat.", "secretariat", "which office"),
        (9, "Decisions are taken in the meeting.", "decisions", "by which rule"),
        (10, "A quorum is required.", "quorum", "without a number"),
        (11, "The Council meets when necessary.", "meetings", "without a rhythm"),
        (12, "The Council writes regular reports.", "reporting", "to whom"),
        (13, "The duration of the Council follows its work.", "duration", "without a date"),
        (14, "Costs are met subject to availability of funds.", "budget", "no amount"),
        (14, "The budget is to be determined.", "budget", "left open"),
        (14, "Budget: ______", "budget", "left open"),
        (15, "Disputes are avoided.", "recourse", "who settles"),
        (16, "Discussions are confidential.", "confidentiality", "interests are not"),
        (17, "Migrants are consulted.", "participation", "get an answer"),
        (18, "These terms may be amended by the town council.", "monitoring", "how the work is judged"),
    ],
)
def test_a_weak_clause_is_told_with_its_reason(number: int, words: str, key: str, said: str) -> None:
    reading = check(instead(number, words))
    assert {k for k, state in states(reading).items() if state != PRESENT} == {key}
    found = next(f for f in reading.clauses if f.key == key)
    assert found.state == WEAK
    assert said in " ".join(show(part) for part in found.advice)


@pytest.mark.parametrize(
    ("number", "words", "key"),
    [
        (14, "There is no budget for this work.", "budget"),
        (13, "No time frame has been set.", "duration"),
        (15, "There is no recourse.", "recourse"),
        (7, "The Council works without a secretariat.", "secretariat"),
    ],
)
def test_saying_that_there_is_none_is_no_clause(number: int, words: str, key: str) -> None:
    found = next(f for f in check(instead(number, words)).clauses if f.key == key)
    assert found.state == MISSING
    assert "says that there is none" in show(found.advice[0])


def test_the_refusal_of_johannesburg_is_named_fault_by_fault() -> None:
    """The reasons of 6 March 2018: no end, outside the city's competence, no time frame, no budget, no recourse."""
    reading = check((TEXTS / "johannesburg.txt").read_text(encoding="utf-8"))
    faults = {key: state for key, state in states(reading).items() if state != PRESENT}
    assert faults == {
        "objectives": WEAK,
        "competence": WEAK,
        "duration": MISSING,
        "budget": MISSING,
        "recourse": MISSING,
    }
    assert [found.matter for found in reading.outside] == ["removal"]


def test_the_bare_facts_of_that_refusal_are_understood_too() -> None:
    facts = (
        "The mayor of the city refused the terms of reference of the joint committee. The objectives are open-ended."
        " Much of it is outside the city's competence. There is no time frame, no budget and no recourse."
    )
    reading = check(facts)
    by_key = states(reading)
    assert (by_key["objectives"], by_key["competence"]) == (WEAK, WEAK)
    assert {by_key[key] for key in ("duration", "budget", "recourse")} == {MISSING}
    assert [found.matter for found in reading.outside] == [""]


@pytest.mark.parametrize(
    "words",
    [
        "The Council requests the ministry to issue residence permits faster. It may not decide on them.",
        "The Council does not issue visas; it advises the mayor.",
        "The help desk assists people with visa and passport applications and refers them. It advises only.",
        "Decisions on asylum remain with the national government; the Council advises.",
    ],
)
def test_a_request_or_a_limit_is_not_outside(words: str) -> None:
    assert check(instead(4, words)).outside == ()


def test_a_national_body_may_do_what_a_town_may_not() -> None:
    words = (
        "The Council may issue residence permits and advises the minister. It does not replace the courts."
    )
    assert check(instead(4, words), level="municipal").outside
    assert check(instead(4, words), level="national").outside == ()


def test_every_sentence_belongs_to_a_rule_and_every_rule_has_one() -> None:
    for language in languages():
        rules = terms_of_reference._rules(language)
        codes = {(clause.key, need.code) for clause in rules.clauses for need in clause.needs}
        codes |= {(clause.key, "missing") for clause in rules.clauses}
        codes |= {("objectives", code) for code in ("weak_some", "weak_all", "denied")}
        assert codes == set(SENTENCES)
        assert {matter for matter, _pattern in rules.matters} == set(MATTERS)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "1.", "___", ":", "a" * 100_000, "(" * 5000, "- \n- \n", "\u202e\x00"]
)
def test_any_text_is_read_without_stumbling(text: str) -> None:
    assert len(check(text).clauses) == len(CLAUSES)


def test_a_long_text_is_read_in_reasonable_steps() -> None:
    assert len(cut(TOWN * 50)) == 50 * len(cut(TOWN))


def test_lines_that_a_pdf_broke_are_put_together() -> None:
    text = "Terms\n\nQUORUM\nSeven of the thirteen members of the council, or their alter-\nnates, must be\npresent."
    (only,) = cut(text)
    assert only.text == "Seven of the thirteen members of the council, or their alternates, must be present."
    assert only.heading == "QUORUM"
