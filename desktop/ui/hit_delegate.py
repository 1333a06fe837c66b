"""Draws what a search found: the title, where it stands, and the passage with the found words in bold.

A line without a hit is the heading of the group below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.guidance.search import MARK_END, MARK_START, Hit
from desktop.ui.theme import Theme

MARGIN, GAP = 8, 2
HIT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Items carry a Hit in `Qt.UserRole`. All text is drawn as plain text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        state = option.state
        rect = option.rect
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.tint))
        top = float(rect.top() + MARGIN)
        layouts = self._layouts(option, index)
        colours = (tokens.heading, tokens.text) if len(layouts) > 1 else (tokens.muted,)
        for layout, colour in zip(layouts, colours, strict=True):
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(rect.left() + MARGIN, top))
            top += layout.boundingRect().height() + GAP
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        heights = [layout.boundingRect().height() + GAP for layout in self._layouts(option, index)]
        return QSize(100, round(sum(heights)) + 2 * MARGIN)

    def _layouts(self, option: QStyleOptionViewItem, index: Index) -> list[QTextLayout]:
        hit: Hit | None = index.data(HIT)
        view = self.parent()
        width = float(view.viewport().width() - 2 * MARGIN) if isinstance(view, QAbstractItemView) else 200.0
        font = QFont(option.font)
        bold = QFont(font)
        bold.setBold(True)
        if hit is None:
            return [_laid_out(str(index.data(Qt.ItemDataRole.DisplayRole)).upper(), bold, width)]
        plain, runs = marked_runs(hit.snippet)
        passage = _laid_out(plain, font, width)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        strong.setForeground(QColor(self._theme.tokens.heading))
        formats = []
        for start, length in runs:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, strong
            formats.append(made)
        passage.setFormats(formats)
        _break_lines(passage, width)
        return [_laid_out(hit.title, bold, width), passage]


def group_line(words: str) -> QListWidgetItem:
    """The heading of a group of hits: it is seen and read out, and cannot be chosen."""
    line = QListWidgetItem(words)
    line.setFlags(Qt.ItemFlag.NoItemFlags)
    return line


def grouped(hits: Sequence[Hit]) -> list[tuple[str, list[Hit]]]:
    """Hits by the part they stand in; the part with the best hit comes first, and the order within stays."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.part_title, []).append(hit)
    return list(groups.items())


def marked_runs(snippet: str) -> tuple[str, list[tuple[int, int]]]:
    """The snippet without its marks, and (start, length) of each marked run in Qt's units (UTF-16)."""
    plain, runs, start, place = "", [], -1, 0
    for letter in snippet:
        if letter == MARK_START:
            start = place
        elif letter == MARK_END:
            if start >= 0:
                runs.append((start, place - start))
            start = -1
        else:
            plain += letter
            place += 2 if ord(letter) > 0xFFFF else 1
    return plain, runs


def _laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    _break_lines(layout, width)
    return layout


def _break_lines(layout: QTextLayout, width: float) -> None:
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(40.0, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
