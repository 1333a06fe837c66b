"""Reading the handbook: guidance with its fallbacks, the glossary, and opening it in every state."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.guidance.build import build_handbook
from desktop.guidance.handbook import Handbook
from desktop.system.locale import show

SOURCES = Path(__file__).parents[1] / "fixtures" / "handbook"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def book(tmp_path: Path) -> Handbook:
    return Handbook.open("en", folder=SOURCES, built=tmp_path)


def test_guidance_of_a_step_has_the_title_of_its_page(book: Handbook) -> None:
    found = book.guidance("plan.scope")
    assert found is not None
    assert (found.title, found.page, found.anchor) == ("Where to begin", "one/start", "scope")
    assert (found.why, found.example, found.ask) == ("Why a scope.", "An example.", "What do you see?")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("scope.reason", "scope.reason"),
        ("scope.state", "plan.scope"),
        ("initiative.country", "plan.scope"),
        ("plan_goal.evidence", "goal"),
        ("goal", "goal"),
        ("stakeholder.name", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_a_field_without_words_of_its_own_falls_back_to_its_step(
    book: Handbook, asked: str, found: str | None
) -> None:
    guidance = book.guidance(asked)
    assert (guidance.key if guidance else None) == found


def test_glossary(book: Handbook) -> None:
    assert [term.title for term in book.terms()] == ["Monitoring and evaluation", "Remittances"]
    term = book.term("remittances")
    assert term is not None
    assert term.synonyms == ("money sent home", "Überweisungen")
    assert book.term("nowhere") is None


def test_another_language_falls_back_to_english(tmp_path: Path) -> None:
    book = Handbook.open("ar_XB", folder=SOURCES, built=tmp_path)
    assert (book.language, book.problem) == ("en", None)
    assert book.parts()
    assert [path.name for path in tmp_path.iterdir()] == ["en.db"]


def test_without_index_and_sources_it_says_so_and_stays_empty(tmp_path: Path) -> None:
    book = Handbook.open("en", folder=tmp_path / "no sources", built=tmp_path / "nothing")
    assert book.problem is not None
    assert show(book.problem).startswith("The handbook is missing.")
    assert (book.parts(), book.search("plan"), book.page("one/start"), book.guidance("plan.scope")) == (
        [],
        [],
        None,
        None,
    )
    assert (book.terms(), book.term("x"), book.html("x")) == ([], None, "")
    assert not (tmp_path / "nothing").exists()


def test_a_missing_index_is_built_once_and_then_only_opened(tmp_path: Path) -> None:
    Handbook.open("en", folder=SOURCES, built=tmp_path).close()
    made = (tmp_path / "en.db").stat()
    Handbook.open("en", folder=SOURCES, built=tmp_path).close()
    again = (tmp_path / "en.db").stat()
    assert (made.st_mtime_ns, made.st_ino) == (again.st_mtime_ns, again.st_ino)


def test_newer_sources_are_built_again(tmp_path: Path) -> None:
    copy, built = tmp_path / "handbook", tmp_path / "built"
    shutil.copytree(SOURCES, copy)
    Handbook.open("en", folder=copy, built=built).close()
    page = copy / "en" / "one" / "plain.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA lighthouse.\n", encoding="utf-8")
    later = (built / "en.db").stat().st_mtime_ns + 10**9
    os.utime(page, ns=(later, later))
    assert [hit.id for hit in Handbook.open("en", folder=copy, built=built).search("lighthouse")] == [
        "one/plain"
    ]


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\x00 cut"])
def test_a_damaged_index_is_built_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "en.db").write_bytes(content)
    future = (tmp_path / "en.db").stat().st_mtime_ns + 10**12
    os.utime(tmp_path / "en.db", ns=(future, future))
    assert Handbook.open("en", folder=SOURCES, built=tmp_path).parts()


def test_an_index_of_another_format_is_built_again(tmp_path: Path) -> None:
    build_handbook("en", tmp_path / "en.db", folder=SOURCES)
    with sqlite3.connect(tmp_path / "en.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert Handbook.open("en", folder=SOURCES, built=tmp_path).parts()


def test_a_page_with_a_mistake_leaves_the_last_good_index(tmp_path: Path) -> None:
    copy, built = tmp_path / "handbook", tmp_path / "built"
    shutil.copytree(SOURCES, copy)
    Handbook.open("en", folder=copy, built=built).close()
    later = (built / "en.db").stat().st_mtime_ns + 10**9
    (copy / "manifest.toml").write_text("title = ", encoding="utf-8")
    os.utime(copy / "manifest.toml", ns=(later, later))
    book = Handbook.open("en", folder=copy, built=built)
    assert book.problem is None
    assert book.parts()


def test_it_is_only_read(tmp_path: Path) -> None:
    place = tmp_path / "a folder with spaces, é and ?#%"
    book = Handbook.open("en", folder=SOURCES, built=place)
    assert book.search("scope")
    with pytest.raises(sqlite3.OperationalError):
        book._connection.execute("DELETE FROM page")
    assert [path.name for path in place.iterdir()] == ["en.db"]


def test_opening_loads_no_heavy_library(tmp_path: Path) -> None:
    build_handbook("en", tmp_path / "en.db", folder=SOURCES)
    script = (
        "import sys; from pathlib import Path; from desktop.guidance.handbook import Handbook;"
        f"book = Handbook.open('en', folder=Path({str(SOURCES)!r}), built=Path({str(tmp_path)!r}));"
        "assert book.search('scop'); book.guidance('plan.scope');"
        "heavy = {'markdown', 'nh3', 'rapidfuzz', 'babel', 'sqlite_utils', 'PySide6'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    later = (tmp_path / "en.db").stat().st_mtime_ns + 10**12
    os.utime(tmp_path / "en.db", ns=(later, later))
    subprocess.run([sys.executable, "-c", script], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})


def test_more_is_the_beginning_of_the_place_in_the_handbook_itself() -> None:
    book = Handbook.open("en")
    found = book.guidance("initiative.vision")
    assert found is not None
    words = book.extract(found.page, found.anchor)
    assert 40 < len(words) <= 430
    shown = " ".join(re.sub(r"<[^>]+>", " ", book.html(found.page)).split()).replace("&amp;", "&")
    assert words[:60] in " ".join(shown.split())
    heading = next(h for h in book.page(found.page).headings if h.anchor == found.anchor)  # type: ignore[union-attr]
    assert not words.startswith(heading.title), "the heading stands above already"
    assert book.extract("no/such-page", "x") == ""
    book.close()
