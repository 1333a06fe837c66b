"""reports and export: the PDF is opened again with another library and read."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.change import create, update
from desktop.domain.records import Stakeholder
from desktop.reports.catalogue import REPORTS, SECTIONS
from desktop.workspace.workspace import Workspace
from tests.cli.bad_files import BAD

PLAN = next(iter(REPORTS))  # the whole report
SECRET = "Sceptical since the election"


def text_of(path: Path) -> str:
    """All words of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_reports(run) -> None:
    found = run("reports", "--json").json
    assert [row["id"] for row in found] == list(REPORTS)
    for row in found:
        assert set(row) == {"id", "title", "summary", "audience", "formats", "about", "needs", "sections"}
        assert row["formats"] == list(REPORTS[row["id"]].formats)
        assert row["formats"][0] == "pdf"
        assert row["audience"]
        assert all(section["id"] in SECTIONS and section["title"] for section in row["sections"])
    assert [line.split()[0] for line in run("reports").out.splitlines()] == list(REPORTS)


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_of_the_sample(run, book: Path, tmp_path: Path, report: str) -> None:
    target = tmp_path / f"{report}.pdf"
    about = (
        ("--about", "National Working Group on International Migration and Development")
        if REPORTS[report].needs_one and REPORTS[report].about
        else ()
    )
    said = run("export", book, "--report", report, "--to", target, *about)
    assert (said.code, said.out, said.err) == (0, f"{target}\n", "")
    assert "Jamaica" in text_of(target)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["book.mainstay", target.name])


def test_a_stated_date_gives_the_same_bytes(run, book: Path, tmp_path: Path) -> None:
    made = []
    for number in range(2):
        target = tmp_path / f"{number}.pdf"
        assert run("export", book, "--report", PLAN, "--to", target, "--date", "2014-05-06").code == 0
        made.append(target.read_bytes())
    assert made[0] == made[1]
    assert "6 May 2014" in text_of(tmp_path / "0.pdf")


def test_without_a_date_it_is_that_of_the_last_edit(run, book: Path, tmp_path: Path, monkeypatch) -> None:
    from desktop.storage import clock

    monkeypatch.setattr(clock, "utc", lambda: "2019-03-02T23:59:59Z")
    workspace = Workspace.open(book)
    workspace.edit("change", update(workspace.snapshot.initiative, vision="A place for everybody"))
    assert workspace.close()
    monkeypatch.undo()
    target = tmp_path / "a.pdf"
    assert run("export", book, "--report", PLAN, "--to", target).code == 0
    assert "2 March 2019" in text_of(target)


def test_untouched_copies_of_one_sample_give_the_same_report(run, tmp_path: Path) -> None:
    made = []
    for folder in (tmp_path / "one", tmp_path / "other"):
        folder.mkdir()
        assert run("new", folder / "a.mainstay", "--sample", "naga").code == 0
        assert run("export", folder / "a.mainstay", "--report", "bodies", "--to", folder / "a.pdf").code == 0
        made.append((folder / "a.pdf").read_bytes())
    assert made[0] == made[1]
    assert "1 January 2026" in text_of(tmp_path / "one" / "a.pdf"), "the date of the samples"


