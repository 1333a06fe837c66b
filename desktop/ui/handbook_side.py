"""The right side of the handbook: the headings of the page, my note on it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.records import PageNote
from desktop.guidance.handbook import Page
from desktop.system.locale import _
from desktop.ui.form import FormSection
from desktop.ui.layout import column
from desktop.ui.session import Session
from desktop.ui.text import button, plain_label
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.workspace import Changed

ANCHOR = Qt.ItemDataRole.UserRole
FEWEST_LINES = 14  # that a long list keeps where there is little room; the rest is scrolled to


class HandbookSide(QWidget):
    """Follows the page on show. Without a workbook there is nowhere to keep a note, and it says so."""

    chose_heading = Signal(str)
    asked_to_bookmark = Signal()
    asked_to_print = Signal()

    def __init__(self, session: Session | None) -> None:
        super().__init__()
        self._session = session
        self._page: Page | None = None
        self.setObjectName("guidance")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        lines = column(self, margin=14, spacing=8)
        lines.addWidget(plain_label(_("On this page").upper(), role="caption"))
        lines.addWidget(self._make_headings())
        self.nothing = plain_label(_("This page has no headings."), role="muted", name="handbook.no_headings")
        lines.addWidget(self.nothing)
        lines.addWidget(plain_label(_("My note").upper(), role="caption"))
        self.note: FormSection | None = None
        if session is None:
            words = _("Open a workbook to write notes on pages: they are kept in it.")
            lines.addWidget(plain_label(words, role="muted", name="handbook.no_notes"))
        else:
            self.note = FormSection(session, PageNote, ["text"])
            self.note.boxes["text"].label.hide()
            self.note.boxes["text"].editor.setAccessibleName(_("My note on this page"))
            lines.addWidget(self.note)
            words = _("Kept in this workbook. It leaves it only when you print the page with it.")
            lines.addWidget(plain_label(words, role="label", name="handbook.note_hint"))
            session.changed.connect(self._on_changed)
        tools = WrappingRow(spacing=6)
        self.bookmark = button(_("Bookmark"), role="toggle", name="handbook.bookmark", tip="Ctrl+D")
        self.bookmark.setCheckable(True)
        self.bookmark.clicked.connect(self.asked_to_bookmark)
        self.print = button(_("Print or save"), name="handbook.print", tip="Ctrl+P")
        self.print.clicked.connect(self.asked_to_print)
        tools.addWidget(self.bookmark)
        tools.addWidget(self.print)
        lines.addLayout(tools)
        lines.addStretch()

    def _make_headings(self) -> QListWidget:
        self.headings = _Headings()
        self.headings.setObjectName("handbook.headings")
        self.headings.setAccessibleName(_("On this page"))
        self.headings.setProperty("role", "plain")
        self.headings.setWordWrap(True)
        self.headings.setItemDelegate(_Wrapping(self.headings))
        self.headings.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.headings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.headings.itemClicked.connect(self._on_heading)
        self.headings.itemActivated.connect(self._on_heading)
        return self.headings

    def show_page(self, page: Page) -> None:
        """Show what belongs to a page."""
        if self.note is not None:
            self.note.flush()
        self._page = page
        self.headings.clear()
        for heading in page.headings:
            if heading.anchor and heading.level in (2, 3):
                line = QListWidgetItem(("    " if heading.level == 3 else "") + heading.title, self.headings)
                line.setData(ANCHOR, heading.anchor)
        self.headings.setVisible(self.headings.count() > 0)
        self.nothing.setVisible(not self.headings.count())
        self.fit()
        self._show_note()

    def flush(self) -> None:
        """Hand on the note that is being typed."""
        if self.note is not None:
            self.note.flush()

    def show_bookmark(self, kept: bool) -> None:
        """Say whether the page has a bookmark."""
        self.bookmark.setChecked(kept)
        self.bookmark.setAccessibleName(_("Take the bookmark away") if kept else _("Bookmark"))

    def fit(self) -> None:
        """Give the headings the height of their lines, so that the note stands right below."""
        count = self.headings.count()
        if count:
            policy = Qt.ScrollBarPolicy
            self.headings.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff)
            self.headings.doItemsLayout()
            last = self.headings.visualItemRect(self.headings.item(count - 1))
            first = self.headings.visualItemRect(self.headings.item(0))
            fewest = FEWEST_LINES * (self.headings.fontMetrics().height() + 8)
            most = max(fewest, self._room())
            tall = last.bottom() - first.top() + 6
            if tall > most:  # a bar that comes later would cut the lines that were measured without it
                self.headings.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn)
                self.headings.doItemsLayout()
            self.headings.setMinimumHeight(min(tall, fewest))
            self.headings.be_tall(min(tall, most))

    def _room(self) -> int:
        """How tall the headings may be before something below them is cut."""
        lines = self.layout()
        if lines is None:
            return 0
        return self.headings.sizeHint().height() + self.height() - lines.totalHeightForWidth(self.width())

    def _show_note(self) -> None:
        if self.note is None or self._session is None or self._page is None:
            return
        mine = [n for n in self._session.snapshot.all(PageNote) if n.page == self._page.id]
        self.note.show_record(mine[0] if mine else PageNote(page=self._page.id, name=self._page.title))

    def _on_changed(self, change: Changed) -> None:
        if "page_note" in change.tables:
            self._show_note()

    def _on_heading(self, line: QListWidgetItem) -> None:
        self.chose_heading.emit(str(line.data(ANCHOR)))


class _Headings(QListWidget):
    """A list as tall as its lines; a window that gets lower takes of it first."""

    def __init__(self) -> None:
        super().__init__()
        self._tall = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def be_tall(self, height: int) -> None:
        """Take this height where there is room."""
        self._tall = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), self._tall)


class _Wrapping(QStyledItemDelegate):
    """Gives a heading the height of its wrapped words; a list of Qt measures them a little too wide."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        view = self.parent()
        if isinstance(view, QListWidget):
            option.rect = QRect(0, 0, view.viewport().width() - 24, 10)
        return super().sizeHint(option, index)
