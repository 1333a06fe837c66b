"""Tables and maps as they should not be, through the command line: one clear sentence each, and nothing lost."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from desktop.domain.change import create
from desktop.domain.records import Link, Stakeholder
from tests.cli.bad_tables import many_rows, protected
from tests.exchange.table_files import bomb, ods, ole, with_macros, without_values, xlsx
from tests.storage.books import opened


@pytest.fixture
def plan(run, tmp_path: Path) -> Path:
    """A workbook with one stakeholder."""
    path = tmp_path / "plan.mainstay"
    assert run("new", path, "--title", "Plan").code == 0
    with opened(path) as workspace:
        workspace.edit("add", create(Stakeholder(name="Harbour office")))
    return path


# How to make it, and what the sentence must say: what is wrong, and what to do.
REFUSED: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "100,000 rows of a spreadsheet": (many_rows, "has 100001 rows", "split the table"),
    "100,000 lines of text": (
        lambda p: p.write_text("Name;Kind\n" + "Port;NGO\n" * 100_000, encoding="utf-8"),
        "has 100001 rows",
        "split the table",
    ),
    "a damaged zip": (lambda p: p.write_bytes(xlsx(p).read_bytes()[:-700]), "is damaged", "save it anew"),
    "a bomb": (bomb, "unpacks to more than anybody wrote", "Copy the rows you need"),
    "a password": (protected, "protected by a password", "Save a copy without one"),
    "a locked zip": (
        lambda p: p.write_bytes(ole("EncryptedPackage", b"x")),
        "protected by a password",
        "Save a copy without one",
    ),
    "an old .doc": (
        lambda p: p.write_bytes(ole("WordDocument", b"Stakeholders")),
        "a text of the old Word",
        "save that as .xlsx",
    ),
}


@pytest.mark.parametrize("what", list(REFUSED))
def test_what_cannot_come_in_says_why_and_what_to_do(run, plan: Path, tmp_path: Path, what: str) -> None:
    make, wrong, cure = REFUSED[what]
    path = tmp_path / "List of actors.xlsx"
    make(path)
    given, before = path.read_bytes(), plan.read_bytes()
    said = run("stakeholders", "import", plan, path)
    assert said.code == 1
    assert "“List of actors.xlsx”" in said.sentence
    assert wrong in said.sentence
    assert cure in said.sentence
    assert (path.read_bytes(), plan.read_bytes()) == (given, before)


def _framed(path: Path) -> None:
    """A title over a merged cell, a kind merged over two rows, a sum, and a sheet that nobody sees."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("List")
    page.merge_range(0, 0, 0, 2, "Actors of the district")
    page.write_row(1, 0, ["Type", "Name", "Influence"])
    page.merge_range(2, 0, 3, 0, "NGO")
    page.write(2, 1, "Caritas")
    page.write_formula(2, 2, "=2+2", None, 4)
    page.write(3, 1, "Red Cross")
    page.write(3, 2, 3)
    old = book.add_worksheet("Old list")
    old.write_row(0, 0, ["Name"])
    old.write(1, 0, "Somebody who left")
    old.hide()
    book.close()


def _encoded(encoding: str) -> Callable[[Path], object]:
    text = "Nom;Type\r\nPréfecture des Élus;NGO\r\n"
    return lambda path: path.write_bytes(text.encode(encoding))


# How to make it, who comes in, and what is said about it; "" when nothing has to be said.
TAKEN: dict[str, tuple[Callable[[Path], object], tuple[str, ...], str]] = {
    "merged cells": (_framed, ("Caritas", "Red Cross"), "Merged cells were read as if"),
    "a hidden sheet": (_framed, ("Caritas", "Red Cross"), "a hidden sheet “Old list”, which was left alone"),
    "macros": (with_macros, ("Port",), "They were not run"),
    "a formula without a value": (without_values, ("Port",), "formula without a value, or an error"),
    "an .ods named .xlsx": (ods, ("Ministry of Labour", "Market women's association"), "Save it as .xlsx"),
    "letters of Windows": (_encoded("cp1252"), ("Préfecture des Élus",), "how its letters are stored"),
    "two bytes without a mark": (
        _encoded("utf-16-le"),
        ("Préfecture des Élus",),
        "how its letters are stored",
    ),
    "semicolons": (_encoded("utf-8"), ("Préfecture des Élus",), ""),
    "values out of range": (
        lambda p: xlsx(p, [["Name", "Influence"], ["Port", 9]]),
        ("Port",),
        "“9” is no value from 1 to 5",
    ),
    "a name that stands twice": (
        lambda p: xlsx(p, [["Name", "Type"], ["Port", "NGO"], ["PORT ", "NGO"]]),
        ("Port",),
        "stands in row 2",
    ),
}


AS_TEXT = ("letters of Windows", "two bytes without a mark", "semicolons")


@pytest.mark.parametrize("what", list(TAKEN))
def test_what_can_come_in_does_and_what_is_odd_about_it_is_said(
    run, plan: Path, tmp_path: Path, what: str
) -> None:
    make, names, words = TAKEN[what]
    path = tmp_path / ("actors.csv" if what in AS_TEXT else "actors.xlsx")
    make(path)
    said = run("stakeholders", "import", plan, path)
    assert said.code == 0, said.err
    assert words in said.out + said.err
    listed = {item["name"] for item in run("stakeholders", "list", plan, "--json").json["stakeholders"]}
    assert listed == {"Harbour office", *names}


