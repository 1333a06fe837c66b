"""Commands about whole workbooks: make one, look at it, and copy it."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.commands.command import (
    Failed,
    answer,
    columns,
    command,
    file_argument,
    fresh_target,
    json_option,
    option,
    refuse_usage,
    to_option,
)
from desktop.commands.reading import Reading, reading
from desktop.domain.change import Edit, update
from desktop.domain.record import TABLES, names_of
from desktop.domain.visibility import RECEIVERS, SUCCESSOR, for_receiver
from desktop.domain.words import N_, message
from desktop.system.locale import _, show
from desktop.system.resources import catalogue_keys, choice_label
from desktop.system.settings import Settings


@command(N_("Make a new workbook, empty or from a sample. A file that is there already is never touched."))
@file_argument
@option("--sample", metavar="ID", help_text=N_("Start from this sample (see: mainstay samples)."))
@option("--template", metavar="ID", help_text=N_("Bring in this set-up of institutions, such as two-tiers."))
@option("--title", metavar="T", help_text=N_("The title of the work."))
@option("--level", metavar="L", help_text=N_("national, province or municipal."))
@option("--place", metavar="P", help_text=N_("The province, district or municipality."))
def new(
    file: Path,
    sample: str | None,
    template: str | None,
    title: str | None,
    level: str | None,
    place: str | None,
) -> None:
    """Make `file`. A sample brings its records; title, level and place that are given replace its own, and a template
    adds what is not there yet."""
    from desktop.workspace.new import new_workbook
    from desktop.workspace.samples import copy_sample, sample_ids
    from desktop.workspace.templates import set_ups

    if sample and sample not in sample_ids():
        raise refuse_usage(
            N_('There is no sample "{sample}". There are: {there}.'),
            sample=sample,
            there=", ".join(sample_ids()),
        )
    if level and level not in catalogue_keys("levels"):
        raise refuse_usage(
            N_('"{level}" is no level of government: national, province or municipal.'), level=level
        )
    known = [found.id for found in set_ups("")]
    if template and template not in known:
        raise refuse_usage(
            N_('There is no template "{template}". There are: {there}.'),
            template=template,
            there=", ".join(known),
        )
    fresh_target(file)
    if not sample:
        new_workbook(file, title=title or "", level=level or "", place=place or "")
        _describe(file, {}, template)
    else:
        copy_sample(sample, file)
        _describe(file, {"name": title, "level": level, "place": place}, template)
    click.echo(str(file))


def _describe(file: Path, answers: dict[str, str | None], template_id: str | None) -> None:
    """Give the plan of a workbook these answers and a set-up, an edit each; answers that were not given stay."""
    from desktop.workspace.templates import application, template
    from desktop.workspace.workspace import Workspace

    given = {field: value for field, value in answers.items() if value is not None}
    if not given and not template_id:
        return
    workspace = Workspace.open(file, author=Settings.load().name)
    workspace.edit("change", update(workspace.snapshot.initiative, **given))
    if template_id:
        chosen = template(template_id)
        workspace.edit("template", application(chosen, workspace.snapshot).changes, name=_(chosen.title))
    if not workspace.close():
        problem = workspace.status.message or message(N_("“{file}” could not be written."), file=file.name)
        workspace.close(discard=True)
        raise Failed(problem, "failed")


@command(N_("List the samples."))
@json_option
def samples(as_json: bool) -> None:
    """Print every sample with what it shows."""
    from desktop.workspace.samples import samples as found

    rows = [{"id": s.id, "title": _(s.title), "summary": _(s.summary)} for s in found()]
    answer(rows, columns([(row["id"], row["title"]) for row in rows]))


@command(N_("Say what is in a workbook."))
@file_argument
@json_option
def info(file: Path, as_json: bool) -> None:
    """Print what the file says about itself and how many records it holds."""
    with reading(file) as book:
        found = _info(book)
        plan = book.snapshot.initiative
        about = book.file.info
        rows = [
            (_("Title"), plan.name),
            (_("Level of government"), choice_label("levels", plan.level)),
            (_("Country"), choice_label("countries", plan.country)),
            (_("Province, district or municipality"), plan.place),
            (_("Sample"), about.sample),
            (_("Made"), about.created),
            (_("Last edit"), str(found["last_edit"])),
            (_("Edits"), str(about.edits)),
            *((_(names_of(table)[1]), str(len(book.snapshot.rows(table)))) for table in TABLES),
        ]
        notes = [show(m) for m in (book.file.read_only, book.file.upgrade) if m is not None]
    answer(found, [*columns([row for row in rows if row[1] not in ("", "0")]), *notes])


def _info(book: Reading) -> dict[str, object]:
    about, plan = book.file.info, book.snapshot.initiative
    edits = book.file.edits(steps=1)
    major, minor = about.schema
    return {
        "file": str(about.path),
        "title": plan.name,
        "level": plan.level,
        "country": plan.country,
        "place": plan.place,
        "instrument": plan.instrument,
        "workbook_id": about.workbook_id,
        "sample": about.sample,
        "created": about.created,
        "last_edit": edits[-1].utc if edits else "",
        "edits": about.edits,
        "schema": {"major": major, "minor": minor},
        "read_only": book.file.read_only is not None,
        "size": about.size,
        "records": {table: len(book.snapshot.rows(table)) for table in TABLES},
    }


@command(N_("List what was done in a workbook, newest first."))
@file_argument
@json_option
def history(file: Path, as_json: bool) -> None:
    """Print every edit with its author and what it changed."""
    from desktop.workspace.actions import sentence

    with reading(file) as book:
        edits = list(reversed(book.file.edits()))
        said = [show(sentence(edit, book.snapshot)) for edit in edits]
    document = {"edits": [_edit(edit, words) for edit, words in zip(edits, said, strict=True)]}
    rows = [
        (edit.utc.replace("T", " ").rstrip("Z"), edit.author, words)
        for edit, words in zip(edits, said, strict=True)
    ]
    answer(document, columns(rows) or [_("Nothing was changed yet.")])


def _edit(edit: Edit, words: str) -> dict[str, object]:
    return {
        "id": edit.id,
        "step": edit.step,
        "action": edit.action,
        "sentence": words,
        "author": edit.author,
        "utc": edit.utc,
        "undoes": edit.undoes,
        "changes": [
            {"table": c.table, "row": c.row, "field": c.field, "before": c.before, "after": c.after}
            for c in edit.changes
        ],
    }


@command(N_("Make a copy of a workbook and prove that it is whole."))
@file_argument
@to_option
@option(
    "--for",
    "receiver",
    metavar="WHO",
    default=SUCCESSOR,
    help_text=N_("successor (everything), host (no judgements of people) or partner (what anybody may see)."),
)
def copy(file: Path, target: Path, receiver: str) -> None:
    """Write the copy. It keeps the workbook's identity; for a host or partner it has no history."""
    from desktop.storage.copies import write_apart, write_copy

    if receiver not in RECEIVERS:
        text = N_('There is no copy for "{receiver}": successor, host or partner.')
        raise refuse_usage(text, receiver=receiver)
    fresh_target(target)
    with reading(file) as book:
        if receiver == SUCCESSOR:
            write_copy(book.file, [], target)
        else:
            write_apart(book.file, for_receiver(book.snapshot, receiver).everything(), target)
    click.echo(str(target))
