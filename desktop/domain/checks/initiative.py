"""Advice on the plan itself: written backing, and movement inside the country."""

from __future__ import annotations

import datetime

from desktop.domain.checks.check import (
    WARNING,
    Finding,
    check,
    clear,
    fires,
    is_local,
    looked,
    not_enough,
)
from desktop.domain.records import Endorsement, Scope
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_, message

SPOKEN = "speech"
INTERNAL = "internal"
IN, OUT = "in", "out"


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
    if any(proof.instrument not in ("", SPOKEN) for proof in proofs):
        return clear(message(N_("This work has backing in writing.")), seen)
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
