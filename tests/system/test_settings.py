"""Settings are kept whole, and whatever is wrong with them, the program starts."""

from __future__ import annotations

import json
import platform
from pathlib import Path

import pytest

from desktop.system import installation, paths
from desktop.system.files import write_whole
from desktop.system.settings import RECENT, Settings


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    mine = Settings(language="en", role="trainer", name="Zoë أ", text_size=125, theme="dark", contrast=True)
    mine.opened(Path("plan à Fès.mainstay"))
    assert mine.save(path)
    assert Settings.load(path) == mine
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '"x"', '{"text_size": "big", "recent": [1]}', "\x00"]
)
def test_damaged_settings_are_the_defaults(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, encoding="utf-8")
    assert Settings.load(tmp_path / "settings.json") == Settings()
    assert Settings.load(tmp_path / "missing.json") == Settings()


def test_values_out_of_range_are_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps({"text_size": 900, "theme": "pink", "name": "Ana", "unknown": 1, "contrast": 1})
    )
    found = Settings.load(path)
    assert (found.text_size, found.theme, found.name, found.contrast) == (150, "system", "Ana", False)


def test_recent_workbooks_are_newest_first_and_few() -> None:
    mine = Settings()
    for number in range(RECENT + 5):
        mine.opened(Path(f"{number}.mainstay"))
    mine.opened(Path("12.mainstay"))
    assert mine.recent[:2] == ["12.mainstay", "14.mainstay"]
    assert len(mine.recent) == RECENT
    mine.forget(Path("14.mainstay"))
    assert "14.mainstay" not in mine.recent


def test_settings_that_cannot_be_saved_harm_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not Settings().save(tmp_path / "file" / "settings.json")


def test_backups_go_where_the_person_says() -> None:
    assert Settings().backups_folder() == paths.backups_dir()
    assert Settings(backup_folder="elsewhere").backups_folder() == Path("elsewhere")


def test_a_file_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    write_whole(path, b"good")
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"cut")
    with pytest.raises(OSError):
        write_whole(path, b"better")
    monkeypatch.undo()
    assert path.read_bytes() == b"good"
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "data_dir", lambda: tmp_path / "data")
    return tmp_path / "data"


def _again() -> str:
    installation.instance_id.cache_clear()
    return installation.instance_id()


def test_an_installation_keeps_its_name(data: Path) -> None:
    first = _again()
    assert _again() == first
    (data / "instance.json").write_text("damaged")
    assert _again() != first
    installation.instance_id.cache_clear()


def test_the_same_data_folder_on_another_computer_is_another_installation(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _again()
    monkeypatch.setattr(platform, "node", lambda: "the new computer")
    assert _again() != first
    assert platform.node() not in (data / "instance.json").read_text()
    installation.instance_id.cache_clear()


def test_an_installation_without_a_place_for_its_name_still_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(paths, "data_dir", lambda: tmp_path / "file")
    assert len(_again()) == 36
    installation.instance_id.cache_clear()
