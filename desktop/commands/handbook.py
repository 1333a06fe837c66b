"""`mainstay search`: finds pages of the handbook, and with a workbook its records too."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.commands.command import FILE, Command, answer, json_option, option, refuse_usage
from desktop.commands.reading import reading
from desktop.domain.record import names_of
from desktop.domain.words import N_
from desktop.system import paths
from desktop.system.locale import _, language
from desktop.workspace.search import find_records

START, END = "\x02", "\x03"  # around what was found, in the snippets of the handbook
_HELP = N_("Search the handbook, and with --file the records of a workbook.")


@click.command("search", cls=Command, help=_HELP)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@option("--file", type=FILE, metavar="FILE", help_text=N_("Search the records of this workbook too."))
@option("--language", "spoken", metavar="L", help_text=N_("The language of the handbook."))
@json_option
def search(words: tuple[str, ...], file: Path | None, spoken: str | None, as_json: bool) -> None:
    """Print the best pages, and the records first when a workbook is given."""
    from desktop.guidance.handbook import Handbook

    there = handbook_languages()
    if spoken and spoken not in there:
        raise refuse_usage(
            N_('There is no handbook in "{language}". There is: {there}.'),
            language=spoken,
            there=", ".join(there),
        )
    text = " ".join(words)
    results: list[dict[str, str]] = []
    if file is not None:
        with reading(file) as book:
            for found in find_records(book.snapshot, text):
                part = _(names_of(found.table)[0])
                row = {
                    "id": found.record.id,
                    "title": found.record.title,
                    "part": part,
                    "snippet": found.text,
                }
                results.append({"kind": "record", **row, "table": found.table})
    handbook = Handbook.open(spoken or (language() if language() in there else "en"))
    try:
        hits = handbook.search(text)
    finally:
        handbook.close()
    for hit in hits:
        snippet = hit.snippet.replace(START, "").replace(END, "")
        row = {"id": hit.id, "title": hit.title, "part": hit.part_title, "snippet": snippet}
        results.append({"kind": "page", **row, "anchor": hit.anchor})
    lines = [f"{r['title']}  ({r['part']}: {r['id']})\n    {r['snippet']}" for r in results]
    answer({"results": results}, lines or [_("Nothing found. Try fewer or shorter words.")])


def handbook_languages() -> list[str]:
    """The languages that the handbook is written in."""
    return sorted(folder.name for folder in paths.handbook().iterdir() if folder.is_dir())
