"""The map of stakeholders: places of a network over igraph called directly, and a table of 10,000 rows over bare
calamine."""

from __future__ import annotations

import random
from pathlib import Path

from desktop.analysis import graph
from desktop.domain.snapshot import Snapshot
from desktop.exchange import table_bytes
from desktop.workspace import importing
from tests.benchmarks.measure import Result, in_turn, milliseconds, result

NODES, LINKS_EACH = 300, 3
ROWS = 10_000
PAIRS = 7


def _network(count: int) -> list[tuple[int, int]]:
    rng = random.Random(2012)
    pairs = {(a, rng.randrange(a)) for a in range(1, count) for _n in range(LINKS_EACH)}
    return sorted((min(p), max(p)) for p in pairs)


def _places() -> Result:
    """The picture of 300 stakeholders: ours with its start and its square, and the library alone."""
    import igraph

    pairs = _network(NODES)
    bare = igraph.Graph(n=NODES, edges=pairs)

    def ours() -> float:
        return milliseconds(lambda: graph.places_here(NODES, pairs, 500))

    def floor() -> float:
        return milliseconds(lambda: bare.layout_fruchterman_reingold(niter=500, grid=False))

    method = f"{NODES} nodes with {LINKS_EACH} links each, 500 rounds; the floor is igraph's layout of a ready graph"
    return result("places of 300 in a network", in_turn(ours, floor, PAIRS), "ms", 1.5, method)


def _measures() -> Result:
    import igraph

    pairs = _network(NODES)
    bare = igraph.Graph(n=NODES, edges=pairs)

    def ours() -> float:
        return milliseconds(lambda: graph.measures_here(NODES, pairs, pairs))

    def floor() -> float:
        return milliseconds(bare.betweenness)

    method = (
        "all measures in both directions; the floor is betweenness alone, of a ready graph read both ways"
    )
    return result("measures of 300 in a network", in_turn(ours, floor, PAIRS), "ms", None, method)


def _table(folder: Path) -> Path:
    import xlsxwriter

    path = folder / "rows.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Name", "Type", "Influence", "Interest", "Mandate", "Contact", "Remarks"])
    for n in range(1, ROWS + 1):
        sheet.write_row(
            n, 0, [f"Organisation {n}", "NGO", 1 + n % 5, 1 + n % 4, "Speaks for some", "+63", "Ask"]
        )
    book.close()
    return path


def _bare(path: Path) -> object:
    import python_calamine

    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _reading(path: Path) -> Result:
    method = (
        f"{ROWS} rows of 7: every cell as text, merged cells and size looked at; the floor is calamine alone"
    )

    def ours() -> float:
        return milliseconds(lambda: table_bytes.read_here(str(path), 20_000, 300))

    return result(
        "reading a table", in_turn(ours, lambda: milliseconds(lambda: _bare(path)), PAIRS), "ms", 1.5, method
    )


def _importing(path: Path) -> Result:
    method = "read in a process of its own, understood, judged and put into a workbook in memory; the floor is as above"

    def work() -> None:
        book = importing.read(path)
        found = importing.plan_stakeholders(Snapshot(), book, importing.guess(book), date="2026-05-01")
        Snapshot().apply(found.changes)

    pairs = in_turn(lambda: milliseconds(work), lambda: milliseconds(lambda: _bare(path)), 3)
    return result("importing a table, all of it", pairs, "ms", None, method)


def run(folder: Path) -> list[Result]:
    """The ratios of the map."""
    path = _table(folder)
    return [_places(), _measures(), _reading(path), _importing(path)]
