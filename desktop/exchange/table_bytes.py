"""Inside the child process: the cells of a table as text, or the code of the reason why not.

Only this module touches the bytes; what it returns is plain JSON.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

_MOST_UNPACKED = 300 * 1024 * 1024
_MOST_RATIO = 200
_LONGEST_CELL = 200_000
_MOST_LETTERS = 20_000_000  # of all cells: ten thick books
_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE = 40  # lines looked at to find the separator
_PIECE = 1 << 20
# A formula that no program has calculated yet, or whose result is an error: its cell has no value to read.
_NO_VALUE = re.compile(rb'</f>(?:<v ?/>|<v></v>)?</c>|<c [^>]*\bt="e"')


class _Stop(Exception):
    """The code of a known reason, and what its sentence needs."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.answer = {"code": code, "details": details}


def read_here(path: str, rows: int, columns: int) -> dict[str, Any]:
    """Read a table in this very process: {"sheets": [...]} or {"code": ...}."""
    content = Path(path).read_bytes()
    try:
        return _read(content, rows, columns)
    except _Stop as stop:
        return stop.answer
    except MemoryError:
        raise
    except Exception as error:  # whatever a library stumbles over in bytes of others
        return {"code": "password" if type(error).__name__ == "PasswordError" else "damaged"}


