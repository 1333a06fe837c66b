"""Reports as files: what they say, what they keep to themselves, and that they are whole or not there."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.record import Record
from desktop.domain.records import (
    Assessment,
    Body,
    Initiative,
    Meeting,
    Note,
    Person,
    PlanGoal,
    Scope,
    SetAside,
    Stakeholder,
)
from desktop.reports.catalogue import REPORTS, SECTIONS
from desktop.reports.export import ExportCancelled, ExportError, _refused, export, sentence
from desktop.system import locale
from tests.reports.reading import pages_of, words_of
from tests.reports.workbook import TEAM_ONLY, VIEW, VIEW_REASON, example, sample, snapshot_of

GOLDEN = Path(__file__).parent / "golden" / "example.txt"
DAY = "2026-11-22"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    locale.activate("en")
    yield
    locale.activate("en")


def _write(path: Path, *records: Record, **options: object) -> Path:
    snapshot = snapshot_of(*records) if records else example()
    export(snapshot, str(options.pop("report", "full")), path, date=DAY, **options)  # type: ignore[arg-type]
    return path


# What it says -----------------------------------------------------------------------------------------


def test_the_report_reads_as_it_did(tmp_path: Path) -> None:
    """Look at a change in the golden file as you would look at the printed page; renew it by
    RENEW_GOLDEN=1."""
    path = _write(tmp_path / "report.pdf", file_name="example.mainstay")
    found = "".join(f"--- page {n}\n{text.strip()}\n" for n, text in enumerate(pages_of(path), 1))
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_same_workbook_and_date_same_bytes(tmp_path: Path) -> None:
    one = _write(tmp_path / "one.pdf", file_name="example.mainstay").read_bytes()
    assert _write(tmp_path / "two.pdf", file_name="example.mainstay").read_bytes() == one
    # In another process too, where the order of sets and the addresses of objects differ.
    code = (
        "from pathlib import Path\nfrom tests.reports.workbook import example\n"
        "from desktop.reports.export import export\n"
        f"path = Path({str(tmp_path / 'three.pdf')!r})\n"
        f"export(example(), 'full', path, date={DAY!r}, file_name='example.mainstay')"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert (tmp_path / "three.pdf").read_bytes() == one
    other = tmp_path / "four.pdf"
    export(example(), "full", other, date="2026-11-23", file_name="example.mainstay")
    assert other.read_bytes() != one


def test_the_public_edition_keeps_what_is_the_teams(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path / "public.pdf", edition="public"))
    for secret in (
        TEAM_ONLY,
        "Ben Cruz",
        VIEW,
        VIEW_REASON,
        "ana@example",
        "council@example",
        "Speaks through",
        "Group 1",
    ):
        assert secret not in text, secret
    assert "Town council" in text
    assert "Public edition" in text


def test_two_passes_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page costs as much in each pass; the contents of this report fill more than one page."""
    from desktop.reports.pdf.document import _Pages

    passes: list[int] = []
    make = _Pages.make
    monkeypatch.setattr(_Pages, "make", lambda pages: (passes.append(1), make(pages)))
    _write(tmp_path / "r.pdf", *(PlanGoal(id=f"g{n}", name=f"Goal {n}") for n in range(100)))
    assert len(passes) == 2


def test_an_unknown_edition_is_a_public_one(tmp_path: Path) -> None:
    assert TEAM_ONLY not in words_of(_write(tmp_path / "r.pdf", edition="Internal "))


def test_the_internal_edition_says_that_it_is_one(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path / "internal.pdf", edition="internal"))
    for said in (TEAM_ONLY, VIEW, VIEW_REASON, "Our team only."):
        assert said in text, said


def test_hidden_records_do_not_turn_into_false_advice(tmp_path: Path) -> None:
    """What only looks missing because it is hidden must not be reported as missing."""
    records = [
        Stakeholder(
            id=f"s{n}", name=f"Group {n}", family=family, visibility="team" if family == "media" else "anyone"
        )
        for n, family in enumerate(("media", "diaspora", "women"))
    ]
    plan = Initiative(id="plan", name="Plan", level="municipal")
    hidden = words_of(_write(tmp_path / "hidden.pdf", plan, *records, report="full", sections=["advice"]))
    without = words_of(
        _write(tmp_path / "without.pdf", plan, *records[1:], report="full", sections=["advice"])
    )
    assert re.search(r"media", without, re.I)
    assert not re.search(r"media", hidden, re.I)


