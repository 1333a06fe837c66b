"""The draft of the decision that creates a body: of a council in a town, an order or a cabinet note in a ministry."""

from __future__ import annotations

from desktop.domain.records import Body, BodyObjective, Endorsement
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Bullet, BulletList, FieldGrid, Heading, Paragraph
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
from desktop.system.locale import _, format_date


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """What is noted, what is decided, and the places to sign."""
    body = body_of(snapshot, context.about)
    head = FieldGrid(((_("Number"), ""), (_("Date"), "")), columns=2)
    kind = _("Draft decision of the council") if is_local(snapshot) else _("Draft order of the minister")
    return [
        Paragraph(kind),
        head,
        Heading(2, _("Having seen"), "noted"),
        BulletList(tuple(map(Bullet, _noted(snapshot, body)))),
        Heading(2, _("It is decided"), "decided"),
        BulletList(tuple(map(Bullet, _decided(snapshot, body))), numbered=True),
        *signatures([who_signs(snapshot)]),
    ]


def _noted(snapshot: Snapshot, body: Body) -> list[str]:
    found = [
        _("that “{plan}” needs to weigh what migration means for its goals;").format(plan=plan_name(snapshot))
    ]
    for item in snapshot.all(Endorsement):
        parts = (
            item.title.strip(),
            item.by.strip(),
            format_date(item.date) if item.date else "",
            item.reference.strip(),
        )
        found.append(_("the earlier decision: {paper};").format(paper=", ".join(p for p in parts if p)))
    if body.background.strip():
        found.append(sentence(body.background))
    return found


def _decided(snapshot: Snapshot, body: Body) -> list[str]:
    name = or_blank(body.name)
    found = [_("The {body} of {place} is set up.").format(body=name, place=place_of(snapshot) or BLANK)]
    found.append(_("Its task: {task}").format(task=sentence(body.purpose or body.mandate) or BLANK))
    for row in snapshot.where(BodyObjective, body=body.id):
        text = _("It delivers {product} by {date}.")
        found.append(text.format(product=or_blank(row.deliverable or row.name), date=day_or_blank(row.due)))
    for seat, holder in members(snapshot, body, "chair", "co_chair"):
        found.append(_("{seat}: {member}.").format(seat=value_of(seat, "seat", snapshot), member=holder))
    institutions = [holder for _seat, holder in members(snapshot, body)]
    listed = "; ".join(institutions) or BLANK
    found.append(_("These send a member and name an alternate within 30 days: {names}.").format(names=listed))
    found.append(_("The secretariat is held by {office}.").format(office=or_blank(body.secretariat)))
    amount, line = value_of(body, "budget", snapshot), body.budget_line
    text = _("For its work {amount} is provided from budget line {line}.")
    found.append(text.format(amount=or_blank(amount), line=or_blank(line)))
    found.append(_("It reports to {addressee}.").format(addressee=or_blank(body.reporting_line)))
    found.append(
        _("Its terms of reference, attached, are adopted. They are reviewed on {date}.").format(
            date=day_or_blank(body.review)
        )
    )
    return found