def test_a_formula_counts_with_its_value(run, plan: Path, tmp_path: Path) -> None:
    _framed(tmp_path / "a.xlsx")
    assert run("stakeholders", "import", plan, tmp_path / "a.xlsx").code == 0
    listed = run("stakeholders", "list", plan, "--json").json["stakeholders"]
    assert {item["name"]: item["influence"] for item in listed}["Caritas"] == 4


def test_a_list_on_a_hidden_sheet_alone_is_asked_for_by_name(run, plan: Path, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    hidden = book.add_worksheet("Actors")
    hidden.write_column(0, 0, ["Name", "Port"])
    book.add_worksheet("Empty").activate()
    hidden.hide()
    book.close()
    said = run("stakeholders", "import", plan, tmp_path / "a.xlsx")
    assert said.code == 1
    assert "If they stand in a hidden sheet" in said.sentence
    assert run("stakeholders", "import", plan, tmp_path / "a.xlsx", "--sheet", "Actors").code == 0


def test_links_in_circles_twice_and_to_oneself(run, plan: Path, tmp_path: Path) -> None:
    names = ["Barrio", "Town", "Province", "Ministry"]
    people = [["Name", "Level"], *zip(names, ["local", "local", "regional", "national"], strict=True)]
    ties = [
        ["From", "To", "Type"],
        *([a, b, "money"] for a, b in zip(names, names[1:] + names[:1], strict=True)),
    ]
    ties += [["Town", "Town", "money"], ["Barrio", "Town", "money"], ["Barrio", "Moon", "money"]]
    assert run("stakeholders", "import", plan, xlsx(tmp_path / "p.xlsx", people)).code == 0
    said = run("stakeholders", "import", plan, xlsx(tmp_path / "t.xlsx", ties), "--links")
    assert said.code == 0
    assert "7 rows: 4 new, 0 updated, 1 as it was, 2 left out." in said.out
    assert "“Moon” is not on the list" in said.out
    with opened(plan) as workspace:  # what another program could have written
        town = next(s for s in workspace.snapshot.all(Stakeholder) if s.name == "Town")
        workspace.edit("add", create(Link(origin=town.id, to=town.id, kind="money")))
    found = run("stakeholders", "network", plan, "--json").json
    assert found["pairs"] == 4
    assert {item["name"]: item["degree"] for item in found["stakeholders"]} == {
        "Harbour office": 0,
        **dict.fromkeys(names, 2),
    }
    for view in ("links", "levels", "towers"):
        target = tmp_path / f"{view}.svg"
        assert run("view", plan, view, "--to", target).code == 0
        assert all(name in target.read_text(encoding="utf-8") for name in names)
    assert run("check", plan).code == 0


def test_a_stakeholder_deleted_while_linked_takes_its_links_and_undo_brings_them_back(
    run, plan: Path
) -> None:
    with opened(plan) as workspace:
        harbour = workspace.snapshot.all(Stakeholder)[0]
        port = Stakeholder(name="Port")
        tie = Link(origin=harbour.id, to=port.id, kind="money", strength=3)
        workspace.edit("add", [*create(port), *create(tie)])
    with opened(plan) as workspace:
        workspace.delete(workspace.snapshot.get(Stakeholder, harbour.id))
    assert run("check", plan).code == 0
    assert run("stakeholders", "network", plan, "--json").json["links"] == 0
    with opened(plan) as workspace:
        workspace.undo()
        assert workspace.snapshot.get(Link, tie.id) == tie
    assert run("stakeholders", "network", plan, "--json").json["links"] == 1


SIGNS = ("=1+1", "+SUM(A1)", "-2+3", "@SUM(A1)")


def test_text_that_begins_like_a_formula_stays_text_in_every_table(run, plan: Path, tmp_path: Path) -> None:
    with opened(plan) as workspace:
        workspace.edit("add", [c for sign in SIGNS for c in create(Stakeholder(name=sign, mandate=sign))])
    sheet, parcel = tmp_path / "r.xlsx", tmp_path / "r.zip"
    for target in (sheet, parcel):
        assert (
            run("export", plan, "--report", "stakeholders", "--to", target, "--edition", "internal").code == 0
        )
    with zipfile.ZipFile(sheet) as opened_sheet:
        pages = [n for n in opened_sheet.namelist() if n.startswith("xl/worksheets/sheet")]
        cells = b"".join(opened_sheet.read(name) for name in pages).decode("utf-8")
    assert not re.search(r"<f[ >]", cells)
    assert all(f">{sign}</t>" in cells for sign in SIGNS)
    with zipfile.ZipFile(parcel) as opened_parcel:
        rows = csv.reader(io.StringIO(opened_parcel.read("stakeholder.csv").decode("utf-8-sig")))
        cells = [cell for row in rows for cell in row]
    assert all(f"'{sign}" in cells for sign in SIGNS)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
