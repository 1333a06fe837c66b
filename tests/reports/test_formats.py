"""Every format of every report: the same bytes twice, nothing that is the team's in public, nothing that people
type that breaks a file or gets lost, nothing that tells of the machine."""

from __future__ import annotations

import getpass
import io
import os
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from desktop.domain.field import Kind
from desktop.domain.record import TABLES, Record, specs_of
from desktop.domain.records import Attachment, Initiative, PlanGoal, SetAside, Stakeholder
from desktop.reports.catalogue import REPORTS
from desktop.reports.csv.files import safe
from desktop.reports.export import ExportCancelled, export
from desktop.reports.formats import FORMATS, REGISTERS, format_of
from desktop.reports.house import READABLE, House, contrast_on_white
from desktop.reports.legal import legal
from desktop.system import locale
from tests.reports.reading import everything_in, text_of
from tests.reports.workbook import TEAM_ONLY, VIEW, VIEW_REASON, example, sample, snapshot_of

DAY = "2026-11-22"
SUFFIXES = [suffix for each in FORMATS.values() for suffix in each.suffixes if suffix not in ("csv", "htm")]
OTHERS = [suffix for suffix in SUFFIXES if suffix != "pdf"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    locale.activate("en")
    yield
    locale.activate("en")


def test_formats_are_known_by_their_suffix() -> None:
    assert format_of(".DOCX") == "docx"
    assert format_of("csv") == format_of("zip") == "csv"
    assert format_of(".mainstay") == ""


@pytest.mark.parametrize("report", sorted(REPORTS))
def test_every_report_in_every_format_is_whole(report: str, tmp_path: Path) -> None:
    for name, snapshot in (("empty", snapshot_of()), ("example", example()), ("jamaica", sample("jamaica"))):
        for kind in REPORTS[report].formats:
            path = tmp_path / f"{name}.{FORMATS[kind].suffixes[0]}"
            assert export(snapshot, report, path, date=DAY).format == kind
            assert everything_in(path)


@pytest.mark.parametrize("suffix", OTHERS)
def test_same_workbook_and_date_same_bytes(suffix: str, tmp_path: Path) -> None:
    one, two, three = (tmp_path / f"{name}.{suffix}" for name in ("one", "two", "three"))
    export(example(), "full", one, date=DAY)
    export(example(), "full", two, date=DAY)
    assert one.read_bytes() == two.read_bytes()
    # In another process, with another time zone and another order of sets.
    code = (
        "from pathlib import Path\nfrom tests.reports.workbook import example\n"
        "from desktop.reports.export import export\n"
        f"export(example(), 'full', Path({str(three)!r}), date={DAY!r})"
    )
    elsewhere = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Manila", "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=elsewhere)
    assert one.read_bytes() == three.read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_tells_nothing_of_the_machine(suffix: str, tmp_path: Path) -> None:
    folder = tmp_path / "Amina's own folder"
    folder.mkdir()
    path = folder / f"r.{suffix}"
    export(example(), "full", path, date=DAY, file_name="Secret name.mainstay")
    found = everything_in(path)
    secrets = ("Amina", "Secret name", str(Path.home()), str(tmp_path), "python-docx", "Microsoft Macintosh")
    for secret in secrets:
        assert secret not in found, secret
    for name in (getpass.getuser(), socket.gethostname()):
        assert f">{name}<" not in found
    # Addresses of schemas are names; what a program would fetch from elsewhere is none.
    assert 'TargetMode="External"' not in found


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_the_teams_stays_in_the_team(suffix: str, tmp_path: Path) -> None:
    more = [
        Attachment(id="paper", name="Minutes", location="Cupboard of Amina"),
        SetAside(id="aside", check="x", reason="Amina says no."),
    ]
    records = [item for table in TABLES for item in example().rows(table).values()]
    snapshot = snapshot_of(*records, *more)
    public, internal = tmp_path / f"public.{suffix}", tmp_path / f"internal.{suffix}"
    export(snapshot, "full", public, date=DAY)
    export(snapshot, "full", internal, date=DAY, edition="internal")
    found, whole = everything_in(public), everything_in(internal)
    secrets = (TEAM_ONLY, "Ben Cruz", VIEW, VIEW_REASON, "ana@example", "council@example", "Speaks through")
    for secret in (*secrets, "Group 1", "Cupboard of Amina", "Amina says no"):
        assert secret not in found, secret
    assert "Town council" in found
    for secret in secrets[:2]:
        assert secret in whole, secret


