"""Papers of the map: the plan of working together with its calendar, the report of the day, the sheets for tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.layout.drawing import Words
from desktop.domain.layout.frame import Frame
from desktop.domain.records import Engagement, Meeting, Stakeholder, StakeholderMap
from desktop.domain.snapshot import Snapshot
from desktop.reports.export import export
from desktop.reports.figures import calendar
from desktop.reports.pdf.text import measure_of
from desktop.workspace.samples import read_sample
from tests.domain.stories import judged, snapshot_of
from tests.reports.reading import pages_of

PORT = Stakeholder(id="p", name="Port", family="private_sector", participation_planned="consult")
UNION = Stakeholder(id="u", name="Migrants' union", family="migrants", participation_planned="inform")


def _snapshot() -> Snapshot:
    visit = Engagement(
        id="e",
        stakeholder="p",
        purpose="Hear what they need",
        method="visit",
        date="2027-03-12",
        responsible="Ana of planning",
        answer_by="2027-04",
        visibility="anyone",
    )
    return snapshot_of(
        PORT,
        UNION,
        visit,
        StakeholderMap(question="Who can stop the plan?", room="Health office, two village heads"),
        judged("p", "influence", 2, "2026-01-01"),
        judged("p", "influence", 5, "2027-05-03", agreed="yes"),
        judged("p", "interest", 3, "2027-05-03", agreed="yes"),
        judged("u", "influence", 1, "2027-05-03", "Table 1"),
        judged("u", "influence", 5, "2027-05-03", "Table 2"),
        Meeting(name="Workshop", date="2027-05-03", attendance="Bo", follow_up="Ana writes to the port"),
    )


def _words(snapshot: Snapshot, report: str, path: Path, edition: str = "internal") -> list[str]:
    export(snapshot, report, path, language="en", edition=edition, date="2027-05-03", file_name="a.mainstay")
    return [" ".join(page.split()) for page in pages_of(path)]


def test_the_plan_of_working_together(tmp_path: Path) -> None:
    pages = _words(_snapshot(), "engagement", tmp_path / "a.pdf")
    words = " ".join(pages)
    wanted = ("Hear what they need", "Ana of planning", "12 March 2027", "April 2027", "Migrants' union")
    for text in wanted:
        assert text in words
    assert "To be told is not to take part" in words
    assert "12 Port: Visit" in pages[-1], "the calendar has a page of its own"
    assert "Answer to Port" in pages[-1]
    public = " ".join(_words(_snapshot(), "engagement", tmp_path / "b.pdf", "public"))
    assert "Hear what they need" in public
    assert "Ana of planning" not in public


def test_the_report_of_the_day_has_its_four_answers(tmp_path: Path) -> None:
    words = " ".join(_words(_snapshot(), "workshop", tmp_path / "a.pdf"))
    for text in (
        *("Who can stop the plan?", "Health office, two village heads", "Influence 5; Interest 3"),
        *("Port: influence from 2 to 5.", "the groups are 4 steps apart", "Not placed: Migrants' union"),
        *("Ana writes to the port", "Ana of planning"),
    ):
        assert text in words, text
    public = " ".join(_words(_snapshot(), "workshop", tmp_path / "b.pdf", "public"))
    for secret in ("village heads", "Ana", "steps apart", "Influence 5"):
        assert secret not in public


@pytest.mark.parametrize("sample", ["naga", "jamaica"])
def test_the_report_of_the_day_fits_two_pages(tmp_path: Path, sample: str) -> None:
    snapshot = snapshot_of(*read_sample(sample))
    assert len(_words(snapshot, "workshop", tmp_path / "a.pdf")) <= 2


def test_sheets_carry_the_codes_that_are_typed_back(tmp_path: Path) -> None:
    pages = _words(_snapshot(), "room", tmp_path / "a.pdf")
    assert "S01 Port" in pages[0]
    assert "Empty grid" in " ".join(pages)
    assert "S02 Migrants' union" in pages[-1]


@pytest.mark.parametrize("report", ["engagement", "workshop", "room"])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_an_empty_workbook_says_what_is_open(tmp_path: Path, report: str, form: str) -> None:
    path = tmp_path / f"a.{form}"
    export(
        Snapshot(), report, path, language="en", edition="public", date="2027-05-03", file_name="a.mainstay"
    )
    assert path.stat().st_size > 1000


def test_the_calendar_begins_with_the_first_month_and_says_what_is_later() -> None:
    far = Engagement(stakeholder="u", purpose="Look again", date="2029-01")
    year = Engagement(stakeholder="u", purpose="Some day", date="2027")
    whole = _snapshot()
    snapshot = snapshot_of(*whole.all(Stakeholder), *whole.all(Engagement), far, year)
    drawing = calendar.drawing(snapshot, FRAME)
    words = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert words[0] == "March 2027"
    assert "February 2028" in words
    assert not any("Some day" in text for text in words)
    assert "1 later." in drawing.alt


FRAME = Frame(500, 600, measure_of(False))
