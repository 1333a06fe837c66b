"""Tables that somebody made elsewhere: XLSX, XLS, ODS or CSV, read in a process of its own.

What a file is, its first bytes say, never its name. Only values are read: no formula is calculated, no macro is run.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.words import N_, Message, message
from desktop.system.apart import Apart, run_apart

LARGEST = 60 * 1024 * 1024
SECONDS, MEGABYTES = 30.0, 800
MOST_ROWS, MOST_COLUMNS = 20_000, 300
_NAMES = (".xlsx", ".xls", ".ods", ".csv")  # an ending that promises one kind of table

_SENTENCES = {
    "missing": N_("“{file}” cannot be found. If it is on a stick, put the stick back and try again."),
    "no_access": N_("“{file}” cannot be read. Ask its owner for access, or copy it to your own folder."),
    "too_big": N_(
        "“{file}” is too large, or unpacks to more than anybody wrote. Copy the rows you need into a new table."
    ),
    "too_slow": N_("“{file}” took too long to read. Save its rows as CSV, and read that."),
    "too_many_rows": N_(
        "“{file}” has {rows} rows, and at most {most} can be read. Keep the rows you need, or split the table."
    ),
    "too_wide": N_(
        "“{file}” has {columns} columns, and at most {most} can be read. Keep the columns you need in a new table."
    ),
    "empty": N_("“{file}” holds no rows. Check that the right table is saved in it."),
    "password": N_("“{file}” is protected by a password. Save a copy without one, then read that."),
    "old_doc": N_(
        "“{file}” is a text of the old Word, whatever its name says. Open it in a word processor, copy its table into"
        " a spreadsheet, and save that as .xlsx."
    ),
    "document": N_(
        "“{file}” is a text document, not a table. Copy its table into a spreadsheet, and save that as .xlsx."
    ),
    "pdf": N_(
        "“{file}” is a PDF, not a table. Ask for the spreadsheet it was made from, or copy its rows into one."
    ),
    "web_page": N_(
        "“{file}” is a web page with the name of a table. Open it in a spreadsheet program and save it as .xlsx."
    ),
    "damaged": N_("“{file}” is damaged. Open it in a spreadsheet program and save it anew as .xlsx or .csv."),
    "unknown": N_("“{file}” is no table that can be read here. Save it as .xlsx, .ods or .csv."),
}


class UnreadableTable(Exception):
    """A table that cannot be read: a code and one sentence that says what to do."""

    def __init__(self, code: str, path: Path, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = Message(_SENTENCES[code], {"file": path.name, **details})


@dataclass(frozen=True)
class Sheet:
    """One sheet: every cell as text, rows of equal length. `first` is the number of its first row in the file."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    """A whole file, and what a person should know about how it was read."""

    file: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[Message, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """A sheet by its name, however it is written in capitals; None when there is none."""
        return next((s for s in self.sheets if s.name.casefold() == name.casefold()), None)

    @property
    def shown(self) -> tuple[Sheet, ...]:
        """The sheets that people see when they open the file."""
        return tuple(sheet for sheet in self.sheets if not sheet.hidden)


def read_tables(path: Path, *, seconds: float = SECONDS) -> Book:
    """Every sheet of the table at `path`. Raises UnreadableTable; the file is only read."""
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise UnreadableTable("missing", path) from None
    except OSError:
        raise UnreadableTable("no_access", path) from None
    if size > LARGEST:
        raise UnreadableTable("too_big", path)
    given = {"path": str(path.absolute()), "rows": MOST_ROWS, "columns": MOST_COLUMNS}
    try:
        answer = run_apart("read_tables", given, seconds=seconds, megabytes=MEGABYTES)
    except Apart as end:
        code = {"too_slow": "too_slow", "too_big": "too_big"}.get(end.code, "damaged")
        raise UnreadableTable(code, path) from None
    if "code" in answer:
        raise UnreadableTable(str(answer["code"]), path, **answer.get("details", {}))
    sheets = tuple(
        Sheet(s["name"], tuple(tuple(row) for row in s["rows"]), s["hidden"]) for s in answer["sheets"]
    )
    return Book(path.name, sheets, tuple(_remarks(path, answer, sheets)))


def _remarks(path: Path, answer: dict[str, object], sheets: tuple[Sheet, ...]) -> list[Message]:
    file, found = path.name, []
    said, kind = path.suffix.casefold(), str(answer.get("kind", ""))
    if kind and said in _NAMES and said != kind:
        text = N_(
            "“{file}” is in truth a table of the kind {kind}, and was read as one. Save it as .xlsx in a spreadsheet"
            " program, so that others can open it too."
        )
        found.append(message(text, file=file, kind=kind))
    if answer.get("merged"):
        found.append(
            message(N_("Merged cells were read as if each of their rows held what stands in the first."))
        )
    for sheet in sheets:
        if sheet.hidden:
            text = N_("“{file}” has a hidden sheet “{sheet}”, which was left alone.")
            found.append(message(text, file=file, sheet=sheet.name))
    if answer.get("macros"):
        found.append(
            message(N_("“{file}” holds macros. They were not run; only values were read."), file=file)
        )
    if answer.get("no_value"):
        text = N_(
            "Some cells of “{file}” hold a formula without a value, or an error, and were read as empty. Open it in a"
            " spreadsheet program, put that right, save it, and read it again."
        )
        found.append(message(text, file=file))
    if answer.get("guessed"):
        text = N_(
            "“{file}” does not say how its letters are stored. If names look wrong, save it as CSV in UTF-8."
        )
        found.append(message(text, file=file))
    return found
