"""What follows from whose task something is: do it, do it together, or ask for it (dossier rows 58 and 59)."""

from __future__ import annotations

from desktop.domain.records import Task
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_

OWN, SHARED, NATIONAL, NONE = "own", "shared", "national", "none"
DO, TOGETHER, ASK, OPEN = "do", "together", "ask", "open"

# What to do with a task, in the words of the page and the report.
WAYS: dict[str, str] = {
    DO: N_("Do it"),
    TOGETHER: N_("Do it together"),
    ASK: N_("Ask for it"),
    OPEN: N_("Still open"),
}


def way_of(task: Task) -> str:
    """What follows: a power without money is something to ask for as well, and an agreement makes it shared."""
    if task.competence in (NATIONAL, NONE):
        return TOGETHER if task.agreement.strip() else ASK
    if task.competence == SHARED:
        return ASK if task.funded == "no" and not task.agreement.strip() else TOGETHER
    if task.competence == OWN:
        return ASK if task.funded == "no" else DO
    return OPEN


def tasks_by_way(snapshot: Snapshot) -> dict[str, list[Task]]:
    """Every task under what follows from it, in the order of `WAYS`."""
    found: dict[str, list[Task]] = {way: [] for way in WAYS}
    for task in snapshot.all(Task):
        found[way_of(task)].append(task)
    return found


def is_asked_well(task: Task) -> bool:
    """Whether a request can be sent: somebody who can say yes, and what is wanted."""
    return bool(task.addressee.strip() and task.request.strip())
