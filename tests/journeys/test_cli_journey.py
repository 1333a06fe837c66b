"""A bad week, on the command line alone: a plan from a sample, a report, a damaged stick, everything back."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desktop.storage.schema import PAGE_SIZE

TOP = Path(__file__).parents[2]


@pytest.fixture
def mainstay(tmp_path: Path) -> Any:
    """The command line, each call a process of its own; it must end with `code`."""
    home = tmp_path / "home"
    home.mkdir()
    folders = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME")

    def call(*arguments: str | Path, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(TOP), **{name: str(home) for name in folders}},
            capture_output=True,
            timeout=120,
            check=False,
        )
        said = done.stderr.decode("utf-8")
        assert done.returncode == code, said
        assert "Traceback" not in said
        assert len(said.splitlines()) == (1 if code else 0), said
        return done.stdout.decode("utf-8")

    return call


def words_of(path: Path) -> str:
    """All words of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def damage(path: Path) -> None:
    """What a worn stick does: a stretch of the file is something else."""
    content = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'stage'").fetchall()
    start = (page - 1) * PAGE_SIZE
    content[start : start + PAGE_SIZE] = os.urandom(PAGE_SIZE)
    path.write_bytes(content)


@pytest.mark.slow
def test_a_bad_week(mainstay: Any, tmp_path: Path) -> None:
    book, report = tmp_path / "Plan de l'île - خطة.mainstay", tmp_path / "report.pdf"

    # Monday: a plan of one's own from the finished example.
    assert mainstay("new", book, "--sample", "naga", "--title", "Migration in Plan Tacloban").strip() == str(
        book
    )
    about = json.loads(mainstay("info", book, "--json"))
    assert (about["title"], about["sample"], about["level"]) == (
        "Migration in Plan Tacloban",
        "naga",
        "municipal",
    )
    checked = json.loads(mainstay("check", book, "--json"))
    assert checked["file"]["ok"]
    assert checked["advice"]
    assert "Title of this work" in mainstay("history", book)

    # Tuesday: what does the handbook say, and where does it stand in the plan?
    found = json.loads(mainstay("search", "overseas", "--file", book, "--json"))["results"]
    assert {result["kind"] for result in found} >= {"record"}
    page = json.loads(mainstay("search", "vision", "--json"))["results"][0]
    assert page["kind"] == "page"

    # Wednesday: the report for the council.
    whole = json.loads(mainstay("reports", "--json"))[0]["id"]
    mainstay("export", book, "--report", whole, "--to", report)
    assert "Migration in Plan Tacloban" in " ".join(words_of(report).split())

    # Thursday: a backup, and then the stick fails.
    kept = Path(mainstay("backup", book).strip())
    assert kept.is_file()
    damage(book)
    assert json.loads(mainstay("check", book, "--json", code=1))["file"]["ok"] is False
    mainstay("export", book, "--report", whole, "--to", tmp_path / "none.pdf", code=1)
    assert not (tmp_path / "none.pdf").exists()

    # Friday: what can be read is saved, and then the backup brings back everything.
    saved = tmp_path / "saved.mainstay"
    assert "could not be read" in mainstay("recover", book, "--to", saved)
    assert json.loads(mainstay("check", saved, "--json"))["file"]["ok"]
    rescued = json.loads(mainstay("info", saved, "--json"))["records"]
    assert 0 < sum(rescued.values()) < sum(about["records"].values())
    assert str(kept) in mainstay("restore", book)
    again = json.loads(mainstay("info", book, "--json"))
    assert (again["title"], again["records"]) == (about["title"], about["records"])
    assert json.loads(mainstay("check", book, "--json"))["file"]["ok"]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        [book.name, "home", "report.pdf", "saved.mainstay"]
    )
