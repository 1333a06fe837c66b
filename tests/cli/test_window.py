"""`mainstay [FILE]`: the window opens, as a process of its own, on the file that was named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.benchmarks.starting import start

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "wait4"), reason="the first-paint probe needs it"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for the measured process."""
    (tmp_path / "home").mkdir()
    return tmp_path


def test_without_a_file_it_opens_on_its_first_page(folder: Path) -> None:
    assert "Mainstay" in start(["-m", "desktop"], folder).window


@pytest.mark.parametrize("name", ["Plan für île.mainstay", "خطة.mainstay", "-platform.mainstay"])
def test_it_opens_on_the_file(folder: Path, book: Path, name: str) -> None:
    file = book.rename(folder / name)
    assert Path(name).stem in start(["-m", "desktop", str(file)], folder).window


def test_a_file_that_is_gone_opens_a_window_that_says_so(folder: Path) -> None:
    assert "Mainstay" in start(["-m", "desktop", str(folder / "gone.mainstay")], folder).window
