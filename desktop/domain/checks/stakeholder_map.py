"""Advice on the map of stakeholders: who could block, whether levels are connected, and how old the judgements are."""

from __future__ import annotations

import datetime

from desktop.domain.checks.check import NOTE, WARNING, Finding, check, clear, fires, looked, not_enough
from desktop.domain.listing import listing
from desktop.domain.records import Assessment, Engagement, Stakeholder
from desktop.domain.salience import can_block
from desktop.domain.scoring import CUT, INFLUENCE, SUPPORT, judgements, when
from desktop.domain.snapshot import Snapshot
from desktop.domain.ties import local_reaches_national, ties
from desktop.domain.words import N_, Message, folded, message

AGAINST = 2  # of five, and below
OLD_AFTER = 12  # months


@check(
    id="C-35",
    title=N_("Against the plan, and nobody talks to them"),
    severity=WARNING,
    tables=("stakeholder", "assessment", "engagement"),
    step="stakeholder",
    anchor="stakeholders/attitude-and-views#findings",
    source="GFMD Mauritius 2012, background paper 2.1: bringing differing views together",
    private=True,
)
def blocked_and_unheard(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Is somebody with a veto or high influence against the plan, without any step of working together?"""
    counting = judgements(snapshot)
    people = snapshot.all(Stakeholder)
    seen = looked(people)
    if not any(dimension == SUPPORT for _row, dimension in counting):
        return not_enough(message(N_("Nobody has judged yet who is for this plan and who against it.")), seen)
    planned = {step.stakeholder for step in snapshot.all(Engagement)}
    found = []
    for item in people:
        support, influence = counting.get((item.id, SUPPORT)), counting.get((item.id, INFLUENCE))
        strong = can_block(item) or (influence is not None and influence.value >= CUT)
        if strong and support is not None and support.value <= AGAINST and item.id not in planned:
            found.append(item)
    if not found:
        return clear(message(N_("With everybody strong who is against the plan, a talk is planned.")), seen)
    text = message(
        N_("{names} could stop the plan and is against it, and no talk with them is planned."),
        N_("{names} could stop the plan and are against it, and no talk with them is planned."),
        len(found),
        names=listing([item.name for item in found]),
    )
    return fires(text, seen, concerns=looked(found))


@check(
    id="C-36",
    title=N_("Local and national are not connected"),
    severity=NOTE,
    tables=("stakeholder", "link"),
    step="stakeholder",
    anchor="stakeholders/influence-network#levels",
    source="Workshop report, Mauritius, August 2012: vertical coordination",
)
def no_way_up(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Is there a way over ties from somebody local to somebody national?"""
    found = ties(snapshot)
    seen = looked(snapshot.all(Stakeholder), found.links)
    if not found.links:
        return not_enough(message(N_("No link between stakeholders has been entered yet.")), seen)
    reached = local_reaches_national(snapshot)
    if reached is None:
        text = N_(
            "Nobody can say whether local reaches national: one of the two levels has nobody on the list."
        )
        return not_enough(message(text), seen)
    if reached:
        return clear(message(N_("There is a way from local to national stakeholders.")), seen)
    text = N_(
        "No path of links leads from local to national stakeholders. Who could carry news between them?"
    )
    return fires(message(text), seen)


@check(
    id="C-39",
    title=N_("Judgements that are old, or of one voice"),
    severity=NOTE,
    tables=("assessment", "stakeholder"),
    step="stakeholder",
    anchor="stakeholders/power-interest#again",
    source="Own advice; mapping methods stress that judgements are views of some people on some day",
)
def old_or_alone(snapshot: Snapshot, today: datetime.date) -> Finding:
    """Are the judgements older than a year? Did one group alone make all of them?"""
    known = snapshot.rows("stakeholder")
    items = [a for a in snapshot.all(Assessment) if a.value is not None and a.stakeholder in known]
    seen = looked(items)
    if not items:
        return not_enough(message(N_("Nothing has been judged about any stakeholder yet.")))
    old, voice = _old(items, today), _one_voice(items)
    said = [_old_words(old, items)] if old else []
    if voice:
        text = N_("All judgements come from one voice, “{name}”. Who would see it differently?")
        said.append(message(text, name=voice))
    if said:
        both = message(N_("{first} {second}"), first=said[0], second=said[-1])
        return fires(said[0] if len(said) == 1 else both, seen, concerns=looked(old) or seen)
    if all(when(item) == datetime.date.min for item in items):
        return not_enough(message(N_("No judgement has a date, so nobody can say how old they are.")), seen)
    return clear(message(N_("The judgements are recent, and not of one voice alone.")), seen)


def _old(items: list[Assessment], today: datetime.date) -> list[Assessment]:
    """The newest judgement of each stakeholder for whom even that is old."""
    newest: dict[str, Assessment] = {}
    for item in items:
        known = newest.get(item.stakeholder)
        if known is None or when(item) > when(known):
            newest[item.stakeholder] = item
    dated = [item for item in newest.values() if when(item) != datetime.date.min]
    return [item for item in dated if _months(when(item), today) > OLD_AFTER]


def _old_words(old: list[Assessment], items: list[Assessment]) -> Message:
    return message(
        N_("{count} of {all} stakeholders was last judged more than a year ago. What has changed since?"),
        N_("{count} of {all} stakeholders were last judged more than a year ago. What has changed since?"),
        len(old),
        all=len({item.stakeholder for item in items}),
    )


def _months(first: datetime.date, second: datetime.date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month - (second.day < first.day)


def _one_voice(items: list[Assessment]) -> str:
    """The name of the one group that judged everything; "" where there are more, none, or the room agreed."""
    voices = {folded(item.by): item.by.strip() for item in items}
    alone = len(voices) == 1 and "" not in voices and not any(item.agreed == "yes" for item in items)
    return next(iter(voices.values())) if alone else ""
