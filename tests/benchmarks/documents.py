"""Documents in all sizes: time and memory of the whole report, spreadsheets, and LibreOffice beside them."""

from __future__ import annotations

import io
import os
import shutil
import statistics
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from desktop.domain.change import create
from desktop.domain.records import Initiative, PlanGoal, Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.reports.catalogue import REPORTS
from desktop.reports.export import export
from tests.benchmarks.measure import Result, in_turn, milliseconds, result
from tests.benchmarks.printing import DATE

WHOLE = next(iter(REPORTS))
GOALS = {10: 7, 100: 160, 1000: 1640}  # goals for a report of about so many pages
ROWS = 50_000
_TEXT = (
    "People who left send money home, and some of them come back with skills that nobody asks about. The "
    "plan counts them in its forecasts but names no office that would speak with them. "
)
# In a process of its own: how long, how many pages, and the most memory that it ever had (in KB on Linux).
_CHILD = (
    "import resource, sys, time\nfrom pathlib import Path\nfrom tests.benchmarks import documents as d\n"
    "pages, suffix, place = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])\n"
    "snapshot = d.plan(pages)\nd.export(d.plan(1), d.WHOLE, place / f'warm.{suffix}', date=d.DATE)\n"
    "started = time.perf_counter()\n"
    "done = d.export(snapshot, d.WHOLE, place / f'{pages}.{suffix}', date=d.DATE)\n"
    "took = time.perf_counter() - started\n"
    "print(took, done.pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
)


def plan(pages: int) -> Snapshot:
    """A plan whose whole report has about so many pages."""
    records = [Initiative(name="Large plan", level="national", country="JM", vision=_TEXT)]
    goals = [
        PlanGoal(
            name=f"Goal {number}: more people find decent work",
            reference=str(number),
            answer="matters",
            meaning_for_goal=_TEXT * 2,
            meaning_for_migration=_TEXT * 2,
            evidence=_TEXT,
            measure=_TEXT,
            responsible="Planning institute",
        )
        for number in range(GOALS.get(pages, pages))
    ]
    return Snapshot().apply([change for record in (*records, *goals) for change in create(record)])


def _apart(pages: int, suffix: str, folder: Path) -> tuple[float, int, float]:
    """Seconds, pages and peak memory in MB of one export in a process of its own."""
    command = [sys.executable, "-c", _CHILD, str(pages), suffix, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ})
    took, made, memory = done.stdout.split()
    return float(took), int(made), float(memory) / 1024


def _sizes(folder: Path) -> list[Result]:
    found = {pages: [_apart(pages, "pdf", folder) for _time in range(2)] for pages in GOALS}
    best = {pages: min(runs) for pages, runs in found.items()}
    count = {pages: runs[0][1] for pages, runs in found.items()}
    time_ratio = best[1000][0] / best[100][0] * (count[100] * 10 / count[1000])
    memory = {pages: statistics.median(run[2] for run in runs) for pages, runs in found.items()}
    pages = ", ".join(f"{count[n]} pages {best[n][0]:.2f} s {memory[n]:.0f} MB" for n in GOALS)
    method = f"each in a process of its own after a warm start, best of 2 ({pages})"
    return [
        Result("PDF 1,000 over 100 pages", best[1000][0], best[100][0], "s", time_ratio, 11.0, method),
        Result(
            "memory 1,000 over 10 pages",
            memory[1000],
            memory[10],
            "MB",
            memory[1000] / memory[10],
            4.0,
            method,
        ),
    ]


