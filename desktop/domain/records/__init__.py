"""All records of a workbook. Importing this package declares every table."""

from __future__ import annotations

from desktop.domain.records.body import Body, BodyLine, BodyObjective, BodyPosition, Membership
from desktop.domain.records.engagement import Engagement
from desktop.domain.records.initiative import Endorsement, Initiative, Scope, Stage
from desktop.domain.records.lead import Facilitator, FocalPoint, LeadOption, Turnover
from desktop.domain.records.meeting import Attendance, Contribution, Meeting
from desktop.domain.records.note import Attachment, Note, PageNote, SetAside
from desktop.domain.records.paper import Paper, ReadinessProof
from desktop.domain.records.person import Person
from desktop.domain.records.plan_goal import PlanGoal
from desktop.domain.records.responsibility import Activity, Responsibility, Role
from desktop.domain.records.stakeholder import Assessment, Link, Stakeholder
from desktop.domain.records.stakeholder_map import LinkKind, MapPosition, StakeholderMap
from desktop.domain.records.task import Task
from desktop.domain.records.working_together import Capacity, CoordinationProof

__all__ = [
    "Activity",
    "Assessment",
    "Attachment",
    "Attendance",
    "Body",
    "BodyLine",
    "BodyObjective",
    "BodyPosition",
    "Capacity",
    "Contribution",
    "CoordinationProof",
    "Endorsement",
    "Engagement",
    "Facilitator",
    "FocalPoint",
    "Initiative",
    "LeadOption",
    "Link",
    "LinkKind",
    "MapPosition",
    "Meeting",
    "Membership",
    "Note",
    "PageNote",
    "Paper",
    "Person",
    "PlanGoal",
    "ReadinessProof",
    "Responsibility",
    "Role",
    "Scope",
    "SetAside",
    "Stage",
    "Stakeholder",
    "StakeholderMap",
    "Task",
    "Turnover",
]
