"""Commands about terms of reference: how a paper reads."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.analysis.terms_of_reference import Finding, Reading, check
from desktop.commands.command import (
    FILE,
    Failed,
    answer,
    columns,
    command,
    file_argument,
    json_option,
    option,
    refuse_usage,
    subject,
    to_option,
)
from desktop.domain.clauses import MATTERS
from desktop.domain.visibility import INTERNAL
from desktop.domain.words import N_
from desktop.exchange.documents import Unreadable, read_text
from desktop.system.locale import _, show
from desktop.system.resources import catalogue_keys

STATES = {"present": N_("there"), "weak": N_("weak"), "missing": N_("missing")}


@subject(N_("Terms of reference: which clauses a paper has, and which it lacks."))
def tor() -> None:
    """The group."""


@command(N_("Say which of the eighteen clauses a paper has."), group=tor, name="check")
@click.argument("path", type=FILE, metavar="PATH")
@option(
    "--level",
    metavar="L",
    default="",
    help_text=N_("national, province or municipal; else the words of the paper decide."),
)
@json_option
def check_paper(path: Path, level: str, as_json: bool) -> None:
    """Read a .txt, .docx or .pdf and say of each clause whether it is present, weak or missing."""
    if level and level not in catalogue_keys("levels"):
        text = N_('There is no level "{level}". There are: {there}.')
        raise refuse_usage(text, level=level, there=", ".join(sorted(catalogue_keys("levels"))))
    try:
        reading = check(read_text(path), level=level)
    except Unreadable as problem:
        raise Failed(problem.message, problem.code) from None
    answer(_document(reading), _lines(reading))


@command(N_("Write the terms of reference of a body."), group=tor, name="build")
@file_argument
@click.argument("body")
@to_option
@option("--language", "spoken", metavar="L", help_text=N_("The language of the paper."))
@option(
    "--date", metavar="DATE", help_text=N_("The date on it, such as 2026-11-22; else that of the last edit.")
)
@click.pass_context
def build_paper(
    ctx: click.Context, file: Path, body: str, target: Path, spoken: str | None, date: str | None
) -> None:
    """The same as `mainstay export --report terms --edition internal --about BODY`."""
    from desktop.commands.report import export

    given = {"report_id": "terms", "edition": INTERNAL, "about": body}
    ctx.invoke(export, file=file, target=target, spoken=spoken, date=date, **given)


def _document(reading: Reading) -> dict[str, object]:
    return {
        "local": reading.local,
        "clauses": [
            {
                "key": found.key,
                "title": _(found.title),
                "state": found.state,
                "passage": found.passage,
                "sentence": _sentence(found),
            }
            for found in reading.clauses
        ],
        "outside": [
            {
                "matter": found.matter,
                "title": _(MATTERS.get(found.matter, "")) if found.matter else "",
                "passage": found.passage,
            }
            for found in reading.outside
        ],
        "counts": {state: len(reading.of(state)) for state in STATES},
    }


def _sentence(found: Finding) -> str:
    """What to do about a clause; of one that is there, that it is."""
    return " ".join(show(part) for part in found.advice) or _("This clause is there.")


def _lines(reading: Reading) -> list[str]:
    rows = [(_(STATES[found.state]), _(found.title), _sentence(found)) for found in reading.clauses]
    return columns(rows)
