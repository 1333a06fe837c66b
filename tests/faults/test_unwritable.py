"""The place cannot be written: a full disk, a stick pulled out, a read-only folder. The work is kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.domain.change import update
from desktop.domain.records import Stakeholder
from desktop.storage import lock
from desktop.system.locale import show
from desktop.workspace.new import new_workbook
from desktop.workspace.workspace import Refused, Status, Workspace
from tests.storage.books import make_book, opened, problems_of, raw


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.writer.RETRY_SECONDS", 0.05)


class Watch:
    """Waits for a status of the workbook, announced from its writer's thread."""

    def __init__(self, workspace: Workspace) -> None:
        self.seen: list[Status] = []
        self._news = threading.Condition()
        workspace.status_changed.connect(self._on_status)

    def _on_status(self, status: Status) -> None:
        with self._news:
            self.seen.append(status)
            self._news.notify_all()

    def wait(self, state: str) -> Status:
        with self._news:
            assert self._news.wait_for(lambda: bool(self.seen) and self.seen[-1].state == state, 20), (
                self.seen
            )
            return self.seen[-1]


def _rename(workspace: Workspace, name: str) -> None:
    workspace.edit("change", update(workspace.snapshot.all(Stakeholder)[0], name=name))


def _fill(disk: Path) -> None:
    """Leave not one page of room."""
    with (disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
        while ballast.write(bytes(4096)):
            pass


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes: a workbook, its journal and what thirty edits add."""
    place = tmp_path / "stick"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], capture_output=True)
    if made.returncode:
        pytest.skip("this machine does not let us make a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_the_work_is_written_when_there_is_room(
    small_disk: Path, tmp_path: Path
) -> None:
    path = make_book(small_disk / "plan.mainstay")
    shutil.rmtree(small_disk / "backups", ignore_errors=True)
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    watch = Watch(workspace)
    _rename(workspace, "Before")
    watch.wait("saved")
    _fill(small_disk)
    for number in range(30):
        item = workspace.snapshot.all(Stakeholder)[number % 20]
        workspace.edit("change", update(item, notes=f"{number}" + "x" * 20_000))
    status = watch.wait("failing")
    assert status.message is not None
    assert "plan.mainstay" in show(status.message)
    assert "full" in show(status.message)
    assert not workspace.close(0.2), "closing now would lose work"
    with pytest.raises(Refused) as caught:
        workspace.save_copy(small_disk / "copy.mainstay")
    assert caught.value.code == "disk_full"
    assert not (small_disk / "copy.mainstay").exists()
    workspace.save_copy(tmp_path / "copy.mainstay")
    assert problems_of(tmp_path / "copy.mainstay") == []
    memory = workspace.snapshot.rows("stakeholder")
    (small_disk / "ballast").unlink()
    assert workspace.flush(20)
    assert workspace.status.state == "saved"
    assert workspace.close()
    for saved in (path, tmp_path / "copy.mainstay"):
        assert problems_of(saved) == []
        with opened(saved) as again:
            assert again.snapshot.rows("stakeholder") == memory


def test_a_full_disk_does_not_cost_the_file_when_the_process_ends(small_disk: Path, tmp_path: Path) -> None:
    path = make_book(small_disk / "plan.mainstay")
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    _fill(small_disk)
    item = workspace.snapshot.all(Stakeholder)[0]
    workspace.edit("change", update(item, notes="x" * 100_000))
    Watch(workspace).wait("failing")
    assert workspace.close(0, discard=True)
    (small_disk / "ballast").unlink()
    assert problems_of(path) == []
    with opened(path) as again:
        assert again.snapshot.all(Stakeholder)[0] == item


def test_a_new_workbook_on_a_full_disk_is_refused(small_disk: Path) -> None:
    _fill(small_disk)
    with pytest.raises(Refused) as caught:
        new_workbook(small_disk / "plan.mainstay", title="x")
    assert caught.value.code == "disk_full"
    assert [p.name for p in small_disk.iterdir()] == ["ballast"]


def test_a_size_limit_of_the_system_is_like_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same promise where no small disk can be made: SQLite itself says that the file may not grow."""
    import desktop.storage.writer as writer

    path = make_book(tmp_path / "plan.mainstay")
    connect = writer.connect_to_write
    limited = [True]

    def connect_limited(target: Path) -> object:
        connection = connect(target)
        if limited[0]:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    monkeypatch.setattr(writer, "connect_to_write", connect_limited)
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    watch = Watch(workspace)
    for number in range(10):
        item = workspace.snapshot.all(Stakeholder)[number]
        workspace.edit("change", update(item, notes=f"{number}" + "y" * 30_000))
    status = watch.wait("failing")
    assert "full" in show(status.message)  # type: ignore[arg-type]
    limited[0] = False
    assert workspace.flush(20)
    memory = workspace.snapshot.rows("stakeholder")
    assert workspace.close()
    assert problems_of(path) == []
    with opened(path) as again:
        assert again.snapshot.rows("stakeholder") == memory
        assert [edit.counter for edit in again.history()][-10:] == list(range(5, 15)), (
            "in their order, each once"
        )


def test_a_stick_pulled_out_and_put_back_goes_on(tmp_path: Path) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = make_book(stick / "plan.mainstay")
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    watch = Watch(workspace)
    _rename(workspace, "On the stick")
    watch.wait("saved")
    stick.rename(pocket)
    _rename(workspace, "In the pocket")
    _rename(workspace, "Still in the pocket")
    status = watch.wait("failing")
    assert "plan.mainstay" in show(status.message)  # type: ignore[arg-type]
    assert "stick" in show(status.message)  # type: ignore[arg-type]
    assert not stick.exists(), "nothing may be made where the stick was"
    workspace.save_copy(tmp_path / "copy.mainstay")
    workspace.undo()
    pocket.rename(stick)
    assert workspace.flush(20)
    assert watch.wait("saved").message is None
    assert workspace.close()
    assert problems_of(path) == []
    assert not lock.lock_path(path).exists()
    with opened(path) as again:
        assert again.snapshot.all(Stakeholder)[0].name == "In the pocket"
    with opened(tmp_path / "copy.mainstay") as copy:
        assert copy.snapshot.all(Stakeholder)[0].name == "Still in the pocket"


def test_a_stick_whose_files_were_copied_to_another_one_goes_on(tmp_path: Path) -> None:
    """A stick that comes back may show its files under other numbers of the file system."""
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = make_book(stick / "plan.mainstay")
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    watch = Watch(workspace)
    _rename(workspace, "One")
    watch.wait("saved")
    stick.rename(pocket)
    _rename(workspace, "Two")
    watch.wait("failing")
    shutil.copytree(pocket, stick)
    assert workspace.flush(20)
    assert workspace.close()
    assert problems_of(path) == []
    assert problems_of(pocket / "plan.mainstay") == [], "and the other one was not touched"


def _other_workbook(path: Path) -> None:
    path.unlink()
    new_workbook(path, title="Somebody else's")


def _older_state(path: Path) -> None:
    shutil.copyfile(path.with_name("older.mainstay"), path)


def _edited_elsewhere(path: Path) -> None:
    lock.lock_path(path).unlink()
    with opened(path, "Somebody else") as other:
        _rename(other, "Edited elsewhere")


@pytest.mark.parametrize("replace", [_other_workbook, _older_state, _edited_elsewhere])
def test_nothing_is_written_into_a_file_that_is_not_as_we_left_it(
    tmp_path: Path, replace: Callable[[Path], None]
) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    shutil.copyfile(path, tmp_path / "older.mainstay")
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    watch = Watch(workspace)
    _rename(workspace, "Mine")
    watch.wait("saved")
    replace(path)
    theirs = path.read_bytes()
    _rename(workspace, "Mine again")
    status = watch.wait("failing")
    assert "somebody else" in show(status.message)  # type: ignore[arg-type]
    assert path.read_bytes() == theirs
    workspace.save_copy(tmp_path / "mine.mainstay")
    assert workspace.close(0, discard=True)
    assert path.read_bytes() == theirs
    assert problems_of(path) == []
    with opened(tmp_path / "mine.mainstay") as mine:
        assert mine.snapshot.all(Stakeholder)[0].name == "Mine again"
        assert mine.problems() == []


def test_a_commit_that_was_reported_as_failed_is_not_written_twice(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    _rename(workspace, "Once")
    assert workspace.flush()
    edit = workspace.recent(1)[0]
    writer = workspace._writer
    with writer._change:  # as if the answer to the last commit had been lost
        writer._mark = workspace._file.mark
        writer._quiet = False
        writer._pending.append(edit)
        writer._change.notify_all()
    assert workspace.flush()
    assert workspace.close()
    with raw(path) as connection:
        assert connection.execute("SELECT COUNT(*) FROM edit WHERE id=?", (edit.id,)).fetchone() == (1,)
    assert problems_of(path) == []


def test_another_program_that_holds_the_file_is_waited_for(tmp_path: Path) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    watch = Watch(workspace)
    with raw(path) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        _rename(workspace, "Waiting")
        assert "Another program" in show(watch.wait("failing").message)  # type: ignore[arg-type]
        connection.execute("ROLLBACK")
    assert workspace.flush(20)
    assert workspace.close()
    assert problems_of(path) == []


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a workbook in which nothing can be written, also not by root."""
    place = tmp_path / "cd"
    place.mkdir()
    make_book(place / "plan.mainstay")
    if sys.platform != "linux":
        pytest.skip("made with the means of Linux")
    if os.geteuid() != 0:
        place.chmod(0o555)
        (place / "plan.mainstay").chmod(0o444)
        yield place
        place.chmod(0o755)
        return
    if subprocess.run(["mount", "--bind", str(place), str(place)], capture_output=True).returncode:
        pytest.skip("root can write everywhere, and this machine mounts nothing for us")
    subprocess.run(["mount", "-o", "remount,bind,ro", str(place)], check=True)
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_read_only_medium_opens_for_reading(read_only_folder: Path, tmp_path: Path) -> None:
    path = read_only_folder / "plan.mainstay"
    with opened(path) as workspace:
        assert workspace.read_only is not None
        assert "plan.mainstay" in show(workspace.read_only)
        assert len(workspace.snapshot.all(Stakeholder)) == 21
        with pytest.raises(Refused):
            _rename(workspace, "x")
        workspace.save_copy(tmp_path / "copy.mainstay")
        with pytest.raises(Refused) as caught:
            workspace.save_copy(read_only_folder / "copy.mainstay")
        assert caught.value.code == "read_only"
    assert problems_of(tmp_path / "copy.mainstay") == []
    with pytest.raises(Refused) as caught:
        new_workbook(read_only_folder / "new.mainstay")
    assert caught.value.code == "read_only"


def test_a_folder_that_becomes_read_only_while_we_work(tmp_path: Path) -> None:
    """The file itself is write-protected between two edits, as a careful colleague may do."""
    path = make_book(tmp_path / "plan.mainstay")
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    watch = Watch(workspace)
    folder, journal = path.parent, path.with_name(path.name + "-journal")
    assert folder.is_dir()
    journal.unlink(missing_ok=True)
    journal.mkdir()  # no journal can be written, so SQLite may not write at all
    _rename(workspace, "Kept in memory")
    assert watch.wait("failing").message is not None
    journal.rmdir()
    assert workspace.flush(20)
    assert workspace.close()
    assert problems_of(path) == []


def test_a_computer_without_room_for_the_copy_says_so(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    _fill(small_disk)
    monkeypatch.setattr("tempfile.tempdir", str(small_disk))
    with pytest.raises(Refused) as caught:
        Workspace.open(path)
    assert caught.value.code == "no_room"
    assert "plan.mainstay" in show(caught.value.message)
    (small_disk / "ballast").unlink()
    (small_disk / "half").write_bytes(bytes(5_800_000))
    with pytest.raises(Refused) as caught:
        Workspace.open(path)
    assert caught.value.code == "no_room"
    assert [p.name for p in small_disk.iterdir()] == ["half"]
    assert not lock.lock_path(path).exists()
