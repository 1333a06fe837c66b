"""`mainstay stakeholders import | list | gaps | network`: the map of stakeholders without a window."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
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
    subject,
)
from desktop.commands.reading import reading
from desktop.domain.checks.stakeholder import gaps as families_without
from desktop.domain.checks.stakeholder import groups_at
from desktop.domain.records import Stakeholder
from desktop.domain.scoring import DIMENSIONS, QUADRANTS, judgements, positions
from desktop.domain.snapshot import Snapshot
from desktop.domain.ties import own_kinds
from desktop.domain.visibility import EDITIONS, PUBLIC
from desktop.domain.words import N_, message
from desktop.system.apart import Apart
from desktop.system.locale import _, ngettext, show
from desktop.system.resources import choice_label
from desktop.workspace import importing
from desktop.workspace.importing import LEFT_OUT, NEW, SAME, UPDATED, Import, Unmapped, UnreadableTable
from desktop.workspace.network import Place, network, save_graphml, sentences
from desktop.workspace.workspace import Workspace

_DONE = {NEW: N_("new"), UPDATED: N_("updated"), SAME: N_("as it was"), LEFT_OUT: N_("left out")}


@subject(N_("Stakeholders: take a table over, list them, see who is missing and how they are tied."))
def stakeholders() -> None:
    """The group."""


def _listed(_context: object, _parameter: object, values: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    for value in values:
        field, sign, column = value.partition("=")
        if not sign or not field.strip():
            raise refuse_usage(N_("“{value}” is not FIELD=COLUMN."), value=value)
        found.append((field.strip(), column.strip()))
    return found


@command(
    N_("Take stakeholders, or links between them, over from a spreadsheet or another workbook."),
    group=stakeholders,
    name="import",
)
@file_argument
@click.argument("table", type=FILE, metavar="TABLE")
@option("--links", is_flag=True, help_text=N_("The table holds links: from, to, type, direction, strength."))
@option(
    "--map",
    "chosen",
    multiple=True,
    callback=_listed,
    metavar="FIELD=COLUMN",
    help_text=N_("Take this field from this column: its heading, letter or number."),
)
@option(
    "--sheet", default="", metavar="NAME", help_text=N_("The sheet of a spreadsheet that holds the rows.")
)
@option("--dry-run", is_flag=True, help_text=N_("Only say what would happen."))
@json_option
def import_(
    file: Path,
    table: Path,
    links: bool,
    chosen: list[tuple[str, str]],
    sheet: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Good rows come in, bad ones are listed with the reason. All of it is one step that can be undone."""
    if dry_run:
        with reading(file) as book:
            found = _plan(book.snapshot, table, links, chosen, sheet)
            twins = [] if links else importing.likely_twins(book.snapshot, found)
    else:
        workspace = Workspace.open(file)
        try:
            if workspace.read_only is not None:
                raise Failed(workspace.read_only, "read_only")
            found = _plan(workspace.snapshot, table, links, chosen, sheet)
            twins = [] if links else importing.likely_twins(workspace.snapshot, found)
            if found.changes:
                workspace.edit("import", list(found.changes))
        finally:
            closed = workspace.close()
        if not closed:
            raise Failed(
                message(N_("“{file}” could not be written. Nothing was taken over."), file=file.name),
                "failed",
            )
    document = _document(found, dry_run)
    document["perhaps_the_same"] = [[pair.first.name, pair.second.name] for pair in twins]
    if not any(row.action != LEFT_OUT for row in found.plan.rows):
        text = message(N_("No row of “{table}” could be taken over."), table=table.name)
        if not as_json:
            answer(document, _lines(found, dry_run))
        raise Failed(text, "nothing_usable", document)
    same = [
        _("Perhaps the same: “{first}” and “{second}”.").format(
            first=pair.first.name, second=pair.second.name
        )
        for pair in twins
    ]
    answer(document, [*same, *_lines(found, dry_run)])


