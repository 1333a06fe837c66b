"""What the links of a map say: measures of the whole and of each stakeholder, with one plain sentence for each.

The sentences speak of what was entered, not of the world: a missing line may be a missing question.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.graph import measures
from desktop.domain.listing import listing
from desktop.domain.record import RecordId
from desktop.domain.records import Stakeholder
from desktop.domain.snapshot import Snapshot
from desktop.domain.ties import Ties, kind_of, local_reaches_national, own_kinds, ties
from desktop.domain.words import N_, Message, message

MOST_NAMED = 3  # go-betweens in a sentence


@dataclass(frozen=True)
class Place:
    """One stakeholder in the network.

    `partners` counts those tied to it whichever way. `betweenness` counts for how many pairs of others the shortest way
    leads through it (ties read both ways; a share where there are several ways), `betweenness_share` the same as a
    share of all pairs. `closeness` is 1 when everybody in its group is one step away. `group` numbers the separate
    groups, beginning with 1.
    """

    id: RecordId
    name: str
    partners: int
    incoming: int
    outgoing: int
    by_kind: dict[str, dict[str, int]]
    betweenness: float
    betweenness_share: float
    betweenness_directed: float
    closeness: float
    group: int

    @property
    def is_isolated(self) -> bool:
        """Whether nobody is tied to it."""
        return self.partners == 0


@dataclass(frozen=True)
class Network:
    """The whole network; `kinds` counts the links of each kind (key, or id of one of our own)."""

    places: tuple[Place, ...]
    links: int
    pairs: int
    kinds: dict[str, int]
    density: float
    reciprocity: float
    both_ways: int
    groups: tuple[tuple[RecordId, ...], ...]
    isolated: tuple[RecordId, ...]
    local_reaches_national: bool | None

    @property
    def go_betweens(self) -> tuple[Place, ...]:
        """Those through whom ways lead, the strongest first."""
        found = [place for place in self.places if place.betweenness > 0]
        return tuple(sorted(found, key=lambda place: -place.betweenness))


def network(snapshot: Snapshot) -> Network:
    """Measure the links of the workbook. Raises Apart when a very large network takes too long."""
    found = ties(snapshot)
    number = {row: n for n, row in enumerate(found.people)}
    pairs = [(number[a], number[b]) for a, b in found.pairs]
    arcs = [(number[a], number[b]) for a, b in found.arcs]
    values = measures(len(found.people), pairs, arcs)
    others = (len(found.people) - 1) * (len(found.people) - 2) / 2
    counted = _by_kind(found)
    places = tuple(
        Place(
            id=row,
            name=_name(snapshot, row),
            partners=values["degree"][n],
            incoming=values["incoming"][n],
            outgoing=values["outgoing"][n],
            by_kind=counted[row],
            betweenness=values["betweenness"][n],
            betweenness_share=round(values["betweenness"][n] / others, 9) if others else 0.0,
            betweenness_directed=values["betweenness_directed"][n],
            closeness=values["closeness"][n],
            group=values["group"][n] + 1,
        )
        for n, row in enumerate(found.people)
    )
    kinds: dict[str, int] = {}
    for link in found.links:
        kinds[kind_of(link)] = kinds.get(kind_of(link), 0) + 1
    return Network(
        places=places,
        links=len(found.links),
        pairs=len(pairs),
        kinds=kinds,
        density=values["density"],
        reciprocity=values["reciprocity"],
        both_ways=_both_ways(found),
        groups=_groups(places),
        isolated=tuple(place.id for place in places if place.is_isolated),
        local_reaches_national=local_reaches_national(snapshot),
    )


def _name(snapshot: Snapshot, row: RecordId) -> str:
    item = snapshot.get(Stakeholder, row)
    return item.name if item else ""


def _by_kind(found: Ties) -> dict[RecordId, dict[str, dict[str, int]]]:
    """For each stakeholder and kind how many links come in, go out, or both."""
    counted: dict[RecordId, dict[str, dict[str, int]]] = {row: {} for row in found.people}
    for link in found.links:
        mutual = link.both_ways == "yes"
        for row, way in ((link.origin, "outgoing"), (link.to, "incoming")):
            one = counted[row].setdefault(kind_of(link), {"incoming": 0, "outgoing": 0})
            for each in ("incoming", "outgoing") if mutual else (way,):
                one[each] += 1
    return counted


def _both_ways(found: Ties) -> int:
    """How many pairs pass something in both directions, by one link or by two."""
    arcs = set(found.arcs)
    return sum((b, a) in arcs and (a, b) in arcs for a, b in found.pairs)


def _groups(places: tuple[Place, ...]) -> tuple[tuple[RecordId, ...], ...]:
    """The separate groups of two and more, the largest first."""
    found: dict[int, list[RecordId]] = {}
    for place in places:
        found.setdefault(place.group, []).append(place.id)
    return tuple(sorted((tuple(g) for g in found.values() if len(g) > 1), key=len, reverse=True))


# In words ---------------------------------------------------------------------------------------------------


def sentences(found: Network, snapshot: Snapshot) -> list[tuple[str, Message]]:
    """One plain sentence for each measure, by its key."""
    if not found.links:
        return [("links", message(N_("No link between stakeholders has been entered yet.")))]
    names = {place.id: place.name for place in found.places}
    return [
        ("links", _links(found, snapshot)),
        ("go_betweens", _go_betweens(found)),
        ("groups", _separate(found)),
        ("density", _density(found)),
        ("both_ways", _mutual(found)),
        ("isolated", _alone(found, names)),
        ("levels", _levels(found)),
    ]


def _links(found: Network, snapshot: Snapshot) -> Message:
    own = own_kinds(snapshot)
    parts = [
        message(N_("{kind}: {count}"), kind=own.get(key) or _label(key), count=number)
        for key, number in sorted(found.kinds.items(), key=lambda pair: -pair[1])
    ]
    return message(
        N_("{count} link between stakeholders ({kinds})."),
        N_("{count} links between stakeholders ({kinds})."),
        found.links,
        kinds=listing(parts, 12),
    )


def _label(key: str) -> Message:
    from desktop.system.resources import catalogue

    return Message(catalogue("link_types").label(key)) if key else message(N_("kind not said"))


def _go_betweens(found: Network) -> Message:
    first = found.go_betweens[:MOST_NAMED]
    if not first:
        return message(N_("Nobody stands between others: everybody who is tied is tied directly."))
    text = N_("Most ways between others lead through {names}. If they leave or block, others lose their way.")
    return message(text, names=listing([place.name for place in first]))


def _separate(found: Network) -> Message:
    if len(found.groups) == 1 and not found.isolated:
        return message(N_("Everybody is connected with everybody, directly or through others."))
    if len(found.groups) <= 1:
        return message(N_("All who are tied at all are connected in one group."))
    return message(
        N_("There is {count} separate group; the largest has {most}. Nothing passes between them."),
        N_("There are {count} separate groups; the largest has {most}. Nothing passes between them."),
        len(found.groups),
        most=len(found.groups[0]),
    )


def _density(found: Network) -> Message:
    text = N_(
        "Of 100 pairs that could be tied, {share} are. Few ties can mean little contact, or few questions asked."
    )
    return message(text, share=round(found.density * 100))


def _mutual(found: Network) -> Message:
    return message(
        N_("In {count} of {pairs} tied pairs both give and receive."),
        N_("In {count} of {pairs} tied pairs both give and receive."),
        found.both_ways,
        pairs=found.pairs,
    )


def _alone(found: Network, names: dict[RecordId, str]) -> Message:
    if not found.isolated:
        return message(N_("Nobody stands alone."))
    return message(
        N_("{count} stakeholder has no link at all: {names}."),
        N_("{count} stakeholders have no link at all: {names}."),
        len(found.isolated),
        names=listing([names[row] for row in found.isolated]),
    )


def _levels(found: Network) -> Message:
    if found.local_reaches_national is None:
        return message(N_("Nobody can say whether local reaches national: one of the two levels has nobody."))
    if found.local_reaches_national:
        return message(N_("There is a way from local to national stakeholders."))
    return message(
        N_("No path leads from local to national stakeholders: what is learned on the ground stays there.")
    )
