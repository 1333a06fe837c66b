"""The plan and the process: which plan, by which route, what is looked at, what backs it, who works on
it, by when."""

from __future__ import annotations

from desktop.domain.records import Endorsement, Initiative, Person, Scope, Stage
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.context import Context
from desktop.reports.outline import (
    Block,
    Bullet,
    BulletList,
    CallOut,
    FieldGrid,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
)
from desktop.reports.phrases import (
    NOT_ANSWERED,
    answered,
    cited,
    fields,
    label_of,
    marked,
    notes_on,
    period,
    titled,
    value_of,
)
from desktop.system.locale import _, format_date
from desktop.system.resources import catalogue, choice_label

ANCHOR = "plan"
_FACTS = ("name", "level", "country", "place", "instrument", "instrument_kind")
_DATES = ("adoption", "next_review", "parent_strategy", "lead_institution", "lead_contact")
_WRITTEN = N_("Written proof of political will: it carries the work through elections and changes of staff.")


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks."""
    return [
        Heading(1, _("The plan and how we work"), ANCHOR),
        *_plan(snapshot),
        *_route(snapshot),
        *_vision(snapshot),
        *_entry_points(snapshot),
        *_scope(snapshot),
        *_backing(snapshot),
        *_team(snapshot),
        *_timetable(snapshot),
        *notes_on(snapshot, ("", "initiative", "scope", "endorsement", "stage"), f"{ANCHOR}-notes"),
    ]


def _plan(snapshot: Snapshot) -> list[Block]:
    plan = snapshot.initiative
    # A national plan has no place below the country: a blank there would ask for what is not wanted.
    facts = [name for name in _FACTS if name != "place" or plan.level != "national" or plan.place]
    grid = fields(plan, facts, snapshot)
    cycle = (_("Runs"), period(plan.cycle_start, plan.cycle_end))
    return [FieldGrid((*grid.pairs, cycle, *fields(plan, _DATES, snapshot).pairs))]


def _route(snapshot: Snapshot) -> list[Block]:
    plan = snapshot.initiative
    found: list[Block] = [Heading(2, _("Route"), f"{ANCHOR}-route")]
    if not plan.route and not plan.route_reason:
        return [*found, fields(plan, ("route", "route_reason"), snapshot)]
    route = value_of(plan, "route", snapshot) or _(NOT_ANSWERED)
    return [*found, Paragraph((Run(f"{route}. ", bold=True), Run(plan.route_reason)))]


def _vision(snapshot: Snapshot) -> list[Block]:
    plan = snapshot.initiative
    found: list[Block] = [Heading(2, _("Vision"), f"{ANCHOR}-vision")]
    if not plan.vision:
        return [*found, fields(plan, ("vision", "vision_horizon"), snapshot)]
    found.append(Paragraph(plan.vision))
    if plan.vision_horizon:
        found.append(
            Paragraph(_("The vision looks to {year}.").format(year=format_date(plan.vision_horizon)))
        )
    if plan.continuity:
        found += [
            Paragraph((Run(label_of(Initiative, "continuity") + ". ", bold=True), Run(plan.continuity))),
        ]
    return found


def _entry_points(snapshot: Snapshot) -> list[Block]:
    plan = snapshot.initiative
    found: list[Block] = [Heading(2, _("Entry points"), f"{ANCHOR}-entry-points")]
    if not plan.entry_points:
        return [*found, fields(plan, ("entry_points",), snapshot)]
    labels = [choice_label("entry_points", key) for key in plan.entry_points]
    found.append(BulletList(tuple(Bullet(label) for label in labels)))
    return [*found, Paragraph(plan.entry_reason)] if plan.entry_reason else found


def _scope(snapshot: Snapshot) -> list[Block]:
    """Every kind of movement of the catalogue, so that what nobody decided on is seen as well."""
    decided: dict[str, list[Scope]] = {}
    for item in snapshot.all(Scope):
        decided.setdefault(item.kind, []).append(item)
    known = [entry.key for entry in catalogue("migration_types").entries]
    rows: list[tuple[Text, ...]] = []
    for key in [*known, *(key for key in decided if key not in known)]:
        items: list[Scope | None] = [*decided.get(key, [])]
        rows += [_scope_row(snapshot, key, item) for item in items or [None]]
    return [
        Heading(2, _("Which kinds of movement we look at"), f"{ANCHOR}-scope"),
        Table(
            (label_of(Scope, "kind"), label_of(Scope, "state"), label_of(Scope, "reason")),
            tuple(rows),
            (3, 1.7, 5),
        ),
    ]


def _scope_row(snapshot: Snapshot, key: str, item: Scope | None) -> tuple[Text, ...]:
    label = choice_label("migration_types", key) or _("(without a name)")
    if item is None:
        return (label, _(NOT_ANSWERED), "")
    return (
        marked(item, label),
        value_of(item, "state", snapshot) or _(NOT_ANSWERED),
        cited(item, item.reason),
    )


def _backing(snapshot: Snapshot) -> list[Block]:
    found: list[Block] = [Heading(2, _("What backs this work"), f"{ANCHOR}-backing")]
    items = snapshot.all(Endorsement)
    if not items:
        text = _("No written decision has been recorded.") + " " + _(_WRITTEN)
        return [*found, CallOut("open", _("Still open."), text)]
    header = tuple(label_of(Endorsement, name) for name in ("name", "instrument", "by", "date"))
    rows = []
    for item in items:
        name = titled(item, snapshot) + (f" ({item.reference})" if item.reference else "")
        rows.append(
            (cited(item, name), value_of(item, "instrument", snapshot), item.by, format_date(item.date))
        )
    return [*found, Table(header, tuple(rows), (4, 2.2, 2.2, 1.6))]


def _team(snapshot: Snapshot) -> list[Block]:
    found: list[Block] = [Heading(2, _("The team"), f"{ANCHOR}-team")]
    people = snapshot.all(Person)
    if not people:
        return [*found, Paragraph(_("Nobody has been named yet."))]
    header = tuple(label_of(Person, name) for name in ("name", "role", "organisation"))
    rows = tuple(
        (titled(item, snapshot), value_of(item, "role", snapshot), item.organisation) for item in people
    )
    return [*found, Table(header, rows, (3.4, 2, 3.6))]


def _timetable(snapshot: Snapshot) -> list[Block]:
    """The five stages in the order of the catalogue, whether or not anybody wrote about them."""
    told: dict[str, list[Stage]] = {}
    for item in snapshot.all(Stage):
        told.setdefault(item.kind, []).append(item)
    rows: list[tuple[str, ...]] = []
    for entry in catalogue("stages").entries:
        items = told.pop(entry.key, [])
        rows += [_stage_row(snapshot, item) for item in items]
        if not items:
            rows.append((_(entry.label), _(NOT_ANSWERED), "", "", ""))
    rows += [_stage_row(snapshot, item) for items in told.values() for item in items]
    header = (
        label_of(Stage, "kind"),
        label_of(Stage, "status"),
        _("When"),
        label_of(Stage, "owner"),
        label_of(Stage, "documents"),
    )
    return [
        Heading(2, _("Timetable"), f"{ANCHOR}-timetable"),
        Table(header, tuple(rows), (2.2, 1.5, 1.7, 2.2, 2.6)),
    ]


def _stage_row(snapshot: Snapshot, item: Stage) -> tuple[str, ...]:
    status = value_of(item, "status", snapshot) or _(NOT_ANSWERED)
    told = answered(item, ("documents",))
    return (
        titled(item, snapshot),
        status,
        period(item.start, item.end),
        item.owner,
        item.documents if told else "",
    )
