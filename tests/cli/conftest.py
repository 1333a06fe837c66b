"""Running the command line: in this process through its real entry, or as a process of its own."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.system import locale, log
from desktop.workspace.samples import copy_sample

TOP = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    """What a command said: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on standard error."""
        assert "Traceback" not in self.err
        assert self.err.endswith("\n")
        (line,) = self.err.splitlines()
        return line


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """The command line in this process, through the same entry as `mainstay`."""

    def call(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    yield call
    locale.activate("en")
    for handler in list(logging.getLogger().handlers):
        if isinstance(handler, log.LogFile):
            logging.getLogger().removeHandler(handler)
            handler.close()


def process(*arguments: str | Path, cwd: Path = TOP, **env: str) -> Said:
    """The command line as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(TOP), **env},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture
def in_process() -> Run:
    """The command line as a process of its own."""
    return process


@pytest.fixture(scope="session")
def jamaica(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished national sample; made once, never changed."""
    path = tmp_path_factory.mktemp("samples") / "jamaica.mainstay"
    copy_sample("jamaica", path)
    return path


@pytest.fixture
def book(jamaica: Path, tmp_path: Path) -> Path:
    """A workbook of this test's own."""
    return Path(shutil.copyfile(jamaica, tmp_path / "book.mainstay"))