def test_unanswered_is_not_assessed(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path / "r.pdf", PlanGoal(id="g", name="Roads"), report="goals"))
    assert text.count("Not assessed") >= 2  # in the summary and at the goal
    assert "None" not in text


def test_illustrative_records_are_marked(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path / "r.pdf"))
    assert "This is an example." in text
    assert "Schools <b>& sports</b> †" in text
    assert "† illustrative: made up for teaching" in text
    plain = words_of(_write(tmp_path / "plain.pdf", PlanGoal(id="g", name="Roads")))
    assert "†" not in plain
    assert "example" not in plain.lower()


def test_advice_that_was_set_aside_shows_its_reason(tmp_path: Path) -> None:
    from desktop.domain.checks import FIRES, run_all
    from desktop.domain.field import first_day

    day = first_day(DAY)
    assert day is not None
    fired = next(a for a in run_all(example(), day, public=True) if a.outcome == FIRES and not a.about)
    aside = SetAside(
        id="aside", check=fired.check, subject="", reason="Discussed in April and left for later."
    )
    records = [r for table in ("initiative", "stakeholder", "body") for r in example().rows(table).values()]
    text = words_of(_write(tmp_path / "r.pdf", *records, aside, sections=["advice"]))
    assert "Discussed in April and left for later." in text


def test_a_reason_that_names_somebody_hidden_stays_in_the_team(tmp_path: Path) -> None:
    """Advice about no record in particular is set aside; the reason names who must not be named."""
    from desktop.domain.checks import FIRES, run_all
    from desktop.domain.field import first_day

    day = first_day(DAY)
    assert day is not None
    hidden = Person(id="amina", name="Amina Diallo-Reyes")
    fired = next(a for a in run_all(example(), day, public=True) if a.outcome == FIRES and not a.about)
    aside = SetAside(id="aside", check=fired.check, reason="Amina  Diallo-Reyes (finance) says NO.")
    records = [r for table in ("initiative", "stakeholder", "body") for r in example().rows(table).values()]
    for name in ("Amina  Diallo-Reyes (finance)", "AMINA DIALLO-REYES", "amina\ndiallo-reyes"):
        told = replace(aside, reason=f"{name} says NO.")
        path = _write(tmp_path / "r.pdf", *records, hidden, told, sections=["advice"])
        assert "reyes" not in words_of(path).lower()
        assert "says NO" not in words_of(path)
    internal = _write(tmp_path / "i.pdf", *records, hidden, aside, sections=["advice"], edition="internal")
    assert "says NO" in words_of(internal)


def test_sections_can_be_chosen(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path / "r.pdf", sections=["meetings"]))
    assert "1 Meetings" in text
    assert "Water for every home" not in text


@pytest.mark.parametrize("report", sorted(REPORTS))
def test_every_report_of_every_kind_of_workbook(report: str, tmp_path: Path) -> None:
    for name, snapshot in (("empty", snapshot_of()), ("example", example()), ("jamaica", sample("jamaica"))):
        result = export(snapshot, report, tmp_path / f"{name}.pdf", date=DAY)
        assert result.pages == len(pages_of(result.path)) >= (3 if REPORTS[report].contents else 1)
        if not REPORTS[report].handbook:  # its pages may use the word
            assert "None" not in re.sub(r"None: several", "", words_of(result.path))
    assert set(REPORTS[report].sections) <= set(SECTIONS)


def test_the_document_has_its_own_language(tmp_path: Path) -> None:
    text = words_of(_write(tmp_path / "r.pdf", language="en_XA"))
    assert locale.language() == "en"
    assert "Štákéhóldérš" in text
    assert "Stakeholders" not in text


