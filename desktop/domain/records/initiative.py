"""The initiative: which plan is being looked at, by whom, by which route, and what backs it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, choice, day, long_text, multi_choice, record, text
from desktop.domain.words import N_


@record(table="initiative", one=N_("Plan"), many=N_("Plans"))
@dataclass(frozen=True, kw_only=True)
class Initiative(Record):
    """One per workbook: the plan into which migration is brought (dossier rows 17 to 19, 23 and 24)."""

    name: str = text(N_("Title of this work"), required=True)
    level: str = choice(N_("Level of government"), catalogue="levels")
    country: str = choice(N_("Country"), catalogue="countries")
    place: str = text(N_("Province, district or municipality"))
    instrument: str = text(N_("Name of the plan or strategy"))
    instrument_kind: str = choice(N_("Kind of plan"), catalogue="plan_instruments")
    adoption: str = day(N_("Adoption planned for"))
    cycle_start: str = day(N_("Plan starts"))
    cycle_end: str = day(N_("Plan ends"))
    next_review: str = day(N_("Next review of the plan"))
    route: str = choice(N_("Route"), catalogue="routes")
    route_reason: str = long_text(N_("Why this route"))
    vision: str = long_text(N_("Vision"))
    vision_horizon: str = day(N_("Year the vision looks to"))
    parent_strategy: str = text(N_("Strategy it belongs to"))
    entry_points: tuple[str, ...] = multi_choice(N_("Entry points"), catalogue="entry_points")
    entry_reason: str = long_text(N_("Why these entry points"))
    lead_institution: str = text(N_("Lead institution"))
    lead_contact: str = text(N_("Focal point (function)"))
    leadership_since: str = day(N_("Last election, or last change at the top"))
    continuity: str = long_text(N_("What happens after elections or a change of staff"))


@record(table="scope", one=N_("Migration type"), many=N_("Migration types"))
@dataclass(frozen=True, kw_only=True)
class Scope(Record):
    """One migration type: in or out of this work, and why (dossier rows 11 to 13)."""

    kind: str = choice(N_("Migration type"), catalogue="migration_types")
    state: str = choice(N_("In or out"), catalogue="scope_states")
    reason: str = long_text(N_("Reason"))


@record(table="endorsement", one=N_("Endorsement"), many=N_("Endorsements"))
@dataclass(frozen=True, kw_only=True)
class Endorsement(Record):
    """One written proof of political will: which instrument, when, by whom (dossier row 33)."""

    name: str = text(N_("What was decided"), required=True)
    instrument: str = choice(N_("Instrument"), catalogue="endorsement_instruments")
    date: str = day(N_("Date"))
    by: str = text(N_("Decided by"))
    reference: str = text(N_("Number or reference"))


@record(table="stage", one=N_("Stage"), many=N_("Stages"))
@dataclass(frozen=True, kw_only=True)
class Stage(Record):
    """One of the five planning stages: when, who, how far (dossier row 17)."""

    kind: str = choice(N_("Stage"), catalogue="stages")
    status: str = choice(N_("How far"), catalogue="stage_states")
    start: str = day(N_("From"))
    end: str = day(N_("Until"))
    owner: str = text(N_("Who sees to it"))
    documents: str = long_text(N_("Papers it produces"))
