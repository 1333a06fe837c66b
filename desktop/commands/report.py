"""Commands about reports: which there are, and writing one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from desktop.commands.command import (
    FILE,
    Failed,
    answer,
    columns,
    command,
    file_argument,
    in_folder,
    json_option,
    option,
    refuse_usage,
    to_option,
)
from desktop.commands.reading import Reading, reading
from desktop.domain.field import is_date
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import EDITIONS, INTERNAL, PUBLIC
from desktop.domain.words import N_, folded, message
from desktop.reports.catalogue import REPORTS, SECTIONS, Report
from desktop.reports.formats import FORMATS, format_of
from desktop.reports.house import PAPERS, House, is_colour
from desktop.reports.subjects import subjects
from desktop.system.locale import PSEUDO, _, language, languages
from desktop.workspace.samples import CREATED


@command(N_("List the reports."))
@json_option
def reports(as_json: bool) -> None:
    """Print every report with its formats and sections."""
    document = [
        {
            "id": report.id,
            "title": _(report.title),
            "summary": _(report.summary),
            "audience": _(report.readers),
            "formats": list(report.formats),
            "about": report.about,
            "sections": [{"id": section, "title": _(SECTIONS[section].title)} for section in report.sections],
            "needs": [f"{need.table}.{field}" for need in report.needs for field in need.fields],
        }
        for report in REPORTS.values()
    ]
    lines = columns([(report.id, _(report.title), ", ".join(report.sections)) for report in REPORTS.values()])
    answer(document, lines)


@command(N_("Write a report of a workbook."))
@file_argument
@option(
    "--report",
    "report_id",
    metavar="ID",
    required=True,
    help_text=N_("Which report (see: mainstay reports)."),
)
@to_option
@option(
    "--format",
    "wanted",
    metavar="F",
    help_text=N_("Which format, where the name of the file does not say it."),
)
@option("--language", "spoken", metavar="L", help_text=N_("The language of the report."))
@option("--edition", metavar="E", default=PUBLIC, help_text=N_("public (unless said otherwise) or internal."))
@option(
    "--about",
    metavar="NAME",
    default="",
    help_text=N_("What the report is about (body, meeting, picture, part of the handbook), by name or id."),
)
@option("--sections", metavar="A,B", help_text=N_("Only these sections (see: mainstay reports --json)."))
@option(
    "--date", metavar="DATE", help_text=N_("The date on it, such as 2026-11-22; else that of the last edit.")
)
@option("--paper", metavar="P", default="a4", help_text=N_("The sheet: a4, letter, legal or folio."))
@option("--colour", metavar="#RRGGBB", default="", help_text=N_("The colour of headings, such as #0f4c5c."))
@option("--logo", type=FILE, metavar="PATH", help_text=N_("The logo of the office, PNG or JPEG."))
@option("--header", metavar="TEXT", default="", help_text=N_("What stands above every page."))
@option("--no-cover", is_flag=True, help_text=N_("Begin without a page for the title."))
@option(
    "--sheets", metavar="N", type=int, default=3, help_text=N_("Of a poster: so many sheets side by side.")
)
@option(
    "--references", is_flag=True, help_text=N_("Name the page of the handbook at the end of each section.")
)
def export(
    file: Path,
    report_id: str,
    target: Path,
    wanted: str | None,
    spoken: str | None,
    edition: str,
    about: str,
    sections: str | None,
    date: str | None,
    paper: str,
    colour: str,
    logo: Path | None,
    header: str,
    no_cover: bool,
    sheets: int,
    references: bool,
) -> None:
    """Write the report; one that stands there is replaced when the new one is whole."""
    from desktop.reports.export import ExportError
    from desktop.reports.export import export as write

    report = _report(report_id)
    kind = _format(report, target, wanted)
    _check(spoken, edition, date)
    house = replace(_house(paper, colour, logo, header, no_cover), sheets=sheets, references=references)
    chosen = _sections(report, sections)
    in_folder(target)
    with reading(file) as book:
        try:
            done = write(
                book.snapshot,
                report.id,
                target,
                format=kind,
                house=house,
                about=subject_of(book.snapshot, report, about, edition),
                language=spoken or language(),
                edition=edition,
                sections=chosen,
                date=date or date_of(book),
                file_name=file.name,
            )
        except ExportError as error:
            raise Failed(error.message, error.code) from None
    click.echo(str(done.path))


def date_of(book: Reading) -> str:
    """The date of a document when none is typed: that of the last edit, else of the sample or of the file.

    The clock is not asked: the same workbook gives the same report tomorrow.
    """
    edits = book.file.edits(steps=1)
    if edits:
        return edits[-1].utc[:10]
    return (CREATED if book.file.info.sample else book.file.info.created)[:10]


def subject_of(snapshot: Snapshot, report: Report, about: str, edition: str = INTERNAL) -> str:
    """The id of what a report is about, found by id or name; "" for a report about the whole workbook."""
    if not report.about or (not about and not report.needs_one):
        return ""
    known = subjects(snapshot, report, edition)
    named = [row for row, name in known if row == about or folded(name) == folded(about)]
    if len(named) == 1:
        return named[0]
    there = "; ".join(name for _row, name in known) or _("none yet")
    text = N_("Say with --about which one this paper is about. There are: {there}.")
    raise Failed(message(text, there=there), "about")


def _report(report_id: str) -> Report:
    if report_id in REPORTS:
        return REPORTS[report_id]
    text = N_('There is no report "{report}". There are: {there}.')
    raise refuse_usage(text, report=report_id, there=", ".join(REPORTS))


def _sections(report: Report, text: str | None) -> list[str] | None:
    if text is None:
        return None
    wanted = [name.strip() for name in text.split(",") if name.strip()]
    for name in wanted or [text]:
        if name not in report.sections:
            sentence = N_('The report "{report}" has no section "{section}". It has: {there}.')
            raise refuse_usage(sentence, report=report.id, section=name, there=", ".join(report.sections))
    return wanted


def _format(report: Report, target: Path, wanted: str | None) -> str:
    """The format that was asked for, or the one that the name of the file says."""
    kind = wanted or format_of(target.suffix)
    suffix = target.suffix.casefold().lstrip(".")
    if kind in report.formats and suffix in FORMATS[kind].suffixes:
        if suffix == "csv" and len(report.tables) > 1:
            text = N_('This report has {count} registers: end "{file}" in .zip to get a file for each.')
            raise refuse_usage(text, file=target.name, count=str(len(report.tables)))
        return kind
    # Nobody means to write a report over a workbook, so the name has to say what it is.
    kinds = [wanted] if wanted in report.formats else report.formats
    there = ", ".join(f".{name}" for each in kinds for name in FORMATS[each].suffixes)
    raise refuse_usage(N_('"{file}" must end in: {formats}.'), file=target.name, formats=there)


def _house(paper: str, colour: str, logo: Path | None, header: str, no_cover: bool) -> House:
    """The look of the office, refused when a part of it cannot be."""
    from desktop.reports.logo import NoPicture, picture

    if paper not in PAPERS:
        raise refuse_usage(N_('There is no paper "{paper}": {there}.'), paper=paper, there=", ".join(PAPERS))
    if colour and not is_colour(colour):
        raise refuse_usage(N_('"{colour}" is no colour such as #0f4c5c.'), colour=colour)
    try:
        found = picture(logo) if logo else b""
    except NoPicture:
        text = N_("“{name}” is no picture that can be used: take a PNG or JPEG of at most 8 MB.")
        raise Failed(message(text, name=logo.name if logo else ""), "logo") from None
    return House(paper, colour, found, header, not no_cover)


def _check(spoken: str | None, edition: str, date: str | None) -> None:
    """Refuse what was typed wrongly, before the workbook is opened."""
    if spoken and spoken not in (*languages(), *PSEUDO):
        text = N_('Reports cannot be written in "{language}". There is: {there}.')
        raise refuse_usage(text, language=spoken, there=", ".join(languages()))
    if edition not in EDITIONS:
        raise refuse_usage(N_('There is no edition "{edition}": public or internal.'), edition=edition)
    if date is not None and not (is_date(date) and len(date) == 10):
        raise refuse_usage(N_('"{date}" is no date such as 2026-11-22.'), date=date)
