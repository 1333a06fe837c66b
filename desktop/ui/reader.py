"""Shows pages of the handbook. Opens nothing from disk or network: links are handed to the window."""

from __future__ import annotations

import html as entities
import re
from typing import Any

from PySide6.QtCore import QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from desktop.guidance.extracts import folded, runs
from desktop.guidance.handbook import Handbook
from desktop.guidance.links import figure_of
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.figures import photo, picture
from desktop.ui.page_text import PageText
from desktop.ui.style import document_style
from desktop.ui.theme import Theme

MOST_MARKS = 500
MOST_TITLES = 3  # of folded extracts that their line names
BESIDE = "beside:"  # the address of that line


class Reader(PageText):
    """One handbook page at a time. Control with the arrows goes from heading to heading."""

    followed = Signal(str)  # a link as written: "page:...", "term:...", "try:..."

    def __init__(self, handbook: Handbook, theme: Theme, percent: int = 100) -> None:
        super().__init__()
        self._handbook, self._theme, self._percent = handbook, theme, percent
        self._html = ""
        self._beside: set[int] = set()  # the runs of extracts that are open
        self._marks: list[QTextCursor] = []
        self._marked = 0
        self._words = ""
        self._pressed: QRect | None = None
        self._dressed = ""
        self.setObjectName("reader")
        self.setAccessibleName(_("Handbook page"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_anchor)
        theme.changed.connect(self._render)

    def px(self, size: float) -> int:
        """A length at the text size of the window and of the reader."""
        return round(self._theme.px(size) * self._percent / 100)

    def show_html(self, html: str, title: str = "") -> None:
        """Show the cleaned HTML of the handbook; nothing else may come here."""
        self._html = html
        self._beside.clear()
        self.setAccessibleName(title or _("Handbook page"))
        self._render()
        self.verticalScrollBar().setValue(0)

    def show_size(self, percent: int) -> None:
        """Show the text larger or smaller; the same words stay in sight."""
        share = self.share()
        self._percent = percent
        self._render()
        self.go_to_share(share)

    def show_width(self, width: int) -> None:
        """Break lines at `width` pixels; figures are painted anew, as large as there is room now."""
        if width == self.lineWrapColumnOrWidth():
            return
        self.setLineWrapColumnOrWidth(width)
        if "<img" in self._html:
            share = self.share()
            self._render()
            self.go_to_share(share)

    def share(self) -> float:
        """How far down the page is, 0 to 1."""
        self.complete()
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def go_to_share(self, share: float) -> None:
        """Go as far down as `share` says."""
        self.complete()
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))

    def _render(self) -> None:
        # Qt reads a document's style sheet when the text is set, never later.
        style = document_style(self._theme.tokens, self.px)
        if style != self._dressed:
            self._dressed = style
            self.document().setDefaultStyleSheet(style)
        self.set_page(folded(self._html, self._beside, _line_of))
        if self._words:
            self.mark(self._words, go=False)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """A figure of the handbook is painted; nothing is loaded from anywhere: Qt's own version would read any
        file that a page names."""
        shown = figure_of(name.toString() if isinstance(name, QUrl) else name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not shown:
            return None
        drawing = self._handbook.figure(shown)
        if drawing is None:
            return photo(self._handbook.picture(shown), self._room(), self.devicePixelRatioF())
        return picture(
            drawing, self._theme.tokens, self.px(100) / 100, self._room(), self.devicePixelRatioF()
        )

    def _room(self) -> int:
        """The width that a figure may have: that of the text."""
        return max(200, self.lineWrapColumnOrWidth() or self.viewport().width())

    # ------------------------------------------------------------------ links and headings

    def _on_anchor(self, url: QUrl) -> None:
        words = url.toString()
        if words.startswith(BESIDE):
            self._toggle_beside(words)
        else:
            self.followed.emit(words)

    def _toggle_beside(self, address: str) -> None:
        """Open or fold what stands beside forms; the keyboard stays at the line that was pressed."""
        number = int(address.removeprefix(BESIDE))
        self._beside ^= {number}
        at = self.verticalScrollBar().value()
        self._render()
        line = self._link_to(address)
        if line is not None:
            self.setTextCursor(line)
        self.verticalScrollBar().setValue(at)
        self.tell(_("Open") if number in self._beside else _("Folded"))

    def _link_to(self, address: str) -> QTextCursor | None:
        """The words of a link, chosen as Tab chooses them."""
        for block in _blocks(self.document()):
            for span in block.textFormats():
                if span.format.anchorHref() == address:
                    cursor = QTextCursor(block)
                    cursor.setPosition(block.position() + span.start)
                    cursor.setPosition(cursor.position() + span.length, QTextCursor.MoveMode.KeepAnchor)
                    return cursor
        return None

    def _open_where(self, words: str) -> None:
        """Open what stands beside forms when words that are looked for stand there."""
        found = {n for n, run in enumerate(runs(self._html)) if words.casefold() in _words_of(run).casefold()}
        if found - self._beside:
            self._beside |= found
            self._render()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._pressed = QRect(event.position().toPoint(), event.position().toPoint())
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self._pressed = None
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.go_to_heading(step)
                return
        super().keyPressEvent(event)

    def link_place(self) -> QRect:
        """Where the link stands that was followed last, in the viewport: under the mouse, or at the keyboard."""
        return self._pressed if self._pressed is not None else self.cursorRect()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802
        """Tab goes from link to link, and says each one: Qt itself tells a screen reader nothing of them."""
        before = self.textCursor()
        self._begin_here(before)
        moved = super().focusNextPrevChild(following)
        if not moved and not before.hasSelection():
            self.setTextCursor(before)
        words = self.textCursor().selectedText()
        if moved and self.textCursor().charFormat().isAnchor() and words:
            self.tell(_("Link: {words}").format(words=words))
        return moved

    def _begin_here(self, cursor: QTextCursor) -> None:
        """Let Tab begin at what one reads: without a chosen word Qt begins at the top of the page each time."""
        if cursor.hasSelection():
            return
        seen = self.viewport().rect().intersects(self.cursorRect(cursor))
        place = QTextCursor(cursor if seen else self.cursorForPosition(self.viewport().rect().topLeft()))
        back = QTextCursor.MoveOperation.PreviousCharacter
        place.movePosition(back)  # a link that begins right here is the next one
        if place.movePosition(back, QTextCursor.MoveMode.KeepAnchor):
            self.setTextCursor(place)

    def go_to_heading(self, step: int) -> None:
        """Go to the next heading (1) or the one before (-1), and say it."""
        at = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        found = [block for block in _blocks(self.document()) if block.blockFormat().headingLevel()]
        place = self.textCursor().block()
        here = place if place in found and self._is_seen(place) else at
        ahead = [block for block in found if (block.blockNumber() - here.blockNumber()) * step > 0]
        if ahead:
            block = ahead[0 if step > 0 else -1]
            self.setTextCursor(QTextCursor(block))
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top))
            level = block.blockFormat().headingLevel()
            self.tell(_("Heading {level}: {words}").format(level=level, words=block.text()))

    def _is_seen(self, block: QTextBlock) -> bool:
        return self.viewport().rect().intersects(self.cursorRect(QTextCursor(block)))

    def tell(self, words: str) -> None:
        """Let a screen reader say something."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.setAccessibleDescription(words)

    # ------------------------------------------------------------------ finding on the page

    def mark(self, words: str, *, go: bool = True) -> tuple[int, int]:
        """Mark where `words` stand on the page; the number of the one on show and how many there are."""
        self._words = words.strip()
        if self._words:
            self._open_where(self._words)
        self._marks = []
        cursor = QTextCursor(self.document())
        while self._words and len(self._marks) < MOST_MARKS:
            cursor = self.document().find(self._words, cursor)
            if cursor.isNull():
                break
            self._marks.append(QTextCursor(cursor))
        self._marked = 0
        if go and self._marks:
            top = self.cursorForPosition(self.viewport().rect().topLeft()).position()
            later = [n for n, found in enumerate(self._marks) if found.position() >= top]
            self._marked = later[0] if later else 0
        self._show_marks(go=go)
        return (self._marked + 1 if self._marks else 0), len(self._marks)

    def step(self, by: int) -> tuple[int, int]:
        """Go to the next marked place, or the one before; after the last comes the first."""
        if self._marks:
            self._marked = (self._marked + by) % len(self._marks)
            self._show_marks(go=True)
        return (self._marked + 1 if self._marks else 0), len(self._marks)

    def _show_marks(self, *, go: bool) -> None:
        tokens = self._theme.tokens
        shown = []
        for number, cursor in enumerate(self._marks):
            one = QTextEdit.ExtraSelection()
            one.cursor = cursor
            here = number == self._marked
            ground, colour = (tokens.accent, tokens.accent_text) if here else (tokens.tint, tokens.heading)
            one.format.setBackground(QColor(ground))
            one.format.setForeground(QColor(colour))
            one.format.setFontUnderline(not here)
            shown.append(one)
        self.setExtraSelections(shown)
        if go and self._marks:
            cursor = QTextCursor(self._marks[self._marked])
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)
            self.ensureCursorVisible()


def _line_of(number: int, titles: list[str], is_open: bool) -> str:
    """The line that opens and folds what stands beside forms."""
    some = " · ".join(titles[:MOST_TITLES]) + (" · …" if len(titles) > MOST_TITLES else "")
    words = ngettext("Beside the form: {count} note", "Beside the form: {count} notes", len(titles))
    words = entities.escape(words.format(count=format_number(len(titles))))
    sign = "−" if is_open else "+"
    line = f'<p class="beside"><a href="{BESIDE}{number}">{sign} {words}</a>'
    return line + ("</p>" if is_open else f" ({some})</p>")


def _words_of(html: str) -> str:
    return entities.unescape(re.sub(r"<[^>]+>", "", html))


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found