def _libreoffice(folder: Path) -> list[Result]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("  LibreOffice is not installed here: its time is not measured")
        return []
    snapshot = plan(100)
    source, target = folder / "r.docx", folder / "r.pdf"
    export(snapshot, WHOLE, source, date=DATE)
    home = (folder / "office").as_uri()
    command = [office, f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", "--outdir"]

    def convert() -> None:
        subprocess.run([*command, str(folder / "lo"), str(source)], capture_output=True, check=True)

    def ours() -> None:
        export(snapshot, WHOLE, target, date=DATE)

    pairs = in_turn(lambda: milliseconds(ours), lambda: milliseconds(convert), 3)
    method = (
        "PDF of about 100 pages from the records, over LibreOffice turning our DOCX of the same words into a PDF "
        "(its start included); in turn, median of 3 pairs"
    )
    return [result("PDF over LibreOffice", pairs, "ms", 1.0, method)]


# In a process of its own, since typst remembers what it has set before: processor seconds of one PDF.
_SET = (
    "import sys, time\nfrom pathlib import Path\nfrom desktop.reports.compose import compose\n"
    "from desktop.system import paths\nfrom tests.benchmarks import documents as d, in_typst\n"
    "place, snapshot = Path(sys.argv[2]), d.plan(100)\n"
    "d.export(d.plan(1), d.WHOLE, place / 'warm.pdf', date=d.DATE)\n"
    "def ours():\n    d.export(snapshot, d.WHOLE, place / 'ours.pdf', date=d.DATE)\n"
    "def typst():\n    import typst\n"
    "    made = compose(snapshot, d.WHOLE, edition='public', sections=None, date=d.DATE, file_name='x')\n"
    "    source = place / 'r.typ'\n    source.write_text(in_typst.source(made), encoding='utf-8')\n"
    "    fonts = [str(paths.resources() / 'fonts')]\n"
    "    typst.compile(str(source), output=str(place / 'typst.pdf'), font_paths=fonts)\n"
    "started = time.process_time()\n(ours if sys.argv[1] == 'ours' else typst)()\n"
    "print(time.process_time() - started)\n"
)


def _typst(folder: Path) -> list[Result]:
    if find_spec("typst") is None:
        print("  typst is not installed here (it is no part of the lock): its time is not measured")
        return []

    def seconds(which: str) -> float:
        command = [sys.executable, "-c", _SET, which, str(folder)]
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) * 1000

    pairs = in_turn(lambda: seconds("ours"), lambda: seconds("typst"), 3)
    method = (
        "processor time of about 100 pages from the records, over typst setting the same words, tables and contents "
        "in the same sheet and font (its source made from our blocks); a process each, in turn, median of 3 pairs"
    )
    return [result("PDF over typst", pairs, "ms", 1.5, method)]


def _registers(folder: Path) -> list[Result]:
    import xlsxwriter

    names = [f"Organisation {number}" for number in range(ROWS)]
    records = [Stakeholder(name=name, mandate=_TEXT[:60], family="ngo", level="local") for name in names]
    snapshot = Snapshot(tables={"stakeholder": {record.id: record for record in records}})
    target = folder / "r.xlsx"

    def ours() -> None:
        export(snapshot, "stakeholders", target, date=DATE, edition="internal", sections=["stakeholders"])

    def bare() -> None:
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
        sheet = book.add_worksheet()
        look = book.add_format({"text_wrap": True, "valign": "top"})
        for row, item in enumerate(records):
            values = (item.name, "Civil society", "Local", item.mandate, item.id)
            for column, value in enumerate(values):
                sheet.write_string(row, column, value, look)
        book.close()
        (folder / "bare.xlsx").write_bytes(buffer.getvalue())

    pairs = in_turn(lambda: milliseconds(ours), lambda: milliseconds(bare), 3)
    method = (
        f"{ROWS} stakeholders with five answers each, from the records until the file was opened again, over the "
        "same cells written by bare XlsxWriter (constant memory) and not opened again; in turn, median of 3 pairs"
    )
    return [result(f"XLSX of {ROWS} rows", pairs, "ms", 1.2, method)]


def run(folder: Path) -> list[Result]:
    """Sizes, LibreOffice, typst, spreadsheets."""
    return [*_sizes(folder), *_libreoffice(folder), *_typst(folder), *_registers(folder)]
