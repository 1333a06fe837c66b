"""One case of a check: records, what the check says of them, and what it looked at."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from desktop.domain.change import create
from desktop.domain.record import Record
from desktop.domain.records import Initiative
from desktop.domain.snapshot import Snapshot

TODAY = datetime.date(2026, 6, 30)
PLAN = Initiative(id="plan", level="national", name="Plan")
TOWN = Initiative(id="plan", level="municipal", name="Plan")


@dataclass(frozen=True)
class Case:
    """Records, what the check says of them, and the ids that it looked at."""

    check: str
    outcome: str
    records: tuple[Record, ...]
    looked_at: set[str]
    about: str = ""


def snapshot_of(*records: Record) -> Snapshot:
    """A snapshot of these records."""
    return Snapshot().apply([change for item in records for change in create(item)])
