"""Letters of a set-up: appointment, request for a member with its reply slip, request for data, request for help."""

from __future__ import annotations

from desktop.domain.records import Body, FocalPoint, Task
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Bullet, BulletList, FieldGrid, Heading, PageBreak, Paragraph, Table
from desktop.reports.papers.wording import (
    BLANK,
    body_of,
    day_or_blank,
    is_local,
    members,
    or_blank,
    place_of,
    plan_name,
    sentence,
    signatures,
    who_signs,
)
from desktop.reports.phrases import value_of
from desktop.system.locale import _


def head(snapshot: Snapshot, to: str, subject: str) -> list[Block]:
    """From, to, date, number and subject, as letters of offices begin."""
    sender = or_blank(snapshot.initiative.lead_institution)
    pairs = (
        (_("From"), sender),
        (_("To"), to),
        (_("Date"), ""),
        (_("Reference"), ""),
        (_("Subject"), subject),
    )
    return [FieldGrid(pairs)]


def sender(snapshot: Snapshot) -> list[Block]:
    """Where whoever sends a letter signs."""
    contact = snapshot.initiative.lead_contact.strip()
    return signatures([contact or _("For the lead institution")])


def appointment(snapshot: Snapshot, context: Context) -> list[Block]:
    """Names the focal point of a body, or somebody for one of its seats."""
    body = body_of(snapshot, context.about)
    point = next(snapshot.where(FocalPoint, body=body.id), None)
    name = or_blank(body.name)
    person = point.person if point and context.internal else ""
    function = point.name if point else ""
    text = _("You are appointed for the {body} of {place}, in the function of {function}.")
    rows = [
        (_("Term begins"), day_or_blank(point.start if point else body.start)),
        (_("Term ends"), day_or_blank(point.end if point else body.ends)),
        (_("Stands in"), or_blank(point.alternate if point and context.internal else "")),
        (_("Time set aside for this"), or_blank(point.hours if point else "")),
        (_("Reports to"), or_blank(body.reporting_line)),
    ]
    return [
        *head(snapshot, or_blank(person), _("Appointment: {body}").format(body=name)),
        Paragraph(text.format(body=name, place=place_of(snapshot) or BLANK, function=or_blank(function))),
        Paragraph(
            _("What you are asked to do: {task}").format(task=sentence(body.purpose or body.mandate) or BLANK)
        ),
        FieldGrid(tuple(rows)),
        Paragraph(
            _(
                "Before the term ends, what is open is handed over in writing to whoever follows."
                " Please declare in writing any interest of your own in the matters of this body."
            )
        ),
        *signatures([who_signs(snapshot), _("Accepted")]),
    ]


def request_member(snapshot: Snapshot, context: Context) -> list[Block]:
    """Asks each institution for a member and an alternate; the reply slip is a page of its own."""
    body = body_of(snapshot, context.about)
    name = or_blank(body.name)
    rank = next((value_of(s, "rank", snapshot) for s, _n in members(snapshot, body) if s.rank), "")
    asked = [
        _("one member who may speak for your office, of this rank or higher: {rank};").format(
            rank=or_blank(rank)
        ),
        _("one alternate who stands in and is kept informed;"),
        _("your agreement that both keep time free for meetings: {rhythm}.").format(
            rhythm=or_blank(value_of(body, "rhythm", snapshot).lower())
        ),
    ]
    to = "; ".join(holder for _seat, holder in members(snapshot, body))
    kind = _("departments") if is_local(snapshot) else _("ministries and agencies")
    return [
        *head(snapshot, or_blank(to), _("A member and an alternate for the {body}").format(body=name)),
        Paragraph(
            _("The {body} brings {kind} together for the plan “{plan}”. Its task: {task}").format(
                body=name,
                kind=kind,
                plan=plan_name(snapshot),
                task=sentence(body.purpose or body.mandate) or BLANK,
            )
        ),
        Paragraph(_("We ask you to name, by {date}:").format(date=BLANK)),
        BulletList(tuple(map(Bullet, asked))),
        Paragraph(_("The terms of reference are attached. Please return the slip below.")),
        *sender(snapshot),
        PageBreak(0.5),
        *_reply_slip(name),
    ]


