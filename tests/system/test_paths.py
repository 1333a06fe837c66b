"""Where things are: in a checkout, an installed wheel, a frozen build, and in the person's own folders."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.system import paths

TOP = Path(__file__).parents[2]


@pytest.fixture
def forget_root() -> Iterator[None]:
    """The place of the data is looked for once; let it be looked for anew here, and again afterwards."""
    paths._root.cache_clear()
    yield
    paths._root.cache_clear()


def test_in_a_checkout_the_data_stand_at_the_top() -> None:
    assert paths.resources() == TOP / "resources"
    assert (paths.handbook() / "en").is_dir()
    assert paths.built() == TOP / "build" / "data"


@pytest.mark.usefixtures("forget_root")
def test_in_a_frozen_build_they_stand_in_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"
    assert paths.handbook() == tmp_path / "handbook"
    assert paths.built() == tmp_path / "build" / "data"


def test_the_work_area_is_private_and_new_each_time() -> None:
    one, other = paths.work_area(), paths.work_area()
    try:
        assert one != other
        assert list(one.iterdir()) == []
        if sys.platform != "win32":
            assert one.stat().st_mode & 0o077 == 0, "a plan may name people: nobody else reads the copy"
    finally:
        one.rmdir()
        other.rmdir()


def test_without_a_documents_folder_it_is_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: tmp_path / "nowhere")
    assert paths.documents_dir() == Path.home()


def _run(*line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *line],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from this checkout without a network."""
    data = _run("-m", "desktop", "build-data", cwd=TOP)
    assert data.returncode == 0, data.stderr
    folder = tmp_path_factory.mktemp("wheel")
    made = _run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=TOP)
    assert made.returncode == 0, made.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.mark.slow
def test_the_wheel_carries_its_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for kind in ("handbook", "resources"):
        inside = {
            name.removeprefix("desktop/data/") for name in names if name.startswith(f"desktop/data/{kind}/")
        }
        here = {path.relative_to(TOP).as_posix() for path in (TOP / kind).rglob("*") if path.is_file()}
        assert inside == here, kind
    built = {name for name in names if name.startswith("desktop/data/build/data/")}
    assert "desktop/data/build/data/handbook/en.db" in built
    assert "desktop/data/build/data/samples/jamaica.mainstay" in built
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    assert "mainstay = desktop.cli:main" in zipfile.ZipFile(wheel).read(entry).decode()


@pytest.mark.slow
def test_the_installed_program_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(place)
    said = _run("-m", "desktop", "doctor", "--json", cwd=place)
    lines = {line["name"]: line for line in json.loads(said.stdout)["lines"]}
    assert lines["fonts"]["found"] == str(place / "desktop" / "data" / "resources" / "fonts")
    made = _run("-m", "desktop", "new", str(tmp_path / "a.mainstay"), "--sample", "jamaica", cwd=place)
    assert made.returncode == 0, made.stderr
    found = _run("-m", "desktop", "search", "migration", "--json", cwd=place)
    assert json.loads(found.stdout)["results"], found.stderr
