"""The seven tests of readiness (dossier row 49): each yes rests on a paper or on a date. Nothing is added up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.field import Money
from desktop.domain.record import Record, RecordId, table_of
from desktop.domain.records import (
    Activity,
    Endorsement,
    LeadOption,
    Meeting,
    Membership,
    Paper,
    ReadinessProof,
    Stakeholder,
)
from desktop.domain.responsibilities import load_from_outside
from desktop.domain.snapshot import Snapshot
from desktop.domain.structure import COORDINATING, HEARING, OBSERVER, wanted
from desktop.domain.words import N_, Message, message

POLITICAL_WILL, OWNERSHIP, MANDATED_BODY = "political_will", "ownership", "mandated_body"
CONSULTATION, LOCAL_AUTHORITIES = "consultation", "local_authorities"
LONG_TERM_PLAN, BUDGET = "long_term_plan", "budget"
TESTS = (
    *(POLITICAL_WILL, OWNERSHIP, MANDATED_BODY, CONSULTATION),
    *(LOCAL_AUTHORITIES, LONG_TERM_PLAN, BUDGET),
)
SPOKEN, LOCAL_AUTHORITY = "speech", "local_authority"
LOCAL_LEVELS = ("province", "municipal")
# Papers that give a body its mandate; an invitation or a letter that asks for figures does not.
CREATING = ("terms", "decision", "cabinet_note", "other", "")


@dataclass(frozen=True)
class Evidence:
    """One paper or date that a yes rests on, and the record where it stands."""

    message: Message
    table: str
    record: RecordId
    date: str = ""


@dataclass(frozen=True)
class Result:
    """One test: met when there is evidence; `missing` says what would help when there is none."""

    test: str
    evidence: tuple[Evidence, ...]
    missing: Message

    @property
    def met(self) -> bool:
        """Whether the yes rests on something."""
        return bool(self.evidence)


def readiness(snapshot: Snapshot) -> list[Result]:
    """All seven tests, always in the same order."""
    found = []
    for test in TESTS:
        evidence = (*_FOUND[test](snapshot), *_proofs(snapshot, test))
        found.append(Result(test, evidence, _missing(snapshot, test)))
    return found


def unmet(snapshot: Snapshot) -> list[Result]:
    """The tests that rest on nothing yet."""
    return [result for result in readiness(snapshot) if not result.met]


def _evidence(item: Record, date: str, text: str, **args: object) -> Evidence:
    return Evidence(Message(text, args), table_of(item), item.id, date)


_PAPER_OF_BODY = N_("{body}: {paper}")


def _proofs(snapshot: Snapshot, test: str) -> list[Evidence]:
    """What people wrote down themselves: it counts with a paper or a date."""
    return [
        _evidence(item, item.date, N_("{paper}"), paper=item.paper.strip() or item.explanation.strip())
        for item in snapshot.where(ReadinessProof, test=test)
        if item.paper.strip() or item.date
    ]


def _political_will(snapshot: Snapshot) -> list[Evidence]:
    return [
        _evidence(item, item.date, N_("{paper}"), paper=" ".join((item.name, item.reference)).strip())
        for item in snapshot.all(Endorsement)
        if item.instrument not in ("", SPOKEN) and item.name.strip() and (item.date or item.reference.strip())
    ]


def _ownership(snapshot: Snapshot) -> list[Evidence]:
    """A lead of ours, named in a signed paper; not while outsiders carry most of the work."""
    lead = next((option.name for option in snapshot.all(LeadOption) if option.chosen == "yes"), "")
    name = lead or snapshot.initiative.lead_institution
    if not name.strip() or not snapshot.rows("activity") or load_from_outside(snapshot).more_than_half:
        return []
    return [
        _evidence(paper, paper.date, N_("{lead} leads: {paper}"), lead=name, paper=paper.name)
        for paper in snapshot.all(Paper)
        if paper.kind in ("decision", "appointment") and _is_signed(paper)
    ]


def _is_signed(paper: Paper) -> bool:
    return paper.state == "signed" and bool(paper.date)


def _mandated_body(snapshot: Snapshot) -> list[Evidence]:
    """A body that coordinates, with members from two institutions or more, and a paper with its date."""
    found = []
    for body in wanted(snapshot):
        members = {s.stakeholder for s in snapshot.where(Membership, body=body.id) if s.stakeholder}
        if body.kind not in COORDINATING or len(members) < 2:
            continue
        signed = next(
            (p for p in snapshot.where(Paper, body=body.id) if p.kind in CREATING and _is_signed(p)), None
        )
        if signed is not None:
            found.append(_evidence(signed, signed.date, _PAPER_OF_BODY, body=body.name, paper=signed.name))
        elif body.legal_basis.strip() and body.mandate_step not in ("", "0") and body.start:
            found.append(_evidence(body, body.start, _PAPER_OF_BODY, body=body.name, paper=body.legal_basis))
    return found


def _consultation(snapshot: Snapshot) -> list[Evidence]:
    """A consultation, or a meeting of a body that hears people, with its day."""
    hearing = {body.id for body in wanted(snapshot) if body.kind in HEARING and body.kind != "facilitator"}
    return [
        _evidence(item, item.date, N_("{name}"), name=item.name)
        for item in snapshot.all(Meeting)
        if item.date and (item.kind == "consultation" or item.body in hearing)
    ]


def _local_authorities(snapshot: Snapshot) -> list[Evidence]:
    """Local authorities have a seat on a body, and that body has met."""
    found = []
    for body in wanted(snapshot):
        seats = [s for s in snapshot.where(Membership, body=body.id) if s.seat != OBSERVER]
        members = [snapshot.get(Stakeholder, seat.stakeholder) for seat in seats]
        theirs = [m for m in members if m is not None and m.family == LOCAL_AUTHORITY]
        met = [m for m in snapshot.where(Meeting, body=body.id) if m.date]
        if theirs and met:
            text = N_("{member} sits on {body}, which met")
            found.append(_evidence(met[-1], met[-1].date, text, member=theirs[0].name, body=body.name))
    return found


def _long_term_plan(snapshot: Snapshot) -> list[Evidence]:
    """Text for the plan that was signed; whether it stands in the adopted plan only a paper can show."""
    return [
        _evidence(paper, paper.date, N_("{paper}"), paper=paper.name)
        for paper in snapshot.where(Paper, kind="plan_text")
        if _is_signed(paper)
    ]


def _budget(snapshot: Snapshot) -> list[Evidence]:
    """An amount with its year: money without a year is a hope."""
    return [
        _evidence(body, body.budget_year, N_("{body}: {amount}"), body=body.name, amount=body.budget)
        for body in wanted(snapshot)
        if isinstance(body.budget, Money) and body.budget.amount > 0 and body.budget_year
    ]


_FOUND: dict[str, Callable[[Snapshot], list[Evidence]]] = {
    POLITICAL_WILL: _political_will,
    OWNERSHIP: _ownership,
    MANDATED_BODY: _mandated_body,
    CONSULTATION: _consultation,
    LOCAL_AUTHORITIES: _local_authorities,
    LONG_TERM_PLAN: _long_term_plan,
    BUDGET: _budget,
}

_WOULD_HELP: dict[str, str] = {
    POLITICAL_WILL: N_("A decision of the cabinet or of a minister, with its date or number."),
    OWNERSHIP: N_(
        "A signed paper that names who leads here, and a list of who does what that our own people carry."
    ),
    MANDATED_BODY: N_("A signed paper for a body on which several ministries sit."),
    CONSULTATION: N_("A consultation with its date, and what was said."),
    LOCAL_AUTHORITIES: N_("A seat for local authorities on a body that has met."),
    LONG_TERM_PLAN: N_("The page of the adopted plan where it stands, with the date of adoption."),
    BUDGET: N_("An amount for migration issues and the year it is for."),
}
_WOULD_HELP_LOCALLY: dict[str, str] = {
    POLITICAL_WILL: N_("A resolution of the council or an order of the mayor, with its date or number."),
    MANDATED_BODY: N_("A signed paper for a body on which several departments sit."),
    LOCAL_AUTHORITIES: N_("The first meeting of a body on which the town, or its villages, have a seat."),
}


def _missing(snapshot: Snapshot, test: str) -> Message:
    local = snapshot.initiative.level in LOCAL_LEVELS
    return message(_WOULD_HELP_LOCALLY.get(test, _WOULD_HELP[test]) if local else _WOULD_HELP[test])


def is_begun(snapshot: Snapshot) -> bool:
    """Whether there is anything yet to test; in a fresh workbook a list of seven blanks helps nobody."""
    return bool(snapshot.rows("body") or snapshot.all(Activity) or snapshot.rows("paper"))
