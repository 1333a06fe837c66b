"""`mainstay tor check`: its JSON, its words, and what it refuses."""

from __future__ import annotations

from pathlib import Path

TERMS = Path(__file__).parents[1] / "fixtures" / "terms"


def test_the_answer_as_json(run) -> None:
    said = run("tor", "check", TERMS / "johannesburg.txt", "--json")
    assert (said.code, said.err) == (0, "")
    assert len(said.json["clauses"]) == 18
    assert {"key", "title", "state", "passage", "sentence"} == set(said.json["clauses"][0])
    assert said.json["counts"] == {"present": 13, "weak": 2, "missing": 3}
    assert all(clause["sentence"] for clause in said.json["clauses"])
    assert said.json["outside"][0]["matter"] == "removal"


def test_the_answer_in_words(run) -> None:
    said = run("tor", "check", TERMS / "complete-town.txt")
    assert said.code == 0
    assert len(said.out.splitlines()) == 18


def test_what_is_refused(run, tmp_path: Path) -> None:
    assert run("tor", "check", tmp_path / "no.txt").code == 1
    said = run("tor", "check", TERMS / "johannesburg.txt", "--level", "galaxy")
    assert said.code == 2
    assert '"galaxy"' in said.sentence
    assert run("tor", "sing").code == 2
    assert "check" in run("tor", "--help").out
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    said = run("tor", "check", old, "--json")
    assert (said.code, said.json["error"]["code"]) == (1, "old_doc")


def test_built_and_checked_again(run, tmp_path: Path) -> None:
    """What Mainstay writes it can read: every clause of the paper is found by its heading, full or blank."""
    book = tmp_path / "book.mainstay"
    assert run("new", book, "--sample", "naga").code == 0
    for end in ("docx", "pdf"):
        target = tmp_path / f"terms.{end}"
        assert run("tor", "build", book, "Technical working group", "--to", target).out == f"{target}\n"
        said = run("tor", "check", target, "--json")
        assert said.code == 0
        by_key = {clause["key"]: clause for clause in said.json["clauses"]}
        assert "City Government of Naga" in by_key["chair"]["passage"]


def test_a_body_that_is_not_there(run, tmp_path: Path) -> None:
    book = tmp_path / "book.mainstay"
    assert run("new", book, "--sample", "naga").code == 0
    said = run("tor", "build", book, "Senate of Atlantis", "--to", tmp_path / "a.pdf")
    assert said.code == 1
    assert "Technical working group" in said.sentence
    assert not (tmp_path / "a.pdf").exists()
