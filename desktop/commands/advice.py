"""`mainstay check`: is the file in order, and what would somebody experienced look at next?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from desktop.commands.command import Failed, answer, command, file_argument, json_option
from desktop.commands.reading import reading
from desktop.domain.checks import CLEAR, FIRES, UNKNOWN, Advice, run_all
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, Message, message
from desktop.storage.errors import Refused
from desktop.system.locale import _, show

_HEADINGS = ((FIRES, N_("Look at this")), (UNKNOWN, N_("Not enough information yet")))


@command(N_("Say whether a workbook is in order, and give advice on the work in it."))
@file_argument
@json_option
def check(file: Path, as_json: bool) -> None:
    """Verify the file and its history, and run every check. Only the file decides the exit code."""
    try:
        with reading(file) as book:
            problems = book.file.verify()
            # The day decides which dates are past: advice is for today and is stored nowhere.
            advice = [a for a in run_all(book.snapshot, datetime.date.today()) if a.outcome != CLEAR]
            items = [_item(a, book.snapshot) for a in advice]
    except Refused as refused:
        raise Failed(refused.message, refused.code, _document([refused.message], [])) from None
    document = _document(problems, items)
    if problems:
        if not as_json:
            answer(document, _lines(advice))
        what = Message(" ".join(show(problem) for problem in problems))
        hint = message(N_("“{file}” is not in order. {what}"), file=file.name, what=what)
        raise Failed(hint, "damaged", document)
    answer(document, [_("“{file}” is in order.").format(file=file.name), *_lines(advice)])


def _document(problems: list[Message], items: list[dict[str, object]]) -> dict[str, object]:
    return {
        "file": {"ok": not problems, "problems": [show(problem) for problem in problems]},
        "advice": items,
    }


def _item(advice: Advice, snapshot: Snapshot) -> dict[str, object]:
    return {
        "id": advice.check,
        "severity": advice.severity,
        "outcome": advice.outcome,
        "message": show(advice.message),
        "looked_at": [
            {"table": table, "id": row, "title": getattr(snapshot.rows(table).get(row), "title", "")}
            for table, row in advice.looked_at
        ],
        "about": advice.about,
        "step": advice.step,
        "anchor": advice.anchor,
        "source": advice.source,
        "set_aside": advice.set_aside,
    }


def _lines(advice: list[Advice]) -> Iterator[str]:
    for outcome, heading in _HEADINGS:
        found = [a for a in advice if a.outcome == outcome and a.set_aside is None]
        if found:
            yield ""
            yield _(heading)
            yield from (f"  {a.check}  {show(a.message)}" for a in found)
    aside = [a for a in advice if a.set_aside is not None]
    if aside:
        yield ""
        yield _("Set aside by the team")
        yield from (f"  {a.check}  {show(a.message)} ({a.set_aside})" for a in aside)