NAUGHTY = [
    *("<b>", "&amp; & <para>", "]]>", "<!--", "</w:t>", "{{ 7*7 }} {% x %} ${x} #{x}", "%s {name} {0} \\n"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=2", "=cmd|' /C calc'!A0", "{=1}", "＝1＋1", "'quoted"),
    *(
        "a\x00b\x07c\x1f",
        "\ud800 alone",
        "\ufffe\uffff",
        "\u202eturned\u202c",
        "\u2066x\u2069",
        "x\x85y\u2028z",
    ),
    *(
        "e\u0301\u0323 Z\u0335a\u0337",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1ef\U0001f1f2",
        "漢字",
    ),
    *("الهجرة (2026) 50%", "שלום world", "বাংলা", "Ελληνικά кириллица", "_x000D_ _x0041_", "https://x.example"),
    *("line\nline\r\nline\rline", "a" * 400, "\n" * 40, "   spaces   ", "http://a b", "internal:Sheet!A1"),
]


def _full_of(text: str) -> list[Record]:
    """A record of every table in which every text that people type is this one."""
    found: list[Record] = []
    for table, cls in TABLES.items():
        texts = {
            spec.name: text
            for spec in specs_of(cls)
            if spec.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.CHOICE) and spec.name not in _KEYS
        }
        marks = {"visibility": "anyone"} if any(s.name == "visibility" for s in specs_of(cls)) else {}
        links = {s.name: f"{s.target}-1" for s in specs_of(cls) if s.kind is Kind.LINK and s.target}
        found.append(cls(id=f"{table}-1", **{**texts, **links, **marks}))
    return found


_KEYS = {"visibility", "country", "illustrative"}


def _solid(text: str) -> str:
    return re.sub(r"[\s'\u2028]", "", legal(text))


@pytest.mark.parametrize("suffix", OTHERS)
@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_whatever_people_type_arrives_and_breaks_nothing(text: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"r.{suffix}"
    export(snapshot_of(*_full_of(text)), "full", path, date=DAY, edition="internal", file_name=text)
    said = re.sub(r"['\s]", "", text_of(path))
    assert said.count(_solid(text)) >= 3


@pytest.mark.parametrize("suffix", OTHERS)
def test_a_hundred_thousand_letters(suffix: str, tmp_path: Path) -> None:
    words = [f"w{number:05d}" for number in range(14_300)]
    goal = PlanGoal(id="g", name="Long", answer="matters", evidence=" ".join(words))
    path = tmp_path / f"r.{suffix}"
    export(snapshot_of(goal), "goals", path, date=DAY)
    assert set(re.findall(r"w\d{5}", text_of(path))) == set(words)


@pytest.mark.parametrize("suffix", OTHERS)
def test_the_document_has_its_own_language(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"r.{suffix}"
    export(example(), "full", path, date=DAY, language="en_XA")
    assert locale.language() == "en"
    assert re.search("Štákéhóldérš|[Ññ]ámé", everything_in(path))


@pytest.mark.parametrize("suffix", OTHERS)
def test_stopping_leaves_nothing_behind(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(ExportCancelled):
        export(sample("jamaica"), "full", tmp_path / f"r.{suffix}", date=DAY, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", OTHERS)
def test_progress_goes_forward(suffix: str, tmp_path: Path) -> None:
    told: list[float] = []
    export(sample("jamaica"), "full", tmp_path / f"r.{suffix}", date=DAY, progress=told.append)
    assert told == sorted(told)
    assert all(0 <= share <= 1 for share in told)


def test_formulas_stay_text_in_plain_tables() -> None:
    for text in ("=1", "+SUM(A1)", "-x", "@x", "\t=1", "＝1"):
        assert safe(text).startswith("'"), text
    for text in ("-1", "+2.5", "plain", "a=b"):
        assert safe(text) == text


def test_the_colour_of_an_office_can_always_be_read() -> None:
    for colour in ("#ffcc00", "ffffff", "#0f4c5c", "#ff0000", "#7fffd4"):
        assert contrast_on_white(House(colour=colour).accent) >= READABLE, colour
    assert House(colour="no colour").accent == House().accent


def test_registers_only_where_there_are_records(tmp_path: Path) -> None:
    for report in REPORTS.values():
        assert set(REGISTERS) <= set(report.formats) or not report.tables


def test_a_set_of_tables_says_what_its_columns_mean(tmp_path: Path) -> None:
    path = tmp_path / "r.zip"
    export(snapshot_of(Initiative(name="P"), Stakeholder(name="S")), "full", path, date=DAY)
    with zipfile.ZipFile(path) as archive:
        heads = {
            name.removesuffix(".csv"): archive.read(name).decode("utf-8-sig").splitlines()[0].split(",")
            for name in archive.namelist()
            if name != "columns.csv"
        }
        about = archive.read("columns.csv").decode("utf-8-sig")
    for table, columns in heads.items():
        for column in columns:
            assert f"{table}.csv,{column}," in about
    assert "view" not in heads["stakeholder"], "a public list has no column for what is never public"
    assert "attachment" not in heads


def test_archives_are_xml_that_everybody_can_read(tmp_path: Path) -> None:
    for suffix in ("docx", "xlsx", "odt"):
        path = tmp_path / f"r.{suffix}"
        export(example(), "full", path, date=DAY)
        with zipfile.ZipFile(path) as archive:
            times = {entry.date_time for entry in archive.infolist()}
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.parse(io.BytesIO(archive.read(name)))
        assert len(times) == 1