def _plan(snapshot: Snapshot, table: Path, links: bool, chosen: list[tuple[str, str]], sheet: str) -> Import:
    try:
        book = importing.read(table)
        if sheet:
            mapping = importing.sheet_of(book, sheet, links=links)
        else:
            mapping = importing.guess_links(book) if links else importing.guess(book)
        mapping = importing.choose(mapping, chosen, links=links)
        needed = ("origin", "to") if links else ("name",)
        for field in needed:
            if field not in mapping.columns:
                text = N_(
                    "No column of “{table}” is “{field}”. Say which: --map {field}=COLUMN. The columns are: {names}."
                )
                names = ", ".join(mapping.titles)
                raise Unmapped(message(text, table=table.name, field=field, names=names))
    except UnreadableTable as error:
        raise Failed(error.message, error.code) from None
    except Unmapped as error:
        raise Failed(error.message, "columns") from None
    if links:
        return importing.plan_links(snapshot, book, mapping)
    # A judgement without a day of its own was made when it was written down, as far as anybody knows.
    today = datetime.date.today().isoformat()
    return importing.plan_stakeholders(snapshot, book, mapping, date=today)


def _document(found: Import, dry_run: bool) -> dict[str, object]:
    titles = found.plan.mapping.titles
    return {
        "dry_run": dry_run,
        "columns": {field: titles[column] for field, column in found.plan.mapping.columns.items()},
        "counts": {action: found.plan.count(action) for action in _DONE},
        "rows": [
            {
                "row": row.number,
                "action": row.action,
                "title": row.title,
                "problems": [show(problem) for problem in row.problems],
            }
            for row in found.plan.rows
        ],
        "others": {
            table: {action: plan.count(action) for action in _DONE} for table, plan in found.others.items()
        },
        "remarks": [show(remark) for remark in found.remarks],
    }


def _lines(found: Import, dry_run: bool) -> Iterator[str]:
    plan = found.plan
    for field, column in plan.mapping.columns.items():
        yield f"  {plan.mapping.titles[column]} → {field}"
    for remark in found.remarks:
        yield show(remark)
    for row in plan.troubled:
        head = _("Row {row}, {title}:").format(row=row.number, title=row.title)
        left = f" {_('left out.')}" if row.action == LEFT_OUT else ""
        yield f"{head}{left} {' '.join(show(problem) for problem in row.problems)}"
    for table, other in found.others.items():
        for row in other.troubled:
            yield f"{table} {row.number}: {' '.join(show(problem) for problem in row.problems)}"
    counts = ", ".join(f"{plan.count(action)} {_(word)}" for action, word in _DONE.items())
    total = ngettext("{count} row: {counts}.", "{count} rows: {counts}.", len(plan.rows))
    yield total.format(count=len(plan.rows), counts=counts)
    if dry_run:
        yield _("Nothing was changed: this was a dry run.")


@command(N_("List the stakeholders, with where they stand."), group=stakeholders, name="list")
@file_argument
@json_option
def list_(file: Path, as_json: bool) -> None:
    """One line for each: name, kind, influence, interest, and the part of the grid."""
    with reading(file) as book:
        items = _items(book.snapshot)
    rows = [
        (
            str(item["name"]),
            choice_label("stakeholder_families", str(item["family"])),
            str(item["influence"] or "-"),
            str(item["interest"] or "-"),
            _(QUADRANTS[str(item["quadrant"])]) if item["quadrant"] else _("not placed"),
        )
        for item in items
    ]
    answer({"stakeholders": items}, columns(rows))


def _items(snapshot: Snapshot) -> list[dict[str, object]]:
    counting = judgements(snapshot)
    found: list[dict[str, object]] = []
    for place in positions(snapshot):
        item = place.stakeholder
        values = {d: counting.get((item.id, d)) for d in DIMENSIONS}
        found.append(
            {
                "id": item.id,
                "code": item.code,
                "name": item.name,
                "family": item.family,
                "level": item.level,
                **{d: found_.value if found_ else None for d, found_ in values.items()},
                "quadrant": place.quadrant,
                "participation_planned": item.participation_planned,
                "participation_actual": item.participation_actual,
                "visibility": item.visibility,
            }
        )
    return found


