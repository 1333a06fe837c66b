"""Bodies that lead, coordinate or are heard, and who sits on them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.field import Money
from desktop.domain.record import Record, RecordId, choice, day, link, long_text, money, record, text, yes_no
from desktop.domain.words import N_


@record(table="body", one=N_("Body"), many=N_("Bodies"))
@dataclass(frozen=True, kw_only=True)
class Body(Record):
    """A body or function of the support structure (dossier rows 28 to 49).

    The five elements are indicative: `not_needed` says why one of them is not wanted here. Together with its
    seats, objectives and lines a body holds all that the eighteen clauses of terms of reference ask for. `quorum` is
    in words for the paper, `quorum_number` is what can be compared with the seats.
    """

    name: str = text(N_("Name"), required=True)
    kind: str = choice(N_("Kind of body"), catalogue="body_types")
    not_needed: str = long_text(N_("Not needed here, because"))
    existing: str = yes_no(N_("Exists already"))
    status: str = choice(N_("How far it is"), catalogue="body_states")
    reuse: str = long_text(N_("What of it can be used"))
    also_serves: str = text(N_("Other work it serves"))
    host: str = text(N_("Where it sits"))
    parent: RecordId = link(N_("Part of, or reports to"), target="body")
    theme: str = text(N_("Theme or chapter it looks after"))
    legal_basis: str = text(N_("Paper that created it"))
    mandate_step: str = choice(N_("Weight of that paper"), catalogue="mandate_ladder")
    authority: str = choice(N_("Its power"), catalogue="authorities")
    background: str = long_text(N_("Why it is set up"))
    purpose: str = long_text(N_("What it is there for"))
    mandate: str = long_text(N_("What it may decide or do"))
    limits: str = long_text(N_("What lies outside its power"))
    objectives: str = long_text(N_("What it has to deliver, and by when"))
    reporting_line: str = text(N_("Reports to"))
    link_up: str = long_text(N_("Tie to the level above"))
    link_down: str = long_text(N_("Tie to the level below"))
    secretariat: str = text(N_("Secretariat"))
    secretariat_staff: str = text(N_("Staff of the secretariat"))
    rhythm: str = choice(N_("How often it meets"), catalogue="rhythms")
    notice: str = text(N_("Invited how long before"))
    quorum: str = text(N_("How many must be present"))
    quorum_number: str = text(N_("The same as a number"))
    decision_rule: str = text(N_("How it decides"))
    recourse: str = long_text(N_("When it cannot agree, or is not heard"))
    start: str = day(N_("Since"))
    duration: str = text(N_("How long it lasts"))
    ends: str = day(N_("Ends on"))
    review: str = day(N_("Looked at again on"))
    confidentiality: str = long_text(N_("What stays in the room"))
    interests: str = long_text(N_("When somebody has an interest of their own"))
    feedback: str = long_text(N_("How people take part and get an answer"))
    claimed_rung: str = choice(
        N_("How well they work together, as they see it"), catalogue="coordination_rungs"
    )
    monitors: str = yes_no(N_("Follows the results of the plan"))
    monitoring: str = long_text(N_("How its own work is looked at"))
    amendment: str = text(N_("How these rules are changed"))
    budget: Money | str | None = money(N_("Budget for migration issues"))
    budget_line: str = text(N_("Budget line"))
    budget_year: str = day(N_("Budget year"))
    budget_source: str = text(N_("Who pays"))
    budget_signer: str = text(N_("Who signs for the money"))
    notes: str = long_text(N_("Notes"))


@record(table="membership", one=N_("Seat"), many=N_("Seats"))
@dataclass(frozen=True, kw_only=True)
class Membership(Record):
    """One seat: which stakeholder sits on which body, in which part (dossier rows 32, 34 and 42)."""

    body: RecordId = link(N_("Body"), target="body", required=True)
    stakeholder: RecordId = link(N_("Member"), target="stakeholder", required=True)
    seat: str = choice(N_("Seat"), catalogue="seats")
    side: str = choice(N_("Political or technical"), catalogue="seat_sides")
    rank: str = choice(N_("Rank of the person sent"), catalogue="ranks")
    function: str = text(N_("Function of the person sent"))
    alternate: str = text(N_("Stands in (function)"))


@record(table="body_objective", one=N_("Objective of a body"), many=N_("Objectives of bodies"))
@dataclass(frozen=True, kw_only=True)
class BodyObjective(Record):
    """One closed objective: it is over when the deliverable is there (dossier row 34, checks C-13)."""

    body: RecordId = link(N_("Body"), target="body", required=True)
    name: str = long_text(N_("Objective"), required=True)
    deliverable: str = text(N_("What will be there"))
    due: str = day(N_("By when"))


@record(table="body_line", one=N_("Line between bodies"), many=N_("Lines between bodies"))
@dataclass(frozen=True, kw_only=True)
class BodyLine(Record):
    """A line beside the reporting line, which is `Body.parent`: who is consulted by whom, who informs whom."""

    body: RecordId = link(N_("From"), target="body", required=True)
    to: RecordId = link(N_("To"), target="body", required=True)
    kind: str = choice(N_("Kind of line"), catalogue="line_kinds")


@record(table="body_position", one=N_("Place of a body"), many=N_("Places of bodies"))
@dataclass(frozen=True, kw_only=True)
class BodyPosition(Record):
    """Where somebody dragged a body on the organigram: its middle, in thousandths of the drawing's width, as text."""

    body: RecordId = link(N_("Body"), target="body", required=True)
    x: str = text(N_("From the left, in thousandths"))
    y: str = text(N_("From above, in thousandths"))
