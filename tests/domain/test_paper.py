"""From the sheet of a table back into the workbook: every line is read, or named with the reason."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.paper import Typed, code, codes, entered, give_codes, read_back, read_entries
from desktop.domain.records import Assessment, Stakeholder
from desktop.system.locale import show
from tests.domain.stories import snapshot_of

GIVEN = {f"id{n}": code(n) for n in range(1, 121)}


def _read(text: str, table: str = "") -> Typed:
    return read_entries(text, GIVEN, table)


def test_the_line_of_the_issue() -> None:
    (entry,) = _read("T2 S07 4 3").entries
    assert (entry.table, entry.stakeholder, entry.influence, entry.interest) == ("T2", "id7", 4, 3)


def test_small_letters_commas_arabic_digits_and_a_table_said_once() -> None:
    typed = _read("t1\ns7, 4 3\nS008;2;-\n\nT٢ S٠٩ ٤ ٣ S10 1 x\n")
    said = [(e.table, e.stakeholder, e.influence, e.interest) for e in typed.entries]
    assert said == [
        ("T1", "id7", 4, 3),
        ("T1", "id8", 2, None),
        ("T2", "id9", 4, 3),
        ("T2", "id10", 1, None),
    ]
    assert typed.unread == ()
    assert typed.tally() == {"T1": 2, "T2": 2}


def test_what_is_not_clear_is_named_and_the_rest_counts() -> None:
    typed = _read("S07 4 3\nT1 S07 6 3\nT1 S07 4\nT1 S999 1 1\nport 4 3\nT1 S01 5 5 S02 5 9", "")
    problems = {u.line: show(u.problem) for u in typed.unread}
    assert problems == {
        1: "Which table? Begin with T1, T2 and so on.",
        2: "“6” is no value from 1 to 5.",
        3: "“S07” needs two values: influence and interest.",
        4: "No stakeholder has the code S999.",
        5: "“port” is no code such as S07.",
        6: "“9” is no value from 1 to 5.",
    }
    assert [(e.line, e.stakeholder) for e in typed.entries] == [(6, "id1")]


_ENTRIES = st.lists(
    st.tuples(
        st.integers(1, 9), st.integers(1, 120), st.none() | st.integers(1, 5), st.none() | st.integers(1, 5)
    ),
    max_size=30,
)


@given(_ENTRIES)
def test_law_what_is_written_is_read(said: list[tuple[int, int, int | None, int | None]]) -> None:
    text = "\n".join(f"T{t} {code(s)} {a or '-'} {b or '?'}" for t, s, a, b in said)
    typed = _read(text)
    assert typed.unread == ()
    assert [(e.table, e.stakeholder, e.influence, e.interest) for e in typed.entries] == [
        (f"T{t}", f"id{s}", a, b) for t, s, a, b in said
    ]
    assert sum(typed.tally().values()) == len({(t, s) for t, s, _a, _b in said})


@given(st.text(max_size=80))
def test_law_no_line_is_dropped_in_silence(text: str) -> None:
    typed = _read(text)
    lines = {e.line for e in typed.entries} | {u.line for u in typed.unread}
    for number, line in enumerate(text.splitlines(), 1):
        only_table = line.strip()[:1] in ("t", "T")
        if any(c.isalnum() for c in line) and not only_table:
            assert number in lines


def test_codes_stay_when_somebody_is_added_or_taken_away() -> None:
    a, b, c = (Stakeholder(id=n, name=n) for n in "abc")
    snapshot = snapshot_of(a, b, c)
    assert codes(snapshot) == {"a": "S01", "b": "S02", "c": "S03"}
    given_ = snapshot.apply(give_codes(snapshot))
    assert give_codes(given_) == []
    fresh = Stakeholder(id="d", name="d")
    left = snapshot_of(*[s for s in given_.all(Stakeholder) if s.id != "a"], fresh)
    assert codes(left) == {"b": "S02", "c": "S03", "d": "S04"}
    twice = snapshot_of(Stakeholder(id="a", code="S02"), Stakeholder(id="b", code="S02"))
    assert len(set(codes(twice).values())) == 2


def test_entries_become_judgements_and_the_last_word_counts() -> None:
    snapshot = snapshot_of(Stakeholder(id="id7", name="Port"))
    typed = read_entries("T2 S07 4 3\nT2 S07 5 -\nT1 S07 1 1", {"id7": "S07"})
    assert show(read_back(typed, snapshot)[0]) == "T2: Port, influence 4, interest 3"
    after = snapshot.apply(
        entered(snapshot, typed.entries, date="2026-05-01", names={"T2": "Table 2, not signed"})
    )
    said = {(a.by, a.dimension): a.value for a in after.all(Assessment)}
    assert said == {
        ("Table 2, not signed", "influence"): 5,
        ("Table 2, not signed", "interest"): 3,
        ("T1", "influence"): 1,
        ("T1", "interest"): 1,
    }
