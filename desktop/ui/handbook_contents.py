"""The left side of the handbook: the search field, and below it the table of contents or what was found.

Bookmarks stand above the parts. A part opens with the page that is on show, or when somebody opens it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.guidance.handbook import Handbook
from desktop.guidance.notes import NoteSearch, PageRemark
from desktop.guidance.search import Hit
from desktop.system.locale import _, format_number, ngettext
from desktop.ui.hit_delegate import HIT, HitDelegate, group_line, grouped, marked_runs
from desktop.ui.layout import clear, column
from desktop.ui.text import button, plain_label
from desktop.ui.theme import Theme
from desktop.ui.wrapping import WrappingRow

PAUSE_MS = 80
MOST_HITS = 30
_PAGE = Qt.ItemDataRole.UserRole


class HandbookContents(QWidget):
    """Emits `chose` with "page#anchor". Arrow keys and Enter work from the search field."""

    chose = Signal(str)

    def __init__(self, handbook: Handbook, theme: Theme) -> None:
        super().__init__()
        self._handbook, self._theme = handbook, theme
        self.notes: Callable[[], list[PageRemark]] = list  # one's own notes, where there is a workbook
        self._note_search = NoteSearch()
        self._lines_of: dict[str, QTreeWidgetItem] = {}
        self._bookmarks: QTreeWidgetItem | None = None
        self._unfolded: QTreeWidgetItem | None = None  # the part that opened with the page on show
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        lines = column(self, margin=10, spacing=8)
        self.search = QLineEdit()
        self.search.setObjectName("handbook.search")
        self.search.setAccessibleName(_("Search the handbook"))
        self.search.setPlaceholderText(_("Search the handbook"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_search)
        self.search.textChanged.connect(self._pause.start)
        self.count = plain_label("", role="label", name="handbook.count")
        self.count.hide()
        self.tree = self._make_tree()
        self.list_pages()
        self.hits = self._make_hits()
        self.meanings = WrappingRow(spacing=4)
        lines.addWidget(self.search)
        lines.addWidget(self.count)
        lines.addLayout(self.meanings)
        lines.addWidget(self.tree)
        lines.addWidget(self.hits)
        self.hits.hide()
        theme.changed.connect(self._on_theme)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("handbook.contents")
        tree.setAccessibleName(_("Contents of the handbook"))
        tree.setProperty("role", "plain")
        tree.setItemDelegate(_Wrapping(tree))
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setIndentation(16)
        tree.setWordWrap(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.itemClicked.connect(self._on_page)
        tree.itemActivated.connect(self._on_page)
        return tree

    def list_pages(self) -> None:
        """List the parts and pages that there are now."""
        tree = self.tree
        tree.clear()
        self._lines_of = {}
        self._bookmarks = self._unfolded = None
        bold = QFont(tree.font())
        bold.setBold(True)
        for number, part in enumerate(self._handbook.parts(), 1):
            top = QTreeWidgetItem([f"{format_number(number)}  {part.title}"])
            top.setFont(0, bold)
            tree.addTopLevelItem(top)
            for page in part.pages:
                line = QTreeWidgetItem([page.title])
                line.setData(0, _PAGE, page.id)
                top.addChild(line)
                self._lines_of[page.id] = line

    def show_bookmarks(self, page_ids: list[str]) -> None:
        """List the pages with a bookmark, in the order in which they were marked."""
        opened = self._bookmarks is None or self._bookmarks.isExpanded()
        if self._bookmarks is not None:
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(self._bookmarks))
            self._bookmarks = None
        known = [self._lines_of[page_id] for page_id in page_ids if page_id in self._lines_of]
        if not known:
            return
        self._bookmarks = QTreeWidgetItem([_("Bookmarks")])
        bold = QFont(self.tree.font())
        bold.setBold(True)
        self._bookmarks.setFont(0, bold)
        for other in known:
            line = QTreeWidgetItem([other.text(0)])
            line.setData(0, _PAGE, other.data(0, _PAGE))
            self._bookmarks.addChild(line)
        self.tree.insertTopLevelItem(0, self._bookmarks)
        self._bookmarks.setExpanded(opened)

    def _make_hits(self) -> QListWidget:
        hits = QListWidget()
        hits.setObjectName("handbook.hits")
        hits.setAccessibleName(_("Pages that were found"))
        hits.setProperty("role", "plain")
        hits.setItemDelegate(HitDelegate(self._theme, hits))
        hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hits.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        hits.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # so that the width stays the same
        hits.itemClicked.connect(self._on_hit)
        hits.itemActivated.connect(self._on_hit)
        return hits

    def mark(self, page_id: str) -> None:
        """Show in the contents which page is open."""
        line = self._lines_of.get(page_id)
        if line is not None:
            self._unfold(line.parent())
            chosen = self.tree.currentItem()
            # The page may have been chosen among the bookmarks: then it stays chosen there.
            if chosen is None or chosen.data(0, _PAGE) != page_id:
                chosen = line
                self.tree.setCurrentItem(line)
            self.tree.scrollToItem(chosen)
        else:
            self.tree.clearSelection()

    def _unfold(self, part: QTreeWidgetItem | None) -> None:
        """Open a part; the one that was opened with an earlier page folds again, those opened by hand stay."""
        if part is None or part is self._unfolded:
            return
        if self._unfolded is not None:
            self._unfolded.setExpanded(False)
        self._unfolded = None if part.isExpanded() else part
        part.setExpanded(True)

    def _on_search(self) -> None:
        words = self.search.text().strip()
        pages = self._handbook.search(words, MOST_HITS) if words else []
        notes = self._note_search.search(self.notes(), words) if words else []
        terms = self._handbook.search_terms(words) if words else []
        self.hits.clear()
        for title, hits in [*grouped(terms), (_("My notes"), notes), *grouped(pages)]:
            if hits:
                self.hits.addItem(group_line(title))
            for hit in hits:
                self._add_hit(hit, title)
        found = len(pages)
        if found:
            words_found = ngettext("{count} page found", "{count} pages found", found)
            text = words_found.format(count=format_number(found))
        else:
            text = _("Nothing found. Try fewer or shorter words.")
        self._choose(pages[0] if pages else None)
        self.count.setText(text)
        self.count.setVisible(bool(words) and (found > 0 or not self.hits.count()))
        self._show_meanings(words)
        self.hits.setVisible(self.hits.count() > 0)
        self.tree.setVisible(not self.hits.count())

    def _add_hit(self, hit: Hit, group: str) -> None:
        passage, _runs = marked_runs(hit.snippet)
        line = QListWidgetItem(self.hits)
        line.setData(HIT, hit)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.title}. {group}. {passage}")

    def _choose(self, best: Hit | None) -> None:
        """Enter opens the best page, or what there is when no page was found."""
        lines = [n for n in range(self.hits.count()) if self.hits.item(n).data(HIT) is not None]
        wanted = [n for n in lines if best is not None and self.hits.item(n).data(HIT) is best]
        if lines:
            self.hits.setCurrentRow((wanted or lines)[0])
            QTimer.singleShot(
                0, self.hits, self.hits.scrollToTop
            )  # after the list has its place: terms stand above

    def _show_meanings(self, words: str) -> None:
        """Where a short form has several meanings, ask which one is meant."""
        clear(self.meanings)
        found = self._handbook.meanings(words) if words else []
        for term in found:
            made = button(term.title, role="tab", name=f"handbook.meaning.{term.id}")
            made.setAccessibleName(_("Search for {words}").format(words=term.title))
            made.setProperty("words", term.title)
            made.clicked.connect(self._on_meaning)
            self.meanings.addWidget(made)

    def _on_meaning(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.search.setText(str(sender.property("words")))
            self.search.setFocus()

    def _on_page(self, line: QTreeWidgetItem) -> None:
        page_id = line.data(0, _PAGE)
        if page_id:
            self.chose.emit(str(page_id))
        else:
            line.setExpanded(not line.isExpanded())
            self._unfolded = None if line is self._unfolded else self._unfolded

    def _on_hit(self, line: QListWidgetItem) -> None:
        hit = line.data(HIT)
        if hit is not None:
            self.chose.emit(f"{hit.id}#{hit.anchor}" if hit.anchor else hit.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, shown = event.key(), self.hits if self.hits.isVisible() else self.tree
            if key == Qt.Key.Key_Down:
                shown.setFocus()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._pause.isActive():  # whoever types fast and presses Enter means what was typed
                    self._pause.stop()
                    self._on_search()
                line = self.hits.currentItem()
                if line is not None:
                    self._on_hit(line)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._on_theme()

    def _on_theme(self) -> None:
        self.tree.scheduleDelayedItemsLayout()
        self.hits.scheduleDelayedItemsLayout()


class _Wrapping(QStyledItemDelegate):
    """Gives a line of the contents the height of its wrapped words; a tree of Qt measures them unwrapped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        tree = self.parent()
        if isinstance(tree, QTreeWidget):
            inset = tree.indentation() * (2 if index.parent().isValid() else 1)
            option.rect = QRect(0, 0, tree.viewport().width() - inset - 24, 10)
        return super().sizeHint(option, index)
