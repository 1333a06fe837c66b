"""Two quiet drawings of the home page: how many of each kind, and the time of the plan."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.system.locale import _, format_number
from desktop.ui.theme import Theme


class CountBars(QWidget):
    """One line per kind: its name, a bar, its number. Zero is shown: an absent group is a finding."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._counts: list[tuple[str, int]] = []
        self.setObjectName(name)
        theme.changed.connect(self.updateGeometry)

    def show_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show names with their numbers."""
        self._counts = list(counts)
        self.setAccessibleName(", ".join(f"{label}: {format_number(count)}" for label, count in self._counts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(280, self._theme.px(24) * max(1, len(self._counts)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, most = self._theme.px(24), max([count for _label, count in self._counts] or [1]) or 1
        words = min(self.width() * 0.52, self._theme.px(210))
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = max(20.0, self.width() - words - self._theme.px(40))
        for number, (label, count) in enumerate(self._counts):
            top = number * step
            length = max(3.0, room * count / most)
            text_box = QRectF(0, top, words - 8, step)
            bar = QRectF(words, top + step * 0.3, length, step * 0.42)
            tail = QRectF(words + length + 8, top, self._theme.px(34), step)
            if right_to_left:
                text_box, bar, tail = (
                    QRectF(self.width() - r.right(), r.y(), r.width(), r.height())
                    for r in (text_box, bar, tail)
                )
            painter.setPen(QColor(self._theme.tokens.muted))
            shown = painter.fontMetrics().elidedText(
                label, Qt.TextElideMode.ElideRight, int(text_box.width())
            )
            side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
            painter.drawText(text_box, side | Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.focus if count else self._theme.tokens.attention_text))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(self._theme.tokens.text))
            painter.drawText(tail, side | Qt.AlignmentFlag.AlignVCenter, format_number(count))


@dataclass(frozen=True)
class Span:
    """A stretch of the timetable; `done` draws it full."""

    label: str
    start: datetime.date
    end: datetime.date
    done: bool


class Timetable(QWidget):
    """Stretches of time one below the other, with a line for today."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._spans: list[Span] = []
        self._today = datetime.date.min
        self.setObjectName(name)

    def show_spans(self, spans: Sequence[Span], today: datetime.date, words: str) -> None:
        """Show spans; `words` says the same for a screen reader."""
        self._spans, self._today = list(spans), today
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(280, self._theme.px(30) * max(1, len(self._spans)) + self._theme.px(20))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._spans:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, step = self._theme.tokens, self._theme.px(30)
        first, last = min(s.start for s in self._spans), max(s.end for s in self._spans)
        days = max(1, (last - first).days)
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft

        def x(day: datetime.date) -> float:
            share = (day - first).days / days
            return self.width() * ((1 - share) if right_to_left else share)

        for number, span in enumerate(self._spans):
            left, right = sorted((x(span.start), x(span.end)))
            box = QRectF(left, number * step + 16, max(6.0, right - left), 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.focus if span.done else tokens.tint))
            painter.drawRoundedRect(box, 3, 3)
            if not span.done:
                painter.setPen(QColor(tokens.focus))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(tokens.text))
            width = painter.fontMetrics().horizontalAdvance(span.label) + 4
            start = min(max(0.0, (right - width) if right_to_left else left), max(0.0, self.width() - width))
            painter.drawText(
                QRectF(start, number * step - 2, width, 18), Qt.AlignmentFlag.AlignVCenter, span.label
            )
        self._draw_scale(painter, first, last, x)

    def _draw_scale(
        self,
        painter: QPainter,
        first: datetime.date,
        last: datetime.date,
        x: Callable[[datetime.date], float],
    ) -> None:
        """The first and the last year below, and today as a line with its name."""
        height = self._theme.px(18)
        foot = QRectF(0, self.height() - height, self.width(), height)
        painter.setPen(QColor(self._theme.tokens.muted))
        ends = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            ends = (ends[1], ends[0])
        painter.drawText(foot, ends[0] | Qt.AlignmentFlag.AlignVCenter, str(first.year))
        painter.drawText(foot, ends[1] | Qt.AlignmentFlag.AlignVCenter, str(last.year))
        if first <= self._today <= last:
            at = x(self._today)
            painter.setPen(QColor(self._theme.tokens.attention_text))
            painter.drawLine(int(at), 0, int(at), int(foot.top()))
            place = QRectF(at - 60, foot.top(), 120, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _("today"))
