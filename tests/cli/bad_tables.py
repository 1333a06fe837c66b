"""A spreadsheet as it really comes: a title, merged cells, three ways to write one answer, names that stand twice."""

from __future__ import annotations

import zipfile
from pathlib import Path

import xlsxwriter

_KINDS = [
    "Govt",
    "NGO",
    "ngo",
    "Private Sector",
    "University",
    "Media",
    "donor",
    "Municipality",
    "church",
    "",
]
_POWER = ["High", "4", "low", "Medium", "5 - very strong", "", "n/a", 3, 2.0, "very high"]


def messy(path: Path) -> Path:
    """82 rows below a title and a line of headings: 78 organisations, two of them twice, two rows without a name."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Sheet 1")
    page.merge_range(0, 0, 0, 6, "STAKEHOLDERS OF THE PROVINCE (draft 2, please check!!)")
    heads = ["No", "Name of Organization*", "Type of stakeholder", "Power", "Interest ", "E-mail", "Remarks"]
    for column, head in enumerate(heads):
        page.write(2, column, head)
    row = 3
    for number in range(80):
        page.write(row, 0, number + 1)
        name = f"Organisation {number if number not in (30, 61) else number - 20}"
        page.write(row, 1, f"  {name.upper() if number == 30 else name} ")
        page.write(row, 2, _KINDS[number % len(_KINDS)] if number not in (30, 61) else "")
        if number not in (30, 61):
            page.write(row, 3, _POWER[number % len(_POWER)])
            page.write(row, 4, 1 + number % 7)
            page.write(row, 5, f"office{number}@example.org")
            page.write(row, 6, "=to be checked" if number % 9 == 0 else "")
        row += 1
        if number in (40, 70):
            page.write(row, 6, "somebody from the coast?")
            row += 1
    secret = book.add_worksheet("old")
    secret.hide()
    secret.write(0, 0, "Name")
    book.close()
    return path


def many_rows(path: Path) -> Path:
    """A real list of 100,000 organisations below its headings, eight columns wide."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["Name", "Type", "Influence", "Interest", "E-mail", "Phone", "Place", "Remarks"])
    for number in range(1, 100_001):
        page.write_row(
            number, 0, [f"Organisation {number}", "NGO", 3, 4, f"a{number}@example.org", "1", "x", "y"]
        )
    book.close()
    return path


def protected(path: Path) -> Path:
    """A spreadsheet of LibreOffice whose content is locked by a password."""
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parcel.writestr("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>")
        parcel.writestr("content.xml", b"\x00\x01")
    return path
