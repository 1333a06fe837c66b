"""backup, restore and recover: on files that were really damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.domain.change import create, update
from desktop.domain.records import Stakeholder
from desktop.system import paths
from desktop.workspace.workspace import Workspace
from tests.cli.bad_files import BAD, folder_of_that_name, not_sqlite, with_damaged_pages, with_damaged_records


@pytest.fixture(autouse=True)
def own_backups(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup folder of this test's own."""
    folder = tmp_path_factory.mktemp("kept") / "backups"
    monkeypatch.setattr(paths, "backups_dir", lambda: folder)
    return folder


def rename_plan(book: Path, name: str) -> None:
    workspace = Workspace.open(book)
    workspace.edit("change", update(workspace.snapshot.initiative, name=name))
    assert workspace.close()


def title(run, path: Path) -> str:
    return str(run("info", path, "--json").json["title"])


def test_backup_and_restore(run, book: Path, own_backups: Path) -> None:
    before = title(run, book)
    said = run("backup", book)
    assert said.code == 0
    made = Path(said.out.strip())
    assert made.parent == own_backups
    assert title(run, made) == before
    rename_plan(book, "Changed afterwards")
    said = run("restore", book)
    assert (said.code, said.out) == (0, f"Restored from {made}\n")
    assert title(run, book) == before
    assert run("check", book).code == 0
    kept = [path for path in own_backups.iterdir() if path != made]
    assert [title(run, path) for path in kept] == ["Changed afterwards"], "what stood there is kept"
    assert [path.name for path in book.parent.iterdir()] == ["book.mainstay"], (
        "no lock and no journal is left"
    )


def test_two_backups_and_the_newest_comes_back(run, book: Path) -> None:
    run("backup", book)
    rename_plan(book, "Second")
    second = run("backup", book).out.strip()
    rename_plan(book, "Third")
    assert run("restore", book).out == f"Restored from {second}\n"
    assert title(run, book) == "Second"


def test_restore_from_the_one_that_is_named(run, book: Path) -> None:
    first = run("backup", book).out.strip()
    before = title(run, book)
    rename_plan(book, "Second")
    run("backup", book)
    assert run("restore", book, "--from", first).code == 0
    assert title(run, book) == before


def test_a_damaged_backup_is_passed_over_and_refused_by_name(run, book: Path) -> None:
    good = run("backup", book).out.strip()
    rename_plan(book, "Second")
    bad = Path(run("backup", book).out.strip())
    content = bad.read_bytes()
    bad.write_bytes(content[: len(content) // 2])
    said = run("restore", book, "--from", bad)
    assert said.code == 1
    assert bad.name in said.sentence
    assert title(run, book) == "Second"
    assert run("restore", book).out == f"Restored from {good}\n"


@pytest.mark.parametrize("damage", [with_damaged_pages, with_damaged_records])
def test_a_damaged_workbook_comes_back_from_its_backup(run, book: Path, own_backups: Path, damage) -> None:
    before = title(run, book)
    run("backup", book)
    damage(book.parent, book).replace(book)
    assert run("check", book).code == 1
    assert run("restore", book).code == 0
    assert run("check", book).code == 0
    assert title(run, book) == before
    assert len(list(own_backups.iterdir())) == 2, "the damaged file is kept too"


def test_a_workbook_that_is_gone_comes_back(run, book: Path) -> None:
    made = run("backup", book).out.strip()
    book.unlink()
    said = run("restore", book)
    assert said.code == 1
    assert "--from" in said.sentence
    assert run("restore", book, "--from", made).code == 0
    assert run("check", book).code == 0


def test_without_any_backup(run, book: Path, own_backups: Path) -> None:
    before = book.read_bytes()
    said = run("restore", book)
    assert said.code == 1
    assert said.sentence.startswith(f"There is no backup of “book.mainstay” in “{own_backups}”.")
    assert book.read_bytes() == before


def test_a_backup_of_another_workbook_is_refused(run, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.mainstay"
    run("new", other)
    before = book.read_bytes()
    said = run("restore", book, "--from", other)
    assert (said.code, said.sentence) == (
        1,
        "“other.mainstay” is a backup of another workbook, so nothing was restored.",
    )
    assert book.read_bytes() == before


def test_a_workbook_that_is_open_is_not_replaced(run, in_process, book: Path, own_backups: Path) -> None:
    made = run("backup", book).out.strip()
    workspace = Workspace.open(book, author="Amina")
    try:
        said = in_process("restore", book, "--from", made)
        assert said.code == 1
        assert "“book.mainstay” is open on the computer" in said.sentence
        workspace.edit("add", create(Stakeholder(name="Still here")))
        assert workspace.flush()
    finally:
        assert workspace.close()
    assert run("info", book, "--json").json["edits"] == 1


def test_recover_says_what_it_saved_and_what_is_missing(run, book: Path, tmp_path: Path) -> None:
    whole = run("info", book, "--json").json["records"]
    damaged, target = with_damaged_records(tmp_path, book), tmp_path / "saved.mainstay"
    before = damaged.read_bytes()
    said = run("recover", damaged, "--to", target)
    assert said.code == 0, said.err
    first, *lines = said.out.splitlines()
    assert first == str(target)
    saved = run("info", target, "--json").json["records"]
    total = sum(saved.values())
    assert sum(whole.values()) * 0.5 <= total < sum(whole.values())
    assert f"{total} records were saved in “saved.mainstay”." in lines
    assert any("could not be read." in line for line in lines)
    assert run("check", target).code == 0
    assert damaged.read_bytes() == before


def test_recover_of_a_whole_file_loses_nothing(run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved.mainstay"
    assert run("recover", book, "--to", target).code == 0
    assert run("info", target, "--json").json["records"] == run("info", book, "--json").json["records"]


@pytest.mark.parametrize("make", [not_sqlite, folder_of_that_name])
def test_recover_of_what_holds_nothing(run, jamaica: Path, tmp_path: Path, make) -> None:
    path = make(tmp_path, jamaica)
    said = run("recover", path, "--to", tmp_path / "saved.mainstay")
    assert said.code == 1
    assert path.name in said.sentence
    assert not (tmp_path / "saved.mainstay").exists()


def test_recover_never_replaces(run, book: Path, tmp_path: Path) -> None:
    other = Path(shutil.copyfile(book, tmp_path / "other.mainstay"))
    before = other.read_bytes()
    for target in (other, book):
        assert run("recover", book, "--to", target).code == 1
    assert other.read_bytes() == book.read_bytes() == before


@pytest.mark.parametrize("kind", BAD)
def test_nothing_that_is_no_good_is_backed_up(
    run, jamaica: Path, tmp_path: Path, own_backups: Path, kind: str
) -> None:
    path = BAD[kind][0](tmp_path, jamaica)
    said = run("backup", path)
    assert said.code == 1
    assert path.name in said.sentence
    assert not own_backups.exists() or not list(own_backups.iterdir())


def test_a_backup_folder_that_cannot_be(run, book: Path, own_backups: Path) -> None:
    own_backups.parent.mkdir(exist_ok=True)
    own_backups.write_text("a file where the folder should be", encoding="utf-8")
    said = run("backup", book)
    assert said.code == 1
    assert said.sentence
