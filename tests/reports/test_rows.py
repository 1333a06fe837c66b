"""Rows of a spreadsheet that we write ourselves: another library reads them as they were meant."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import python_calamine

from desktop.domain.record import to_cells
from desktop.domain.records import Body, Engagement, Stakeholder
from desktop.reports.export import export
from desktop.reports.xlsx.rows import letters_of
from tests.reports.workbook import parse_money, snapshot_of

DAY = "2026-11-22"
TEXTS = [
    *("a & b <c> \"d\" 'e'", "  two  spaces  ", "tab\there", "line\nline", "_x000D_ _x0041_", "=1+1", "]]>"),
    *("বাংলা", "الهجرة", "\U0001f469‍\U0001f467", "é", "x" * 500),
]


def sheet(folder: Path, report: str, *records: object) -> list[list[object]]:
    path = folder / "r.xlsx"
    export(snapshot_of(*records), report, path, date=DAY, edition="internal")  # type: ignore[arg-type]
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_index(1).to_python()


@pytest.mark.parametrize("text", TEXTS)
def test_texts_arrive_as_they_are(text: str, tmp_path: Path) -> None:
    found = sheet(tmp_path, "stakeholders", Stakeholder(id="s", name=text, mandate=text))
    assert found[1].count(text) == 2


def test_each_kind_of_value_has_its_type(tmp_path: Path) -> None:
    item = Body(
        id="b", name="Group", budget=parse_money("JMD 34700000.5"), start="2026-03-09", kind="working_group"
    )
    head, row = sheet(tmp_path, "bodies", item)
    told = dict(zip(head, row, strict=True))
    assert told["Name"] == "Group"
    assert told["Budget for migration issues"] == 34700000.5
    assert told["Budget for migration issues (currency)"] == "JMD"
    assert told["Since"] == datetime.date(2026, 3, 9)
    assert to_cells(item)["id"] in row


def test_a_year_stays_a_year_and_an_empty_cell_empty(tmp_path: Path) -> None:
    rows = [Engagement(id=f"e{n}", date=day) for n, day in enumerate(("2026", "2026-05", "1890-01-01", ""))]
    head, *found = sheet(tmp_path, "engagement", *rows)
    place = head.index("When")
    assert [row[place] for row in found] == ["2026", "2026-05", "1890-01-01", ""]


def test_many_rows_all_arrive(tmp_path: Path) -> None:
    found = sheet(tmp_path, "stakeholders", *(Stakeholder(id=f"s{n}", name=f"Name {n}") for n in range(3000)))
    assert [row[0] for row in found[1:]] == [f"Name {n}" for n in range(3000)]


def test_columns_have_the_names_of_spreadsheets() -> None:
    assert [letters_of(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
