"""Tables of others: read whatever their name says, refused with one sentence where not, and never changed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlsxwriter

from desktop.exchange.tables import UnreadableTable, read_tables
from desktop.system.locale import show
from tests.exchange.table_files import ROWS, bomb, ods, ole, with_macros, without_values, xls, xlsx

WORDS = [[str(cell) for cell in row] for row in ROWS]


@pytest.mark.parametrize("make", [xlsx, ods, xls])
@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.xls"])
def test_what_it_is_its_content_says(tmp_path: Path, make: Callable[[Path], Path], name: str) -> None:
    path = make(tmp_path / name)
    before = path.read_bytes()
    (sheet,) = read_tables(path).sheets
    assert [list(row) for row in sheet.rows] == WORDS
    assert path.read_bytes() == before


def test_a_name_that_promises_another_kind_is_said_with_what_to_do(tmp_path: Path) -> None:
    for make, name, kind in ((ods, "a.xlsx", ".ods"), (xls, "b.xlsx", ".xls"), (xlsx, "c.csv", ".xlsx")):
        (remark,) = read_tables(make(tmp_path / name)).remarks
        said = show(remark)
        assert f"“{name}” is in truth a table of the kind {kind}" in said
        assert "Save it as .xlsx" in said
    for make, name in ((ods, "a.ods"), (xls, "b.xls"), (xlsx, "c.xlsx")):
        assert read_tables(make(tmp_path / name)).remarks == ()


def test_formulas_without_a_value_and_errors_are_said_and_their_cells_are_empty(tmp_path: Path) -> None:
    book = read_tables(without_values(tmp_path / "a.xlsx"))
    assert book.sheets[0].rows[1] == ("Port", "", "")
    assert "formula without a value, or an error" in show(book.remarks[0])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_without_a_mark_are_read_and_it_is_said(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes("Nom;Rôle\r\nPréfecture;Élus\r\n".encode(encoding))
    book = read_tables(tmp_path / "a.csv")
    assert book.sheets[0].rows == (("Nom", "Rôle"), ("Préfecture", "Élus"))
    assert "how its letters are stored" in show(book.remarks[0])


def test_a_hundred_thousand_framed_but_empty_rows_are_no_rows(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True})
    page, frame = book.add_worksheet(), book.add_format({"border": 1})
    page.write_row(0, 0, ["Name", "Kind"])
    page.write_row(1, 0, ["Port", "NGO"])
    for number in range(2, 100_000):
        page.write_blank(number, 0, None, frame)
    book.close()
    assert read_tables(tmp_path / "a.xlsx").sheets[0].rows == (("Name", "Kind"), ("Port", "NGO"))


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_the_separators_and_encodings_of_offices(tmp_path: Path, sign: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    lines = [["Nom", "Rôle"], ['Préfecture; "sud", nord', "Élus"], ["Port", "a\nb"]]
    text = "\r\n".join(sign.join('"' + c.replace('"', '""') + '"' for c in line) for line in lines)
    path.write_text(text, encoding=encoding, newline="")
    book = read_tables(path)
    assert [list(row) for row in book.sheets[0].rows] == lines
    assert bool(book.remarks) == (encoding == "cp1252")


def test_excels_own_line_about_the_separator_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\r\nName;Kind\r\nPort, the;x\r\n", encoding="utf-8")
    assert read_tables(tmp_path / "a.csv").sheets[0].rows == (("Name", "Kind"), ("Port, the", "x"))


def test_merged_cells_formulas_hidden_sheets_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("List")
    page.merge_range(0, 0, 0, 3, "Stakeholders of the district")
    page.write_row(2, 0, ["Kind", "Name", "Date", "Sum"])
    page.merge_range(3, 0, 4, 0, "NGO")
    page.write(3, 1, "Caritas")
    page.write(4, 1, "Red Cross")
    page.write_datetime(
        3, 2, __import__("datetime").datetime(2026, 5, 1), book.add_format({"num_format": "dd/mm/yy"})
    )
    page.write_formula(3, 3, "=1+1", None, 2)
    hidden = book.add_worksheet("Secret")
    hidden.write(0, 0, "x")
    hidden.hide()
    book.close()
    found = read_tables(path)
    assert found.sheets[0].rows[0] == ("Stakeholders of the district", "", "", "")
    assert found.sheets[0].rows[3:] == (("NGO", "Caritas", "2026-05-01", "2"), ("NGO", "Red Cross", "", ""))
    assert [(s.name, s.hidden) for s in found.sheets] == [("List", False), ("Secret", True)]
    assert [s.name for s in found.shown] == ["List"]
    said = [show(remark) for remark in found.remarks]
    assert any("Merged cells" in text for text in said)
    assert any("“Secret”" in text for text in said)


def test_macros_are_said_and_not_run(tmp_path: Path) -> None:
    book = read_tables(with_macros(tmp_path / "a.xlsm"))
    assert book.sheets[0].rows == (("Name",), ("Port",))
    assert "macros" in show(book.remarks[0])


def _document(path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Text")
    made.save(str(path))


def _encrypted_ods(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parcel.writestr("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>")
        parcel.writestr("content.xml", b"\x00\x01")


def _many_rows(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    page = book.add_worksheet()
    for number in range(100_000):
        page.write_string(number, 0, "Stakeholder")
    book.close()


def _wide(path: Path) -> None:
    xlsx(path, [["Name", *["x"] * 400]])


def _cut(path: Path) -> None:
    path.write_bytes(xlsx(path).read_bytes()[:-900])


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "an old .doc named .xlsx": ("old_doc", lambda p: p.write_bytes(ole("WordDocument", b"Text"))),
    "a Word file": ("document", _document),
    "a locked .xlsx": ("password", lambda p: p.write_bytes(ole("EncryptedPackage", b"x"))),
    "a locked .ods": ("password", _encrypted_ods),
    "a bomb": ("too_big", bomb),
    "far too many letters": ("too_big", lambda p: xlsx(p, [["Name"], *[["x" * 30_000]] * 800])),
    "100,000 rows": ("too_many_rows", _many_rows),
    "100,000 lines": ("too_many_rows", lambda p: p.write_text("Name\n" + "Port\n" * 100_000)),
    "400 columns": ("too_wide", _wide),
    "a cut file": ("damaged", _cut),
    "an old file that is none": (
        "damaged",
        lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)),
    ),
    "a PDF": ("pdf", lambda p: p.write_bytes(b"%PDF-1.7\n")),
    "a web page": ("web_page", lambda p: p.write_text("<html><table><tr><td>Name</td></tr></table></html>")),
    "a picture": ("unknown", lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))),
    "an empty sheet": ("empty", lambda p: xlsx(p, [])),
    "an empty file": ("empty", lambda p: p.write_bytes(b"")),
    "another parcel": ("unknown", lambda p: zipfile.ZipFile(p, "w").writestr("a.txt", "b")),
    "nothing": ("missing", lambda _p: None),
    "a folder": ("no_access", lambda p: p.mkdir()),
}


@pytest.mark.parametrize("what", list(BAD))
def test_bad_input_is_one_sentence_that_names_the_file(tmp_path: Path, what: str) -> None:
    code, make = BAD[what]
    path = tmp_path / "list.xlsx"
    make(path)
    with pytest.raises(UnreadableTable) as caught:
        read_tables(path)
    assert caught.value.code == code
    sentence = show(caught.value.message)
    assert "“list.xlsx”" in sentence
    assert "{" not in sentence
    assert sentence.endswith(".")
