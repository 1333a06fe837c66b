"""Shared computers and help from afar: what is kept can be listed and removed, and a support bundle names nobody."""

from __future__ import annotations

import json
import logging
import sqlite3
import zipfile
from pathlib import Path

import pytest

from desktop.domain.change import update
from desktop.system import crash, log, paths
from desktop.system.settings import Settings, settings_path
from desktop.workspace import support
from desktop.workspace.workspace import Workspace

SECRETS = ("Wanjiru", "Nakuru county", "Plan of Nakuru", "budget 4711", "smuggling")


@pytest.fixture(autouse=True)
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything of this person in a folder of this test's own."""
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "person"))
    monkeypatch.setattr(Settings, "kept", True)
    return tmp_path / "person"


@pytest.fixture
def used(person: Path, book: Path) -> Path:
    """A workbook that this person worked in: with settings, recent workbooks, a backup and a log."""
    plan = book.rename(book.with_name("Plan of Nakuru.mainstay"))
    settings = Settings(name="Wanjiru", language="en")
    settings.opened(plan)
    settings.save()
    workspace = Workspace.open(plan, author="Wanjiru")
    workspace.edit("change", update(workspace.snapshot.initiative, name="Nakuru county"))
    workspace.backup_now()
    assert workspace.close()
    log.path().parent.mkdir(parents=True, exist_ok=True)
    log.path().write_text(LOG.format(plan=plan, home="/" + "home"), encoding="utf-8")
    crash.path().write_text(CRASH, encoding="utf-8")
    return plan


LOG = """2026-11-25 10:00:00,000 WARNING desktop.storage.writer: not saved {plan}: PermissionError(13, 'Nakuru county')
2026-11-25 10:01:00,000 ERROR root: nobody caught this
Traceback (most recent call last):
  File "{home}/wanjiru/Mainstay/program-0.1.0-1/desktop/ui/table.py", line 12, in show
    raise ValueError(text)
ValueError: budget 4711 of Wanjiru
  about smuggling
in several lines, Nakuru county
sqlite3.OperationalError: no such column: smuggling
2026-11-25 10:02:00,000 WARNING desktop.system.settings: settings were not saved: [Errno 28] “Plan of Nakuru” full
"""
CRASH = """Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "C:\\Users\\Wanjiru\\Mainstay\\desktop\\ui\\table.py", line 40 in paint
"""


def test_the_support_bundle_lists_what_is_inside_and_names_nobody(run, used: Path, tmp_path: Path) -> None:
    said = run("support", "--to", tmp_path / "help.zip", "--json")
    assert said.code == 0, said.err
    with zipfile.ZipFile(tmp_path / "help.zip") as archive:
        files = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert {part["name"] for part in said.json["files"]} | {support.README} == set(files)
    for part in said.json["files"]:
        assert f"{part['name']}: {part['what']}" in files[support.README]
    for name, text in files.items():
        for secret in (*SECRETS, "wanjiru", str(tmp_path)):
            assert secret not in text, f"{name} holds {secret}"
    assert "desktop/ui/table.py, line 12, in show" in files["log.txt"], "where it happened is what helps"
    assert "ValueError" in files["log.txt"]
    assert "PermissionError(13, …)" in files["log.txt"]
    assert "line 40 in paint" in files["crash.txt"]
    assert json.loads(files["settings.json"])["language"] == "en"
    assert {line["name"] for line in json.loads(files["doctor.json"])} >= {"sqlite", "qt", "space"}
    shown = run("support", "--to", tmp_path / "again.zip")
    assert "log.txt" in shown.out
    assert run("support", "--to", tmp_path / "again.zip").code == 1, "nothing is replaced"


def test_no_cell_of_a_workbook_is_in_the_bundle(run, used: Path, tmp_path: Path) -> None:
    """Whatever an error says about a record: none of the longer texts of the sample comes out."""
    connection = sqlite3.connect(used)
    cells = {
        cell
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
        for row in connection.execute(f'SELECT * FROM "{table}"').fetchall()
        for cell in row
        if isinstance(cell, str) and len(cell) > 12 and " " in cell
    }
    connection.close()
    assert len(cells) > 100
    with log.path().open("a", encoding="utf-8") as file:
        for cell in cells:
            file.write(f"ValueError: {cell}\n{cell}\n2026-11-25 10:00:00,000 ERROR x: cannot show {cell!r}\n")
    text = b"\n".join(support.contents().values()).decode("utf-8")
    assert [cell for cell in cells if cell in text] == []


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_kept_is_listed_and_nothing_is_removed_unasked(run, used: Path, person: Path) -> None:
    before = _files(person)
    found = {item["kind"]: item for item in run("clear", "--json").json["found"]}
    assert set(found) == {"settings", "recent", "backups", "rest"}
    assert found["recent"]["files"] == [str(used)]
    assert found["backups"]["size"] > 0
    assert _files(person) == before


def test_backups_alone_are_removed_and_foreign_files_beside_them_stay(run, used: Path, person: Path) -> None:
    mine = person / "backups" / "my own notes.txt"
    mine.write_text("mine")
    assert run("clear", "--backups").code == 0
    assert list((person / "backups").iterdir()) == [mine]
    assert Settings.load().recent == [str(used)]


def test_recent_workbooks_are_forgotten_and_the_rest_of_the_settings_stays(run, used: Path) -> None:
    assert run("clear", "--recent").code == 0
    assert (Settings.load().recent, Settings.load().name) == ([], "Wanjiru")
    assert used.is_file()


def test_everything_is_removed_but_workbooks(run, used: Path, person: Path) -> None:
    (person / "workbooks").mkdir()
    (person / "workbooks" / "other.mainstay").touch()
    (person / "keys").mkdir()
    (person / "keys" / "Amina.pub").touch()
    assert run("clear", "--all").out == "Removed. Your workbooks are where they were.\n"
    left = [path for path in person.rglob("*") if path.is_file()]
    assert left == [person / "workbooks" / "other.mainstay"]
    assert used.is_file()
    Settings(name="Wanjiru").save()
    assert not settings_path().exists(), "closing the window does not bring them back"
    assert not [h for h in logging.getLogger().handlers if isinstance(h, log.LogFile)]


def test_somebody_of_whom_nothing_is_kept(run, person: Path) -> None:
    assert run("clear").out == "Nothing is kept.\n"
    assert run("clear", "--all").code == 0
