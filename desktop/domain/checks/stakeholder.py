"""Advice on who is on the list of stakeholders, how they take part, and whether they all think alike."""

from __future__ import annotations

import datetime

from desktop.domain.checks.check import (
    MUNICIPAL,
    NOTE,
    WARNING,
    Finding,
    check,
    clear,
    fires,
    looked,
    not_enough,
)
from desktop.domain.listing import listing
from desktop.domain.records import Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, message

LOCAL_AUTHORITY = "local_authority"

# Groups of which somebody should be on the list, with the kinds that speak for them (dossier rows 8 and 50).
GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (N_("migrants"), frozenset({"migrants", "internal_migrants", "returnees", "displaced"})),
    (N_("diaspora"), frozenset({"diaspora"})),
    (N_("families and children of migrants"), frozenset({"migrant_families"})),
    (N_("women's organisations"), frozenset({"women_organisation"})),
    (N_("employers and business"), frozenset({"private_sector", "money_transfer", "recruitment"})),
    (N_("trade unions"), frozenset({"trade_unions"})),
    (N_("universities or the statistical office"), frozenset({"academia", "statistics_office"})),
    (N_("civil society"), frozenset({"civil_society", "human_rights"})),
    (N_("local authorities"), frozenset({LOCAL_AUTHORITY})),
    (N_("development partners"), frozenset({"development_partner"})),
    (N_("media"), frozenset({"media"})),
    (N_("environment"), frozenset({"environment"})),
)
# A municipality is itself the local authority; there the people who live next door are the ones forgotten.
_RESIDENTS = (N_("local residents"), frozenset({"local_residents"}))

CONCERNED = frozenset(
    {"migrants", "internal_migrants", "returnees", "displaced", "diaspora", "migrant_families"}
)
INFORM = "inform"

VIEWS = frozenset({"optimist", "narrow_optimist", "sceptic", "narrow_sceptic"})
ENOUGH_VIEWS = 3


def groups_at(level: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The groups that should be on the list at a level of government: (word, kinds of organisation)."""
    if level != MUNICIPAL:
        return GROUPS
    return (*(group for group in GROUPS if LOCAL_AUTHORITY not in group[1]), _RESIDENTS)


def gaps(snapshot: Snapshot) -> list[tuple[str, frozenset[str]]]:
    """The groups of which nobody is on the list: (word, kinds of organisation that would speak for it)."""
    kinds = {item.family for item in snapshot.all(Stakeholder)}
    return [group for group in groups_at(snapshot.initiative.level) if not group[1] & kinds]


@check(
    id="C-07",
    title=N_("Groups that nobody speaks for"),
    severity=WARNING,
    tables=("stakeholder", "initiative"),
    step="stakeholder",
    anchor="process/situation-analysis#who-to-ask",
    source="GFMD Mauritius 2012, background paper 2.1; GFMD Manila 2008, round table 3",
)
def missing_groups(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Which groups have nobody on the list? Stakeholders without a kind might each fill one gap, not more."""
    items = snapshot.all(Stakeholder)
    seen = looked(items)
    if not items:
        return not_enough(message(N_("No stakeholder is listed yet.")), seen)
    missing = [message(word) for word, _kinds in gaps(snapshot)]
    if not missing:
        return clear(message(N_("Somebody speaks for every group of the checklist.")), seen)
    untold = [item for item in items if not item.family]
    # So many without a kind that the list of gaps would mostly be wrong.
    if len(missing) <= len(untold) or 2 * len(untold) >= len(items):
        text = message(
            N_("{count} stakeholder has no kind yet, so nobody can say which groups are missing."),
            N_("{count} stakeholders have no kind yet, so nobody can say which groups are missing."),
            len(untold),
        )
        return not_enough(text, seen, concerns=looked(untold))
    text = message(
        N_("{count} group has nobody on the list: {groups}. Who speaks for it here?"),
        N_("{count} groups have nobody on the list: {groups}. Who speaks for them here?"),
        len(missing),
        groups=listing(missing, limit=len(missing)),
    )
    return fires(text, seen)


@check(
    id="C-08",
    title=N_("Migrants are only told"),
    severity=WARNING,
    tables=("stakeholder",),
    step="stakeholder",
    anchor="process/situation-analysis#participation",
    source="GFMD Manila 2008, round table 3: involving migrants in plans",
)
def migrants_only_told(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Is a group of migrants, diaspora or families planned to be informed and no more?"""
    groups = [item for item in snapshot.all(Stakeholder) if item.family in CONCERNED]
    seen = looked(groups)
    if not groups:
        return not_enough(message(N_("No group of migrants, diaspora or families is listed yet.")), seen)
    told = [item for item in groups if item.participation_planned == INFORM]
    if told:
        text = message(
            N_("{names}: the plan is only to inform, not to ask. To be told is not to take part."),
            names=listing([item.name for item in told]),
        )
        return fires(text, seen, concerns=looked(told))
    open_groups = [item for item in groups if not item.participation_planned]
    if open_groups:
        text = message(
            N_("It is not planned yet how to work with {names}."),
            names=listing([item.name for item in open_groups]),
        )
        return not_enough(text, seen, concerns=looked(open_groups))
    return clear(message(N_("Every group of migrants is asked for more than its attention.")), seen)


@check(
    id="C-34",
    title=N_("Everybody thinks alike"),
    severity=NOTE,
    tables=("stakeholder",),
    step="stakeholder",
    anchor="process/situation-analysis#views",
    source="Workshop report, Mauritius, August 2012: four schools of thought on migration",
    private=True,
)
def one_view(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Do all stakeholders share one view of migration? Then somebody with another one was not asked."""
    items = snapshot.all(Stakeholder)
    seen = looked(items)
    if not items:
        return not_enough(message(N_("No stakeholder is listed yet.")), seen)
    known = [item for item in items if item.view in VIEWS]
    if len({item.view for item in known}) > 1:
        return clear(message(N_("The stakeholders hold more than one view of migration.")), seen)
    # Two who agree are no pattern, nor are three of thirty: at least half should be known.
    if len(known) < ENOUGH_VIEWS or 2 * len(known) < len(items):
        text = message(
            N_("The view of migration is known for {known} of {count} stakeholder: too few to compare."),
            N_("The view of migration is known for {known} of {count} stakeholders: too few to compare."),
            len(items),
            known=len(known),
        )
        return not_enough(text, seen)
    text = message(
        N_("The one stakeholder whose view of migration is known stands alone."),
        N_("All {count} stakeholders whose view is known share one view. Who sees it differently?"),
        len(known),
    )
    return fires(text, seen, concerns=looked(known))
