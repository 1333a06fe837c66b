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

    The five elements are indicative: `not_needed` says why one of them is not wanted here.
    """

    name: str = text(N_("Name"), required=True)
    kind: str = choice(N_("Kind of body"), catalogue="body_types")
    not_needed: str = long_text(N_("Not needed here, because"))
    existing: str = yes_no(N_("Exists already"))
    host: str = text(N_("Where it sits"))
    parent: RecordId = link(N_("Part of, or reports to"), target="body")
    theme: str = text(N_("Theme or chapter it looks after"))
    legal_basis: str = text(N_("Paper that created it"))
    mandate_step: str = choice(N_("Weight of that paper"), catalogue="mandate_ladder")
    mandate: str = long_text(N_("What it may decide or do"))
    objectives: str = long_text(N_("What it has to deliver, and by when"))
    reporting_line: str = text(N_("Reports to"))
    secretariat: str = text(N_("Secretariat"))
    rhythm: str = choice(N_("How often it meets"), catalogue="rhythms")
    quorum: str = text(N_("How many must be present"))
    decision_rule: str = text(N_("How it decides"))
    start: str = day(N_("Since"))
    duration: str = text(N_("How long it lasts"))
    budget: Money | str | None = money(N_("Budget for migration issues"))
    budget_line: str = text(N_("Budget line"))
    budget_year: str = day(N_("Budget year"))
    budget_source: str = text(N_("Who pays"))
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
