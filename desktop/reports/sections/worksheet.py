"""Worksheets: what the screens ask, on paper. Blank to be filled in by hand, or with the answers that are there.

They are made from the same declarations as the screens, so a question that is added there stands here as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.domain.field import FieldSpec, Kind
from desktop.domain.flows import FLOWS
from desktop.domain.flows.flow import Fields, Flow, Rows
from desktop.domain.record import TABLES, Record, names_of, spec_of, specs_of
from desktop.domain.snapshot import Snapshot
from desktop.domain.visibility import may_show
from desktop.reports.context import Context
from desktop.reports.outline import Block, FieldGrid, Heading, PageBreak, Paragraph, Table
from desktop.reports.phrases import label_of, titled, value_of
from desktop.reports.sections.worksheet_steps import LEFT_OUT, Sheet, sheets_of
from desktop.system.locale import _
from desktop.system.resources import catalogue

_MOST_OPTIONS = 9  # a longer list is written by hand
_BLANK_ROWS, _ROW = 6, 30.0
_WEIGHTS = {Kind.LONG_TEXT: 2.4, Kind.TEXT: 1.6, Kind.LINK: 1.5, Kind.CHOICE: 1.3, Kind.MULTI_CHOICE: 1.6}
Build = Callable[[Snapshot, Context], list[Block]]


def flow_form(key: str, *, filled: bool) -> Build:
    """A builder of the worksheet of one guided page, step by step."""

    def build(snapshot: Snapshot, context: Context) -> list[Block]:
        flow = FLOWS.get(key)
        return _of_flow(flow, snapshot, context, filled) if flow else []

    return build


def record_form(table: str, *, filled: bool) -> Build:
    """A builder of a form for the records of one table: one blank form, or one form for each."""

    def build(snapshot: Snapshot, context: Context) -> list[Block]:
        cls = TABLES[table]
        one, many = names_of(table)
        names = _asked(cls, context)
        if not filled:
            return [Heading(1, _(one), f"form-{table}"), _form(cls, None, names, snapshot)]
        found: list[Block] = [Heading(1, _(many), f"form-{table}")]
        rows = list(snapshot.rows(table).values())
        if not rows:
            return [*found, Paragraph(_("Nothing has been entered yet."))]
        for number, item in enumerate(rows, 1):
            found += [PageBreak(0.5)] if number > 1 else []
            found.append(Heading(2, titled(item, snapshot), f"form-{table}-{number}"))
            found.append(_form(cls, item, names, snapshot))
        return found

    return build


def _asked(cls: type[Record], context: Context) -> list[str]:
    return [
        spec.name
        for spec in specs_of(cls)
        if spec.name not in LEFT_OUT and (context.internal or may_show(cls, spec.name))
    ]


def _of_flow(flow: Flow, snapshot: Snapshot, context: Context, filled: bool) -> list[Block]:
    found: list[Block] = [Heading(1, _(flow.title), f"form-{flow.key}")]
    level = snapshot.initiative.level
    for step in flow.steps_for(snapshot):
        blocks: list[Block] = []
        for section in step.sections:
            if isinstance(section, Fields):
                cls = TABLES[section.table]
                names = [name for name in section.at(level) if context.internal or may_show(cls, name)]
                item = next(iter(snapshot.rows(section.table).values()), None) if filled else None
                if section.table == "initiative" or not filled or item is not None:
                    blocks.append(_form(cls, item, names, snapshot))
            elif isinstance(section, Rows):
                blocks.append(_rows(section, snapshot, context, filled))
            else:
                for sheet in sheets_of(step.key, section):
                    blocks += _sheet(sheet, snapshot, context, filled)
        if blocks:
            anchor = f"form-{step.key}"
            found += [
                Heading(2, _(step.title), anchor),
                Paragraph(_(step.purpose_at(level)), quiet=True),
                *blocks,
            ]
    return found


def _sheet(sheet: Sheet, snapshot: Snapshot, context: Context, filled: bool) -> list[Block]:
    """A part that is made by hand on the screen, as a table or as forms."""
    cls = TABLES[sheet.table]
    if isinstance(sheet, Rows):
        return [_rows(sheet, snapshot, context, filled)]
    names = [name for name in sheet.names if context.internal or may_show(cls, name)]
    rows = list(snapshot.rows(sheet.table).values()) if filled else []
    forms = [_form(cls, item, names, snapshot, titled(item, snapshot)) for item in rows]
    return list(forms) or [_form(cls, None, names, snapshot, _(names_of(sheet.table)[0]))]


def _form(
    cls: type[Record], item: Record | None, names: Iterable[str], snapshot: Snapshot, title: str = ""
) -> Block:
    pairs = []
    for name in names:
        value = value_of(item, name, snapshot) if item is not None else ""
        pairs.append((label_of(cls, name), value or _options(spec_of(cls, name))))
    return FieldGrid(tuple(pairs), title=title)


def _options(spec: FieldSpec) -> str:
    """The answers to tick, where there are few enough; else a blank."""
    if spec.kind is Kind.LONG_TEXT:
        return "\n".join(["_" * 58] * 3)  # room for a hand
    if spec.kind is Kind.SCALE:
        return "    ".join(f"[  ] {value}" for value in range(1, 6))
    if spec.kind not in (Kind.CHOICE, Kind.MULTI_CHOICE, Kind.YES_NO) or spec.catalogue == "countries":
        return ""
    entries = catalogue(spec.catalogue).entries
    return "\n".join(f"[  ] {_(entry.label)}" for entry in entries) if len(entries) <= _MOST_OPTIONS else ""


def _rows(section: Rows, snapshot: Snapshot, context: Context, filled: bool) -> Block:
    cls = TABLES[section.table]
    names = [name for name in section.columns if context.internal or may_show(cls, name)]
    header = tuple(label_of(cls, name) for name in names)
    rows: list[tuple[str, ...]] = []
    if filled:
        rows = [
            tuple(value_of(item, name, snapshot) for name in names)
            for item in snapshot.rows(section.table).values()
        ]
    elif section.each:
        labels = [_(entry.label) for entry in catalogue(section.catalogue).entries]
        rows = [(label, *[""] * (len(names) - 1)) for label in labels]
    rows += [("",) * len(names)] * (0 if rows else _BLANK_ROWS)
    weights = tuple(_WEIGHTS.get(spec_of(cls, name).kind, 1.0) for name in names)
    return Table(header, tuple(rows), weights, form=True, row_height=_ROW)
