"""The catalogue of reports: every paper that offices asked for is there, for somebody, and says what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.record import TABLES, spec_of
from desktop.domain.records import Initiative
from desktop.domain.visibility import PUBLIC
from desktop.domain.words import folded
from desktop.guidance.handbook import Handbook
from desktop.reports.catalogue import REPORTS, SECTIONS
from desktop.reports.export import export
from desktop.reports.house import PAPERS, House
from desktop.reports.missing import missing
from desktop.reports.needs import ANY, NEEDS, NONE
from desktop.reports.subjects import name_of_subject, subjects
from desktop.reports.views import VIEWS
from desktop.system.resources import catalogue
from tests.reports.reading import pages_of, words_of
from tests.reports.workbook import example, sample, snapshot_of

DAY = "2026-11-22"
WANTED = (
    *("full", "brief", "plan_text", "stakeholders", "engagement", "bodies", "readiness", "handover"),
    *("terms", "decision", "appointment", "request_member", "request_data", "request_help"),
    *("minutes", "you_said", "workshop_set", "workshop", "room", "forms", "forms_filled"),
    *("poster", "handbook", "pocket"),
)


def test_every_paper_is_there_and_for_somebody() -> None:
    assert set(WANTED) <= set(REPORTS)
    for report in REPORTS.values():
        assert report.title
        assert report.summary
        assert report.readers.endswith(".")
        assert "pdf" in report.formats
        assert set(report.sections) <= set(SECTIONS)
        assert report.sections or report.handbook


def test_the_set_for_a_workshop_has_all_its_papers() -> None:
    assert REPORTS["workshop_set"].sections == (
        *("invitation", "agenda", "day_list", "cards", "run_sheet", "day_report", "feedback", "certificate"),
    )


def test_consent_is_asked_for_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    export(snapshot_of(), "workshop_set", path, date=DAY, sections=["day_list"])
    found = words_of(path)
    for words in ("Attendance and consent", "I agree to (yes, no)", "a photo", "being quoted", "Signature"):
        assert words in found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("picture", VIEWS)
def test_every_picture_is_a_poster_on_every_paper(picture: str, paper: str, tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    done = export(sample("naga"), "poster", path, date=DAY, about=picture, house=House(paper=paper, sheets=2))
    pages = pages_of(path)
    assert done.pages == len(pages) >= 2
    found = " ".join(pages)
    assert "A1" in pages[0]
    assert folded(str(VIEWS[picture].title).partition(" (")[0])[:10] in folded(found)
    assert "22 November 2026" in found


def test_a_poster_for_anybody_shows_nobodys_opinion(tmp_path: Path) -> None:
    public, team = tmp_path / "public.pdf", tmp_path / "team.pdf"
    for path, edition in ((public, "public"), (team, "internal")):
        export(example(), "poster", path, date=DAY, about="views", edition=edition, house=House(sheets=1))
    assert "Office that wishes" not in words_of(public)
    assert "Migration helps" in words_of(team)
    assert "Internal edition" in words_of(team)


def test_needed_fields_are_data_about_fields_that_there_are() -> None:
    assert set(NEEDS) <= set(SECTIONS)
    for need in (need for needs in NEEDS.values() for need in needs):
        cls = TABLES[need.table]
        for field in (*need.fields, need.first, need.when[0] if need.when else ""):
            assert not field or spec_of(cls, field)
        if need.when and need.when[1] not in (ANY, NONE):
            spec = spec_of(cls, need.when[0])
            assert need.when[1] in {entry.key for entry in catalogue(spec.catalogue).entries}
    for report in ("full", "brief", "plan_text", "stakeholders", "bodies", "terms", "minutes", "handover"):
        assert any(need.fields for need in REPORTS[report].needs), report


def test_a_place_is_asked_for_where_the_plan_is_of_a_place() -> None:
    asked = {
        level: "place" in {gap.field for gap in missing(snapshot_of(Initiative(id="i", level=level)), "full")}
        for level in ("", "national", "province", "municipal")
    }
    assert asked == {"": False, "national": False, "province": True, "municipal": True}


def test_what_a_report_can_be_about() -> None:
    assert [row for row, _name in subjects(example(), REPORTS["poster"])] == list(VIEWS)
    offered = dict(subjects(example(), REPORTS["poster"], PUBLIC))
    assert set(VIEWS) - set(offered) == {"views", "support", "salience"}
    assert not any("our team only" in title for title in offered.values())
    assert "pocket" in dict(subjects(example(), REPORTS["handbook"]))
    assert [row for row, _name in subjects(example(), REPORTS["terms"])] == ["group", "theme"]
    assert subjects(example(), REPORTS["full"]) == []
    assert name_of_subject(example(), REPORTS["minutes"], "meeting-1") == "First meeting"
    assert name_of_subject(example(), REPORTS["minutes"], "gone") == ""
    part = dict(subjects(example(), REPORTS["handbook"]))["process"]
    assert name_of_subject(example(), REPORTS["handbook"], "process") == part, "two parts are two files"


def test_the_pocket_edition_is_twelve_sheets(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    assert export(snapshot_of(), "pocket", path, date=DAY).pages == 12
    book = Handbook.open("en")
    part = next(part for part in book.parts() if part.id == "pocket")
    for page, text in zip(part.pages, pages_of(path), strict=True):
        assert page.title in " ".join(text.split())
    book.close()


def test_a_part_of_the_handbook_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    export(snapshot_of(), "handbook", path, date=DAY, about="process")
    import docx

    words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    book = Handbook.open("en")
    part = next(part for part in book.parts() if part.id == "process")
    for page in part.pages:
        assert page.title in words
    book.close()
