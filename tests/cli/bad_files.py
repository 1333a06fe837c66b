"""Files that are no workbooks, or not whole ones, each made for real."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path


def missing(folder: Path, good: Path) -> Path:
    """No file at all."""
    return folder / "gone.mainstay"


def folder_of_that_name(folder: Path, good: Path) -> Path:
    """A folder that ends like a workbook."""
    path = folder / "folder.mainstay"
    path.mkdir()
    return path


def empty(folder: Path, good: Path) -> Path:
    """A file of no bytes."""
    path = folder / "empty.mainstay"
    path.touch()
    return path


def not_sqlite(folder: Path, good: Path) -> Path:
    """A text."""
    path = folder / "letter.mainstay"
    path.write_text("Dear colleague,\n" * 500, encoding="utf-8")
    return path


def of_another_program(folder: Path, good: Path) -> Path:
    """A real SQLite file without our mark."""
    path = folder / "other.mainstay"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE stakeholder (id TEXT)")
        connection.commit()
    return path


def truncated(folder: Path, good: Path) -> Path:
    """The first half of a workbook: a stick that was pulled while it was copied."""
    path = folder / "half.mainstay"
    content = good.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def with_damaged_pages(folder: Path, good: Path) -> Path:
    """A workbook with a hole where its list of tables is kept."""
    return _with_hole(good, folder / "hole.mainstay", 0.5)


def with_damaged_records(folder: Path, good: Path) -> Path:
    """A workbook with a hole where its stages of work stand: all other records can be read."""
    with closing(sqlite3.connect(good)) as connection:
        ((size,),) = connection.execute("PRAGMA page_size").fetchall()
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'stage'").fetchall()
    content = bytearray(good.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    path = folder / "gap.mainstay"
    path.write_bytes(content)
    return path


def _with_hole(good: Path, path: Path, where: float) -> Path:
    content = bytearray(good.read_bytes())
    start = int(len(content) * where) // 4096 * 4096
    content[start : start + 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    return path


def with_a_foreign_trigger(folder: Path, good: Path) -> Path:
    """A workbook into which somebody put a program."""
    path = Path(shutil.copyfile(good, folder / "trigger.mainstay"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER spy AFTER UPDATE ON stakeholder BEGIN DELETE FROM person; END")
        connection.commit()
    return path


def of_a_newer_program(folder: Path, good: Path) -> Path:
    """A workbook of the next major version."""
    path = Path(shutil.copyfile(good, folder / "newer.mainstay"))
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version={version + 1000}")
        connection.commit()
    return path


# Each with the code that tells scripts what is wrong.
BAD: dict[str, tuple[Callable[[Path, Path], Path], str]] = {
    "missing": (missing, "missing"),
    "folder": (folder_of_that_name, "not_sqlite"),
    "empty": (empty, "empty"),
    "not SQLite": (not_sqlite, "not_sqlite"),
    "of another program": (of_another_program, "not_ours"),
    "truncated": (truncated, "damaged"),
    "damaged pages": (with_damaged_pages, "damaged"),
    "damaged records": (with_damaged_records, "damaged"),
    "foreign trigger": (with_a_foreign_trigger, "foreign_schema"),
    "newer": (of_a_newer_program, "too_new"),
}
