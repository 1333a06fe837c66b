"""build-data: builds what changed, leaves the rest alone, and is never seen half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.build import STAMP, build_folder, fingerprint
from desktop.storage.backup import workbook_id_of
from desktop.system import paths
from desktop.workspace.samples import sample_ids


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build folder of this test's own."""
    monkeypatch.setattr(paths, "built", lambda: tmp_path / "build" / "data")
    return tmp_path / "build" / "data"


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(p.relative_to(folder)): (p.stat().st_mtime_ns, p.stat().st_ino)
        for p in folder.rglob("*")
        if p.is_file()
    }


@pytest.mark.slow
def test_it_builds_once(run, place: Path) -> None:
    said = run("build-data")
    assert said.code == 0, said.err
    assert said.out.count("built") == 2
    assert {p.stem for p in (place / "samples").glob("*.mainstay")} == set(sample_ids())
    assert (place / "handbook" / "en.db").is_file()
    assert {p.name for p in place.rglob("*") if p.name.startswith(".")} == set()
    first = _state(place)
    said = run("build-data")
    assert said.out.count("unchanged") == 2
    assert _state(place) == first
    ids = {p.name: workbook_id_of(p) for p in (place / "samples").glob("*.mainstay")}
    assert run("build-data", "--force").out.count("built") == 2
    assert _state(place) != first
    assert {p.name: workbook_id_of(p) for p in (place / "samples").glob("*.mainstay")} == ids
    assert run("check", place / "samples" / "naga.mainstay").code == 0


def _makers(word: str) -> dict[str, object]:
    return {name: (lambda path: path.write_text(word, "utf-8")) for name in ("a.db", "b.db")}


def test_a_changed_source_or_a_lost_file_builds_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "samples"
    assert build_folder(folder, _makers("one"), "1", force=False)
    assert not build_folder(folder, _makers("two"), "1", force=False)
    assert (folder / "a.db").read_text("utf-8") == "one"
    assert build_folder(folder, _makers("two"), "2", force=False)
    (folder / "b.db").unlink()
    assert build_folder(folder, _makers("three"), "2", force=False)
    assert (folder / "b.db").read_text("utf-8") == "three"
    assert build_folder(folder, {"a.db": _makers("four")["a.db"]}, "3", force=False)
    assert sorted(p.name for p in folder.iterdir()) == ["a.db", STAMP], "what has no source any more is gone"


def test_a_build_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "samples"
    build_folder(folder, _makers("one"), "1", force=False)

    def broken(path: Path) -> None:
        path.write_text("half", "utf-8")
        raise ValueError("a mistake in a sample")

    with pytest.raises(ValueError, match="a mistake"):
        build_folder(folder, {"a.db": _makers("two")["a.db"], "b.db": broken}, "2", force=False)
    assert [(p.name, p.read_text("utf-8")) for p in sorted(folder.iterdir())] == [
        ("a.db", "one"),
        ("b.db", "one"),
        (STAMP, "1"),
    ]
    assert [p.name for p in tmp_path.iterdir()] == ["samples"]


def test_a_fingerprint_changes_with_content_name_and_place(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.mkdir()
    (one / "a.toml").write_text("1", "utf-8")
    first = fingerprint([one])
    assert fingerprint([one]) == first
    (one / "a.toml").write_text("2", "utf-8")
    second = fingerprint([one])
    (one / "a.toml").rename(one / "b.toml")
    third = fingerprint([one])
    (one / "x.pyc").write_text("", "utf-8")
    assert len({first, second, third}) == 3
    assert fingerprint([one]) == third, "compiled files are no source"
