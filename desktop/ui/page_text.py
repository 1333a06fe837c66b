"""A text browser that shows a long page in two pieces: first what fills the window, the rest once that is painted.

Qt lays out a table twice to find its columns, so a page with tables takes twice as long as its words alone; most of
it is below the edge of the window. Whoever asks for the text as a whole gets the whole.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

_BLOCK = re.compile(
    r"(?=<(?:h[23]|p)[ >])"
)  # where a page may be cut, outside of everything that holds blocks
_HOLDER = re.compile(r"<(/?)(?:table|ul|ol|dl|div|blockquote)[ >]")
_FIRST = re.compile(r"<(\w+).*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
# How many lines a block takes beside those of its words: its margins, or the padding of a row.
_MORE = ((re.compile(r"<(?:p|li)[ >]"), 0.4), (re.compile(r"<h[23]"), 1.5), (re.compile(r"<tr"), 1.2))


class PageText(QTextBrowser):
    """Shows HTML by `set_page`; `painted` says that its first piece is on the screen."""

    painted = Signal()
    # Of the class, since Qt still sends events while a window goes.
    _rest = ""
    _new = False  # not painted yet

    def set_page(self, html: str) -> None:
        """Show this page from its beginning."""
        self._rest = ""
        first, rest = two_pieces(html, *self._in_sight()) if self.isVisible() else (html, "")
        self.setHtml(f"<body>{first}</body>")
        self._rest, self._new = rest, True
        if rest and super().document().size().height() < self.viewport().height():
            self.complete()

    def complete(self) -> None:
        """Add what is still missing of the page."""
        if not self._rest:
            return
        rest, self._rest = self._rest, ""
        document = super().document()
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertBlock()
        first = cursor.block()
        cursor.insertHtml(f"<body>{rest}</body>")
        # Qt gives the first block of what is inserted the look of the one before: a heading would be none.
        alone = QTextDocument()
        alone.setDefaultStyleSheet(document.defaultStyleSheet())
        found = _FIRST.match(rest)
        alone.setHtml(f"<body>{found[0] if found else ''}</body>")
        QTextCursor(first).setBlockFormat(alone.begin().blockFormat())

    def _in_sight(self) -> tuple[float, float]:
        """How many lines fit the window, and how many letters a line."""
        font = self.fontMetrics()
        across = self.lineWrapColumnOrWidth() or self.viewport().width()
        return self.viewport().height() / max(1, font.height()), across / max(1, font.averageCharWidth())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._new:
            self._new = False
            QTimer.singleShot(0, self, self._on_painted)

    def _on_painted(self) -> None:
        self.complete()
        self.painted.emit()

    # Whoever asks for the text means all of it ------------------------------------------------------

    def document(self) -> QTextDocument:
        self.complete()
        return super().document()

    def toPlainText(self) -> str:  # noqa: N802
        self.complete()
        return super().toPlainText()

    def scrollToAnchor(self, name: str) -> None:  # noqa: N802
        self.complete()
        super().scrollToAnchor(name)


def two_pieces(html: str, lines: float, letters: float) -> tuple[str, str]:
    """The page up to a block before which so many lines of so many letters stand, and the rest; "" for none."""
    seen = 0.0
    at = depth = 0
    for piece in _BLOCK.split(html):
        # After a table Qt sometimes puts an empty line, and sometimes not.
        after_table = html[:at].rstrip().endswith("</table>")
        if seen >= lines and not depth and not after_table:
            return html[:at], html[at:]
        seen += len(_TAG.sub("", piece)) / letters + sum(
            more * len(tag.findall(piece)) for tag, more in _MORE
        )
        depth += sum(-1 if closing else 1 for closing in _HOLDER.findall(piece))
        at += len(piece)
    return html, ""
