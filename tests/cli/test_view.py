"""Pictures on the command line: listed, written in each format, refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from desktop.workspace.samples import copy_sample


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.mainstay"
    copy_sample("jamaica", path)
    return path


def test_the_list(run) -> None:
    said = run("views", "--json")
    assert said.code == 0
    assert {
        "id": "influence",
        "title": "Influence and interest",
        "formats": ["svg", "png", "pdf"],
    } in said.json


@pytest.mark.parametrize("end", ["svg", "png", "pdf", "SVG"])
def test_writing_one(run, book: Path, tmp_path: Path, end: str) -> None:
    target = tmp_path / f"a.{end}"
    said = run("view", book, "influence", "--to", target)
    assert (said.code, said.out, said.err) == (0, f"{target}\n", "")
    assert target.stat().st_size > 500


def test_the_public_picture_holds_no_judgement_that_stays_in_the_team(
    run, book: Path, tmp_path: Path
) -> None:
    from desktop.domain.change import update
    from desktop.domain.records import Assessment
    from desktop.workspace.workspace import Workspace

    workspace = Workspace.open(book)
    judged = workspace.snapshot.all(Assessment)
    name = workspace.snapshot.rows("stakeholder")[judged[0].stakeholder].title
    workspace.edit("change", [c for a in judged for c in update(a, visibility="team")])
    assert workspace.close()
    public, internal = tmp_path / "p.svg", tmp_path / "i.svg"
    assert run("view", book, "influence", "--to", public).code == 0
    assert run("view", book, "influence", "--to", internal, "--edition", "internal").code == 0
    first = name.split()[0]
    assert first not in public.read_text("utf-8")
    assert first in internal.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense", "--to", "a.svg"), 'There is no picture "nonsense".'),
        (("influence", "--to", "a.doc"), '"a.doc" must end in: .svg, .png, .pdf.'),
        (("influence", "--to", "a.svg", "--edition", "secret"), 'There is no edition "secret"'),
    ],
)
def test_what_is_refused(run, book: Path, arguments: tuple[str, ...], words: str) -> None:
    said = run("view", book, *arguments)
    assert said.code == 2
    assert words in said.sentence


def test_a_poster_is_a_pdf_of_many_sheets(run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "poster.pdf"
    said = run("view", book, "onion", "--to", target, "--sheets", "3", "--paper", "letter")
    assert said.code == 0, said.err
    assert len(pypdfium2.PdfDocument(target)) == 9
    assert run("view", book, "onion", "--to", tmp_path / "a.svg", "--sheets", "2").code == 2
    assert run("view", book, "onion", "--to", target, "--sheets", "99").code == 2
    assert run("view", book, "onion", "--to", target, "--sheets", "2", "--paper", "a0").code == 2
