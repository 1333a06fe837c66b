"""A PDF report of about 100 pages, over the same words set by bare reportlab in one pass."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from desktop.domain.change import create
from desktop.domain.records import Body, Initiative, Meeting, PlanGoal
from desktop.domain.snapshot import Snapshot
from desktop.reports import outline
from desktop.reports.catalogue import REPORTS
from desktop.reports.export import compose, export
from tests.benchmarks.measure import Result, in_turn, milliseconds, result
from tests.benchmarks.opening import stakeholder

PAIRS = 5
WHOLE = next(iter(REPORTS))
DATE = "2012-08-07"
_TEXT = (
    "People who left send money home, and some of them come back with skills that nobody asks about. The "
    "plan counts them in its forecasts but names no office that would speak with them before the next "
    "budget is written. "
)


def large_plan() -> Snapshot:
    """A plan whose whole report has about 100 pages."""
    records = [
        Initiative(name="Large plan", level="national", country="JM", vision=_TEXT * 3),
        *(
            PlanGoal(
                name=f"Goal {number}: more people find decent work near where they live",
                reference=f"{number // 10 + 1}.{number % 10 + 1}",
                answer="matters",
                meaning_for_goal=_TEXT * 2,
                meaning_for_migration=_TEXT * 2,
                evidence=_TEXT,
                measure=_TEXT,
                responsible="Planning institute",
            )
            for number in range(100)
        ),
        *(stakeholder(number) for number in range(150)),
        *(Body(name=f"Working group {number}", kind="coordination", mandate=_TEXT) for number in range(30)),
        *(Meeting(name=f"Meeting {n}", date="2012-08", decisions=_TEXT * 2, agenda=_TEXT) for n in range(40)),
    ]
    return Snapshot().apply([change for record in records for change in create(record)])


def bare_pdf(blocks: tuple[outline.Block, ...]) -> int:
    """The same words with reportlab's own template and flowables, in one pass; its number of pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    body = ParagraphStyle("body", fontName="Noto", fontSize=10, leading=14, spaceAfter=6)
    cell = ParagraphStyle("cell", parent=body, fontSize=8.5, leading=11.5, spaceAfter=0)
    head = ParagraphStyle("head", parent=body, fontSize=15, leading=20)

    def words(text: outline.Text, style: Any = body) -> Any:
        return Paragraph(escape(outline.plain(text)).replace("\n", "<br/>"), style)

    story: list[Any] = []
    template = SimpleDocTemplate(io.BytesIO(), pagesize=A4)
    for block in blocks:
        match block:
            case outline.Heading(text=text):
                story.append(words(text, head))
            case outline.Paragraph(text=text):
                story.append(words(text))
            case outline.BulletList(items=items):
                story += [words(item.text) for item in items]
            case outline.Table(header=header, rows=rows) if rows:
                widths = [share * template.width for share in block.shares()]
                story.append(_bare_table([[words(c, cell) for c in row] for row in (header, *rows)], widths))
            case outline.FieldGrid(pairs=pairs) if pairs:
                widths = [template.width * 0.3, template.width * 0.7]
                story.append(_bare_table([[words(part, cell) for part in pair] for pair in pairs], widths))
            case outline.CallOut(title=title, text=text):
                story += [words(title), words(text)]
            case outline.PageBreak():
                story.append(PageBreak())
            case _:
                pass
    template.build(story)
    return int(template.page)


def _bare_table(rows: list[list[Any]], widths: list[float]) -> Any:
    from reportlab.platypus import Table

    return Table(rows, colWidths=widths, repeatRows=1, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def run(folder: Path) -> list[Result]:
    """The ratio of printing, per pass: page numbers in the contents need at least two."""
    from desktop.reports.pdf import document

    snapshot = large_plan()
    passes = 0
    make = document._Pages.make

    def counted(self: Any) -> None:
        nonlocal passes
        passes += 1
        make(self)

    document._Pages.make = counted  # type: ignore[method-assign]
    target = folder / "large.pdf"
    first = export(snapshot, WHOLE, target, date=DATE)
    document._Pages.make = make  # type: ignore[method-assign]
    blocks = compose(snapshot, WHOLE, edition="public", sections=None, date=DATE, file_name="").blocks
    bare_pages = bare_pdf(blocks)
    pairs = in_turn(
        lambda: milliseconds(lambda: export(snapshot, WHOLE, target, date=DATE)) / passes,
        lambda: milliseconds(lambda: bare_pdf(blocks)),
        PAIRS,
    )
    method = (
        f"the whole report ({first.pages} pages, {passes} passes, divided by them), from the records "
        f"until it was opened again, over the same words in reportlab's SimpleDocTemplate ({bare_pages} "
        f"pages, one pass, no figures, nothing written); in turn, median of {PAIRS} pairs"
    )
    return [result(f"PDF of {first.pages} pages, per pass", pairs, "ms", 1.1, method)]
