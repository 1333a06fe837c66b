"""The steps of the page "Stakeholders", in the order in which a room works: from a question to promises.

Views are made by hand in the window and known by name: "list", "missing", "place", "compare", "describe", "links",
"engage", "review".
"""

from __future__ import annotations

from desktop.domain.comparing import disputes
from desktop.domain.flows.flow import Fields, Flow, Step, Test, View, is_answered
from desktop.domain.records import Engagement, SetAside, Stakeholder, StakeholderMap
from desktop.domain.scoring import INFLUENCE, INTEREST, judgements
from desktop.domain.snapshot import Snapshot
from desktop.domain.words import N_

LIST, MISSING, PLACE, COMPARE = "list", "missing", "place", "compare"
DESCRIBE, LINKS, ENGAGE, REVIEW = "describe", "links", "engage", "review"

# What a description must say before it is of use to somebody who was not in the room.
DESCRIBED = ("family", "level", "mandate")
# One line of the engagement plan is a promise only when these are known.
PROMISED = ("method", "date", "responsible")


def _map_says(*names: str) -> Test:
    def holds(snapshot: Snapshot) -> bool:
        item = snapshot.only(StakeholderMap)
        return all(is_answered(item, name) for name in names)

    return holds


def _everybody_has(*names: str) -> Test:
    def holds(snapshot: Snapshot) -> bool:
        items = snapshot.all(Stakeholder)
        return bool(items) and all(is_answered(item, name) for item in items for name in names)

    return holds


def _nobody_is_missing(snapshot: Snapshot) -> bool:
    """Each family has somebody, or the team said why not."""
    if any(a.check == "C-07" and a.reason.strip() for a in snapshot.all(SetAside)):
        return True
    from desktop.domain.checks.stakeholder import (
        gaps,  # brings every check along, which a start need not wait for
    )

    return bool(snapshot.rows("stakeholder")) and not gaps(snapshot)


def _everybody_is_placed(snapshot: Snapshot) -> bool:
    known = judgements(snapshot)
    items = snapshot.all(Stakeholder)
    return bool(items) and all((s.id, d) in known for s in items for d in (INFLUENCE, INTEREST))


def _all_is_compared(snapshot: Snapshot) -> bool:
    """Two groups have judged somewhere, and wherever they differ a value was agreed."""
    return any(g.groups > 1 or g.agreed for g in judgements(snapshot).values()) and not disputes(snapshot)


def _some_link(snapshot: Snapshot) -> bool:
    return bool(snapshot.rows("link"))


def _promises_are_whole(snapshot: Snapshot) -> bool:
    """Everybody has a level, and every line of the plan says how, when and who sees to it."""
    lines = snapshot.all(Engagement)
    whole = all(is_answered(line, name) for line in lines for name in PROMISED)
    return bool(lines) and whole and _everybody_has("participation_planned")(snapshot)


_QUESTION = Step(
    key="stakeholder.question",
    title=N_("Question"),
    purpose=N_(
        "What the map is for, who makes it, and what of it may be shown: agreed before anything is projected."
    ),
    sections=(
        Fields(("question", "purpose"), table="stakeholder_map", title=N_("The question")),
        Fields(("room", "tables"), table="stakeholder_map", title=N_("Who makes this map")),
        Fields(("names_hidden", "views_shown"), table="stakeholder_map", title=N_("What may be shown")),
    ),
    needed=(_map_says("question", "room", "names_hidden"),),
)

_LIST = Step(
    key="stakeholder.list",
    title=N_("List"),
    purpose=N_(
        "Names first: who affects migration and development here, and who is affected? No judgement yet."
    ),
    sections=(View(LIST, tables=("stakeholder",)),),
    needed=(_everybody_has("name", "family"),),
)

_MISSING = Step(
    key="stakeholder.missing",
    title=N_("Missing"),
    purpose=N_("Which families of people have nobody on the list, and who could speak for them here?"),
    sections=(View(MISSING, tables=("stakeholder",)),),
    needed=(_nobody_is_missing,),
)

_PLACE = Step(
    key="stakeholder.place",
    title=N_("Place"),
    purpose=N_(
        "How strongly each can influence this question, and how much it matters to them, from 1 to 5."
    ),
    sections=(View(PLACE, tables=("assessment",)),),
    needed=(_everybody_is_placed,),
)

_COMPARE = Step(
    key="stakeholder.compare",
    title=N_("Compare"),
    purpose=N_("Where the tables differ: hear why, agree on a value, and keep the disagreement in sight."),
    sections=(View(COMPARE, tables=("assessment",)),),
    needed=(_all_is_compared,),
)

_DESCRIBE = Step(
    key="stakeholder.describe",
    title=N_("Describe"),
    purpose=N_("At the desk: what each is there for, what it brings and needs, and who may see that."),
    sections=(View(DESCRIBE, tables=("stakeholder",)),),
    needed=(_everybody_has(*DESCRIBED),),
)

_LINKS = Step(
    key="stakeholder.links",
    title=N_("Links"),
    purpose=N_(
        "Who is tied to whom: authority, money, information, advice, alliance, conflict. A session of its own."
    ),
    sections=(View(LINKS, tables=("link", "link_kind", "map_position")),),
    needed=(_some_link,),
)

_ENGAGE = Step(
    key="stakeholder.engage",
    title=N_("Engage"),
    purpose=N_("How far each takes part, how and when, who sees to it, and by when they get an answer."),
    sections=(View(ENGAGE, tables=("engagement",)),),
    needed=(_promises_are_whole,),
)

_REVIEW = Step(
    key="stakeholder.review",
    title=N_("Review"),
    purpose=N_("What somebody experienced would look at again, and when you look at the map next."),
    sections=(
        View(REVIEW),
        Fields(("reviewed", "next_review"), table="stakeholder_map", title=N_("Dates")),
    ),
    needed=(_map_says("reviewed", "next_review"),),
)

STAKEHOLDER = Flow(
    key="stakeholder",
    title=N_("Stakeholders"),
    purpose=N_(
        "Who affects migration and development here, who is affected, and how to work with each of them."
    ),
    steps=(_QUESTION, _LIST, _MISSING, _PLACE, _COMPARE, _DESCRIBE, _LINKS, _ENGAGE, _REVIEW),
)
