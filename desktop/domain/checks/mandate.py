"""Advice on what gives a body its weight: the paper behind its power, and the office in which the focal point sits."""

from __future__ import annotations

import datetime

from desktop.domain.checks.check import (
    NATIONAL,
    NOTE,
    WARNING,
    Finding,
    check,
    clear,
    fires,
    is_local,
    looked,
    not_enough,
)
from desktop.domain.records import Body, FocalPoint
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import POLITICAL_BODY, funded, wanted
from desktop.domain.words import N_, message

# The step of the paper that each power needs at least: a rule of thumb, not a law (handbook, setup/mandate-ladder).
NEEDS: dict[str, int] = {"advise": 1, "coordinate": 2, "approve": 3, "direct": 3}
MOST_IN_A_TOWN = 2  # a decision of the council: there is nothing above it in a town
CENTRAL, MIGRATION_INSTITUTION = "central_planning", "migration_institution"


@check(
    id="C-51",
    title=N_("Power and paper"),
    severity=WARNING,
    tables=("body",),
    step="body",
    anchor="setup/mandate-ladder#powers",
    source="Mainstay, own method",
)
def power_has_its_paper(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Is the paper behind each body heavy enough for the power it claims?"""
    bodies = [
        body
        for body in wanted(snapshot)
        if body.authority in NEEDS and body.kind not in (POLITICAL_BODY, "partner_group")
    ]
    return [_carried(body, is_local(snapshot)) for body in bodies]


def _carried(body: Body, local: bool) -> Finding:
    seen = looked([body])
    needed = min(NEEDS[body.authority], MOST_IN_A_TOWN) if local else NEEDS[body.authority]
    if not body.mandate_step.isdecimal():
        text = message(
            N_("{body}: it is open how heavy the paper is that gives it its power."), body=body.name
        )
        return not_enough(text, seen, body.id)
    if int(body.mandate_step) >= needed:
        return clear(message(N_("{body}: its paper carries its power."), body=body.name), seen, body.id)
    said = (
        N_(
            "{body}: its power is larger than its paper. A decision of the council would carry it; or it advises."
        )
        if local
        else N_("{body}: its power is larger than its paper. Ask for a heavier one, or let it advise.")
    )
    return fires(message(said, body=body.name), seen, body.id)


@check(
    id="C-52",
    title=N_("Where the focal point sits"),
    severity=NOTE,
    tables=("focal_point", "body"),
    step="body",
    anchor="setup/two-models#decide",
    source="GFMD Athens 2009, background paper 1.1; workshop report, Mauritius, August 2012, section 2.2",
    levels=(NATIONAL,),
)
def focal_point_reaches_all(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Does a focal point sit where all offices listen: a central office, or a migration institution with money?"""
    return [_reach(snapshot, point) for point in snapshot.all(FocalPoint)]


def _reach(snapshot: Snapshot, point: FocalPoint) -> Finding:
    paying = [body for body in wanted(snapshot) if funded(body)]
    seen = looked([point], paying)
    if not point.host_kind:
        text = message(N_("{name}: it is open in what kind of office it sits."), name=point.name)
        return not_enough(text, seen, point.id)
    if point.host_kind == CENTRAL or (point.host_kind == MIGRATION_INSTITUTION and paying):
        return clear(message(N_("{name}: sits where others listen."), name=point.name), seen, point.id)
    text = message(
        N_(
            "{name}: a central planning office, or a migration institution with a budget, would reach more offices."
        ),
        name=point.name,
    )
    return fires(text, seen, point.id)
