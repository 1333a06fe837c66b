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
from desktop.workspace.views import save_view


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
def view(file: Path, view_id: str, target: Path, edition: str) -> None:
    """Write the picture as SVG, PNG or PDF; the end of the name says which."""
    if view_id not in VIEWS:
        text = N_('There is no picture "{view}". There are: {there}.')
        raise refuse_usage(text, view=view_id, there=", ".join(VIEWS))
    if edition not in EDITIONS:
        raise refuse_usage(N_('There is no edition "{edition}": public or internal.'), edition=edition)
    if target.suffix.casefold().lstrip(".") not in FORMATS:
        text = N_('"{file}" must end in: {formats}.')
        raise refuse_usage(text, file=target.name, formats=", ".join(f".{name}" for name in FORMATS))
    in_folder(target)
    with reading(file) as book:
        save_view(book.snapshot, view_id, target, edition=edition)
    click.echo(str(target))
