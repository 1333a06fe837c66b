"""Who does what: activities, roles, and the part of each role in each activity (RACI in plain words)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, choice, link, multi_choice, record, text, yes_no
from desktop.domain.words import N_


@record(table="activity", one=N_("Activity"), many=N_("Activities"))
@dataclass(frozen=True, kw_only=True)
class Activity(Record):
    """A row of the matrix, begun with a verb: "Write the first draft"."""

    name: str = text(N_("Activity"), required=True)


@record(table="role", one=N_("Role"), many=N_("Roles"))
@dataclass(frozen=True, kw_only=True)
class Role(Record):
    """A column of the matrix: a body, or one person or office; `outside` is who leaves when the contract ends."""

    name: str = text(N_("Role"), required=True)
    body: RecordId = link(N_("Body"), target="body")
    one_person: str = yes_no(N_("Is one person"))
    outside: str = yes_no(N_("Comes from outside (consultant, project)"))
    visibility: str = choice(N_("Who may see this"), catalogue="visibility")


@record(table="responsibility", one=N_("Part in an activity"), many=N_("Parts in activities"))
@dataclass(frozen=True, kw_only=True)
class Responsibility(Record):
    """A cell of the matrix. One part each, except that who answers for it may also do it."""

    activity: RecordId = link(N_("Activity"), target="activity", required=True)
    role: RecordId = link(N_("Role"), target="role", required=True)
    parts: tuple[str, ...] = multi_choice(N_("Part"), catalogue="raci_parts")
