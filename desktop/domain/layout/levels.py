"""Stakeholders in rows, one for each level, ordered so that few lines cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.record import RecordId
from desktop.domain.ties import Ties

_SWEEPS = 8


def by_level(
    found: Ties, levels: Mapping[RecordId, str], used: Sequence[str]
) -> dict[RecordId, tuple[float, float]]:
    """Places from 0 to 1: the rows in the order of `used` from above, each evenly filled.

    Everybody moves towards the middle of those it is tied to, row by row, down and up again (Sugiyama's method).
    """
    rows = {level: [row for row in found.people if levels[row] == level] for level in used}
    neighbours = found.neighbours
    across = {row: (n + 0.5) / len(group) for group in rows.values() for n, row in enumerate(group)}
    for sweep in range(_SWEEPS):
        for level in used if sweep % 2 == 0 else reversed(used):
            group = rows[level]
            wanted = {row: _middle(row, neighbours[row], across) for row in group}
            group.sort(key=lambda row: (wanted[row], across[row]))
            across |= {row: (n + 0.5) / len(group) for n, row in enumerate(group)}
    return {row: (across[row], (n + 0.5) / len(used)) for n, level in enumerate(used) for row in rows[level]}


def _middle(row: RecordId, tied: set[RecordId], across: Mapping[RecordId, float]) -> float:
    others = sorted(across[other] for other in tied)
    return sum(others) / len(others) if others else across[row]