def test_pages_links_and_outline(tmp_path: Path) -> None:
    path = _write(tmp_path / "r.pdf", file_name="example.mainstay")
    document = pypdfium2.PdfDocument(path)
    titles = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert (0, "3 Stakeholders") in titles
    assert (1, "Influence and interest") in titles
    assert document.get_metadata_dict()["Title"] == "Migration in the local development plan"
    assert document.get_metadata_dict()["Author"] == "Planning office"
    marks = {m.get_title(): m.get_dest().get_index() + 1 for m in document.get_toc()}
    document.close()
    contents = pages_of(path)[1]
    for title in ("3 Stakeholders", "Influence and interest", "9 Sources"):
        assert re.search(rf"{re.escape(title)}\s+{marks[title]}\b", contents), title
    raw = path.read_bytes()
    assert b"/Lang" in raw
    assert b"Helvetica" not in raw
    assert raw.count(b"/FontFile2") >= 2


# Bad input --------------------------------------------------------------------------------------------

NAUGHTY = [
    *(
        "<b>",
        "&amp; & <para>",
        "<img src='/etc/hostname'/>",
        "</font><br/>",
        "%s {name} {0} \\n",
        "a\x00b\x07c",
    ),
    *("e\u0301\u0323 a\u0308", "\U0001f600\U0001f469\u200d\U0001f469\u200d\U0001f467", "漢字かな"),
    *("الهجرة و التنمية (2026) 50%", "שלום", "\u202eright to left\u202c", "\u202e\u2066x\u2069"),
    *("\ud800", "\u200b\u200d\ufeff", "\u2028line\u2029", "W" * 400, "\n" * 50, "\t \u00a0"),
    *("Z\u0302\u0301\u0334\u0327a\u0337", "(((", ")", "<!--", "]]>", "<a href='file:///etc'>x</a>", "'\""),
    *("\ufffe\uffff \U0001fae9 \U0003fffe",),
    *("1.", "-", "…" * 300, "<unichar code='1'/>", "\x1b[31m", "a" * 200 + "\u00ad" + "b" * 200),
]


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_whatever_people_type_is_printed_and_never_read(text: str, tmp_path: Path) -> None:
    records = [
        Initiative(
            id="i", name=text, vision=text, route_reason=text, lead_institution=text, place=text, country="JM"
        ),
        PlanGoal(id="g", name=text, answer="matters", meaning_for_goal=text, source=text),
        Stakeholder(id="s", name=text, mandate=text, visibility="anyone"),
        Assessment(id="a", stakeholder="s", visibility="anyone", dimension="influence", value=3),
        Assessment(id="b", stakeholder="s", visibility="anyone", dimension="interest", value=3),
        Body(id="b", name=text, mandate=text),
        Meeting(id="m", name=text, decisions=text, date=text),
        Scope(id="c", kind=text, reason=text),
        Note(id="n", name=text, text=text, about="s", visibility="anyone"),
    ]
    path = _write(tmp_path / "r.pdf", *records, file_name=text)
    found = re.sub(r"\s", "", words_of(path))
    if text.isascii() and text.isprintable() and len(text) < 60:
        assert re.sub(r"\s", "", text) in found
    assert b"/Subtype /Image" not in path.read_bytes()


def test_letters_of_both_directions_stand_in_their_order(tmp_path: Path) -> None:
    arabic = "الهجرة جزء من التنمية"
    path = _write(
        tmp_path / "r.pdf", Initiative(id="i", name="Plan", vision=f"{arabic} 2026"), sections=["plan"]
    )
    text = words_of(path)
    for word in arabic.split():
        assert word in text, word
    assert "\ufffd" not in text


def test_letters_without_a_font_are_seen(tmp_path: Path) -> None:
    path = _write(tmp_path / "r.pdf", PlanGoal(id="g", name="Goal 漢 end"), report="goals")
    assert "Goal \ufffd end" in words_of(path)


def test_a_hundred_thousand_letters_in_a_cell(tmp_path: Path) -> None:
    words = [f"w{number:05d}" for number in range(14_300)]
    goal = PlanGoal(id="g", name="Long", answer="matters", evidence=" ".join(words))
    seat = Stakeholder(id="s", name="Long", mandate=" ".join(reversed(words)), visibility="anyone")
    path = _write(tmp_path / "r.pdf", goal, seat, sections=["goals", "stakeholders"])
    found = re.findall(r"w\d{5}", " ".join(pages_of(path)))
    assert set(found) == set(words)
    assert len(found) == 2 * len(words)


