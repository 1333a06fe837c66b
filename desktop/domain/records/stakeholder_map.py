"""The map of stakeholders as a piece of work: its question, kinds of link of our own, and where people put things."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record import Record, RecordId, day, link, long_text, record, text, yes_no
from desktop.domain.words import N_


@record(table="stakeholder_map", one=N_("Question of the map"), many=N_("Questions of the map"))
@dataclass(frozen=True, kw_only=True)
class StakeholderMap(Record):
    """What the map is for, who made it, and what may be shown of it. A workbook has one at most.

    Influence and interest mean nothing by themselves: they are influence on this question and interest in it.
    """

    question: str = long_text(N_("The question of this map"), required=True)
    purpose: str = long_text(N_("What the map will be used for"))
    room: str = long_text(N_("Who is in the room"))
    tables: str = text(N_("Tables or groups that judge"))
    names_hidden: str = yes_no(N_("Hide the names when this is shown"))
    views_shown: str = yes_no(N_("Views and support may be shown in the room"))
    reviewed: str = day(N_("Looked at together on"))
    next_review: str = day(N_("Look at it again on"))


@record(table="link_kind", one=N_("Kind of link of our own"), many=N_("Kinds of link of our own"))
@dataclass(frozen=True, kw_only=True)
class LinkKind(Record):
    """A kind of link that this group needs and the list does not have."""

    name: str = text(N_("Name"), required=True)
    meaning: str = text(N_("What passes between the two"))


@record(table="map_position", one=N_("Place on a picture"), many=N_("Places on pictures"))
@dataclass(frozen=True, kw_only=True)
class MapPosition(Record):
    """Where somebody dragged a stakeholder on one picture; without one, the place is computed.

    `x` and `y` are whole thousandths of the picture's width and height, from the upper left corner.
    """

    stakeholder: RecordId = link(N_("Stakeholder"), target="stakeholder", required=True)
    view: str = text(N_("Picture"), required=True)
    x: str = text(N_("From the left, in thousandths"))
    y: str = text(N_("From above, in thousandths"))