def test_the_public_edition_is_what_one_gets_without_asking(run, book: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(book)
    one = next(s for s in workspace.snapshot.all(Stakeholder) if s.visibility != "team")
    workspace.edit("change", update(one, view="sceptic", view_evidence=SECRET))
    workspace.edit("add", create(Stakeholder(name="Whispering Group", visibility="team")))
    assert workspace.close()
    public, internal = tmp_path / "public.pdf", tmp_path / "internal.pdf"
    assert run("export", book, "--report", "stakeholders", "--to", public).code == 0
    assert (
        run("export", book, "--report", "stakeholders", "--to", internal, "--edition", "internal").code == 0
    )
    assert "Whispering Group" not in text_of(public)
    assert SECRET not in text_of(public)
    assert "Whispering Group" in text_of(internal)


def test_only_some_sections(run, book: Path, tmp_path: Path) -> None:
    whole, some = tmp_path / "whole.pdf", tmp_path / "some.pdf"
    assert run("export", book, "--report", PLAN, "--to", whole).code == 0
    assert run("export", book, "--report", PLAN, "--to", some, "--sections", "bodies, meetings").code == 0
    goal = "Goals, and what migration means for them"
    assert goal in text_of(whole)
    assert goal not in text_of(some)
    assert "Meetings" in text_of(some)


def test_the_language_is_that_of_the_report(run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    assert run("export", book, "--report", "bodies", "--to", target, "--language", "en_XA").code == 0
    assert "Bódíéš" in text_of(target)
    assert run("reports").out.startswith(PLAN), "the language of the program is still its own"


def test_a_report_that_is_there_is_replaced(run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"the report of last year")
    assert run("export", book, "--report", "bodies", "--to", target).code == 0
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--report", "horoscope"], f'There is no report "horoscope". There are: {", ".join(REPORTS)}.'),
        (["--sections", "plan,stars"], f'The report "{PLAN}" has no section "stars".'),
        (["--sections", " "], f'The report "{PLAN}" has no section " ".'),
        (["--language", "tlh"], 'Reports cannot be written in "tlh". There is: en.'),
        (["--edition", "secret"], 'There is no edition "secret": public or internal.'),
        (["--date", "yesterday"], '"yesterday" is no date such as 2026-11-22.'),
        (["--date", "2026"], '"2026" is no date such as 2026-11-22.'),
        (["--date", "2026-02-30"], '"2026-02-30" is no date such as 2026-11-22.'),
        (["--to", "report.mainstay"], '"report.mainstay" must end in: .pdf, .docx, .odt, .html, .htm,'),
        (["--to", "report.pdf", "--format", "docx"], '"report.pdf" must end in: .docx.'),
        (["--to", "report.csv"], "This report has "),
        (["--paper", "a0"], 'There is no paper "a0": a4, letter, legal, folio.'),
        (["--colour", "red"], '"red" is no colour such as #0f4c5c.'),
    ],
)
def test_what_does_not_exist_is_wrong_usage(
    run, book: Path, tmp_path: Path, more: list[str], sentence: str
) -> None:
    said = run("export", book, "--report", PLAN, "--to", tmp_path / "a.pdf", *more)
    assert said.code == 2
    assert said.sentence.startswith(sentence)
    assert [path.name for path in tmp_path.iterdir()] == ["book.mainstay"]


def test_a_report_is_never_written_over_the_workbook(run, book: Path, jamaica: Path) -> None:
    said = run("export", book, "--report", PLAN, "--to", book)
    assert said.code == 2
    assert book.read_bytes() == jamaica.read_bytes()


def test_targets_that_cannot_be(run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    for target in (tmp_path / "folder.pdf", tmp_path / "nowhere" / "a.pdf", book / "a.pdf"):
        said = run("export", book, "--report", PLAN, "--to", target)
        assert said.code == 1
        assert said.sentence
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.mainstay", "folder.pdf"]


@pytest.mark.parametrize("kind", BAD)
def test_a_workbook_that_is_no_good(run, jamaica: Path, tmp_path: Path, kind: str) -> None:
    path = BAD[kind][0](tmp_path, jamaica)
    said = run("export", path, "--report", PLAN, "--to", tmp_path / "a.pdf")
    assert said.code == 1
    assert path.name in said.sentence
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.slow
def test_as_a_process_with_a_full_disk(in_process, book: Path, tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    link = tmp_path / "full.pdf"
    link.symlink_to(full)
    said = in_process("export", book, "--report", "bodies", "--to", link)
    # A report replaces the link, it does not write through it: what counts is that the report is whole.
    assert said.code == 0, said.err
    assert not link.is_symlink()
    assert "Bodies" in text_of(link)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "zip", "csv"])
def test_every_format_by_the_name_of_the_file(run, book: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"goals.{suffix}"
    said = run("export", book, "--report", "goals", "--to", target)
    assert (said.code, said.out, said.err) == (0, f"{target}\n", "")
    begin = target.read_bytes()[:3]
    assert begin == b"\xef\xbb\xbf" if suffix == "csv" else begin.startswith(b"PK")


def test_the_look_of_the_office(run, book: Path, tmp_path: Path) -> None:
    from PIL import Image

    logo, target = tmp_path / "logo.png", tmp_path / "a.pdf"
    Image.new("RGBA", (300, 120), (200, 30, 30, 255)).save(logo)
    look = ["--paper", "folio", "--colour", "ffcc00", "--header", "Town of Example", "--no-cover"]
    assert run("export", book, "--report", "goals", "--to", target, "--logo", logo, *look).code == 0
    document = pypdfium2.PdfDocument(target)
    assert document[0].get_size() == (612, 936)
    document.close()
    assert text_of(target).count("Town of Example") >= 2
    logo.write_bytes(b"GIF89a no picture")
    said = run("export", book, "--report", "goals", "--to", target, "--logo", logo)
    assert (said.code, said.sentence) == (
        1,
        "“logo.png” is no picture that can be used: take a PNG or JPEG of at most 8 MB.",
    )
