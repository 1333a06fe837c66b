"""`mainstay institutions list | raci` and the organigram on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.change import create
from desktop.domain.records import Body, BodyLine, Membership
from desktop.workspace.new import new_workbook
from desktop.workspace.samples import copy_sample
from desktop.workspace.workspace import Workspace


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.mainstay"
    copy_sample("jamaica", path)
    return path


def test_the_list_is_a_tree_with_chairs(run, book: Path) -> None:
    said = run("institutions", "list", book)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].startswith("Cabinet of Jamaica")
    assert any(line.startswith("  National Working Group") and "Planning Institute" in line for line in lines)
    assert "Not met of the seven tests:" in said.out


def test_the_list_as_json(run, book: Path) -> None:
    document = run("institutions", "list", book, "--json").json
    assert set(document) == {"bodies", "unmet"}
    group = next(body for body in document["bodies"] if body["kind"] == "coordination")
    assert set(group) == {
        "id", "name", "kind", "status", "not_needed", "parent", "host", "quorum", "budget", "budget_year", "seats",
        "empty_seats",
    }  # fmt: skip
    chair = {"member": "Planning Institute of Jamaica", "seat": "co_chair", "side": "technical", "rank": ""}
    assert chair in group["seats"]
    assert [item["test"] for item in document["unmet"]] == ["local_authorities"]


def test_who_does_what_in_letters_and_as_json(run, book: Path) -> None:
    said = run("institutions", "raci", book)
    assert said.code == 0
    assert any(line.startswith("Adopt the policy") and "R/A" in line for line in said.out.splitlines())
    document = run("institutions", "raci", book, "--json").json
    assert set(document) == {"roles", "activities", "problems"}
    assert document["problems"] == []
    adopt = next(item for item in document["activities"] if item["name"] == "Adopt the policy")
    assert sorted(map(sorted, adopt["parts"].values())) == [["answers", "does"], ["asked"], ["told"]]


def test_the_public_edition_names_no_role_that_may_be_a_person(run, book: Path) -> None:
    names = {
        role["name"]
        for role in run("institutions", "raci", book, "--edition", "public", "--json").json["roles"]
    }
    assert names == {role["name"] for role in run("institutions", "raci", book, "--json").json["roles"]}
    wrong = run("institutions", "raci", book, "--edition", "secret")
    assert wrong.code == 2
    assert "no edition" in wrong.err


def test_an_empty_workbook_says_so(run, tmp_path: Path) -> None:
    path = tmp_path / "new.mainstay"
    new_workbook(path, title="Town", level="municipal")
    assert run("institutions", "list", path).out == "No bodies yet.\n"
    assert "not written down" in run("institutions", "raci", path).out
    assert run("institutions", "list", path, "--json").json == {"bodies": [], "unmet": []}


def test_circles_self_chairs_and_lost_members_break_nothing(run, tmp_path: Path) -> None:
    path = tmp_path / "new.mainstay"
    new_workbook(path, title="Town", level="municipal")
    bad = [
        Body(id="a", name="A", parent="b", quorum_number="7", start="2027", ends="2026"),
        Body(id="b", name="B", parent="a"),
        Body(id="c", name="C", parent="c"),
        Body(id="d", name="", parent="gone"),
        Membership(body="a", stakeholder="gone", seat="chair"),
        BodyLine(body="a", to="a", kind="consults"),
        BodyLine(body="a", to="gone", kind="informs"),
    ]
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    workspace.edit("add", [change for item in bad for change in create(item)])
    assert workspace.close()
    said = run("institutions", "list", path, "--json")
    assert {body["id"] for body in said.json["bodies"]} == {"a", "b", "c", "d"}
    target = tmp_path / "a.svg"
    assert run("view", path, "organigram", "--to", target).code == 0
    assert target.stat().st_size > 500
    advice = {item["id"] for item in run("check", path, "--json").json["advice"]}
    assert advice >= {"C-45", "C-46", "C-47", "C-48"}
    assert run("export", path, "--report", "bodies", "--to", tmp_path / "a.pdf").code == 0


@pytest.mark.parametrize("end", ["svg", "png", "pdf"])
def test_the_organigram_is_written(run, book: Path, tmp_path: Path, end: str) -> None:
    target = tmp_path / f"organigram.{end}"
    assert run("view", book, "organigram", "--to", target).code == 0
    assert target.stat().st_size > 2000
    if end == "svg":
        text = target.read_text(encoding="utf-8")
        assert "Sub-committee" in text
        assert "no chair yet" in text


@pytest.mark.parametrize("end", ["svg", "png", "pdf"])
def test_eighty_bodies_fit_a3_and_their_names_stand_in_full(run, tmp_path: Path, end: str) -> None:
    path = tmp_path / "large.mainstay"
    new_workbook(path, title="Large", level="national", place="", country="JM")
    name = "National technical interministerial sub-committee on remittances and reintegration of families"
    bodies = [Body(id=f"b{n}", name=f"{name} {n}", parent=f"b{n % 9}" if n > 8 else "") for n in range(80)]
    workspace = Workspace.open(path, backup_folder=tmp_path / "backups")
    workspace.edit("add", [change for body in bodies for change in create(body)])
    assert workspace.close()
    target = tmp_path / f"organigram.{end}"
    assert run("view", path, "organigram", "--to", target).code == 0
    if end == "svg":
        assert "80. National technical" in target.read_text(encoding="utf-8")
    elif end == "pdf":
        import pypdfium2

        pages = pypdfium2.PdfDocument(target)
        assert all(side <= most + 0.5 for side, most in zip(pages[0].get_size(), (1119, 770), strict=True))
        assert len(pages) == 2
        listed = " ".join(pages[1].get_textpage().get_text_bounded().split())
        assert all(f"{n}. National technical" in listed for n in range(1, 81))
        pages.close()
