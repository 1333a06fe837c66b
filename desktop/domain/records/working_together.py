"""How well offices work together, and what each is able to do: both rest on what was seen, not on a mark."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, choice, day, link, long_text, record, text
from desktop.domain.words import N_


@record(
    table="coordination_proof", one=N_("Proof of working together"), many=N_("Proofs of working together")
)
@dataclass(frozen=True, kw_only=True)
class CoordinationProof(Record):
    """What shows that the offices of a body stand on one rung of the ladder (dossier section 3.2, adapted from
    Metcalfe). How high they stand is worked out from all of them and never typed.
    """

    body: RecordId = link(N_("Body"), target="body", required=True)
    rung: str = choice(N_("Rung"), catalogue="coordination_rungs")
    name: str = text(N_("What shows it"), required=True)
    date: str = day(N_("When that was"))


@record(table="capacity", one=N_("What somebody is able to do"), many=N_("What each is able to do"))
@dataclass(frozen=True, kw_only=True)
class Capacity(Record):
    """One function looked at by one who is to carry it: how far they are able to, and what would help (rows 43, 44)."""

    name: str = text(N_("Who it is about"), required=True)
    reach: str = choice(N_("Where they belong"), catalogue="capacity_places")
    function: str = choice(N_("What they are to do"), catalogue="task_kinds")
    level: str = choice(N_("How far they are able to"), catalogue="capacity_levels")
    evidence: str = text(N_("What shows it"))
    need: str = long_text(N_("What would help"))
    date: str = day(N_("Looked at on"))
