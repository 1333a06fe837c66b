"""How the set-up works: tasks and powers, the lead, what each body has to deliver, the contract, who does what."""

from __future__ import annotations

from desktop.domain.competence import ASK, WAYS, tasks_by_way
from desktop.domain.record import names_of
from desktop.domain.records import (
    Activity,
    Body,
    BodyObjective,
    Facilitator,
    FocalPoint,
    LeadOption,
    Paper,
    Role,
    Task,
)
from desktop.domain.responsibilities import LETTERS, PARTS, cells_of, faults
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, CallOut, Cell, Heading, Paragraph, Row, Table
from desktop.reports.phrases import fields, label_of, marked, period, titled, value_of
from desktop.reports.sections import working_together
from desktop.system.locale import _, format_date, show

ANCHOR = "setup"
_GAP = "_" * 16
_LEAD = ("cross_mandate", "convening", "budget", "capacity", "continuity")
_MOST_ROLES = 5  # columns of one table; more are shown in a further one


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks."""
    found: list[Block] = [Heading(1, _("How the set-up works"), ANCHOR)]
    parts = [
        *_tasks(snapshot),
        *_lead(snapshot),
        *_objectives(snapshot),
        *_facilitators(snapshot),
        *working_together.capacities(snapshot),
        *working_together.ladders(snapshot),
        *_responsibilities(snapshot, context),
        *_papers(snapshot),
    ]
    if not parts:
        text = _("Tasks, lead and responsibilities have not been entered yet.")
        return [*found, CallOut("open", _("Still open."), text)]
    return [*found, *parts]


def _tasks(snapshot: Snapshot) -> list[Block]:
    if not snapshot.rows("task"):
        return []
    found: list[Block] = [Heading(2, _("Tasks: what we do, and what we ask others for"), f"{ANCHOR}-tasks")]
    rows: list[Row] = []
    asked: list[Task] = []
    for way, tasks in tasks_by_way(snapshot).items():
        for place, t in enumerate(tasks):
            # What follows is said once for all tasks of one kind.
            follows = () if place else (Cell(_(WAYS[way]), down=len(tasks)),)
            told = (value_of(t, name, snapshot) for name in ("competence", "funded"))
            rows.append((titled(t, snapshot), *told, *follows))
        asked += tasks if way == ASK else []
    names = (label_of(Task, name) for name in ("name", "competence", "funded"))
    header: tuple[str, ...] = (*names, _("What follows"))
    found.append(Table(header, tuple(rows), (4.2, 2.2, 1.4, 2.2)))
    if asked:
        found.append(Heading(2, _("What we ask others for"), f"{ANCHOR}-asked"))
        header = (
            label_of(Task, "name"),
            label_of(Task, "addressee"),
            label_of(Task, "request"),
            label_of(Task, "asked_on"),
        )
        lines = tuple(
            (titled(t, snapshot), t.addressee or _GAP, t.request or _GAP, format_date(t.asked_on) or _GAP[:8])
            for t in asked
        )
        found.append(Table(header, lines, (3, 2.6, 3, 1.4)))
    return found


def _lead(snapshot: Snapshot) -> list[Block]:
    options, points = snapshot.all(LeadOption), snapshot.all(FocalPoint)
    if not options and not points:
        return []
    found: list[Block] = [Heading(2, _("Who leads"), f"{ANCHOR}-lead")]
    for option in options:
        if option.chosen == "yes":
            text = _("{office} leads. {reason}").format(office=titled(option, snapshot), reason=option.reason)
            found.append(Paragraph(text.strip()))
    if len(options) > 1:
        header = (label_of(LeadOption, "name"), *(label_of(LeadOption, name) for name in _LEAD))
        rows = tuple(
            (titled(o, snapshot), *(value_of(o, name, snapshot) or _GAP[:6] for name in _LEAD))
            for o in options
        )
        found.append(
            Table(
                header, rows, (3, 1.4, 1.4, 1.4, 1.4, 1.4), above=(("", Cell(_("What it can do"), across=5)),)
            )
        )
    names = ("host_kind", "alternate", "hours", "start", "end", "same_until", "handover")
    for point in points:
        told = [name for name in names if getattr(point, name)]
        if told:
            found.append(fields(point, told, snapshot, title=titled(point, snapshot)))
        else:
            found.append(Paragraph(titled(point, snapshot)))
    return found


def _objectives(snapshot: Snapshot) -> list[Block]:
    rows: list[Row] = []
    for body in snapshot.all(Body):
        aims = list(snapshot.where(BodyObjective, body=body.id))
        for place, aim in enumerate(aims):
            due = format_date(aim.due) or _GAP[:8]
            whose = () if place else (Cell(body.name, down=len(aims)),)
            rows.append((*whose, marked(aim, aim.name), aim.deliverable or _GAP, due))
    if not rows:
        return []
    header = (
        label_of(BodyObjective, "body"),
        *(label_of(BodyObjective, n) for n in ("name", "deliverable", "due")),
    )
    return [
        Heading(2, _("What each body has to deliver"), f"{ANCHOR}-objectives"),
        Table(header, tuple(rows), (2.6, 3, 3, 1.4)),
    ]


def _facilitators(snapshot: Snapshot) -> list[Block]:
    rows = [
        (
            titled(item, snapshot),
            period(item.start, item.end) or _GAP,
            value_of(item, "declared", snapshot) or _GAP,
        )
        for item in snapshot.all(Facilitator)
    ]
    if not rows:
        return []
    header = (label_of(Facilitator, "name"), _("Contract"), label_of(Facilitator, "declared"))
    return [Heading(2, _("Facilitator"), f"{ANCHOR}-facilitator"), Table(header, tuple(rows), (5, 2.5, 2.5))]


def _responsibilities(snapshot: Snapshot, context: Context) -> list[Block]:
    activities, roles, cells = snapshot.all(Activity), snapshot.all(Role), cells_of(snapshot)
    if not activities or not roles:
        return []
    found: list[Block] = [
        Heading(2, _("Who does what"), f"{ANCHOR}-who"),
        Paragraph(_("R does it, A answers for it, C is asked before, I is told afterwards.")),
    ]
    for start in range(0, len(roles), _MOST_ROLES):
        shown = roles[start : start + _MOST_ROLES]
        header = (label_of(Activity, "name"), *(role.name or _("(no name yet)") for role in shown))
        rows = tuple(
            (
                titled(item, snapshot),
                *("/".join(LETTERS[p] for p in PARTS if p in cells.get((item.id, r.id), ())) for r in shown),
            )
            for item in activities
        )
        above = (("", Cell(_(names_of("role")[1]), across=len(shown))),)
        found.append(Table(header, rows, (3.4, *(6.6 / len(shown) for _role in shown)), above=above))
    if context.internal:
        found += [Paragraph(show(fault.message), quiet=True) for fault in faults(snapshot)]
    return found


def _papers(snapshot: Snapshot) -> list[Block]:
    rows = [
        (
            titled(item, snapshot),
            value_of(item, "state", snapshot),
            ", ".join(part for part in (item.number, format_date(item.date)) if part) or _GAP,
            item.signed_by or _GAP,
        )
        for item in snapshot.all(Paper)
    ]
    if not rows:
        return []
    header = (
        label_of(Paper, "name"),
        label_of(Paper, "state"),
        _("Number and date"),
        label_of(Paper, "signed_by"),
    )
    return [
        Heading(2, _("Papers of the bodies"), f"{ANCHOR}-papers"),
        Table(header, tuple(rows), (4, 1.8, 2.2, 2)),
    ]