def test_a_word_without_end_breaks(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "r.pdf",
        PlanGoal(id="g", name="G", answer="matters", evidence="x" * 100_000),
        report="goals",
    )
    assert sum(page.count("x") for page in pages_of(path)) >= 100_000


def test_a_hundred_goals_lose_no_row(tmp_path: Path) -> None:
    goals = [PlanGoal(id=f"g{n}", name=f"Goal-{n:03d}", sector="health") for n in range(100)]
    path = _write(tmp_path / "r.pdf", *goals, report="goals")
    pages = pages_of(path)
    found = re.findall(r"Goal-\d{3}", " ".join(pages))
    for goal in goals:
        assert found.count(goal.name) >= 3, goal.name  # contents, summary, its own part
    summary = [page for page in pages if "Goal or action of the plan" in page]
    assert len(summary) >= 2, "the header is repeated on every page of the table"


def test_reports_can_be_listed_without_the_library_that_writes_them() -> None:
    code = (
        "import sys\nimport desktop.reports.export\nimport desktop.reports.missing\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "print(sorted(loaded & {'reportlab', 'pypdfium2', 'bidi', 'PIL'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# The file ---------------------------------------------------------------------------------------------


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    calls: list[int] = []

    def soon() -> bool:
        calls.append(1)
        return len(calls) > 20

    with pytest.raises(ExportCancelled):
        export(example(), "full", tmp_path / "r.pdf", date=DAY, cancelled=soon)
    assert list(tmp_path.iterdir()) == []


def test_progress_runs_from_nothing_to_all(tmp_path: Path) -> None:
    seen: list[float] = []
    export(example(), "full", tmp_path / "r.pdf", date=DAY, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[0] < 0.1
    assert 0.95 < seen[-1] <= 1


@pytest.mark.parametrize(
    ("target", "code"), [("folder", "is_folder"), ("nowhere/r.pdf", "no_folder"), ("file/r.pdf", "no_folder")]
)
def test_a_place_where_nothing_can_be_put(target: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError) as caught:
        export(example(), "full", tmp_path / target, date=DAY)
    assert caught.value.code == code
    assert sentence(caught.value).endswith(".")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(("date", "report", "section", "code"), [
    ("", "full", None, "date"),
    ("2026-11", "full", None, "date"),
    ("2026-02-30", "full", None, "date"),
    (DAY, "nothing", None, "unknown_report"),
    (DAY, "full", ["nothing"], "unknown_section"),
])  # fmt: skip
def test_wrong_wishes(date: str, report: str, section: list[str] | None, code: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        export(example(), report, tmp_path / "r.pdf", date=date, sections=section)
    assert caught.value.code == code


def _limited(path: Path) -> str:
    return (
        "import resource\nfrom pathlib import Path\nfrom tests.reports.workbook import example\n"
        "from desktop.reports.export import ExportError, export\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        f"try:\n    export(example(), 'full', Path({str(path)!r}), date={DAY!r})\n"
        "except ExportError as error:\n    print(error.code)\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files to be had")
def test_a_disk_that_fills_up_keeps_the_old_report(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(b"the report of last week")
    done = subprocess.run([sys.executable, "-c", _limited(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "disk_full"
    assert path.read_bytes() == b"the report of last week"
    assert [p.name for p in tmp_path.iterdir()] == ["r.pdf"]


def test_a_folder_that_allows_reading_only(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    try:
        if os.access(folder, os.W_OK):
            # An administrator may write everywhere: what the system would have said to anybody else.
            error = _refused(PermissionError(errno.EACCES, "x"), folder / "r.pdf")
        else:
            with pytest.raises(ExportError) as caught:
                export(example(), "full", folder / "r.pdf", date=DAY)
            error = caught.value
    finally:
        folder.chmod(0o755)
    assert error.code == "no_access"
    assert "r.pdf" in sentence(error)


def test_an_old_report_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "r é ة.pdf"
    path.write_bytes(b"old")
    result = export(example(), "full", path, date=DAY)
    assert result.pages == len(pages_of(path))
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
