"""Who leads: the offices compared, the focal point and those before, and the facilitator from outside."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, choice, day, link, long_text, record, text, yes_no
from desktop.domain.words import N_


@record(table="lead_option", one=N_("Possible lead"), many=N_("Possible leads"))
@dataclass(frozen=True, kw_only=True)
class LeadOption(Record):
    """One office that could hold the lead, looked at from five sides in words, never in points (dossier row 30)."""

    name: str = text(N_("Office"), required=True)
    model: str = choice(N_("Kind of lead"), catalogue="lead_models")
    cross_mandate: str = choice(N_("Its mandate reaches across departments"), catalogue="lead_marks")
    convening: str = choice(N_("Others come when it invites"), catalogue="lead_marks")
    budget: str = choice(N_("Has money for this"), catalogue="lead_marks")
    capacity: str = choice(N_("Has people with time for this"), catalogue="lead_marks")
    continuity: str = choice(N_("Stays after elections"), catalogue="lead_marks")
    chosen: str = yes_no(N_("Chosen"))
    reason: str = long_text(N_("Why, or why not"))
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")


@record(table="focal_point", one=N_("Focal point"), many=N_("Focal points"))
@dataclass(frozen=True, kw_only=True)
class FocalPoint(Record):
    """The card of a focal point: the same person matters until a working platform stands (dossier row 29)."""

    body: RecordId = link(N_("Body it belongs to"), target="body")
    name: str = text(N_("Function"), required=True)
    person: str = text(N_("Person"))
    alternate: str = text(N_("Stands in"))
    host_kind: str = choice(N_("Kind of office it sits in"), catalogue="stakeholder_families")
    hours: str = text(N_("Time it has for this"))
    start: str = day(N_("Term begins"))
    end: str = day(N_("Term ends"))
    same_until: str = text(N_("Same person at least until"))
    handover: str = long_text(N_("What is handed over, and how"))


@record(table="turnover", one=N_("Change of focal point"), many=N_("Changes of focal point"))
@dataclass(frozen=True, kw_only=True)
class Turnover(Record):
    """One line of the log: somebody held the function until a day, and whether the threads were passed on."""

    focal_point: RecordId = link(N_("Focal point"), target="focal_point", required=True)
    name: str = text(N_("Who held the function"), required=True)
    start: str = day(N_("From"))
    end: str = day(N_("Until"))
    reason: str = text(N_("Why it changed"))
    handed_over: str = yes_no(N_("Handed over"))


@record(table="facilitator", one=N_("Facilitator"), many=N_("Facilitators"))
@dataclass(frozen=True, kw_only=True)
class Facilitator(Record):
    """The contract of an expert facilitator and what could pull on their neutrality (dossier row 41, check C-09)."""

    body: RecordId = link(N_("Body it belongs to"), target="body")
    name: str = text(N_("Function"), required=True)
    person: str = text(N_("Person or firm"))
    start: str = day(N_("Contract begins"))
    end: str = day(N_("Contract ends"))
    paid_by: str = text(N_("Paid by"))
    tasks: str = long_text(N_("What is asked of them"))
    declared: str = yes_no(N_("Declaration of interests is signed"))
    declared_on: str = day(N_("Signed on"))
    declared_interests: str = long_text(N_("Interests declared"))
    works_for_member: str = yes_no(N_("Works for a member of the body"))
    may_bid: str = yes_no(N_("May bid for work that follows"))
    votes: str = yes_no(N_("Has a vote"))
    judges_own: str = yes_no(N_("Judges own work"))
    handover: str = long_text(N_("Who takes over what they know"))
