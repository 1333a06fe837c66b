"""Plan and process: which plan, by which route, towards what, led by whom, until when; a flow from data."""

from __future__ import annotations

from desktop.domain.flows.plan import PLAN
from desktop.ui.flow_page import FlowPage
from desktop.ui.session import Session


class PlanPage(FlowPage):
    """The flow of the plan itself."""

    tables = ("initiative", "scope", "endorsement", "stage", "person", "attachment", "note", "set_aside")
    advice_step = "plan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, PLAN)
