"""Small workbooks for tests: records in, snapshot out."""

from __future__ import annotations

from desktop.domain.change import create
from desktop.domain.record import Record
from desktop.domain.records import Assessment
from desktop.domain.snapshot import Snapshot


def snapshot_of(*records: Record) -> Snapshot:
    """A snapshot that holds these records."""
    return Snapshot().apply([change for item in records for change in create(item)])


def judged(
    stakeholder: str,
    dimension: str,
    value: int | None,
    date: str = "2026-05-01",
    by: str = "",
    agreed: str = "",
) -> Assessment:
    """One judgement."""
    return Assessment(
        stakeholder=stakeholder, dimension=dimension, value=value, date=date, by=by, agreed=agreed
    )
