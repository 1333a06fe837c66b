"""Real files of tables, as offices have them: made here, byte by byte where no library writes them any more."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

ROWS: list[list[object]] = [
    ["Name", "Type", "Influence", "Interest", "Notes"],
    ["Ministry of Labour", "ministry", 5, 3, "Chairs the group"],
    ["Market women's association", "women's group", 2, 5, ""],
]


def xlsx(path: Path, rows: Sequence[Sequence[object]] = ROWS, sheet: str = "Sheet1") -> Path:
    """A spreadsheet with one sheet."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return path


def ods(path: Path, rows: Sequence[Sequence[object]] = ROWS) -> Path:
    """The same of LibreOffice, as small as its format allows."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
            for c in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{lines}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
        ' manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parcel.writestr("content.xml", content)
        parcel.writestr("META-INF/manifest.xml", manifest)
    return path


# The format of Excel 97, and the folder of streams in which it lies --------------------------------------


def xls(path: Path, rows: Sequence[Sequence[object]] = ROWS) -> Path:
    """A spreadsheet of Excel 97."""
    path.write_bytes(ole("Workbook", _biff(rows)))
    return path


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _biff(rows: Sequence[Sequence[object]]) -> bytes:
    def start(kind: int) -> bytes:
        return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 0x0600))

    name = b"Sheet1"
    end = _record(0x000A, b"")
    head = start(0x0005)
    place = len(head) + 4 + 8 + len(name) + len(end)
    sheet_name = struct.pack("<IBBBB", place, 0, 0, len(name), 0) + name
    cells = b""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            at = struct.pack("<HHH", number, column, 0)
            if isinstance(cell, int):
                cells += _record(0x0203, at + struct.pack("<d", cell))
            elif cell:
                text = str(cell)
                cells += _record(0x0204, at + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))
    return head + _record(0x0085, sheet_name) + end + start(0x0010) + cells + end


def ole(stream: str, content: bytes) -> bytes:
    """A compound file of the old office programs that holds one stream."""
    sector, free, end_of_chain, fat = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    content = content.ljust(max(4096, -(-len(content) // sector) * sector), b"\x00")
    count = len(content) // sector
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHHHI", 0x3E, 3, 0xFFFE, 9, 6, 0, 0)
    header += struct.pack("<IIIIIIII", 0, 1, 1, 0, 4096, end_of_chain, 0, end_of_chain)
    header += struct.pack("<I", 0) + struct.pack("<I", 0) + struct.pack("<I", free) * 108
    chain = [fat, end_of_chain, *range(3, count + 2), end_of_chain]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(sector, b"\xff")

    def entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
        raw = name.encode("utf-16-le") + b"\x00\x00"
        found = raw.ljust(64, b"\x00") + struct.pack("<HBBIII", len(raw), kind, 1, free, free, child)
        return found + bytes(36) + struct.pack("<IQ", first, size)

    folder = entry("Root Entry", 5, 1, end_of_chain, 0) + entry(stream, 2, free, 2, len(content))
    return header[:512].ljust(512, b"\xff") + table + folder.ljust(sector, b"\x00") + content


def bomb(path: Path) -> Path:
    """A small spreadsheet that unpacks to half a gigabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("xl/workbook.xml", b"<a/>")
        parcel.writestr("xl/worksheets/sheet1.xml", b"0" * 320_000_000)
    return path


def with_macros(path: Path) -> Path:
    """A spreadsheet that carries a program."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet().write_row(0, 0, ["Name"])
    book.worksheets()[0].write(1, 0, "Port")
    book.close()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", b"program")
    return path


def without_values(path: Path) -> Path:
    """A spreadsheet that a program wrote which calculates nothing: one formula without a value, one with an error."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet()
    page.write_row(0, 0, ["Name", "Influence", "Interest"])
    page.write(1, 0, "Port")
    page.write_formula(1, 1, "=1+1", None, "not calculated")
    page.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    book.close()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(b"<v>not calculated</v>", b"").replace(b' t="str"', b"")
            )
    return path
