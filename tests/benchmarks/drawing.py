"""How fast maps are painted: frames of the board against one custom-painted item with the same content, and layout.

Real paint events of a window that is shown: what `QGraphicsView.render()` measures is another thing, for it gives every
item its whole rectangle as exposed.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import Result, in_turn, milliseconds, result
from tests.benchmarks.starting import desk

FRAMES = 12  # of one pan
PAIRS = 5
WIDE, TALL = 1280, 800


def network(count: int) -> tuple[list[tuple[float, float]], list[tuple[int, int]]]:
    """Nodes at random places, three links for each."""
    dice = random.Random(count)
    nodes = [(dice.uniform(20, WIDE - 20), dice.uniform(20, TALL - 20)) for _ in range(count)]
    return nodes, [(dice.randrange(count), dice.randrange(count)) for _ in range(3 * count)]


def board(count: int) -> tuple[Any, Callable[[], None]]:
    """Our board with such a network, and one frame of a pan over it."""
    from PySide6.QtCore import QPointF
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from desktop.domain.layout.drawing import Circle, Drawing, Path, Shape, Stroke, Words
    from desktop.ui.canvas.board import Board
    from desktop.ui.theme import Theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app)
    theme.apply()
    nodes, links = network(count)
    shapes: list[Shape] = [
        Path((nodes[a], nodes[b]), Stroke("quiet", 1.0), key=f"l{n}") for n, (a, b) in enumerate(links)
    ]
    for n, (x, y) in enumerate(nodes):
        shapes.append(Circle(x, y, 4.0, fill="dot", key=f"n{n}"))
        shapes.append(Words(x, y + 14, f"Node {n}", 9.0, "centre", key=f"n{n}"))
    drawing = Drawing(WIDE, TALL, tuple(shapes))
    made = Board(theme, name="bench", title="Bench", unit=1.0)
    made.resize(WIDE, TALL)
    made.show()
    made.show_picture(lambda _frame: drawing, {})
    assert QTest.qWaitForWindowExposed(made)  # before, nothing would be painted at all
    way = [3.0]

    def frame() -> None:
        made.lens.push(QPointF(way[0], 0))
        way[0] = -way[0]
        made.repaint()

    return made, frame


def floor(count: int) -> tuple[Any, Callable[[], None]]:
    """A view with one item that paints the same lines, dots and words in plain loops."""
    from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView

    nodes, links = network(count)
    lines = [QLineF(*nodes[a], *nodes[b]) for a, b in links]
    font = QFont("Noto Sans")
    font.setPixelSize(9)
    metrics = QFontMetricsF(font)
    words = [(f"Node {n}", metrics.horizontalAdvance(f"Node {n}") / 2) for n in range(count)]

    class One(QGraphicsItem):
        def boundingRect(self) -> QRectF:  # noqa: N802
            return QRectF(-20, -20, WIDE + 40, TALL + 40)

        def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor("#55626a"), 1.0))
            for line in lines:
                painter.drawLine(line)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#146275"))
            for x, y in nodes:
                painter.drawEllipse(QPointF(x, y), 4.0, 4.0)
            painter.setFont(font)
            painter.setPen(QColor("#1c2326"))
            for (x, y), (text, half) in zip(nodes, words, strict=True):
                painter.drawText(QPointF(x - half, y + 14), text)

    scene = QGraphicsScene(0, 0, WIDE + 40, TALL + 40)
    item = One()
    scene.addItem(item)
    view = QGraphicsView(scene)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    view.resize(WIDE, TALL)
    view.show()
    assert QTest.qWaitForWindowExposed(view)
    way = [3]

    def frame() -> None:
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() + way[0])
        way[0] = -way[0]
        view.viewport().repaint()

    return (view, scene, item), frame


def pans(count: int, goal: float | None) -> Result:
    """A pan over the board and over the floor, in turn."""
    kept, ours = board(count)
    also, theirs = floor(count)

    def timed(frame: Callable[[], None]) -> float:
        return milliseconds(lambda: [frame() for _ in range(FRAMES)]) / FRAMES

    pairs = in_turn(lambda: timed(ours), lambda: timed(theirs), PAIRS)
    kept.close()
    also[0].close()
    method = (
        f"ms for a frame while panning a map of {count} nodes, 3 links each, {WIDE} x {TALL}, real paint events; "
        f"floor: one custom-painted item in a QGraphicsView with the same content; {PAIRS} pairs of {FRAMES} frames"
    )
    return result(f"pan, {count} nodes", pairs, "ms", goal, method)


def layout(count: int) -> Result:
    """Our force layout against the library called directly with the same network."""
    import igraph

    from desktop.analysis.graph import places

    _nodes, links = network(count)
    links = [pair for pair in links if pair[0] != pair[1]]

    def ours() -> float:
        places.cache_clear() if hasattr(places, "cache_clear") else None
        return milliseconds(lambda: places(count, [*links, (0, random.randrange(1, count))]))

    def library() -> float:
        graph = igraph.Graph(n=count, edges=links)
        return milliseconds(lambda: graph.layout_fruchterman_reingold(niter=500))

    method = (
        f"ms to place {count} nodes with 3 links each, asked as pictures ask it (above 300 nodes in a process of its "
        f"own, which is most of it); floor: Fruchterman-Reingold of igraph with 500 rounds, called directly"
    )
    return result(f"layout, {count} nodes", in_turn(ours, library, 3), "ms", None, method)


def run(folder: Path) -> list[Result]:
    """Frames at 300, 1,000 and 5,000 nodes; layout at 300 and 1,000."""
    os.environ["QT_QPA_PLATFORM"] = desk(folder)
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["mainstay"])
    assert app is not None
    found = [pans(300, 3.5), pans(1000, None), pans(5000, None)]
    return [*found, layout(300), layout(1000)]
