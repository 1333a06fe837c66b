"""How things are measured here: ours and a floor in turn, one after the other, and the ratio of the two.

Absolute times say more about the machine and its day than about the program; two things in turn share both.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line of the table: medians of ours and of the floor (`unit`), their ratio, and the goal for it."""

    name: str
    ours: float
    floor: float
    unit: str
    ratio: float
    goal: float | None
    method: str


def in_turn(ours: Callable[[], float], floor: Callable[[], float], pairs: int) -> list[tuple[float, float]]:
    """Measure both `pairs` times, A B A B ..., after one pair that warms up caches and compiled files."""
    ours(), floor()
    return [(ours(), floor()) for _ in range(pairs)]


def result(name: str, pairs: list[tuple[float, float]], unit: str, goal: float | None, method: str) -> Result:
    """The medians of the pairs and the median of their ratios."""
    return Result(
        name=name,
        ours=statistics.median(a for a, _ in pairs),
        floor=statistics.median(b for _, b in pairs),
        unit=unit,
        ratio=statistics.median(a / b for a, b in pairs),
        goal=goal,
        method=method,
    )


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes, without somebody else's rubbish being collected in the middle of it."""
    gc.collect()
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def table(results: list[Result]) -> str:
    """The results as a table with the method of each below it."""
    lines = [f"{'':30} {'ours':>12} {'floor':>12} {'ratio':>7}  goal"]
    for r in results:
        goal = "-" if r.goal is None else f"<= {r.goal:g}" + ("" if r.ratio <= r.goal else "   not reached")
        lines.append(f"{r.name:30} {r.ours:8.1f} {r.unit:3} {r.floor:8.1f} {r.unit:3} {r.ratio:7.2f}  {goal}")
    lines.append("")
    lines += [f"{r.name}: {r.method}" for r in results]
    return "\n".join(lines)
