"""Official papers beside the workbook: written, listed, frozen when signed, never written over by mistake."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from desktop.domain.change import create, update
from desktop.domain.records import Body, Paper
from desktop.system.locale import show
from desktop.workspace import papers
from desktop.workspace.new import new_workbook
from desktop.workspace.workspace import Workspace

DAY = "2026-11-25"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An open workbook with one body."""
    path = tmp_path / "town.mainstay"
    new_workbook(path, title="Town")
    made = Workspace.open(path, backup_folder=tmp_path / "backups")
    made.edit("change", create(Body(id="council", name="Migration: Council / 1", purpose="To listen")))
    return made


def write(workspace: Workspace, suffix: str = ".pdf") -> Paper:
    """Write the terms of reference and list them."""
    made = papers.make(workspace.snapshot, workspace.path, "terms", "council", suffix=suffix, date=DAY)
    workspace.edit("change", papers.record_made(workspace.snapshot, made))
    return next(p for p in workspace.snapshot.all(Paper) if p.file == made.path.name)


def said(workspace: Workspace, paper: Paper) -> str:
    return " ".join(show(remark) for remark in papers.remarks(workspace.snapshot, paper, workspace.path))


def test_a_draft_is_written_beside_the_workbook_and_listed(workspace: Workspace) -> None:
    paper = write(workspace)
    path = papers.file_of(paper, workspace.path)
    assert path is not None
    assert path.is_file()
    assert path.parent.parent == workspace.path.parent
    assert (paper.kind, paper.body, paper.state, paper.version) == ("terms", "council", "draft", "1")
    assert said(workspace, paper) == ""


def test_our_own_draft_is_written_anew_in_its_place(workspace: Workspace) -> None:
    first = write(workspace)
    workspace.edit("change", update(workspace.snapshot.get(Body, "council"), purpose="To answer"))
    assert "records say something else" in said(workspace, first)
    again = write(workspace)
    assert (again.id, again.version) == (first.id, "1")
    assert again.records_hash != first.records_hash
    assert said(workspace, again) == ""


def test_a_file_in_which_somebody_went_on_writing_is_left_alone(workspace: Workspace) -> None:
    first = write(workspace)
    path = papers.file_of(first, workspace.path)
    assert path is not None
    path.write_bytes(path.read_bytes() + b"my own words")
    assert "Somebody changed its file" in said(workspace, first)
    second = write(workspace)
    assert (second.version, second.id != first.id) == ("2", True)
    assert path.read_bytes().endswith(b"my own words")


def test_a_signed_paper_is_frozen(workspace: Workspace, tmp_path: Path) -> None:
    paper = write(workspace)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF scan")
    signing = {"date": "2026-12-01", "number": "12/2026", "by": "Mayor", "scan": scan}
    workspace.edit("change", papers.record_signed(workspace.snapshot, paper, workspace.path, **signing))
    signed = workspace.snapshot.get(Paper, paper.id)
    assert signed is not None
    assert (signed.state, signed.number, signed.signed_by, signed.date) == (
        "signed",
        "12/2026",
        "Mayor",
        "2026-12-01",
    )
    body = workspace.snapshot.get(Body, "council")
    assert body is not None
    assert body.status == "agreed", "what its paper creates is no proposal any more"
    path = papers.file_of(signed, workspace.path)
    assert path is not None
    assert not path.stat().st_mode & stat.S_IWUSR
    assert said(workspace, signed) == ""
    before = path.read_bytes()
    later = write(workspace)
    assert (later.version, later.id != paper.id) == ("2", True)
    assert path.read_bytes() == before
    workspace.edit("change", update(workspace.snapshot.get(Body, "council"), purpose="Something else"))
    assert "records say something else" in said(workspace, signed)
    scan.write_bytes(b"%PDF another")
    assert "signed copy was changed" in said(workspace, signed)
    scan.unlink()
    assert "not where it was" in said(workspace, signed)


def test_the_newer_signed_paper_replaces_the_older(workspace: Workspace) -> None:
    first = write(workspace)
    signing = {"date": DAY, "number": "1", "by": "Mayor", "scan": None}
    workspace.edit("change", papers.record_signed(workspace.snapshot, first, workspace.path, **signing))
    second = write(workspace)
    workspace.edit("change", papers.record_signed(workspace.snapshot, second, workspace.path, **signing))
    states = {p.id: p.state for p in workspace.snapshot.all(Paper)}
    assert states == {first.id: "replaced", second.id: "signed"}
    workspace.undo()
    assert {p.id: p.state for p in workspace.snapshot.all(Paper)} == {first.id: "signed", second.id: "draft"}


def test_a_lost_file_is_told_and_nothing_else_breaks(workspace: Workspace) -> None:
    paper = write(workspace)
    path = papers.file_of(paper, workspace.path)
    assert path is not None
    path.unlink()
    assert "not in the folder" in said(workspace, paper)
    assert write(workspace).id == paper.id


def test_a_paper_typed_by_hand_has_nothing_to_remark(workspace: Workspace) -> None:
    assert said(workspace, Paper(name="Old resolution", kind="other", scan="registry, folder 2027")) == ""


def test_a_folder_that_cannot_be_made_is_one_sentence(workspace: Workspace) -> None:
    papers.folder_of(workspace.path).write_text("a file in the way")
    with pytest.raises(papers.ExportError) as caught:
        write(workspace)
    assert "papers" in show(caught.value.message)
