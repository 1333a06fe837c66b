"""Sums of folders: what `sha256sum` says, and each changed, missing or extra file by its name."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.distribution import sums


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with names as people give them."""
    for name in ("a.txt", "deep/er/b.bin", "Présentation été.pdf", "ملف.txt", "leer"):
        path = tmp_path / "kit" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() if name != "leer" else b"")
    return tmp_path / "kit"


def test_the_list_is_written_and_read_back(folder: Path) -> None:
    found = sums.sums_of(folder, sums.names(folder))
    assert found["a.txt"] == hashlib.sha256(b"a.txt").hexdigest()
    assert sums.read(sums.as_text(found)) == found
    assert not sums.compare(folder, found)


def test_each_difference_is_named(folder: Path) -> None:
    expected = sums.sums_of(folder, sums.names(folder))
    (folder / "a.txt").write_bytes(b"A.txt")
    (folder / "deep" / "er" / "b.bin").unlink()
    (folder / "deep" / "new.exe").touch()
    found = sums.compare(folder, expected)
    assert (found.changed, found.missing, found.extra) == (("a.txt",), ("deep/er/b.bin",), ("deep/new.exe",))


def test_what_is_left_out_is_neither_missing_nor_extra(folder: Path) -> None:
    def ours(name: str) -> bool:
        return name.startswith("data/")

    expected = sums.sums_of(folder, sums.names(folder, ours))
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").touch()
    assert not sums.compare(folder, expected, ours)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there that people do not have")
def test_a_link_is_not_followed_and_counts_as_changed(folder: Path, tmp_path: Path) -> None:
    expected = sums.sums_of(folder, sums.names(folder))
    content = (folder / "a.txt").read_bytes()
    (tmp_path / "outside").write_bytes(content)
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(tmp_path / "outside")
    (folder / "elsewhere").symlink_to(tmp_path)
    found = sums.compare(folder, expected)
    assert (found.changed, found.extra) == (("a.txt",), ("elsewhere",))


def test_an_accent_written_apart_is_the_same_name(folder: Path) -> None:
    expected = sums.sums_of(folder, sums.names(folder))
    apart = {unicodedata.normalize("NFD", name): value for name, value in expected.items()}
    assert not sums.compare(folder, apart)


@pytest.mark.parametrize(
    "name", ["../x", "/etc/passwd", "a/../../x", "C:/x", "a\\b", "con:", "a/./b", " x", "a/ x"]
)
def test_names_that_lead_out_of_the_folder_are_refused(name: str) -> None:
    with pytest.raises(sums.BadSums):
        sums.read(f"{'0' * 64}  {name}\n")


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        found = sums.read(text)
    except sums.BadSums:
        return
    assert all(sums.is_plain(name) for name in found)


def test_progress_ends_at_one(folder: Path) -> None:
    heard: list[float] = []
    listed = sums.sums_of(folder, sums.names(folder), heard.append)
    sums.compare(folder, listed, progress=heard.append)
    assert heard[len(listed) - 1] == 1.0
    assert heard[-1] == 1.0
