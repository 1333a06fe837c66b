"""doctor: what it looks at, and that it notices what is not in order."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path

import pytest

from desktop.system import paths
from desktop.system.version import VERSION
from desktop.workspace import diagnosis

NAMES = {
    *("program", "python", "system", "qt", "sqlite", "reportlab", "settings", "data", "backups", "log"),
    *("temporary", "documents", "space", "fonts", "handbook", "samples", "language", "screen"),
}


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build folder with the two things that doctor looks for."""
    for file in ("handbook/en.db", "samples/jamaica.mainstay"):
        path = tmp_path / "built" / file
        path.parent.mkdir(parents=True)
        path.touch()
    monkeypatch.setattr(paths, "built", lambda: tmp_path / "built")
    return tmp_path / "built"


def test_a_computer_in_order(run) -> None:
    said = run("doctor", "--json")
    assert (said.code, said.err) == (0, "")
    lines = {line["name"]: line for line in said.json["lines"]}
    assert set(lines) == NAMES
    assert said.json["ok"] is True
    assert all(line["ok"] for line in lines.values())
    assert lines["program"]["found"] == VERSION
    assert platform.python_version() in lines["python"]["found"]
    assert lines["sqlite"]["found"] == sqlite3.sqlite_version
    assert lines["qt"]["found"].startswith("6.")
    assert lines["backups"]["found"] == str(paths.backups_dir())
    shown = run("doctor").out.splitlines()
    assert len(shown) == len(NAMES)
    assert all(line.startswith("ok ") for line in shown)


def test_looking_leaves_nothing_behind(run) -> None:
    before = sorted(Path.home().rglob("*"))
    assert run("doctor").code == 0
    assert sorted(Path.home().rglob("*")) == before


def _bad(run) -> list[str]:
    said = run("doctor", "--json")
    assert said.code == 1
    assert said.json["ok"] is False
    bad = [line for line in said.json["lines"] if not line["ok"]]
    assert said.sentence == f"Not in order: {', '.join(line['label'] for line in bad)}."
    shown = run("doctor").out
    assert shown.count("NOT OK") == len(bad)
    return [line["name"] for line in bad]


def test_a_folder_that_cannot_be_written_to(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(paths, "backups_dir", lambda: blocked / "backups")
    assert _bad(run) == ["backups"]


def test_a_handbook_and_samples_that_were_not_built(run, built: Path) -> None:
    (built / "handbook" / "en.db").unlink()
    (built / "samples" / "jamaica.mainstay").unlink()
    assert _bad(run) == ["handbook", "samples"]


def test_a_font_that_is_missing(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert "fonts" in _bad(run)


def test_a_library_that_is_too_old_or_a_disk_that_is_nearly_full(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosis, "OLDEST_SQLITE", (99, 0))
    monkeypatch.setattr(diagnosis, "LITTLE_SPACE", 10**18)
    assert _bad(run) == ["sqlite", "space"]
