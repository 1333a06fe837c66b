"""From a stick: everything that is kept is on it, nothing stays on the computer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
WRITES = re.compile(r'"(?P<path>[^"]+)", (?:[^)]*O_(?:WRONLY|RDWR|CREAT)|0[0-7]+\) = 0)')
# The window as it is opened by a person, closed again after it was painted.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
import desktop.app
from desktop.ui.window import MainWindow
shown = MainWindow.showEvent
def show(window, event):
    shown(window, event)
    QTimer.singleShot(1500, window.close)
MainWindow.showEvent = show
from desktop.cli import main
sys.exit(main(sys.argv[1:]))
"""


class Person:
    """Somebody at a computer with a home of its own."""

    def __init__(self, folder: Path, stick: Path) -> None:
        self.home, self.temporary, self.stick = folder / "home", folder / "tmp", stick
        for place in (self.home, self.temporary, stick):
            place.mkdir(parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LC_ALL") if name in os.environ}
        self.env = {
            **kept,
            **dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.home)),
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary)),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(TOP),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def do(self, *words: str | Path, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Run the program from the stick."""
        return self._run(prefix, "-m", "desktop", "--portable", self.stick, *words)

    def open_window(self, file: Path, *, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Open the window on a workbook and close it again."""
        return self._run(prefix, "-c", WINDOW, "--portable", self.stick, file)

    def _run(self, prefix: tuple[str, ...], *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*prefix, sys.executable, *map(str, words)],
            cwd=self.home,
            env=self.env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def left_behind(self) -> list[Path]:
        """What the program left on the computer."""
        return [path for place in (self.home, self.temporary) for path in place.rglob("*")]


def _used(person: Person) -> Path:
    """A day's work: a sample, its report, a backup, a search, the window."""
    book = person.stick / "workbooks" / "plan.mainstay"
    assert person.do("doctor").returncode == 0
    assert person.do("new", book, "--sample", "jamaica").returncode == 0
    assert person.do("export", book, "--report", "full", "--to", person.stick / "report.pdf").returncode == 0
    assert person.do("backup", book).returncode == 0
    assert person.do("search", "remittances").returncode == 0
    done = person.open_window(book)
    assert done.returncode == 0, done.stderr
    return book


@pytest.mark.slow
@pytest.mark.parametrize("name", ["USB STICK 1", "Clé été", "عصا الذاكرة"])
def test_a_days_work_leaves_nothing_on_the_computer(name: str, tmp_path: Path) -> None:
    person = Person(tmp_path / "computer", tmp_path / name / "data")
    book = _used(person)
    assert person.left_behind() == []
    assert list((person.stick / "backups").glob("*.mainstay"))
    assert (person.stick / "settings.json").is_file(), "the window keeps its size"
    assert '"stick:workbooks/plan.mainstay"' in (person.stick / "settings.json").read_text(encoding="utf-8")
    assert list((person.stick / "temporary").iterdir()) == [], "work areas are removed at close"
    assert book.is_file()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace lists every file that is touched")
def test_every_file_that_is_written_is_on_the_stick(tmp_path: Path) -> None:
    person = Person(tmp_path / "computer", tmp_path / "stick" / "data")
    book = person.stick / "workbooks" / "plan.mainstay"
    assert person.do("new", book, "--sample", "jamaica").returncode == 0
    trace = tmp_path / "trace.txt"
    calls = "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,symlink,link"
    done = person.open_window(
        book, prefix=("strace", "-f", "-qq", "-s", "500", "-e", calls, "-o", str(trace))
    )
    if "ptrace" in done.stderr:
        pytest.skip("this computer lets nobody look at a process")
    assert done.returncode == 0, done.stderr
    written = {
        found["path"]
        for line in trace.read_text(errors="replace").splitlines()
        if (found := WRITES.search(line))
    }
    assert any(path.startswith(str(person.stick)) for path in written), "the trace shows what is written"
    others = {
        path for path in written if not path.startswith((str(person.stick), "/dev/", "/proc/", "/sys/"))
    }
    others = {path for path in others if os.path.isabs(path)}
    assert not others


@pytest.mark.slow
def test_a_stick_that_cannot_be_written_to_still_opens_and_says_what_is_not_kept(tmp_path: Path) -> None:
    person = Person(tmp_path / "computer", tmp_path / "stick" / "data")
    book = tmp_path / "stick" / "plan.mainstay"
    assert person.do("new", book, "--sample", "naga").returncode == 0
    shutil.rmtree(person.stick)
    person.stick.write_text("a folder cannot be made here, as on a stick that is write-protected")
    refused = person.do("info", book)
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1), "what is no folder is refused"
    person.stick.unlink()
    (person.stick / "temporary").parent.mkdir()
    (person.stick / "temporary").touch()  # the same without needing a user without rights
    shown = person.do("info", book)
    assert shown.returncode == 0, shown.stderr
    assert person.left_behind() == [], "copies that were looked at are removed at the end"
