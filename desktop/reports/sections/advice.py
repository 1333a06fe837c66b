"""Advice: what the checks found, what they could not tell, and what people decided not to follow, with
the reason."""

from __future__ import annotations

from desktop.domain.checks import FIRES, UNKNOWN, Advice
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_
from desktop.reports.context import Context
from desktop.reports.outline import Block, Heading, Paragraph, Table
from desktop.reports.phrases import name_of, some
from desktop.system.locale import _, show

ANCHOR = "advice"
SEVERITIES = {"E": N_("Must be settled"), "W": N_("Look at this"), "N": N_("Worth knowing")}


def build(snapshot: Snapshot, context: Context) -> list[Block]:
    """The section as blocks."""
    followed = [item for item in context.advice if item.set_aside is None]
    fires = [item for item in followed if item.outcome == FIRES]
    unknown = [item for item in followed if item.outcome == UNKNOWN]
    aside = [item for item in context.advice if item.set_aside is not None]
    found: list[Block] = [
        Heading(1, _("Advice"), ANCHOR),
        Paragraph(_("Simple rules were applied to what stands in this report. They advise; people decide.")),
        Heading(2, _("What to look at"), f"{ANCHOR}-fires"),
    ]
    if fires:
        found.append(_table(snapshot, fires))
    else:
        found.append(Paragraph(_("Nothing was found.")))
    if unknown:
        found += [
            Heading(2, _("Not enough information"), f"{ANCHOR}-unknown"),
            Paragraph(_("These rules could not be applied, because something is missing.")),
            _table(snapshot, unknown),
        ]
    if aside:
        header = (_("Advice"), _("Set aside, because"))
        rows = tuple((show(item.message), item.set_aside or "") for item in aside)
        found += [Heading(2, _("Set aside"), f"{ANCHOR}-aside"), Table(header, rows, (5, 5))]
    return found


def _table(snapshot: Snapshot, items: list[Advice]) -> Table:
    rows = tuple(
        (show(item.message), _(SEVERITIES.get(item.severity, SEVERITIES["N"])), _looked_at(snapshot, item))
        for item in items
    )
    return Table((_("Advice"), _("Weight"), _("What was looked at")), rows, (5.2, 1.6, 3.2))


def _looked_at(snapshot: Snapshot, item: Advice) -> str:
    records = [snapshot.rows(table).get(row) for table, row in item.looked_at]
    names = list(dict.fromkeys(name_of(r, snapshot) for r in records if r is not None))
    return some(names, 4) or _("Nothing is there yet")
