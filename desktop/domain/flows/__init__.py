"""Guided work as data: the steps of each page, how far they are, and what comes next.

A flow that is listed here has its steps in the pictures, in the tests of both pseudo-languages, in the guidance and in
the search without further ado.
"""

from __future__ import annotations

from desktop.domain.flows.body import BODY
from desktop.domain.flows.flow import Flow, Step
from desktop.domain.flows.plan import PLAN
from desktop.domain.flows.stakeholder import STAKEHOLDER

FLOWS: dict[str, Flow] = {flow.key: flow for flow in (PLAN, STAKEHOLDER, BODY)}


def places(page: str) -> list[str]:
    """What can be opened of a page: each of its steps ("plan.route"), or the page itself when it has none."""
    return [step.key for step in FLOWS[page].steps] if page in FLOWS else [page]


def step_at(place: str) -> Step | None:
    """The step of a place such as "plan.route"; None for a page without steps."""
    flow = FLOWS.get(place.partition(".")[0])
    return flow.step(place) if flow is not None else None


def step_asking(table: str, field: str = "") -> Step | None:
    """The first step of any flow that asks for a field, or for rows of a table; None when no step does."""
    for flow in FLOWS.values():
        step = flow.step_of(table, field)
        if step is not None:
            return step
    return None
