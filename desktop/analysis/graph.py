"""The graph library, asked with plain numbers and answering with plain numbers, so that it can also work in a child.

Every function takes the number of nodes and the edges as pairs of numbers. The same question gives the same answer, on
every computer: what is random inside starts from a fixed number.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from desktop.system.apart import run_apart

_TURN = math.pi * (3 - math.sqrt(5))
HERE = 300  # nodes; beyond, the work is done in a process of its own so that the window stays awake
Pair = Sequence[int]


def measures(count: int, pairs: Sequence[Pair], arcs: Sequence[Pair]) -> dict[str, Any]:
    """The measures of a network; `pairs` read in both directions, `arcs` in one. Raises Apart for a large one."""
    if count <= HERE:
        return measures_here(count, pairs, arcs)
    given = {"count": count, "pairs": [list(p) for p in pairs], "arcs": [list(a) for a in arcs]}
    found: dict[str, Any] = run_apart("graph_measures", given, seconds=60)
    return found


def measures_here(count: int, pairs: Sequence[Pair], arcs: Sequence[Pair]) -> dict[str, Any]:
    """The same in this process."""
    import igraph

    graph = igraph.Graph(n=count, edges=[tuple(p) for p in pairs], directed=False)
    ways = igraph.Graph(n=count, edges=[tuple(a) for a in arcs], directed=True)
    parts = graph.connected_components()
    return {
        "degree": graph.degree(),
        "incoming": ways.indegree(),
        "outgoing": ways.outdegree(),
        "betweenness": [_plain(value) for value in graph.betweenness()],
        "betweenness_directed": [_plain(value) for value in ways.betweenness()],
        "closeness": [_plain(value) for value in graph.closeness()] if pairs else [0.0] * count,
        "group": parts.membership,
        "density": _plain(graph.density()) if count > 1 else 0.0,
        "reciprocity": _plain(ways.reciprocity()) if arcs else 0.0,
    }


def _plain(value: float) -> float:
    """A number that JSON knows; somebody without any tie has no distance to anybody."""
    return 0.0 if math.isnan(value) else round(float(value), 9)


def places(count: int, pairs: Sequence[Pair], rounds: int = 500) -> list[tuple[float, float]]:
    """Where nodes stand when ties pull and everybody pushes: from 0 to 1 each way. Raises Apart for a large network.

    The last answers are kept: a picture is drawn anew whenever its window changes.
    """
    return list(_places(count, tuple((p[0], p[1]) for p in pairs), rounds))


@lru_cache(maxsize=8)
def _places(count: int, pairs: tuple[tuple[int, int], ...], rounds: int) -> tuple[tuple[float, float], ...]:
    if count <= HERE:
        return tuple((x, y) for x, y in places_here(count, pairs, rounds))
    given = {"count": count, "pairs": [list(p) for p in pairs], "rounds": min(rounds, 100)}
    return tuple((x, y) for x, y in run_apart("graph_places", given, seconds=60))


def places_here(count: int, pairs: Sequence[Pair], rounds: int) -> list[list[float]]:
    """The same in this process."""
    import igraph

    if count == 0:
        return []
    # The library asks Python for its random numbers; afterwards it gets the usual ones back.
    igraph.set_random_number_generator(random.Random(1))
    try:
        graph = igraph.Graph(n=count, edges=[tuple(p) for p in pairs], directed=False)
        # Like the seeds of a sunflower: evenly spread and the same each time.
        start = [
            [math.sqrt(n + 0.5) * math.cos(_TURN * n), math.sqrt(n + 0.5) * math.sin(_TURN * n)]
            for n in range(count)
        ]
        found = graph.layout_fruchterman_reingold(
            seed=start, niter=rounds, start_temp=max(1.0, math.sqrt(count)), grid=False
        ).coords
    finally:
        igraph.set_random_number_generator(random)
    return _spread(found)


def _spread(found: Sequence[Sequence[float]]) -> list[list[float]]:
    """Stretched to fill the square from 0 to 1; rounded, so that the last bits of a processor do not show."""
    columns = []
    for axis in (0, 1):
        values = [point[axis] for point in found]
        low, high = min(values), max(values)
        wide = high - low
        columns.append([round((v - low) / wide, 4) if wide > 1e-9 else 0.5 for v in values])
    return [[x, y] for x, y in zip(*columns, strict=True)]
