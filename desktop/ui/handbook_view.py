"""The handbook: contents and search left, the page in the middle, its headings right. Needs no workbook."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QTextEdit, QWidget

from desktop.domain.flows import step_at
from desktop.guidance.handbook import Handbook, Page
from desktop.guidance.links import PAGE, TERM, TRY, target_of
from desktop.system.locale import _, format_number, ngettext, show
from desktop.ui.callout import CallOut
from desktop.ui.handbook_contents import HandbookContents
from desktop.ui.layout import column, frame, row
from desktop.ui.reader import Reader
from desktop.ui.text import ElidedButton, button, plain_label
from desktop.ui.theme import Theme
from desktop.workspace.features import feature

LEFT, RIGHT = 250, 220  # pixels at 100 %
WIDEST_TEXT = 700
ROOM_FOR_HEADINGS = 960  # below this the list of headings folds away
ANCHOR = Qt.ItemDataRole.UserRole


@dataclass
class _Place:
    """A place somebody was at: page, anchor and how far it was scrolled (-1: at the anchor)."""

    page: str
    anchor: str = ""
    scrolled: int = -1


class HandbookView(QWidget):
    """Reads and searches the handbook. `asked_for_page` carries a step of the program to try things in."""

    asked_for_page = Signal(str)

    def __init__(self, handbook: Handbook, theme: Theme, *, can_try: bool = False) -> None:
        super().__init__()
        self._handbook, self._theme, self._can_try = handbook, theme, can_try
        self._order = [page.id for part in handbook.parts() for page in part.pages]
        self._titles = {page.id: page.title for part in handbook.parts() for page in part.pages}
        self._been: list[_Place] = []
        self._at = -1
        self.page: Page | None = None
        self.setObjectName("handbook_view")
        line = row(self, spacing=0)
        self.contents = HandbookContents(handbook, theme)
        self.contents.chose.connect(self.show_place)
        line.addWidget(self.contents)
        line.addWidget(frame("vrule"))
        line.addWidget(self._make_middle(), 1)
        self._rule = frame("vrule")
        line.addWidget(self._rule)
        self._right = self._make_right()
        line.addWidget(self._right)
        for keys, slot in (("Alt+Left", self.go_back), ("Alt+Right", self.go_forward)):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.contents.search.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._on_escape)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        theme.changed.connect(self._fit)
        self._show_history()
        if handbook.problem is not None:
            self.title.setText(show(handbook.problem))

    # ------------------------------------------------------------------ building

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        middle.setObjectName("page")
        lines = column(middle, spacing=6)
        lines.setContentsMargins(28, 14, 18, 12)
        head = row(spacing=6)
        self.back = button(
            _("Back"), role="link", name="handbook.back", tip=_("Back to where you were (Alt+Left)")
        )
        self.back.clicked.connect(self.go_back)
        self.forward = button(
            _("Forward"), role="link", name="handbook.forward", tip=_("Forward again (Alt+Right)")
        )
        self.forward.clicked.connect(self.go_forward)
        self.part = plain_label("", role="label", wrap=False, name="handbook.part")
        head.addWidget(self.back)
        head.addWidget(self.forward)
        head.addStretch()
        head.addWidget(self.part)
        lines.addLayout(head)
        self.title = plain_label("", role="title", name="handbook.title")
        lines.addWidget(self.title)
        under = row(spacing=12)
        self.facts = plain_label("", role="muted", name="handbook.facts")
        under.addWidget(self.facts, 1)
        self.try_button = button(_("Try it"), name="handbook.try")
        self.try_button.clicked.connect(self._on_try)
        under.addWidget(self.try_button)
        lines.addLayout(under)
        lines.addSpacing(6)
        self.reader = Reader(self._handbook, self._theme)
        self.reader.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.reader.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader.followed.connect(self._on_followed)
        lines.addWidget(self.reader, 1)
        self.callout = CallOut("handbook.callout")
        lines.addWidget(self.callout)
        lines.addLayout(self._make_neighbours())
        return middle

    def _make_neighbours(self) -> QHBoxLayout:
        self._neighbours = row(spacing=12)
        self.previous: QPushButton | None = None
        self.next: QPushButton | None = None
        return self._neighbours

    def _make_right(self) -> QWidget:
        right = QWidget()
        right.setObjectName("guidance")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        lines = column(right, margin=14, spacing=8)
        lines.addWidget(plain_label(_("On this page").upper(), role="caption"))
        self.headings = QListWidget()
        self.headings.setObjectName("handbook.headings")
        self.headings.setAccessibleName(_("On this page"))
        self.headings.setProperty("role", "plain")
        self.headings.setWordWrap(True)
        self.headings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.headings.itemClicked.connect(self._on_heading)
        self.headings.itemActivated.connect(self._on_heading)
        lines.addWidget(self.headings, 1)
        return right

    # ------------------------------------------------------------------ showing

    def show_place(self, place: str) -> None:
        """Show "page" or "page#anchor"; "" is the first page. One that does not exist is said below."""
        page_id, _mark, anchor = place.partition("#")
        page_id = page_id or (self._order[0] if self._order else "")
        if self._handbook.page(page_id) is None:
            if page_id:
                self.callout.say(
                    _("Not in the handbook"), _("The handbook has no such page. Search for it on the left.")
                )
            return
        self._keep_scroll()
        del self._been[self._at + 1 :]
        if not self._been or (self._been[-1].page, self._been[-1].anchor) != (page_id, anchor):
            self._been.append(_Place(page_id, anchor))
        else:
            self._been[-1].scrolled = -1
        self._at = len(self._been) - 1
        self._go()

    def go_back(self) -> None:
        """Go back to the place before."""
        self._move(-1)

    def go_forward(self) -> None:
        """Go forward again."""
        self._move(1)

    def _move(self, by: int) -> None:
        if 0 <= self._at + by < len(self._been):
            self._keep_scroll()
            self._at += by
            self._go()

    def _keep_scroll(self) -> None:
        if 0 <= self._at < len(self._been):
            self._been[self._at].scrolled = self.reader.verticalScrollBar().value()

    def _go(self) -> None:
        place = self._been[self._at]
        if self.page is None or self.page.id != place.page:
            page = self._handbook.page(place.page)
            if page is not None:
                self._show_page(page)
        self.callout.hide()
        self._show_history()
        self._scroll()
        QTimer.singleShot(0, self, self._scroll)  # once more when the text has its final width

    def _scroll(self) -> None:
        if not 0 <= self._at < len(self._been):
            return
        place = self._been[self._at]
        if place.scrolled >= 0:
            self.reader.verticalScrollBar().setValue(place.scrolled)
        elif place.anchor:
            self.reader.scrollToAnchor(place.anchor)
        else:
            self.reader.verticalScrollBar().setValue(0)

    def _show_page(self, page: Page) -> None:
        self.page = page
        self.title.setText(page.title)
        self.part.setText(page.part_title)
        self.facts.setText(self._facts(page))
        self.try_button.setVisible(self._can_try and bool(page.try_it))
        self.reader.show_html(page.html)
        self.contents.mark(page.id)
        self.headings.clear()
        for heading in page.headings:
            if heading.anchor and heading.level in (2, 3):
                line = QListWidgetItem(("    " if heading.level == 3 else "") + heading.title, self.headings)
                line.setData(ANCHOR, heading.anchor)
        self._show_neighbours(page.id)

    def _facts(self, page: Page) -> str:
        parts = []
        if page.minutes:
            words = ngettext("{count} minute to read", "{count} minutes to read", page.minutes)
            parts.append(words.format(count=format_number(page.minutes)))
        used = _place_words(page.try_it)
        if used:
            parts.append(_("used in: {place}").format(place=used))
        return "  ·  ".join(parts)

    def _show_neighbours(self, page_id: str) -> None:
        for old in (self.previous, self.next):
            if old is not None:
                self._neighbours.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.previous = self.next = None
        place = self._order.index(page_id) if page_id in self._order else -1
        if place > 0:
            self.previous = self._neighbour(_("Previous: {title}"), "previous", self._order[place - 1])
        if 0 <= place < len(self._order) - 1:
            self.next = self._neighbour(_("Next: {title}"), "next", self._order[place + 1])

    def _neighbour(self, words: str, name: str, page_id: str) -> QPushButton:
        made = ElidedButton(words.format(title=self._titles[page_id]), name=f"handbook.{name}")
        made.setProperty("page", page_id)
        made.clicked.connect(self._on_neighbour)
        self._neighbours.addWidget(made)
        return made

    def _show_history(self) -> None:
        self.back.setVisible(self._at > 0)
        self.forward.setVisible(0 <= self._at < len(self._been) - 1)

    def _on_escape(self) -> None:
        """Away with what came last: the words of a term, else the search."""
        if self.callout.isVisible():
            self.callout.hide()
        else:
            self.contents.search.clear()

    # ------------------------------------------------------------------ what was pressed

    def _on_followed(self, url: str) -> None:
        target = target_of(url)
        if target is None:
            return
        if target.kind == PAGE:
            self.show_place(f"{target.id}#{target.anchor}" if target.anchor else target.id)
        elif target.kind == "heading" and self.page is not None:
            self.show_place(f"{self.page.id}#{target.anchor}")
        elif target.kind == TERM:
            term = self._handbook.term(target.id)
            if term is not None:
                self.callout.say(term.title, term.text)
        elif target.kind == TRY:
            self._try(target.id)
        elif target.kind == "outside":
            self.callout.say(_("An address outside this program"), target.id)

    def _on_try(self) -> None:
        if self.page is not None:
            self._try(self.page.try_it)

    def _try(self, key: str) -> None:
        if self._can_try:
            self.asked_for_page.emit(key)
        else:
            words = _("Open or start a workbook first, then come back to this page.")
            self.callout.say(_place_words(key) or _("Try it"), words)

    def _on_heading(self, line: QListWidgetItem) -> None:
        if self.page is not None:
            self.show_place(f"{self.page.id}#{line.data(ANCHOR)}")

    def _on_neighbour(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.show_place(str(sender.property("page")))
            self.reader.setFocus()

    # ------------------------------------------------------------------ fitting

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self.page is None:
            self.show_place("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self.contents.setFixedWidth(min(px(LEFT), max(180, self.width() // 3)))
        room = self.width() >= px(ROOM_FOR_HEADINGS)
        self._right.setFixedWidth(px(RIGHT))
        self._right.setVisible(room)
        self._rule.setVisible(room)
        QTimer.singleShot(0, self, self._fit_text)

    def _fit_text(self) -> None:
        self.reader.setLineWrapColumnOrWidth(
            max(200, min(self.reader.viewport().width() - 8, self._theme.px(WIDEST_TEXT)))
        )


def _place_words(key: str) -> str:
    """The words for a page or step of the program: "Plan and process, Vision"; "" where there is none."""
    try:
        title = _(feature(key.partition(".")[0]).title)
    except KeyError:
        return ""
    step = step_at(key)
    return f"{title}, {_(step.title)}" if step is not None else title
