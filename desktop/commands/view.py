"""Commands about pictures: which there are, and writing one."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.commands.command import (
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
from desktop.commands.reading import reading
from desktop.domain.visibility import EDITIONS, PUBLIC
from desktop.domain.words import N_
from desktop.reports.views import FORMATS, VIEWS
from desktop.system.locale import _
from desktop.workspace.views import MOST_SHEETS, POSTER_PAPERS, save_poster, save_view


@command(N_("List the pictures."))
@json_option
def views(as_json: bool) -> None:
    """Print every picture with its formats."""
    document = [{"id": v.id, "title": _(v.title), "formats": list(FORMATS)} for v in VIEWS.values()]
    answer(document, columns([(v.id, _(v.title)) for v in VIEWS.values()]))


@command(N_("Write a picture of a workbook."))
@file_argument
@click.argument("view_id", metavar="VIEW")
@to_option
@option("--edition", metavar="E", default=PUBLIC, help_text=N_("public (unless said otherwise) or internal."))
@option(
    "--sheets",
    type=click.IntRange(1, MOST_SHEETS),
    metavar="N",
    help_text=N_("As a poster: so many sheets side by side, with cut marks (PDF only)."),
)
@option("--paper", metavar="P", default="a4", help_text=N_("Of a poster: a4 or letter."))
def view(file: Path, view_id: str, target: Path, edition: str, sheets: int | None, paper: str) -> None:
    """Write the picture as SVG, PNG or PDF; the end of the name says which."""
    if view_id not in VIEWS:
        text = N_('There is no picture "{view}". There are: {there}.')
        raise refuse_usage(text, view=view_id, there=", ".join(VIEWS))
    if edition not in EDITIONS:
        raise refuse_usage(N_('There is no edition "{edition}": public or internal.'), edition=edition)
    if target.suffix.casefold().lstrip(".") not in FORMATS:
        text = N_('"{file}" must end in: {formats}.')
        raise refuse_usage(text, file=target.name, formats=", ".join(f".{name}" for name in FORMATS))
    if sheets and target.suffix.casefold() != ".pdf":
        raise refuse_usage(N_('"{file}" must end in: {formats}.'), file=target.name, formats=".pdf")
    if paper not in POSTER_PAPERS:
        raise refuse_usage(
            N_('There is no paper "{paper}": {there}.'), paper=paper, there=", ".join(POSTER_PAPERS)
        )
    in_folder(target)
    with reading(file) as book:
        if sheets:
            save_poster(book.snapshot, view_id, target, edition=edition, sheets=sheets, paper=paper)
        else:
            save_view(book.snapshot, view_id, target, edition=edition)
    click.echo(str(target))
