"""The ladder of working together: nine rungs, each with its proof; the highest without a gap below it counts.

The idea of cumulative levels is adapted from Metcalfe (1994); words and proofs are ours. Nobody types the result: it
follows from the proofs, and a rung whose proof has no date rests on nothing yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.field import is_date
from desktop.domain.records import Body, CoordinationProof
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import COORDINATING, NOT_MEETING, POLITICAL_BODY, wanted
from desktop.domain.words import N_

RUNGS = tuple(str(number) for number in range(1, 10))

# What would show each rung, in the words of a nation and of a town.
SHOWN_BY: dict[str, tuple[str, str]] = {
    "1": (
        N_("A law or list that says which ministry may decide what."),
        N_("A list that says which department may decide what."),
    ),
    "2": (
        N_("A draft that one ministry sent to the others before it was final."),
        N_("A draft that one department sent to the others before it was final."),
    ),
    "3": (
        N_("A comment of another ministry, and the answer to it."),
        N_("A comment of another department, and the answer to it."),
    ),
    "4": (
        N_("The same figure in the reports of two ministries."),
        N_("The same figure in what two departments tell the council."),
    ),
    "5": (
        N_("A joint text that bears the names of all."),
        N_("A joint text that bears the names of all."),
    ),
    "6": (
        N_("One disagreement that somebody above both settled."),
        N_("One disagreement that the mayor, or somebody above both, settled."),
    ),
    "7": (
        N_("A rule for all: no ministry begins this without asking the others."),
        N_("A rule for all: no department begins this without asking the others."),
    ),
    "8": (
        N_("Something that one ministry gave up for what all had put first."),
        N_("Something that one department gave up for what all had put first."),
    ),
    "9": (
        N_("One strategy of the government, with budgets and targets that follow it."),
        N_("One plan of the town, with budgets and targets that follow it."),
    ),
}


@dataclass(frozen=True)
class Rung:
    """One rung: its proofs, and whether it stands by itself and counts with all that are below it."""

    key: str
    proofs: tuple[CoordinationProof, ...]
    shown: bool
    counts: bool


@dataclass(frozen=True)
class Ladder:
    """The nine rungs of one body, from below."""

    body: Body
    rungs: tuple[Rung, ...]

    @property
    def reached(self) -> str:
        """The highest rung with no gap below it, "" when the first has no proof."""
        return next((rung.key for rung in reversed(self.rungs) if rung.counts), "")

    @property
    def missing(self) -> str:
        """The lowest rung without proof, "" when all nine have one: this is the next step."""
        return next((rung.key for rung in self.rungs if not rung.shown), "")

    @property
    def is_begun(self) -> bool:
        """Whether anything is written down about it."""
        return bool(self.body.claimed_rung) or any(rung.proofs for rung in self.rungs)

    @property
    def claims_more(self) -> bool:
        """Whether those who sit there see themselves on a rung that the proofs do not carry."""
        claimed = self.body.claimed_rung
        return claimed in RUNGS and RUNGS.index(claimed) + 1 > int(self.reached or 0)


def is_proof(item: CoordinationProof) -> bool:
    """Whether it says what and when: both, for a proof that nobody can look up shows nothing."""
    return bool(item.name.strip()) and is_date(item.date)


def ladder(snapshot: Snapshot, body: Body) -> Ladder:
    """The ladder of a body. Proofs of a rung that we do not know count for none; those that say nothing are none."""
    found: list[Rung] = []
    below = True
    proofs = list(snapshot.where(CoordinationProof, body=body.id))
    for key in RUNGS:
        own = tuple(item for item in proofs if item.rung == key and (item.name.strip() or item.date))
        shown = any(is_proof(item) for item in own)
        below = below and shown
        found.append(Rung(key, own, shown, below))
    return Ladder(body, tuple(found))


def with_ladder(snapshot: Snapshot) -> list[Body]:
    """The bodies for which the question makes sense: those that bring offices together, and those already asked."""
    asked = {item.body for item in snapshot.all(CoordinationProof)}
    return [
        body
        for body in wanted(snapshot)
        if body.id in asked
        or (body.kind in (*COORDINATING, "") and body.kind not in NOT_MEETING and body.kind != POLITICAL_BODY)
    ]
