"""Words in reports: fields of every kind, letters that can be drawn, text that runs both ways, and what
is missing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from desktop.domain.field import Kind
from desktop.domain.record import TABLES, spec_of
from desktop.domain.records import Body, Initiative, Meeting, PlanGoal, Stakeholder
from desktop.reports.catalogue import REPORTS
from desktop.reports.missing import missing
from desktop.reports.outline import Document, Heading, PageBreak, Run, Table, headings, numbered, words
from desktop.reports.phrases import SHOW, name_of, period, some, sources_of, value_of
from desktop.reports.printing import bidi
from desktop.reports.printing.letters import clean, markup, pieces
from desktop.system import locale
from desktop.system.locale import show
from tests.reports.workbook import example, parse_money, snapshot_of


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    locale.activate("en")
    yield
    locale.activate("en")


def test_every_kind_of_field_has_words() -> None:
    assert set(SHOW) == set(Kind)


def test_values_in_words() -> None:
    snapshot = example()
    body = Body(
        id="b",
        name="B",
        kind="working_group",
        existing="unknown",
        parent="group",
        start="2026-03-07",
        budget=parse_money("PHP 1250000"),
    )
    assert value_of(body, "kind", snapshot) == "Technical working group"
    assert value_of(body, "existing", snapshot) == "Not known"
    assert value_of(body, "parent", snapshot) == "Working group"
    assert value_of(body, "start", snapshot) == "7 March 2026"
    assert value_of(body, "budget", snapshot) == "PHP 1,250,000"
    assert value_of(body, "budget_year", snapshot) == ""
    assert value_of(body, "duration", snapshot) == ""
    assert name_of(Body(id="x"), snapshot) == "(without a name)"


def test_periods_and_lists() -> None:
    assert period("2026", "2027-05") == "2026 to May 2027"
    assert period("", "2027") == "until 2027"
    assert period("2026", "2026") == "2026"
    assert period("", "") == ""
    assert some(["a", "b", "c"], 2) == "a; b and 1 more"
    assert some(["a", "b"], 2) == "a; b"


def test_sources_one_by_one() -> None:
    goal = PlanGoal(
        source="Paper A (first; second); Paper B;  the choice is ours; The goal is illustrative",
        illustrative="yes",
    )
    assert list(sources_of(goal)) == ["Paper A (first; second)", "Paper B"]
    assert list(sources_of(PlanGoal(source="newsletter of May"))) == ["newsletter of May"]


def test_a_document_speaks_its_language_in_its_thread_only() -> None:
    heard: list[str] = []
    with locale.speaking("en_XA"):
        other = threading.Thread(target=lambda: heard.append(locale._("Stakeholders")))
        other.start()
        other.join()
        assert locale._("Stakeholders") != "Stakeholders"
        assert locale.language() == "en_XA"
    assert heard == ["Stakeholders"]
    assert locale._("Stakeholders") == "Stakeholders"


def test_sections_are_numbered_and_figures_too() -> None:
    blocks = numbered(
        [[Heading(1, "One", "a")], [Heading(1, "Two", "b"), Heading(2, "Deep", "c")]], "{number}: {text}"
    )
    assert [h.text for h in headings(blocks)] == ["1 One", "2 Two", "Deep"]
    assert sum(isinstance(block, PageBreak) for block in blocks) == 1


def test_a_table_shares_its_width() -> None:
    table = Table(("a", "b"), (("1", (Run("x", bold=True),)),), (1, 3))
    assert table.shares() == (0.25, 0.75)
    assert Table(("a", "b"), ()).shares() == (0.5, 0.5)
    assert list(words(table)) == ["", "a", "b", "1", "x"]
    assert Document.__doc__


# Letters ----------------------------------------------------------------------------------------------


def test_letters_that_can_be_drawn() -> None:
    assert clean("a\x00\x07\u200d\ufe0fb") == "ab"
    assert clean("e\u0301") == "é"
    assert clean("漢") == "\ufffd"
    assert clean("a\r\nb\u2028c\td") == "a\nb\nc d"
    assert clean("\u2003") == " "


def test_nothing_typed_is_markup() -> None:
    assert markup((Run("<b>&\n", bold=True),)) == "<b>&lt;b&gt;&amp;<br/></b>"


@pytest.mark.parametrize("text", ["", "short", "word " * 5000, "x" * 9000, "line\n" * 3000, "End. " * 4000])
def test_pieces_lose_nothing(text: str) -> None:
    found = [
        "".join(run.text for run in part)
        for part in pieces((Run(text[:50], bold=True), Run(text[50:])), 2400)
    ]
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(part) <= 2400 for part in found)


def test_a_short_text_stays_in_one_piece() -> None:
    assert list(pieces("one\ntwo")) == [(Run("one\ntwo"),)]


# Both directions --------------------------------------------------------------------------------------


def _order(text: str, right_to_left: bool = False) -> str:
    return "".join(part for part, _font, _wide in bidi.visual_line(text, 10, right_to_left))


def test_words_from_right_to_left() -> None:
    # Hebrew has no joined forms, so the order can be seen letter by letter; our fonts lack it, hence the
    # signs.
    assert _order("abc") == "abc"
    assert _order("abc \u202edef\u202c") == "abc fed"
    assert _order("\u202e(ab)\u202c") == "(ba)"


def test_arabic_letters_are_joined() -> None:
    assert bidi.join("بيت") == ["\ufe91", "\ufef4", "\ufe96"]
    assert bidi.join("دار") == ["\ufea9", "\ufe8d", "\ufead"]  # none of the three joins the next
    assert bidi.join("سلام") == ["\ufeb3", "\ufefc", "", "\ufee1"]  # two letters become one sign
    assert bidi.join("abc") == ["a", "b", "c"]


def test_numbers_stay_readable_in_arabic_lines() -> None:
    line = _order("سنة 2026", True)
    assert line.startswith("2026")


def test_brackets_stay_with_what_they_enclose() -> None:
    assert _order("\u0633 (Naga City) 50%").startswith("50% (Naga City) ")
    assert _order("Plan (\u0633) end") == "Plan (\ufeb1) end"
    assert _order("((") == "(("


def test_lines_break_without_losing_a_letter() -> None:
    from desktop.reports.printing.look import styles

    text = "الهجرة جزء من التنمية " * 40 + "x" * 300
    made = bidi.BidiText((Run(text),), styles().body, False)
    width, height = made.wrap(200, 1000)
    assert made.lines is not None
    assert len(made.lines) > 20
    assert (width, height) == (200, len(made.lines) * styles().body.leading)
    assert all(bidi.width_of_line(line) <= 200 for line, _base in made.lines)
    shown = sum(len(part) for line, _base in made.lines for part, _font, _wide in line)
    assert shown >= len("".join(text.split()))
    first, second = made.split(200, 100)
    assert len(first.lines) + len(second.lines) == len(made.lines)
    assert made.split(200, 5) == []


# What is missing --------------------------------------------------------------------------------------


def test_what_is_missing_for_a_report() -> None:
    found = missing(example(), "full")
    places = {(gap.table, gap.record, gap.field) for gap in found}
    assert ("plan_goal", "goal-3", "answer") in places
    assert ("stakeholder", "youth", "family") in places
    assert ("initiative", "plan", "name") not in places
    assert {show(gap.message) for gap in found if gap.record == "goal-3"} == {
        "“Roads” has not been assessed."
    }
    youth = [show(gap.message) for gap in found if (gap.record, gap.field) == ("youth", "family")]
    assert youth == ["“Youth club”: “Kind of organisation” is blank."]


def test_what_a_report_about_one_record_lacks_is_of_that_one() -> None:
    more = snapshot_of(*example().all(Meeting), Meeting(id="meeting-3", name="Workshop", kind="workshop"))
    assert {gap.record for gap in missing(more, "minutes", "meeting-1")} == {"meeting-1"}
    assert {gap.record for gap in missing(more, "minutes")} >= {"meeting-1", "meeting-2", "meeting-3"}
    assert {gap.record for gap in missing(more, "workshop_set", "meeting-3")} - {""} == {"meeting-3"}
    terms = {(gap.table, gap.field) for gap in missing(example(), "terms", "group")}
    assert ("body", "quorum") in terms
    assert ("body", "mandate") not in terms


def test_an_empty_workbook_lacks_everything() -> None:
    """Each gap names a place that a click can open."""
    for report in REPORTS:
        for gap in missing(snapshot_of(), report):
            assert gap.record == ""
            assert gap.table in TABLES
            assert not gap.field or spec_of(TABLES[gap.table], gap.field)
            assert show(gap.message)
    assert missing(snapshot_of(), "full")
    with pytest.raises(KeyError):
        missing(snapshot_of(), "nothing")


def test_a_full_record_lacks_nothing() -> None:
    good = Stakeholder(id="s", name="S", family="media", participation_planned="inform")
    assert [gap for gap in missing(snapshot_of(good), "stakeholders") if gap.record] == []
    known = Initiative(id="i", name="N")
    assert "i" in {gap.record for gap in missing(snapshot_of(known), "full")}
