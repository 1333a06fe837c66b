"""The brief for a cabinet or council: what it is about, why it matters, what is asked, on two pages at most.

Everything is cut to a length that leaves room; the whole stands in the long report.
"""

from __future__ import annotations

from desktop.domain.checks import FIRES
from desktop.domain.records import Body, Endorsement, Initiative, PlanGoal
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import OPERATING, state_of
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
)
from desktop.reports.phrases import label_of, period, shortened, titled, value_of
from desktop.system.locale import _, format_date, ngettext, show
from desktop.system.resources import choice_label

ANCHOR = "brief"
_MOST_GOALS, _MOST_MEASURES, _MOST_OPEN = 4, 4, 3


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The whole brief."""
    return [
        Heading(1, _("What this is about"), f"{ANCHOR}-about"),
        *_about(snapshot),
        Heading(1, _("Why migration matters here"), f"{ANCHOR}-why"),
        *_why(snapshot),
        Heading(1, _("What we propose"), f"{ANCHOR}-proposal"),
        *_proposal(snapshot),
        Heading(1, _("Who carries it"), f"{ANCHOR}-who"),
        *_who(snapshot),
        *_open(context),
        Heading(1, _("For decision"), f"{ANCHOR}-decision"),
        _decision(),
    ]


def _about(snapshot: Snapshot) -> list[Block]:
    plan = snapshot.initiative
    names = (
        (label_of(Initiative, "instrument"), shortened(plan.instrument, 100)),
        (_("Runs"), period(plan.cycle_start, plan.cycle_end)),
        (label_of(Initiative, "lead_institution"), shortened(plan.lead_institution, 100)),
        (label_of(Initiative, "adoption"), format_date(plan.adoption)),
    )
    found: list[Block] = [FieldGrid(names, columns=2)]
    route = value_of(plan, "route", snapshot)
    if route:
        reason = shortened(plan.route_reason, 200)
        found.append(Paragraph((Run(f"{route}. ", bold=True), Run(reason))))
    if plan.vision:
        found.append(Paragraph((Run(_("Vision") + ". ", bold=True), Run(shortened(plan.vision, 200)))))
    return found


def _why(snapshot: Snapshot) -> list[Block]:
    goals = snapshot.all(PlanGoal)
    matter = [goal for goal in goals if goal.answer == "matters"]
    if not goals:
        return [CallOut("open", _("Still open."), _("No goal of the plan has been entered."))]
    assessed = sum(bool(goal.answer) for goal in goals)
    text = ngettext(
        "One goal of the plan was looked at; migration matters for {matter}.",
        "{count} goals of the plan were looked at; migration matters for {matter}.",
        assessed,
    )
    lines = [
        Bullet(
            (
                Run(shortened(titled(goal, snapshot), 90) + ": ", bold=True),
                Run(shortened(goal.meaning_for_goal or goal.meaning_for_migration, 150) or "_" * 30),
            )
        )
        for goal in matter[:_MOST_GOALS]
    ]
    found: list[Block] = [Paragraph(text.format(count=assessed, matter=len(matter)))]
    return [*found, BulletList(tuple(lines))] if lines else found


def _proposal(snapshot: Snapshot) -> list[Block]:
    goals = [goal for goal in snapshot.all(PlanGoal) if goal.measure.strip()]
    if not goals:
        return [CallOut("open", _("Still open."), _("No measure has been proposed yet."))]
    header = (
        label_of(PlanGoal, "measure"),
        label_of(PlanGoal, "responsible"),
        label_of(PlanGoal, "budget_line"),
    )
    rows = tuple(
        (
            shortened(goal.measure, 130),
            shortened(goal.responsible, 56),
            shortened(goal.budget_line, 36) or "_" * 12,
        )
        for goal in goals[:_MOST_MEASURES]
    )
    found: list[Block] = [Table(header, rows, (5.2, 2.8, 2))]
    more = len(goals) - _MOST_MEASURES
    if more > 0:
        text = ngettext(
            "One more measure is in the report.", "{count} more measures are in the report.", more
        )
        found.append(Paragraph(text.format(count=more), quiet=True))
    return found


def _who(snapshot: Snapshot) -> list[Block]:
    found: list[Block] = []
    bodies = [body for body in snapshot.all(Body) if not body.not_needed][:3]
    lines = []
    for body in bodies:
        state = state_of(body)
        # A council must not take for set up what is only proposed.
        known = choice_label("body_states", state) if state and state != OPERATING else ""
        kind = ", ".join(part for part in (value_of(body, "kind", snapshot), known.lower()) if part)
        rest = shortened(body.mandate, 110)
        lead = titled(body, snapshot) + (f" ({kind})" if kind else "")
        lines.append(Bullet((Run(shortened(lead, 90), bold=True), Run(f": {rest}" if rest else ""))))
    if lines:
        found.append(BulletList(tuple(lines)))
    else:
        found.append(Paragraph(_("No body has been named yet.")))
    papers = [
        " ".join(filter(None, (titled(item, snapshot), f"({format_date(item.date)})" if item.date else "")))
        for item in snapshot.all(Endorsement)[:3]
    ]
    if papers:
        found.append(
            Paragraph((Run(_("Backed by") + ": ", bold=True), Run(shortened("; ".join(papers), 200))))
        )
    return found


def _open(context: Context) -> list[Block]:
    """The weightiest advice that nobody set aside."""
    order = {"E": 0, "W": 1}
    found = [a for a in context.advice if a.outcome == FIRES and a.set_aside is None and a.severity in order]
    found = sorted(found, key=lambda advice: order[advice.severity])[:_MOST_OPEN]
    if not found:
        return []
    lines = tuple(Bullet(shortened(show(advice.message), 160)) for advice in found)
    return [Heading(1, _("Still open"), f"{ANCHOR}-open"), BulletList(lines)]


def _decision() -> Block:
    blanks = (_("Decision"), _("Number"), _("Date"), _("Signature"))
    return FieldGrid(tuple((name, "") for name in blanks), columns=2)
