"""The links of a map as a picture: by the forces of the ties, or level by level from local to international."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.analysis.graph import places
from desktop.domain.layout.drawing import DOT, Drawing
from desktop.domain.layout.frame import Frame
from desktop.domain.layout.levels import by_level
from desktop.domain.layout.network import Line, Look, Picture, draw, look
from desktop.domain.layout.towers import Node
from desktop.domain.record import RecordId
from desktop.domain.records import MapPosition, Stakeholder
from desktop.domain.salience import can_block
from desktop.domain.scoring import INFLUENCE, judgements
from desktop.domain.snapshot import Snapshot
from desktop.domain.ties import Ties, kind_of, own_kinds, ties
from desktop.system.locale import _, ngettext
from desktop.system.resources import catalogue, choice_label

VIEW, LEVELS_VIEW = "links", "levels"
_LEVELS = ("international", "regional", "national", "local", "individual", "")


def drawing(
    snapshot: Snapshot,
    frame: Frame,
    *,
    kinds: Iterable[str] | None = None,
    roles: Mapping[RecordId, str] | None = None,
    as_towers: bool = False,
) -> Drawing:
    """Ties pull, everybody pushes; where somebody dragged a dot, there it stands.

    `kinds` are the kinds of link that are drawn; `roles` the colours of stakeholders; `as_towers` piles up their
    influence in discs.
    """
    found = ties(snapshot, kinds)
    number = {row: n for n, row in enumerate(found.people)}
    at = dict(
        zip(found.people, places(len(number), [(number[a], number[b]) for a, b in found.pairs]), strict=True)
    )
    at |= dragged(snapshot, VIEW)
    return _draw(snapshot, frame, found, at, roles or {}, (), towers=as_towers)


def towers(snapshot: Snapshot, frame: Frame, *, roles: Mapping[RecordId, str] | None = None) -> Drawing:
    """The same places, with a tower of one to five discs for everybody: Net-Map's way to show influence."""
    return drawing(snapshot, frame, roles=roles, as_towers=True)


def levels(
    snapshot: Snapshot,
    frame: Frame,
    *,
    kinds: Iterable[str] | None = None,
    roles: Mapping[RecordId, str] | None = None,
) -> Drawing:
    """One line for each level, from people and households below to international above."""
    found = ties(snapshot, kinds)
    rows = {row: _level(snapshot, row) for row in found.people}
    used = [level for level in _LEVELS if level in rows.values()]
    at = by_level(found, rows, used)
    heights = {level: (n + 0.5) / len(used) for n, level in enumerate(used)}
    names = tuple((heights[level], choice_label("reach", level) or _("Level not said")) for level in used)
    if frame.right_to_left:
        at = {row: (1 - x, y) for row, (x, y) in at.items()}
    at |= {row: (x, at[row][1]) for row, (x, _y) in dragged(snapshot, LEVELS_VIEW).items() if row in at}
    return _draw(snapshot, frame, found, at, roles or {}, names)


def dragged(snapshot: Snapshot, view: str) -> dict[str, tuple[float, float]]:
    """Where somebody put stakeholders on a picture, from 0 to 1; what cannot be read is left to the computer."""
    found = {}
    for item in snapshot.where(MapPosition, view=view):
        if item.x.isdecimal() and item.y.isdecimal() and item.stakeholder in snapshot.rows("stakeholder"):
            found[item.stakeholder] = (min(int(item.x), 1000) / 1000, min(int(item.y), 1000) / 1000)
    return found


def _level(snapshot: Snapshot, row: str) -> str:
    item = snapshot.get(Stakeholder, row)
    return item.level if item is not None and item.level in _LEVELS else ""


def _draw(
    snapshot: Snapshot,
    frame: Frame,
    found: Ties,
    at: dict[str, tuple[float, float]],
    roles: Mapping[RecordId, str],
    rows: tuple[tuple[float, str], ...],
    *,
    towers: bool = False,
) -> Drawing:
    counting = judgements(snapshot)
    nodes = []
    for item in snapshot.all(Stakeholder):
        influence = counting.get((item.id, INFLUENCE))
        x, y = at.get(item.id, (0.5, 0.5))
        nodes.append(
            Node(
                key=item.id,
                label=item.title.strip() or _("(without a name)"),
                x=x,
                y=y,
                influence=influence.value if influence else None,
                colour=roles.get(item.id, DOT),
                mark=f"\u00a0({_('V')})" if can_block(item) else "",
            )
        )
    order, looks = _looks(snapshot)
    lines = tuple(
        Line(
            key=link.id,
            origin=link.origin,
            to=link.to,
            kind=order.get(kind_of(link), order[""]),
            both_ways=link.both_ways == "yes",
            strength=link.strength,
            informal=link.formal == "no",
            bend=0.14 if rows and abs(at[link.origin][1] - at[link.to][1]) < 0.4 / len(rows) else 0.0,
        )
        for link in found.links
    )
    picture = Picture(
        tuple(nodes), lines, looks, informal=_("by custom, no rule behind it"), rows=rows, towers=towers
    )
    title = _("Links with influence towers") if towers else _("Links")
    return draw(picture, frame, title=title, alt=_alt(found))


def _looks(snapshot: Snapshot) -> tuple[dict[str, int], tuple[Look, ...]]:
    """Every kind of link with the number of its look; a kind keeps its look whatever else is drawn."""
    order: dict[str, int] = {}
    looks: list[Look] = []
    names = [(entry.key, _(entry.label)) for entry in catalogue("link_types").entries]
    for key, words in [*names, *own_kinds(snapshot).items(), ("", _("kind not said"))]:
        order[key] = len(looks)
        looks.append(look(len(looks), words))
    return order, tuple(looks)


def _alt(found: Ties) -> str:
    text = ngettext(
        "{people} stakeholders, {count} link.", "{people} stakeholders, {count} links.", len(found.links)
    )
    return text.format(people=len(found.people), count=len(found.links))
