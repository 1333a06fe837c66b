"""Further pictures of the map: views, importance, support, salience, onion and rainbow.

Views of migration and support are blank in a public snapshot, so a public picture of them shows nobody's opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from desktop.domain.layout import boxes, onion
from desktop.domain.layout.boxes import Group, Item
from desktop.domain.layout.drawing import DOT, QUIET, Drawing, Words
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.grid import Actor, Corners, place
from desktop.domain.layout.grid_drawing import SIDE, UNDER, draw, start_of
from desktop.domain.record import RecordId
from desktop.domain.records import Stakeholder
from desktop.domain.salience import CLASSES, can_block, saliences
from desktop.domain.scoring import (
    BUILD_WITH,
    FOLLOW,
    IMPORTANCE,
    IMPORTANCE_QUADRANTS,
    INFLUENCE,
    MIND,
    STRENGTHEN,
    SUPPORT,
    judgements,
    positions,
)
from desktop.domain.snapshot import Snapshot
from desktop.domain.spheres import RINGS, SPHERES, ring, sphere
from desktop.reports.figures.colouring import Roles
from desktop.system.locale import _, format_number
from desktop.system.resources import catalogue


def importance(snapshot: Snapshot, frame: Frame, *, roles: Roles | None = None) -> Drawing:
    """Whose needs must count, upwards; who can decide about it, across."""
    words = Corners(
        high_low=_(IMPORTANCE_QUADRANTS[STRENGTHEN]),
        high_high=_(IMPORTANCE_QUADRANTS[BUILD_WITH]),
        low_low=_(IMPORTANCE_QUADRANTS[FOLLOW]),
        low_high=_(IMPORTANCE_QUADRANTS[MIND]),
        across=_("Influence"),
        upwards=_("Importance of their needs"),
    )
    return _grid(snapshot, frame, (IMPORTANCE, INFLUENCE), words, _("Importance and influence"), roles)


def support(snapshot: Snapshot, frame: Frame, *, roles: Roles | None = None) -> Drawing:
    """Who is for the plan, across; how strong, upwards. For the team only."""
    words = Corners(
        high_low=_("Talk early, and listen"),
        high_high=_("Ask to speak for the plan"),
        low_low=_("Hear why"),
        low_high=_("Make their voice stronger"),
        across=_("Support for this plan"),
        upwards=_("Influence"),
    )
    return _grid(
        snapshot, frame, (INFLUENCE, SUPPORT), words, _("Influence and support (our team only)"), roles
    )


def _grid(
    snapshot: Snapshot,
    frame: Frame,
    directions: tuple[str, str],
    words: Corners,
    title: str,
    roles: Roles | None,
) -> Drawing:
    upwards, across = directions
    counting = judgements(snapshot)

    def value(row: RecordId, dimension: str) -> int | None:
        found = counting.get((row, dimension))
        return found.value if found else None

    actors = [
        Actor(
            item.id,
            _name(item),
            value(item.id, upwards),
            value(item.id, across),
            _mark(item),
            colour=(roles or {}).get(item.id, DOT),
        )
        for item in snapshot.all(Stakeholder)
    ]
    inner = replace(frame, width=frame.width - SIDE, height=frame.height - UNDER)
    grid = place(
        actors,
        words,
        width=inner.width,
        height=inner.height,
        measure=frame.measure,
        right_to_left=frame.right_to_left,
    )
    placed = "; ".join(a.label for a in actors if a.influence is not None and a.interest is not None)
    drawing = draw(grid, frame.measure, title=title, alt=f"{title}: {placed}.")
    missing = sum(a.influence is None or a.interest is None for a in actors)
    return replace(drawing, shapes=(*drawing.shapes, *_who_is_missing(drawing, missing, len(actors))))


def _who_is_missing(drawing: Drawing, missing: int, everybody: int) -> Iterator[Words]:
    """An empty picture says that it is empty; otherwise the foot says how many stand nowhere in it."""
    if missing == everybody:
        start = start_of(drawing.right_to_left)
        x, y = start + (drawing.width - SIDE) / 2, (drawing.height - UNDER) / 2
        yield Words(x, y, _("Nobody is placed in this picture."), 9, "centre", QUIET)
    elif missing:
        x, align = (drawing.width - SIDE, "right") if drawing.right_to_left else (SIDE, "left")
        words = _("Not placed: {count}").format(count=format_number(missing))
        yield Words(x, drawing.height - UNDER + 14, words, 8, align, QUIET)


def views(snapshot: Snapshot, frame: Frame, *, roles: Roles | None = None) -> Drawing:
    """Influence and view of migration: a box for each view, the strongest first. For the team only."""
    entries = catalogue("views").entries
    groups = [_group(snapshot, roles, _(e.label), lambda s, key=e.key: s.view == key) for e in entries]  # type: ignore[misc]
    groups.append(_group(snapshot, roles, _("Not answered yet"), lambda s: not s.view))
    return _boxes(groups, 3, frame, _("Influence and view of migration (our team only)"))


def salience(snapshot: Snapshot, frame: Frame, *, roles: Roles | None = None) -> Drawing:
    """Strong, rightful, pressing: a box for each of the eight classes, and one for who is not told yet."""
    kinds = {mark.stakeholder.id: mark.kind for mark in saliences(snapshot)}
    words = {"p": _("strong"), "l": _("rightful"), "u": _("pressing")}
    groups = [
        _group(
            snapshot,
            roles,
            _(label),
            lambda s, key=key: kinds[s.id] == key,  # type: ignore[misc]
            " · ".join(words[letter] for letter in key) if key != "none" else "",
        )
        for key, label in CLASSES.items()
    ]
    groups.append(_group(snapshot, roles, _("One of the three is still open"), lambda s: not kinds[s.id]))
    return _boxes(groups, 3, frame, _("Strong, rightful, pressing"))


def _group(
    snapshot: Snapshot,
    roles: Roles | None,
    title: str,
    belongs: Callable[[Stakeholder], bool],
    under: str = "",
) -> Group:
    counting = judgements(snapshot)
    items = []
    for item in snapshot.all(Stakeholder):
        if belongs(item):
            found = counting.get((item.id, INFLUENCE))
            influence = found.value if found else None
            items.append(Item(item.id, _name(item), influence, _mark(item), (roles or {}).get(item.id, DOT)))
    items.sort(key=lambda item: -(item.influence or 0))
    return Group(f"{title} ({len(items)})", tuple(items), under)


def _boxes(groups: list[Group], columns: int, frame: Frame, title: str) -> Drawing:
    alt = " ".join(f"{g.title}: {'; '.join(i.label for i in g.items)}." for g in groups if g.items)
    return boxes.draw(groups, columns, frame, _("{count} more"), title=title, alt=alt)


def onion_(snapshot: Snapshot, frame: Frame, *, roles: Roles | None = None) -> Drawing:
    """Rings by how close to the heart, sectors by kind of actor, dots by influence, V for who can stop it."""
    return _onion(snapshot, frame, half=False, title=_("Map of actors"), roles=roles)


def rainbow(snapshot: Snapshot, frame: Frame, *, roles: Roles | None = None) -> Drawing:
    """The same as half a circle."""
    return _onion(snapshot, frame, half=True, title=_("Rainbow of actors"), roles=roles)


def _onion(snapshot: Snapshot, frame: Frame, *, half: bool, title: str, roles: Roles | None) -> Drawing:
    actors = [
        onion.Actor(
            p.stakeholder.id,
            _name(p.stakeholder),
            ring(p),
            sphere(p.stakeholder),
            p.influence.value if p.influence else None,
            _mark(p.stakeholder),
            (roles or {}).get(p.stakeholder.id, DOT),
        )
        for p in positions(snapshot)
    ]
    alt = " ".join(
        f"{_(words)}: {'; '.join(a.label for a in actors if a.sector == n)}."
        for n, words in enumerate(SPHERES)
        if any(a.sector == n for a in actors)
    )
    sectors, rings = [_(words) for words in SPHERES], [_(words) for words in RINGS]
    note = _("(V)  can stop the plan") if any(actor.mark for actor in actors) else ""
    return onion.draw(actors, sectors, rings, frame, half=half, note=note, title=title, alt=alt)


def _name(item: Stakeholder) -> str:
    return item.title.strip() or _("(without a name)")


def _mark(item: Stakeholder) -> str:
    return f"\u00a0({_('V')})" if can_block(item) else ""
