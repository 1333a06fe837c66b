"""Sources: every paper that the records name, what rests on it, and what rests on nothing."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.record import TABLES, Record, names_of
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, CallOut, Heading, Paragraph, Table
from desktop.reports.phrases import counted, is_made_up, name_of, some, sources_of
from desktop.system.locale import _, ngettext

ANCHOR = "sources"
# They have no name of their own: only counted.
_PARTS = (
    *("membership", "assessment", "engagement", "link", "map_position", "set_aside"),
    *("body_line", "body_position", "readiness_proof", "responsibility", "attendance"),
)


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks."""
    found: list[Block] = [Heading(1, _("Sources"), ANCHOR)]
    tables = [table for table in TABLES if not context.tables or table in context.tables]
    supported = _supported(snapshot, tables)
    if supported:
        header = (_("Source"), _("What it supports"))
        rows = tuple((source, _names(snapshot, items)) for source, items in supported.items())
        found.append(Table(header, rows, (4.5, 5.5)))
    else:
        found.append(Paragraph(_("No record names a source.")))
    return [*found, *_without(snapshot, tables), *_made_up(snapshot, tables)]


def _supported(snapshot: Snapshot, tables: Sequence[str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for table in tables:
        for item in snapshot.rows(table).values():
            for source in sources_of(item):
                found.setdefault(source, []).append(item)
    return dict(sorted(found.items(), key=lambda pair: pair[0].lower()))


def _names(snapshot: Snapshot, items: list[Record]) -> str:
    lines = []
    for table, cls in TABLES.items():
        mine = [item for item in items if isinstance(item, cls)]
        if not mine:
            continue
        if table in _PARTS:
            lines.append(counted(table, len(mine)))
            continue
        one, many = names_of(table)
        label = _(one if len(mine) == 1 else many)
        names = list(dict.fromkeys(name_of(item, snapshot) for item in mine))
        lines.append(f"{label}: {some(names, 5)}")
    return "\n".join(lines)


def _without(snapshot: Snapshot, tables: Sequence[str]) -> list[Block]:
    """Records that name no source and do not say that they are made up."""
    bare = [
        item
        for table in tables
        if table not in _PARTS
        for item in snapshot.rows(table).values()
        if not item.source.strip() and not is_made_up(item)
    ]
    if not bare:
        return []
    text = ngettext("One record names no source.", "{count} records name no source.", len(bare))
    return [Paragraph(text.format(count=len(bare)))]


def _made_up(snapshot: Snapshot, tables: Sequence[str]) -> list[Block]:
    """Which records are illustrative, by table."""
    rows = []
    for table in tables:
        items = [item for item in snapshot.rows(table).values() if is_made_up(item)]
        if not items:
            continue
        names = list(dict.fromkeys(name_of(item, snapshot) for item in items))
        rows.append((counted(table, len(items)), "" if table in _PARTS else some(names, 40)))
    if not rows:
        return []
    return [
        Heading(2, _("Made up for teaching"), f"{ANCHOR}-illustrative"),
        CallOut(
            "example",
            _("This is an example."),
            _("What is listed here is illustrative: it is made up for teaching and rests on no source."),
        ),
        Table((_("How many"), _("Which")), tuple(rows), (2, 8)),
    ]
