"""new, samples, info, history and copy: what they make and print, and what they refuse."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.change import create, update
from desktop.domain.records import Stakeholder
from desktop.workspace.samples import sample_ids
from desktop.workspace.workspace import Workspace
from tests.cli.bad_files import BAD

READERS = ("info", "history", "check")


def edited(path: Path) -> str:
    """Make two edits as Amina; the id of the stakeholder."""
    workspace = Workspace.open(path, author="Amina")
    board = Stakeholder(name="Diaspora Board")
    workspace.edit("add", create(board))
    workspace.edit("change", update(board, notes="Meets in Kingston"))
    assert workspace.close()
    return board.id


def test_a_new_workbook_has_what_was_said(run, tmp_path: Path) -> None:
    file = tmp_path / "my plan.mainstay"
    said = run("new", file, "--title", "Plan of Naga", "--level", "municipal", "--place", "Naga City")
    assert (said.code, said.out, said.err) == (0, f"{file}\n", "")
    found = run("info", file, "--json").json
    assert (found["title"], found["level"], found["place"]) == ("Plan of Naga", "municipal", "Naga City")
    assert found["sample"] == ""
    assert found["edits"] == 0
    assert sum(found["records"].values()) == 1, "the plan itself"


def test_a_new_workbook_may_begin_with_a_set_up_of_institutions(run, tmp_path: Path) -> None:
    file = tmp_path / "plan.mainstay"
    assert run("new", file, "--level", "municipal", "--template", "local-council").code == 0
    found = run("info", file, "--json").json
    assert found["records"]["body"] >= 4
    assert found["edits"] == 1, "one step, which can be undone"
    said = run("new", tmp_path / "other.mainstay", "--template", "castle")
    assert said.code == 2
    assert said.sentence.startswith('There is no template "castle". There are: ')
    assert not (tmp_path / "other.mainstay").exists()


@pytest.mark.parametrize("sample", sample_ids())
def test_a_workbook_from_each_sample(run, tmp_path: Path, sample: str) -> None:
    one, other = tmp_path / "one.mainstay", tmp_path / "other.mainstay"
    assert run("new", one, "--sample", sample).code == 0
    assert run("new", other, "--sample", sample).code == 0
    first, second = (run("info", file, "--json").json for file in (one, other))
    assert first["sample"] == sample
    assert first["records"]["plan_goal"] > 0
    assert first["workbook_id"] != second["workbook_id"], "each is a workbook of its own"


def test_what_is_said_replaces_what_the_sample_says(run, tmp_path: Path) -> None:
    file = tmp_path / "plan.mainstay"
    said = run(
        "new", file, "--sample", "naga", "--title", "Migration in Plan Tacloban", "--place", "Tacloban"
    )
    assert said.code == 0, said.err
    found = run("info", file, "--json").json
    assert (found["title"], found["place"]) == ("Migration in Plan Tacloban", "Tacloban")
    assert found["level"] == "municipal", "what was not said stays"
    assert found["edits"] == 1
    assert run("check", file).code == 0


@pytest.mark.parametrize(
    "name",
    ["a b.mainstay", "Étude n° 1.mainstay", "خطة التنمية.mainstay", "計画.mainstay", "a'\"$(x)%20.mainstay"],
)
def test_any_file_name_works(run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / f"folder {name}"
    folder.mkdir()
    file = folder / name
    assert run("new", file).code == 0
    assert run("info", file, "--json").json["file"] == str(file)
    assert run("check", file).code == 0
    assert run("copy", file, "--to", folder / f"copy {name}").code == 0


def test_a_relative_name_that_begins_with_a_dash(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "--", "-draft.mainstay").code == 0
    assert run("info", "--json", "--", "-draft.mainstay").json["file"] == str(tmp_path / "-draft.mainstay")
    assert run("copy", "--to=-copy.mainstay", "--", "-draft.mainstay").code == 0
    assert (tmp_path / "-copy.mainstay").is_file()


def test_new_never_touches_a_file_that_is_there(run, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    for more in ([], ["--sample", "naga"]):
        said = run("new", book, *more)
        assert said.code == 1
        assert "“book.mainstay” is there already" in said.sentence
    assert book.read_bytes() == before
    assert "is a folder" in run("new", tmp_path).sentence


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_new_does_not_write_through_a_dangling_link(run, tmp_path: Path) -> None:
    link = tmp_path / "link.mainstay"
    link.symlink_to(tmp_path / "elsewhere.mainstay")
    assert run("new", link).code == 1
    assert not (tmp_path / "elsewhere.mainstay").exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (
            ["--sample", "atlantis"],
            'There is no sample "atlantis". There are: jamaica, jamaica-start, naga, naga-start.',
        ),
        (["--level", "galactic"], '"galactic" is no level of government: national, province or municipal.'),
    ],
)
def test_what_does_not_exist_is_wrong_usage(run, tmp_path: Path, more: list[str], sentence: str) -> None:
    said = run("new", tmp_path / "a.mainstay", *more)
    assert (said.code, said.sentence) == (2, sentence)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist(run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "nowhere" / "a.mainstay")
    assert (said.code, said.sentence) == (1, f"There is no folder {tmp_path / 'nowhere'}.")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything is never refused")
def test_a_folder_that_cannot_be_written_to(run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        said = run("new", tmp_path / "a.mainstay")
    finally:
        tmp_path.chmod(0o700)
    assert said.code == 1
    assert "a.mainstay" in said.sentence


def test_samples(run) -> None:
    found = run("samples", "--json").json
    assert [row["id"] for row in found] == sample_ids()
    assert all(row["title"] and row["summary"] for row in found)
    lines = run("samples").out.splitlines()
    assert [line.split()[0] for line in lines] == sample_ids()
    assert all(row["title"] in line for row, line in zip(found, lines, strict=True))


def test_info_for_people_says_the_same(run, book: Path) -> None:
    found = run("info", book, "--json").json
    shown = run("info", book).out
    assert found["title"] in shown
    assert "National" in shown
    assert "Jamaica" in shown
    assert re.search(rf"^Stakeholders +{found['records']['stakeholder']}$", shown, re.MULTILINE)
    assert "None" not in shown
    assert found["schema"]["major"] >= 1
    assert found["size"] == book.stat().st_size
    assert found["read_only"] is False


def test_history_is_newest_first_with_who_and_what(run, book: Path) -> None:
    assert run("history", book).out == "Nothing was changed yet.\n"
    assert run("history", book, "--json").json == {"edits": []}
    board = edited(book)
    newest, oldest = run("history", book, "--json").json["edits"]
    assert (oldest["author"], oldest["action"]) == ("Amina", "add")
    assert oldest["sentence"] == "Stakeholder added: Diaspora Board"
    assert newest["changes"] == [
        {"table": "stakeholder", "row": board, "field": "notes", "before": None, "after": "Meets in Kingston"}
    ]
    lines = run("history", book).out.splitlines()
    assert len(lines) == 2
    assert lines[1].endswith("Amina  Stakeholder added: Diaspora Board")
    assert run("info", book, "--json").json["last_edit"] == newest["utc"]


def test_copy_keeps_everything_and_the_identity(run, book: Path, tmp_path: Path) -> None:
    edited(book)
    target = tmp_path / "copy.mainstay"
    said = run("copy", book, "--to", target)
    assert (said.code, said.out) == (0, f"{target}\n")
    one, other = (run("info", file, "--json").json for file in (book, target))
    assert one["workbook_id"] == other["workbook_id"]
    assert one["records"] == other["records"]
    assert run("history", book, "--json").json == run("history", target, "--json").json
    assert run("check", target).code == 0


def test_copy_never_replaces(run, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    other = Path(shutil.copyfile(book, tmp_path / "other.mainstay"))
    for target in (other, book, tmp_path):
        assert run("copy", book, "--to", target).code == 1
    assert run("copy", book, "--to", tmp_path / "nowhere" / "a.mainstay").code == 1
    assert book.read_bytes() == other.read_bytes() == before


def test_reading_leaves_the_file_and_its_folder_alone(run, book: Path) -> None:
    before, around = book.read_bytes(), sorted(book.parent.iterdir())
    modified = book.stat().st_mtime_ns
    for name in READERS:
        assert run(name, book).code == 0
    assert (book.read_bytes(), book.stat().st_mtime_ns) == (before, modified)
    assert sorted(book.parent.iterdir()) == around


def test_a_workbook_that_is_open_elsewhere_can_be_looked_at(run, book: Path) -> None:
    workspace = Workspace.open(book, author="Amina")
    try:
        workspace.edit("add", create(Stakeholder(name="Diaspora Board")))
        assert workspace.flush()
        assert run("info", book, "--json").json["edits"] == 1
        assert run("check", book).code == 0
    finally:
        workspace.close()


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_no_good(run, jamaica: Path, tmp_path: Path, name: str, kind: str) -> None:
    make, code = BAD[kind]
    path = make(tmp_path, jamaica)
    before = path.read_bytes() if path.is_file() else b""
    plain, with_json = run(name, path), run(name, path, "--json")
    assert plain.code == with_json.code == 1
    assert path.name in plain.sentence, "the sentence names the file"
    assert plain.sentence == with_json.sentence
    assert plain.out == ""
    if name == "check":
        assert with_json.json == {"file": {"ok": False, "problems": [plain.sentence]}, "advice": []}
    else:
        assert with_json.json == {"error": {"code": code, "message": plain.sentence}}
    assert (path.read_bytes() if path.is_file() else b"") == before, "the original is never written to"


def test_a_history_that_somebody_changed_is_found(run, book: Path) -> None:
    edited(book)
    with closing(sqlite3.connect(book)) as connection:
        connection.execute("UPDATE edit SET author='Nobody' WHERE number=1")
        connection.commit()
    said = run("check", book, "--json")
    assert said.code == 1
    assert said.json["file"]["ok"] is False
    assert "history" in said.json["file"]["problems"][0]
    assert said.json["advice"], "the advice is there all the same"
    assert said.json["file"]["problems"][0] in said.sentence


def test_the_copy_of_a_command_that_was_killed_is_swept_away(book: Path) -> None:
    """Each work area says whose it is: the next opening of any workbook removes those of the dead."""
    from desktop.commands.reading import reading
    from desktop.storage.area import sweep

    with reading(book) as found:
        area = found.file.copy.parent
        assert (area / "process").read_text(encoding="ascii") == str(os.getpid())
        (area / "process").write_text("999999999", encoding="ascii")  # as after a kill
        sweep(area.parent)
        assert not area.exists()
