"""Preferences: kept, limited to what makes sense, and never a reason not to start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.system.settings import LARGEST_TEXT, RECENT, SMALLEST_TEXT, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file that is not there yet, in a folder that is not there yet."""
    return tmp_path / "deep" / "settings.json"


def test_what_is_saved_comes_back(file: Path) -> None:
    made = Settings(
        language="fr", role="planner", name="Žofia من", text_size=125, theme="dark", contrast=True
    )
    made.opened(Path("plan.mainstay"))
    assert made.save(file)
    assert Settings.load(file) == made
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"], "nothing half written is left"


def test_without_a_file_everything_is_at_its_beginning(file: Path) -> None:
    assert Settings.load(file) == Settings()
    assert Settings().name == "", "never the login name"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'"text"', b"{" * 100_000])
def test_a_damaged_file_is_as_good_as_none(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert Settings.load(file) == Settings()


def test_a_value_that_makes_no_sense_is_left_out_and_the_others_stay(file: Path) -> None:
    file.parent.mkdir()
    found = {
        "name": "Amina",
        "text_size": "large",
        "contrast": 1,
        "recent": [1, 2],
        "theme": "pink",
        "future": 3,
    }
    file.write_text(json.dumps(found), encoding="utf-8")
    assert Settings.load(file) == Settings(name="Amina")


@pytest.mark.parametrize(("asked", "kept"), [(1, SMALLEST_TEXT), (1000, LARGEST_TEXT), (120, 120)])
def test_the_size_of_text_has_limits(file: Path, asked: int, kept: int) -> None:
    assert Settings(text_size=asked).save(file)
    assert Settings.load(file).text_size == kept


def test_recent_workbooks_newest_first_each_once(file: Path) -> None:
    made = Settings()
    for number in [*range(RECENT + 3), 5]:
        made.opened(Path(f"{number}.mainstay"))
    assert made.recent[0] == "5.mainstay"
    assert len(made.recent) == len(set(made.recent)) == RECENT
    made.forget(Path("5.mainstay"))
    assert "5.mainstay" not in made.recent


def test_what_cannot_be_saved_is_said_and_harms_nothing(file: Path) -> None:
    file.parent.write_text("a file where the folder should be", encoding="utf-8")
    made = Settings(name="Amina")
    assert made.save(file) is False
    assert made.name == "Amina"


def test_a_folder_for_backups(tmp_path: Path) -> None:
    assert Settings(backup_folder=str(tmp_path)).backups_folder() == tmp_path
    assert Settings().backups_folder().name == "backups"
