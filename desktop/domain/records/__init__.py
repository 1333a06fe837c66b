"""All records of a workbook. Importing this package declares every table."""

from __future__ import annotations

from desktop.domain.records.body import Body, Membership
from desktop.domain.records.engagement import Engagement
from desktop.domain.records.initiative import Endorsement, Initiative, Scope, Stage
from desktop.domain.records.meeting import Meeting
from desktop.domain.records.note import Attachment, Note, PageNote, SetAside
from desktop.domain.records.person import Person
from desktop.domain.records.plan_goal import PlanGoal
from desktop.domain.records.stakeholder import Assessment, Link, Stakeholder
from desktop.domain.records.stakeholder_map import LinkKind, MapPosition, StakeholderMap

__all__ = [
    "Assessment",
    "Attachment",
    "Body",
    "Endorsement",
    "Engagement",
    "Initiative",
    "Link",
    "LinkKind",
    "MapPosition",
    "Meeting",
    "Membership",
    "Note",
    "PageNote",
    "Person",
    "PlanGoal",
    "Scope",
    "SetAside",
    "Stage",
    "Stakeholder",
    "StakeholderMap",
]
