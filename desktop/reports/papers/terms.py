"""Terms of reference of one body: the eighteen clauses of `domain.clauses`, filled from its records."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.clauses import CLAUSES
from desktop.domain.records import Body, BodyObjective, Paper
from desktop.domain.snapshot import Snapshot
from desktop.reports.context import Context
from desktop.reports.outline import Block, Bullet, BulletList, Heading, Paragraph, Table
from desktop.reports.papers.wording import (
    BLANK,
    blank,
    body_of,
    day_or_blank,
    in_words,
    members,
    or_blank,
    paragraphs,
    place_of,
    plan_name,
    signatures,
    who_signs,
)
from desktop.reports.phrases import label_of, value_of
from desktop.system.locale import _, format_date, format_number


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """All clauses, numbered, and the places to sign."""
    body = body_of(snapshot, context.about)
    found: list[Block] = []
    for number, (key, title) in enumerate(CLAUSES.items(), 1):
        found.append(Heading(2, f"{format_number(number)}. {_(title)}", f"clause-{key}"))
        found += _CLAUSES[key](snapshot, body)
    return [*found, *signatures([who_signs(snapshot), _("For the {body}").format(body=or_blank(body.name))])]


def _title(snapshot: Snapshot, body: Body) -> list[Block]:
    """By which paper it is established; number and date are those of the signed decision where one is listed."""
    text = _("The {body} of {place} is established by {paper}.")
    names = {"body": or_blank(body.name), "place": place_of(snapshot) or BLANK}
    signed = (
        next(snapshot.where(Paper, body=body.id, kind="decision", state="signed"), None) if body.id else None
    )
    if signed is None:
        return [Paragraph(text.format(paper=or_blank(body.legal_basis), **names))]
    known = _("{paper}, number {number} of {date}").format(
        paper=body.legal_basis.strip() or signed.title,
        number=or_blank(signed.number),
        date=day_or_blank(signed.date),
    )
    return [Paragraph(text.format(paper=known, **names))]


def _purpose(snapshot: Snapshot, body: Body) -> list[Block]:
    if not body.background.strip() and not body.purpose.strip():
        return [blank(label_of(Body, "purpose"))]
    serves = _("It serves the plan “{plan}”.").format(plan=plan_name(snapshot))
    return [*paragraphs(body.background, body.purpose), Paragraph(serves)]


def _objectives(snapshot: Snapshot, body: Body) -> list[Block]:
    rows = list(snapshot.where(BodyObjective, body=body.id))
    if rows:
        text = _("{objective} (product: {product}, by {date}).")
        items = (
            text.format(
                objective=row.name.strip().rstrip("."),
                product=or_blank(row.deliverable),
                date=day_or_blank(row.due),
            )
            for row in rows
        )
        return [BulletList(tuple(Bullet(item) for item in items), numbered=True)]
    return paragraphs(body.objectives) or [blank(label_of(Body, "objectives"))]


def _competence(snapshot: Snapshot, body: Body) -> list[Block]:
    power = value_of(body, "authority", snapshot)
    first = _("Its power is to: {power}.").format(power=power.lower()) if power else ""
    limits = (
        _("Outside its power: {limits}").format(limits=body.limits.strip()) if body.limits.strip() else ""
    )
    found = paragraphs(first, body.mandate, limits)
    if not body.mandate.strip() and not power:
        found.append(blank(label_of(Body, "mandate")))
    return found if limits else [*found, blank(label_of(Body, "limits"))]


def _composition(snapshot: Snapshot, body: Body) -> list[Block]:
    text = _(
        "Each institution sends one member and names an alternate, who stands in when the member cannot come."
    )
    rows = tuple(
        (
            name,
            value_of(seat, "seat", snapshot) or _("Member"),
            value_of(seat, "side", snapshot),
            seat.function.strip() or value_of(seat, "rank", snapshot),
            seat.alternate.strip() or "_" * 12,
        )
        for seat, name in members(snapshot, body)
    )
    header = (_("Institution"), _("Seat"), _("Side"), _("Function or rank"), _("Alternate"))
    return [Paragraph(text), Table(header, rows or (("", "", "", "", ""),), (3, 1.4, 1.4, 2.2, 2.2))]


def _chair(snapshot: Snapshot, body: Body) -> list[Block]:
    text = {
        "chair": _("The chair is held by {member}{kind}."),
        "co_chair": _("The co-chair is held by {member}{kind}."),
    }
    found = [
        text[seat.seat].format(member=name, kind=in_words(seat, snapshot))
        for seat, name in members(snapshot, body, "chair", "co_chair")
    ]
    return paragraphs(*found) or [blank(_("Chair"))]


def _secretariat(_snapshot: Snapshot, body: Body) -> list[Block]:
    if not body.secretariat.strip():
        return [blank(label_of(Body, "secretariat"))]
    text = _(
        "The secretariat is held by {office}. It sends the invitations, writes the minutes and follows up."
    )
    staff = (
        _("Staff: {staff}").format(staff=body.secretariat_staff.strip())
        if body.secretariat_staff.strip()
        else ""
    )
    return paragraphs(text.format(office=body.secretariat.strip()), staff)


def _subgroups(snapshot: Snapshot, body: Body) -> list[Block]:
    below = [item for item in snapshot.where(Body, parent=body.id) if body.id and not item.not_needed.strip()]
    names = tuple(
        Bullet(": ".join(p for p in (item.title.strip(), item.theme.strip()) if p)) for item in below
    )
    rule = _("It may form working groups for a fixed task and a fixed time. They report to it.")
    if not names:
        return [Paragraph(rule)]
    return [Paragraph(_("These groups work under it:")), BulletList(names), Paragraph(rule)]


def _decisions(_snapshot: Snapshot, body: Body) -> list[Block]:
    if not body.decision_rule.strip():
        return [blank(label_of(Body, "decision_rule"))]
    return paragraphs(_("Decisions are taken in this way: {rule}").format(rule=body.decision_rule.strip()))


def _quorum(_snapshot: Snapshot, body: Body) -> list[Block]:
    number, words = body.quorum_number.strip(), body.quorum.strip()
    if not number and not words:
        return [blank(label_of(Body, "quorum"))]
    text = _("To decide, this many members must be present: {number}.")
    return paragraphs(text.format(number=number) if number else "", words if words != number else "")


def _meetings(snapshot: Snapshot, body: Body) -> list[Block]:
    rhythm = value_of(body, "rhythm", snapshot)
    if not rhythm:
        return [blank(label_of(Body, "rhythm"))]
    first = _("It meets: {rhythm}.").format(rhythm=rhythm.lower())
    notice = (
        _("Members are invited {notice} before.").format(notice=body.notice.strip())
        if body.notice.strip()
        else ""
    )
    return paragraphs(first, notice)


def _reporting(snapshot: Snapshot, body: Body) -> list[Block]:
    to = body.reporting_line.strip() or value_of(body, "parent", snapshot)
    if not to:
        return [blank(label_of(Body, "reporting_line"))]
    return paragraphs(_("It reports to {addressee}").format(addressee=to), body.link_up, body.link_down)


def _duration(_snapshot: Snapshot, body: Body) -> list[Block]:
    start = _("It works from {date}.").format(date=format_date(body.start)) if body.start else ""
    ends = _("It ends on {date}.").format(date=format_date(body.ends)) if body.ends else ""
    review = (
        _("These terms are reviewed on {date}.").format(date=format_date(body.review)) if body.review else ""
    )
    lasts = _("Duration: {span}").format(span=body.duration.strip()) if body.duration.strip() else ""
    found = paragraphs(start, lasts, ends, review)
    return found if lasts or ends or review else [*found, blank(label_of(Body, "ends"))]


def _budget(snapshot: Snapshot, body: Body) -> list[Block]:
    names = ("budget", "budget_line", "budget_year", "budget_source", "budget_signer")
    values = [value_of(body, name, snapshot) for name in names]
    if not any(values):
        return [blank(label_of(Body, "budget"))]
    text = _(
        "Budget for migration issues: {amount}. Budget line: {line}. Year: {year}. Paid by: {source}. Signed by: {who}."
    )
    amount, line, year, source, who = map(or_blank, values)
    return [Paragraph(text.format(amount=amount, line=line, year=year, source=source, who=who))]


def _free(*names: str) -> Callable[[Snapshot, Body], list[Block]]:
    """A clause that is what people typed; each field that is empty is a line to write on."""

    def clause(_snapshot: Snapshot, body: Body) -> list[Block]:
        found: list[Block] = []
        for name in names:
            text = str(getattr(body, name))
            found += paragraphs(text) or [blank(label_of(Body, name))]
        return found

    return clause


def _amendment(snapshot: Snapshot, body: Body) -> list[Block]:
    if not body.amendment.strip():
        return _free("monitoring", "amendment")(snapshot, body)
    change = _("These terms can be changed in this way: {how}").format(how=body.amendment.strip())
    return [*_free("monitoring")(snapshot, body), *paragraphs(change)]


_CLAUSES: dict[str, Callable[[Snapshot, Body], list[Block]]] = {
    "title": _title,
    "purpose": _purpose,
    "objectives": _objectives,
    "competence": _competence,
    "composition": _composition,
    "chair": _chair,
    "secretariat": _secretariat,
    "subgroups": _subgroups,
    "decisions": _decisions,
    "quorum": _quorum,
    "meetings": _meetings,
    "reporting": _reporting,
    "duration": _duration,
    "budget": _budget,
    "recourse": _free("recourse"),
    "confidentiality": _free("confidentiality", "interests"),
    "participation": _free("feedback"),
    "monitoring": _amendment,
}