@command(
    N_("List the groups of people for whom nobody is on the list of stakeholders."),
    group=stakeholders,
    name="gaps",
)
@file_argument
@json_option
def gaps(file: Path, as_json: bool) -> None:
    """Every group of the checklist, and who on the list speaks for it."""
    with reading(file) as book:
        snapshot = book.snapshot
        missing = [word for word, _kinds in families_without(snapshot)]
        groups = [
            {
                "group": word,
                "title": _(word),
                "missing": word in missing,
                "families": sorted(kinds),
                "stakeholders": [s.name for s in snapshot.all(Stakeholder) if s.family in kinds],
            }
            for word, kinds in groups_at(snapshot.initiative.level)
        ]
    lines = [
        "  ".join((_("nobody") if group["missing"] else _("somebody"), str(group["title"])))
        for group in groups
    ]
    answer({"groups": groups, "missing": [g["title"] for g in groups if g["missing"]]}, lines)


@command(
    N_("Measure how the stakeholders are tied, and say in words what that means."),
    group=stakeholders,
    name="network",
)
@file_argument
@option(
    "--to",
    "target",
    type=FILE,
    metavar="PATH",
    help_text=N_("Write the network as .graphml for other programs."),
)
@option(
    "--edition",
    metavar="E",
    default=PUBLIC,
    help_text=N_("Of that file: public, or internal."),
)
@json_option
def network_(file: Path, target: Path | None, edition: str, as_json: bool) -> None:
    """Every measure for each stakeholder by name, and one sentence for each measure of the whole."""
    if edition not in EDITIONS:
        raise refuse_usage(N_('There is no edition "{edition}": public or internal.'), edition=edition)
    if target is not None:
        if target.suffix.casefold() != ".graphml":
            raise refuse_usage(N_('"{file}" must end in: {formats}.'), file=target.name, formats=".graphml")
        in_folder(target)
    with reading(file) as book:
        snapshot = book.snapshot
        try:
            found = network(snapshot)
        except Apart:
            text = N_("The network of “{file}” is too large to be measured on this computer.")
            raise Failed(message(text, file=file.name), "too_large") from None
        said = [(key, show(text)) for key, text in sentences(found, snapshot)]
        kinds = own_kinds(snapshot)
        if target is not None:
            save_graphml(snapshot, target, edition=edition)
    names = {place.id: place.name for place in found.places}
    document = {
        "stakeholders": [_place(place, kinds) for place in found.places],
        "links": found.links,
        "pairs": found.pairs,
        "kinds": {kinds.get(key, key): count for key, count in found.kinds.items()},
        "density": found.density,
        "reciprocity": found.reciprocity,
        "both_ways": found.both_ways,
        "groups": [[names[row] for row in group] for group in found.groups],
        "isolated": [names[row] for row in found.isolated],
        "go_betweens": [place.name for place in found.go_betweens],
        "local_reaches_national": found.local_reaches_national,
        "sentences": dict(said),
    }
    answer(document, [text for _key, text in said])
    if target is not None and not as_json:
        click.echo(str(target))


def _place(place: Place, kinds: dict[str, str]) -> dict[str, object]:
    return {
        "id": place.id,
        "name": place.name,
        "partners": place.partners,
        "degree": place.partners,
        "incoming": place.incoming,
        "outgoing": place.outgoing,
        "by_kind": {kinds.get(key, key): ways for key, ways in place.by_kind.items()},
        "betweenness": place.betweenness,
        "betweenness_share": place.betweenness_share,
        "betweenness_directed": place.betweenness_directed,
        "closeness": place.closeness,
        "group": place.group,
        "isolated": place.is_isolated,
    }
