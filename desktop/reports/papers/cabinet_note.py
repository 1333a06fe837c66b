"""The note by which a cabinet is asked to create a body: what is proposed, why, at what cost, who was asked."""

from __future__ import annotations

from desktop.domain.records import BodyObjective, Endorsement
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Bullet, BulletList, FieldGrid, Heading, Paragraph
from desktop.reports.papers.wording import (
    BLANK,
    body_of,
    day_or_blank,
    members,
    or_blank,
    plan_name,
    sentence,
    signatures,
)
from desktop.reports.phrases import value_of
from desktop.system.locale import _, format_date


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """Subject, background, proposal, cost, who was consulted, and the decision that is asked for."""
    body = body_of(snapshot, context.about)
    name = or_blank(body.name)
    reasons = [sentence(text) for text in (body.background, body.purpose) if text.strip()]
    cost = _(
        "For its work {amount} is asked for from budget line {line}, for {year}, paid by {source}."
    ).format(
        amount=or_blank(value_of(body, "budget", snapshot)),
        line=or_blank(body.budget_line),
        year=day_or_blank(body.budget_year),
        source=or_blank(body.budget_source),
    )
    return [
        FieldGrid(
            (
                (_("Submitted by"), or_blank(snapshot.initiative.lead_institution)),
                (_("Subject"), _("Setting up the {body}").format(body=name)),
                (_("Number"), ""),
                (_("Date"), ""),
            )
        ),
        Heading(2, _("Background"), "background"),
        Paragraph(" ".join(reasons) or BLANK),
        *_earlier(snapshot),
        Heading(2, _("What is proposed"), "proposal"),
        BulletList(tuple(Bullet(line) for line in _proposal(snapshot, context)), numbered=True),
        Heading(2, _("What it costs"), "cost"),
        Paragraph(cost),
        Heading(2, _("Who was asked"), "asked"),
        FieldGrid(tuple((holder, "") for _seat, holder in members(snapshot, body)) or ((BLANK, ""),)),
        Heading(2, _("Decision that is asked for"), "decision"),
        Paragraph(
            _("The cabinet is invited to approve that the {body} is set up for the plan “{plan}”.").format(
                body=name, plan=plan_name(snapshot)
            )
        ),
        Paragraph(_("Attached: draft order, and terms of reference.")),
        *signatures([_("For the submitting institution"), _("Seen by the ministry of finance")]),
    ]


def _earlier(snapshot: Snapshot) -> list[Block]:
    lines = [
        ", ".join(part for part in (item.title.strip(), item.by.strip(), format_date(item.date)) if part)
        for item in snapshot.all(Endorsement)
    ]
    return [BulletList(tuple(map(Bullet, lines)))] if lines else []


def _proposal(snapshot: Snapshot, context: Context) -> list[str]:
    body = body_of(snapshot, context.about)
    found = [_("The task: {task}").format(task=sentence(body.purpose or body.mandate) or BLANK)]
    for row in snapshot.where(BodyObjective, body=body.id):
        text = _("It delivers {product} by {date}.")
        found.append(text.format(product=or_blank(row.deliverable or row.name), date=day_or_blank(row.due)))
    for seat, holder in members(snapshot, body, "chair", "co_chair"):
        found.append(_("{seat}: {member}.").format(seat=value_of(seat, "seat", snapshot), member=holder))
    found.append(_("The secretariat is held by {office}.").format(office=or_blank(body.secretariat)))
    found.append(_("It reports to {addressee}.").format(addressee=or_blank(body.reporting_line)))
    ends = day_or_blank(body.ends or body.review)
    found.append(_("It ends, or is looked at again, on {date}.").format(date=ends))
    return found
