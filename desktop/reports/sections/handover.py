"""Handover: where we are, who promised what, what is next; for whoever takes the work on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from desktop.domain.field import first_day
from desktop.domain.flows.progress import sentences
from desktop.domain.record import Record
from desktop.domain.records import (
    Attachment,
    Body,
    BodyObjective,
    Endorsement,
    Engagement,
    FocalPoint,
    Initiative,
    Meeting,
    Paper,
    Person,
    Stage,
    Task,
)
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Bullet, BulletList, CallOut, FieldGrid, Heading, Paragraph, Table
from desktop.reports.phrases import fields, label_of, name_of, titled, value_of
from desktop.system.locale import _, format_date, show

ANCHOR = "handover"
NEXT = 3  # dates that are named first

# Every date that somebody waits for: the class, its date, and the field that says what happens then.
_DATES: tuple[tuple[type[Record], str], ...] = (
    (Meeting, "date"),
    (Meeting, "next_date"),
    (BodyObjective, "due"),
    (Body, "review"),
    (Body, "ends"),
    (FocalPoint, "end"),
    (Engagement, "date"),
    (Engagement, "answer_by"),
    (Stage, "end"),
    (Initiative, "adoption"),
    (Initiative, "next_review"),
    (Initiative, "cycle_end"),
)


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks."""
    return [
        Heading(1, _("Where we are, who promised what, what is next"), ANCHOR),
        *_where(snapshot),
        *_next(snapshot, context.date),
        *_promises(snapshot),
        *_backing(snapshot),
        *_people(snapshot, context),
        *_papers(snapshot),
    ]


def _where(snapshot: Snapshot) -> list[Block]:
    plan = snapshot.initiative
    lines = tuple(Bullet(show(text)) for text in sentences(snapshot).values())
    names = ("instrument", "vision", "lead_institution", "continuity")
    return [
        Heading(2, _("Where we are"), f"{ANCHOR}-where"),
        BulletList(lines),
        fields(plan, names, snapshot),
    ]


def dates_ahead(snapshot: Snapshot, today: datetime.date) -> list[tuple[str, Record, str]]:
    """Every date from `today` on that somebody waits for, soonest first: the ISO date, the record and the field."""
    found = []
    for cls, name in _DATES:
        for item in snapshot.all(cls):
            day = first_day(getattr(item, name))
            if day is not None and day >= today:
                found.append((getattr(item, name), item, name))
    return sorted(found, key=lambda line: (line[0], line[2], line[1].id))


def _next(snapshot: Snapshot, date: str) -> list[Block]:
    today = first_day(date)
    found = dates_ahead(snapshot, today) if today else []
    head = Heading(2, _("What is next"), f"{ANCHOR}-next")
    if not found:
        text = _("No date lies ahead. Fix the next meeting before you hand over.")
        return [head, CallOut("open", _("Still open."), text)]
    rows = [
        (format_date(day), label_of(type(item), name), name_of(item, snapshot)) for day, item, name in found
    ]
    header = (_("Date"), _("What"), _("About"))
    parts: list[Block] = [head, Table(header, tuple(rows[:NEXT]), (1.6, 2.4, 4))]
    if rows[NEXT:]:
        parts += [Paragraph(_("Later")), Table(header, tuple(rows[NEXT:]), (1.6, 2.4, 4))]
    return parts


def _promises(snapshot: Snapshot) -> list[Block]:
    rows = tuple(_promised(snapshot))
    head = Heading(2, _("Who promised what"), f"{ANCHOR}-promises")
    if not rows:
        return [head, Paragraph(_("No open promise is written down."))]
    return [head, Table((_("What"), _("Who"), _("Until")), rows, (4.5, 2.5, 1.6))]


def _promised(snapshot: Snapshot) -> Iterator[tuple[str, str, str]]:
    for objective in snapshot.all(BodyObjective):
        yield (
            objective.deliverable.strip() or objective.title,
            value_of(objective, "body", snapshot),
            format_date(objective.due) if objective.due else "",
        )
    for meeting in snapshot.all(Meeting):
        if meeting.follow_up.strip():
            yield meeting.follow_up, titled(meeting, snapshot), ""
    for item in snapshot.all(Engagement):
        if item.done != "yes":
            what = _("Work with {name}: {purpose}").format(
                name=value_of(item, "stakeholder", snapshot), purpose=item.purpose.strip() or "…"
            )
            yield what, item.responsible, format_date(item.answer_by) if item.answer_by else ""
    for task in snapshot.all(Task):
        if task.asked_on and not task.answer.strip():
            yield _("Waits for an answer: {what}").format(what=task.request or task.title), task.addressee, ""


def _backing(snapshot: Snapshot) -> list[Block]:
    rows = tuple(
        (titled(e, snapshot), e.by, format_date(e.date) if e.date else "", e.reference)
        for e in snapshot.all(Endorsement)
    )
    if not rows:
        return []
    header = tuple(label_of(Endorsement, name) for name in ("name", "by", "date", "reference"))
    return [
        Heading(2, _("Who stands behind it"), f"{ANCHOR}-backing"),
        Table(header, rows, (3.6, 2.4, 1.6, 1.8)),
    ]


def _people(snapshot: Snapshot, context: Context) -> list[Block]:
    """People and how to reach them, in internal copies only: the public snapshot has neither."""
    people = snapshot.all(Person)
    if not people:
        return []
    names = (
        ("name", "role", "organisation", "contact") if context.internal else ("name", "role", "organisation")
    )
    rows = tuple(tuple(value_of(person, name, snapshot) for name in names) for person in people)
    header = tuple(label_of(Person, name) for name in names)
    return [Heading(2, _("People"), f"{ANCHOR}-people"), Table(header, rows)]


def _papers(snapshot: Snapshot) -> list[Block]:
    rows = [
        (
            titled(p, snapshot),
            value_of(p, "state", snapshot),
            " ".join(x for x in (p.number, format_date(p.date) if p.date else "") if x),
            p.scan,
        )
        for p in snapshot.all(Paper)
    ]
    rows += [
        (titled(a, snapshot), "", format_date(a.date) if a.date else "", a.location)
        for a in snapshot.all(Attachment)
    ]
    found: list[Block] = [Heading(2, _("Papers, and where they lie"), f"{ANCHOR}-papers")]
    if rows:
        header = (_("Paper"), _("State"), _("Number and date"), _("Place"))
        found.append(Table(header, tuple(rows), (3.4, 1.4, 2, 2.6)))
    else:
        found.append(Paragraph(_("No paper is listed.")))
    handed = (_("Handed over by"), ""), (_("Taken over by"), ""), (_("Date"), "")
    return [*found, FieldGrid(tuple(handed), columns=1)]
