"""`mainstay stakeholders ...`: a messy spreadsheet in, the register out and in again, gaps and networks."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from desktop.domain.records import Assessment, Engagement, Link, LinkKind, Stakeholder, StakeholderMap
from tests.analysis import networks
from tests.cli.bad_tables import messy
from tests.domain.stories import judged
from tests.exchange.table_files import xlsx
from tests.storage.books import opened


@pytest.fixture
def plan(run, tmp_path: Path) -> Path:
    """An empty workbook."""
    path = tmp_path / "plan.mainstay"
    assert run("new", path, "--title", "Plan").code == 0
    return path


def test_a_messy_spreadsheet_of_eighty_organisations(run, plan: Path, tmp_path: Path) -> None:
    table = messy(tmp_path / "Stakeholders FINAL (2).xlsx")
    before = plan.read_bytes()
    said = run("stakeholders", "import", plan, table, "--dry-run", "--json")
    assert said.code == 0, said.err
    assert plan.read_bytes() == before
    counts = said.json["counts"]
    assert counts == {"new": 78, "updated": 0, "same": 2, "left_out": 2}
    assert said.json["columns"]["influence"] == "Power"
    said = run("stakeholders", "import", plan, table)
    assert said.code == 0
    assert "82 rows: 78 new, 0 updated, 2 as it was, 2 left out." in said.out
    assert "Row 45, " in said.out
    assert run("check", plan).code == 0
    listed = run("stakeholders", "list", plan, "--json").json["stakeholders"]
    assert len(listed) == 78
    assert {item["quadrant"] for item in listed} > {"work_closely", ""}
    again = run("stakeholders", "import", plan, table, "--json").json["counts"]
    assert (again["new"], again["updated"]) == (0, 0)
    history = run("history", plan).out
    assert "Taken over from a table" in history


def test_columns_by_hand_and_a_sentence_when_none_is_the_name(run, plan: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("xx;yy\nPort;NGO\nUnion;union\n", encoding="utf-8")
    said = run("stakeholders", "import", plan, table)
    assert said.code == 1
    assert "--map name=COLUMN" in said.sentence
    assert "xx" not in said.sentence or "A, B" in said.sentence
    said = run("stakeholders", "import", plan, table, "--map", "name=A", "--map", "family=B", "--json")
    assert said.json["counts"]["new"] == 3  # the words above are no heading that anybody knows
    assert run("stakeholders", "import", plan, table, "--map", "name").code == 2
    assert "one table" in run("stakeholders", "import", plan, table, "--sheet", "Foo").sentence
    said = run("stakeholders", "import", plan, table, "--map", "name=Q")
    assert (said.code, "no column “Q”" in said.sentence) == (1, True)


def test_what_is_perhaps_the_same_is_said_and_not_joined(run, plan: Path, tmp_path: Path) -> None:
    run("stakeholders", "import", plan, xlsx(tmp_path / "a.xlsx", [["Name"], ["Ministry of Labour"]]))
    table = xlsx(tmp_path / "b.xlsx", [["Name"], ["Min. of Labor"], ["Port"]])
    found = run("stakeholders", "import", plan, table, "--dry-run", "--json").json
    assert found["perhaps_the_same"] == [["Ministry of Labour", "Min. of Labor"]]
    said = run("stakeholders", "import", plan, table)
    assert "Perhaps the same: “Ministry of Labour” and “Min. of Labor”." in said.out
    assert len(run("stakeholders", "list", plan, "--json").json["stakeholders"]) == 3


def test_a_table_that_cannot_be_read_changes_nothing(run, plan: Path, tmp_path: Path) -> None:
    before = plan.read_bytes()
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"))
    for name in ("a.xlsx", "none.xlsx"):
        said = run("stakeholders", "import", plan, tmp_path / name)
        assert said.code == 1
        assert f"“{name}”" in said.sentence
    assert plan.read_bytes() == before


def _karate(run, plan: Path, tmp_path: Path, direction: str) -> dict[str, dict[str, object]]:
    members = xlsx(tmp_path / "members.xlsx", [["Name"], *([f"Member {n}"] for n in range(1, 35))])
    head = ["From", "To", "Type", "Direction"]
    rows = [head, *([f"Member {a}", f"Member {b}", "advice", direction] for a, b in networks.KARATE)]
    assert run("stakeholders", "import", plan, members).code == 0
    said = run("stakeholders", "import", plan, xlsx(tmp_path / "ties.xlsx", rows), "--links", "--json")
    assert said.json["counts"]["new"] == 78
    found = run("stakeholders", "network", plan, "--json").json
    assert found["links"] == found["pairs"] == 78
    assert round(found["density"], 3) == 0.139
    return {item["name"]: item for item in found["stakeholders"]}


@pytest.mark.parametrize("direction", ["undirected", "one-way", ""])
def test_zacharys_club_through_the_command_line(run, plan: Path, tmp_path: Path, direction: str) -> None:
    found = _karate(run, plan, tmp_path, direction)
    for member, value in networks.KARATE_BETWEENNESS.items():
        assert found[f"Member {member}"]["betweenness"] == pytest.approx(value, abs=0.001)
    assert found["Member 34"]["degree"] == 17


def test_network_in_words_and_as_graphml(run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "ties.graphml"
    said = run("stakeholders", "network", book, "--to", target)
    assert said.code == 0
    assert len(said.out.splitlines()) == 8
    assert target.read_text(encoding="utf-8").startswith("<?xml")
    assert run("stakeholders", "network", book, "--to", tmp_path / "a.txt").code == 2
    assert run("stakeholders", "network", book, "--edition", "secret").code == 2


def test_gaps_name_the_groups_and_who_speaks_for_the_others(run, plan: Path, tmp_path: Path) -> None:
    run("stakeholders", "import", plan, xlsx(tmp_path / "a.xlsx", [["Name", "Type"], ["ZDF", "diaspora"]]))
    found = run("stakeholders", "gaps", plan, "--json").json
    diaspora = next(group for group in found["groups"] if group["group"] == "diaspora")
    assert (diaspora["missing"], diaspora["stakeholders"]) == (False, ["ZDF"])
    assert "diaspora" not in found["missing"]
    assert "migrants" in found["missing"]
    assert "nobody" in run("stakeholders", "gaps", plan).out


def _whole(plan: Path) -> None:
    """Fill a workbook with everything that a register has to carry."""
    from desktop.domain.change import create
    from desktop.workspace.workspace import Workspace

    port = Stakeholder(
        name='=HYPERLINK("x")',
        family="private_sector",
        power_sources=("money", "veto"),
        mandate="First\nSecond; third",
        legitimate="unknown",
        notes="@home\n- a\n'quoted'",
        code="S01",
        contact="+63 123",
        illustrative="yes",
    )
    union = Stakeholder(
        name="Größe & <Söhne>", visibility="team", view="sceptic", participation_planned="involve"
    )
    staff = LinkKind(name="Lends staff", meaning="People")
    records = [
        port,
        union,
        staff,
        judged(port.id, "influence", 5, "2026-05-01", "Table 1"),
        judged(port.id, "influence", 2, "2026-05-01", "Table 2, not signed"),
        judged(port.id, "interest", 3, "2026", agreed="yes"),
        judged(union.id, "support", 1, "2026-05"),
        Link(origin=port.id, to=union.id, kind="conflict", strength=4, formal="no", notes="-old"),
        Link(origin=union.id, to=port.id, own_kind=staff.id, both_ways="yes", visibility="anyone"),
        Engagement(
            stakeholder=port.id, purpose="=1+1", method="visit", date="2027-03-01", answer_by="2027-04"
        ),
        StakeholderMap(question="Who can stop it?", names_hidden="yes"),
    ]
    workspace = Workspace.open(plan)
    workspace.edit("add", [change for item in records for change in create(item)])
    assert workspace.close()


def test_the_register_comes_back_from_a_spreadsheet_without_loss(run, plan: Path, tmp_path: Path) -> None:
    _whole(plan)
    sheet, fresh = tmp_path / "register.xlsx", tmp_path / "fresh.mainstay"
    said = run("export", plan, "--report", "stakeholders", "--to", sheet, "--edition", "internal")
    assert said.code == 0, said.err
    assert run("new", fresh, "--title", "Plan").code == 0
    said = run("stakeholders", "import", fresh, sheet, "--json")
    assert said.code == 0, said.err
    with opened(plan) as one, opened(fresh) as other:
        for cls in (Stakeholder, LinkKind, Assessment, Link, Engagement):
            before = {item.id: item for item in one.snapshot.all(cls)}
            after = {item.id: item for item in other.snapshot.all(cls)}
            assert after == before, cls
    again = run("stakeholders", "import", fresh, sheet, "--json").json
    assert (again["counts"]["new"], again["counts"]["updated"]) == (0, 0)


def test_everything_comes_back_from_an_archive_of_csv_without_loss(run, plan: Path, tmp_path: Path) -> None:
    _whole(plan)
    parcel, fresh = tmp_path / "register.zip", tmp_path / "fresh.mainstay"
    assert run("export", plan, "--report", "stakeholders", "--to", parcel, "--edition", "internal").code == 0
    assert run("new", fresh, "--title", "Plan").code == 0
    said = run("stakeholders", "import", fresh, parcel)
    assert said.code == 0, said.err
    with opened(plan) as one, opened(fresh) as other:
        for cls in (Stakeholder, LinkKind, Assessment, Link, Engagement):
            before = {item.id: item for item in one.snapshot.all(cls)}
            assert {item.id: item for item in other.snapshot.all(cls)} == before, cls


def test_the_list_comes_back_from_csv_without_loss(run, plan: Path, tmp_path: Path) -> None:
    _whole(plan)
    parcel, fresh = tmp_path / "list.zip", tmp_path / "fresh.mainstay"
    said = run("export", plan, "--report", "stakeholders", "--to", parcel, "--edition", "internal")
    assert said.code == 0, said.err
    with zipfile.ZipFile(parcel) as opened_parcel:
        table = Path(opened_parcel.extract("stakeholder.csv", tmp_path))
    assert run("new", fresh, "--title", "Plan").code == 0
    assert run("stakeholders", "import", fresh, table).code == 0
    with opened(plan) as one, opened(fresh) as other:
        assert other.snapshot.all(Stakeholder) == one.snapshot.all(Stakeholder)
