"""Official papers of the bodies, and what shows that the set-up can work."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, choice, day, link, long_text, record, text
from desktop.domain.words import N_


@record(table="paper", one=N_("Official paper"), many=N_("Official papers"))
@dataclass(frozen=True, kw_only=True)
class Paper(Record):
    """A paper that was made for signature. Signed, it is frozen: `file_hash` is of the file that was signed,
    `records_hash` of the records it was made from, so that it shows when those say something else by now.
    """

    name: str = text(N_("Title of the paper"), required=True)
    kind: str = choice(N_("Kind of paper"), catalogue="paper_kinds")
    body: RecordId = link(N_("Body it is about"), target="body")
    meeting: RecordId = link(N_("Meeting it calls"), target="meeting")
    state: str = choice(N_("How far it is"), catalogue="paper_states")
    date: str = day(N_("Date"))
    number: str = text(N_("Number or reference"))
    signed_by: str = text(N_("Signed by"))
    version: str = text(N_("Version"))
    file: str = text(N_("File"))
    file_hash: str = text(N_("Fingerprint of the file"))
    records_hash: str = text(N_("Fingerprint of the records"))
    scan: str = text(N_("Where the signed copy is kept"))
    scan_hash: str = text(N_("Fingerprint of the signed copy"))
    notes: str = long_text(N_("Notes"))


@record(table="readiness_proof", one=N_("Proof of readiness"), many=N_("Proofs of readiness"))
@dataclass(frozen=True, kw_only=True)
class ReadinessProof(Record):
    """What one of the seven tests rests on when no other record shows it: a paper, or a date (dossier row 49)."""

    test: str = choice(N_("Test"), catalogue="readiness_tests")
    paper: str = text(N_("Paper it rests on"))
    date: str = day(N_("Date"))
    explanation: str = long_text(N_("What it says"))
