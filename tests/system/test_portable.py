"""The portable edition: one folder for everything, on a stick that may be another drive tomorrow."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from desktop.system import paths, portable
from desktop.system.locale import show
from desktop.system.settings import Settings

NAMES = ("stick", "USB Stick 1", "Clé été", "عصا الذاكرة")


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `portable` changes for the whole process is as it was afterwards."""
    for name in (paths.PORTABLE_VARIABLE, "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    monkeypatch.delenv(paths.PORTABLE_VARIABLE)
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
    monkeypatch.setattr(portable, "_keeps", True)


pytestmark = pytest.mark.usefixtures("surroundings")


def test_an_installed_program_is_not_portable() -> None:
    assert paths.portable_dir() is None
    assert portable.problem() is None
    assert portable.take(["check", "a.mainstay"]) == ["check", "a.mainstay"]
    portable.start()
    assert paths.settings_dir().is_relative_to(Path.home())


@pytest.mark.parametrize("name", NAMES)
def test_every_folder_is_on_the_stick(name: str, tmp_path: Path) -> None:
    stick = tmp_path / name
    assert portable.take(["--portable", str(stick), "doctor", "--json"]) == ["doctor", "--json"]
    portable.start()
    found = [
        paths.settings_dir(),
        paths.data_dir(),
        paths.backups_dir(),
        paths.logs_dir(),
        paths.documents_dir(),
    ]
    area = paths.work_area()
    assert all(folder == stick or folder.is_relative_to(stick) for folder in [*found, area])
    with tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).is_relative_to(stick)
    if sys.platform == "linux":
        assert Path(os.environ["XDG_CACHE_HOME"]).is_relative_to(stick)
    area.rmdir()


def test_a_mark_beside_a_frozen_program_makes_it_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mainstay"))
    assert paths.portable_dir() is None
    (tmp_path / ".portable").touch()
    assert paths.portable_dir() == tmp_path.resolve() / "data"
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Mainstay.app" / "Contents" / "MacOS" / "mainstay"))
    assert paths.portable_dir() == tmp_path.resolve() / "data"


def test_both_ways_of_writing_the_option(tmp_path: Path) -> None:
    assert portable.take([f"--portable={tmp_path}", "plan.mainstay"]) == ["plan.mainstay"]
    assert paths.portable_dir() == tmp_path
    assert portable.take(["check", "--portable"]) == ["check", "--portable"], "only at the head"


def test_a_folder_that_cannot_be_one_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for words in (["--portable"], ["--portable="], ["--portable", str(file)]):
        with pytest.raises(portable.BadFolder) as caught:
            portable.take(words)
        assert show(caught.value.message).endswith(".")


def test_recent_workbooks_follow_the_stick_to_another_drive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for drive in ("E", "F"):
        (tmp_path / drive / "Mainstay" / "data").mkdir(parents=True)
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "E" / "Mainstay" / "data"))
    inside = tmp_path / "E" / "Mainstay" / "data" / "workbooks" / "Plan é.mainstay"
    outside = tmp_path / "elsewhere" / "other.mainstay"
    settings = Settings(recent=[str(inside), str(outside)], backup_folder=str(inside.parent / "backups"))
    assert settings.save()
    kept = (tmp_path / "E" / "Mainstay" / "data" / "settings.json").read_bytes()
    (tmp_path / "F" / "Mainstay" / "data" / "settings.json").write_bytes(kept)
    monkeypatch.setenv(paths.PORTABLE_VARIABLE, str(tmp_path / "F" / "Mainstay" / "data"))
    found = Settings.load()
    moved = tmp_path / "F" / "Mainstay" / "data" / "workbooks"
    assert found.recent == [str(moved / "Plan é.mainstay"), str(outside)]
    assert found.backup_folder == str(moved / "backups")


def test_a_stick_where_a_file_stands_in_the_way_is_as_good_as_read_only(tmp_path: Path) -> None:
    (tmp_path / "temporary").touch()
    _read_only(tmp_path)


def _read_only(folder: Path) -> None:
    before = tempfile.gettempdir()
    portable.take(["--portable", str(folder)])
    portable.start()
    problem = portable.problem()
    assert problem is not None
    assert str(folder) in show(problem)
    assert tempfile.gettempdir() == before
    assert paths.documents_dir() != folder / "workbooks"
