"""Updates of the portable edition: the old or the new version works, whatever happens in between."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.distribution import update
from desktop.distribution.kit import KitError
from desktop.distribution.update import Update, current_build, tidy, update_from
from desktop.system.locale import show
from tests.distribution.stand_in import make, make_kit, says

OLD, NEW, NEWEST = "program-0.1.0-11111111", "program-0.2.0-22222222", "program-0.10.0-33333333"
TOP = Path(__file__).parents[2]
ROUNDS = 25

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-in is a script that Windows does not start"
)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A portable edition with settings, as somebody uses it."""
    folder = make(tmp_path / "Clé été" / "Mainstay", OLD)
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").write_text("mine")
    return folder


@pytest.fixture
def kit_folder(tmp_path: Path) -> Path:
    """A kit with a newer version."""
    return make_kit(tmp_path / "kit", make(tmp_path / "new", NEW))


def _left(stick: Path) -> set[str]:
    return {path.name for path in stick.iterdir()} - {"mainstay", ".portable", "data"}


def test_an_update_replaces_the_program_and_keeps_what_is_the_persons(stick: Path, kit_folder: Path) -> None:
    heard: list[float] = []
    assert update_from(kit_folder, stick, heard.append) == Update(OLD, NEW)
    assert says(stick) == NEW
    assert heard == sorted(heard)
    assert (stick / "data" / "settings.json").read_text() == "mine"
    assert _left(stick) == {OLD, NEW}, "the old libraries stay until the new version is started"
    tidy(stick)
    assert _left(stick) == {NEW}
    assert says(stick) == NEW
    assert update_from(kit_folder, stick) == Update(NEW, NEW), "a second time there is nothing to do"


def test_a_version_that_does_not_work_is_rolled_back(stick: Path, tmp_path: Path) -> None:
    broken = make_kit(tmp_path / "kit", make(tmp_path / "new", NEW, broken=True))
    with pytest.raises(KitError) as caught:
        update_from(broken, stick)
    assert caught.value.code == "does_not_work"
    assert "this version is broken" in show(caught.value.message)
    assert says(stick) == OLD
    assert _left(stick) == {OLD}


def test_a_kit_that_was_changed_is_not_used(stick: Path, kit_folder: Path) -> None:
    part = next(kit_folder.rglob("part-07"))
    part.write_text("something else")
    with pytest.raises(KitError) as caught:
        update_from(kit_folder, stick)
    assert caught.value.code == "bad_kit"
    assert says(stick) == OLD


def test_an_older_version_and_a_kit_without_one_are_refused(
    stick: Path, kit_folder: Path, tmp_path: Path
) -> None:
    newest = make(tmp_path / "newest", NEWEST)
    with pytest.raises(KitError) as caught:
        update_from(kit_folder, newest)
    assert caught.value.code == "older", "0.10 is newer than 0.2"
    assert "0.2.0" in show(caught.value.message)
    shutil.rmtree(kit_folder / "program")
    with pytest.raises(KitError) as caught:
        update_from(kit_folder, stick)
    assert caught.value.code == "bad_kit"


def test_a_stick_without_room_is_said_before_anything_is_written(
    stick: Path, kit_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(update.shutil, "disk_usage", lambda _folder: usage._replace(free=10))
    with pytest.raises(KitError) as caught:
        update_from(kit_folder, stick)
    assert caught.value.code == "no_room"
    assert _left(stick) == {OLD}


def test_killed_at_any_moment_the_old_or_the_new_version_works(
    stick: Path, kit_folder: Path, tmp_path: Path
) -> None:
    """The updater is a process of its own that is killed after a while; then the next one starts from what is left."""
    line = "from pathlib import Path; import sys; from desktop.distribution.update import update_from; " + (
        "print('go', flush=True); update_from(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    started = time.monotonic()
    copy = tmp_path / "timed"
    shutil.copytree(stick, copy)
    subprocess.run(
        [sys.executable, "-c", line, str(kit_folder), str(copy)], cwd=TOP, check=True, capture_output=True
    )
    whole = time.monotonic() - started
    chance, seen = random.Random(7), set()
    for _round in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", line, str(kit_folder), str(stick)], stdout=subprocess.PIPE, cwd=TOP
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.random() * whole)
            child.kill()
        seen.add(says(stick))
        assert seen <= {OLD, NEW}
        assert current_build(stick) == says(stick)
        assert (stick / "data" / "settings.json").read_text() == "mine"
        tidy(stick)
        assert says(stick) in (OLD, NEW), "tidying never takes what a program needs"
        if says(stick) == NEW:  # begin anew
            shutil.rmtree(stick / NEW)
            (stick / "mainstay").unlink()
            shutil.rmtree(stick / "data")
            (stick / ".portable").unlink()
            make(stick, OLD)
            (stick / "data").mkdir()
            (stick / "data" / "settings.json").write_text("mine")
    assert update_from(kit_folder, stick) == Update(OLD, NEW), "what was cut off is no hindrance"


def test_a_program_that_still_runs_keeps_its_libraries(stick: Path, kit_folder: Path) -> None:
    mapped = "import mmap, sys; f = open(sys.argv[1], 'rb'); m = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ); "
    hold = [
        sys.executable,
        "-c",
        mapped + "print('held', flush=True); sys.stdin.read()",
        str(stick / OLD / "part-00"),
    ]
    update_from(kit_folder, stick)
    if not Path("/proc/self/maps").exists():
        return  # only Linux tells; elsewhere a folder in use keeps its name by itself or nothing is at stake
    with subprocess.Popen(hold, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        tidy(stick)
        assert _left(stick) == {OLD, NEW}
        other.communicate()
    tidy(stick)
    assert _left(stick) == {NEW}
