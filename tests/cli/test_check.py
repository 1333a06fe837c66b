"""`mainstay check`: the file, and the same advice that the window shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.domain.change import create
from desktop.domain.checks import CHECKS, run_checks
from desktop.domain.records import SetAside, Stakeholder
from desktop.system.locale import show
from desktop.workspace.workspace import Workspace

KEYS = {
    *("id", "severity", "outcome", "message", "looked_at", "about", "step", "anchor", "source", "set_aside"),
}


def test_the_document(run, book: Path) -> None:
    said = run("check", book, "--json")
    assert said.code == 0
    assert said.err == ""
    found = said.json
    assert set(found) == {"file", "advice"}
    assert found["file"] == {"ok": True, "problems": []}
    assert found["advice"], "advice is no fault of the file"
    for item in found["advice"]:
        assert set(item) == KEYS
        assert item["id"] in CHECKS
        assert item["outcome"] in ("fires", "unknown")
        assert "{" not in item["message"]
        assert all(set(record) == {"table", "id", "title"} for record in item["looked_at"])


def test_it_is_the_advice_that_the_window_shows(run, book: Path) -> None:
    workspace = Workspace.open(book, read_only=True)
    expected = [(a.check, a.outcome, show(a.message)) for a in run_checks(workspace.snapshot, date.today())]
    workspace.close()
    found = run("check", book, "--json").json["advice"]
    assert [(item["id"], item["outcome"], item["message"]) for item in found] == expected
    shown = run("check", book).out
    assert shown.startswith("“book.mainstay” is in order.")
    assert all(message in shown for _check, _outcome, message in expected)


def test_advice_set_aside_is_told_apart_with_its_reason(run, book: Path) -> None:
    first = run("check", book, "--json").json["advice"][0]
    workspace = Workspace.open(book)
    workspace.edit(
        "add", create(SetAside(check=first["id"], subject=first["about"], reason="Decided by the board"))
    )
    assert workspace.close()
    (item,) = [i for i in run("check", book, "--json").json["advice"] if i["set_aside"] is not None]
    assert (item["id"], item["message"], item["set_aside"]) == (
        first["id"],
        first["message"],
        "Decided by the board",
    )
    shown = run("check", book).out
    assert f"{first['message']} (Decided by the board)" in shown.split("Set aside by the team")[1]
    assert first["message"] not in shown.split("Set aside by the team")[0]


def test_the_advice_follows_the_records(run, book: Path) -> None:
    workspace = Workspace.open(book)
    for item in workspace.snapshot.all(Stakeholder):
        workspace.delete(item)
    assert workspace.close()
    found = {item["id"]: item for item in run("check", book, "--json").json["advice"]}
    assert found["C-07"]["outcome"] == "unknown"
    assert found["C-07"]["message"] == "No stakeholder is listed yet."
