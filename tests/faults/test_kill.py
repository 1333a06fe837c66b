"""The process is killed at any moment: what was reported as saved is there, and the file is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from desktop.domain.records import Stakeholder
from desktop.workspace.workspace import Workspace
from tests.storage.books import make_book, problems_of

TOP = Path(__file__).parents[2]
ROUNDS = 8


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_book(tmp_path / "plan.mainstay")
    chance = random.Random(11)
    acknowledged, area = 0, tmp_path / "temporary"
    area.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(area))
    monkeypatch.setenv("TMPDIR", str(area))
    for _round in range(ROUNDS):
        line = [sys.executable, "-m", "tests.faults.typist", str(path)]
        with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, cwd=TOP) as child:
            assert child.stdout is not None
            first = child.stdout.readline()
            assert first.strip().isdigit(), "the typist did not start"
            time.sleep(chance.random() * 0.3)
            child.kill()
            said = [first, *child.stdout.readlines()]
        numbers = [int(text) for text in said if text.endswith("\n")]
        assert numbers[-1] > acknowledged
        acknowledged = numbers[-1]
        # The lock of the killed process is dead: nobody is asked. The journal it may have left is finished in
        # a copy.
        workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
        found = {item.name: item for item in workspace.snapshot.all(Stakeholder)}
        assert {str(n) for n in range(1, acknowledged + 1)} <= set(found)
        assert len(found[str(acknowledged)].notes) == acknowledged % 50 * 200
        assert workspace.problems() == []
        assert workspace.close()
        assert list(area.iterdir()) == [], "the copy of the killed process still lies in the temporary folder"
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    workspace.undo()
    assert workspace.close()
    assert problems_of(path) == []
