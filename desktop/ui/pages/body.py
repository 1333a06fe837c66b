"""Institutions: from what is there already to a set-up with its papers; a flow from data with steps made by hand."""

from __future__ import annotations

from desktop.domain.flows.body import (
    BODY,
    COORDINATE,
    EXISTING,
    FIRST_MEETING,
    HEAR,
    LEAD,
    MONEY,
    PAPERS,
    REVIEW,
    TASKS,
    step_of_record,
)
from desktop.ui.flow_page import FlowPage
from desktop.ui.session import Session
from desktop.ui.setup.bodies import MoneyView
from desktop.ui.setup.coordinate import CoordinateView
from desktop.ui.setup.existing import ExistingView
from desktop.ui.setup.first_meeting import FirstMeetingView
from desktop.ui.setup.hear import HearView
from desktop.ui.setup.lead import LeadView
from desktop.ui.setup.papers import PapersView
from desktop.ui.setup.review import ReviewView
from desktop.ui.setup.tasks import TasksView

VIEWS = {
    EXISTING: ExistingView,
    TASKS: TasksView,
    LEAD: LeadView,
    COORDINATE: CoordinateView,
    HEAR: HearView,
    MONEY: MoneyView,
    PAPERS: PapersView,
    FIRST_MEETING: FirstMeetingView,
    REVIEW: ReviewView,
}


class BodyPage(FlowPage):
    """The flow of the institutional set-up."""

    tables = (
        *("body", "membership", "body_objective", "body_line", "body_position", "stakeholder", "initiative"),
        *(
            "task",
            "lead_option",
            "focal_point",
            "turnover",
            "facilitator",
            "activity",
            "role",
            "responsibility",
        ),
        *("coordination_proof", "capacity"),
        *("paper", "readiness_proof", "meeting", "endorsement", "set_aside"),
    )
    advice_step = "body"

    def __init__(self, session: Session) -> None:
        super().__init__(session, BODY, VIEWS)

    def open_record(self, record_id: str, step: str = "") -> None:
        found = self.session.snapshot.find(record_id) if record_id else None
        if not step and found is not None:
            step = step_of_record(found)
        super().open_record(record_id, step)
