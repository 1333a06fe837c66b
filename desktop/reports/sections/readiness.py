"""The seven tests: what each yes rests on, and what is still open. Nothing is added up."""

from __future__ import annotations

from desktop.domain.readiness import Evidence, Result, readiness
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Bullet, BulletList, Heading, Paragraph, Run, Table
from desktop.reports.phrases import marked
from desktop.system.locale import _, format_date, show
from desktop.system.resources import choice_label

ANCHOR = "readiness"
_MOST = 3


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks."""
    results = readiness(snapshot)
    rows = tuple(_row(snapshot, result, context) for result in results)
    found: list[Block] = [
        Heading(1, _("Ready? Seven tests"), ANCHOR),
        Paragraph(_("Each yes rests on a paper or on a date. There is no mark for the whole.")),
        Table((_("Test"), _("Yes, or open"), _("It rests on")), rows, (3.4, 1.4, 5.2)),
    ]
    unmet = [r for r in results if not _is_met(r, context)]
    if unmet:
        found.append(Heading(2, _("Still open"), f"{ANCHOR}-open"))
        found.append(
            BulletList(
                tuple(
                    Bullet(
                        (
                            Run(f"{choice_label('readiness_tests', r.test)}: ", bold=True),
                            Run(show(r.missing)),
                        ),
                        0,
                    )
                    for r in unmet
                )
            )
        )
    return found


def _is_met(result: Result, context: Context) -> bool:
    """What is met is told by all the records: what is merely hidden does not look as if it were missing."""
    return result.met if context.ready is None else result.test in context.ready


def _row(snapshot: Snapshot, result: Result, context: Context) -> tuple[str, str, str]:
    title = choice_label("readiness_tests", result.test)
    if not _is_met(result, context):
        return title, _("open"), "_" * 16
    lines = [_words(snapshot, evidence) for evidence in result.evidence[:_MOST]]
    return title, _("yes"), "\n".join(lines) or _("A paper that stays in our team.")


def _words(snapshot: Snapshot, evidence: Evidence) -> str:
    words, day = show(evidence.message).strip(), format_date(evidence.date)
    text = f"{words} ({day})" if words and day else words or day
    item = snapshot.find(evidence.record)
    return marked(item, text) if item is not None else text