def _reply_slip(name: str) -> list[Block]:
    rows = tuple((label, "", "", "") for label in (_("Member"), _("Alternate")))
    return [
        Heading(2, _("Reply slip: {body}").format(body=name), "reply"),
        FieldGrid(((_("Institution"), ""), (_("Date"), "")), columns=2),
        Table(
            ("", _("Name"), _("Function"), _("Telephone or e-mail")),
            rows,
            (1.2, 2.5, 2.5, 2.5),
            form=True,
            row_height=30,
        ),
        Paragraph(
            _("Names and contacts are kept by the secretariat and used for the work of this body only."),
            quiet=True,
        ),
        FieldGrid(((_("Signature of the head of the institution"), ""),)),
    ]


def request_data(snapshot: Snapshot, _context: Context) -> list[Block]:
    """Asks whoever holds figures for them, table by table, with the conditions of their use."""
    header = (
        _("Figure"),
        _("For which place and years"),
        _("By sex and age?"),
        _("In which form"),
        _("By when"),
    )
    local = is_local(snapshot)
    where = _("wards or neighbourhoods") if local else _("provinces or districts")
    wanted = [
        _("People who moved in and out, by year"),
        _("Residents by place of birth"),
        _("Children in school whose parents live elsewhere"),
        "",
    ]
    rows = tuple((what, where if what else "", "", "", "") for what in wanted)
    return [
        *head(
            snapshot, BLANK, _("Request for figures for the plan “{plan}”").format(plan=plan_name(snapshot))
        ),
        Paragraph(
            _(
                "For the plan named above we need to know how people move and what that changes. You hold figures that"
                " nobody else has. We ask for those in the table; strike out what you do not hold, and add what would"
                " help."
            )
        ),
        Table(header, rows, (3, 2.4, 1.5, 1.8, 1.5), form=True, row_height=28),
        BulletList(
            tuple(
                map(
                    Bullet,
                    (
                        _("We need totals only, no names and nothing by which a person could be recognised."),
                        _("Please add the definition you count by, the source and the year."),
                        _("We name you as the source and show you the text before it is printed."),
                        _("If you may not share a figure, please tell us which rule says so."),
                    ),
                )
            )
        ),
        *sender(snapshot),
    ]


def request_help(snapshot: Snapshot, context: Context) -> list[Block]:
    """A request for assistance that says exactly what is asked (GFMD 2012, round tables: be specific)."""
    body = body_of(snapshot, context.about)
    pairs = (
        (_("What we ask for"), ""),
        (_("Why, and what it will change"), ""),
        (_("From when until when"), ""),
        (_("From whom"), ""),
        (_("What we do ourselves"), ""),
        (_("What it costs, and who pays which part"), ""),
        (_("How we shall know that it helped"), ""),
        (_("Who answers questions"), snapshot.initiative.lead_contact),
    )
    open_requests = [task for task in snapshot.all(Task) if task.request.strip() and _of(task, body)]
    found: list[Block] = [
        *head(snapshot, BLANK, _("Request for assistance for “{plan}”").format(plan=plan_name(snapshot))),
        Paragraph(
            _(
                "We ask for the help described here. Where we left a line free, we should like to decide with you."
            )
        ),
        FieldGrid(pairs),
    ]
    if open_requests:
        header = (_("Task"), _("What we ask for"), _("Whom we ask"))
        rows = tuple((task.title, task.request, task.addressee) for task in open_requests)
        found += [Heading(2, _("What lies outside our own power"), "outside"), Table(header, rows, (3, 4, 2))]
    return [*found, *sender(snapshot)]


def _of(task: Task, body: Body) -> bool:
    return not body.id or task.body in ("", body.id)
