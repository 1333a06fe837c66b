"""Stakeholders, how people judged them, and what ties them to one another."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import (
    Record,
    RecordId,
    choice,
    day,
    link,
    long_text,
    multi_choice,
    record,
    scale,
    text,
    yes_no,
)
from desktop.domain.words import N_


@record(table="stakeholder", one=N_("Stakeholder"), many=N_("Stakeholders"))
@dataclass(frozen=True, kw_only=True)
class Stakeholder(Record):
    """A person, body or group with a stake in the plan (dossier section 3.1)."""

    name: str = text(N_("Name"), required=True)
    family: str = choice(N_("Kind of organisation"), catalogue="stakeholder_families")
    level: str = choice(N_("Level"), catalogue="reach")
    sector: str = choice(N_("Sector"), catalogue="sectors")
    mandate: str = long_text(N_("What it is there for"))
    resources: str = long_text(N_("What it can bring"))
    power_sources: tuple[str, ...] = multi_choice(
        N_("Where its influence comes from"), catalogue="power_sources"
    )
    stake: str = long_text(N_("What is at stake for it"))
    needs: str = long_text(N_("What it needs or hopes for"))
    legitimate: str = yes_no(N_("People see its claim as rightful"))
    urgent: str = yes_no(N_("Its claim cannot wait"))
    view: str = choice(N_("View of migration"), catalogue="views")
    view_evidence: str = long_text(N_("Why we think so"))
    participation_planned: str = choice(N_("How we plan to work together"), catalogue="participation")
    participation_actual: str = choice(N_("How we work together today"), catalogue="participation")
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")
    languages: str = text(N_("Languages it works in"))
    access: str = text(N_("What it needs to take part"))
    contact: str = text(N_("Contact"))
    code: str = text(N_("Short code on paper"))
    notes: str = long_text(N_("Notes"))


@record(table="assessment", one=N_("Assessment"), many=N_("Assessments"))
@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """One judgement on one day by one group: never a property of the stakeholder (dossier section 3.1)."""

    stakeholder: RecordId = link(N_("Stakeholder"), target="stakeholder", required=True)
    dimension: str = choice(N_("What was judged"), catalogue="dimensions")
    value: int | None = scale(N_("How strong, 1 to 5"), catalogue="influence_scale")
    date: str = day(N_("Date"))
    by: str = text(N_("Judged by (group or function)"))
    reason: str = long_text(N_("Reason"))
    agreed: str = yes_no(N_("Agreed by everybody in the room"))
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")


@record(table="link", one=N_("Link"), many=N_("Links"))
@dataclass(frozen=True, kw_only=True)
class Link(Record):
    """A tie between two stakeholders (Net-Map, dossier section 3.1)."""

    origin: RecordId = link(N_("From"), target="stakeholder", required=True)
    to: RecordId = link(N_("To"), target="stakeholder", required=True)
    kind: str = choice(N_("Kind of link"), catalogue="link_types")
    own_kind: RecordId = link(N_("Kind of link, in our own words"), target="link_kind")
    both_ways: str = yes_no(N_("Goes both ways"))
    strength: int | None = scale(N_("Strength"), catalogue="strength_scale")
    formal: str = yes_no(N_("Rests on a rule or agreement"))
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")
    notes: str = long_text(N_("Notes"))
