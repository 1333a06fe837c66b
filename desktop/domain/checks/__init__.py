"""Advice on the records of a workbook (dossier section 3.3). Importing this package declares every check.

for advice in run_checks(snapshot, today): show(advice.message)
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from desktop.domain.checks import (
    body,
    initiative,
    leaving,
    mandate,
    meeting,
    setup,
    stakeholder,
    stakeholder_map,
    work,
    working_together,
)
from desktop.domain.checks.check import CHECKS, CLEAR, FIRES, UNKNOWN, Check, Finding, Looked
from desktop.domain.record import RecordId
from desktop.domain.records import SetAside
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import Message

__all__ = ["CHECKS", "CLEAR", "FIRES", "UNKNOWN", "Advice", "Check", "run_all", "run_checks"]

# Named so that nobody takes the imports for unused.
_SUBJECTS = (
    *(initiative, stakeholder, stakeholder_map, body, setup, work, meeting),
    *(working_together, leaving, mandate),
)

_OUTCOMES = (FIRES, UNKNOWN, CLEAR)
_SEVERITIES = ("E", "W", "N")


@dataclass(frozen=True)
class Advice:
    """What one check says. `set_aside` is the reason why people do not follow it, None without one."""

    check: str
    severity: str
    outcome: str
    message: Message
    looked_at: Looked
    about: RecordId
    concerns: Looked
    step: str
    anchor: str
    source: str
    private: bool
    set_aside: str | None

    @property
    def is_clear(self) -> bool:
        """Whether the check found nothing to look at."""
        return self.outcome == CLEAR

    @property
    def is_open(self) -> bool:
        """Whether there is something to look at that nobody has set aside."""
        return self.outcome == FIRES and not self.set_aside


def run_checks(snapshot: Snapshot, today: datetime.date, *, public: bool = False) -> list[Advice]:
    """The advice that people should see: what fires, then what could not be told; nothing that was set aside.

    `public` leaves out the checks that read what a public edition never prints.
    """
    return [
        advice
        for advice in run_all(snapshot, today, public=public)
        if advice.outcome != CLEAR and advice.set_aside is None
    ]


def run_all(snapshot: Snapshot, today: datetime.date, *, public: bool = False) -> list[Advice]:
    """Every answer of every check asked at the level of this plan, set aside or clear ones too."""
    reasons = {
        (item.check, item.subject): item.reason for item in snapshot.all(SetAside) if item.reason.strip()
    }
    level = snapshot.initiative.level
    asked = [c for _, c in sorted(CHECKS.items()) if c.applies(level) and not (public and c.private)]
    found = [_advice(c, finding, reasons) for c in asked for finding in _findings(c, snapshot, today)]
    return sorted(found, key=lambda a: (_OUTCOMES.index(a.outcome), _SEVERITIES.index(a.severity)))


def _findings(asked: Check, snapshot: Snapshot, today: datetime.date) -> list[Finding]:
    found = asked.run(snapshot, today)
    return [found] if isinstance(found, Finding) else found


def _advice(asked: Check, finding: Finding, reasons: dict[tuple[str, str], str]) -> Advice:
    return Advice(
        check=asked.id,
        severity=asked.severity,
        outcome=finding.outcome,
        message=finding.message,
        looked_at=finding.looked_at,
        about=finding.about,
        concerns=finding.concerns or finding.looked_at,
        step=asked.step,
        anchor=asked.anchor,
        source=asked.source,
        private=asked.private,
        set_aside=reasons.get((asked.id, finding.about)),
    )
