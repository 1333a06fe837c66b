"""Rows from a spreadsheet: what has a field goes there, what has none goes into the notes, nothing vanishes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.records import PlanGoal, Stakeholder
from desktop.system.locale import show
from desktop.workspace.paste import MOST_ROWS, read_rows

CELL = st.text(
    st.characters(exclude_characters='\t\r\n"\x00', exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12
)


def test_a_header_row_names_the_columns_in_any_order() -> None:
    found = read_rows("Level\tName\nNational\tA\n", Stakeholder, ["name"]).records
    assert [(s.name, s.level) for s in found] == [("A", "national")]  # type: ignore[attr-defined]


def test_the_headings_on_the_screen_are_known_and_an_unknown_one_stays_beside_its_words() -> None:
    text = "No.\tGoal\tLead office\n3\tClean water\tPlanning office\n"
    (goal,) = read_rows(text, PlanGoal, ["name"], {"No.": "reference", "Goal": "name"}).records
    assert (goal.title, goal.reference) == ("Clean water", "3")  # type: ignore[attr-defined]
    assert goal.evidence == "Lead office: Planning office"  # type: ignore[attr-defined]


def test_without_a_header_the_columns_of_the_table_count() -> None:
    found = read_rows("A\tnational\nB\t\n", Stakeholder, ["name", "level"]).records
    assert [(s.name, s.level) for s in found] == [("A", "national"), ("B", "")]  # type: ignore[attr-defined]


def test_a_row_without_a_name_is_left_out_and_told() -> None:
    pasted = read_rows("\tnational\nB\t\n", Stakeholder, ["name", "level"])
    assert [s.title for s in pasted.records] == ["B"]
    assert "National" in show(pasted.remarks[0]) or "national" in show(pasted.remarks[0])


def test_too_many_rows_are_told() -> None:
    pasted = read_rows("\n".join(f"S{n}" for n in range(MOST_ROWS + 5)), Stakeholder, ["name"])
    assert len(pasted.records) == MOST_ROWS
    assert pasted.remarks


def test_cells_with_line_breaks_stay_one_cell() -> None:
    (goal,) = read_rows('"Clean\nwater"\t3', PlanGoal, ["name", "reference"]).records
    assert goal.title == "Clean\nwater"


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=5))
def test_no_word_is_lost(rows: list[list[str]]) -> None:
    pasted = read_rows("\n".join("\t".join(row) for row in rows), Stakeholder, ["name", "level", "mandate"])
    kept = " ".join(f"{s.title} {s.level} {s.mandate} {s.notes}" for s in pasted.records)  # type: ignore[attr-defined]
    kept += " ".join(show(remark) for remark in pasted.remarks)
    for row in rows:
        if row[0].strip():
            for cell in row:
                assert cell.strip() in kept or cell.strip().casefold() in kept.casefold()