def _read(content: bytes, rows: int, columns: int) -> dict[str, Any]:
    if content.startswith(b"%PDF"):
        raise _Stop("pdf")
    if content.startswith(b"PK"):
        macros, tables = _look_into(content)
        if tables:
            answer = _parcel(content, tables, rows, columns)
        else:
            answer = _spreadsheet(content, rows, columns, macros=macros)
            answer["no_value"] = _has_no_value(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        answer = _spreadsheet(content, rows, columns, macros=_look_into_old(content))
    else:
        answer = _text(content, rows, columns)
    answer["kind"] = _kind(content)
    if not any(sheet["rows"] for sheet in answer["sheets"]):
        raise _Stop("empty")
    if sum(len(cell) for sheet in answer["sheets"] for row in sheet["rows"] for cell in row) > _MOST_LETTERS:
        raise _Stop("too_big")
    return answer


# What it is -------------------------------------------------------------------------------------------------


def _look_into(content: bytes) -> tuple[bool, list[str]]:
    """Refuse a parcel that is no spreadsheet, is locked, or unpacks to too much.

    Whether it holds macros, and the names of its tables where it is nothing but tables of text: our own registers.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            parts = parcel.infolist()
            names = {part.filename for part in parts}
            locked = any(part.flag_bits & 1 for part in parts)
            kind = parcel.read("mimetype")[:80] if "mimetype" in names else b""
            manifest = parcel.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise _Stop("damaged") from None
    unpacked, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts) or 1
    if unpacked > _MOST_UNPACKED or (unpacked > 20_000_000 and unpacked / packed > _MOST_RATIO):
        raise _Stop("too_big")
    if locked or b"encryption-data" in manifest:
        raise _Stop("password")
    if "word/document.xml" in names or b"opendocument.text" in kind:
        raise _Stop("document")
    tables = [part.filename for part in parts if not part.is_dir()]
    if tables and all(name.casefold().endswith(".csv") for name in tables):
        return False, tables
    if not any(name.startswith("xl/") for name in names) and b"spreadsheet" not in kind:
        raise _Stop("unknown")
    return any(name.endswith(("vbaProject.bin", "macrosheets/")) for name in names), []


def _look_into_old(content: bytes) -> bool:
    """The same for files of the old office programs, whose parts have names of two bytes a letter."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise _Stop("password")
    if has("WordDocument"):
        raise _Stop("old_doc")
    return has("_VBA_PROJECT")


def _kind(content: bytes) -> str:
    """How the name of such a table usually ends; "" for an archive of tables, which may be called anything."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return ".xls"
    if not content.startswith(b"PK"):
        return ".csv"
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        names = parcel.namelist()
    if any(name.startswith("xl/") for name in names):
        return ".xlsb" if "xl/workbook.bin" in names else ".xlsx"
    return ".ods" if "mimetype" in names else ""


# Spreadsheets -----------------------------------------------------------------------------------------------


def _spreadsheet(content: bytes, rows: int, columns: int, *, macros: bool) -> dict[str, Any]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    visible = python_calamine.SheetVisibleEnum.Visible
    sheets, merged = [], False
    for about in book.sheets_metadata:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        hidden = about.visible != visible
        if sheet.end is None:
            sheets.append({"name": about.name, "rows": [], "hidden": hidden})
            continue
        if not hidden:
            _check_size(sheet.end[0] + 1, sheet.end[1] + 1, rows, columns)
        elif sheet.end[0] >= rows or sheet.end[1] >= columns:
            continue  # nobody sees it, nobody asked for it
        cells = [[_words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        merged = _fill(cells, sheet.merged_cell_ranges or []) or merged
        sheets.append({"name": about.name, "rows": _trimmed(cells), "hidden": hidden})
    return {"sheets": sheets, "merged": merged, "macros": macros}


def _has_no_value(content: bytes) -> bool:
    """Whether a cell of a modern spreadsheet holds a formula without a value, or an error."""
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        for name in parcel.namelist():
            if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                continue
            rest = b""
            with parcel.open(name) as part:
                while piece := part.read(_PIECE):
                    if _NO_VALUE.search(rest + piece):
                        return True
                    rest = piece[-80:]
    return False


def _check_size(tall: int, wide: int, rows: int, columns: int) -> None:
    if tall > rows:
        raise _Stop("too_many_rows", rows=tall, most=rows)
    if wide > columns:
        raise _Stop("too_wide", columns=wide, most=columns)


def _words(cell: object) -> str:
    """A cell as somebody would type it: 4.0 is 4, a day is a day, an hour of midnight is not said."""
    if type(cell) is str:  # nearly every cell
        text = cell.strip()
        if "\r" in text or "\x00" in text:
            text = text.replace("\x00", "").replace("\r\n", "\n")
        return text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL]
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell)


def _fill(cells: list[list[str]], ranges: Iterable[Any]) -> bool:
    """Give the value of a merged cell to all its rows, in its first column; whether there was one to give.

    A cell merged across is a title or a wide answer: to repeat it sideways would invent answers.
    """
    filled = False
    for (top, left), (bottom, _right) in ranges:
        if bottom > top and top < len(cells) and left < len(cells[top]) and cells[top][left]:
            for row in range(top + 1, min(bottom + 1, len(cells))):
                cells[row][left] = cells[top][left]
            filled = True
    return filled


def _trimmed(cells: list[list[str]]) -> list[list[str]]:
    """Without empty rows at the end and empty columns at the right; all rows equally long."""
    while cells and not any(cells[-1]):
        cells.pop()
    wide = 0
    for row in cells:
        while len(row) > wide and not row[-1]:
            row.pop()
        wide = max(wide, len(row))
    return [row if len(row) == wide else row + [""] * (wide - len(row)) for row in cells]


# Text with separators ---------------------------------------------------------------------------------------


def _parcel(content: bytes, names: list[str], rows: int, columns: int) -> dict[str, Any]:
    """Several tables of text in one archive: a sheet for each, named like its file."""
    sheets, guessed = [], False
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        for name in names:
            answer = _text(parcel.read(name), rows, columns)
            guessed = guessed or answer["guessed"]
            sheets += [{**sheet, "name": PurePosixPath(name).stem} for sheet in answer["sheets"]]
    return {"sheets": sheets, "guessed": guessed}


def _text(content: bytes, rows: int, columns: int) -> dict[str, Any]:
    text, guessed = _decoded(content)
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<!doctype html", "<html", "<?xml", "<table")):
        raise _Stop("web_page")
    lines = text.splitlines()
    separator = ""
    if (
        lines and lines[0].casefold().startswith("sep=") and len(lines[0]) == 5
    ):  # what Excel writes for itself
        separator, text = lines[0][4], text.split("\n", 1)[1] if "\n" in text else ""
    csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text))
        cells = []
        for row in reader:
            cells.append([_words(cell) for cell in row])
            if len(cells) > rows * 2:  # empty ones at the end do not count; this many are no mistake
                break
    except csv.Error:
        raise _Stop("damaged") from None
    cells = _trimmed(cells)
    _check_size(_count(cells, text), max(map(len, cells), default=0), rows, columns)
    return {"sheets": [{"name": "", "rows": cells, "hidden": False}], "guessed": guessed}


def _count(cells: list[list[str]], text: str) -> int:
    return max(len(cells), text.count("\n")) if len(cells) > 1000 else len(cells)


def _decoded(content: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding had to be guessed."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), False
    if b"\x00" in content[:4096]:
        return _without_mark(content), True
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    if sum(byte < 9 or 13 < byte < 32 for byte in content[:4096]) > 8:
        raise _Stop("unknown")
    return content.decode("cp1252", "replace"), True


def _without_mark(content: bytes) -> str:
    """Text of two bytes a letter that does not say so: then nearly every other byte is zero, and only those."""
    first, second = (content[start:4096:2].count(0) for start in (0, 1))
    if max(first, second) < 8 * min(first, second) or max(first, second) < len(content[:4096]) // 8:
        raise _Stop("unknown")
    try:
        text = content.decode("utf-16-be" if first > second else "utf-16-le")
    except UnicodeDecodeError:
        raise _Stop("unknown") from None
    if "\x00" in text:
        raise _Stop("unknown")
    return text


def _separator(text: str) -> str:
    """The sign that cuts most lines into the same number of parts, quoted parts left whole."""
    best = (0.0, 0, ",")
    for rank, sign in enumerate(_SEPARATORS):
        sample = io.StringIO(text[:200_000], newline="")
        counts: list[int] = []
        for row in csv.reader(sample, delimiter=sign):
            if any(cell.strip() for cell in row):
                counts.append(len(row))
            if len(counts) == _SAMPLE:
                break
        if not counts or max(counts) < 2:
            continue
        usual = max(set(counts), key=lambda n: (counts.count(n), n))
        if usual > 1:
            best = max(best, (counts.count(usual) / len(counts), -rank, sign))
    return best[2]
