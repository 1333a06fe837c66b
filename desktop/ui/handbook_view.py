"""The handbook: contents and search left, the page in the middle, what belongs to it right. Needs no workbook."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QListWidget, QTextEdit, QWidget

from desktop.guidance.handbook import Handbook, Page
from desktop.guidance.notes import PageRemark
from desktop.system.locale import _, show
from desktop.system.settings import Settings
from desktop.ui.find_bar import FindBar
from desktop.ui.handbook_bars import PageFoot, PageHead
from desktop.ui.handbook_contents import HandbookContents
from desktop.ui.handbook_links import LinkGuide, facts_of
from desktop.ui.handbook_places import Place, Trail
from desktop.ui.handbook_side import HandbookSide
from desktop.ui.layout import column, frame, row
from desktop.ui.popup import PopUp
from desktop.ui.print_panel import PrintPanel
from desktop.ui.reader import Reader
from desktop.ui.reading_habits import ReadingHabits
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.ui.theme import Theme
from desktop.workspace.page_notes import by_page, remarks

LEFT, RIGHT = 250, 230  # pixels at 100 %
WIDEST_TEXT = 700
ROOM_FOR_SIDE = 960  # below this the right side takes the place of the contents when it is asked for


class HandbookView(QWidget):
    """Reads and searches the handbook. `asked_for_page` carries a step of the program to try things in."""

    asked_for_page = Signal(str)

    def __init__(
        self,
        handbook: Handbook,
        theme: Theme,
        *,
        settings: Settings | None = None,
        session: Session | None = None,
    ) -> None:
        super().__init__()
        self._handbook, self._theme, self._session = handbook, theme, session
        self._habits = ReadingHabits(settings)
        self._can_try = session is not None
        self._titles = {page.id: page.title for part in handbook.parts() for page in part.pages}
        self._edition = handbook.edition
        self._trail = Trail()
        self.page: Page | None = None
        self._beside_due = False  # the lists around the page still belong to the one before
        self.setObjectName("handbook_view")
        line = row(self, spacing=0)
        self.contents = HandbookContents(handbook, theme)
        self.contents.chose.connect(self.show_place)
        if session is not None:
            self.contents.notes = self._notes
        line.addWidget(self.contents)
        line.addWidget(frame("vrule"))
        line.addWidget(self._make_middle(), 1)
        self._rule = frame("vrule")
        line.addWidget(self._rule)
        self.side = HandbookSide(session)
        self.side.chose_heading.connect(self._on_heading)
        self.side.asked_to_bookmark.connect(self.toggle_bookmark)
        self.side.asked_to_print.connect(self.print_pages)
        line.addWidget(self.side)
        _add_keys(self)
        self.contents.show_bookmarks(self._habits.bookmarks)
        theme.changed.connect(self._fit)
        self._show_history()
        if handbook.problem is not None:
            self.title.setText(show(handbook.problem))

    def _notes(self) -> list[PageRemark]:
        assert self._session is not None
        return remarks(self._session.snapshot)

    @property
    def callout(self) -> PopUp:
        """The few words beside what was followed."""
        return self.links.callout

    @property
    def headings(self) -> QListWidget:
        """The headings of the page on show."""
        self.show_beside()
        return self.side.headings

    # ------------------------------------------------------------------ building

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        middle.setObjectName("page")
        lines = column(middle, spacing=6)
        lines.setContentsMargins(28, 14, 18, 12)
        lines.addWidget(self._make_head())
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
        self.reader = Reader(self._handbook, self._theme, self._habits.size)
        self.reader.painted.connect(self.show_beside)
        self.reader.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.reader.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.links = LinkGuide(self._handbook, self.reader, self, self._theme, can_try=self._can_try)
        self.links.chose.connect(self.show_place)
        self.links.chose_heading.connect(self._on_heading)
        self.links.asked_for_page.connect(self.asked_for_page)
        self.links.asked_for_words.connect(self._on_asked_for_words)
        self.finder = FindBar(self.reader)
        self.printing = PrintPanel(self._handbook)
        lines.addWidget(self.printing)
        lines.addWidget(self.finder)
        lines.addWidget(self.reader, 1)
        self.foot = PageFoot()
        self.foot.chose.connect(self._on_neighbour)
        lines.addWidget(self.foot)
        return middle

    def _make_head(self) -> PageHead:
        self.head = PageHead()
        self.head.asked_to_go.connect(self._move)
        self.head.asked_to_find.connect(self._find_open)
        self.head.asked_for_size.connect(self._on_size)
        self.head.asked_for_side.connect(self._fit)
        return self.head

    # ------------------------------------------------------------------ showing

    def show_place(self, place: str) -> None:
        """Show "page" or "page#anchor"; "" is the page of last time. One that does not exist is said below."""
        page_id, _mark, anchor = place.partition("#")
        wanted = Place(page_id, anchor)
        if not page_id:
            wanted = self._habits.begin_at(self._titles)
        if self._handbook.page(wanted.page) is None:
            if wanted.page:
                words = _("The handbook has no such page. Search for it on the left.")
                self.callout.say(_("Not in the handbook"), words)
            return
        self._keep_scroll()
        self._trail.go(wanted)
        self._go()

    def go_back(self) -> None:
        """Go back to the place before."""
        self._move(-1)

    def go_forward(self) -> None:
        """Go forward again."""
        self._move(1)

    def _move(self, by: int) -> None:
        self._keep_scroll()
        if self._trail.move(by):
            self._go()

    def _keep_scroll(self) -> None:
        if self.page is not None:
            self._trail.keep(self.reader.share())

    def _go(self) -> None:
        place = self._trail.here
        assert place is not None
        if self.page is None or self.page.id != place.page:
            page = self._handbook.page(place.page)
            if page is not None:
                self._show_page(page)
        self.callout.hide()
        self._show_history()
        self._scroll()
        QTimer.singleShot(0, self, self._scroll)  # once more when the text has its final width

    def _scroll(self) -> None:
        place = self._trail.here
        if place is None:
            return
        if place.share >= 0:
            self.reader.go_to_share(place.share)
        elif place.anchor:
            self.reader.scrollToAnchor(place.anchor)
        else:
            self.reader.verticalScrollBar().setValue(0)

    def _show_page(self, page: Page) -> None:
        self.side.flush()
        self.page = page
        self.title.setText(page.title)
        self.head.part.show_text(page.part_title)
        self.facts.setText(facts_of(page))
        self.try_button.setVisible(self._can_try and bool(page.try_it))
        self.reader.show_html(page.html, page.title)
        self.finder.again()
        self._beside_due = True
        if not self.reader.isVisible():
            self.show_beside()

    def show_beside(self) -> None:
        """Show what belongs to the page in the lists around it; first comes the page itself, which is waited for."""
        page, due, self._beside_due = self.page, self._beside_due, False
        if page is not None and due:
            self.contents.mark(page.id)
            self.side.show_page(page)
            self.side.show_bookmark(page.id in self._habits.bookmarks)
            self.foot.show_neighbours(page.id, list(self._titles.items()))

    def _show_history(self) -> None:
        self.head.show_history(back=self._trail.can_go_back, forward=self._trail.can_go_forward)

    def _on_escape(self) -> None:
        """Away with what came last: the words of a term, the words to find, else the search."""
        if self.callout.isVisible():
            self.callout.hide()
        elif self.printing.isVisible():
            self.printing.hide()
        elif self.finder.isVisible():
            self.finder.close_bar()
        else:
            self.contents.search.clear()

    # ------------------------------------------------------------------ what was pressed

    def _on_asked_for_words(self, words: str) -> None:
        self.contents.search.setText(words)
        self.contents.search.setFocus()

    def _on_try(self) -> None:
        if self.page is not None:
            self.links.try_out(self.page.try_it)

    def _on_heading(self, anchor: str) -> None:
        if self.page is not None:
            self.show_place(f"{self.page.id}#{anchor}")

    def _on_neighbour(self, page_id: str) -> None:
        self.show_place(page_id)
        self.reader.setFocus()

    def _turn(self, by: int) -> None:
        """Go to the page after this one (1) or before it (-1)."""
        self.show_beside()
        (self.foot.next if by > 0 else self.foot.previous).click()

    def _find_open(self) -> None:
        self.finder.open_bar()

    def toggle_bookmark(self) -> None:
        """Keep a bookmark at this page, or take it away."""
        if self.page is not None:
            self.side.show_bookmark(self._habits.toggle_bookmark(self.page.id))
            self.contents.show_bookmarks(self._habits.bookmarks)

    def print_pages(self) -> None:
        """Offer to print or save this page and more."""
        if self.page is not None:
            self.side.flush()
            notes = by_page(self._session.snapshot) if self._session is not None else {}
            self.printing.open_panel(self.page, notes)

    def _on_size(self, step: int) -> None:
        self.reader.show_size(self._habits.change_size(step))
        self._fit()

    # ------------------------------------------------------------------ fitting

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._edition != self._handbook.edition:
            self._read_anew()
        if self.page is None:
            self.show_place("")

    def _read_anew(self) -> None:
        """Content packs came or went since the contents were listed."""
        self._edition = self._handbook.edition
        self._titles = {page.id: page.title for part in self._handbook.parts() for page in part.pages}
        self.contents.list_pages()
        self.contents.show_bookmarks(self._habits.bookmarks)
        place, self.page = self._trail.here, None
        if place is not None:
            self.show_place(place.page if place.page in self._titles else next(iter(self._titles), ""))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if self.page is not None:
            self._keep_scroll()
            self._habits.leave(Place(self.page.id, "", self.reader.share()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        room = self.width() >= px(ROOM_FOR_SIDE)
        self.head.side.setVisible(not room)
        side = room or self.head.side.isChecked()
        self.contents.setVisible(room or not side)
        self.contents.setFixedWidth(min(px(LEFT), max(180, self.width() // 3)))
        self.side.setFixedWidth(px(RIGHT))
        self.side.setVisible(side)
        self._rule.setVisible(side)
        QTimer.singleShot(0, self, self._fit_text)

    def _fit_text(self) -> None:
        self.side.fit()
        widest = round(self._theme.px(WIDEST_TEXT) * max(100, self._habits.size) / 100)
        self.reader.show_width(max(200, min(self.reader.viewport().width() - 8, widest)))


def _add_keys(view: HandbookView) -> None:
    keys: dict[str, Callable[[], object]] = {
        "Alt+Left": view.go_back,
        "Alt+Right": view.go_forward,
        "Ctrl+F": view.finder.open_bar,
        "Ctrl+D": view.toggle_bookmark,
        "Ctrl+P": view.print_pages,
        "Ctrl++": partial(view._on_size, 1),
        "Ctrl+=": partial(view._on_size, 1),
        "Ctrl+-": partial(view._on_size, -1),
        "Ctrl+0": partial(view._on_size, 0),
        "Escape": view._on_escape,
        "Ctrl+PgDown": partial(view._turn, 1),
        "Ctrl+PgUp": partial(view._turn, -1),
    }
    if view._session is None:  # beside a workbook this key belongs to the search of the whole window
        keys["Ctrl+K"] = view.contents.search.setFocus
    for name, slot in keys.items():
        made = QShortcut(QKeySequence(name), view, slot)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    for name, by in (("F6", 1), ("Shift+F6", -1)):  # also from what stands around the handbook
        QShortcut(QKeySequence(name), view, partial(_next_side, view, by))


def _next_side(view: HandbookView, by: int) -> None:
    """Take the keyboard to the contents, the page or what belongs to the page, whichever comes next: a page has
    many links, and Tab stops at each."""
    view.show_beside()
    sides = [
        (view.contents, view.contents.hits if view.contents.hits.isVisible() else view.contents.tree),
        (view.reader, view.reader),
        (view.side, view.side.headings if view.side.headings.isVisible() else view.side.bookmark),
    ]
    shown = [(side, inside) for side, inside in sides if side.isVisible()]
    focus = QApplication.focusWidget()
    here = [n for n, (side, _in) in enumerate(shown) if focus and (focus is side or side.isAncestorOf(focus))]
    at = here[0] if here else (-1 if by > 0 else 0)
    shown[(at + by) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)
