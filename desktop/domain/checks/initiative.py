"""Advice on the plan itself: written backing, and movement inside the country."""

from __future__ import annotations

import datetime

from desktop.domain.checks.check import (
    NOTE,
    WARNING,
    Finding,
    Looked,
    check,
    clear,
    fires,
    is_local,
    looked,
    not_enough,
)
from desktop.domain.field import first_day, last_day
from desktop.domain.listing import listing
from desktop.domain.records import Contribution, Endorsement, Meeting, Paper, PlanGoal, Scope
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, message

SPOKEN = "speech"
INTERNAL = "internal"
IN, OUT = "in", "out"
# Kinds that are easily forgotten, in words for the middle of a sentence.
FORGOTTEN: dict[str, str] = {
    "return": N_("people who come back"),
    "transit": N_("people on their way through"),
    "irregular": N_("people without papers"),
    "neighbouring": N_("moves between neighbouring countries and in the South"),
    "environmental": N_("people who move because of climate or environment"),
}
A_YEAR = 366  # days


@check(
    id="C-06",
    title=N_("Written backing"),
    severity=WARNING,
    tables=("endorsement", "initiative", "body", "plan_goal"),
    step="plan",
    anchor="process/keeping-it-alive#endorsement",
    source="GFMD Mauritius 2012, background paper 2.1 and round tables 2.1 and 2.2",
)
def written_backing(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Is there one written proof of political will? A speech is welcome, but it leaves with the speaker."""
    proofs = snapshot.all(Endorsement)
    seen = looked([snapshot.initiative], proofs)
    written = [proof for proof in proofs if proof.instrument not in ("", SPOKEN)]
    if written:
        return _still_theirs(snapshot, written, seen)
    untold = [proof for proof in proofs if not proof.instrument]
    if untold:
        text = message(
            N_("An endorsement is listed, but not in which form it was given: “{name}”."), name=untold[0].name
        )
        return not_enough(text, seen, concerns=looked(untold))
    if not proofs and not _begun(snapshot):
        return not_enough(message(N_("Nothing is written down yet about who stands behind this work.")), seen)
    if is_local(snapshot):
        text = message(N_("Nothing in writing backs this work yet. A council resolution outlives elections."))
    else:
        text = message(N_("Nothing in writing backs this work yet. A cabinet decision outlives elections."))
    return fires(text, seen)


def _still_theirs(snapshot: Snapshot, written: list[Endorsement], seen: Looked) -> Finding:
    """Whether those who lead today stand behind a paper; one without a date is not held against anybody."""
    since = first_day(snapshot.initiative.leadership_since)
    days = [last_day(proof.date) for proof in written]
    if since is None or any(day is not None and day >= since for day in days):
        return clear(message(N_("This work has backing in writing.")), seen)
    if None in days:
        text = message(
            N_("A paper backs this work, without a date: do those who lead today stand behind it?")
        )
        return not_enough(text, seen, concerns=looked(p for p in written if last_day(p.date) is None))
    if is_local(snapshot):
        text = message(
            N_(
                "The backing in writing is older than the last election or change. A short resolution renews it."
            )
        )
    else:
        text = message(
            N_(
                "The backing in writing is older than the last change of government. A short letter renews it."
            )
        )
    return fires(text, seen, concerns=looked(written))


def _begun(snapshot: Snapshot) -> bool:
    """Whether there is anything yet that could need backing; in a fresh workbook advice is only noise."""
    return bool(snapshot.initiative.lead_institution or snapshot.rows("body") or snapshot.rows("plan_goal"))


@check(
    id="C-23",
    title=N_("Movement inside the country"),
    severity=WARNING,
    tables=("scope",),
    step="plan",
    anchor="start/mainstreaming-in-one-page#scope-reason",
    source="GFMD Mauritius 2012, round tables 2.1 and 2.2; workshop report, August 2012, Naga",
)
def internal_migration(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Is internal migration left out without a reason? It is the kind that is most easily forgotten."""
    rows = list(snapshot.where(Scope, kind=INTERNAL))
    seen = looked(rows)
    left_out = [row for row in rows if row.state == OUT]
    silent = [row for row in left_out if not row.reason.strip()]
    if silent:
        text = message(N_("People who move within the country are left out, and no reason is given."))
        return fires(text, seen, concerns=looked(silent))
    if left_out:
        return clear(message(N_("People who move within the country are left out, with a reason.")), seen)
    if any(row.state == IN for row in rows):
        return clear(message(N_("People who move within the country are part of this work.")), seen)
    return not_enough(
        message(N_("It is not decided yet whether people who move within the country are in or out.")), seen
    )


@check(
    id="C-24",
    title=N_("Kinds of migration that are easily forgotten"),
    severity=NOTE,
    tables=("scope",),
    step="plan",
    anchor="start/mainstreaming-in-one-page#scope",
    source="GFMD Mauritius 2012, round tables 2.1 and 2.2",
)
def nothing_forgotten(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Once somebody decides what is in and out: was every kind that is easily forgotten thought of?"""
    rows = snapshot.all(Scope)
    decided = {row.kind for row in rows if row.state in (IN, OUT)}
    seen = looked(rows)
    if not decided:
        return not_enough(message(N_("It is not decided yet which kinds of migration are in or out.")), seen)
    missing = [message(words) for kind, words in FORGOTTEN.items() if kind not in decided]
    if not missing:
        return clear(message(N_("The kinds that are easily forgotten were thought of.")), seen)
    return fires(message(N_("Not thought of yet: {kinds}. In or out?"), kinds=listing(missing)), seen)


@check(
    id="C-22",
    title=N_("Adopted, and then?"),
    severity=WARNING,
    tables=("initiative", "plan_goal", "meeting", "endorsement", "paper", "contribution"),
    step="plan",
    anchor="monitoring/adopted-or-done#twelve-months",
    source="Workshop report, Mauritius, August 2012: monitoring and evaluation; press report, Ghana, April 2017",
)
def adopted_and_alive(snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    """Once the day of adoption is a year past: was anything done in the last twelve months?"""
    plan = snapshot.initiative
    adopted = last_day(plan.adoption)
    if adopted is None:
        if not snapshot.rows("plan_goal"):
            return []
        goals = snapshot.all(PlanGoal)[:1]
        text = message(N_("It is not written down for when the adoption of the plan is planned."))
        return [not_enough(text, looked([plan], goals), concerns=looked([plan]))]
    if (today - adopted).days <= A_YEAR:
        text = message(N_("The plan is not adopted yet, or not longer than a year ago."))
        return [clear(text, looked([plan]))]
    done = [
        *(item for item in snapshot.all(Meeting) if _is_recent(item.date, today)),
        *(item for item in snapshot.all(Endorsement) if _is_recent(item.date, today)),
        *(item for item in snapshot.all(Paper) if _is_recent(item.date, today)),
        *(item for item in snapshot.all(Contribution) if _is_recent(item.answered, today)),
    ]
    if done:
        return [clear(message(N_("Something was done in the last twelve months.")), looked([plan], done))]
    text = message(
        N_(
            "The plan was to be adopted more than a year ago, and nothing with a date in the last twelve months is "
            "written down. What was done since?"
        )
    )
    return [fires(text, looked([plan]))]


def _is_recent(text: str, today: datetime.date) -> bool:
    """Whether a day may lie in the last twelve months: "2026" alone may mean any day of that year."""
    first, last = first_day(text), last_day(text)
    return first is not None and last is not None and first <= today and (today - last).days <= A_YEAR
