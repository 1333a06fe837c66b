"""The page of stakeholders: the flow, its nine steps, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from desktop.domain.flows.stakeholder import (
    COMPARE,
    DESCRIBE,
    ENGAGE,
    LINKS,
    LIST,
    MISSING,
    PLACE,
    REVIEW,
    STAKEHOLDER,
)
from desktop.ui.flow_page import FlowPage
from desktop.ui.pages.stakeholder.chosen import Chosen
from desktop.ui.pages.stakeholder.compare_step import CompareStep
from desktop.ui.pages.stakeholder.describe_step import DescribeStep
from desktop.ui.pages.stakeholder.engage_step import EngageStep
from desktop.ui.pages.stakeholder.filter_bar import Filter
from desktop.ui.pages.stakeholder.links_step import LinksStep
from desktop.ui.pages.stakeholder.list_step import ListStep
from desktop.ui.pages.stakeholder.missing_step import MissingStep
from desktop.ui.pages.stakeholder.place_step import PlaceStep
from desktop.ui.pages.stakeholder.review_step import ReviewStep
from desktop.ui.pages.stakeholder.sitting import Sitting
from desktop.ui.session import Session
from desktop.ui.step_view import StepView


class StakeholderPage(FlowPage):
    """Who is chosen in one step, and in which sitting, holds in the others as well."""

    tables = (
        "stakeholder",
        "stakeholder_map",
        "assessment",
        "link",
        "link_kind",
        "map_position",
        "engagement",
        "initiative",
        "set_aside",
    )
    advice_step = "stakeholder"

    def __init__(self, session: Session) -> None:
        self.chosen = Chosen(session)
        self.sitting = Sitting(session)
        self.filter = Filter(session, self.chosen)
        super().__init__(session, STAKEHOLDER, self._views())

    def _views(self) -> Mapping[str, Callable[[Session], StepView]]:
        chosen, sitting, filter_ = self.chosen, self.sitting, self.filter
        return {
            LIST: partial(ListStep, chosen=chosen, sitting=sitting, filter_=filter_),
            MISSING: partial(MissingStep, sitting=sitting),
            PLACE: partial(PlaceStep, chosen=chosen, sitting=sitting, filter_=filter_),
            COMPARE: partial(CompareStep, chosen=chosen, sitting=sitting),
            DESCRIBE: partial(DescribeStep, chosen=chosen, filter_=filter_),
            LINKS: partial(LinksStep, chosen=chosen, sitting=sitting, filter_=filter_),
            ENGAGE: partial(EngageStep, chosen=chosen, filter_=filter_),
            REVIEW: ReviewStep,
        }
