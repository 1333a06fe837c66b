"""`mainstay pack`: what trainers script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.system import paths
from desktop.workspace import packs
from tests.distribution.pack_sources import folder, good


@pytest.fixture(autouse=True)
def no_packs_left() -> Iterator[None]:
    yield
    shutil.rmtree(paths.packs_dir(), ignore_errors=True)
    packs.apply()


def test_from_a_folder_to_the_handbook_and_back(run, tmp_path: Path) -> None:
    source = folder(tmp_path / "pack", good())
    assert run("pack", "check", source).out == "Notes from our town 1.0: nothing is wrong.\n"
    built = run("pack", "build", source, "--json").json
    assert built["ok"]
    assert Path(built["path"]).name == "our-town-1.0.zip"
    done = run("pack", "install", built["path"], "--json")
    assert done.code == 0
    assert done.json["counts"]["pages"] == 1
    listed = run("pack", "list", "--json").json["packs"]
    assert [(one["pack"]["id"], one["used"]) for one in listed] == [("our-town", True)]
    assert "local/our-town" in run("search", "zebra", "town").out
    assert run("pack", "remove", "our-town").code == 0
    assert run("pack", "list").out == "No packs are installed.\n"
    gone = run("pack", "remove", "our-town")
    assert gone.code == 1
    assert "our-town" in gone.sentence


def test_every_fault_is_a_line_and_the_sum_of_them_a_sentence(run, tmp_path: Path) -> None:
    source = folder(tmp_path / "pack", {**good(), "en/local/bad.md": "x", "run.exe": "y"})
    found = run("pack", "check", source)
    assert found.code == 1
    assert [line.partition(": ")[0] for line in found.out.splitlines()] == ["en/local/bad.md:1", "run.exe"]
    assert found.sentence == "2 things are wrong."
    document = run("pack", "check", source, "--json").json
    assert not document["ok"]
    assert [fault["line"] for fault in document["faults"]] == [1, 0]
    assert run("pack", "install", source).code == 1
    assert run("pack", "build", source).code == 1
    assert not list(tmp_path.glob("*.zip"))
