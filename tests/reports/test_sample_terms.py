"""The finished sample: the terms of reference that are built from it lack nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.analysis.terms_of_reference import PRESENT, check
from desktop.domain.records import Body
from desktop.exchange.documents import read_text
from desktop.reports.export import export
from desktop.workspace.samples import build_sample
from desktop.workspace.workspace import Workspace


@pytest.mark.parametrize("end", ["docx", "pdf"])
def test_the_terms_of_the_working_group_have_every_clause(tmp_path: Path, end: str) -> None:
    path, target = tmp_path / "jamaica.mainstay", tmp_path / f"terms.{end}"
    build_sample("jamaica", path)
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    snapshot = workspace.snapshot
    group = next(body for body in snapshot.all(Body) if body.name.startswith("National Working Group"))
    export(snapshot, "terms", target, date="2013-01-15", about=group.id, edition="internal")
    assert workspace.close()
    reading = check(read_text(target), level="national")
    assert {found.key: found.state for found in reading.clauses if found.state != PRESENT} == {}
    assert reading.outside == ()
