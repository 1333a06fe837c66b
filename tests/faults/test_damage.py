"""Files damaged at random: each one opens or is refused with a sentence, and recovering never surprises."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from desktop.domain.record import TABLES
from desktop.storage import recovery
from desktop.storage.area import new_area
from desktop.system.locale import show
from desktop.workspace.workspace import Refused, Workspace
from tests.storage.books import make_book, problems_of

MUTANTS = 60


def _mutant(good: bytes, chance: random.Random) -> bytes:
    content, kind = bytearray(good), chance.random()
    if kind < 0.5:
        for _ in range(chance.choice([1, 4, 40])):
            content[chance.randrange(len(content))] = chance.randrange(256)
    elif kind < 0.7:
        at = chance.randrange(len(content))
        content[at : at + chance.choice([16, 300, 4096])] = chance.randbytes(16)
    elif kind < 0.85:
        del content[chance.randrange(len(content)) :]
    else:
        content[chance.randrange(300)] = chance.randrange(256)
    return bytes(content)


def _use(path: Path) -> str:
    """Open a file and look at everything in it; gives what came of it."""
    try:
        workspace = Workspace.open(path, backup_folder=path.parent / "backups")
    except Refused as refusal:
        return "refused" if path.name in show(refusal.message) else "refused without a name"
    for table in TABLES:
        workspace.snapshot.rows(table)
    for edit in workspace.recent():
        assert show(workspace.sentence(edit))
    workspace.trash()
    found = "noticed" if workspace.problems() else "whole"
    assert workspace.close()
    return found


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_never_surprises(tmp_path: Path, seed: int) -> None:
    path, target = make_book(tmp_path / "plan.mainstay", 80), tmp_path / "saved.mainstay"
    good, chance = path.read_bytes(), random.Random(seed)
    seen: Counter[str] = Counter()
    for _ in range(MUTANTS):
        damaged = _mutant(good, chance)
        path.write_bytes(damaged)
        seen[_use(path)] += 1
        target.unlink(missing_ok=True)
        try:
            recovery.recover(path, target, area=new_area(path))
        except Refused as refusal:
            seen[refusal.code] += 1
        else:
            assert problems_of(target) == []
            seen["recovered"] += 1
        assert path.read_bytes() == damaged
    assert set(seen) <= {"whole", "noticed", "refused", "recovered", "unreadable", "not_sqlite", "empty"}
    assert seen["refused"] >= 10
    assert seen["noticed"] >= 1, "no damage was left to the hash chain: the test proves nothing about it"
    assert seen["recovered"] >= 30
